import assert from 'node:assert/strict';
import { differenceSentence } from '../../../server/src/exchange/verification-report';

describe('a difference between a corpus and its files', () => {
	it('is told with the path as the reader is to see it', () => {
		const sentence = differenceSentence({ aspect: 'text', path: 'articles/a.txt' }, path => `corpus/${path}`);
		assert.equal(sentence, 'corpus/articles/a.txt: It had changed without being noticed.');
	});

	it('is told of an actor’s counts by the actor, whose id is quoted', () => {
		const sentence = differenceSentence({ aspect: 'counts', actor: 'lund\u001b[2J' });
		assert.equal(sentence, 'The counts of the actor "lund\\u001b[2J" were not the sum of what is there.');
	});

	it('is told of all files of actors together', () => {
		assert.match(differenceSentence({ aspect: 'actors' }), /^The actors were not what their files say together/);
	});
});
