import furniture from '../lexicon/en/furniture.json';

/** The words and phrases that zones are told by, one place per language (see `lexicon/en/furniture.json`). */
export interface ZoneLexicon {
	/** Each of these, up to `agencyOnly`, matches a whole text in lower case. */
	readonly boilerplate: RegExp;
	readonly disclosure: RegExp;
	readonly contribution: RegExp;
	readonly related: RegExp;
	readonly relatedHeading: RegExp;
	/** What a teaser ends in. */
	readonly teaserButton: RegExp;
	readonly byline: RegExp;
	readonly commentHeading: RegExp;
	readonly commentMark: RegExp;
	readonly commentEnd: RegExp;
	readonly summaryHeading: RegExp;
	readonly notesHeading: RegExp;
	readonly topicsHeading: RegExp;
	/** An agency that sends reports, alone. */
	readonly newsAgency: RegExp;
	/** Words without which a text is neither a disclosure nor a contribution; in lower case, anywhere. */
	readonly innerCue: RegExp;
	/** A photographer's or agency's credit alone, or a caption's first words; in lower case. */
	readonly creditLead: RegExp;
	/** An agency's name anywhere; the same as the whole of a bracket. */
	readonly agency: RegExp;
	readonly agencyOnly: RegExp;
	/** What only captions say, anywhere: "(left)", "pictured in". */
	readonly pictured: RegExp;
	/** A post held, anywhere: "senior fellow", "editor". */
	readonly role: RegExp;
	readonly sections: ReadonlySet<string>;
	/** Words that no person's name contains. */
	readonly notNames: ReadonlySet<string>;
	readonly months: readonly string[];
	readonly monthsShort: readonly string[];
	readonly weekdays: readonly string[];
	/** A line in lower case that is a date, perhaps with a time of day, and little else: a place, a paper's name. */
	readonly dateLine: RegExp;
}

// Without flags the alternatives are told apart by their first letters, which makes them several times faster.
const whole = (patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`);
/**
 * The same, made into machine code now. For its first match V8 makes an expression into steps for an interpreter, which
 * takes five times as long for one of this size; a text of a thousand characters spares it that.
 */
const compiled = (expression: RegExp): RegExp => {
	expression.test(' '.repeat(1000));
	return expression;
};
const word = (patterns: readonly string[]): RegExp =>
	new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

const month = `(?:${furniture.months.join('|')}|(?:${furniture.monthsShort.join('|')}|sept)\\.?)`;
const time =
	'(?:,? ?(?:at )?\\d{1,2}[:.]\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?| \\d{1,2} ?[ap]\\.?m\\.?)(?: ?[a-z]{2,5})?';
const day = `(?:(?:${furniture.weekdays.join('|')}|mon|tue|wed|thu|fri|sat|sun),? )?`;
const date = `${day}(?:\\d{1,2}(?:st|nd|rd|th)?,? (?:of )?${month},? \\d{4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}[-/.]\\d\\d?[-/.]\\d\\d?|\\d\\d?[-/.]\\d\\d?[-/.](?:\\d{4}|\\d\\d))`;

export const english: ZoneLexicon = {
	boilerplate: compiled(whole(furniture.boilerplate)),
	disclosure: whole(furniture.disclosure),
	contribution: whole(furniture.contribution),
	innerCue: new RegExp(furniture.innerCues.join('|')),
	related: whole(furniture.related),
	relatedHeading: whole(furniture.relatedHeading),
	teaserButton: whole(furniture.teaserButtons),
	byline: whole(furniture.byline),
	commentHeading: whole(furniture.commentHeading),
	commentMark: whole(furniture.commentMark),
	commentEnd: whole(furniture.commentEnd),
	summaryHeading: whole(furniture.summaryHeading),
	notesHeading: whole(furniture.notesHeading),
	topicsHeading: whole(furniture.topicsHeading),
	newsAgency: whole(furniture.newsAgencies),
	creditLead: new RegExp(`^(?:${furniture.creditLead.join('|')})`),
	agency: word(furniture.agencies),
	agencyOnly: whole(furniture.agencies),
	pictured: new RegExp(`(?:^|\\W)(?:${furniture.pictured.join('|')})(?!\\w)`, 'i'),
	role: word(furniture.roles),
	sections: new Set(furniture.sections),
	notNames: new Set(furniture.notNames),
	months: furniture.months,
	monthsShort: furniture.monthsShort,
	weekdays: furniture.weekdays,
	dateLine: new RegExp(
		`^(?:\\S.{0,38}(?: {2,}| ?[|·•–—] ?| - |, ))?(?:${time}[,|· –-]*)?${date}(?:${time})?(?: ?[|·•–—-] ?.{1,60})?$`,
	),
};
