import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { onStage, type Stage } from '../stage';

const installingMs = 15 * 60_000;
const clearingMs = 60_000;

/**
 * One stage for all tests of a file, because a real n8n takes ten seconds to start: set up before the first test,
 * taken away after the last. n8n is installed when it is not there yet.
 *
 * @returns the stage, for use inside tests
 */
export function sharedStage(): () => Stage {
	let stage: Stage | undefined;
	let leave = (): void => undefined;
	let clear: Promise<void> = Promise.resolve();

	beforeAll(async () => {
		execFileSync(process.execPath, [join(__dirname, '..', 'install.mjs')], { stdio: 'inherit' });
		await new Promise<void>((ready, failed) => {
			clear = onStage(
				() => undefined,
				async (given) => {
					stage = given;
					ready();
					await new Promise<void>((left) => (leave = left));
				},
			);
			clear.catch(failed);
		});
	}, installingMs);

	afterAll(async () => {
		leave();
		await clear;
	}, clearingMs);

	return () => {
		if (stage === undefined) throw new Error('There is no stage outside of tests');
		return stage;
	};
}
