import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const syntaxes = resolve(__dirname, '../../../syntaxes');

interface Pattern {
	readonly pattern: string;
	readonly flags?: string;
}
interface LanguageConfiguration {
	readonly wordPattern: Pattern;
	readonly indentationRules?: Readonly<Record<string, string>>;
	readonly onEnterRules?: readonly { readonly beforeText: Pattern }[];
}

const load = (language: string): LanguageConfiguration =>
	JSON.parse(readFileSync(join(syntaxes, `${language}.language-configuration.json`), 'utf8'));

const wordsIn = (language: string, line: string): readonly string[] => {
	const { pattern, flags } = load(language).wordPattern;
	return line.match(new RegExp(pattern, `${flags ?? ''}g`)) ?? [];
};

describe('the editor’s idea of a word', () => {
	it('in an article takes names whole, with hyphens, apostrophes and accents', () => {
		assert.deepEqual(wordsIn('article', '“Fenn-Ombari’s coat,” O’Dowd told Käremo.'), [
			'Fenn-Ombari’s',
			'coat',
			'O’Dowd',
			'told',
			'Käremo',
		]);
		assert.deepEqual(wordsIn('article', 'Dus\u030canek'), ['Dus\u030canek']);
	});

	it('in an annotation file takes an id whole', () => {
		assert.deepEqual(wordsIn('annotations', '    holder: ilona-vell'), ['holder', 'ilona-vell']);
	});
});

describe('typing in an annotation file', () => {
	const { indentationRules = {}, onEnterRules = [] } = load('annotations');

	it('goes on below the first key of an entry, indented to its level', () => {
		const [rule] = onEnterRules.map(({ beforeText }) => new RegExp(beforeText.pattern, beforeText.flags));
		assert.match('  - id: k3f9a2', rule as RegExp);
		assert.doesNotMatch('    type: stance', rule as RegExp);
	});

	it('indents below a key without a value only', () => {
		const increase = new RegExp(indentationRules.increaseIndentPattern ?? '');
		assert.match('annotations:', increase);
		assert.doesNotMatch('    quote: "He said: no"', increase);
	});
});
