import { isWord } from '../attribution/items';
import type { Segment } from '../attribution/segments';
import words from '../lexicon/en/constructions.json';
import { Form } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens } from '../tokens';
import { mainItem, type Read } from './clause-read';
import { isMethod, isNoAnswer } from './reporting';
import type { ClaimRule } from './rules';
import {
	actsToSpeak,
	fightsInWords,
	isTelling,
	onlySpeaks,
	opensWithSpeech,
	speaksInPassing,
	UTTERANCES,
	utters,
} from './spoken';
import { Use, useAt } from './words';

/** What several words together say for a claim (more than 0) or against it, on the scale of `reading.ts`. */
export interface Construction {
	readonly weight: number;
	readonly rule: ClaimRule;
	/** The item that shows it. */
	readonly at: number;
}

/** The turns of phrase of a clause that one word alone does not show. */
export function constructionsIn(read: Read): readonly Construction[] {
	const found: Construction[] = [];
	const { at, clause } = { at: read.clause.verb, clause: read.clause };
	const add = (weight: number, rule: ClaimRule, shown = at): void => {
		found.push({ weight, rule, at: shown });
	};
	if (isNoAnswer(read.tokens, read.segment, at)) add(-3, 'source-note');
	if (isMethod(read.tokens, read.segment, clause.from, at, read.limit)) add(-4, 'source-note');
	if (opensWithSpeech(read)) add(-1.3, 'statement', clause.from);
	if (read.colon && isTelling(read)) add(-4, 'introduction');
	if (isProgramme(read)) add(-3.4, 'programme');
	if (isProvision(read)) add(-2.6, 'provision');
	if (tellsOfDocument(read)) add(-6, 'statement');
	else if (investigates(read)) add(-3, 'statement');
	if (namesItself(read)) add(-2.2, 'introduction');
	if (isPicture(read)) add(-4, 'scene');
	if (isNotice(read)) add(-4, 'source-note');
	if (callsClear(read)) add(-2.4, 'interpretation');
	if (changesNothing(read)) add(-1.6, 'interpretation');
	if (isTooMuch(read)) add(-1.3, 'evaluation');
	if (speaksInPassing(read)) add(-1.6, 'statement');
	if (actsToSpeak(read)) add(-2.6, 'statement');
	if (isUnreal(read)) add(-3, 'hypothesis', clause.from);
	if (opensWithDocument(read)) add(-4, 'statement', clause.from);
	if (opensWithRule(read)) add(-4, 'provision', clause.from);
	if (utters(read) || onlySpeaks(read)) add(-3.4, 'statement');
	if (fightsInWords(read)) add(-4, 'statement');
	if (revisesFigure(read)) add(-3, 'statement');
	if (facesCrowd(read)) add(-2, 'scene');
	if (ranksFirst(read)) add(1.4, 'comparison');
	if (describesPlan(read)) add(3.6, 'state-of-things');
	if (reckons(read)) add(5, 'figure');
	return found;
}

/** "He exaggerates, in my opinion", "it will be reached, I suspect, in May": the author says whose view it is. */
export function isOwnView({ tokens, segment, clause, limit }: Read): boolean {
	for (let at = clause.from; at < limit; at++) {
		if (!(useAt(tokens, segment, at) & Use.FirstPerson)) continue;
		if (isWord(tokens, segment, at, /^(?:my|our)$/iu)) {
			if (isWord(tokens, segment, at + 1, OWN_VIEW)) return true;
		} else if (segment.tag[at - 1] === Tag.Comma && isWord(tokens, segment, behindModal(segment, at + 1), THINKING))
			return true;
	}
	return false;
}

const behindModal = (segment: Segment, at: number): number => (segment.tag[at] === Tag.Modal ? at + 1 : at);
const OWN_VIEW = listed(words.ownView);
const THINKING = listed(words.thinking);

/** "The host will interview Lind on Monday": what is on. */
function isProgramme(read: Read): boolean {
	return read.verb.kind === 'future' && isWord(read.tokens, read.segment, mainItem(read), PROGRAMME);
}

const PROGRAMME = listed(words.programme);

/** "Party rules require delegates to", "the law bans": what a rule says has the rule as its source. */
const isProvision = ({ tokens, segment, subject, clause }: Read): boolean =>
	isWord(tokens, segment, subject.head, RULES) && isWord(tokens, segment, clause.verb, PROVIDE);

const RULES = listed(words.rules);
const PROVIDE = listed(words.provide);

/** "A new report compares the surveys": what is in a report, a letter, an article. */
function tellsOfDocument(read: Read): boolean {
	const { tokens, segment, subject, clause } = read;
	if (segment.tag[clause.verb] === Tag.Be || !isWord(tokens, segment, mainItem(read), CONTAIN)) return false;
	return isDocument(read, subject.head);
}

function isDocument({ tokens, segment }: Read, at: number): boolean {
	const token = segment.token[at] ?? -1;
	return token >= 0 && (formsOf(tokens, token) & Form.Document) !== 0;
}

const CONTAIN = listed(words.contain);

/** "The Herald identified dozens of donors": what a paper or an institute found itself. */
function investigates(read: Read): boolean {
	const { tokens, segment, subject } = read;
	if (segment.tag[read.clause.verb] === Tag.Be || !isWord(tokens, segment, mainItem(read), FIND)) return false;
	return segment.tag[subject.head] === Tag.Proper || isWord(tokens, segment, subject.head, COUNTING);
}

const COUNTING = listed(words.counting);

const FIND = listed(words.find);

/** "This is the Morning Herald for Monday": what is to be read. */
function namesItself({ tokens, segment, clause: { verb } }: Read): boolean {
	if (segment.tag[verb] !== Tag.Be || !isWord(tokens, segment, verb - 1, /^this$/iu)) return false;
	let at = verb + 1;
	while (at < verb + 5 && (segment.tag[at] === Tag.Determiner || tokens.capital[segment.token[at] ?? -1] === 1)) at++;
	return at > verb + 1 && isWord(tokens, segment, at, /^(?:for|on|with)$/iu) && segment.tag[at + 1] === Tag.Proper;
}

const OBVIOUS = listed(words.obvious);
const WONDERS = listed(words.wonders);

/** "Lind shakes hands with Okafor on Thursday", "… on Thursday, June 16, 2016": what a picture shows, in the present with its day. */
function isPicture({ tokens, segment, verb, limit, clause }: Read): boolean {
	if (verb.kind !== 'present-act' && verb.kind !== 'progressive') return false;
	for (let at = clause.verb + 1; at < limit; at++) {
		const day = segment.token[at] as number;
		if (day < 0 || !(formsOf(tokens, day) & Form.Weekday)) continue;
		const month = segment.token[at + 2] ?? -1;
		if (month >= 0 && formsOf(tokens, month) & Form.Month) return isWord(tokens, segment, at + 5, /^(?:19|20)\d\d$/u);
		// "Meets on Thursdays", "opens on Thursday": what goes on is told in the same way.
		return verb.kind === 'present-act' && segment.tag[at + 1] === Tag.Stop && segment.tag[at - 1] !== Tag.Adjective;
	}
	return false;
}

/** "This story has been updated", "supplemented this agency article with quotes": what was done with the text itself. */
function isNotice(read: Read): boolean {
	const { tokens, segment, clause, limit } = read;
	if (!isWord(tokens, segment, mainItem(read), EDITED)) return false;
	for (let at = clause.from; at + 1 < limit && at < clause.from + 16; at++) {
		if (!isWord(tokens, segment, at, /^this$/iu)) continue;
		for (let noun = at + 1; noun < at + 4; noun++) if (isWord(tokens, segment, noun, PIECES)) return true;
	}
	return false;
}

const EDITED = listed(words.edited);
const PIECES = listed(words.pieces);

/** "It has been clear since May", "it is no secret": how the author sees it. */
function callsClear({ tokens, segment, clause: { verb, from } }: Read): boolean {
	if (verb === from || !isWord(tokens, segment, verb - 1, /^it$/iu)) return false;
	let at = verb + 1;
	while (at < verb + 5 && (segment.tag[at] === Tag.Be || segment.tag[at] === Tag.Adverb)) at++;
	if (isWord(tokens, segment, at, /^no$/iu)) return isWord(tokens, segment, at + 1, WONDERS);
	return isWord(tokens, segment, at, OBVIOUS);
}

/** "Had the shot dropped lower, it would have been over": a condition turned round. */
function isUnreal({ tokens, segment, clause: { from, verb } }: Read): boolean {
	if (verb !== from || !isWord(tokens, segment, from, /^(?:had|were|should)$/iu)) return false;
	const limit = Math.min(segment.tag.length, from + 60);
	for (let at = from + 2; at < limit; at++)
		if (isWord(tokens, segment, at, /^(?:would|could|might|’d|'d)$/iu)) return true;
	return false;
}

/** "In his statement on Saturday, Lind went further", "in their latest report they recorded": what stands in a document. */
function opensWithDocument({ tokens, segment, clause: { from, verb } }: Read): boolean {
	if (!isWord(tokens, segment, from, /^in$/iu)) return false;
	const owned = segment.tag[from + 1] === Tag.Possessive || segment.tag[from + 1] === Tag.Determiner;
	if (!owned) return false;
	for (let at = from + 2; at < verb && at < from + 8; at++) {
		const token = segment.token[at] as number;
		if (token < 0 || segment.tag[at] === Tag.Comma || segment.tag[at] === Tag.Preposition) return false;
		if (segment.tag[at] !== Tag.Noun || segment.tag[at + 1] === Tag.Noun) continue;
		return (formsOf(tokens, token) & Form.Document) !== 0 || isWord(tokens, segment, at, UTTERANCES);
	}
	return false;
}

/** "Under a regulation adopted in 2024, states are to restore the river", "per the agreement, the town pays". */
function opensWithRule({ tokens, segment, clause: { from, verb } }: Read): boolean {
	if (!isWord(tokens, segment, from, /^(?:under|per)$/iu)) return false;
	for (let at = from + 1; at < verb && at < from + 8; at++) if (isWord(tokens, segment, at, RULES)) return true;
	return false;
}

/** "The debate settled little", "the vote changed nothing". */
function changesNothing(read: Read): boolean {
	const { tokens, segment } = read;
	const verb = mainItem(read);
	if (!isWord(tokens, segment, verb, /^(?:chang|settl|achiev|accomplish|resolv|solv|alter|prov)/iu)) return false;
	return isWord(tokens, segment, verb + 1, /^(?:nothing|little|much|something)$/iu);
}

/** "Came too late", "has too many boats": more than is good. */
function isTooMuch({ tokens, segment, clause: { verb }, limit }: Read): boolean {
	for (let at = verb + 1; at + 1 < limit && at < verb + 8; at++) {
		if (!isWord(tokens, segment, at, /^too$/iu)) continue;
		const next = segment.tag[at + 1] as number;
		return next === Tag.Adjective || next === Tag.Adverb || next === Tag.Pronoun || next === Tag.Determiner;
	}
	return false;
}

/** "Increases the death toll to 267", "raised its forecast": whoever does so tells it. */
function revisesFigure(read: Read): boolean {
	const { tokens, segment, limit } = read;
	const verb = mainItem(read);
	if (!isWord(tokens, segment, verb, REVISING)) return false;
	for (let at = verb + 1; at < limit && at < verb + 5; at++) if (isWord(tokens, segment, at, TOLLS)) return true;
	return false;
}

const REVISING = listed(words.revising);
const TOLLS = listed(words.tolls);

/** "Spoke over boos", "offered the crowd a smile": what somebody did before those who came. */
function facesCrowd(read: Read): boolean {
	const { tokens, segment, clause, limit } = read;
	const verb = mainItem(read);
	if (isWord(tokens, segment, verb, /^t(?:ake|akes|ook)$/iu) && isWord(tokens, segment, verb + 2, STAGES)) return true;
	if (!isWord(tokens, segment, verb, FACING)) return false;
	for (let at = clause.from; at < Math.min(limit, verb + 12); at++)
		if (useAt(tokens, segment, at) & Use.SceneThing) return true;
	return false;
}

const STAGES = listed(words.stages);
const FACING = listed(words.facing);

/** "Is the first port to sell its pier": a rank that can be checked. */
function ranksFirst({ tokens, segment, clause: { verb }, limit }: Read): boolean {
	if (segment.tag[verb] !== Tag.Be || !isWord(tokens, segment, verb + 1, /^the$/iu)) return false;
	if (!isWord(tokens, segment, verb + 2, /^(?:first|only|last|second|third|fourth|fifth)$/iu)) return false;
	for (let at = verb + 3; at < Math.min(limit, verb + 14); at++)
		if (segment.tag[at] === Tag.To && segment.tag[at + 1] === Tag.Base) return true;
	return false;
}

/** "The package would make the tax permanent": what is in a plan is a fact about it. */
const describesPlan = ({ tokens, segment, subject, clause: { verb } }: Read): boolean =>
	isWord(tokens, segment, verb, /^would$/iu) && isWord(tokens, segment, subject.head, PLANS);

const PLANS = listed(words.plans);

/** "Would need 2,383 votes to win": what is reckoned can be reckoned again. */
function reckons(read: Read): boolean {
	const { tokens, segment, clause } = read;
	const verb = mainItem(read);
	if (verb > clause.verb && !isWord(tokens, segment, clause.verb, /^would$/iu)) return false;
	if (!isWord(tokens, segment, verb, NEEDS)) return false;
	return isCount(tokens, segment, verb + 1) || isCount(tokens, segment, verb + 2);
}

/** "2,383", "14": in digits, two at least. */
const isCount = (tokens: Tokens, segment: Segment, at: number): boolean =>
	segment.tag[at] === Tag.Number && isWord(tokens, segment, at, /^\d[\d,.]+$/u);

const NEEDS = listed(words.needs);
