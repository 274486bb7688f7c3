import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import type { Resolved } from '../../../../server/src/annotation/annotation';
import { applyChanges, emptyCorpus } from '../../../../server/src/corpus/apply-changes';
import type { Corpus } from '../../../../server/src/corpus/corpus';
import { updatePositionsOf } from '../../../../server/src/queries/anchors/position-update';

const article = 'articles/tide.txt';
const file = `${article}.ann.yaml`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const sidecarOf = (text: string, spans: readonly (readonly [number, number])[]) =>
	`standpoint: 1\ntext: {sha256: ${hashOf(text)}, length: ${text.length}}\nannotations:\n${spans
		.map(([start, end], k) => {
			const quote = JSON.stringify(text.slice(start, end));
			return `  # Remark ${k}.\n  - id: a${k}\n    type: note\n    quote: ${quote}\n    at: [${start}, ${end}]\n    text: n${k}\n`;
		})
		.join('')}`;

/** An editor with the article open, and the disk below it. */
function editorOf(text: string, source: string) {
	const disk = { text, source };
	let corpus: Corpus;
	let now = text;
	const put = (changes: Parameters<typeof applyChanges>[1]) => {
		corpus = applyChanges(corpus, changes, () => now);
	};
	const articleChange = (edits?: readonly { start: number; end: number; inserted: number }[], saved = false) =>
		({ kind: 'article', path: article, text: now, hash: hashOf(now), open: true, edits, saved }) as const;
	const editor = {
		open: () => {
			corpus = emptyCorpus();
			now = disk.text;
			put([articleChange(), { kind: 'sidecar', path: file, source: disk.source }]);
		},
		text: () => now,
		source: () => disk.source,
		edit: (start: number, end: number, inserted: string) => {
			now = now.slice(0, start) + inserted + now.slice(end);
			put([articleChange([{ start, end, inserted: inserted.length }])]);
		},
		save: () => {
			disk.text = now;
			put([articleChange([], true)]);
			const { rewrites, refused } = updatePositionsOf(corpus, article, { text: now, hash: hashOf(now) });
			assert.deepEqual(refused, []);
			for (const { before, after } of rewrites) {
				assert.equal(before, disk.source);
				disk.source = after;
			}
			return () => put([{ kind: 'sidecar', path: file, source: disk.source }]);
		},
		resolved: (): ReadonlyMap<string, Resolved> =>
			new Map((corpus.sidecars.get(article)?.[0]?.resolved ?? []).map(resolved => [resolved.annotation.id, resolved])),
		place: (id: string) => {
			const resolved = editor.resolved().get(id);
			assert.ok(resolved, id);
			return { anchor: resolved.anchor, at: resolved.at.map(({ start, end }) => [start, end]) };
		},
		words: (id: string) =>
			editor
				.resolved()
				.get(id)
				?.at.map(({ start, end }) => now.slice(start, end)),
	};
	editor.open();
	return editor;
}

const isCertain = (resolved: Pick<Resolved, 'anchor'> | undefined) =>
	resolved?.anchor === 'exact' || resolved?.anchor === 'moved';

describe('annotations while their article is edited', () => {
	const text = 'The tide was very very high.\n\nThe tide was very very high.\n';
	const second = text.indexOf('very', text.indexOf('very') + 1);

	it('stay on their own word when its twin beside it is deleted', () => {
		const first = text.indexOf('very');
		const editor = editorOf(
			text,
			sidecarOf(text, [
				[first, first + 4],
				[second, second + 4],
			]),
		);
		editor.edit(first, first + 5, '');
		assert.deepEqual(editor.place('a1'), { anchor: 'moved', at: [[first, first + 4]] });
		assert.equal(editor.place('a0').anchor, 'orphaned');
	});

	it('go when one of two equal paragraphs goes, and it is theirs', () => {
		const at = text.indexOf('tide');
		const other = text.lastIndexOf('tide');
		const editor = editorOf(
			text,
			sidecarOf(text, [
				[at, at + 4],
				[other, other + 4],
			]),
		);
		editor.edit(0, 30, '');
		assert.equal(editor.place('a0').anchor, 'orphaned');
		assert.deepEqual(editor.place('a1'), { anchor: 'moved', at: [[at, at + 4]] });
	});

	it('stay when letters are typed at either end of them', () => {
		const editor = editorOf(text, sidecarOf(text, [[second, second + 4]]));
		editor.edit(second, second, 'un');
		editor.edit(second + 6, second + 6, 'fied');
		assert.deepEqual(editor.place('a0'), { anchor: 'moved', at: [[second + 2, second + 6]] });
	});

	it('are doubtful while one of their words is changed, and certain when it is typed again', () => {
		const at = text.indexOf('tide');
		const editor = editorOf(text, sidecarOf(text, [[at, at + 8]]));
		editor.edit(at + 7, at + 8, '');
		assert.equal(editor.place('a0').anchor, 'doubtful');
		editor.edit(0, 1, 't');
		editor.edit(at + 7, at + 7, 's');
		assert.deepEqual(editor.place('a0'), { anchor: 'moved', at: [[at, at + 8]] });
	});

	it('follow a paragraph that is cut and pasted elsewhere', () => {
		const prose = 'Marta Quill left early.\n\nThe ferry sailed without its captain on Monday.\n\nNobody noticed it.\n';
		const at = prose.indexOf('without its captain');
		const editor = editorOf(prose, sidecarOf(prose, [[at, at + 19]]));
		const paragraph = prose.slice(25, prose.indexOf('Nobody'));
		editor.edit(25, 25 + paragraph.length, '');
		assert.equal(editor.place('a0').anchor, 'orphaned');
		editor.edit(0, 0, paragraph);
		assert.deepEqual(editor.words('a0'), ['without its captain']);
		assert.equal(editor.place('a0').anchor, 'moved');
	});

	it('are gone, and are not their like that stayed, when pasting what was cut is undone', () => {
		const lines = 'high.\n\nvery very high.\n';
		const editor = editorOf(lines, sidecarOf(lines, [[0, 4]]));
		const cut = lines.slice(0, 16);
		editor.edit(0, cut.length, '');
		assert.equal(editor.place('a0').anchor, 'orphaned');
		editor.edit(0, 0, cut);
		assert.deepEqual(editor.place('a0'), { anchor: 'exact', at: [[0, 4]] });
		editor.edit(0, cut.length, '');
		assert.equal(editor.place('a0').anchor, 'orphaned');
	});
});

describe('annotations when their article is saved', () => {
	const text = 'The ferry was late. Marta Quill blamed the crew.\n\nThe crew blamed Marta Quill.\n';
	const quill = text.indexOf('Marta');
	const crew = text.indexOf('the crew');

	it('have their new positions in the file, with comments and all else as it was', () => {
		const source = sidecarOf(text, [[quill, quill + 11]]).replace('text: n0', 'text: n0 # why\n    mood: grim');
		const editor = editorOf(text, source);
		editor.edit(0, 0, 'News: ');
		editor.save();
		const now = `News: ${text}`;
		const expected = source
			.replace(/\{sha256.*\}/, `{sha256: ${hashOf(now)}, length: ${now.length}}`)
			.replace(/at: .*/, `at: [${quill + 6}, ${quill + 17}]`)
			.replace(
				/( +)text: n0/,
				`$1prefix: "News: The ferry was late. "\n$1suffix: " blamed the crew.\\n\\nThe crew blam"\n$&`,
			);
		assert.equal(editor.source(), expected);
	});

	it('are back at their first positions when the edit is undone, and saved again', () => {
		const source = sidecarOf(text, [[crew, crew + 8]]);
		const editor = editorOf(text, source);
		editor.edit(crew + 4, crew + 8, 'captain');
		editor.save()();
		assert.equal(editor.place('a0').anchor, 'doubtful');
		assert.match(editor.source(), new RegExp(`at-text: ${hashOf(text)}`));
		editor.edit(crew + 4, crew + 11, 'crew');
		assert.deepEqual(editor.place('a0'), { anchor: 'exact', at: [[crew, crew + 8]] });
		editor.save()();
		assert.equal(editor.source(), source);
	});

	it('stay doubtful in the file, also for an editor that never saw the earlier text', () => {
		const rest = text.indexOf('The crew');
		const source = sidecarOf(text, [
			[quill, quill + 11],
			[rest, text.length - 2],
		]);
		const editor = editorOf(text, source);
		// Of the two times that the name stands here, the annotated one goes: the other one is no reason to move.
		editor.edit(quill, quill + 12, '');
		editor.save();
		editor.open();
		assert.notEqual(editor.place('a0').anchor, 'moved');
		assert.deepEqual(editor.words('a1'), ['The crew blamed Marta Quill']);
		assert.equal(editor.place('a1').anchor, 'exact');
		editor.edit(0, 0, 'News: ');
		editor.save();
		editor.open();
		assert.equal(isCertain(editor.resolved().get('a0')), false);
	});

	it('are carried on while the file is being written, however much is typed meanwhile', () => {
		const second = text.lastIndexOf('Marta');
		const editor = editorOf(
			text,
			sidecarOf(text, [
				[quill, quill + 11],
				[second, second + 11],
			]),
		);
		editor.edit(0, 0, 'News: ');
		const arrive = editor.save();
		editor.edit(quill + 6, quill + 18, '');
		arrive();
		assert.equal(editor.place('a0').anchor, 'orphaned');
		assert.deepEqual(editor.place('a1'), { anchor: 'moved', at: [[second - 6, second + 5]] });
	});

	it('are not touched where the text is the one they were made on', () => {
		const source = sidecarOf(text, [[crew, crew + 8]]).replace(/\n +at: .*/, '');
		const editor = editorOf(text, source);
		editor.save();
		assert.equal(editor.source(), source);
	});

	it('stay in order', () => {
		const prose = 'Marta Quill left early.\n\nThe ferry sailed without its captain on Monday.\n\nNobody noticed it.\n';
		const spans = ['Marta Quill', 'without its captain'].map((quote): [number, number] => {
			return [prose.indexOf(quote), prose.indexOf(quote) + quote.length];
		});
		const editor = editorOf(prose, sidecarOf(prose, spans));
		const paragraph = prose.slice(25, prose.indexOf('Nobody'));
		editor.edit(25, 25 + paragraph.length, '');
		editor.edit(0, 0, paragraph);
		editor.save();
		assert.match(editor.source(), /# Remark 1\.\n {2}- id: a1[\s\S]*# Remark 0\.\n {2}- id: a0/);
	});
});

/**
 * Every sign of the article, with where it stood in the beginning, as long as no edit has touched it. What is put in, be it
 * typed, pasted or brought back by an undo, stood nowhere: an editor says what was put in and not where it comes from, and
 * of equal words nobody can tell then which are these.
 */
interface Sign {
	readonly char: string;
	readonly origin: number | undefined;
}

interface Step {
	readonly start: number;
	readonly removed: string;
	readonly put: string;
}

describe('any sequence of edits, saves and restarts', () => {
	const words = ['the', 'tide', 'very', 'high', 'crew', 'left'];
	const prose = fc
		.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
		.map(paragraphs => `${paragraphs.map(list => list.join(' ')).join('.\n\n')}.\n`);
	const place = fc.double({ min: 0, max: 1, noNaN: true });
	const step = fc.oneof(
		fc.record({ kind: fc.constant('edit' as const), from: place, length: fc.nat(12), words: fc.option(prose) }),
		fc.record({ kind: fc.constant('drop' as const), from: place, what: fc.constantFrom(/\S+\s*/g, /.+\n*/g) }),
		fc.record({ kind: fc.constant('cut' as const), from: place, length: fc.nat(30), to: place }),
		fc.record({ kind: fc.constantFrom('save' as const, 'restart' as const, 'undo' as const, 'revert' as const) }),
	);

	it('keeps every annotation once, the certain ones at their words, and moves none to others that stand where they stood', () => {
		fc.assert(
			fc.property(
				prose,
				fc.array(fc.tuple(place, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 5 }),
				fc.array(step, { maxLength: 12 }),
				(text, wanted, steps) => {
					const spans = spansOfWords(text, wanted);
					const editor = editorOf(text, sidecarOf(text, spans));
					let signs: readonly Sign[] = Array.from(text, (char, origin) => ({ char, origin }));
					let saved = signs;
					let history: Step[] = [];
					const ids = spans.map((_, k) => `a${k}`);
					/** The texts that positions in the file may refer to. */
					const annotated = new Set([text]);
					const charsOf = (list: readonly Sign[]) => list.map(({ char }) => char).join('');
					const replace = (start: number, end: number, put: string) => {
						const typed = Array.from(put, char => ({ char, origin: undefined }));
						signs = [...signs.slice(0, start), ...typed, ...signs.slice(end)];
						editor.edit(start, end, put);
					};
					const edit = (start: number, end: number, put: string) => {
						history.push({ start, removed: charsOf(signs.slice(start, end)), put });
						replace(start, end, put);
					};
					for (const next of steps) {
						const at = (share: number) => Math.floor(share * signs.length);
						if (next.kind === 'edit') {
							edit(at(next.from), Math.min(signs.length, at(next.from) + next.length), next.words?.trim() ?? '');
						} else if (next.kind === 'drop') {
							const all = [...charsOf(signs).matchAll(next.what)];
							const dropped = all[Math.floor(next.from * all.length)];
							if (dropped) edit(dropped.index, dropped.index + dropped[0].length, '');
						} else if (next.kind === 'cut') {
							const start = at(next.from);
							const end = Math.min(signs.length, start + next.length);
							const put = charsOf(signs.slice(start, end));
							edit(start, end, '');
							edit(at(next.to), at(next.to), put);
						} else if (next.kind === 'undo') {
							const last = history.pop();
							if (last) replace(last.start, last.start + last.put.length, last.removed);
						} else if (next.kind === 'revert') {
							edit(0, signs.length, charsOf(saved));
						} else if (next.kind === 'save') {
							editor.save()();
							saved = signs;
							annotated.add(editor.text());
						} else {
							editor.open();
							signs = saved;
							history = [];
						}
						assert.deepEqual([...editor.resolved().keys()].sort(), ids);
						for (const [k, [start, end]] of spans.entries()) {
							const resolved = editor.resolved().get(`a${k}`) as Resolved;
							if (!isCertain(resolved)) continue;
							const [span] = resolved.at;
							assert.ok(span);
							assert.equal(editor.text().slice(span.start, span.end).split(/\s+/).join(' '), text.slice(start, end));
							if (resolved.anchor === 'exact') {
								assert.ok(annotated.has(editor.text()), `a${k} is in the text that it was made on`);
								continue;
							}
							const others = signs
								.slice(span.start, span.end)
								.filter(({ origin }) => origin !== undefined && (origin < start || origin >= end));
							assert.deepEqual(others, [], `a${k} stands on words that others are, and were all along`);
						}
					}
					editor.save();
					const before = ids.map(id => editor.place(id));
					editor.open();
					for (const [k, id] of ids.entries()) {
						assert.equal(isCertain(editor.resolved().get(id)), isCertain(before[k]), id);
						if (isCertain(before[k])) assert.deepEqual(editor.place(id).at, before[k]?.at);
					}
				},
			),
			{ numRuns: 120 },
		);
	});

	it('keeps those certain whose words nobody has touched', () => {
		fc.assert(
			fc.property(
				prose,
				place,
				fc.array(fc.tuple(place, fc.nat(6), fc.constantFrom('', 'tide', 'the tide\n\n', 'very ')), { maxLength: 10 }),
				fc.array(fc.boolean(), { maxLength: 10 }),
				(text, where, edits, saves) => {
					const [span] = spansOfWords(text, [[where, 1]]);
					assert.ok(span);
					let [start, end] = span;
					const quote = text.slice(start, end);
					const editor = editorOf(text, sidecarOf(text, [span]));
					for (const [k, [share, length, put]] of edits.entries()) {
						const from = Math.floor(share * editor.text().length);
						const to = Math.min(editor.text().length, from + length);
						if (from < end && to > start) continue;
						if (from === to && from > start && from < end) continue;
						editor.edit(from, to, put);
						if (to <= start) {
							start += put.length - (to - from);
							end += put.length - (to - from);
						}
						assert.ok(isCertain(editor.resolved().get('a0')));
						assert.deepEqual(editor.place('a0').at, [[start, end]]);
						if (saves[k]) {
							editor.save();
							editor.open();
							assert.deepEqual(editor.place('a0'), { anchor: 'exact', at: [[start, end]] });
						}
					}
					assert.equal(editor.text().slice(start, end), quote);
				},
			),
			{ numRuns: 120 },
		);
	});
});

/** Spans of whole words that do not touch each other, in order. */
function spansOfWords(
	text: string,
	wanted: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
	const found = [...text.matchAll(/\p{L}+/gu)];
	const spans: [number, number][] = [];
	for (const [share, count] of [...wanted].sort((a, b) => a[0] - b[0])) {
		const first = Math.min(found.length - 1, Math.floor(share * found.length));
		const last = Math.min(found.length - 1, first + count - 1);
		const start = found[first]?.index ?? 0;
		const end = (found[last]?.index ?? 0) + (found[last]?.[0].length ?? 0);
		const quote = text.slice(start, end);
		if (start >= (spans.at(-1)?.[1] ?? 0) && !/[.\n]/.test(quote)) spans.push([start, end]);
	}
	return spans.length > 0 ? spans : [[0, found[0]?.[0].length ?? 1]];
}
