/** The records the books keep, each in the file of its kind. */
export type * from './records/chart';
export type * from './records/contacts';
export type * from './records/documents';
export type * from './records/expenses';
export type * from './records/money';
export type * from './records/settings';
