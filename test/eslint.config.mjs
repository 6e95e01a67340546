import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The tests' own rules. n8n's rules for shipped code would forbid them files, timers and the environment. */
export default defineConfig(
	{ ignores: ['**/node_modules/'] },
	{
		files: ['**/*.{ts,mjs,js}'],
		extends: [tseslint.configs.recommended],
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'no-debugger': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
		},
	},
);
