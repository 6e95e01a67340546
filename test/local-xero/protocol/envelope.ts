import { randomUUID } from 'node:crypto';
import type { Books, Rec } from '../contract';
import type { Answer } from './answer';
import type { App } from './apps';
import { render } from './render';
import type { Incoming } from './serve';
import type { World } from './world';

/** A call that got through the doors. */
export interface ApiCall {
	incoming: Incoming;
	world: World;
	books: Books;
	app: App;
	/** Path segments below /api.xro/2.0. */
	segments: string[];
}

/** What answers a call; it throws Xero's refusals. */
export type Handler = () => Answer;

/** Xero's envelope (https://developer.xero.com/documentation/api/accounting/requests-and-responses). */
export function envelope(
	call: ApiCall,
	key: string,
	content: Rec | Rec[],
	pagination?: object,
): Answer {
	const now = call.world.clock.now();
	const { language } = call.incoming;
	return render(language, 200, 'Response', {
		Id: randomUUID(),
		Status: 'OK',
		ProviderName: call.app.name,
		DateTimeUTC: language === 'json' ? `/Date(${now})/` : new Date(now),
		...(pagination && { pagination }),
		[key]: content,
	});
}
