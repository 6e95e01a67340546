/** A record as the books keep and show it: Xero's names; every date or instant is a JavaScript Date (dates: UTC midnight). */
export type Rec = { [name: string]: unknown };

/** Time of the local Xero, moved by the control endpoint. Milliseconds since the epoch. */
export interface Clock {
	now(): number;
}
