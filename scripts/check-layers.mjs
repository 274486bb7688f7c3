// node scripts/check-layers.mjs
// Dependencies point one way, and everything above host/ is pure. Lists every import that breaks this; exit 1 if any.
// That nothing above host/ uses a global of Node either is held by tsconfig.pure.json, which knows no Node types.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What each layer may import besides itself. The layers above `host` are pure. */
export const layers = {
	text: [],
	article: ['text'],
	codebook: ['text', 'article'],
	annotation: ['text', 'article', 'codebook'],
	analysis: ['text', 'article', 'codebook'],
	corpus: ['text', 'article', 'codebook', 'annotation', 'analysis'],
	queries: ['text', 'article', 'codebook', 'annotation', 'analysis', 'corpus'],
	exchange: ['text', 'article', 'codebook', 'annotation', 'analysis', 'corpus'],
	host: ['text', 'article', 'codebook', 'annotation', 'analysis', 'corpus', 'queries', 'exchange'],
	lsp: ['text', 'article', 'codebook', 'annotation', 'analysis', 'corpus', 'queries', 'exchange', 'host', 'protocol'],
	cli: ['text', 'article', 'codebook', 'annotation', 'analysis', 'corpus', 'queries', 'exchange', 'host', 'lsp'],
	// Shared by client and server: types and names only.
	protocol: [],
	client: ['protocol'],
};
const pure = new Set(['text', 'article', 'codebook', 'annotation', 'analysis', 'corpus', 'queries', 'exchange']);
const packages = {
	pure: ['yaml', 'picomatch'],
	client: ['vscode', 'vscode-languageclient'],
	protocol: ['vscode-languageserver-types', 'vscode-jsonrpc'],
};

/** Modules and globals that reach the network: nothing that people run may. `lsp` listens on what its editor names. */
const networkModules = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises']);
const networkGlobal = /(?<![.\w])(?:fetch\s*\(|new\s+(?:WebSocket|XMLHttpRequest|EventSource)\b)/;

/**
 * The ways to the network that a source takes.
 * @returns one sentence for each
 */
export function networkUses(path, source) {
	const modules = importedModules(source).filter(name => networkModules.has(name.replace(/^node:/, '')));
	const found = modules.map(name => `${path}: imports '${name}', but nothing here reaches the network`);
	if (networkGlobal.test(withoutComments(source))) found.push(`${path}: calls the network, but nothing here may`);
	return found;
}

/**
 * The imports that the layers forbid.
 * @param path the file's path from the project root, with `/` between its parts
 * @returns one sentence for each
 */
export function forbiddenImports(path, source) {
	const layer = layerOf(path);
	if (!layer) return [`${path}: belongs to no layer`];
	return importedModules(source).flatMap(name => {
		const reason = name.startsWith('.') ? internal(layer, path, name) : external(layer, name);
		return reason ? `${path}: imports '${name}', but ${reason}` : [];
	});
}

function internal(layer, path, name) {
	const target = posix.join(posix.dirname(path), name);
	const targetLayer = layerOf(target) ?? (target.endsWith('package.json') ? layer : undefined);
	if (!targetLayer) return 'that is in no layer';
	const allowed = targetLayer === layer || layers[layer].includes(targetLayer);
	return allowed ? undefined : `${layer} may only import ${layers[layer].join(', ') || 'itself'}`;
}

function external(layer, name) {
	const isNode = name.startsWith('node:') || builtinModules.includes(name);
	const packageName = name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');
	if (pure.has(layer)) {
		if (isNode) return `${layer} runs in a web worker too: files and processes belong to host`;
		return packages.pure.includes(packageName)
			? undefined
			: `${layer} is pure and may only use ${packages.pure.join(', ')}`;
	}
	if (layer === 'client' || layer === 'protocol') {
		if (isNode) return `${layer} must not depend on Node`;
		return packages[layer].includes(packageName) ? undefined : `${layer} may only use ${packages[layer].join(', ')}`;
	}
	if (packageName === 'vscode') return 'only the client knows VS Code';
	if (layer === 'host' && packageName.startsWith('vscode')) return 'host knows neither the editor nor its protocol';
	return undefined;
}

/** The modules that a TypeScript source names, types included; comments are skipped. */
export function importedModules(source) {
	const code = withoutComments(source);
	const forms = [
		/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
		/^\s*import\s*['"]([^'"]+)['"]/gm,
		/\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g,
	];
	return [...new Set(forms.flatMap(form => [...code.matchAll(form)].map(match => match[1])))];
}

const withoutComments = source => source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

function layerOf(path) {
	if (path.startsWith('client/src/')) return 'client';
	const layer = /^server\/src\/([a-z]+)/.exec(path)?.[1];
	return layer && layer in layers ? layer : undefined;
}

/** All TypeScript sources under the project root with what they break. */
function checkAll(root) {
	const problems = ['server/src', 'client/src'].flatMap(folder =>
		readdirSync(join(root, folder), { recursive: true })
			.filter(name => name.endsWith('.ts'))
			.map(name => join(root, folder, name))
			.flatMap(file => {
				const path = relative(root, file).split(sep).join('/');
				const source = readFileSync(file, 'utf8');
				return [...forbiddenImports(path, source), ...networkUses(path, source)];
			}),
	);
	for (const problem of problems) console.error(problem);
	if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) checkAll(fileURLToPath(new URL('..', import.meta.url)));
