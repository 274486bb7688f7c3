import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AnnotationChange, diffSidecars } from '../../../server/src/annotation/diff';
import { readSidecar } from '../../../server/src/annotation/read';

const base = `standpoint: 1
annotations:
  - id: aaa
    type: stance
    quote: "a costly mistake"
    at: [100, 116]
    holder: ilves
    stance: oppose
    project: {name: oil, year: 2024}
  - id: bbb
    type: claim
    quote: "200 tonnes"
    at: [200, 210]
    source: none
  - id: ccc
    type: note
    quote: "the port"
    at: [300, 308]
    text: old
`;
const changes = (before: string, after: string) => diffSidecars(readSidecar(before), readSidecar(after));
const short = (change: AnnotationChange) =>
	`${change.kind} ${(change.kind === 'removed' ? change.before : change.after).id}`;

describe('the difference of two versions of an annotation file', () => {
	it('names the fields that changed, with the value before and after', () => {
		const after = base
			.replace('stance: oppose', 'stance: support\n    topic: law')
			.replace('    holder: ilves\n', '')
			.replace('text: old', 'text: new');
		assert.deepEqual(
			changes(base, after).map(change => (change.kind === 'changed' ? [change.after.id, change.fields] : change)),
			[
				[
					'aaa',
					[
						{ key: 'holder', before: 'ilves', after: undefined },
						{ key: 'stance', before: 'oppose', after: 'support' },
						{ key: 'topic', before: undefined, after: 'law' },
					],
				],
				['ccc', [{ key: 'text', before: 'old', after: 'new' }]],
			],
		);
	});

	it('tells what was added and removed, in the order of the text', () => {
		const after = base
			.replace(/ {2}- id: bbb[\s\S]*?(?= {2}- id: ccc)/, '')
			.replace('  - id: ccc', '  - id: new\n    type: note\n    quote: "x"\n  - id: ccc');
		assert.deepEqual(changes(base, after).map(short), ['removed bbb', 'added new']);
		assert.deepEqual(changes(after, base).map(short), ['removed new', 'added bbb']);
	});

	it('tells a mere change of place from others', () => {
		const moved = base.replace('[200, 210]', '[220, 230]\n    prefix: "about "');
		assert.deepEqual(changes(base, moved).map(short), ['moved bbb']);
		const both = moved.replace('source: none', 'source: author');
		const [change] = changes(base, both);
		assert.deepEqual(change?.kind === 'changed' && change.fields.map(({ key }) => key), ['source']);
	});

	it('does not mind comments, spelling of values, order of keys and of annotations', () => {
		const after = base
			.replace('stance: oppose', "stance: 'oppose' # sure")
			.replace('{name: oil, year: 2024}', '{year: 2024, name: oil}')
			.replace(/( {2}- id: bbb[\s\S]*?)( {2}- id: ccc[\s\S]*)/, '$2$1');
		assert.deepEqual(changes(base, after), []);
	});

	it('matches annotations that share an id in their order', () => {
		const twice = base.replace('id: ccc', 'id: aaa');
		assert.deepEqual(changes(twice, twice.replace('text: old', 'text: new')).map(short), ['changed aaa']);
		assert.deepEqual(changes(twice, base).map(short), ['removed aaa', 'added ccc']);
	});

	it('is empty for equal files, and never throws for broken ones', () => {
		fc.assert(
			fc.property(fc.string(), fc.nat(base.length), (noise, at) => {
				const broken = base.slice(0, at) + noise + base.slice(at);
				assert.deepEqual(changes(broken, broken), []);
				changes(base, broken);
				changes(broken, base);
			}),
		);
	});
});
