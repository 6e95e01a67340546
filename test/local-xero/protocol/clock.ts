import type { Clock } from '../contract';

export type ClockMode = 'real' | 'manual';

/** The time of the local Xero: it runs with the machine's clock (shifted if wanted), or stands still until moved. */
export class ControlClock implements Clock {
	private offset = 0;
	private frozenAt: number | undefined;

	/** `at`: milliseconds since the epoch at which a standing clock begins, instead of now. */
	constructor(mode: ClockMode, at?: number) {
		if (mode === 'manual') this.frozenAt = at;
		this.follow(mode);
	}

	get mode(): ClockMode {
		return this.frozenAt === undefined ? 'real' : 'manual';
	}

	now(): number {
		return this.frozenAt ?? Date.now() + this.offset;
	}

	/** 'manual' stops the clock where it is; 'real' goes back to the machine's time. */
	follow(mode: ClockMode): void {
		if (mode === 'manual') this.frozenAt ??= this.now();
		else {
			this.frozenAt = undefined;
			this.offset = 0;
		}
	}

	/** Sets the time without changing the mode. */
	set(instant: number): void {
		this.advance(instant - this.now());
	}

	/** Moves the time by so many milliseconds without changing the mode. */
	advance(milliseconds: number): void {
		if (this.frozenAt === undefined) this.offset += milliseconds;
		else this.frozenAt += milliseconds;
	}

	/** Lets time go by: with a standing clock it is moved at once, with a running one the call waits. */
	async pass(milliseconds: number): Promise<void> {
		if (milliseconds <= 0) return;
		if (this.mode === 'manual') this.advance(milliseconds);
		else await new Promise((resolve) => setTimeout(resolve, milliseconds));
	}
}
