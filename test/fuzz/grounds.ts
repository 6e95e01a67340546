import { basesOf, type Base } from './bases';
import { Ground } from './ground';

/** Cases a local Xero lives for: its books grow with them. */
const casesOfAGround = 500;

/** One ground after the other, each with its bases, and what is made once for each base of a ground. */
export class Grounds<Made> {
	private played = 0;
	private made = new Map<Base, Made>();
	bases: Base[];

	private constructor(
		public ground: Ground,
		private readonly make: (ground: Ground, base: Base) => Made | Promise<Made>,
	) {
		this.bases = basesOf(ground.world);
	}

	static async open<Made>(make: (ground: Ground, base: Base) => Made | Promise<Made>): Promise<Grounds<Made>> {
		return new Grounds(await Ground.open(), make);
	}

	/** Counts a case; answers whether it begins on a new ground. */
	async next(): Promise<boolean> {
		this.played += 1;
		if (this.played % casesOfAGround !== 0) return false;
		const { now } = this.ground;
		await this.ground.close();
		this.ground = await Ground.open(now);
		this.bases = basesOf(this.ground.world);
		this.made = new Map();
		return true;
	}

	async madeFor(base: Base): Promise<Made> {
		const known = this.made.get(base) ?? (await this.make(this.ground, base));
		this.made.set(base, known);
		return known;
	}

	async close(): Promise<void> {
		await this.ground.close();
	}
}
