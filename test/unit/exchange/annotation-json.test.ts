import assert from 'node:assert/strict';
import type { Annotation } from '../../../server/src/annotation/annotation';
import { annotationJson } from '../../../server/src/exchange/annotation-json';

const stance: Annotation = {
	id: 'k3f9a2',
	type: 'stance',
	quote: ['a costly mistake'],
	at: [{ start: 10, end: 26 }],
	holder: 'ilves',
	fields: {
		id: 'k3f9a2',
		type: 'stance',
		quote: 'a costly mistake',
		at: [10, 26],
		holder: 'ilves',
		confidence: 'high',
		layer: 'forged',
	},
	entry: { start: 0, end: 90 },
	valueSpans: {},
};

describe('annotations as JSON', () => {
	it('prints where the words stand now, and the sidecar’s own keys behind', () => {
		const json = annotationJson('articles/a.txt', 'mara', {
			annotation: stance,
			anchor: 'moved',
			at: [{ start: 12, end: 28 }],
		});
		assert.equal(
			JSON.stringify(json),
			'{"article":"articles/a.txt","layer":"mara","id":"k3f9a2","type":"stance","anchor":"moved","at":[[12,28]],' +
				'"quote":["a costly mistake"],"holder":"ilves","confidence":"high"}',
		);
	});

	it('prints the shared layer as null, and no position for an orphan', () => {
		const json = annotationJson('articles/a.txt', undefined, { annotation: stance, anchor: 'orphaned', at: [] });
		assert.equal(json.layer, null);
		assert.deepEqual(json.at, []);
	});
});
