const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc'), '--project', 'tsconfig.json'], {
		stdio: 'inherit',
	});

// Bytes as they are: gulp 5 reads files as UTF-8 text otherwise, which spoils bitmaps.
const icons = () => src('icons/*.{svg,png}', { encoding: false }).pipe(dest('dist/icons'));

/** Codex files, and the output samples the editor shows before a node has run. */
const metadata = () =>
	src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: 'nodes' }).pipe(
		dest('dist/nodes'),
	);

exports.clean = clean;
exports.build = series(clean, parallel(compile, icons, metadata));
exports.default = exports.build;
