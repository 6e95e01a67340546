/** The only reasons for which a method of the official client has no operation of its own. */
export type Reason = 'organisation set-up import' | 'deprecated' | 'closed to new apps';

/** A method without an operation, with the public page that tells why. */
export type Exclusion = {
	method: string;
	request: string;
	reason: Reason;
	says: string;
	source: string;
};

/** Methods of the Accounting API of the official client that no operation reaches. */
export const exclusions: readonly Exclusion[] = [
	{
		method: 'postSetup',
		request: 'POST /Setup',
		reason: 'organisation set-up import',
		says: 'Conversion tools fill a new organisation by it once: its chart of accounts, conversion date and opening balances',
		source: 'https://developer.xero.com/documentation/api/accounting/setup',
	},
];

/**
 * What the payrolls keep below an employee: objects of their own, with their own methods. Xero Payroll offers them, the
 * resource Payroll Employee is the employee and the employment alone.
 */
export const belowEmployee: readonly string[] = [
	'Leave',
	'LeaveBalances',
	'LeavePeriods',
	'LeaveSetup',
	'LeaveTypes',
	'OpeningBalances',
	'PayTemplateEarnings',
	'PayTemplates',
	'PaymentMethods',
	'SalaryAndWages',
	'StatutoryLeaveBalance',
	'Tax',
	'Working-Patterns',
];
