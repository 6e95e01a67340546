import type { Rec } from '../../contract';

/** Pay calendars and employees of the demo organisations, in the words of each country's payroll. */

type PayrollSeed = { calendars: (newId: () => string) => Rec[]; employees: Rec[] };

const calendars2 = (newId: () => string): Rec[] =>
	['Weekly', 'Monthly'].map((calendarType) => ({
		payrollCalendarID: newId(),
		name: `${calendarType} pay`,
		calendarType,
		periodStartDate: '2026-01-05T00:00:00',
		periodEndDate: calendarType === 'Weekly' ? '2026-01-11T00:00:00' : '2026-02-04T00:00:00',
		paymentDate: '2026-01-14T00:00:00',
		updatedDateUTC: '2026-01-05T00:00:00Z',
	}));

/** By the country of the organisation. */
export const payrollSeeds: { readonly [country: string]: PayrollSeed } = {
	AU: {
		calendars: (newId) => [
			{
				PayrollCalendarID: newId(),
				Name: 'Fortnightly pay',
				CalendarType: 'FORTNIGHTLY',
				StartDate: new Date(Date.UTC(2026, 0, 5)),
				PaymentDate: new Date(Date.UTC(2026, 0, 19)),
				UpdatedDateUTC: new Date(Date.UTC(2026, 0, 5)),
			},
		],
		employees: [
			{
				Title: 'Ms',
				FirstName: 'Priya',
				LastName: 'Raman',
				DateOfBirth: '1988-04-17',
				StartDate: '2023-02-01',
				Email: 'priya@wattlecreek.example',
				Gender: 'F',
				JobTitle: 'Head gardener',
				HomeAddress: {
					AddressLine1: '8 Anson Street',
					City: 'Orange',
					Region: 'NSW',
					PostalCode: '2800',
					Country: 'AUSTRALIA',
				},
				BankAccounts: [
					{
						StatementText: 'Wages',
						AccountName: 'P Raman',
						BSB: '062000',
						AccountNumber: '11223344',
						Remainder: true,
					},
				],
			},
			{
				FirstName: 'Jack',
				LastName: 'Collins',
				DateOfBirth: '1995-11-02',
				StartDate: '2024-07-15',
			},
			{
				FirstName: 'Mei',
				LastName: 'Zhao',
				DateOfBirth: '1979-01-30',
				StartDate: '2022-08-08',
				TerminationDate: '2025-12-19',
				TerminationReason: 'V',
			},
		],
	},
	NZ: {
		calendars: calendars2,
		employees: [
			{
				firstName: 'Wiremu',
				lastName: 'Parata',
				dateOfBirth: '1984-06-12',
				gender: 'M',
				email: 'wiremu@harbourlane.example',
				jobTitle: 'Warehouse lead',
				startDate: '2021-03-01',
				address: {
					addressLine1: '19 Taranaki Street',
					city: 'Wellington',
					suburb: 'Te Aro',
					postCode: '6011',
					countryName: 'NEW ZEALAND',
				},
			},
			{
				firstName: 'Ana',
				lastName: 'Tuilagi',
				dateOfBirth: '1999-09-09',
				address: { addressLine1: '4 Beach Road', city: 'Auckland', postCode: '1010' },
			},
		],
	},
	GB: {
		calendars: calendars2,
		employees: [
			{
				title: 'Mr',
				firstName: 'Callum',
				lastName: 'Reid',
				dateOfBirth: '1990-02-24',
				gender: 'M',
				nationalInsuranceNumber: 'AB123456C',
				address: {
					addressLine1: '22 Baker Street',
					city: 'Stirling',
					postCode: 'FK8 1BJ',
					countryName: 'UNITED KINGDOM',
				},
			},
			{
				title: 'Mrs',
				firstName: 'Holly',
				lastName: 'Grant',
				dateOfBirth: '1982-12-05',
				gender: 'F',
				address: { addressLine1: '3 Mill Lane', city: 'Perth', postCode: 'PH1 5RF' },
			},
		],
	},
};
