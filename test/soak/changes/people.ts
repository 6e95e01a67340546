import type { Rec } from '../../local-xero/contract';
import type { Office } from '../office';
import { changeOf, done, isActive, type Change } from './change';

export const contacts: readonly Change[] = [
	{
		name: 'Contacts created',
		weight: 8,
		happens: (office) =>
			done(
				office.make('Contacts', {
					Name: office.name('Customer'),
					EmailAddress: `${office.dice.whole(1, 99_999)}@customers.example`,
				}),
			),
	},
	{
		name: 'Contacts edited',
		weight: 8,
		happens: changeOf('Contacts', isActive, ({ dice }) => ({
			EmailAddress: `${dice.whole(1, 99_999)}@customers.example`,
		})),
	},
	{
		name: 'Contacts archived',
		weight: 3,
		// Archived for good: keep enough that the books go on.
		happens: (office) =>
			office.shelf('Contacts').all().filter(isActive).length > 6 &&
			changeOf(
				'Contacts',
				(contact) => isActive(contact) && String(contact.Name).startsWith('Customer'),
				() => ({ ContactStatus: 'ARCHIVED' }),
			)(office),
	},
];

const items: Change[] = [
	{
		name: 'Items created',
		weight: 5,
		happens: (office) =>
			done(
				office.make('Items', {
					Code: office.name('SKU').replace(' ', '-'),
					Name: 'Something to sell',
					SalesDetails: { UnitPrice: office.dice.whole(1, 500), AccountCode: '200' },
				}),
			),
	},
	{
		name: 'Items edited',
		weight: 6,
		happens: changeOf(
			'Items',
			() => true,
			(office, { Code }) => ({
				Code,
				Name: office.name('Something'),
				SalesDetails: { UnitPrice: office.dice.whole(1, 500), AccountCode: '200' },
			}),
		),
	},
	{
		name: 'Items deleted',
		weight: 2,
		happens: (office) => {
			const item = office.any('Items', ({ Code }) => String(Code).startsWith('SKU-'));
			return item !== undefined && office.remove('Items', item);
		},
	},
];

const made = ({ Code }: Rec): boolean => /^7\d\d\d$/.test(String(Code));

export const accounts: readonly Change[] = [
	{
		name: 'Accounts created',
		weight: 4,
		happens: (office) =>
			done(
				office.make('Accounts', {
					Code: String(office.dice.whole(7000, 7999)),
					Name: office.name('Account'),
					Type: office.dice.of(['EXPENSE', 'DIRECTCOSTS']),
				}),
			),
	},
	{
		name: 'Accounts edited',
		weight: 4,
		happens: changeOf(
			'Accounts',
			(account) => made(account) && account.Status === 'ACTIVE',
			(office) => ({ Description: office.name('For') }),
		),
	},
	{
		name: 'Accounts archived',
		weight: 1,
		happens: changeOf(
			'Accounts',
			(account) => made(account) && account.Status === 'ACTIVE',
			() => ({ Status: 'ARCHIVED' }),
		),
	},
	{
		name: 'Accounts deleted',
		weight: 2,
		happens: (office) => {
			const account = office.any('Accounts', made);
			return account !== undefined && office.remove('Accounts', account);
		},
	},
];

const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn'];

/** Payroll has words of its own in every country. */
function employee(office: Office): boolean {
	const { payroll } = office.books;
	const { dice } = office;
	const begins = { start: office.day(-dice.whole(0, 300)), born: '1990-04-01' };
	if (payroll?.region === 'AU') {
		const { post } = payroll.employees;
		const found = dice.percent(60) ? dice.of(payroll.employees.all()) : undefined;
		const context = { unitdp: 2, app: 'Somebody at a desk' } as const;
		const element = found
			? { EmployeeID: found.EmployeeID, ...change(office) }
			: {
					FirstName: dice.of(names),
					LastName: office.name('Hand'),
					DateOfBirth: begins.born,
					StartDate: begins.start,
				};
		return post?.(element, context).is === 'ok';
	}
	if (payroll === undefined) return false;
	const address = { addressLine1: '1 High Street', city: 'Town', postCode: '1010' };
	if (dice.percent(60)) {
		const found = dice.of(payroll.all());
		const ends = dice.percent(25) && typeof found.endDate !== 'string' ? { endDate: office.day(0) } : {};
		const next = { ...found, address, lastName: office.name('Hand'), jobTitle: office.name('Role'), ...ends };
		return !Array.isArray(payroll.update(found, next));
	}
	return !Array.isArray(
		payroll.create({
			firstName: dice.of(names),
			lastName: office.name('Hand'),
			dateOfBirth: begins.born,
			startDate: begins.start,
			gender: 'F',
			title: 'Ms',
			address,
		}),
	);
}

const change = (office: Office): Rec =>
	office.dice.percent(25)
		? { TerminationDate: office.day(0), TerminationReason: 'V' }
		: { JobTitle: office.name('Role') };

export const people: readonly Change[] = [
	...contacts,
	...items,
	...accounts,
	{ name: 'Employees', weight: 6, happens: employee },
];
