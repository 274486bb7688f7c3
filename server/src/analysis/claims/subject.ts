import { headOf, type Items } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import { subjectOf } from '../attribution/subjects';
import { Tag, type Tokens, wordOf } from '../tokens';
import type { Clause } from './clauses';
import { isName } from './initial-names';
import { Use, usesByWord } from './words';

/** What a clause is about. */
export type SubjectKind =
	/** A name. */
	| 'name'
	/** He, she, they. */
	| 'person'
	/** It, this, that: something said before, or nothing. */
	| 'pronoun'
	| 'there'
	/** I, we, you. */
	| 'self'
	/** Whoever, people, one, nobody: everybody and nobody in particular. */
	| 'anyone'
	/** "Most voters", "14 candidates", "half of the boats". */
	| 'quantity'
	/** Its impact, the mood. */
	| 'abstract'
	/** "The dockers", "the new device". */
	| 'thing'
	| 'none';

export interface Subject {
	readonly kind: SubjectKind;
	/** The item of its head; −1 where there is none. */
	readonly head: number;
}

/** The subject of a clause, by its head. */
export function readSubject(tokens: Tokens, segment: Segment, clause: Clause): Subject {
	let from = clause.verb;
	while (from > clause.subject && (segment.tag[from - 1] === Tag.Adverb || segment.tag[from - 1] === Tag.Negation))
		from--;
	if (from === 0) return { kind: 'none', head: -1 };
	const phrase = subjectOf(tokens, segment, from, false, 0);
	if (!phrase) return { kind: 'none', head: -1 };
	const head = headOf(segment, phrase);
	return { kind: kindOf(tokens, segment, phrase, head), head };
}

function kindOf(tokens: Tokens, segment: Segment, phrase: Items, head: number): SubjectKind {
	const token = segment.token[head] as number;
	if (token < 0) return 'thing';
	const word = wordOf(tokens, token).toLowerCase();
	const use = usesByWord(tokens)[tokens.word[token] as number] as number;
	if (use & (Use.FirstPerson | Use.SecondPerson)) return 'self';
	if (/^(?:he|she|they|who)$/u.test(word)) return 'person';
	if (word === 'there') return 'there';
	if (/^(?:it|this|that|these|those|what|which|here)$/u.test(word)) return 'pronoun';
	if (use & Use.Anyone) return word === 'nobody' ? 'quantity' : 'anyone';
	if (segment.tag[head] === Tag.Proper)
		return isName(tokens, token, tokens.firstOf[segment.sentence] as number) ? 'name' : 'thing';
	if (use & Use.Abstract || isAbstractEnd(tokens, segment, phrase)) return 'abstract';
	for (let at = phrase.from; at < head; at++) {
		if (segment.tag[at] === Tag.Number) return 'quantity';
		const before = segment.token[at] as number;
		if (before >= 0 && (usesByWord(tokens)[tokens.word[before] as number] as number) & Use.Quantifier)
			return 'quantity';
	}
	if (use & Use.Quantifier) return 'quantity';
	return 'thing';
}

/** "Its official rhetoric": the last word of the phrase, also where it looks like an adjective. */
function isAbstractEnd(tokens: Tokens, segment: Segment, { to }: Items): boolean {
	const token = segment.token[to - 1] ?? -1;
	if (token < 0 || segment.tag[to - 1] !== Tag.Adjective) return false;
	return ((usesByWord(tokens)[tokens.word[token] as number] as number) & Use.Abstract) !== 0;
}
