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

/** The tenant id chosen in the editor, '' where none is: text when the whole parameter is an expression, null before it can be worked out. */
function chosenIn(editor: ILoadOptionsFunctions): string {
	const given = editor.getCurrentNodeParameter('organisation');
	const value = typeof given === 'object' && given !== null && 'value' in given ? given.value : given;
	return typeof value === 'string' ? value : '';
}

/** Most organisations whose lists are put together while none of them is chosen. */
const mostTogether = 5;

/**
 * The organisation chosen in the editor, or the only connected one; while several are connected and none can be told (an
 * expression says which, or nobody has chosen yet) the first few. Throws Fault.
 */
async function organisationsIn(editor: ILoadOptionsFunctions, session: XeroSession): Promise<Xero[]> {
	const chosen = chosenIn(editor);
	if (chosen !== '' || session.custom) return [await session.organisation(chosen)];
	const connected = (await session.connections()).filter((each) => each.tenantType === 'ORGANISATION');
	if (connected.length < 2) return [await session.organisation('')];
	return await Promise.all(connected.slice(0, mostTogether).map(async ({ tenantId }) => await session.organisation(tenantId)));
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
): Promise<Answer> => await asking(editor, async (session) => await ask(await session.organisation(chosenIn(editor))));

/**
 * What the mapper's columns are made from: the answers of every organisation that may be meant. n8n empties what was mapped
 * whenever it reloads columns by itself, so they must be there before an organisation is chosen, and for a workflow that
 * works in several. Answers that fail are left out.
 */
export const askingEachOrganisation = async <Answer>(
	editor: ILoadOptionsFunctions,
	ask: (xero: Xero) => Promise<Answer>,
): Promise<Answer[]> =>
	await asking(editor, async (session) => {
		const answers = await Promise.allSettled((await organisationsIn(editor, session)).map(ask));
		return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
	});
