import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSidecar } from '../../../server/src/annotation/read';

const hash = 'a'.repeat(64);

describe('reading an annotation file', () => {
	it('gives every annotation with its fields, its words and its position', () => {
		const sidecar = readSidecar(`standpoint: 1
text: {sha256: ${hash}, length: 200}
article: {title: Quay closed, author: Ida Brandt, date: 2031-02-28, genre: news}
annotations:
  - id: k3f9a2
    type: stance
    quote: "a costly mistake"
    at: [27, 43]
    holder: vance
    target: harbour-board
    stance: oppose
    topic: quay
    by: mara
    created: 2031-03-01
  - id: p0d7xe
    type: claim
    quote: ["“The quay will close,”", “and soon.”]
    at: [[120, 141], [151, 161]]
    source: {actor: vance, via: courier}
    cue: said
`);
		assert.deepEqual(sidecar.problems, []);
		assert.equal(sidecar.textHash, hash);
		assert.equal(sidecar.textLength, 200);
		assert.deepEqual(sidecar.article, {
			title: 'Quay closed',
			author: 'Ida Brandt',
			date: '2031-02-28',
			genre: 'news',
		});
		const [stance, claim] = sidecar.annotations;
		assert.ok(stance?.type === 'stance' && claim?.type === 'claim');
		assert.deepEqual(
			[stance.holder, stance.target, stance.stance, stance.topic, stance.by, stance.created],
			['vance', 'harbour-board', 'oppose', 'quay', 'mara', '2031-03-01'],
		);
		assert.deepEqual(stance.at, [{ start: 27, end: 43 }]);
		assert.deepEqual(claim.quote, ['“The quay will close,”', '“and soon.”']);
		assert.deepEqual(claim.source, { kind: 'actor', actor: 'vance', via: 'courier' });
		assert.deepEqual(Object.keys(stance.fields), [
			...['id', 'type', 'quote', 'at', 'holder', 'target', 'stance', 'topic', 'by', 'created'],
		]);
	});

	it('knows where each value stands in the file', () => {
		const source = 'standpoint: 1\nannotations:\n  - id: a1\n    type: mention\n    quote: Vance\n    actor: vance\n';
		const [mention] = readSidecar(source).annotations;
		const span = mention?.valueSpans.actor;
		assert.equal(span && source.slice(span.start, span.end), 'vance');
		assert.ok(mention && source.slice(mention.entry.start, mention.entry.end).startsWith('id: a1'));
	});

	it('takes an id of digits as the word that it is', () => {
		const ids = ['012345', '1e5000', 'true'].map(id => `  - {id: ${id}, type: note, quote: x, text: y}\n`);
		const sidecar = readSidecar(`standpoint: 1\nannotations:\n${ids.join('')}`);
		assert.deepEqual(
			sidecar.annotations.map(({ id }) => id),
			['012345', '1e5000', 'true'],
		);
	});

	it('keeps keys that it does not know and says so in a hint', () => {
		const sidecar = readOne('type: note, quote: x, text: y, mood: {good: 3}');
		assert.deepEqual(sidecar.annotations[0]?.fields.mood, { good: 3 });
		assert.deepEqual(codes(sidecar), ['hint unknown-key']);
	});

	it('understands a list of parts in the article’s own quotation marks, which YAML splits at their commas', () => {
		const sidecar = readOne(
			'type: note, quote: [“The quay will close,”, “and soon.”], at: [[1, 23], [30, 41]], text: x',
		);
		assert.deepEqual(sidecar.annotations[0]?.quote, ['“The quay will close,”', '“and soon.”']);
		assert.equal(sidecar.annotations[0]?.at.length, 2);
		assert.deepEqual(codes(sidecar), ['hint invalid-value']);
		const plain = readOne('type: note, quote: [“a”, “b”], at: [[1, 4], [5, 8]], text: x');
		assert.deepEqual([plain.annotations[0]?.quote, plain.problems], [['“a”', '“b”'], []]);
	});

	const wrong: readonly [title: string, fields: string, expected: readonly string[]][] = [
		['an entry with no quote is left out', 'type: note, text: y', ['error missing-field']],
		['an entry with no type is left out', 'quote: x', ['error missing-field']],
		['a type that does not exist', 'type: stanze, quote: x', ['error unknown-type']],
		['a quote that is a map', 'type: note, quote: {a: b}', ['error invalid-value']],
		['a position that ends before it starts', 'type: note, quote: x, at: [5, 4]', ['warning invalid-value']],
		['a negative position', 'type: note, quote: x, at: [-5, 4]', ['warning invalid-value']],
		['a position that is no whole number', 'type: note, quote: x, at: [1.5, 4]', ['warning invalid-value']],
		['fewer positions than parts', 'type: note, quote: [x, y], at: [1, 4]', ['warning invalid-value']],
		['parts that overlap', 'type: note, quote: [x, y], at: [[1, 4], [3, 6]]', ['warning invalid-value']],
		['a dismissed rule that does not exist', 'type: dismissed, quote: x, rule: mood', ['warning invalid-value']],
		['a source that is a list', 'type: claim, quote: x, source: [a]', ['warning invalid-value']],
	];
	for (const [title, fields, expected] of wrong) {
		it(`reports ${title}`, () => {
			const sidecar = readOne(fields);
			assert.deepEqual(codes(sidecar), expected);
			assert.equal(sidecar.annotations.length, expected[0]?.startsWith('error') ? 0 : 1);
			assert.deepEqual(sidecar.annotations[0]?.at ?? [], []);
		});
	}

	it('keeps both annotations of one id and points from the second to the first', () => {
		const source =
			'standpoint: 1\nannotations:\n- {id: a, type: note, quote: x, text: one}\n- {id: a, type: note, quote: y, text: two}\n';
		const sidecar = readSidecar(source, 'a.txt.ann.yaml');
		assert.equal(sidecar.annotations.length, 2);
		const problem = sidecar.problems.find(({ code }) => code === 'duplicate-id');
		assert.equal(problem?.start, source.lastIndexOf('a, type'));
		assert.deepEqual(
			problem?.related?.map(({ path, start }) => [path, start]),
			[['a.txt.ann.yaml', source.indexOf('a, type')]],
		);
	});

	it('says where YAML is broken and still gives what stands before it', () => {
		const sidecar = readSidecar(
			'standpoint: 1\nannotations:\n  - {id: a, type: note, quote: x, text: y}\n  - id: "b\n',
		);
		assert.deepEqual(sidecar.annotations[0]?.id, 'a');
		assert.ok(sidecar.problems.some(({ code }) => code === 'yaml-syntax'));
	});

	it('is not led astray by keys that JavaScript knows', () => {
		const sidecar = readOne('type: note, quote: x, text: y, __proto__: {polluted: true}, constructor: 1');
		assert.equal(sidecar.annotations.length, 1);
		assert.equal((sidecar.annotations[0] as unknown as { polluted?: boolean }).polluted, undefined);
		assert.deepEqual(codes(sidecar), ['hint unknown-key', 'hint unknown-key']);
	});

	it('reads an alias bomb and endless nesting without harm', () => {
		let bomb = 'a: &a [x]\n';
		for (let level = 0; level < 20; level++)
			bomb += `${'b'.repeat(level + 1)}: &l${level} [${`*l${level - 1}, `.repeat(9)}]\n`;
		for (const source of [bomb, '['.repeat(20_000), '- '.repeat(20_000), '{a: '.repeat(5000)]) {
			const sidecar = readSidecar(source);
			assert.deepEqual(sidecar.annotations, []);
			assert.ok(sidecar.problems.length > 0);
		}
	});

	it('gives a value for any text at all', () => {
		const scraps = fc.constantFrom(
			...[
				'standpoint: 1\n',
				'annotations:\n',
				'  - ',
				'id: a',
				'\n    ',
				'quote: ',
				'"',
				'[',
				']',
				'{',
				'}',
				', ',
				': ',
			],
			...[
				'&a ',
				'*a',
				'|',
				'>',
				'# x',
				'\t',
				'at: [1, 2]',
				'type: stance',
				'---\n',
				'!!x ',
				'\u0000',
				'😀',
				'<<<<<<< a\n',
			],
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(scraps).map(parts => parts.join('')),
				),
				source => {
					const sidecar = readSidecar(source);
					for (const { start, end } of sidecar.problems) assert.ok(0 <= start && start <= end);
					for (const { quote, at } of sidecar.annotations)
						assert.ok(quote.length > 0 && [0, quote.length].includes(at.length));
				},
			),
		);
	});

	it('takes a note for resolved where it says true, and reports any other word', () => {
		const resolved = (value: string) => {
			const source = `standpoint: 1\nannotations:\n  - {id: n1, type: note, quote: a, text: Why?, resolved: ${value}}\n`;
			const { annotations, problems } = readSidecar(source);
			const [note] = annotations;
			return [note?.type === 'note' && note.resolved, problems.map(({ code }) => code)];
		};
		assert.deepEqual(resolved('true'), [true, []]);
		assert.deepEqual(resolved('false'), [undefined, []]);
		assert.deepEqual(resolved('maybe'), [undefined, ['invalid-value']]);
	});
});

const readOne = (fields: string) => readSidecar(`standpoint: 1\nannotations:\n  - {id: a1, ${fields}}\n`);
const codes = (sidecar: ReturnType<typeof readSidecar>) =>
	sidecar.problems.map(({ severity, code }) => `${severity} ${code}`);
