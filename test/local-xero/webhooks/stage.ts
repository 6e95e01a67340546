import { type LocalXero, startLocalXero } from '../server';
import { Receiver } from './receiver';

const minute = 60_000;
export const hour = 60 * minute;

/** A local Xero whose clock stands, connected to every organisation, and a receiver that has its key. */
export class Stage {
	private constructor(
		readonly xero: LocalXero,
		readonly receiver: Receiver,
	) {}

	static async open(): Promise<Stage> {
		const xero = await startLocalXero({ clock: 'manual', at: Date.parse('2026-11-22T09:00:00Z') });
		xero.control.issueToken();
		const receiver = await new Receiver().open();
		receiver.signingKey = xero.control.webhooks.state().signingKey;
		return new Stage(xero, receiver);
	}

	get webhooks() {
		return this.xero.control.webhooks;
	}

	get tenants(): string[] {
		return this.xero.control.about().organisations.map(({ id }) => id);
	}

	/** Registers the receiver for all categories, or some. */
	async register(categories?: string[]) {
		return await this.webhooks.register({ url: this.receiver.url, categories });
	}

	/** Puts a contact into the books of an organisation, and answers its id. */
	contact(Name: string, tenantId = this.tenants[0]): string {
		const { person } = this.xero.control;
		return String(person.create({ tenantId, endpoint: 'Contacts' }, { Name }).ContactID);
	}

	/** Sequences as they arrived, a list a delivery: `[first, last]`. */
	get arrived(): Array<[number, number]> {
		return this.receiver.deliveries.map(({ firstEventSequence, lastEventSequence }) => [
			firstEventSequence,
			lastEventSequence,
		]);
	}

	wait(ms: number): void {
		this.xero.control.clock({ advance: ms });
	}

	async close(): Promise<void> {
		await this.xero.close();
		await this.receiver.close();
	}
}
