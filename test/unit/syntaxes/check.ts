import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const syntaxes = resolve(__dirname, '../../../syntaxes');

/** Enough of a YAML grammar to stand in for the editor's own, which our grammar includes. */
const yamlStub = {
	scopeName: 'source.yaml',
	patterns: [
		{ match: '#.*$', name: 'comment.line.number-sign.yaml' },
		{
			begin: '^(?=\\s*-? ?[\\w-]+:)',
			end: '$',
			name: 'meta.entry.yaml',
			patterns: [
				{ match: '[\\w-]+(?=:)', name: 'entity.name.tag.yaml' },
				{ begin: '"', end: '"', name: 'string.quoted.double.yaml', patterns: [{ match: '\\\\.' }] },
			],
		},
	],
};

let engine: Promise<unknown> | undefined;

/** Loads one of our grammars the way the editor does. */
export async function loadGrammar(scope: string): Promise<IGrammar> {
	const wasm = join(dirname(require.resolve('vscode-oniguruma/package.json')), 'release/onig.wasm');
	engine ??= loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
	const registry = new Registry({
		onigLib: engine.then(() => ({ createOnigScanner, createOnigString })),
		loadGrammar: async name => {
			if (name === 'source.yaml') return parseRawGrammar(JSON.stringify(yamlStub), 'yaml.json');
			const file = name === 'text.article.standpoint' ? 'article.tmLanguage.json' : 'annotations.tmLanguage.json';
			return parseRawGrammar(readFileSync(join(syntaxes, file), 'utf8'), file);
		},
	});
	const grammar = await registry.loadGrammar(scope);
	assert.ok(grammar);
	return grammar;
}

interface Token {
	readonly text: string;
	readonly scopes: readonly string[];
}

/** The tokens of every line of a text. */
export function tokenise(grammar: IGrammar, text: string): readonly (readonly Token[])[] {
	let state = INITIAL;
	return text.split('\n').map(line => {
		const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
		state = ruleStack;
		return tokens.map(token => ({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes }));
	});
}

/**
 * Checks a text against the markers in it. A marker stands on a line of its own below the text that it marks:
 * carets under the words, then the scope that these words, and none beside them on that line, have.
 *
 *     SARNPORT — The mussels are safe.
 *     ^^^^^^^^ constant.other.dateline.place
 *
 * A line `(none) scope` below a line says that nothing on it has the scope.
 */
export function checkMarkers(grammar: IGrammar, fixture: string): void {
	const lines: string[] = [];
	const markers: { readonly line: number; readonly scope: string; readonly marked: string }[] = [];
	for (const raw of fixture.replace(/^\n/, '').split('\n')) {
		const marker = /^([ ^]*\^|\(none\)) ([\w.-]+)$/.exec(raw);
		if (!marker) lines.push(raw);
		else markers.push({ line: lines.length - 1, marked: marker[1] ?? '', scope: marker[2] ?? '' });
	}
	assert.ok(markers.length > 0, 'this fixture marks nothing');
	const tokens = tokenise(grammar, lines.join('\n'));
	for (const { line, scope, marked } of markers) {
		const painted = (tokens[line] ?? [])
			.map(token => (token.scopes.some(name => name.startsWith(scope)) ? '^' : ' ').repeat(token.text.length))
			.join('')
			.slice(0, lines[line]?.length)
			.trimEnd();
		assert.equal(painted, marked === '(none)' ? '' : marked, `${scope} in: ${lines[line]}`);
	}
}
