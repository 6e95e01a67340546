import { createRequire } from 'node:module';

import type { AxiosError, AxiosInstance, InternalAxiosRequestConfig } from 'axios';

import { clock } from '../../nodes/Xero/transport/clock';
import type { Counters } from '../local-xero/server';
import { latency } from './messages';

/** The axios that n8n-core sends with, under everything a node can call. */
const axios = createRequire(
	createRequire(require.resolve('n8n-core')).resolve('@n8n/backend-network'),
)('axios') as AxiosInstance;

/** The built-in node has Xero's addresses fixed; both hosts are the local one here. */
const hosts: Array<[RegExp, string]> = [
	[/^https:\/\/api\.xero\.com/, ''],
	[/^https:\/\/identity\.xero\.com/, '/identity'],
];

/** What the network does for a node that cannot do it itself. */
export type Help = {
	/** Waits a refused call's Retry-After and sends it again. */
	waits: boolean;
	/** The organisation's header, put back where it is missing. */
	tenantId?: string;
};

/**
 * The way between n8n-core and the local Xero, and Xero's clock as this process knows it: no waiting is real, and the
 * time moves with every answer and every wait.
 */
export class Network {
	private told = 0;
	private unsent = 0;
	private help: Help = { waits: false };
	/** Called whenever an answer has come. */
	onAnswer: () => void = () => undefined;

	constructor(private readonly url: string) {
		clock.now = () => this.told + this.unsent;
		clock.sleep = async (ms) => {
			const until = clock.now() + ms;
			// Those that wait at the same time wait together.
			await Promise.resolve();
			this.unsent += Math.max(0, until - clock.now());
		};
		axios.interceptors.request.use(async (config) => await this.sent(config));
		axios.interceptors.response.use(
			(answer) => {
				this.answered();
				return answer;
			},
			async (error: AxiosError) => await this.refused(error),
		);
	}

	/** Starts over at this time of Xero's clock. */
	begin(now: number, help: Help): void {
		this.told = now;
		this.unsent = 0;
		this.help = help;
	}

	/** What was asked of the local Xero since it began. */
	async counters(): Promise<Counters> {
		const answer = await fetch(`${this.url}/control/calls?match=%5E%24`);
		return ((await answer.json()) as { counters: Counters }).counters;
	}

	/** The time on Xero's clock, waits included. */
	async time(): Promise<number> {
		await this.moveClock();
		const answer = await fetch(`${this.url}/control/clock`);
		return ((await answer.json()) as { now: number }).now;
	}

	private async sent(config: InternalAxiosRequestConfig): Promise<InternalAxiosRequestConfig> {
		for (const [host, path] of hosts)
			config.url = config.url?.replace(host, () => `${this.url}${path}`);
		if (this.help.tenantId !== undefined && !config.headers.has('Xero-Tenant-Id'))
			config.headers.set('Xero-Tenant-Id', this.help.tenantId);
		await this.moveClock();
		return config;
	}

	private async moveClock(): Promise<void> {
		if (this.unsent === 0) return;
		const advance = this.unsent;
		this.unsent = 0;
		this.told += advance;
		const answer = await fetch(`${this.url}/control/clock`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ advance }),
		});
		this.told = ((await answer.json()) as { now: number }).now;
	}

	private answered(): void {
		this.told += latency;
		this.onAnswer();
	}

	private async refused(error: AxiosError): Promise<unknown> {
		const { response, config } = error;
		const seconds = Number(response?.headers['retry-after']);
		if (!this.help.waits || response?.status !== 429 || config === undefined || !(seconds > 0)) {
			this.answered();
			throw error;
		}
		this.unsent += seconds * 1000;
		return await axios.request(config);
	}
}
