/** What a person can do about a refusal of Xero's that does not say so itself. */
const advices: ReadonlyArray<readonly [sentence: RegExp, advice: string]> = [
	[
		/lock date/i,
		'Choose a later date, or ask someone with the adviser role to move the lock date in Xero. Up to the end of year lock date nobody may post; up to the period lock date advisers may.',
	],
	[/been reconciled/i, 'Remove and redo its reconciliation in Xero first: what is reconciled cannot be changed or deleted through the API.'],
	[/payments within a batch cannot be deleted/i, 'Delete the batch payment instead: it takes all of its payments with it.'],
	[/not subscribed to currency/i, 'Add the currency to the organisation first, which needs a Xero plan with several currencies.'],
	[/exceeds the amount outstanding/i, 'Pay at most what is due, and record the rest as an overpayment: a Bank Transaction of type Receive Overpayment or Spend Overpayment.'],
];

/** Advice on the first of Xero's sentences there is any for; undefined when there is none. */
export const adviceOn = (sentences: readonly string[]): string | undefined =>
	advices.find(([pattern]) => sentences.some((sentence) => pattern.test(sentence)))?.[1];
