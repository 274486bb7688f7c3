import type { NoteInfo } from '../../../server/src/protocol';

/** Notes and what answers them, each conversation with the note that began it first and the answers by day. */
export function conversationsOf(notes: readonly NoteInfo[]): readonly (readonly [NoteInfo, ...NoteInfo[]])[] {
	const byReference = new Map(notes.map(note => [note.reference, note]));
	const answers = new Map<NoteInfo, NoteInfo[]>();
	for (const note of notes) {
		const first = beginningOf(note, byReference);
		const list = answers.get(first) ?? [];
		if (note !== first) list.push(note);
		answers.set(first, list);
	}
	return [...answers].map(([first, list]) => [first, ...list.sort((a, b) => compare(a.created, b.created))]);
}

/** The note at the other end of the replies; the note itself where it answers one that is gone, or where they go round. */
function beginningOf(note: NoteInfo, byReference: ReadonlyMap<string, NoteInfo>): NoteInfo {
	const passed = new Set<NoteInfo>();
	let first = note;
	while (first.replyTo !== undefined && !passed.has(first)) {
		passed.add(first);
		const before = byReference.get(first.replyTo);
		if (!before) return first;
		first = before;
	}
	return first.replyTo === undefined ? first : note;
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
