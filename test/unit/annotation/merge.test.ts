import assert from 'node:assert/strict';
import { mergeSidecars } from '../../../server/src/annotation/merge';
import { readSidecar } from '../../../server/src/annotation/read';

const [hashA, hashB, hashC] = ['a', 'b', 'c'].map(digit => digit.repeat(64)) as [string, string, string];

const base = `# Coding of the harbour story
standpoint: 1
text: {sha256: ${hashA}, length: 500}
article:
  title: "Harbour closed"   # as printed
  author: Jon Brask
annotations:
  # read twice
  - id: aaa
    type: stance
    quote: "a costly mistake"
    at: [100, 116]
    holder: ilves   # not her spokesman
    target: ministry
    stance: oppose
    confidence: high
    by: mara
  - id: bbb
    type: claim
    quote: "200 tonnes"
    at: [200, 210]
    source: none
    # ask Jonas
  - id: ccc
    type: code
    quote: "the port"
    at: [300, 308]
    codes: [harbour, law]
# the end
`;

const block = (id: string, start: number, more = '') =>
	`  - id: ${id}\n    type: note\n    quote: "${id}!"\n    at: [${start}, ${start + 4}]\n    text: seen\n${more}`;
const above = (source: string, id: string, added: string) =>
	source.replace(`  - id: ${id}\n`, `${added}  - id: ${id}\n`);
const atEnd = (source: string, added: string) => source.replace('# the end', `${added}# the end`);
const without = (source: string, id: string) => source.replace(new RegExp(` {2}- id: ${id}\\n(?: {4}.*\\n)*`), '');

function merged(ours: string, theirs: string, from = base): string {
	const result = mergeSidecars(from, ours, theirs);
	assert.ok(result, 'can be merged');
	assert.deepEqual(result.conflicts, []);
	assert.deepEqual(
		readSidecar(result.source).problems.filter(({ code }) => code === 'yaml-syntax'),
		[],
	);
	return result.source;
}

/** The lines of a text that stand in a conflict, with its markers. */
function disputed(source: string): string {
	const lines: string[] = [];
	let inside = false;
	for (const line of source.split('\n')) {
		if (line.startsWith('<<<<<<<')) inside = true;
		if (inside) lines.push(line);
		if (line.startsWith('>>>>>>>')) inside = false;
	}
	return lines.join('\n');
}

function conflict(ours: string, theirs: string, from = base) {
	const result = mergeSidecars(from, ours, theirs);
	assert.ok(result, 'can be merged');
	assert.equal(result.conflicts.length, 1);
	return { block: disputed(result.source), conflict: result.conflicts[0], source: result.source };
}

describe('merging the work of two annotators', () => {
	it('keeps what both added, in the order of the text', () => {
		const ours = above(atEnd(base, block('zz1', 410)), 'bbb', block('oo1', 150));
		const theirs = above(above(base, 'bbb', block('tt1', 140)), 'ccc', block('tt2', 250));
		const result = merged(ours, theirs);
		const expected = above(
			above(above(atEnd(base, block('zz1', 410)), 'bbb', block('tt1', 140)), 'bbb', block('oo1', 150)),
			'ccc',
			block('tt2', 250),
		);
		assert.equal(result, expected);
	});

	it('keeps what both added behind the last annotation, where lines alone would conflict', () => {
		const result = merged(atEnd(base, block('oo1', 400)), atEnd(base, block('tt1', 350)));
		assert.equal(result, atEnd(atEnd(base, block('tt1', 350)), block('oo1', 400)));
	});

	it('takes different fields of one annotation from each', () => {
		const result = merged(
			base.replace('stance: oppose', 'stance: support'),
			base.replace('target: ministry', 'target: port'),
		);
		assert.equal(result, base.replace('stance: oppose', 'stance: support').replace('target: ministry', 'target: port'));
	});

	it('takes a field that was added, and one that was removed', () => {
		const ours = base.replace('    by: mara\n', '    topic: oil   # or ships\n    by: mara\n');
		const theirs = base.replace('    confidence: high\n', '');
		assert.equal(merged(ours, theirs), ours.replace('    confidence: high\n', ''));
	});

	it('takes what both changed alike once, however each wrote it', () => {
		const result = merged(
			base.replace('stance: oppose', 'stance: "support"'),
			base.replace('stance: oppose', 'stance: support'),
		);
		assert.equal(result, base.replace('stance: oppose', 'stance: "support"'));
	});

	it('merges codes as a set', () => {
		const result = merged(
			base.replace('[harbour, law]', '[harbour, law, oil]'),
			base.replace('[harbour, law]', '[harbour, money]'),
		);
		assert.match(result, /codes: \[harbour, oil, money\]/);
	});

	it('deletes what one deleted and the other left alone, or only saw move with the text', () => {
		assert.equal(
			merged(without(base, 'bbb'), atEnd(base, block('tt1', 400))),
			atEnd(without(base, 'bbb'), block('tt1', 400)),
		);
		const moved = base.replace(hashA, hashB).replace('[200, 210]', '[220, 230]');
		assert.equal(merged(without(base, 'bbb'), moved), without(moved, 'bbb'));
	});

	it('leaves an empty list where all is deleted, and begins one where it was empty', () => {
		const small = 'standpoint: 1\nannotations:\n  - id: aaa\n    type: note\n    quote: x\n';
		const empty = 'standpoint: 1\nannotations: []\n';
		assert.equal(
			merged(empty, small.replace('standpoint: 1', 'standpoint: 1 # v'), small),
			empty.replace('1\n', '1 # v\n'),
		);
		assert.equal(
			merged(
				empty.replace('[]', `\n${block('oo1', 5)}`).replace(': \n', ':\n'),
				empty.replace('[]', `\n${block('tt1', 2)}`).replace(': \n', ':\n'),
				empty,
			).trimEnd(),
			`standpoint: 1\nannotations:\n${block('tt1', 2)}${block('oo1', 5)}`.trimEnd(),
		);
	});

	it('merges two files that were made at the same time', () => {
		const file = (id: string, start: number) =>
			`standpoint: 1\ntext: {sha256: ${hashA}, length: 500}\nannotations:\n${block(id, start)}`;
		assert.equal(merged(file('oo1', 50), file('tt1', 20), ''), file('tt1', 20) + block('oo1', 50));
	});

	it('merges what is known of the article by key', () => {
		const ours = base.replace('author: Jon Brask', 'author: Jon Brask\n  outlet: Courier');
		const theirs = base.replace('Jon Brask', 'Jonna Brask').replace('"Harbour closed"', '"Harbour shut"');
		assert.equal(merged(ours, theirs), theirs.replace('Jonna Brask', 'Jonna Brask\n  outlet: Courier'));
		const flow = base.replace(/article:\n[\s\S]*?annotations/, 'article: {title: A, author: B}  # both\nannotations');
		const result = merged(
			flow.replace('title: A', 'title: C'),
			flow.replace('author: B', 'author: D, genre: news'),
			flow,
		);
		assert.match(result, /^article: \{title: C, author: D, genre: news\} {2}# both$/m);
	});

	it('keeps the comments of both, also where the line that they stand on is taken from the other', () => {
		const ours = base
			.replace('# read twice', '# read twice\n  # and again')
			.replace('stance: oppose', 'stance: support');
		const theirs = base
			.replace('# read twice', '# read twice (Jonas)')
			.replace('stance: oppose', 'stance: oppose   # is it?')
			.replace('# the end', '# the very end');
		const result = merged(ours, theirs);
		for (const comment of [
			'# and again',
			'# read twice (Jonas)',
			'# is it?',
			'# the very end',
			'# not her spokesman',
		]) {
			assert.ok(result.includes(comment), comment);
		}
		assert.match(result, /stance: support/);
	});

	it('keeps keys that the format does not know, wherever they stand', () => {
		const ours = base
			.replace('standpoint: 1', 'standpoint: 1\nproject: [harbour, 2024]')
			.replace('    codes', '    weight: 3\n    codes');
		const theirs = base
			.replace('length: 500}', 'length: 500, edition: late}')
			.replace('source: none', 'source: none\n    seen: {by: jonas}');
		const result = merged(ours, theirs);
		for (const key of [
			'project: [harbour, 2024]',
			'weight: 3',
			'edition: late',
			'seen: {by: jonas}',
			'confidence: high',
		]) {
			assert.ok(result.includes(key), key);
		}
	});

	it('keeps entries that cannot be read as annotations', () => {
		const ours = atEnd(base, '  - just a line\n');
		const theirs = above(base, 'bbb', '  - type: note\n    quote: no id\n');
		const result = merged(ours, theirs);
		assert.ok(result.includes('  - just a line\n') && result.includes('  - type: note\n    quote: no id\n'));
	});

	it('keeps both of two annotations that have the same id by mistake', () => {
		const twice = atEnd(base, block('bbb', 400));
		const result = merged(twice, twice.replace('source: none', 'source: author').replace('# the end', '# END'), twice);
		assert.equal(result, twice.replace('source: none', 'source: author').replace('# the end', '# END'));
	});

	it('fits lines into another indentation', () => {
		const wide = base
			.replace(/^( {2}- | {4})(?=\S)/gm, lead => (lead === '    ' ? '      ' : '    - '))
			.replace(/^ {2}#/gm, '    #');
		const result = merged(wide, atEnd(base, block('tt1', 400)));
		assert.equal(result, atEnd(wide, block('tt1', 400).replace(/^/gm, '  ').trimEnd().concat('\n')));
	});

	it('changes entries written in braces too', () => {
		const flow =
			'standpoint: 1\nannotations:\n  - {id: aaa, type: stance, quote: "x, y", stance: oppose, holder: act}\n';
		const result = merged(flow.replace('oppose', 'support'), flow.replace('act}', 'ministry}'), flow);
		const [annotation] = readSidecar(result).annotations;
		assert.deepEqual(annotation?.fields, {
			id: 'aaa',
			type: 'stance',
			quote: 'x, y',
			stance: 'support',
			holder: 'ministry',
		});
	});

	it('keeps line ends and a byte order mark as ours has them', () => {
		const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
		const ours = base.replace('stance: oppose', 'stance: support');
		const theirs = atEnd(base, block('tt1', 400));
		assert.equal(merged(windows(ours), theirs), windows(merged(ours, theirs)));
	});
});

describe('a disagreement of two annotators', () => {
	it('is a field that both changed to different values, and only its line is in question', () => {
		const {
			block: lines,
			conflict: found,
			source,
		} = conflict(
			base.replace('stance: oppose', 'stance: support'),
			atEnd(base.replace('stance: oppose', 'stance: neutral   # I think'), block('tt1', 400)),
		);
		assert.equal(lines, '<<<<<<< ours\n    stance: support\n=======\n    stance: neutral   # I think\n>>>>>>> theirs');
		assert.deepEqual(found, { id: 'aaa', field: 'stance', ours: 'support', theirs: 'neutral' });
		assert.ok(source.includes(block('tt1', 400)), 'all else is merged');
		const decided = source.replace(/<<<<<<<.*\n([\s\S]*?)=======\n[\s\S]*?>>>>>>>.*\n/, '$1');
		assert.equal(decided, atEnd(base.replace('stance: oppose', 'stance: support'), block('tt1', 400)));
	});

	it('is a field that one removed and the other changed', () => {
		const { block: lines } = conflict(base.replace('    target: ministry\n', ''), base.replace('ministry', 'port'));
		assert.equal(lines, '<<<<<<< ours\n=======\n    target: port\n>>>>>>> theirs');
	});

	it('is an annotation that one deleted and the other changed', () => {
		const { block: lines, conflict: found } = conflict(
			without(base, 'bbb'),
			base.replace('source: none', 'source: author'),
		);
		assert.equal(
			lines,
			'<<<<<<< ours\n=======\n  - id: bbb\n    type: claim\n    quote: "200 tonnes"\n    at: [200, 210]\n    source: author\n    # ask Jonas\n>>>>>>> theirs',
		);
		assert.deepEqual(found, { id: 'bbb', deletedBy: 'ours' });
	});

	it('may be about the only annotation that is left', () => {
		const small = 'standpoint: 1\nannotations:\n  - id: aaa\n    type: note\n    quote: x\n';
		const empty = 'standpoint: 1\nannotations: []\n';
		const { source } = conflict(empty, small.replace('note', 'code'), small);
		assert.equal(readSidecar(source.replace(/<<<<<<<.*\n=======\n([\s\S]*?)>>>>>>>.*\n/, '$1')).annotations.length, 1);
		assert.deepEqual(readSidecar(source.replace(/<<<<<<<.*\n=======\n[\s\S]*?>>>>>>>.*\n/, '')).annotations, []);
	});

	it('is about other words: quote and position go together', () => {
		const ours = base.replace('"200 tonnes"\n    at: [200, 210]', '"about 200 tonnes"\n    at: [194, 210]');
		const theirs = base.replace('"200 tonnes"\n    at: [200, 210]', '"200 tonnes of oil"\n    at: [200, 217]');
		assert.equal(
			conflict(ours, theirs).block,
			'<<<<<<< ours\n    quote: "about 200 tonnes"\n    at: [194, 210]\n=======\n    quote: "200 tonnes of oil"\n    at: [200, 217]\n>>>>>>> theirs',
		);
	});

	it('is about the article: its line alone', () => {
		const { block: lines, conflict: found } = conflict(
			base.replace('Jon Brask', 'J. Brask'),
			base.replace('Jon Brask', 'Jonna Brask'),
		);
		assert.equal(lines, '<<<<<<< ours\n  author: J. Brask\n=======\n  author: Jonna Brask\n>>>>>>> theirs');
		assert.deepEqual(found, { field: 'article.author', ours: 'J. Brask', theirs: 'Jonna Brask' });
	});

	it('may be about the first field, which stands behind the dash', () => {
		const from = base.replace('  - id: bbb\n    type: claim', '  - type: claim\n    id: bbb');
		const { block: lines } = conflict(
			from.replace('type: claim', 'type: note'),
			from.replace('type: claim', 'type: code'),
			from,
		);
		assert.equal(lines, '<<<<<<< ours\n  - type: note\n=======\n  - type: code\n>>>>>>> theirs');
	});

	it('has markers as long as git asks for, with the names that are given', () => {
		const result = mergeSidecars(base, base.replace('oppose', 'support'), base.replace('oppose', 'neutral'), {
			size: 9,
			ours: 'HEAD',
			theirs: 'jonas',
		});
		assert.match(result?.source ?? '', /^<{9} HEAD\n.*\n={9}\n.*\n>{9} jonas$/m);
	});
});

describe('merging annotations of a text that changed', () => {
	const newText = base
		.replace(hashA, hashB)
		.replace('length: 500', 'length: 520')
		.replace('[200, 210]', '[220, 230]')
		.replace('[300, 308]', '[320, 328]');

	it('takes the text of the side that changed it, with its positions', () => {
		const ours = base.replace('stance: oppose', 'stance: support');
		assert.equal(merged(ours, newText), newText.replace('stance: oppose', 'stance: support'));
		assert.equal(merged(newText, ours), newText.replace('stance: oppose', 'stance: support'));
	});

	it('carries the positions of the other side over where annotations on both sides show how far the text moved', () => {
		const result = readSidecar(merged(above(base, 'ccc', block('oo1', 250)), newText));
		assert.deepEqual(result.annotations.find(({ id }) => id === 'oo1')?.at, [{ start: 270, end: 274 }]);
	});

	it('says elsewhere which text they refer to, so that no position is taken for one in the new text', () => {
		const result = readSidecar(merged(above(base, 'bbb', block('oo1', 150)), newText));
		const annotation = result.annotations.find(({ id }) => id === 'oo1');
		assert.deepEqual([annotation?.at, annotation?.atText], [[{ start: 150, end: 154 }], hashA]);
		assert.deepEqual(
			result.annotations.map(({ id }) => id),
			['aaa', 'oo1', 'bbb', 'ccc'],
		);
	});

	it('keeps the words that the other side chose anew', () => {
		const ours = base.replace('"200 tonnes"\n    at: [200, 210]', '"about 200 tonnes"\n    at: [194, 210]');
		const annotation = readSidecar(merged(ours, newText)).annotations.find(({ id }) => id === 'bbb');
		assert.deepEqual([annotation?.quote, annotation?.atText], [['about 200 tonnes'], hashA]);
		assert.deepEqual(annotation?.at, [{ start: 194, end: 210 }]);
	});

	it('does not undo that the other side moved an annotation to the same words elsewhere', () => {
		const ours = base.replace('[200, 210]', '[240, 250]');
		const annotation = readSidecar(merged(ours, newText)).annotations.find(({ id }) => id === 'bbb');
		assert.deepEqual([annotation?.atText, annotation?.at], [hashA, [{ start: 240, end: 250 }]]);
	});

	it('keeps what is said of an uncertain place', () => {
		const uncertain = newText.replace('at: [220, 230]', `at: [200, 210]\n    at-text: ${hashA}`);
		const annotation = readSidecar(merged(base.replace('source: none', 'source: author'), uncertain)).annotations[1];
		assert.deepEqual([annotation?.atText, annotation?.at], [hashA, [{ start: 200, end: 210 }]]);
		const confirmed = readSidecar(merged(uncertain.replace('stance: oppose', 'stance: support'), newText, uncertain));
		assert.deepEqual([confirmed.annotations[1]?.atText, confirmed.annotations[1]?.at[0]?.start], [undefined, 220]);
	});

	it('takes our text where both changed it to different ones', () => {
		const other = base.replace(hashA, hashC).replace('length: 500', 'length: 400').replace('[300, 308]', '[280, 288]');
		const result = merged(newText, atEnd(other, block('tt1', 350)));
		assert.equal(readSidecar(result).textHash, hashB);
		const annotation = readSidecar(result).annotations.find(({ id }) => id === 'tt1');
		assert.deepEqual([annotation?.at, annotation?.atText], [[{ start: 350, end: 354 }], hashC]);
	});
});

describe('two new annotations with one id', () => {
	it('are one where they say the same', () => {
		const both = atEnd(base, block('new', 400));
		assert.equal(merged(both.replace('oppose', 'support'), both), both.replace('oppose', 'support'));
	});

	it('are one with a disagreement where they are about the same words', () => {
		const { block: lines } = conflict(
			atEnd(base, block('new', 400)),
			atEnd(base, block('new', 400).replace('seen', 'read')),
		);
		assert.equal(lines, '<<<<<<< ours\n    text: seen\n=======\n    text: read\n>>>>>>> theirs');
	});

	it('are two where they are about other words, and theirs gets a new id', () => {
		const result = merged(atEnd(base, block('new', 400)), atEnd(base, block('new', 420).replace('"new!"', '"other"')));
		const { annotations, problems } = readSidecar(result);
		assert.deepEqual(
			problems.filter(({ code }) => code === 'duplicate-id'),
			[],
		);
		assert.deepEqual(
			annotations.slice(-2).map(({ quote }) => quote),
			[['new!'], ['other']],
		);
		assert.equal(annotations.at(-2)?.id, 'new');
	});
});

describe('very large files', () => {
	it('are merged like small ones', () => {
		const entry = (n: number, holder = 'act') =>
			`  - id: i${n}\n    type: stance\n    quote: "word ${n}"\n    at: [${n * 20}, ${n * 20 + 6}]\n    holder: ${holder}\n`;
		const file = (...entries: readonly string[]) => `standpoint: 1\nannotations:\n${entries.join('')}`;
		const numbers = Array.from({ length: 3000 }, (_, n) => n);
		const from = file(...numbers.map(n => entry(n)));
		const ours = file(...numbers.map(n => entry(n, n % 2 === 0 ? 'ilves' : 'act')));
		const theirs = file(...numbers.map(n => entry(n, n % 2 === 0 ? 'act' : 'ministry')));
		assert.equal(merged(ours, theirs, from), file(...numbers.map(n => entry(n, n % 2 === 0 ? 'ilves' : 'ministry'))));
		const disputes = mergeSidecars(from, ours, ours.replaceAll('ilves', 'ministry'));
		assert.equal(disputes?.conflicts.length, 1500);
	});
});

describe('a version that cannot be merged by annotation', () => {
	const broken = base.replace('stance: oppose', 'stance: [oppose');
	for (const [what, ours, theirs, from] of [
		['ours is broken', broken, base.replace('oppose', 'support'), base],
		['theirs is broken', base.replace('oppose', 'support'), broken, base],
		['the common one is broken', base, base.replace('oppose', 'support'), broken],
		['it is no mapping', 'just text\n', base.replace('oppose', 'support'), base],
		[
			'it still has the markers of a merge',
			`<<<<<<< ours\n${base}=======\n>>>>>>> theirs\n`,
			base.replace('oppose', 'x'),
			base,
		],
		[
			'a key stands twice',
			base.replace('    by: mara', '    by: mara\n    by: jonas'),
			base.replace('oppose', 'x'),
			base,
		],
	] as const) {
		it(`is left to a merge of lines: ${what}`, () => assert.equal(mergeSidecars(from, ours, theirs), undefined));
	}

	it('is taken all the same where the other side changed nothing', () => {
		assert.deepEqual(mergeSidecars(base, broken, base), { source: broken, conflicts: [] });
		assert.deepEqual(mergeSidecars(base, base, broken), { source: broken, conflicts: [] });
	});
});
