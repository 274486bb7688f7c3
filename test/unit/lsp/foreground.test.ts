import assert from 'node:assert/strict';
import { createForeground } from '../../../server/src/lsp/foreground';

describe('work in the background', () => {
	it('goes on where nobody asks, and where the questions do not end', async () => {
		const { asked, passed } = createForeground();
		await passed();
		let questions = 0;
		const asking = setInterval(() => {
			questions++;
			asked();
		}, 1);
		asked();
		await passed();
		clearInterval(asking);
		assert.ok(questions > 0);
	});

	it('is told that it is quiet once nobody has asked for a second', async () => {
		const { asked, isQuiet } = createForeground();
		assert.ok(isQuiet());
		asked();
		assert.ok(!isQuiet());
		await new Promise(resolve => setTimeout(resolve, 1_100));
		assert.ok(isQuiet());
	});
});
