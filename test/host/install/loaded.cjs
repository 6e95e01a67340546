/**
 * Loads a community package by n8n's own loader and prints what it finds: one JSON object on the standard output.
 * Runs in n8n's Node with n8n's packages in NODE_PATH, as in n8n itself.
 */
require('reflect-metadata');
const { PackageDirectoryLoader } = require('n8n-core');

const loader = new PackageDirectoryLoader(process.argv[2]);
loader.loadAll().then(() => {
	const { packageJson, nodeTypes, loadedNodes } = loader;
	const nodes = loadedNodes.map(({ name, version }) => ({
		name: nodeTypes[name].type.description.displayName,
		type: `${packageJson.name}.${name}`,
		version,
	}));
	console.log(JSON.stringify(nodes));
});
