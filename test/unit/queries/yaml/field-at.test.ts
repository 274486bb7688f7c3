import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldAt } from '../../../../server/src/queries/yaml/field-at';
import { outlineOf } from '../../../../server/src/queries/yaml/outline';

/** `role path/of/container key=text`, at the `▮`. */
function shown(marked: string): string {
	const offset = marked.indexOf('▮');
	const field = fieldAt(marked.replace('▮', ''), offset);
	return field ? `${field.role} ${field.path.join('/')} ${field.key ?? ''}=${field.text}` : 'nothing';
}

const annotation = 'annotations:\n  - id: a1\n    type: stance\n    quote: "x: y"\n';

describe('what is at a place in YAML', () => {
	const places: readonly [typed: string, expected: string][] = [
		['▮', 'key  ='],
		[`${annotation}    ho▮`, 'key annotations/- ho=ho'],
		[`${annotation}    holder: ▮`, 'value annotations/- holder='],
		[`${annotation}    holder: pu▮ # who?`, 'value annotations/- holder=pu'],
		[`${annotation}    holder: "pu▮"`, 'value annotations/- holder=pu'],
		[`${annotation}    source: {actor: ▮}`, 'value annotations/-/source actor='],
		[`${annotation}    source: {actor: a, ▮`, 'key annotations/-/source ='],
		[`${annotation}    source: {actor: a, via: ▮\n    by: mara`, 'value annotations/-/source via='],
		[`${annotation}    codes: [a, b▮]`, 'item annotations/-/codes codes=b'],
		[`${annotation}    codes:\n    - ▮`, 'item annotations/-/codes codes='],
		[`${annotation}    ▮\n  - id: a2\n`, 'key annotations/- ='],
		[`${annotation}  - ▮`, 'item annotations annotations='],
		['annotations: [{id: a1, type: st▮}]', 'value annotations/- type=st'],
		['annotations:\n- id: a1\n  ty▮', 'key annotations/- ty=ty'],
		['actors:\n  lind:\n    roles:\n      - title: mayor\n        ▮', 'key actors/lind/roles/- ='],
		['actors:\n  lind:\n    name: Lind\n  br▮', 'key actors br=br'],
		['codebook:\n  topics: [a, {id: b, children: [c▮]}]', 'item codebook/topics/-/children children=c'],
		[`${annotation}    text: |\n      holder: ▮`, 'nothing'],
		[`${annotation}    by: mara # ho▮`, 'nothing'],
		['quote: "never closed\nholder: pu▮', 'value  holder=pu'],
	];
	for (const [typed, expected] of places) {
		const title = typed.replace(annotation, '… ').replace(/\n/g, '⏎');
		it(`is ${expected} in ${title}`, () => assert.equal(shown(typed), expected));
	}

	it('is found however deeply a text is nested', () => {
		for (const level of ['- ', '[', '{a: ', '{', 'a: ', '? ']) {
			const source = level.repeat(100_000);
			assert.ok(outlineOf(source).fields.length <= 100_000);
			fieldAt(source, 5000);
		}
	});

	it('lies within the text, whatever the text is', () => {
		const scraps = fc.constantFrom(
			'a: ',
			'b',
			': ',
			'- ',
			'\n',
			'\n  ',
			'\n    ',
			'[',
			']',
			'{',
			'}',
			', ',
			'"',
			"'",
			'#',
			'|\n',
			'\\',
			'\t',
			'😀',
		);
		fc.assert(
			fc.property(
				fc.array(scraps, { maxLength: 40 }).map(parts => parts.join('')),
				fc.nat(),
				(source, nat) => {
					const field = fieldAt(source, nat % (source.length + 1));
					if (field)
						assert.ok(0 <= field.span.start && field.span.start <= field.span.end && field.span.end <= source.length);
					for (const { keySpan, valueSpan } of outlineOf(source).fields) {
						for (const { start, end } of [keySpan ?? valueSpan, valueSpan]) {
							assert.ok(0 <= start && start <= end && end <= source.length, JSON.stringify({ start, end }));
						}
					}
				},
			),
			{ numRuns: 1000 },
		);
	});
});
