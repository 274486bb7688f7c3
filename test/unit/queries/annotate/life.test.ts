import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { applyEdits } from '../../../../server/src/annotation/edit';
import { applyChanges, emptyCorpus } from '../../../../server/src/corpus/apply-changes';
import type { Corpus } from '../../../../server/src/corpus/corpus';
import { updatePositionsOf } from '../../../../server/src/queries/anchors/position-update';
import {
	changeAnnotation,
	createAnnotations,
	removeAnnotation,
	type Written,
} from '../../../../server/src/queries/annotate/write';
import { indexLines, spanOf } from '../../../../server/src/text/position';
import type { Span } from '../../../../server/src/text/span';
import { chance } from './affair';

const article = 'articles/tide.txt';
const file = `${article}.ann.yaml`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A window on the article and its annotation file: the text as it is typed there, and the corpus that follows it. */
class Window {
	text: string;
	corpus: Corpus = emptyCorpus();

	constructor(readonly disk: Disk) {
		this.text = disk.text;
		this.put([this.news()]);
		this.reread();
	}

	private put(changes: Parameters<typeof applyChanges>[1]): void {
		this.corpus = applyChanges(this.corpus, changes, () => this.text);
	}

	private news(edits?: readonly { start: number; end: number; inserted: number }[], saved = false) {
		return {
			kind: 'article',
			path: article,
			text: this.text,
			hash: hashOf(this.text),
			open: true,
			edits,
			saved,
		} as const;
	}

	/** Takes in what another program wrote into the annotation file. */
	reread(): void {
		const { source } = this.disk;
		this.put([source === undefined ? { kind: 'removed', path: file } : { kind: 'sidecar', path: file, source }]);
	}

	type(start: number, end: number, inserted: string): void {
		this.text = this.text.slice(0, start) + inserted + this.text.slice(end);
		this.put([this.news([{ start, end, inserted: inserted.length }])]);
	}

	save(): void {
		this.disk.text = this.text;
		this.put([this.news([], true)]);
		const { rewrites } = updatePositionsOf(this.corpus, article, { text: this.text, hash: hashOf(this.text) });
		for (const { before, after } of rewrites) {
			assert.equal(before, this.disk.source);
			this.disk.source = after;
		}
		this.reread();
	}

	/** Writes what a person did. */
	write(written: Written): readonly string[] {
		assert.ok('changes' in written, JSON.stringify(written));
		for (const { edits } of written.changes) {
			const source = this.disk.source ?? '';
			const lines = indexLines(source);
			this.disk.source = applyEdits(
				source,
				edits.map(({ range, newText }) => ({ ...spanOf(lines, range), newText })),
			);
		}
		this.reread();
		return written.ids;
	}

	resolved() {
		return this.corpus.sidecars.get(article)?.flatMap(({ resolved }) => resolved) ?? [];
	}
}

interface Disk {
	text: string;
	source: string | undefined;
}

/** A sign of the article; each is another one, so that it can be followed wherever it is moved. */
interface Sign {
	readonly char: string;
	readonly number: number;
}

const words = ['the', 'tide', 'very', 'high', 'crew', 'left', 'harbour'];
const prose = fc
	.array(fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 4 })
	.map(paragraphs => `${paragraphs.map(list => list.join(' ')).join('.\n\n')}.\n`);
const share = fc.double({ min: 0, max: 1, noNaN: true });
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const step = fc.record({
	what: fc.constantFrom(
		...([
			'create',
			'create',
			'elsewhere',
			'change',
			'move',
			'delete',
			'type',
			'type',
			'cut',
			'save',
			'reload',
		] as const),
	),
	which: fc.nat(20),
	at: share,
	to: share,
	length: fc.nat(20),
	put: prose,
});

describe('any sequence of making, changing and deleting annotations, editing, saving and reloading the article', () => {
	it('keeps every annotation exactly once and, where it is certain, at its own words, in two windows', () => {
		fc.assert(
			fc.property(prose, fc.array(step, { minLength: 1, maxLength: 16 }), fc.integer({ min: 1, max: 1e6 }), live),
			{ numRuns: 150 },
		);
	});
});

function live(text: string, steps: readonly Step[], seed: number): void {
	const random = chance(seed);
	let last = 0;
	const signsOf = (put: string): readonly Sign[] => Array.from(put, char => ({ char, number: last++ }));
	let signs = signsOf(text);
	let saved = signs;
	const disk: Disk = { text, source: undefined };
	let window = new Window(disk);
	/** By id: the words, the numbers of their signs, and how many signs there were at all when they were chosen. */
	const expected = new Map<
		string,
		{ readonly quote: string; readonly own: ReadonlySet<number>; readonly of: number }
	>();
	const expect = (id: string, span: Span, of: readonly Sign[]) => {
		const own = of.slice(span.start, span.end);
		expected.set(id, {
			quote: own.map(({ char }) => char).join(''),
			own: new Set(own.map(({ number }) => number)),
			of: last,
		});
	};
	const type = (start: number, end: number, put: readonly Sign[]) => {
		signs = [...signs.slice(0, start), ...put, ...signs.slice(end)];
		window.type(start, end, put.map(({ char }) => char).join(''));
	};
	const make = (where: Window, of: readonly Sign[], span: Span | undefined) => {
		if (!span) return;
		const create = { path: article, type: 'note', places: [[span]], fields: { text: 'Why?' }, random } as const;
		const [id] = where.write(createAnnotations(where.corpus, create));
		expect(id as string, span, of);
	};
	for (const { what, which, at, to, length, put } of steps) {
		const place = Math.floor(at * signs.length);
		const id = [...expected.keys()][which % Math.max(1, expected.size)];
		const target = { path: article, sidecar: file, id: id ?? '' };
		const isThere = id !== undefined;
		if (what === 'create') make(window, signs, wordsFrom(window.text, place, length));
		else if (what === 'elsewhere') {
			// Another window shows the article as it was saved.
			const other = new Window(disk);
			make(other, saved, wordsFrom(other.text, Math.floor(at * saved.length), length));
			window.reread();
		} else if (what === 'type') type(place, Math.min(signs.length, place + length), signsOf(put.trim()));
		else if (what === 'cut') {
			const piece = signs.slice(place, place + length);
			type(place, place + piece.length, []);
			const there = Math.floor(to * signs.length);
			type(there, there, piece);
		} else if (what === 'save') {
			window.save();
			saved = signs;
		} else if (what === 'reload') {
			window = new Window(disk);
			signs = saved;
		} else if (what === 'change' && isThere) {
			window.write(changeAnnotation(window.corpus, target, { fields: { text: `Because ${which}.` } }));
		} else if (what === 'move' && isThere) {
			const span = wordsFrom(window.text, place, length);
			if (!span) continue;
			window.write(changeAnnotation(window.corpus, target, { spans: [span] }));
			expect(id, span, signs);
		} else if (what === 'delete' && isThere) {
			window.write(removeAnnotation(window.corpus, target));
			expected.delete(id);
		}
		hold(window, signs, expected);
	}
}

function hold(
	window: Window,
	signs: readonly Sign[],
	expected: ReadonlyMap<string, { readonly quote: string; readonly own: ReadonlySet<number>; readonly of: number }>,
): void {
	const resolved = window.resolved();
	assert.deepEqual(resolved.map(({ annotation }) => annotation.id).sort(), [...expected.keys()].sort());
	const numbers = new Set(signs.map(({ number }) => number));
	for (const { annotation, anchor, at } of resolved) {
		const { quote, own, of } = expected.get(annotation.id) as NonNullable<ReturnType<typeof expected.get>>;
		assert.equal(annotation.quote.join(), quote);
		if (anchor !== 'exact' && anchor !== 'moved') continue;
		const [span] = at;
		assert.ok(span && at.length === 1);
		const found = window.text.slice(span.start, span.end);
		assert.equal(wordsOf(found), wordsOf(quote), annotation.id);
		// Words that were made on a text that is gone may be found in another one that has them.
		if (![...own].every(number => numbers.has(number))) continue;
		const foreign = signs.slice(span.start, span.end).filter(({ number }) => number < of && !own.has(number));
		assert.deepEqual(foreign, [], `${annotation.id} stands on words of others`);
	}
}

/** The words and marks of a text, whatever blanks are between them: a paragraph’s end may have been deleted. */
const wordsOf = (text: string): string => (text.match(/\p{L}+|\S/gu) ?? []).join(' ');

/** Whole words from a place on, as a person selects them. */
function wordsFrom(text: string, place: number, length: number): Span | undefined {
	const all = [...text.matchAll(/\p{L}+/gu)];
	const first = all.find(({ index, 0: word }) => index + word.length > place) ?? all.at(-1);
	if (!first) return undefined;
	const end = all.filter(({ index }) => index >= first.index && index < first.index + length).at(-1) ?? first;
	return { start: first.index, end: end.index + end[0].length };
}
