import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readQuickly } from '../../../server/src/text/quick-yaml';
import { parseWithLibrary } from '../../../server/src/text/yaml-tree';

const usual = `# Coded by Mara
standpoint: 1
text: {sha256: ${'0a'.repeat(32)}, length: 900} # as printed
article:
  title: 'Mayor''s wall'
  date: 2031-02-28

annotations:
  - id: k3f9a2
    type: stance
    quote: "a \\"costly\\" mistake, he said: \\u201cno\\u201d"
    at: [6127, 6146]
    holder: vance   # the mayor
    topic:
  # a comment
  - id: 123456
    type: code
    quote: ["It: will", 'and # soon']
    at: [[1, 2], [3, 4]]
    codes:
    - law
    - money and power
  - {id: c1, type: claim, quote: He’s late, source: {actor: vance, via: courier}}
Łódź-port:
  name: Łódź
`;

describe('reading usual YAML quickly', () => {
	it('reads an annotation file as this tool writes it', () => {
		const tree = readQuickly(usual);
		assert.ok(tree);
		assert.deepEqual(tree, parseWithLibrary(usual).root);
	});

	it('leaves all that is unusual or broken to the library', () => {
		for (const source of [
			...[
				'a: |\n  text\n',
				'a: &x 1\nb: *x\n',
				'a: b\n  c\n',
				'- a\n',
				'a: "b\n c"\n',
				'? a\n: b\n',
				'a: 1\na: 2\n',
				'---\na: 1\n',
			],
			...[
				'a: 0x10\n',
				'a: 1.50\n',
				'a: -1\n',
				'a: ~\n',
				'a: [1, 2\n',
				'a: {b}\n',
				'a: b: c\n',
				'a:\tb\n',
				'a: !!str 1\n',
				'"a": 1\n',
			],
		]) {
			const tree = readQuickly(source);
			if (tree) assert.deepEqual(tree, parseWithLibrary(source).root, source);
			else assert.equal(tree, undefined);
		}
	});

	it('gives what the library gives, or nothing, for any text', () => {
		const scraps = fc.constantFrom(
			...[
				'a: ',
				'b: ',
				'c:',
				'd: x',
				'\n',
				'\n  ',
				'\n    ',
				'\n- ',
				'\n  - ',
				'- ',
				'[',
				']',
				'{',
				'}',
				', ',
				' # c',
				'#',
				'"',
				"'",
				"''",
			],
			...[
				'word',
				'two words',
				'12',
				'0',
				'1e3',
				'2031-02-28',
				'true',
				'null',
				'~',
				'-',
				':',
				': ',
				'é“”',
				'\\n',
				'\\u00e9',
				'😀',
				'*',
				'&',
				'!',
				'|',
				'>',
				'?',
				'% ',
			],
		);
		fc.assert(
			fc.property(fc.array(scraps, { maxLength: 25 }), parts => {
				const source = parts.join('');
				const quick = readQuickly(source);
				if (!quick) return;
				const { root, problems } = parseWithLibrary(source);
				assert.deepEqual(problems, []);
				assert.deepEqual(quick, root);
			}),
			{ numRuns: 3000 },
		);
	});

	it('gives what the library gives for files with one thing changed', () => {
		fc.assert(
			fc.property(
				fc.nat(usual.length),
				fc.nat(3),
				fc.constantFrom('', ' ', '\n', ':', '#', '"', '-', ',', ']', '  ', 'x', '\n  - '),
				(at, cut, put) => {
					const source = usual.slice(0, at) + put + usual.slice(at + cut);
					const quick = readQuickly(source);
					if (!quick) return;
					const { root, problems } = parseWithLibrary(source);
					assert.deepEqual(problems, []);
					assert.deepEqual(quick, root);
				},
			),
			{ numRuns: 500 },
		);
	});
});
