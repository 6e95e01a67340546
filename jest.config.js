/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	rootDir: __dirname,
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// Not the top folder: the cached n8n below it is 2.7 GB, which jest would index.
	roots: ['<rootDir>/test', '<rootDir>/nodes', '<rootDir>/credentials'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: {
					parser: { syntax: 'typescript', decorators: true },
					target: 'es2022',
				},
				module: { type: 'commonjs' },
				sourceMaps: 'inline',
			},
		],
	},
	testTimeout: 30_000,
	// After some hundred files a worker holds 2 GB, which Node takes one to two seconds to give back when it ends: nothing
	// is left open, yet after jest's usual half a second it would say that a worker fails to exit.
	workerGracefulExitTimeout: 10_000,
};
