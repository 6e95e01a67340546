import { demoApps, webApp } from '../apps';
import type { Numbered } from './events';
import type { WebhookFault } from './faults';
import type { Choice, Delivery, Hook, HookStatus, WebhookSettings } from './hook';
import type { Probe } from './intent';
import type { HandMade, Webhooks } from './webhooks';

/** Which app, by client id; the web app when left out. */
export interface OfApp {
	app?: string;
}

/** The webhook of an app as the portal shows it, and what it has to do. */
export interface WebhookState {
	/** Client id. */
	app: string;
	url: string;
	categories: readonly string[];
	/** What `x-xero-signature` is made with. */
	signingKey: string;
	status: HookStatus;
	/** Why the last intent to receive failed, or why it was disabled. */
	reason?: string;
	/** The probes of the last intent to receive. */
	probes: readonly Probe[];
	/** Events that wait for a delivery, failed ones included. */
	undelivered: number;
	/** Number of the newest event of the app's stream; 0 when there was none. */
	lastSequence: number;
	/** Milliseconds since the epoch, by the local Xero's clock; left out when nothing waits. */
	nextDue?: number;
}

/**
 * Webhooks from outside: registration as in the portal, and a pump. No delivery is made by itself while the clock
 * stands: `deliverDue` makes all that are due at that moment, so that a test or a simulation decides when.
 */
export class WebhookControl {
	/** `webhooks` is asked each time, because a reset makes new ones. */
	constructor(private readonly webhooks: () => Webhooks) {}

	/**
	 * What Save and Send 'Intent to receive' do in the portal: keeps address and categories and sends three bodies signed
	 * wrong and one signed right. Answers the state: status `OK`, or `Intent to receive required` with the reason.
	 * `validate: false` only saves.
	 *
	 * @throws RangeError when the address or a category is none the portal takes
	 */
	async register(choice: Choice & OfApp & { validate?: boolean }): Promise<WebhookState> {
		const hook = this.hook(choice.app);
		hook.choose(choice);
		if (choice.validate !== false) await hook.validate();
		return this.state(choice.app);
	}

	/** Sends the intent to receive (again), which also enables a disabled webhook; what waited is due then. */
	async sendIntent({ app }: OfApp = {}): Promise<WebhookState> {
		await this.hook(app).validate();
		return this.state(app);
	}

	/** Deletes the webhook; one made anew has another key, and its stream counts from 1. */
	remove(app?: string): WebhookState {
		this.webhooks().remove(this.hook(app).app);
		return this.state(app);
	}

	/** The webhook as it is, with its signing key. The key exists before anything is registered. */
	state(app?: string): WebhookState {
		const hook = this.hook(app);
		const nextDue = hook.status === 'OK' ? hook.queue.nextDue() : undefined;
		return {
			app: hook.app.clientId,
			url: hook.url,
			categories: hook.categories,
			signingKey: hook.signingKey,
			status: hook.status,
			...(hook.reason !== undefined && { reason: hook.reason }),
			probes: hook.probes,
			undelivered: hook.queue.undelivered,
			lastSequence: hook.queue.lastSequence,
			...(nextDue !== undefined && { nextDue }),
		};
	}

	/**
	 * The pump: delivers everything due by the local Xero's clock, of all apps, failed deliveries again when their time
	 * has come. Answers every attempt in the order made; each waits for its answer.
	 */
	async deliverDue(): Promise<Delivery[]> {
		return await this.webhooks().deliverDue();
	}

	/** When the pump has something to do next: milliseconds since the epoch; undefined when nothing waits. */
	nextDue(): number | undefined {
		return this.webhooks().nextDue();
	}

	/** The latest 1,000 attempts, oldest first, of the pump and of the real-time mode. */
	deliveries(): readonly Delivery[] {
		return this.webhooks().deliveries();
	}

	/** Every event of the last 31 days in the order of the stream, delivered or not, and whether a fault lost it. */
	events(app?: string): ReadonlyArray<Numbered & { lost: boolean }> {
		return this.hook(app).queue.events();
	}

	/** Has something go wrong with events to come (see WebhookFault); answers those that wait. */
	faults({ app }: OfApp, ...added: WebhookFault[]): readonly WebhookFault[] {
		const { faults } = this.hook(app).queue;
		for (const fault of added) faults.add(fault);
		return faults.list();
	}

	clearFaults(app?: string): void {
		this.hook(app).queue.faults.clear();
	}

	/** Delay, events in a delivery, the longest answer, the spelling of event types; what is left out stays. */
	settings(change: Partial<WebhookSettings> = {}): WebhookSettings {
		return Object.assign(this.webhooks().settings, change);
	}

	/** An event made by hand: SUBSCRIPTION, or a category Xero does not have yet. */
	emit(event: HandMade): void {
		this.webhooks().emit(event);
	}

	private hook(clientId: string = webApp.clientId): Hook {
		const app = demoApps.find((known) => known.clientId === clientId);
		if (!app) throw new RangeError(`No app ${clientId}`);
		return this.webhooks().of(app);
	}
}
