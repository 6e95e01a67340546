import { belowEmployee, exclusions } from '../coverage/exclusions';
import { table } from './block';

/** What of Xero's official client has no operation in the node, for the README. */
export const notCovered = (): string =>
	[
		table(
			['Method', 'Request', 'Reason'],
			exclusions.map(({ method, request, reason, says, source }) => [
				`\`${method}\``,
				`\`${request}\``,
				`${reason[0].toUpperCase()}${reason.slice(1)}. ${says} ([Xero](${source})).`,
			]),
		),
		'',
		'Of the Payroll APIs the node has the employee and the employment. What Xero keeps below an employee are further' +
			` objects and not offered: ${belowEmployee.map((part) => `\`${part}\``).join(', ')}.`,
	].join('\n');
