import cueData from '../lexicon/en/cues.json';
import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import type { Segment } from './segments';

const PERSONS = new RegExp(
	`(?:[eo]rs?|ists?|ians?|m[ae]n|ants?|ents?)$|^(?:${cueData.personal.heads.replaceAll(' ', '|')})$`,
	'iu',
);

/** "The drop hints that", "the debate promised to be": whether a head is no person, body or document, and says nothing. */
export function isThing(tokens: Tokens, segment: Segment, head: number): boolean {
	const token = segment.token[head] ?? -1;
	if (token < 0 || segment.tag[head] !== Tag.Noun || formsOf(tokens, token) & (Form.VagueNoun | Form.Document))
		return false;
	return !PERSONS.test(wordOf(tokens, token));
}
