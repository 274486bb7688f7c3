import { Form } from '../lexicon/english';
import { canBeParticiple } from '../tagging/past-forms';
import { formsOf, Tag, type Tokens } from '../tokens';
import { frontedEnd } from './clauses';
import { headOf, type Items, isVerbTag } from './items';
import { nounPhraseAfter } from './phrases';
import { QUOTE_SPEECH, type Segment } from './segments';

/** In items: what describes a document before it says something is no longer. */
const LONGEST = 40;

/**
 * The document that opens the clause, where all that stands between it and the verb group at item `from` describes it:
 * "a review by Lind and others, which pooled 82 studies, found", "a photograph taken in 1979 and kept in the archive shows".
 */
export function documentSubject(tokens: Tokens, segment: Segment, from: number): Items | undefined {
	const front = frontedEnd(tokens, segment);
	let start = front > 0 && front < from ? front + 1 : 0;
	while (segment.tag[start] === Tag.Conjunction || segment.tag[start] === Tag.Adverb) start++;
	if (start >= from || from - start > LONGEST) return undefined;
	const phrase = nounPhraseAfter(tokens, segment, start, false);
	if (!phrase || phrase.to > from) return undefined;
	const head = segment.token[headOf(segment, phrase)] ?? -1;
	if (head < 0 || !(formsOf(tokens, head) & Form.Document)) return undefined;
	let relative = false;
	for (let at = phrase.to; at < from; at++) {
		const tag = segment.tag[at] as number;
		if (tag >= QUOTE_SPEECH || tag === Tag.Semicolon || tag === Tag.Colon || tag === Tag.Subordinator) return undefined;
		if (tag === Tag.Wh || tag === Tag.That) relative = true;
		else if (tag === Tag.Comma) relative = false;
		else if (
			isVerbTag(tag) &&
			!relative &&
			!(tag === Tag.Finite && canBeParticiple(tokens, segment.token[at] as number))
		)
			return undefined;
	}
	const last = segment.tag[from - 1] as number;
	// A relative clause that no comma ends has this verb for its own, unless it had one before.
	if (relative && !hasVerb(segment, phrase.to, from)) return undefined;
	return { from: phrase.from, to: last === Tag.Comma || last === Tag.Dash ? from - 1 : from };
}

function hasVerb(segment: Segment, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (isVerbTag(segment.tag[at] as number)) return true;
	return false;
}
