import assert from 'node:assert/strict';
import { english, Form } from '../../../../server/src/analysis/lexicon/english';

const formsOf = (word: string): number => english().forms[english().ids.get(word) ?? 0] as number;

describe('The lexicon of English', () => {
	it('knows the forms of regular and irregular verbs', () => {
		for (const [word, form] of [
			['claims', Form.Third],
			['denied', Form.Past],
			['denying', Form.Ing],
			['admitted', Form.Participle],
			['beginning', Form.Ing],
			['putting', Form.Ing],
			['said', Form.Past],
			['written', Form.Participle],
			['wrote', Form.Past],
			['lying', Form.Ing],
			['agreeing', Form.Ing],
			['echoes', Form.Third],
		] as const) {
			assert.ok(formsOf(word) & form, word);
		}
	});

	it('leads each form of a cue to its verb', () => {
		const { ids, cueOf, cues } = english();
		for (const [word, lemma] of [
			['said', 'say'],
			['tells', 'tell'],
			['denying', 'deny'],
			['found', 'find'],
			['insisted', 'insist'],
		] as const) {
			assert.equal(cues[(cueOf[ids.get(word) ?? 0] as number) - 1]?.lemma, lemma, word);
		}
	});

	it('makes no cue of a word that is none', () => {
		const { ids, cueOf } = english();
		for (const word of ['harbour', 'walked', 'the']) assert.equal(cueOf[ids.get(word) ?? 0], 0, word);
	});
});
