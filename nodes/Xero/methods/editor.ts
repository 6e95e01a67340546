import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';

import { asFault } from '../transport/faults';
import { openSession, type Xero, type XeroSession } from '../transport/session';
import { resourceOf } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import { columnsOf, type Column } from '../values/fields';

/** The table of the resource chosen in the editor. */
export const resourceIn = (editor: ILoadOptionsFunctions): Resource =>
	resourceOf(String(editor.getCurrentNodeParameter('resource')));

/** The fields the chosen operation takes of the chosen resource, but those with parameters of their own. */
export function columnsIn(editor: ILoadOptionsFunctions): Column[] {
	const operation = editor.getCurrentNodeParameter('operation');
	return columnsOf(resourceIn(editor).fields).filter(
		({ field: { only, own } }) => !own && (only === undefined || only === operation),
	);
}

/** The organisation chosen in the editor, or the only connected one. Throws Fault. */
async function organisationIn(editor: ILoadOptionsFunctions, session: XeroSession): Promise<Xero> {
	const given = editor.getCurrentNodeParameter('organisation');
	// Text when the whole parameter is an expression, null when the expression cannot be worked out yet
	const value = typeof given === 'object' && given !== null && 'value' in given ? given.value : given;
	return await session.organisation(typeof value === 'string' ? value : '');
}

/** Opens the connection, runs `ask`, and answers what it answers; a Fault becomes a message the editor shows. */
export async function asking<Answer>(
	editor: ILoadOptionsFunctions,
	ask: (session: XeroSession) => Promise<Answer>,
): Promise<Answer> {
	try {
		return await ask(await openSession(editor));
	} catch (error) {
		const fault = asFault(error);
		throw new NodeOperationError(editor.getNode(), fault.sentences.join(' '), { description: fault.details.advice });
	}
}

/** As `asking`, in the chosen organisation. */
export const askingOrganisation = async <Answer>(
	editor: ILoadOptionsFunctions,
	ask: (xero: Xero) => Promise<Answer>,
): Promise<Answer> => await asking(editor, async (session) => await ask(await organisationIn(editor, session)));
