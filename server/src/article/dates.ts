import { english } from './zone/lexicon';

const months = english.months.map((name, index) => [name, english.monthsShort[index] ?? name] as const);
const month = `(${months.flat().join('|')}|sept)\\.?`;
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?,? (?:of )?${month},? ((?:1[89]|20)\\d\\d)\\b`, 'i');
const monthFirst = new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?,? ((?:1[89]|20)\\d\\d)\\b`, 'i');
const year = /(?:1[89]|20)\d\d/;
const numeric = /(?<!\d)((?:1[89]|20)\d\d)([-/.])(\d\d?)\2(\d\d?)(?!\d)/;

/**
 * The first calendar date in a line, as ISO 8601 (`2015-11-20`). Only dates that can be read in one way count:
 * "03/04/2015" is March to some and April to others.
 */
export function findDate(text: string): string | undefined {
	// Few lines have a year, and the expressions for dates are slow to find that out.
	if (!year.test(text)) return undefined;
	const iso = numeric.exec(text);
	if (iso) return isoDate(Number(iso[1]), Number(iso[3]), Number(iso[4]));
	const first = dayFirst.exec(text);
	if (first) return isoDate(Number(first[3]), monthNumber(first[2]), Number(first[1]));
	const second = monthFirst.exec(text);
	if (second) return isoDate(Number(second[3]), monthNumber(second[1]), Number(second[2]));
	return undefined;
}

/** The date in a file's name ("2015-11-20-allies.txt", "20151120_allies.txt"), or else in its folders' names. */
export function dateInPath(path: string): string | undefined {
	for (const part of path.split('/').reverse()) {
		const match = /(?<!\d)((?:1[89]|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)/.exec(part);
		const date = match ? isoDate(Number(match[1]), Number(match[3]), Number(match[4])) : undefined;
		if (date) return date;
	}
	return undefined;
}

function monthNumber(name: string | undefined): number {
	const key = (name ?? '').slice(0, 3).toLowerCase();
	return months.findIndex(([, short]) => short === key) + 1;
}

/** ISO 8601, if there is such a day. */
function isoDate(year: number, month: number, day: number): string | undefined {
	const date = new Date(Date.UTC(year, month - 1, day));
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
