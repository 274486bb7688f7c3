import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json';
import { problemCodes } from '../../../server/src/text/problem';

const root = join(__dirname, '..', '..', '..');
const { contributes } = manifest;
const commands = new Set(contributes.commands.map(({ command }) => command));
const clientSource = [
	'server/src/protocol.ts',
	...readdirSync(join(root, 'client', 'src'), { recursive: true }).map(file => join('client', 'src', String(file))),
]
	.filter(file => file.endsWith('.ts'))
	.map(file => readFileSync(join(root, file), 'utf8'))
	.join('\n');

/** All values of a key, however deep. */
function valuesOf(value: unknown, key: string): readonly unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(inner, key)]);
}

describe('the manifest', () => {
	it('names only files that exist', () => {
		const files = [
			manifest.icon,
			...valuesOf(contributes.languages, 'configuration'),
			...valuesOf(contributes.grammars, 'path'),
			...valuesOf(contributes.snippets, 'path'),
			...valuesOf(contributes.yamlValidation, 'url'),
			...valuesOf(contributes.walkthroughs, 'image'),
			...valuesOf(contributes.viewsContainers, 'icon'),
		];
		assert.ok(files.length > 10);
		for (const file of files) assert.ok(existsSync(join(root, String(file))), String(file));
	});

	it('gives each grammar the scope that the file has', () => {
		for (const { path, scopeName } of contributes.grammars) {
			const grammar = JSON.parse(readFileSync(join(root, path), 'utf8')) as { scopeName: string };
			assert.equal(grammar.scopeName, scopeName);
		}
	});

	it('offers only commands that the client registers, and the client registers no other', () => {
		for (const command of commands) assert.ok(clientSource.includes(`'${command}'`), `${command} is registered`);
		for (const [, command] of clientSource.matchAll(/registerCommand\('([^']+)'/g)) {
			assert.ok(commands.has(String(command)), `${command} is in the manifest`);
		}
	});

	it('uses only its own commands in menus, keys and texts', () => {
		const used = [
			...valuesOf(contributes.menus, 'command'),
			...valuesOf(contributes.keybindings, 'command'),
			...[...JSON.stringify(contributes).matchAll(/command:(standpoint\.\w+)/g)].map(match => match[1]),
		];
		for (const command of used) assert.ok(commands.has(String(command)), String(command));
	});

	it('puts all ids under its own name', () => {
		const ids = [
			...commands,
			...Object.keys(contributes.configuration.properties),
			...contributes.colors.map(({ id }) => id),
			...contributes.views.standpoint.map(({ id }) => id),
		];
		for (const id of ids) assert.match(id, /^standpoint\./);
	});

	it('describes every setting, and gives it a default', () => {
		for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
			assert.ok(setting.markdownDescription.length > 20, name);
			assert.ok('default' in setting, name);
		}
	});

	it('starts for folders with a corpus only, and runs where nobody trusts the folder', () => {
		assert.deepEqual(manifest.activationEvents, ['workspaceContains:**/corpus.yaml']);
		assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
		assert.equal(manifest.capabilities.virtualWorkspaces.supported, false);
	});

	it('knows the same findings in corpus.yaml as the analysis reports', () => {
		const schema = readFileSync(join(root, 'schemas', 'corpus.schema.json'), 'utf8');
		for (const code of problemCodes) assert.ok(schema.includes(`"${code}"`), code);
	});
});
