import assert from 'node:assert/strict';
import { proposeAnnotation } from '../../../../server/src/queries/annotate/proposal';
import type { MiniCorpus } from '../../support/mini-corpus';
import { affair, article, cursorIn, spanOfWords, wordsOf } from './affair';

const at = (mini: MiniCorpus, ...words: readonly string[]) => {
	const proposal = proposeAnnotation(
		mini.corpus,
		article,
		words.map(part => spanOfWords(mini, part)),
	);
	assert.ok(proposal);
	return proposal;
};
const atCursor = (mini: MiniCorpus, words: string) => {
	const proposal = proposeAnnotation(mini.corpus, article, [cursorIn(mini, words)]);
	assert.ok(proposal);
	return proposal;
};
const wordsFor = (mini: MiniCorpus, proposal: ReturnType<typeof at>, type: string) =>
	wordsOf(mini, proposal.types.find(proposed => proposed.type === type)?.spans ?? []);

describe('what is proposed for an annotation', () => {
	const mini = affair();

	it('takes the holder of a stance from the attribution and the target from the actors near by', () => {
		const proposal = at(mini, 'an enormous mistake');
		assert.equal(proposal.holder?.actor, 'brandt');
		assert.equal(proposal.targets[0]?.actor, 'lind');
		assert.ok(proposal.targets.every(({ actor }) => actor !== 'brandt'));
	});

	it('prefers a target in the words themselves', () => {
		const proposal = at(mini, 'The plan of the Reform Party is a disgrace');
		assert.equal(proposal.holder?.actor, 'lind');
		assert.deepEqual(proposal.targets[0], { actor: 'reform', why: 'named in these words' });
	});

	it('takes the quote, the clause or the name under the cursor', () => {
		assert.equal(wordsFor(mini, atCursor(mini, 'disgrace'), 'stance'), 'The plan of the Reform Party is a disgrace');
		assert.equal(wordsFor(mini, atCursor(mini, 'Reform Party'), 'mention'), 'Reform Party');
		assert.equal(wordsFor(mini, atCursor(mini, 'enormous'), 'stance'), 'the dredging was an enormous mistake');
	});

	it('takes the sentence that is reported for a claim, and offers a claim first', () => {
		const proposal = atCursor(mini, '412 million');
		assert.equal(proposal.types[0]?.type, 'claim');
		assert.match(wordsFor(mini, proposal, 'claim'), /^The works have cost .*five piers\.$/);
		assert.equal(proposal.sources[0]?.actor, 'lind');
	});

	it('takes a sentence of one clause for a claim too, never a single word of it', () => {
		const guess = affair('\nPerhaps nobody was surprised.\n');
		assert.equal(wordsFor(guess, atCursor(guess, 'nobody'), 'claim'), 'Perhaps nobody was surprised.');
	});

	it('offers a mention first where a name is selected, with the actor or the new name', () => {
		assert.equal(at(mini, 'Oskar Brandt').types[0]?.type, 'mention');
		assert.equal(at(mini, 'Oskar Brandt').named[0]?.actor, 'brandt');
		assert.equal(atCursor(mini, 'Petra Holm').newActor?.name, 'Petra Holm');
	});

	it('trims a selection, and makes several selections one discontinuous span', () => {
		assert.equal(wordsFor(mini, at(mini, ' a disgrace,” '), 'stance'), 'a disgrace,”');
		assert.equal(wordsFor(mini, at(mini, 'not have it', 'a disgrace'), 'stance'), 'a disgrace … not have it');
	});

	it('is nothing between paragraphs and in files that are no articles', () => {
		const blank = spanOfWords(mini, '\n\nThe works').start + 1;
		assert.equal(proposeAnnotation(mini.corpus, 'actors.yaml', [{ start: 0, end: 3 }]), undefined);
		assert.equal(proposeAnnotation(mini.corpus, article, [{ start: blank, end: blank }]), undefined);
		assert.equal(proposeAnnotation(mini.corpus, article, []), undefined);
	});
});
