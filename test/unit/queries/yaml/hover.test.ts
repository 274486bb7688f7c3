import assert from 'node:assert/strict';
import { yamlHover } from '../../../../server/src/queries/yaml/hover';
import { type MiniCorpus, wordsAt } from '../../support/mini-corpus';
import { portVik, withChange, withSidecar } from './fixture';

function hovered(mini: MiniCorpus): { readonly words: string; readonly markdown: string } {
	const hover = yamlHover(mini.corpus, mini.cursor.path, mini.cursor.position);
	const words = hover ? wordsAt(mini, { path: mini.cursor.path, range: hover.range }) : '';
	return { words, markdown: hover?.sections.map(({ markdown }) => markdown).join('\n') ?? '' };
}

describe('hovering in YAML', () => {
	it('shows an actor’s card on its id, with all offices', () => {
		const { words, markdown } = hovered(withChange('sidecar', 'holder: lind', 'holder: ▮lind'));
		assert.equal(words, 'lind');
		assert.match(markdown, /\*\*Marta Lind\*\* · person/);
		assert.match(markdown, /harbour minister of Norland/);
		assert.equal(hovered(withChange('actors', '  reform:', '  ref▮orm:')).words, 'reform');
	});

	it('shows what a stance, topic or code is and how often it is used', () => {
		const stance = hovered(withChange('sidecar', 'stance: oppose', 'stance: ▮oppose')).markdown;
		assert.match(stance, /\*\*oppose\*\* · stance\n\nValue -1\n\nUsed in 1 annotation$/);
		const topic = hovered(withSidecar('  - {id: x, topic: quay-▮wall}')).markdown;
		assert.match(topic, /under \*quay\*/);
		assert.match(hovered(withSidecar('  - {id: x, codes: [l▮aw]}')).markdown, /Law and order\n\nUsed in 0 annotations/);
	});

	it('shows what an annotation says on its quote, id and type', () => {
		for (const [from, to] of [
			['quote: a costly', 'quote: a ▮costly'],
			['id: s1', 'id: s▮1'],
			['type: stance', 'type: st▮ance'],
		] as const) {
			assert.match(
				hovered(withChange('sidecar', from, to)).markdown,
				/\*\*Marta Lind\*\* → \*oppose\* → \*\*Norland\*\*/,
			);
		}
	});

	it('says what a key is for', () => {
		assert.match(
			hovered(withChange('sidecar', 'holder: lind', 'hol▮der: lind')).markdown,
			/the actor who takes the stance/,
		);
		assert.match(hovered(withChange('actors', 'part-of: reform', 'part▮-of: reform')).markdown, /belongs to/);
	});

	it('says nothing elsewhere', () => {
		for (const line of ['actor: nob▮ody', 'colour: r▮ed', '# hol▮der']) {
			assert.equal(hovered(withSidecar(`  - id: x\n    ${line}\n`)).markdown, '', line);
		}
	});

	it('escapes all that comes from files', () => {
		const settings =
			'\n%! corpus.yaml\nstandpoint: 1\ncodebook:\n  topics: [{id: tolls, label: "[x](command:evil) <b>"}]\n';
		const mini = portVik({ settings });
		const hover = yamlHover(mini.corpus, 'articles/a.txt.ann.yaml', { line: 10, character: 12 });
		const markdown = hover?.sections[0]?.markdown ?? '';
		assert.ok(markdown.includes('\\[x\\](command\\:evil) \\<b\\>'), markdown);
	});
});
