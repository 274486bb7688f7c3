import cueData from '../lexicon/en/cues.json';
import { Form } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens } from '../tokens';
import { type Items, isTime, isVerbTag, isWord } from './items';
import { QUOTE_SPEECH, type Segment } from './segments';
import { AUXILIARY, type Group } from './verb-group';

/**
 * Where the words of a cue begin that tells what somebody did in order to say it, or how: "held a rally to denounce", "began
 * by saying", "issued a statement saying"; else where its verb group begins. The source stands in front of that act.
 */
export function actStart(tokens: Tokens, segment: Segment, source: Items, group: Group): number {
	const { from, infinitive, participial } = group;
	if (!(infinitive || participial) || source.to >= from || from - source.to > LONGEST) return from;
	const by = participial && isWord(tokens, segment, from - 1, /^by$/iu);
	let verb = -1;
	let written = false;
	for (let at = source.to; at < from; at++) {
		const tag = segment.tag[at] as number;
		const forms = formsOf(tokens, segment.token[at] ?? 0);
		if (
			tag === Tag.Comma
				? !(at === from - 1 && isDate(tokens, segment, at - 1))
				: ENDS_ACT.has(tag) || tag >= QUOTE_SPEECH
		)
			return from;
		if (!AUXILIARY.has(tag) && (isVerbTag(tag) || tag === Tag.Participle || tag === Tag.Ing || tag === Tag.Base)) {
			if (verb >= 0 && !(tag === Tag.Base && at === verb + 1)) return from;
			verb = at;
		} else if (verb >= 0 && forms & Form.Document) written = true;
	}
	if (verb < 0) return from;
	const issues = written && isWord(tokens, segment, verb, ISSUES);
	const acts = (infinitive && !isWord(tokens, segment, verb, CAUSES)) || by;
	// "Held a rally to denounce": to hold something is no speech.
	const held = isWord(tokens, segment, verb, /^h(?:eld|olds?|olding)$/iu);
	const speaks = !held && (tokens.lexicon.cueOf[tokens.word[segment.token[verb] as number] as number] as number) > 0;
	if (!issues && (!acts || speaks || segment.tag[from - 1] === Tag.Comma)) return from;
	while (verb > source.to && AUXILIARY.has(segment.tag[verb - 1] as number)) verb--;
	return verb;
}

/** "Released a statement on Wednesday evening, saying". */
const isDate = (tokens: Tokens, segment: Segment, at: number): boolean =>
	isTime(formsOf(tokens, segment.token[at] ?? 0));

/** In items. */
const LONGEST = 14;
const ISSUES = listed(cueData.acts.issues);
/** What somebody does so that somebody else says something: "sent a reporter to ask". */
const CAUSES = listed(cueData.acts.causes);
const ENDS_ACT: ReadonlySet<number> = new Set([
	Tag.Semicolon,
	Tag.Colon,
	Tag.Dash,
	Tag.That,
	Tag.Wh,
	Tag.Subordinator,
	Tag.Conjunction,
]);
