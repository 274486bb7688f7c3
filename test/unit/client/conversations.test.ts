import assert from 'node:assert/strict';
import { conversationsOf } from '../../../client/src/notes/conversations';
import type { NoteInfo } from '../../../server/src/protocol';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
const note = (reference: string, created: string, replyTo?: string): NoteInfo => ({
	sidecar: 'file:///a.txt.ann.yaml',
	id: reference.split(' ').at(-1) ?? '',
	reference,
	range,
	text: reference,
	created,
	replyTo,
	isResolved: false,
	isDoubtful: false,
});

const conversations = (...notes: readonly NoteInfo[]) =>
	conversationsOf(notes).map(conversation => conversation.map(({ reference }) => reference));

describe('notes as conversations', () => {
	it('answers follow the note that they answer by day, answers to answers too', () => {
		assert.deepEqual(
			conversations(
				note('jonas j1', '2024-06-03', 'mara m2'),
				note('mara m1', '2024-06-01'),
				note('mara m2', '2024-06-02', 'mara m1'),
				note('s1', '2024-06-01'),
			),
			[['mara m1', 'mara m2', 'jonas j1'], ['s1']],
		);
	});

	it('an answer to a note that is gone begins a conversation', () => {
		assert.deepEqual(conversations(note('jonas j1', '2024-06-03', 'mara m9')), [['jonas j1']]);
	});

	it('answers that go round are notes by themselves', () => {
		assert.deepEqual(
			conversations(note('a', '2024-06-01', 'b'), note('b', '2024-06-02', 'a'), note('c', '2024-06-03', 'c')),
			[['a'], ['b'], ['c']],
		);
	});
});
