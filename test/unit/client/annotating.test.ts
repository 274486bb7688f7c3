import assert from 'node:assert/strict';
import { inItsLines, inOneLine } from '../../../client/src/annotate/one-line';
import {
	actorQuestion,
	changeQuestion,
	codebookQuestion,
	type Recent,
	sourceQuestion,
	stanceQuestion,
	typeQuestion,
} from '../../../client/src/annotate/questions';
import { summary } from '../../../client/src/annotate/summary';
import type { AnnotationProposal } from '../../../server/src/protocol';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
const actor = (id: string, name: string) => ({ id, name, kind: 'person', aliases: [] });
const proposal: AnnotationProposal = {
	types: (['stance', 'claim', 'mention', 'code', 'note'] as const).map(type => ({
		type,
		ranges: [range],
		words: 'Words',
	})),
	holder: { actor: 'lind', why: '“said”' },
	holders: [],
	targets: [{ actor: 'reform', why: 'named in these words' }],
	named: [],
	sources: [{ actor: 'lind', why: '“said”' }],
	required: { mention: [], claim: [], stance: ['holder', 'target', 'stance'], code: [], note: [], dismissed: [] },
	actors: [actor('lind', 'Marta Lind'), actor('brandt', 'Oskar Brandt'), actor('reform', 'Reform Party')],
	stances: [
		{ id: 'support', value: 1 },
		{ id: 'sceptical', value: -0.5 },
		{ id: 'hostile', value: -1 },
	],
	topics: [],
	codes: [],
	existing: [],
};
const recent = (lists: Partial<Record<string, readonly string[]>> = {}): Recent => ({ of: kind => lists[kind] ?? [] });
const text = { title: '', placeholder: '' };

describe('the questions of annotating', () => {
	it('give each type its letter, and all letters differ', () => {
		const keys = typeQuestion(proposal).choices.map(({ key }) => key);
		assert.deepEqual(keys, ['s', 'c', 'm', 'k', 'n', 'a']);
	});

	it('give stances their first letter as far as these differ, from each other and from that of the holder', () => {
		const { title, choices } = stanceQuestion(proposal, 'lind', recent());
		assert.equal(title, 'Stance of Marta Lind');
		assert.deepEqual(
			choices.map(({ key }) => key),
			['s', '2', '3', 'h'],
		);
	});

	it('offer actors from the text first, then those chosen lately, then the others, and never the holder', () => {
		const { choices } = actorQuestion(proposal, proposal.targets, recent({ actor: ['brandt', 'gone'] }), text, 'lind');
		assert.deepEqual(
			choices.map(({ label, group }) => [label, group]),
			[
				['Reform Party', 'near by'],
				['Oskar Brandt', 'chosen lately'],
			],
		);
	});

	it('make a new actor of a name that nobody has', () => {
		const { make } = actorQuestion(proposal, [], recent(), text);
		assert.deepEqual(make?.('Petra Holm')?.value, { newActor: { name: 'Petra Holm', kind: 'person' } });
		assert.equal(make?.('marta lind'), undefined);
	});

	it('offer every kind of source for a claim', () => {
		const labels = sourceQuestion(proposal, recent({ document: ['Report 7'] })).choices.map(({ label }) => label);
		for (const wanted of [
			'Marta Lind',
			'Report 7',
			'A Document…',
			'The author',
			'Common knowledge',
			'Anonymous',
			'None',
		])
			assert.ok(labels.includes(wanted), wanted);
	});

	it('offer topics chosen lately first, and no topic where none is required', () => {
		const topics = [
			{ id: 'harbour', depth: 0 },
			{ id: 'dredging', depth: 1 },
		];
		const { choices } = codebookQuestion(topics, ['dredging'], { ...text, optional: 'No topic' });
		assert.deepEqual(
			choices.map(({ value }) => value),
			[{ id: 'dredging' }, 'none', { id: 'harbour' }],
		);
	});

	it('offer the extent only where words are selected', () => {
		const fields = { holder: 'lind', target: 'reform', stance: 'support' };
		const annotation = { sidecar: '', id: 'a', type: 'stance', words: 'Words', ranges: [range], fields } as const;
		const values = (hasSelection: boolean) =>
			changeQuestion(annotation, hasSelection).choices.map(({ value }) => value);
		assert.ok(values(true).includes('extent'));
		assert.ok(!values(false).includes('extent'));
		assert.equal(summary(annotation), 'stance: lind ▸ reform, support');
		assert.equal(
			changeQuestion(annotation, true, proposal.actors).title,
			'Change: stance: Marta Lind ▸ Reform Party, support',
		);
	});

	it('let a note be answered, and the one that began a conversation be resolved and opened again', () => {
		const keys = (fields: Record<string, unknown>) =>
			changeQuestion({ sidecar: '', id: 'n1', type: 'note', words: 'Words', ranges: [range], fields }, false)
				.choices.map(({ key, label }) => `${key} ${label}`)
				.slice(1, -2);
		assert.deepEqual(keys({ text: 'Why?' }), ['r Reply', 'o Resolve']);
		assert.deepEqual(keys({ text: 'Why?', resolved: true }), ['r Reply', 'o Open Again']);
		assert.deepEqual(keys({ text: 'So.', 'reply-to': 'mara n1' }), ['r Reply']);
	});

	it('keep the lines of a note apart in an input that has one line', () => {
		assert.equal(inOneLine('Whose hand?\nAsk her.'), 'Whose hand? ⏎ Ask her.');
		assert.equal(inItsLines('Whose hand? ⏎ Ask her⏎'), 'Whose hand?\nAsk her\n');
	});
});
