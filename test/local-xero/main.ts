import { parseArgs } from 'node:util';
import { startLocalXero } from './server';

/** `npm run xero -- --port 5800`: the local Xero until Ctrl-C. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '5800' } } });
	const xero = await startLocalXero({ port: Number(values.port) });
	const { app, customConnection, organisations } = xero.control.about();
	console.log(`Local Xero on ${xero.url}

Web app            client id ${app.clientId}, client secret ${app.clientSecret}
Custom connection  client id ${customConnection.clientId}, client secret ${customConnection.clientSecret}
Organisations      ${organisations.map(({ id, name }) => `${name} (${id})`).join('\n                   ')}
My Apps            ${xero.url}/portal (webhooks: choose, save, see the key and the status)
Control            ${xero.url}/control

Ctrl-C stops it.`);
	const stop = () => void xero.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
