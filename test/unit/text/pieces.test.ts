import assert from 'node:assert/strict';
import { afterChanges, holdsOthers, spanAfter, wholeText } from '../../../server/src/text/pieces';

describe('what edits leave of a text', () => {
	const insert = (at: number, inserted: number) => ({ start: at, end: at, inserted });
	const cut = (start: number, end: number) => ({ start, end, inserted: 0 });

	it('moves a span that they do not touch, letters at its ends included', () => {
		const pieces = afterChanges(wholeText(20), [insert(5, 3), insert(13, 2), cut(0, 1)]);
		assert.ok(pieces);
		assert.deepEqual(spanAfter(pieces, { start: 5, end: 10 }), { span: { start: 7, end: 12 }, kept: 5, whole: true });
	});

	it('keeps nothing of what was typed and deleted again', () => {
		assert.deepEqual(afterChanges(wholeText(20), [insert(5, 3), cut(6, 8), cut(5, 6)]), wholeText(20));
	});

	it('tells how much of a span is left, and that something was put into it', () => {
		const pieces = afterChanges(wholeText(20), [cut(8, 10)]) ?? [];
		assert.deepEqual(spanAfter(pieces, { start: 6, end: 14 }), { span: { start: 6, end: 12 }, kept: 6, whole: false });
		const split = afterChanges(wholeText(20), [insert(8, 1)]) ?? [];
		assert.deepEqual(spanAfter(split, { start: 6, end: 14 }), { span: { start: 6, end: 15 }, kept: 8, whole: false });
		assert.equal(spanAfter(afterChanges(wholeText(20), [cut(5, 15)]) ?? [], { start: 6, end: 14 }), undefined);
	});

	it('tells what stood elsewhere from what is new', () => {
		const pieces = afterChanges(wholeText(10), [cut(0, 5), insert(5, 5)]) ?? [];
		assert.equal(holdsOthers(pieces, { start: 0, end: 5 }, [{ start: 0, end: 5 }]), true);
		assert.equal(holdsOthers(pieces, { start: 0, end: 5 }, [{ start: 5, end: 10 }]), false);
		assert.equal(holdsOthers(pieces, { start: 5, end: 10 }, []), false);
	});

	it('gives up where the text is in very many pieces', () => {
		const edits = Array.from({ length: 3000 }, (_, k) => insert(3 * k + 1, 1));
		assert.equal(afterChanges(wholeText(20_000), edits), undefined);
	});
});
