/**
 * The id in the address of a record's page in Xero, as the browser shows it: its first GUID. The rest of what was pasted
 * is not looked at, whatever host it names: nothing is asked of it, and only the id goes on.
 * https://developer.xero.com/documentation/guides/how-to-guides/deep-link-xero/
 */
export const idInLink = '\\s*\\S*?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![0-9a-fA-F])';

/** The id in a pasted address, undefined when it holds none. */
export const idOfLink = (link: string): string | undefined => new RegExp(`^${idInLink}`).exec(link)?.[1];
