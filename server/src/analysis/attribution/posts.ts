import type { Article } from '../../article/article';
import type { Span } from '../../text/span';
import type { Attribution } from '../analysis';
import { makeAttribution } from './make-attribution';
import { merged, nestWithin } from './nesting';

/**
 * Posts from social media as pages embed them, "The pier must go. — Ana Lind (@lind) May 3, 2021", are their authors’
 * words up to the dash; where the dash opens a paragraph, the words are the paragraph above. So is a quotation with the
 * name of its speaker below: "“The pier must go.” — Ana Lind, a docker".
 * Attributions must be sorted by start; so are those returned.
 */
export function attributePosts(article: Article, attributions: readonly Attribution[]): readonly Attribution[] {
	const signed = SIGNED.test(article.text);
	if (!signed && !article.text.includes('(@')) return attributions;
	const posts: Attribution[] = [];
	let above: Span | undefined;
	let last = -1;
	for (const { zone, paragraph: number } of article.sentences) {
		if (number === last) continue;
		last = number;
		const paragraph = article.paragraphs[number] as Span;
		const post =
			zone === 'body'
				? (postIn(article.text, paragraph, above) ?? (signed ? signedIn(article.text, paragraph, above) : undefined))
				: undefined;
		if (post) posts.push(post);
		above = zone === 'body' && !post ? paragraph : undefined;
	}
	if (posts.length === 0) return attributions;
	return merged(
		posts,
		nestWithin(
			posts.flatMap(({ content }) => content),
			attributions,
		),
	);
}

/** No post is longer, in UTF-16 code units. */
const longest = 1000;

function postIn(text: string, { start, end }: Span, above: Span | undefined): Attribution | undefined {
	if (end - start > longest) return undefined;
	const signature = SIGNATURE.exec(text.slice(start, end));
	if (!signature) return undefined;
	const dash = start + signature.index;
	const name = dash + signature[0].indexOf(signature[1] as string);
	const own = trimmed(text, { start, end: dash });
	const words = own ?? (above && trimmed(text, above));
	if (!words) return undefined;
	return makeAttribution({
		kind: 'direct',
		source: [{ start: name, end: name + (signature[1] as string).length }],
		cue: [{ start: dash, end: dash + 1 }],
		content: [words],
		vague: false,
		cueClass: 'writing',
	});
}

/** Whether a quotation may be signed anywhere: a dash and a name behind a closing mark. */
const SIGNED = /["”]\s{0,3}(?:>\s?)?[—–―-]{1,2} ?\p{Lu}/u;

/** A quotation of one paragraph and, behind a dash in it or in the next one, who said it and what that is. */
function signedIn(text: string, { start, end }: Span, above: Span | undefined): Attribution | undefined {
	if (end - start > longest) return undefined;
	const signature = NAME_BELOW.exec(text.slice(start, end));
	if (!signature) return undefined;
	const [whole, mark = '', name = ''] = signature;
	const dash = start + signature.index + whole.indexOf(mark);
	const own = trimmed(text, { start, end: dash });
	const words = own ?? (above && trimmed(text, above));
	if (!words || !isQuotation(text.slice(words.start, words.end)) || CREDIT.test(name)) return undefined;
	const from = dash + whole.slice(whole.indexOf(mark)).indexOf(name);
	return makeAttribution({
		kind: 'direct',
		source: [{ start: from, end: from + name.length }],
		cue: [{ start: dash, end: dash + mark.length }],
		content: [words],
		vague: false,
		cueClass: 'speech',
	});
}

/** A quotation and nothing else that is a sentence or five words long: “Blinding Lights” is a title. */
const isQuotation = (text: string): boolean =>
	/^["“][^"“”]+["”]$/u.test(text) && (/[.!?,…]["”]$/u.test(text) || /(?:\S+\s+){4}/u.test(text));

/** "Additional reporting by Ana Lind", "A review of it": who signs no quotation. */
const CREDIT = /\b(?:by|reporting|photographs?|review|editing|translation)\b/iu;

/** "— Ana Lind, a docker." at a paragraph's end: no sentence, and no other dash. */
const NAME_BELOW =
	/(?:^|["”]\s*)(?:>\s?)?([—–―-]{1,2}) ?((?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Prof)\. )?\p{Lu}[^—–―\n.!?;:"“”]{2,80})\.?$/u;

/** "— Ana Lind (@lind) May 3, 2021" at a paragraph's end, perhaps inside an element. */
const SIGNATURE =
	/[—–―-] ?([\p{L}\p{N}][^—–―(<@\n]{0,60}) \(@\w{1,30}\)(?:[ ,·]+[\p{Lu}\d][\p{L}\d ,.:·]{0,40})?(?:<\/\w+>\.?)?$/u;

/** Without an element's tag in front and links behind; undefined where no letter is left. */
function trimmed(text: string, { start, end }: Span): Span | undefined {
	const words = text.slice(start, end);
	const from = /^(?:[>\s]|<[^<>]{0,300}>)*/u.exec(words)?.[0].length ?? 0;
	let to = words.length;
	for (let link = LINK.exec(words.slice(from, to)); link && to > from; link = LINK.exec(words.slice(from, to)))
		to = from + link.index;
	return /\p{L}/u.test(words.slice(from, to)) ? { start: start + from, end: start + to } : undefined;
}

const LINK = /(?:\s+|(?:\s|^)?(?:https?:\/\/|pic\.twitter\.com\/|t\.co\/)[^\s]+)$/u;
