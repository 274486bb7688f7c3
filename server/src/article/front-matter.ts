import { parse } from 'yaml';
import { readQuickly } from '../text/quick-yaml';
import type { Span } from '../text/span';
import { plainOf } from '../text/yaml-tree';
import type { ArticleMetadata, Genre } from './article';
import { findDate } from './dates';

/** The keys of an article's metadata, in front matter and in a sidecar's `article`. */
export const metadataKeys = ['title', 'author', 'outlet', 'date', 'url', 'genre'] as const;
export type MetadataKey = (typeof metadataKeys)[number];

/** Other names under which front matter in use states the same. */
const synonyms: Readonly<Record<MetadataKey, readonly string[]>> = {
	title: ['headline'],
	author: ['authors', 'byline', 'by', 'creator'],
	outlet: ['publication', 'publisher', 'source', 'newspaper', 'site'],
	date: ['published', 'pubdate', 'publishdate', 'publication-date', 'created'],
	url: ['link', 'canonical', 'canonical_url', 'permalink', 'source_url'],
	genre: ['type', 'kind'],
};

/** Longer front matter is not read. UTF-16 code units; keeps hostile YAML cheap. */
const longest = 16384;

/** Where a Markdown text's front matter stands, its fences included; undefined where it has none. */
export function frontMatterSpan(text: string): Span | undefined {
	const open = /^---[ \t]*\n/.exec(text.slice(0, 80));
	if (open === null) return undefined;
	// The newline before the closing fence may be the one behind the opening fence.
	const close = /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/.exec(text.slice(open[0].length - 1, longest));
	return close === null ? undefined : { start: 0, end: open[0].length - 1 + close.index + close[0].length };
}

/** What a Markdown text's front matter states. Never throws: what cannot be read stays unknown. */
export function readFrontMatter(text: string): ArticleMetadata {
	const span = frontMatterSpan(text);
	if (span === undefined) return {};
	const values = parseMapping(text.slice(text.indexOf('\n') + 1, text.lastIndexOf('\n', span.end - 1) + 1));
	const stated = (key: MetadataKey): string | undefined => {
		for (const name of [key, ...synonyms[key]]) {
			const value = asText(values.get(name));
			if (value !== undefined) return value;
		}
		return undefined;
	};
	const date = stated('date');
	const url = stated('url');
	const genre = stated('genre')?.toLowerCase();
	return known({
		title: stated('title'),
		author: stated('author'),
		outlet: stated('outlet'),
		date: date === undefined ? undefined : findDate(date),
		url: url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined,
		genre: isGenre(genre) ? genre : undefined,
	});
}

const isGenre = (value: string | undefined): value is Genre => value === 'news' || value === 'opinion';

/** Without the keys whose values are undefined. */
export function known(metadata: ArticleMetadata): ArticleMetadata {
	const result: { [key in MetadataKey]?: string } = {};
	for (const key of Object.keys(metadata) as MetadataKey[]) {
		if (metadata[key] !== undefined) result[key] = metadata[key];
	}
	return result as ArticleMetadata;
}

function parseMapping(source: string): ReadonlyMap<string, unknown> {
	try {
		const usual = readQuickly(source);
		const value: unknown = usual ? plainOf(usual) : parse(source, { maxAliasCount: 10, logLevel: 'silent' });
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
		return new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
	} catch {
		return new Map();
	}
}

function asText(value: unknown): string | undefined {
	if (Array.isArray(value)) {
		const parts = value.map(asText).filter(part => part !== undefined);
		return parts.length > 0 ? parts.join(', ') : undefined;
	}
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (typeof value === 'number') return String(value);
	if (typeof value === 'object' && value !== null && 'name' in value) return asText(value.name);
	if (typeof value !== 'string') return undefined;
	const text = value.trim().replace(/\s+/g, ' ');
	return text === '' || text.length > 500 ? undefined : text;
}
