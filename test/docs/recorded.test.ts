import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { record } from './recording';

const file = join(__dirname, 'answers.json');

// XERO_RECORD=1 npx jest test/docs/recorded writes them anew
test('what the pages say comes out of the node is what comes out of it', async () => {
	const answers = await record();
	if (process.env.XERO_RECORD !== undefined)
		writeFileSync(file, `${JSON.stringify(answers, null, '\t')}\n`);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(answers);
}, 120_000);
