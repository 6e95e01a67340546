import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tool the model may call, as it is offered one. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties?: { [key: string]: unknown }; required?: string[] };
}

/** A message of the conversation so far; tool results have the role `tool`. */
export interface Message {
	role: string;
	content: unknown;
}

/** What the model is asked. */
export interface Prompt {
	messages: Message[];
	tools: OfferedTool[];
	/** The texts tools have answered with, in order. */
	results: string[];
}

/** What the model says: a call of a tool, or a text that ends the conversation. */
export type Reply = { call: string; with: { [key: string]: unknown } } | { say: string };

/** A language model that says what a script tells it to. */
export interface ScriptedModel {
	/** Base URL for a credential of type openAiApi. */
	readonly url: string;
	/** What it was asked, in order. */
	readonly prompts: Prompt[];
	close(): Promise<void>;
}

async function bodyOf(
	request: IncomingMessage,
): Promise<{ messages: Message[]; tools?: Array<{ function: OfferedTool }>; stream?: boolean }> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Awaited<ReturnType<typeof bodyOf>>;
}

const assistant = (reply: Reply, turn: number) =>
	'say' in reply
		? { role: 'assistant', content: reply.say }
		: {
				role: 'assistant',
				content: null,
				tool_calls: [
					{
						index: 0,
						id: `call_${turn}`,
						type: 'function',
						function: { name: reply.call, arguments: JSON.stringify(reply.with) },
					},
				],
			};

/** The answer whole, or in pieces as a client that streams wants it. */
function send(response: ServerResponse, reply: Reply, turn: number, stream: boolean): void {
	const about = { id: `chatcmpl-${turn}`, created: 0, model: 'scripted' };
	const finish_reason = 'say' in reply ? 'stop' : 'tool_calls';
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (!stream) {
		response.setHeader('content-type', 'application/json');
		const choices = [{ index: 0, message: assistant(reply, turn), finish_reason }];
		response.end(JSON.stringify({ ...about, object: 'chat.completion', choices, usage }));
		return;
	}
	response.setHeader('content-type', 'text/event-stream');
	const piece = (delta: object, reason: string | null) =>
		response.write(
			`data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`,
		);
	piece(assistant(reply, turn), null);
	piece({}, finish_reason);
	response.end('data: [DONE]\n\n');
}

/**
 * Starts a local server that speaks the chat completions of OpenAI's API and asks nobody: what it answers is the script's.
 *
 * @param script given each prompt and how many came before it; what the model says to it
 */
export async function startScriptedModel(
	script: (prompt: Prompt, turn: number) => Reply,
): Promise<ScriptedModel> {
	const prompts: Prompt[] = [];
	const server = createServer((request, response) => {
		void (async () => {
			if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
				response.writeHead(404).end(`No ${request.method} ${request.url}`);
				return;
			}
			const { messages, tools = [], stream = false } = await bodyOf(request);
			const results = messages
				.filter(({ role }) => role === 'tool')
				.map(({ content }) => String(content));
			const prompt = { messages, tools: tools.map((tool) => tool.function), results };
			prompts.push(prompt);
			send(response, script(prompt, prompts.length - 1), prompts.length, stream);
		})().catch((error: Error) => response.writeHead(500).end(error.message));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		prompts,
		close: async () =>
			await new Promise<void>((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}
