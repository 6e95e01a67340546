/** Milliseconds of the machine after which a case counts as never ending. */
const most = 60_000;

/** The end of some work. Throws when it takes too long: then it is still running. */
export async function ended<Result>(work: Promise<Result>): Promise<Result> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('Still running after a minute')), most);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
