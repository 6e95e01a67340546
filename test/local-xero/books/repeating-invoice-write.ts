import { contactShape } from './contact-shape';
import { utcDate } from './dates';
import { planDocument } from './documents';
import type { Ledger } from './ledger';
import { lineShape } from './line-shape';
import type { RepeatingInvoice, Schedule } from './order-records';
import { amount, date, flag, guid, list, object, oneOf, text, type Given } from './read';
import type { Plan } from './write-element';

const scheduleShape = {
	Period: amount,
	Unit: oneOf('ScheduleUnit', ['WEEKLY', 'MONTHLY']),
	DueDate: amount,
	DueDateType: oneOf('DueDateType', [
		'DAYSAFTERBILLDATE',
		'DAYSAFTERBILLMONTH',
		'DAYSAFTERINVOICEDATE',
		'DAYSAFTERINVOICEMONTH',
		'OFCURRENTMONTH',
		'OFFOLLOWINGMONTH',
	]),
	StartDate: date,
	EndDate: date,
};

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/repeatinginvoices. */
export const repeatingInvoiceShape = {
	RepeatingInvoiceID: guid,
	Type: oneOf('InvoiceType', ['ACCREC', 'ACCPAY']),
	Contact: object(contactShape),
	Schedule: object(scheduleShape),
	LineItems: list(lineShape),
	LineAmountTypes: oneOf('LineAmountType', ['Exclusive', 'Inclusive', 'NoTax']),
	Reference: text,
	BrandingThemeID: guid,
	CurrencyCode: text,
	Status: oneOf('RepeatingInvoiceStatus', ['DRAFT', 'AUTHORISED', 'DELETED']),
	ApprovedForSending: flag,
	SendCopy: flag,
	MarkAsSent: flag,
	IncludePDF: flag,
};
export type GivenRepeatingInvoice = Given<typeof repeatingInvoiceShape>;

/** The first day of the schedule that is not past; months keep the day, or end with the month. */
function nextDate(
	{ Period, Unit, StartDate }: Omit<Schedule, 'NextScheduledDate'>,
	today: Date,
): Date {
	let next = StartDate;
	for (let step = 1; next < today; step += 1) {
		if (Unit === 'WEEKLY') {
			next = new Date(StartDate.getTime() + step * Period * 7 * 86_400_000);
		} else {
			const month = StartDate.getUTCMonth() + 1 + step * Period;
			const lastDay = utcDate(StartDate.getUTCFullYear(), month + 1, 0).getUTCDate();
			const day = Math.min(StartDate.getUTCDate(), lastDay);
			next = utcDate(StartDate.getUTCFullYear(), month, day);
		}
	}
	return next;
}

/** The schedule of a new repeating invoice; the sentences are our own, Xero's are not published. */
function scheduleOf(
	ledger: Ledger,
	given: GivenRepeatingInvoice['Schedule'] = {},
): { schedule: Schedule; errors: string[] } {
	const errors = (['Period', 'Unit', 'DueDate', 'DueDateType', 'StartDate'] as const)
		.filter((name) => given[name] === undefined)
		.map((name) => `The Schedule ${name} must be specified.`);
	const period = given.Period?.toNumber() ?? 1;
	if (!Number.isInteger(period) || period < 1)
		errors.push('The Schedule Period must be a whole number above zero.');
	const schedule = {
		Period: Math.max(1, Math.floor(period)),
		Unit: given.Unit ?? 'MONTHLY',
		DueDate: given.DueDate?.toNumber() ?? 0,
		DueDateType: given.DueDateType ?? '',
		StartDate: given.StartDate ?? ledger.today(),
		...(given.EndDate && { EndDate: given.EndDate }),
	};
	if (schedule.EndDate && schedule.EndDate < schedule.StartDate)
		errors.push('The Schedule EndDate cannot be before its StartDate.');
	return {
		schedule: { ...schedule, NextScheduledDate: nextDate(schedule, ledger.today()) },
		errors,
	};
}

/** Works out a new repeating invoice. One there is can only be deleted. */
export function planRepeatingInvoice(
	ledger: Ledger,
	given: GivenRepeatingInvoice,
	unitdp: 2 | 4,
	was?: RepeatingInvoice,
): Plan<RepeatingInvoice> {
	if (was) {
		const { RepeatingInvoiceID, Status, ...others } = given;
		const may =
			Status === 'DELETED' && was.Status !== 'DELETED' && Object.keys(others).length === 0;
		if (!may)
			return {
				next: { ...was },
				errors: ['Repeating invoices cannot be updated, only deleted with the Status DELETED.'],
			};
		return { next: { ...was, Status }, errors: [] };
	}
	const sells = given.Type !== 'ACCPAY';
	const status = given.Status ?? 'DRAFT';
	const plan = planDocument(ledger, given, {
		sells,
		discountRefusal: sells ? undefined : 'Discounts may not be applied to ACCPAY invoices.',
		approved: status === 'AUTHORISED',
		unitdp,
	});
	const { schedule, errors } = scheduleOf(ledger, given.Schedule);
	if (!given.Type) errors.push('Invoice Type must be specified');
	if (status === 'DELETED') errors.push('Repeating invoice not of valid status for creation');
	if (status === 'DRAFT' && given.ApprovedForSending)
		errors.push('Only AUTHORISED repeating invoices may be approved for sending.');
	const next: RepeatingInvoice = {
		RepeatingInvoiceID: ledger.newId(),
		Type: given.Type ?? 'ACCREC',
		Reference: given.Reference,
		...plan.next,
		Schedule: schedule,
		Status: status,
		ApprovedForSending: given.ApprovedForSending ?? false,
		SendCopy: given.SendCopy ?? false,
		MarkAsSent: given.MarkAsSent ?? false,
		IncludePDF: given.IncludePDF ?? false,
	};
	return { next, errors: [...plan.errors, ...errors], chosen: plan.chosen };
}
