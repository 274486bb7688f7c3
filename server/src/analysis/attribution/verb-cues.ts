import cueData from '../lexicon/en/cues.json';
import { type Cue, Form, Frame, isInward, makeCue } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { actStart } from './acts';
import { skipAdverbials } from './adverbials';
import { aroundParenthesis, clauseAround, commentedClause, LONGEST_CONTENT, lastItem, trimmed } from './clauses';
import { contentOf } from './contents';
import type { CuePhrase } from './cue-phrase';
import { documentSubject } from './document-subject';
import { introducedSpeaker } from './introduced';
import { anyForm, headOf, type Items, isHead, isVerbTag, isWord, opensPhrase } from './items';
import { moodOf } from './moods';
import { nounPhraseAfter, nounPhraseBefore } from './phrases';
import { quotesFrom } from './quoted';
import { isQuoteTag, QUOTE_SPEECH, type Segment } from './segments';
import { coordinatedSubject, invertedSource, subjectOf } from './subjects';
import { isThing } from './things';
import type { Content } from './verb-cue';
import { type Group, groupOf } from './verb-group';

export function verbPhrase(tokens: Tokens, segment: Segment, at: number, verb: Cue): CuePhrase | undefined {
	const particle = segment.token[at + 1] ?? -1;
	const phrasal =
		verb.phrasal.size > 0 && particle >= 0 ? verb.phrasal.get(wordOf(tokens, particle).toLowerCase()) : undefined;
	const cue = phrasal ?? verb;
	const end = phrasal ? at + 2 : at + 1;
	const group = groupOf(tokens, segment, at);
	if (
		segment.tag[at] === Tag.Base &&
		group.from === at &&
		at > 0 &&
		segment.tag[at - 1] !== Tag.Pronoun &&
		!isHead(segment.tag[at - 1] as number) &&
		segment.tag[at - 1] !== Tag.Conjunction &&
		!(cue.class === 'finding' && documentSubject(tokens, segment, at))
	) {
		return undefined;
	}
	if (isLikeness(tokens, segment, at) || isTitle(tokens, segment, at)) return undefined;
	// "Are more likely to like him", "may want to check": no attitude of theirs.
	if (isInward(cue) && weakens(tokens, segment, group.from, at)) return undefined;
	// "Held a rally to denounce the plan": what somebody does in order to say it; of wants it says too little.
	if (group.infinitive && (cue.class === 'finding' || isInward(cue))) return undefined;
	if (at === 0 && cue.frames & Frame.Invert) {
		const opening = openingPhrase(tokens, segment, cue);
		if (opening) return opening;
	}
	if (group.passive) return passivePhrase(tokens, segment, at, cue, group);
	if (group.participial && segment.tag[at] === Tag.Participle) return reducedPhrase(tokens, segment, at, cue);

	const quoted = group.participial ? quotedAs(tokens, segment, group.from) : undefined;
	if (group.participial && !quoted && !followsSetting(tokens, segment, group.from)) return undefined;
	const inverted = invertedSource(tokens, segment, at, end, cue, group);
	const named =
		inverted ??
		quoted ??
		(group.infinitive
			? coordinatedSubject(tokens, segment, group.from, 0)
			: subjectOf(tokens, segment, group.from, segment.tag[at] === Tag.Ing && group.participial, 0));
	const source = documentFor(tokens, segment, cue, group, named);
	if (!source || isNounHere(tokens, segment, at, source) || isNoSubject(tokens, segment, source)) return undefined;
	const behind = source.from > at && !inverted;
	const outer: Items = {
		from: behind ? group.from : Math.min(source.from, group.from),
		to: inverted ? inverted.to : end,
	};
	const relative = segment.tag[source.from] === Tag.Wh || segment.tag[source.from] === Tag.That;
	const author = isAuthor(tokens, segment, source);
	// "Senators who want to attend": who is meant, not what anybody says.
	if (relative && cue.class === 'attitude') return undefined;
	if (group.infinitive && author && isWord(tokens, segment, source.from, /^(?:it|there)$/iu)) return undefined;
	if (isInward(cue) && author && !isWord(tokens, segment, source.from, /^(?:i|we)$/iu)) return undefined;
	if (isInward(cue) && group.participial && segment.tag[group.from - 1] !== Tag.Comma) return undefined;
	// "That said, …" comments on nothing.
	if (source.to - source.from === 1 && isWord(tokens, segment, source.from, /^(?:that|this)$/iu) && cue.lemma === 'say')
		return undefined;
	const head = headOf(segment, source);
	if (!inverted && PERSONAL_VERBS.has(cue.lemma) && isThing(tokens, segment, head)) return undefined;
	// "One hears that": from whom is left out.
	if (cue.lemma === 'hear' && segment.tag[end] === Tag.That && isWord(tokens, segment, head, /^one$/iu)) {
		const content = [{ from: end, to: trimmed(segment, end, Math.min(lastItem(segment), end + LONGEST_CONTENT)) }];
		return { cue, segment, words: { from: source.from, to: end }, content, hidden: true };
	}
	if (cue.lemma === 'hear' && !isHearer(tokens, segment, source)) return undefined;
	const written = anyForm(tokens, segment, { from: head, to: head + 1 }, Form.Document);
	if (cue.class === 'finding' && !written && anyForm(tokens, segment, { from: head, to: head + 1 }, Form.TimeNoun))
		return undefined;
	const taken = contentOf({
		tokens,
		segment,
		cue,
		at,
		end,
		group,
		source,
		outer,
		inverted: inverted !== undefined,
		relative,
	});
	if (!taken) return undefined;
	// "He hopes for two things" says what he wants, "he hopes that" what he thinks.
	const mood = moodOf({
		tokens,
		segment,
		cue,
		words: { from: group.from, to: at + 1 },
		source,
		content: taken.content.find(items => items.from > at)?.from ?? at,
	});
	const wanting = (isInward(cue) && author) || (cue.class === 'belief' && taken.cueEnd > end);
	const read = group.infinitive || wanting ? withClass(cue, 'attitude') : written ? ofDocument(cue) : cue;
	return {
		cue: read,
		segment,
		source,
		words: {
			from: actStart(tokens, segment, source, group),
			to: inverted ? taken.cueEnd : settingEnd(tokens, segment, taken),
		},
		content: taken.content,
		clause: taken.clause,
		mood,
		hidden: false,
	};
}

/** "Said Holm, “…”": a sentence that begins with its verb of saying. */
function openingPhrase(tokens: Tokens, segment: Segment, cue: Cue): CuePhrase | undefined {
	const source = introducedSpeaker(tokens, segment, 1);
	const mark = source && segment.tag[source.to];
	if (!source || (mark !== Tag.Comma && mark !== Tag.Colon)) return undefined;
	const from = source.to + 1;
	if (segment.tag[from] !== QUOTE_SPEECH) return undefined;
	const content = [{ from, to: quotesFrom(segment, from, lastItem(segment)) }];
	return { cue, segment, source, words: { from: 0, to: 1 }, content, clause: true, hidden: false };
}

/** Who shows or finds something, where what stands right before the verb is no document, but the clause opens with one. */
function documentFor(
	tokens: Tokens,
	segment: Segment,
	cue: Cue,
	group: Group,
	named: Items | undefined,
): Items | undefined {
	if (cue.class !== 'finding' || group.infinitive || group.participial) return named;
	if (named && anyForm(tokens, segment, named, Form.Document)) return named;
	return documentSubject(tokens, segment, group.from) ?? named;
}

const withClass = (cue: Cue, cueClass: Cue['class']): Cue => makeCue(cue.lemma, cueClass, cue.frames, cue);

/** "The memo attacks the plan": what a document is for or against is what it says. */
const ofDocument = (cue: Cue): Cue => (cue.class === 'attitude' ? withClass(cue, 'finding') : cue);

/** What a court or a committee hears has been said there. */
const HEARERS = new RegExp(`^(?:${cueData.hearers.replaceAll(' ', '|')})$`, 'iu');

const isHearer = (tokens: Tokens, segment: Segment, items: Items): boolean =>
	isWord(tokens, segment, headOf(segment, items), HEARERS);

const PERSONAL_VERBS: ReadonlySet<string> = new Set(cueData.personal.verbs.split(' '));

/** Where a cue ends with what says when and where: "said in a statement", "told reporters on Tuesday". */
function settingEnd(tokens: Tokens, segment: Segment, { content, cueEnd }: Content): number {
	const next = content.find(items => items.from >= cueEnd)?.from ?? lastItem(segment);
	if (segment.tag[cueEnd] === Tag.Preposition && !isWord(tokens, segment, cueEnd, SETTING)) return cueEnd;
	const end = Math.min(skipAdverbials(tokens, segment, cueEnd, next), next);
	return segment.tag[end - 1] === Tag.Comma ? cueEnd : end;
}

const SETTING = /^(?:in|on|at|during|for|with|after|before)$/iu;

/** "I think", "we know", "nobody believes": author, reader, nobody and everybody are no sources. */
export function isAuthor(tokens: Tokens, segment: Segment, source: Items): boolean {
	const token = segment.token[source.from] as number;
	return (
		source.to - source.from === 1 &&
		token >= 0 &&
		/^(?:i|we|you|it|there|nobody|everyone|everybody|none)$/iu.test(wordOf(tokens, token))
	);
}

/** "Is like cursing the pawnbroker", "was rather like a sister": behind "be" the word likens. */
function isLikeness(tokens: Tokens, segment: Segment, at: number): boolean {
	if (!isWord(tokens, segment, at, /^like$/iu)) return false;
	let before = at - 1;
	while (before >= 0 && (segment.tag[before] === Tag.Adverb || segment.tag[before] === Tag.Negation)) before--;
	return before >= 0 && segment.tag[before] === Tag.Be;
}

/** "Cruz's backer and state Sen. Richard Holm": no verb in front of a title. */
function isTitle(tokens: Tokens, segment: Segment, at: number): boolean {
	const next = segment.token[at + 1] ?? -1;
	return next >= 0 && tokens.capital[next] === 1 && isWord(tokens, segment, at, /^state$/iu);
}

function weakens(tokens: Tokens, segment: Segment, from: number, at: number): boolean {
	for (let item = from; item < at; item++) {
		if (isWord(tokens, segment, item, /^(?:may|might|likely|unlikely|able|unable)$/iu)) return true;
	}
	return false;
}

/** "Looked at us like", "nothing says", "can neither confirm": pronouns that are no subjects, and nobody. */
const isNoSubject = (tokens: Tokens, segment: Segment, { from, to }: Items): boolean =>
	to - from === 1 && isWord(tokens, segment, from, NO_SUBJECT);

const NO_SUBJECT =
	/^(?:us|me|him|them|nothing|everything|something|anything|neither|itself|themselves|himself|herself)$/iu;

/** "She was quoted as saying that": who was; the participle "saying" opens at item `from`. */
function quotedAs(tokens: Tokens, segment: Segment, from: number): Items | undefined {
	if (!isWord(tokens, segment, from - 1, /^as$/iu) || !isWord(tokens, segment, from - 2, QUOTED_AS)) return undefined;
	const { from: be, passive } = groupOf(tokens, segment, from - 2);
	return passive ? subjectOf(tokens, segment, be, false, 0) : undefined;
}

const QUOTED_AS = listed(cueData.quotedAs);

/** "The rowdy feel", "any whiter states": behind an adjective a word that can be a noun is one; "something like". */
function isNounHere(tokens: Tokens, segment: Segment, at: number, source: Items): boolean {
	if (source.to !== at) return false;
	const noun = (formsOf(tokens, segment.token[at] as number) & Form.Noun) !== 0;
	// "Rejected as “a fairy tale” reports that".
	if (noun && source.to - source.from === 1 && isQuoteTag(segment.tag[source.from] as number)) return true;
	if (noun && segment.tag[at - 1] === Tag.Adjective) return true;
	// "A table between us like something unearthed".
	return isWord(tokens, segment, at, /^like$/iu) && isWord(tokens, segment, at - 1, BEFORE_LIKE);
}

const BEFORE_LIKE = /^(?:us|me|him|them|something|anything|nothing)$/iu;

/** "After saying", "by claiming", but not "prowess at appealing", "read as saying", "prove challenging". */
function followsSetting(tokens: Tokens, segment: Segment, from: number): boolean {
	if (from === 0) return true;
	const tag = segment.tag[from - 1] as number;
	if (isWord(tokens, segment, from - 1, /^(?:as|proves?|proved|seems?|seemed|looks?|looked|remains?|remained)$/iu))
		return false;
	if (tag !== Tag.Preposition) return true;
	return /^(?:after|before|while|when|by|in|since|upon|without)$/iu.test(
		wordOf(tokens, segment.token[from - 1] as number),
	);
}

/** "Was described as", "is accused of … by": the source, where it is named, stands behind "by". */
function passivePhrase(tokens: Tokens, segment: Segment, at: number, cue: Cue, group: Group): CuePhrase | undefined {
	const size = Math.min(lastItem(segment), at + LONGEST_CONTENT);
	const words: Items = { from: group.from, to: at + 1 };
	const subject = subjectOf(tokens, segment, group.from, false, 0);
	// "Is widely seen as": by whom is left out.
	if (cue.frames & Frame.As && cue.class === 'belief' && subject && isWord(tokens, segment, at - 1, WIDELY)) {
		const view = { from: at + 1, to: trimmed(segment, at + 1, size) };
		if (view.to > view.from && !isLink(segment, subject))
			return { cue, segment, words, content: [subject, view], hidden: true };
	}
	if (!takesPassive(cue)) return undefined;
	const by = byPhrase(tokens, segment, at + 1, size);
	if (by) {
		const content: Items[] = [];
		// "Who was backed by the union": a pronoun alone says nothing of what is backed.
		if (subject && !isLink(segment, subject)) content.push(subject);
		if (by.from - 1 > at + 1) content.push({ from: at + 1, to: by.from - 1 });
		const set = segment.tag[by.to] === Tag.Comma && subject !== undefined && isLink(segment, subject);
		if (by.to < size && !set) content.push({ from: by.to, to: trimmed(segment, by.to, size) });
		// "Were identified by the police as": who they are is what the police say.
		const named = cue.lemma === 'identify' ? withClass(cue, 'act') : cue;
		return content.length > 0 ? { cue: named, segment, source: by, words, content, hidden: false } : undefined;
	}
	// "Was revealed last week in documents": what says so stands behind "in".
	const written =
		isTelling(cue) && subject && !isLink(segment, subject) ? writtenIn(tokens, segment, at + 1, size) : undefined;
	if (written && subject) return { cue, segment, source: written, words, content: [subject], hidden: false };
	// "The jury was told that": what was said there.
	if (cue.lemma === 'tell' && subject && segment.tag[at + 1] === Tag.That && isHearer(tokens, segment, subject)) {
		const content = [{ from: at + 1, to: trimmed(segment, at + 1, size) }];
		return { cue, segment, source: subject, words, content, hidden: false };
	}
	// "We were told that the pier was safe": by whom is left out.
	if (
		cue.lemma === 'tell' &&
		subject &&
		segment.tag[subject.from] === Tag.Pronoun &&
		at + 2 < size &&
		segment.tag[at + 1] !== Tag.To
	) {
		const opens = segment.tag[at + 1] === Tag.That || opensPhrase(segment.tag[at + 1] as number);
		const content = [{ from: at + 1, to: trimmed(segment, at + 1, size) }];
		if (opens) return { cue, segment, words, content, hidden: true };
	}
	// "Is accused of taking bribes": by whom is left out.
	if (cue.lemma === 'accuse' && subject && isWord(tokens, segment, at + 1, /^of$/iu)) {
		const deed = { from: at + 1, to: trimmed(segment, at + 1, size) };
		return { cue, segment, words, content: isLink(segment, subject) ? [deed] : [subject, deed], hidden: true };
	}
	// "It may be noted that" is the author speaking.
	if (!cue.impersonal || segment.tag[group.from] === Tag.Modal) return undefined;
	// "It was not understood that": nobody is said to say so.
	for (let item = group.from; item < at; item++) if (segment.tag[item] === Tag.Negation) return undefined;
	const behind = segment.tag[at + 1] === Tag.To ? at + 1 : skipAdverbials(tokens, segment, at + 1, size);
	const next = behind < size ? (segment.tag[behind] as number) : Tag.Stop;
	// "The chancellor, it was reported, had phoned twice".
	const aside =
		subject && isWord(tokens, segment, subject.from, /^it$/iu) && segment.tag[subject.from - 1] === Tag.Comma;
	const around = aside ? aroundParenthesis(segment, { from: subject.from, to: at + 1 }, at + 1, size) : undefined;
	if (around && (next === Tag.Comma || next === Tag.Stop))
		return { cue, segment, words, content: around, hidden: true };
	if (next !== Tag.To && next !== Tag.That) return undefined;
	// "Lind let it be known that": who let it be known says so.
	const letting = group.from - 2;
	const teller =
		letting > 0 && isWord(tokens, segment, letting, /^lets?$/iu) && isWord(tokens, segment, letting + 1, /^it$/iu)
			? subjectOf(tokens, segment, groupOf(tokens, segment, letting).from, false, 0)
			: undefined;
	if (teller) {
		const content = [{ from: behind, to: trimmed(segment, behind, size) }];
		const words = { from: groupOf(tokens, segment, letting).from, to: at + 1 };
		return { cue: { ...cue, class: 'speech' }, segment, source: teller, words, content, hidden: false };
	}
	return { cue, segment, words, content: clauseAround(segment, at), hidden: true };
}

/** Whether what is done in words is told by it: said, written, shown. */
const isTelling = (cue: Cue): boolean => cue.class === 'speech' || cue.class === 'writing' || cue.class === 'finding';

/** The document of "in a report by the council" behind a passive, with a time or an adverb in front of it at most. */
function writtenIn(tokens: Tokens, segment: Segment, from: number, size: number): Items | undefined {
	const end = Math.min(skipAdverbials(tokens, segment, from, size), from + 8);
	let place = from;
	while (place < end && !isWord(tokens, segment, place, /^in$/iu)) place++;
	const phrase = isWord(tokens, segment, place, /^in$/iu)
		? nounPhraseAfter(tokens, segment, place + 1, false)
		: undefined;
	if (!phrase) return undefined;
	const head = headOf(segment, phrase);
	return anyForm(tokens, segment, { from: head, to: head + 1 }, Form.Document) ? phrase : undefined;
}

const takesPassive = (cue: Cue): boolean =>
	(cue.frames & (Frame.Object | Frame.As | Frame.Clause)) !== 0 && !NOT_PASSIVE.has(cue.lemma);

const WIDELY = /^(?:widely|generally|commonly|often|usually|broadly|universally)$/iu;

const isLink = (segment: Segment, { from, to }: Items): boolean =>
	to - from === 1 && (segment.tag[from] === Tag.Wh || segment.tag[from] === Tag.That);

/** Verbs whose passive says something else: maintained by the council, explained by the weather. */
const NOT_PASSIVE: ReadonlySet<string> = new Set(cueData.notPassive.split(' '));

function byPhrase(tokens: Tokens, segment: Segment, from: number, size: number): Items | undefined {
	const reach = Math.min(size, from + 14);
	for (let at = from; at < reach; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Comma || isVerbTag(tag) || tag === Tag.Ing) return undefined;
		const token = segment.token[at] as number;
		if (tag === Tag.Preposition && wordOf(tokens, token).toLowerCase() === 'by')
			return nounPhraseAfter(tokens, segment, at + 1, true);
	}
	return undefined;
}

/** "The losses claimed by the union", "a plan announced by the ministry": covers the noun before, no clause. */
function reducedPhrase(tokens: Tokens, segment: Segment, at: number, cue: Cue): CuePhrase | undefined {
	const size = lastItem(segment);
	if (!takesPassive(cue)) return undefined;
	const by = byPhrase(tokens, segment, at + 1, size);
	if (!by) return undefined;
	let as = at - 1;
	while (as > 0 && segment.tag[as] === Tag.Adverb) as--;
	// "As first reported by The Herald".
	if (as >= 0 && isWord(tokens, segment, as, /^as$/iu)) {
		const content = commentedClause(segment, as, size);
		return content ? { cue, segment, source: by, words: { from: as, to: at + 1 }, content, hidden: false } : undefined;
	}
	const noun = nounPhraseBefore(tokens, segment, at);
	if (!noun) return undefined;
	return { cue, segment, source: by, words: { from: at, to: at + 1 }, content: [noun], hidden: false };
}
