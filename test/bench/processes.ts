import type { ChildProcess } from 'node:child_process';

/** How a process of the benchmark is started. */
export const execArgv = ['--import', 'tsx', '--expose-gc'];

/** The next thing a process tells. Throws when it ends instead. */
export async function nextMessage<T>(child: ChildProcess): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const ended = (code: number | null): void => reject(new Error(`A process ended with ${code}`));
		child.once('exit', ended);
		child.once('message', (message) => {
			child.off('exit', ended);
			resolve(message as T);
		});
	});
}
