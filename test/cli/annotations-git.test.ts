import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Repository, repositoryIn } from '../unit/host/repository';
import { jsonLines, standpoint, temporaryFolder } from './command';

const paragraphs = [
	'Harbour closed after spill',
	'The harbour of Oskary was closed on Monday after a tanker lost two hundred tonnes of oil. Nobody was hurt, the harbour master said.',
	'Marta Ilves called the delay “a costly mistake” and blamed the port authority. The port authority had no comment on Monday.',
	'Fishermen from three villages met in the evening. They want to be paid for every day on which they cannot work.',
	'The ministry will publish its report in June. The port authority will be heard first.',
];
const text = `${paragraphs.join('\n\n')}\n`;
const quotes = ['a costly mistake', 'They want to be paid', 'port authority will be heard', 'Nobody was hurt'];
const entries = quotes.map((quote, n) => {
	const at = text.indexOf(quote);
	return `  - id: q${n}\n    type: note\n    quote: "${quote}"\n    at: [${at}, ${at + quote.length}]\n    text: x\n`;
});
// "The port authority" stands twice: only a comparison with the earlier text tells which one is meant after an edit.
const second = text.lastIndexOf('port authority');
entries.push(`  - id: twice\n    type: mention\n    quote: "port authority"\n    at: [${second}, ${second + 14}]\n`);
const hash = createHash('sha256').update(text).digest('hex');
const sidecar = `standpoint: 1\ntext: {sha256: ${hash}, length: ${text.length}}\nannotations:\n${entries.join('')}`;

/** Words changed in every paragraph, a line inserted above, the last paragraph moved up, and one taken out. */
const edited = `${[
	'UPDATE: Oskary harbour shut after spill',
	'This page was changed in the morning of Tuesday.',
	'The port of Oskary was closed on Monday evening when a tanker lost two hundred tonnes of crude oil. Nobody was hurt, according to the harbour master.',
	'Yesterday, Marta Ilves called the delay “a costly mistake” and blamed the owners. The port authority had no comment at all.',
	'The ministry will publish a report in late June. The port authority will be heard first, it said.',
].join('\n\n')}\n`;

describe('standpoint annotations, of an article that was edited outside the editor', () => {
	const folder = temporaryFolder({
		'corpus.yaml': 'standpoint: 1\n',
		'articles/spill.txt': text,
		'articles/spill.txt.ann.yaml': sidecar,
	});
	let repository: Repository;
	beforeEach(() => {
		repository = repositoryIn(folder());
	});
	const all = async (): Promise<ReadonlyMap<unknown, Record<string, unknown>>> =>
		new Map(jsonLines((await standpoint(folder(), 'annotations')).output).map(line => [line.id, line]));
	const wordsOf = (line: Record<string, unknown> | undefined, now: string): readonly string[] =>
		((line?.at ?? []) as readonly [number, number][]).map(([start, end]) => now.slice(start, end));

	it('finds their words by the text that git has', async () => {
		repository.commit('Annotated');
		writeFileSync(join(folder(), 'articles/spill.txt'), edited);
		const found = await all();
		for (const [n, quote] of [quotes[0], undefined, quotes[2], quotes[3]].entries()) {
			if (quote === undefined) continue;
			assert.equal(found.get(`q${n}`)?.anchor, 'moved', quote);
			assert.deepEqual(wordsOf(found.get(`q${n}`), edited), [quote]);
		}
		assert.deepEqual([found.get('q1')?.anchor, found.get('q1')?.at], ['orphaned', []]);
	});

	it('tells one of several equal phrases from the others, which nothing but the earlier text can', async () => {
		repository.commit('Annotated');
		writeFileSync(join(folder(), 'articles/spill.txt'), edited);
		const at = edited.lastIndexOf('port authority');
		const found = (await all()).get('twice');
		assert.deepEqual([found?.anchor, found?.at], ['moved', [[at, at + 14]]]);
		// Without git, it is not certain.
		rmSync(join(folder(), '.git'), { recursive: true });
		assert.notEqual((await all()).get('twice')?.anchor, 'moved');
	});

	it('finds them also after the edit was committed, and the article renamed', async () => {
		repository.commit('Annotated');
		writeFileSync(join(folder(), 'articles/spill.txt'), edited);
		repository.commit('Edited elsewhere');
		repository.git('mv', 'articles/spill.txt', 'articles/oskary.txt');
		repository.git('mv', 'articles/spill.txt.ann.yaml', 'articles/oskary.txt.ann.yaml');
		repository.commit('Renamed');
		const at = edited.lastIndexOf('port authority');
		assert.deepEqual((await all()).get('twice')?.at, [[at, at + 14]]);
	});

	it('finds all of them where the checkout has other line ends', async () => {
		repository.commit('Annotated');
		writeFileSync(join(folder(), 'articles/spill.txt'), text.replaceAll('\n', '\r\n'));
		for (const line of (await all()).values()) assert.equal(line.anchor, 'exact');
	});

	it('finds what one coded in the old text and another merged with the new one', async () => {
		const name = 'articles/spill.txt.ann.yaml';
		await standpoint(folder(), 'merge-driver', '--install');
		const old = quotes[3] as string;
		const entry = (id: string, quote: string, at: number) =>
			`  - id: ${id}\n    type: note\n    quote: "${quote}"\n    at: [${at}, ${at + quote.length}]\n    text: x\n`;
		const file = (of: string, ...list: readonly string[]) =>
			`standpoint: 1\ntext: {sha256: ${createHash('sha256').update(of).digest('hex')}, length: ${of.length}}\nannotations:\n${list.join('')}`;
		repository.write(name, file(text, entry('both', old, text.indexOf(old))));
		repository.commit('Annotated');
		repository.git('checkout', '--quiet', '-b', 'jonas');
		repository.write(
			name,
			file(
				text,
				entry('both', old, text.indexOf(old)),
				entry('late', 'port authority', text.lastIndexOf('port authority')),
			),
		);
		repository.commit('Coded in the old text');
		repository.git('checkout', '--quiet', 'main');
		repository.write('articles/spill.txt', edited);
		repository.write(name, file(edited, entry('both', old, edited.indexOf(old))));
		repository.commit('The text changed, and the annotations with it');
		repository.git('merge', '--quiet', '--no-edit', 'jonas');
		const found = await all();
		const at = edited.lastIndexOf('port authority');
		assert.deepEqual([found.get('late')?.anchor, found.get('late')?.at], ['moved', [[at, at + 14]]]);
		assert.equal(found.get('both')?.anchor, 'exact');
	});
});
