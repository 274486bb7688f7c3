import assert from 'node:assert/strict';
import { differencesText, verificationText } from '../../../client/src/verification-text';

describe('what came of verifying a corpus', () => {
	it('is that all is right', () => {
		assert.equal(
			verificationText('Harbour', { articles: 1, differences: 0, told: [] }),
			'1 article of “Harbour” was read anew, and all that is known of the corpus is right.',
		);
	});

	it('is how much was found, and that it is put right', () => {
		assert.equal(
			verificationText('Harbour', { articles: 12, differences: 3, told: [] }),
			'12 articles of “Harbour” were read anew. 3 differences were found and are put right: what you see now is what the files say.',
		);
	});

	it('is what to do where the actors kept changing', () => {
		const text = verificationText('Harbour', { articles: 0, differences: 0, told: [], unsettled: true });
		assert.match(text, /Verify the index when they are at rest/);
	});

	it('is a list to read, which says how much it leaves out', () => {
		const text = differencesText('Harbour', { articles: 5, differences: 3, told: ['a.txt: One.', 'b.txt: Two.'] });
		assert.equal(text, 'What was found in “Harbour”, and put right:\n\na.txt: One.\nb.txt: Two.\n… and 1 more.\n');
	});
});
