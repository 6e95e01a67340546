/**
 * Where the two halves of the local Xero meet: `protocol/` speaks HTTP as Xero does and knows nothing of accounting,
 * `books/` keeps accounts and knows nothing of HTTP.
 */
export type * from './books';
export type * from './parts';
export type * from './record';
export type * from './shelf';
export type * from './switches';
