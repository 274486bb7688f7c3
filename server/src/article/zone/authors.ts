import { authorOfNote, isPersonName } from './furniture';

const lead =
	/^[*_]*(?:(?:words|written|story|text|analysis|interview|posted|published|reported|reporting|byline)(?: by)?|by|authors?|writers?|bylines?|[-–—]{1,2})\s*:?\s+(?:by\s+)?/i;
const honours = /,? (?:CMG|CBE|OBE|MBE|KCMG|GCMG|MP|MEP|PhD|Ph\.D\.|MD|QC|KC)$/;

/** The names in a byline, "By Ana Novak and Ben Ito in Varnholt", or in an author's note; empty where it has none. */
export function authorsIn(line: string): readonly string[] {
	if (line.length > 420) return [];
	const note = nameOfNote(line);
	if (note !== undefined) return [note];
	const begins = lead.exec(line)?.[0] ?? '';
	const rest = line.slice(begins.length).replace(/[*_]+$/, '');
	for (const segment of rest.split(/ ?[|–—·•/(<)] ?| - |[;:]/)) {
		const names = namesIn(segment);
		if (names.length > 0) return names;
	}
	// "By the Editorial Board", "By Newswire": whoever it is, the text says so.
	const whoever = rest.split(/[|,(;:]| [-–—] /)[0]?.trim() ?? '';
	return /^by\b/i.test(begins) && /\p{Lu}/u.test(whoever) && whoever.length <= 60 && !/\d/.test(whoever)
		? [whoever]
		: [];
}

function namesIn(segment: string): readonly string[] {
	const list = segment.split(/ (?:in|at|for|of|on) (?=\p{Lu}|\d)/u)[0] ?? '';
	const names = list.split(/,? and | & |, /i).map(name => withoutHonours(name.trim()));
	if (!isPersonName(names[0] ?? '')) return [];
	return names.filter(isPersonName).map(asWritten);
}

/** "Peter Jones CMG", "Ana Novak." (but "Ana Novak Jr."). */
const withoutHonours = (name: string): string => name.replace(honours, '').replace(/(?<=\p{Ll}{3})\.$/u, '');

/** A name in capitals throughout is written as names are. */
function asWritten(name: string): string {
	if (name !== name.toUpperCase()) return name;
	return name.replace(/\p{Lu}+/gu, word => word.charAt(0) + word.slice(1).toLowerCase());
}

function nameOfNote(line: string): string | undefined {
	const bare = line.replace(/^[*_]+/, '');
	if (!authorOfNote(bare)) return undefined;
	const name =
		/^(.+?) (?:is|was|are|were|has|writes|works|covers|teaches|served|reports|heads|leads|serves|studies)\b/.exec(
			bare,
		)?.[1];
	return name !== undefined && isPersonName(name) ? name : undefined;
}
