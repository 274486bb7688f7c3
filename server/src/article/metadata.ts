import { textOf } from '../text/span';
import type { ArticleFormat, ArticleMetadata, Zone } from './article';
import { dateInPath, findDate } from './dates';
import { known, readFrontMatter } from './front-matter';
import { authorsIn } from './zone/authors';
import { isDateline } from './zone/head';
import { withoutMarkup } from './zone/page';

/**
 * What an article says about itself: Markdown front matter first, then the file's name, then the text's own headline,
 * byline, dateline and copyright line. What nothing says stays unknown. Never throws.
 * @param text normalised text that `zones` were found in
 * @param path path of the article with `/` between its parts, for a date in its name; may be empty
 */
export function findMetadata(
	text: string,
	zones: readonly Zone[],
	path: string,
	format: ArticleFormat,
): ArticleMetadata {
	const stated = format === 'markdown' ? readFrontMatter(text) : {};
	const bylines: string[] = [];
	const furniture: string[] = [];
	const both: string[] = [];
	for (const zone of zones) {
		if (zone.kind !== 'byline' && zone.kind !== 'boilerplate') continue;
		for (const line of linesOf(text, zone)) {
			const plain = format === 'markdown' ? withoutMarkup(line.trim()) : line;
			(zone.kind === 'byline' ? bylines : furniture).push(plain);
			both.push(plain);
		}
	}
	const outlet = findOutlet(text, zones, furniture);
	return known({
		title: withoutSite(findTitle(text, zones), outlet),
		author: findAuthor(bylines),
		outlet,
		date: dateInPath(path) ?? publicationDate(bylines) ?? datelineDate(text, zones),
		url: findUrl(both),
		...stated,
	});
}

/** The first lines of a zone; further ones state nothing about the article. */
const linesOf = (text: string, zone: Zone): readonly string[] => textOf(text, zone).split('\n', 40);

function findTitle(text: string, zones: readonly Zone[]): string | undefined {
	const [first, second] = headlines(text, zones);
	if (first === undefined) return undefined;
	// "Port stays shut | The Northern" is the browser's title; the page's own stands below it.
	const title = (second !== undefined && first.startsWith(second) ? second : first).replace(/\s+/g, ' ');
	const bare = title.replace(/^#+\s+|\s+#+$/g, '').replace(/^([*_]{1,3})(.+)\1$/, '$2');
	return bare.replace(/[\s;,]+$/, '').trim() || undefined;
}

function headlines(text: string, zones: readonly Zone[]): readonly string[] {
	const found: string[] = [];
	for (const zone of zones) if (zone.kind === 'headline') found.push(textOf(text, zone));
	return found;
}

/** "Port stays shut | The Northern" is the title and the outlet. */
function withoutSite(title: string | undefined, outlet: string | undefined): string | undefined {
	if (title === undefined || outlet === undefined || !title.endsWith(outlet)) return title;
	return title.slice(0, -outlet.length).replace(/ ?[|–—-] ?$/, '') || title;
}

function findAuthor(bylines: readonly string[]): string | undefined {
	for (const line of bylines) {
		const authors = authorsIn(line.trim());
		if (authors.length > 0) return authors.join(', ');
	}
	return undefined;
}

/** When it was published, rather than changed since. */
function publicationDate(bylines: readonly string[]): string | undefined {
	const changed = /\b(?:updated|modified|edited)\b/i;
	const lines = bylines.filter(line => line.length <= 200);
	for (const line of [...lines.filter(line => !changed.test(line)), ...lines]) {
		const date = findDate(line);
		if (date) return date;
	}
	return undefined;
}

function datelineDate(text: string, zones: readonly Zone[]): string | undefined {
	const body = zones.find(zone => zone.kind === 'body');
	const head = body === undefined ? '' : text.slice(body.start, body.start + 80);
	return isDateline(head) ? findDate(head.split(/[–—]| -/, 1)[0] ?? '') : undefined;
}

const dateline = /^\p{Lu}[\p{L}.'’ -]{2,30}(?:, [\p{L}\d.,' ]{1,40})? ?\((\p{Lu}[\p{L} ]{1,30})\) ?[–—-]/u;
const copyright =
	/^(?:©|\(c\)|copyright:?)(?: ?(?:©|\(c\)))?(?: \d{4}(?: ?[-–] ?\d{4})?)?,? (?:by )?(\p{Lu}[\p{L}\d&.' -]{1,50}?)(?: \d{4})?(?:[.,;|].*| all rights.*)?$/iu;

/** The agency in the dateline ("LONDON (Reuters) -"), else the holder of the copyright. */
function findOutlet(text: string, zones: readonly Zone[], furniture: readonly string[]): string | undefined {
	const body = zones.find(zone => zone.kind === 'body');
	const agency = body === undefined ? undefined : dateline.exec(text.slice(body.start, body.start + 120))?.[1];
	if (agency !== undefined) return agency;
	const [first, second] = headlines(text, zones);
	const suffix =
		first !== undefined && second !== undefined && first.startsWith(second) ? first.slice(second.length) : '';
	const site = /^ ?[|–—-] (\p{Lu}[^|–—]{1,40})$/u.exec(suffix)?.[1];
	if (site !== undefined) return site;
	for (const line of furniture) {
		const holder = line.length <= 200 ? copyright.exec(line.trim())?.[1]?.trim() : undefined;
		if (holder !== undefined && !/^(?:all rights|this|the (?:author|content)s?\b)/i.test(holder)) return holder;
	}
	return undefined;
}

function findUrl(lines: readonly string[]): string | undefined {
	for (const line of lines) {
		if (line.length > 500) continue;
		const url =
			/^(?:(?:url|link|source|via|originally published (?:at|on)|first published (?:at|on))\s*:?\s*)?<?(https?:\/\/[^\s<>"]+?)>?[.,]?$/i.exec(
				line.trim(),
			);
		if (url) return url[1];
	}
	return undefined;
}
