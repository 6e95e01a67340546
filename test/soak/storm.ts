import type { Fault } from '../local-xero/server';
import { newInvoice } from './changes/documents';
import { newQuote } from './changes/orders';
import type { Change } from './changes/change';
import type { Dice } from './dice';
import type { Office } from './office';
import type { World } from './world';

/** What happens in the organisations: one change at a time, many in one second, hundreds in one second. */
export class Storm {
	/** Changes made so far. */
	made = 0;

	constructor(
		private readonly world: World,
		private readonly dice: Dice,
		private readonly changes: readonly Change[],
	) {}

	/** One change somewhere. */
	change(): void {
		this.in(this.dice.of(this.world.offices), 1);
	}

	/** Five to thirty changes within one second, some within one millisecond. */
	burst(): void {
		this.in(this.dice.of(this.world.offices), this.dice.whole(5, 30));
	}

	/** Hundreds of new documents, or changes, within one second, as an import makes them. */
	import(): void {
		const makers = this.makers();
		this.in(
			this.dice.of(this.world.offices),
			this.dice.whole(150, 400),
			makers.length > 0 ? this.dice.of(makers) : undefined,
		);
	}

	/** What a person does in the middle of a poll. */
	aside(): void {
		this.in(this.dice.of(this.world.offices), this.dice.whole(1, 3));
	}

	/**
	 * So many changes within a second, some of them in the same millisecond. Nobody can look in between within one: what
	 * several changes of a record leave behind in it is one state.
	 */
	private in(office: Office, count: number, make?: (office: Office) => unknown): void {
		const { world, dice } = this;
		world.until(world.now + 1);
		for (let at = 0; at < count; at += 1) {
			const happened = make?.(office) ?? dice.weighted(this.changes).happens(office);
			if (happened) this.made += 1;
			if (!dice.percent(60)) continue;
			world.look(office);
			world.until(world.now + Math.max(1, Math.floor(600 / count)));
		}
		world.look(office);
	}

	private makers(): ((office: Office) => unknown)[] {
		const names = new Set(this.changes.map(({ name }) => name));
		return [
			...(names.has('Invoices created') ? [(office: Office) => newInvoice(office)] : []),
			...(names.has('Quotes created') ? [(office: Office) => newQuote(office)] : []),
			...(names.has('Contacts created')
				? [(office: Office) => office.make('Contacts', { Name: office.name('Customer imported') })]
				: []),
		];
	}
}

const kinds: readonly Fault['kind'][] = [
	'503',
	'500-before-commit',
	'500-after-commit',
	'429-minute',
	'429-concurrent',
	'reset-before-commit',
	'reset-after-commit',
	'malformed-json',
];

/** Something that goes wrong with the calls of the next poll: once, or with every attempt. */
export function faultFor(dice: Dice): Fault {
	return {
		kind: dice.of(kinds),
		method: 'GET',
		url: '/(api|payroll)\\.xro/',
		times: dice.percent(50) ? 1 : 30,
		skip: dice.percent(70) ? 0 : dice.whole(1, 2),
		retryAfter: 5,
	};
}
