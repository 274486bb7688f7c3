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
	const rest = line
		.slice(begins.length)
		.replace(/[*_.]+$/, match => (match.includes('.') && /\b\p{Lu}$/u.test(line.slice(0, -1)) ? '.' : ''));
	const names = rest
		.split(/ (?:in|at|for|of|on) (?=\p{Lu}|\d)| ?[|–—·•/(<] ?| - |[;:]/u)[0]
		?.split(/,? and | & |, /)
		.map(name => name.trim().replace(honours, ''));
	if (names === undefined) return [];
	const people = names.filter(isPersonName);
	if (people.length > 0 && isPersonName(names[0] ?? '')) return people;
	// "By the Editorial Board", "By Newswire": whoever it is, the text says so.
	const whoever = names[0] ?? '';
	return /^by\b/i.test(begins) && /\p{Lu}/u.test(whoever) && whoever.length <= 60 && !/\d/.test(whoever)
		? [whoever]
		: [];
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
