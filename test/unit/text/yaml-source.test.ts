import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entriesOf, itemsOf, parseYaml, spanOfNode } from '../../../server/src/text/yaml-source';
import { parseTree, plainOf } from '../../../server/src/text/yaml-tree';

const data = (source: string): unknown => {
	const { root } = parseTree(source);
	return root && plainOf(root);
};

describe('Reading YAML', () => {
	it('gives the data with the place of every key and value', () => {
		const source = 'name: Ada Okafor\naliases: [Okafor, "Ms O."] # two\n';
		const yaml = parseYaml(source);
		const [name, aliases] = entriesOf(yaml, yaml.root);
		assert.equal(source.slice(name?.keySpan.start, name?.keySpan.end), 'name');
		assert.equal(source.slice(name?.valueSpan.start, name?.valueSpan.end), 'Ada Okafor');
		assert.equal(source.slice(aliases?.span.start, aliases?.span.end), 'aliases: [Okafor, "Ms O."]');
		assert.deepEqual(
			itemsOf(yaml, aliases?.value).map(item => source.slice(spanOfNode(yaml, item).start, spanOfNode(yaml, item).end)),
			['Okafor', '"Ms O."'],
		);
		assert.ok(yaml.ok);
		assert.deepEqual(yaml.problems, []);
	});

	it('gives what could be understood of a half-typed text, and says what is missing where', () => {
		const source = 'actors:\n  okafor:\n    name: Ada\n    kin';
		const yaml = parseYaml(source);
		assert.equal(yaml.ok, false);
		assert.deepEqual(data(source), { actors: { okafor: { name: 'Ada', kin: null } } });
		const [problem] = yaml.problems;
		assert.equal(problem?.code, 'yaml-syntax');
		assert.match(problem?.message ?? '', /colon and a value are missing/);
		assert.equal(source.slice(problem?.start, problem?.end), 'kin');
	});

	it('reports a key that stands twice, and lets the last one count', () => {
		const source = 'a: 1\nb: 2\na: 3\n';
		const yaml = parseYaml(source);
		assert.ok(yaml.ok);
		assert.deepEqual(data(source), { a: 3, b: 2 });
		assert.equal(entriesOf(yaml, yaml.root).at(-1)?.valueSpan.start, source.indexOf('3'));
		assert.deepEqual(
			yaml.problems.map(({ code, start }) => [code, start]),
			[['duplicate-id', source.lastIndexOf('a')]],
		);
	});

	it('leaves an empty value empty, behind its colon', () => {
		const yaml = parseYaml('name:\nkind: person\n');
		const [name] = entriesOf(yaml, yaml.root);
		assert.equal(name?.value, undefined);
		assert.deepEqual(name?.valueSpan, { start: 5, end: 5 });
	});

	it('reads dates, and what carries a tag, as text', () => {
		assert.deepEqual(data('%YAML 1.1\n---\na: 2015-11-20\nb: !!js/function x\nc: !!binary aGk='), {
			a: '2015-11-20',
			b: 'x',
			c: 'aGk=',
		});
	});

	it('follows aliases, and names one that stands for nothing', () => {
		assert.deepEqual(data('a: &x [1, 2]\nb: *x\n'), { a: [1, 2], b: [1, 2] });
		const yaml = parseYaml('b: *nowhere\n');
		assert.equal(yaml.ok, false);
		assert.match(yaml.problems[0]?.message ?? '', /nowhere/);
	});

	it('keeps a key called __proto__ a key', () => {
		assert.deepEqual(Object.keys(data('__proto__: {polluted: true}\n') as object), ['__proto__']);
		assert.equal(({} as { polluted?: boolean }).polluted, undefined);
	});

	it('refuses files that only look small, or are too large or too deep', () => {
		const letters = [...'abcdefghi'];
		const bomb = letters.map((letter, index) => {
			const inner = index === 0 ? 'x' : `*${letters[index - 1]}`;
			return `${letter}: &${letter} [${Array(9).fill(inner).join(', ')}]`;
		});
		for (const source of [bomb.join('\n'), `a: ${'x'.repeat(5_000_001)}`, '['.repeat(100_000), '- '.repeat(100_000)]) {
			const yaml = parseYaml(source);
			assert.equal(yaml.ok, false);
			assert.equal(yaml.root === undefined || yaml.problems.length > 0, true);
			data(source);
		}
	});

	it('gives a value for any text', () => {
		const yamlish = fc.array(
			fc.constantFrom(
				'a',
				': ',
				'\n',
				'  ',
				'- ',
				'[',
				']',
				'{',
				'}',
				',',
				'"',
				"'",
				'&x ',
				'*x',
				'? ',
				'!t ',
				'|',
				'#',
				'\t',
				'%',
				'---\n',
				'😀',
			),
			{ maxLength: 60 },
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			yamlish.map(parts => parts.join('')),
		);
		fc.assert(
			fc.property(text, source => {
				const yaml = parseYaml(source);
				data(source);
				for (const { start, end } of yaml.problems) assert.ok(0 <= start && start <= end && end <= source.length);
				for (const { span, keySpan, valueSpan } of entriesOf(yaml, yaml.root)) {
					assert.ok(span.start <= keySpan.start && keySpan.end <= span.end && valueSpan.end <= span.end);
				}
				assert.equal(yaml.ok || yaml.problems.length > 0, true);
			}),
			{ numRuns: 500 },
		);
	});
});
