import { createHash } from 'node:crypto';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath } from '../../../server/src/corpus/corpus';
import { classifyPath, sidecarTarget } from '../../../server/src/corpus/paths';
import { indexLines, type Location, offsetAt, type Position, type Range } from '../../../server/src/text/position';

/** A corpus written as one text, with the places that a test is about. */
export interface MiniCorpus {
	readonly corpus: Corpus;
	readonly texts: ReadonlyMap<CorpusPath, string>;
	/** Where `▮` stood. */
	readonly cursor: { readonly path: CorpusPath; readonly position: Position };
	/** The places with `^^^` under them, in the order of the fixture; `label` is what stands behind the carets. */
	readonly marked: readonly Marked[];
}

export interface Marked extends Location {
	readonly label: string;
}

/**
 * Reads a fixture: files under `%! path` headers, indented like the first of them. In any file `▮` is the cursor, and a
 * line of `^^^` marks the words above it. All articles are open. A corpus.yaml with three stances is there by default,
 * and in a sidecar `sha256: now` stands for the hash of its article, `at: here` for the place of the quote above it.
 */
export function miniCorpus(fixture: string): MiniCorpus {
	const files = filesOf(fixture);
	const texts = new Map<CorpusPath, string>([['corpus.yaml', DEFAULT_SETTINGS]]);
	const marked: Marked[] = [];
	let cursor: MiniCorpus['cursor'] | undefined;
	for (const { path, lines } of files) {
		const file = readLines(path, lines);
		texts.set(path, file.text);
		marked.push(...file.marked);
		cursor = file.cursor ? { path, position: file.cursor } : cursor;
	}
	const changes = changesOf(texts);
	for (const change of changes) if (change.kind === 'sidecar') texts.set(change.path, change.source);
	return {
		corpus: applyChanges(emptyCorpus(), changes, path => texts.get(path)),
		texts,
		cursor: cursor ?? { path: files[0]?.path ?? '', position: { line: 0, character: 0 } },
		marked,
	};
}

/** The host's news of a whole corpus. */
export function changesOf(texts: ReadonlyMap<CorpusPath, string>, open = true): readonly CorpusChange[] {
	const articles = { articles: ['articles/**/*.{txt,md}'] };
	return [...texts].map(([path, source]): CorpusChange => {
		const kind = classifyPath(path, articles);
		if (kind === undefined) throw new Error(`${path} is no file of a corpus`);
		if (kind === 'article') return { kind, path, text: source, hash: sha256(source), open };
		return {
			kind,
			path,
			source: kind === 'sidecar' ? filledIn(source, texts.get(sidecarTarget(path).articlePath) ?? '') : source,
		};
	});
}

const filledIn = (source: string, article: string): string =>
	source
		.replace('sha256: now', `sha256: ${sha256(article)}`)
		.replace(/quote: (.+)\n(\s*)at: here/g, (_, quote: string, indent: string) => {
			const start = article.indexOf(quote);
			if (start < 0) throw new Error(`“${quote}” does not stand in the article`);
			return `quote: ${quote}\n${indent}at: [${start}, ${start + quote.length}]`;
		});

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The words at a place of the corpus. */
export function wordsAt({ texts }: MiniCorpus, { path, range }: Location): string {
	const text = texts.get(path) ?? '';
	const lines = indexLines(text);
	return text.slice(offsetAt(lines, range.start), offsetAt(lines, range.end));
}

/** `articles/a.txt:3:1 Marta Lind`: a place as a person would note it, with lines and columns from 1. */
export const shown = (mini: MiniCorpus, location: Location): string =>
	`${location.path}:${location.range.start.line + 1}:${location.range.start.character + 1} ${wordsAt(mini, location)}`;

const DEFAULT_SETTINGS = 'standpoint: 1\nname: Test\ncodebook: {stances: {support: 1, neutral: 0, oppose: -1}}\n';

interface FixtureFile {
	readonly path: CorpusPath;
	readonly lines: string[];
}

function filesOf(fixture: string): readonly FixtureFile[] {
	const files: FixtureFile[] = [];
	let indent = '';
	for (const line of fixture.split('\n')) {
		const header = /^(\s*)%! (\S+)$/.exec(line);
		if (header) {
			indent = header[1] as string;
			files.push({ path: header[2] as string, lines: [] });
		} else files.at(-1)?.lines.push(line.startsWith(indent) ? line.slice(indent.length) : line.trimStart());
	}
	return files;
}

function readLines(path: CorpusPath, lines: readonly string[]): { text: string; marked: Marked[]; cursor?: Position } {
	const text: string[] = [];
	const marked: Marked[] = [];
	let cursor: Position | undefined;
	for (const line of lines) {
		const carets = /^[\s^]*\^+(?: (?<label>.*))?$/.exec(line);
		const above = text.length - 1;
		if (carets) {
			// The carets were aligned with the line as it is written, cursor included.
			const column = (at: number) => (cursor?.line === above && cursor.character < at ? at - 1 : at);
			for (const { index, 0: group } of line.matchAll(/\^+/g)) {
				marked.push({
					path,
					range: rangeIn(above, column(index), column(index + group.length)),
					label: carets.groups?.label ?? '',
				});
			}
			continue;
		}
		const character = line.indexOf('▮');
		if (character >= 0) cursor = { line: text.length, character };
		text.push(line.replace('▮', ''));
	}
	return { text: text.join('\n'), marked, cursor };
}

const rangeIn = (line: number, start: number, end: number): Range => ({
	start: { line, character: start },
	end: { line, character: end },
});
