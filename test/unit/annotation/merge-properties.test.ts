import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveAnnotations } from '../../../server/src/annotation/anchor';
import {
	addAnnotation,
	applyEdits,
	changeFields,
	deleteAnnotation,
	type SidecarEdit,
} from '../../../server/src/annotation/edit';
import { mergeSidecars } from '../../../server/src/annotation/merge';
import { readSidecar } from '../../../server/src/annotation/read';
import { sha256 } from '../support/mini-corpus';

/** What an annotator does to one annotation, or adds. */
type Act =
	| { readonly kind: 'set'; readonly id: string; readonly key: string; readonly value: string | undefined }
	| { readonly kind: 'delete'; readonly id: string }
	| { readonly kind: 'add'; readonly id: string; readonly start: number; readonly text: string }
	| { readonly kind: 'remark'; readonly id: string; readonly remark: string };

const ids = ['a', 'b', 'c', 'd', 'e'];
const keys = ['holder', 'stance', 'topic', 'custom'];
const values = ['one', 'two', 'with: colon', '# no comment', '“quoted” 🌊', '12', 'yes'];

const base = `# head
standpoint: 1
text: {sha256: ${'a'.repeat(64)}, length: 900}
annotations:
${ids
	.map(
		(id, n) => `  # about ${id}
  - id: ${id}
    type: stance
    quote: "${id} words"
    at: [${n * 100}, ${n * 100 + 7}]
    holder: act   # why ${id}
    stance: oppose
    other: [1, {deep: ${n}}]
`,
	)
	.join('')}# tail
`;

function perform(source: string, act: Act): string {
	const sidecar = readSidecar(source);
	const done = (edit: SidecarEdit) => applyEdits(source, edit ?? []);
	const annotation = sidecar.annotations.find(({ id }) => id === act.id);
	if (act.kind === 'add') {
		if (annotation) return source;
		const { id, start, text } = act;
		const words = { quote: [text], at: [{ start, end: start + text.length }] };
		return done(addAnnotation(sidecar, { ...words, id, type: 'note', fields: { text, by: id } }));
	}
	if (!annotation) return source;
	if (act.kind === 'delete') return done(deleteAnnotation(sidecar, annotation));
	if (act.kind === 'set') return done(changeFields(sidecar, annotation, { [act.key]: act.value }));
	const behind = source.indexOf('\n', annotation.valueSpans.quote?.end);
	return `${source.slice(0, behind)}\n    # ${act.remark}${source.slice(behind)}`;
}

const performAll = (acts: readonly Act[], source = base): string => acts.reduce(perform, source);

/** What a file says, whatever the order of its keys. */
const said = (source: string): Readonly<Record<string, unknown>> =>
	Object.fromEntries(readSidecar(source).annotations.map(({ id, fields }) => [id, { ...fields }]));

const owner = fc.constantFrom('ours' as const, 'theirs' as const);
const value = fc.option(fc.constantFrom(...values), { nil: undefined });

/** Acts of two people that never touch the same field: each belongs to one of them. */
const disjoint = fc
	.record({
		sets: fc.array(fc.record({ id: fc.constantFrom(...ids), key: fc.constantFrom(...keys), value, side: owner }), {
			maxLength: 12,
		}),
		deletions: fc.array(fc.record({ id: fc.constantFrom(...ids), side: owner }), { maxLength: 2 }),
		additions: fc.array(
			fc.record({ start: fc.integer({ min: 0, max: 600 }), text: fc.constantFrom(...values), side: owner }),
			{ maxLength: 6 },
		),
		remarks: fc.array(fc.record({ id: fc.constantFrom(...ids), side: owner }), { maxLength: 4 }),
	})
	.map(({ sets, deletions, additions, remarks }) => {
		const acts: { readonly side: 'ours' | 'theirs'; readonly act: Act }[] = [];
		const deleted = new Set(deletions.map(({ id }) => id));
		const owners = new Map<string, 'ours' | 'theirs'>();
		for (const { id, key, value, side } of sets) {
			const mine = owners.get(`${id}.${key}`) ?? side;
			owners.set(`${id}.${key}`, mine);
			if (!deleted.has(id)) acts.push({ side: mine, act: { kind: 'set', id, key, value } });
		}
		for (const [n, { id, side }] of remarks.entries()) {
			if (!deleted.has(id)) acts.push({ side, act: { kind: 'remark', id, remark: `remark ${n} of ${side}` } });
		}
		for (const { id, side } of deletions) acts.push({ side, act: { kind: 'delete', id } });
		for (const [n, { start, text, side }] of additions.entries()) {
			acts.push({ side, act: { kind: 'add', id: `${side}${n}`, start, text } });
		}
		const of = (which: 'ours' | 'theirs') => acts.filter(({ side }) => side === which).map(({ act }) => act);
		return { ours: of('ours'), theirs: of('theirs') };
	});

/** Acts of two people that may disagree in any way. */
const act: fc.Arbitrary<Act> = fc.oneof(
	fc.record({ kind: fc.constant('set' as const), id: fc.constantFrom(...ids), key: fc.constantFrom(...keys), value }),
	fc.record({ kind: fc.constant('delete' as const), id: fc.constantFrom(...ids) }),
	fc.record({
		kind: fc.constant('add' as const),
		id: fc.constantFrom('x', 'y', 'z'),
		start: fc.integer({ min: 0, max: 600 }),
		text: fc.constantFrom(...values),
	}),
	fc.record({
		kind: fc.constant('remark' as const),
		id: fc.constantFrom(...ids),
		remark: fc.constantFrom('hm', 'why?'),
	}),
);
const anyActs = fc.array(act, { maxLength: 8 });

/** Sidecars that something happened to: lines lost, doubled, cut short. */
const damaged = fc
	.tuple(
		anyActs,
		fc.array(fc.record({ at: fc.nat(60), how: fc.constantFrom('drop', 'double', 'cut', 'tab', 'brace') }), {
			maxLength: 4,
		}),
	)
	.map(([acts, damage]) => {
		const lines = performAll(acts).split('\n');
		for (const { at, how } of damage) {
			const line = lines[at % lines.length] ?? '';
			const now = {
				drop: [],
				double: [line, line],
				cut: [line.slice(0, line.length / 2)],
				tab: [`\t${line}`],
				brace: [`${line} {`],
			};
			lines.splice(at % lines.length, 1, ...now[how as keyof typeof now]);
		}
		return lines.join('\n');
	});

describe('merging any work of two annotators', () => {
	it('gives all of both where they touch different fields, every annotation exactly once', () => {
		fc.assert(
			fc.property(disjoint, ({ ours, theirs }) => {
				const result = mergeSidecars(base, performAll(ours), performAll(theirs));
				assert.ok(result);
				assert.deepEqual(result.conflicts, []);
				assert.deepEqual(said(result.source), said(performAll([...ours, ...theirs])));
				const all = readSidecar(result.source);
				assert.equal(new Set(all.annotations.map(({ id }) => id)).size, all.annotations.length);
				assert.deepEqual(
					all.problems.filter(({ severity }) => severity === 'error'),
					[],
				);
			}),
			{ numRuns: 150 },
		);
	});

	it('keeps every comment that either of them has, and the order of the text', () => {
		fc.assert(
			fc.property(disjoint, ({ ours, theirs }) => {
				const [mine, others] = [performAll(ours), performAll(theirs)];
				const source = mergeSidecars(base, mine, others)?.source ?? '';
				const comments = (text: string) => new Set(text.match(/# (about|head|tail|remark).*/g));
				const [was, here, there] = [base, mine, others].map(comments) as [Set<string>, Set<string>, Set<string>];
				for (const comment of new Set([...here, ...there])) {
					// What one of them took out stays out.
					const removed = was.has(comment) && !(here.has(comment) && there.has(comment));
					if (!removed) assert.ok(source.includes(comment), comment);
				}
				const starts = readSidecar(source).annotations.map(({ at }) => at[0]?.start ?? 0);
				assert.deepEqual(
					starts,
					[...starts].sort((a, b) => a - b),
				);
			}),
			{ numRuns: 120 },
		);
	});

	it('is what one of them did where the other did nothing, or the same', () => {
		fc.assert(
			fc.property(damaged, one => {
				assert.deepEqual(mergeSidecars(base, one, one), { source: one, conflicts: [] });
				assert.deepEqual(mergeSidecars(base, base, one), { source: one, conflicts: [] });
				assert.deepEqual(mergeSidecars(base, one, base), { source: one, conflicts: [] });
			}),
			{ numRuns: 100 },
		);
	});

	it('comes out the same whoever merges, but for the sides of the conflicts', () => {
		fc.assert(
			fc.property(anyActs, anyActs, (first, second) => {
				// One new id for two different annotations is given up by whoever is merged in.
				const named = (acts: readonly Act[], name: string) =>
					acts.map(one => (one.kind === 'add' ? { ...one, id: one.id + name } : one));
				const [mine, others] = [performAll(named(first, '1')), performAll(named(second, '2'))];
				const [here, there] = [mergeSidecars(base, mine, others), mergeSidecars(base, others, mine)];
				assert.ok(here && there);
				const key = (c: object) => JSON.stringify([(c as { id?: string }).id, (c as { field?: string }).field]);
				assert.deepEqual(here.conflicts.map(key).sort(), there.conflicts.map(key).sort());
				if (here.conflicts.length === 0) assert.deepEqual(said(here.source), said(there.source));
			}),
			{ numRuns: 120 },
		);
	});

	it('leaves files that are whole again once each conflict is decided, for ours or for theirs', () => {
		fc.assert(
			fc.property(anyActs, anyActs, (first, second) => {
				const result = mergeSidecars(base, performAll(first), performAll(second));
				assert.ok(result);
				const conflict = /^<{7} ours\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7} theirs\n/gm;
				assert.equal(conflict.test(result.source), result.conflicts.length > 0);
				for (const side of ['$1', '$2']) {
					const { problems } = readSidecar(result.source.replace(conflict, side));
					assert.deepEqual(
						problems.filter(({ severity }) => severity === 'error'),
						[],
					);
				}
			}),
			{ numRuns: 120 },
		);
	});

	it('never throws, whatever the files hold', () => {
		const anything = fc.oneof(damaged, fc.string(), fc.constant(base), fc.constant(''));
		fc.assert(
			fc.property(anything, anything, anything, (from, ours, theirs) => {
				const result = mergeSidecars(from, ours, theirs);
				assert.ok(result === undefined || typeof result.source === 'string');
			}),
			{ numRuns: 300 },
		);
	});
});

describe('merging when one of them changed the article too', () => {
	const words = ['oil', 'port', 'act', 'tanker', 'law'];
	/** A text of few different words, so that the same words stand in many places. */
	const article = fc.array(fc.constantFrom(...words), { minLength: 6, maxLength: 40 });
	const edit = fc.record({
		at: fc.nat(39),
		take: fc.nat(2),
		put: fc.array(fc.constantFrom(...words), { maxLength: 2 }),
	});
	const places = fc.array(fc.nat(39), { maxLength: 6 });

	interface Word {
		readonly text: string;
	}
	const textOf = (list: readonly Word[]) => list.map(({ text }) => text).join(' ');
	const startOf = (list: readonly Word[], word: Word) =>
		list.slice(0, list.indexOf(word)).reduce((sum, { text }) => sum + text.length + 1, 0);
	const file = (list: readonly Word[], entries: readonly { readonly id: string; readonly word: Word }[]) =>
		`standpoint: 1\ntext: {sha256: ${sha256(textOf(list))}, length: ${textOf(list).length}}\nannotations:\n${entries
			.filter(({ word }) => list.includes(word))
			.map(({ id, word }) => ({ id, word, start: startOf(list, word) }))
			.sort((a, b) => a.start - b.start)
			.map(
				({ id, word, start }) =>
					`  - id: ${id}\n    type: note\n    quote: "${word.text}"\n    at: [${start}, ${start + word.text.length}]\n`,
			)
			.join('')}`;

	it('never ties an annotation to other words than its own, not even to equal words elsewhere', () => {
		let kept = 0;
		fc.assert(
			fc.property(
				article,
				edit,
				places,
				places,
				places,
				fc.boolean(),
				(list, { at, take, put }, old, mine, hers, swap) => {
					const was: readonly Word[] = list.map(text => ({ text }));
					const place = at % was.length;
					const inserted: readonly Word[] = put.map(text => ({ text }));
					const is = [...was.slice(0, place), ...inserted, ...was.slice(place + take)];
					const at0 = (n: number) => was[n % was.length] as Word;
					const before = old.map((n, k) => ({ id: `b${k}`, word: at0(n) }));
					const changed = [...before, ...mine.map((n, k) => ({ id: `m${k}`, word: is[n % is.length] as Word }))];
					const other = [...before, ...hers.map((n, k) => ({ id: `h${k}`, word: at0(n) }))];
					const [ours, theirs] = swap ? [file(was, other), file(is, changed)] : [file(is, changed), file(was, other)];
					const result = mergeSidecars(file(was, before), ours, theirs);
					assert.ok(result);
					const sidecar = readSidecar(result.source);
					const now = sidecar.textHash === sha256(textOf(is)) ? is : was;
					const text = textOf(now);
					for (const { annotation, anchor, at: spans } of resolveAnnotations(sidecar, text, sha256(text))) {
						const { id } = annotation;
						const word = [...changed, ...other].find(one => one.id === id)?.word as Word;
						// A word that was cut out, and put in again in the same place, cannot be told from the one before.
						if (anchor !== 'exact' || !now.includes(word)) continue;
						kept++;
						assert.equal(spans[0]?.start, startOf(now, word), id);
					}
				},
			),
			{ numRuns: 300 },
		);
		assert.ok(kept > 300, 'positions are kept where they are certain');
	});
});
