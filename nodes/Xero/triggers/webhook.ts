import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { wait } from '../transport/clock';
import { mostState, tooMuch } from './state';
import { deliveryIn, type Delivery } from './webhookBody';
import { caughtUp, readGaps, readingsOf } from './webhookCatchUp';
import type { Desk } from './webhookDesk';
import { emissionsOf } from './webhookEvents';
import { itemOf, whatOf, type Emission } from './webhookItems';
import { outputCount, outputOf } from './webhookOutputs';
import { passes, settingsOf, type WebhookSettings } from './webhookSettings';
import { isSigned, signatureHeader } from './webhookSignature';
import { WebhookState, type Saved } from './webhookState';
import { stateOf } from './webhookStates';

/** Bytes of the largest body that is looked at: more than ten thousand events. */
const largest = 4 * 1024 * 1024;

/** Seconds a gap is given to close by itself: deliveries can overtake each other. */
const patience = 3;

/** What n8n adds to the request: the bytes as they came. */
type Received = { rawBody?: Buffer; readRawBody: () => Promise<void> };

/**
 * Answers a request to the webhook as Xero wants it, with a status and nothing else, and then works out what the
 * workflow is started with: 401 for what Xero did not sign, 200 for what it did, probes included. Nothing is asked of
 * Xero before the answer, and nothing is thrown after it.
 * https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const answer = (status: number): IWebhookResponseData => {
		context.getResponseObject().status(status).end();
		return { noWebhookResponse: true };
	};
	const signature = context.getHeaderData()[signatureHeader];
	if (typeof signature !== 'string') return answer(401);
	const raw = await bytesOf(context.getRequestObject() as unknown as Received);
	if (raw === undefined) return answer(400);
	if (raw.length > largest) return answer(413);
	const { signingKey } = await context.getCredentials<{ signingKey?: string }>('xeroWebhookSigningApi');
	if (!isSigned(raw, signature, String(signingKey ?? ''))) return answer(401);
	const delivery = deliveryIn(raw);
	if (delivery === undefined) return answer(400);
	// An intent-to-receive probe has no events.
	if (delivery.events.length === 0) return answer(200);
	const settings = settingsOf(context);
	const answered = answer(200);
	const emissions = await orBare(context, settings, delivery, dealtWith(context, settings, delivery));
	return emissions.length === 0 ? answered : { ...answered, workflowData: onOutputs(settings, emissions) };
}

/** The bytes of a body as they came; undefined when n8n took it for a form and they are gone. */
async function bytesOf(request: Received): Promise<Buffer | undefined> {
	try {
		if (request.rawBody === undefined) await request.readRawBody();
		return request.rawBody;
	} catch {
		return undefined;
	}
}

/** An answered event is never lost: should anything go wrong with it here, it comes without its record, and says so. */
async function orBare(context: IWebhookFunctions, settings: WebhookSettings, { events }: Delivery, work: Promise<Emission[]>): Promise<Emission[]> {
	try {
		return await work;
	} catch (error) {
		const recordNotRead = `The delivery could not be dealt with: ${(error as Error).message}`;
		context.logger.error(recordNotRead);
		return events.filter((event) => passes(settings, event)).map((event) => itemOf(settings, { event, what: whatOf(event), recordNotRead }));
	}
}

function onOutputs(settings: WebhookSettings, emissions: readonly Emission[]): INodeExecutionData[][] {
	const outputs = Array.from({ length: outputCount(settings) }, (): INodeExecutionData[] => []);
	for (const { category, json } of emissions) outputs[outputOf(settings, category)].push({ json });
	return outputs;
}

/** Deals with a delivery after all that came before it. In a test of the workflow nothing is remembered, and no gap closed. */
async function dealtWith(context: IWebhookFunctions, settings: WebhookSettings, delivery: Delivery): Promise<Emission[]> {
	const manual = context.getMode() === 'manual';
	const state = manual ? new WebhookState() : stateOf(context);
	const desk = { context, settings, state, manual };
	return await state.inTurn(delivery, async () => (manual ? await emissionsOf(desk, wanted(desk, delivery), new Map()) : await remembered(desk, delivery)));
}

/** The events of a delivery that are new and pass, each kept as having come. */
const wanted = ({ settings, state }: Desk, { events }: Delivery): Array<{ event: Delivery['events'][number]; tries: number }> =>
	events
		.filter((event) => {
			const isNew = !state.marks.has(event);
			state.marks.came(event);
			return isNew && passes(settings, event);
		})
		.map((event) => ({ event, tries: 0 }));

/** Goes on from what is remembered of earlier deliveries, and keeps what the next one has to know. */
async function remembered(desk: Desk, delivery: Delivery): Promise<Emission[]> {
	const { context, settings, state } = desk;
	const kept = context.getWorkflowStaticData('node');
	if (state.takeOver(kept.webhook, settings)) context.logger.error(`${context.getNode().name}: A part of what the webhook kept cannot be read. Events that waited for their record, or were missed before, may not be told.`);
	state.came(delivery);
	const pending = state.takePending().filter(({ event }) => passes(settings, event));
	const events = [...pending, ...wanted(desk, delivery)];
	await noteGaps(desk, delivery);
	// What changed since a gap has the records of the delivery behind it, too.
	const changed = await readGaps(desk);
	const { behind } = state;
	const emissions = await emissionsOf(desk, events, readingsOf(changed));
	emissions.push(...(await caughtUp(desk, changed)));
	// Events that waited for their record too long are read together with what changed since.
	if (Object.entries(state.behind).some(([tenantId, since]) => behind[tenantId] !== since)) emissions.push(...(await caughtUp(desk, await readGaps(desk))));
	kept.webhook = bounded(context, state.save(settings), kept.webhook as Partial<Saved> | undefined);
	return emissions;
}

/** What is kept: of records what was kept before, once there are more than a node may remember. The log says so each time. */
function bounded(context: IWebhookFunctions, saved: Saved, before?: Partial<Saved>): Saved {
	if (saved.records === undefined || JSON.stringify(saved.records).length <= mostState) return saved;
	const { message, advice } = tooMuch();
	context.logger.error(`${context.getNode().name}: ${message}. ${advice ?? ''} Until then, what changed since may be told again after n8n was started anew.`);
	const { records, ...rest } = saved;
	return { ...rest, ...(before?.records?.watched === records.watched ? { records: before.records } : {}) };
}

/** Notes what is missing in the stream, once it had time to come. */
async function noteGaps({ settings, state }: Desk, { events }: Delivery): Promise<void> {
	for (let second = 0; second < patience && settings.closeGaps && state.gaps().length > 0; second++) await wait(1000);
	const own = [...new Set(events.filter(({ ofOrganisation }) => ofOrganisation).map(({ tenantId }) => tenantId))];
	// A custom connection has one organisation; else the missing events can be of any that is listened to.
	const organisations = settings.custom ? own : (settings.organisations ?? ['']);
	state.note(state.gaps(), settings.closeGaps ? organisations : []);
}
