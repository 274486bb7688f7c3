import type { ArticleMetadata, Genre } from '../article/article';
import { type Problem, type ProblemCode, problemCodes, type Severity } from '../text/problem';
import type { Span } from '../text/span';
import { type MapTree, parseTree, type ScalarTree, type Tree, type TreeEntry } from '../text/yaml-tree';
import { type Annotation, type AnnotationType, annotationTypes, type ClaimSource, type Sidecar } from './annotation';
import { plainFields, spansOfValues, withoutAbsent } from './entry-fields';
import { articleKeys, commonKeys, sidecarKeys, sourceWords, typeKeys } from './keys';

/**
 * Reads an annotation file. Never throws.
 *
 * An entry without id, type or quote, or with a type that does not exist, is left out and reported; a field with a
 * wrong value is left out and reported, the rest of its entry stays. Entries that share an id are all kept, so that no
 * annotation is lost to a careless merge; the later ones are reported.
 *
 * @param source the normalised text of the file. All spans are UTF-16 code units in it, except `at`, which is in the article.
 * @param path the file's own path, for problems that point to another place in it.
 */
export function readSidecar(source: string, path = ''): Sidecar {
	const { root, problems: syntaxProblems } = parseTree(source);
	const problems: Problem[] = [...syntaxProblems];
	const report: Report = (place, code, severity, message) => {
		problems.push({ code, severity, message, start: place.start, end: place.end });
	};
	const empty: Sidecar = { source, article: {}, annotations: [], problems };
	if (!root || (root.kind === 'scalar' && root.value === null)) return empty;
	if (root.kind !== 'map') {
		report(firstLine(source, root.span), 'invalid-value', 'error', 'An annotation file starts with “standpoint: 1”.');
		return empty;
	}

	const top = entriesByKey(root);
	reportUnknownKeys(root, sidecarKeys, 'An annotation file', report);
	const version = top.get('standpoint');
	if (!version)
		report(firstLine(source, root.span), 'missing-field', 'warning', 'Start the file with “standpoint: 1”.');
	else if (!isScalar(version.value) || version.value.value !== 1) {
		report(version.value.span, 'invalid-value', 'warning', 'This version reads “standpoint: 1” only.');
	}
	return {
		source,
		...readTextField(top.get('text')?.value, report),
		article: readArticleField(top.get('article')?.value, report),
		annotations: readAnnotations(source, top.get('annotations')?.value, problems, report, path),
		problems,
	};
}

type Report = (place: Span, code: ProblemCode, severity: Severity, message: string) => void;
type Entries = ReadonlyMap<string, TreeEntry>;

function readTextField(tree: Tree | undefined, report: Report): { textHash?: string; textLength?: number } {
	if (!tree || isNull(tree)) return {};
	if (tree.kind !== 'map') {
		report(tree.span, 'invalid-value', 'warning', 'Write “text: {sha256: …, length: …}”.');
		return {};
	}
	const result: { textHash?: string; textLength?: number } = {};
	for (const { key, keySpan, value } of tree.entries) {
		if (key === 'sha256') {
			const hash = scalarText(value);
			if (hash && /^[0-9a-f]{64}$/i.test(hash)) result.textHash = hash.toLowerCase();
			else report(value.span, 'invalid-value', 'warning', 'A SHA-256 is 64 hexadecimal digits.');
		} else if (key === 'length') {
			const length = scalarValue(value);
			if (isOffset(length)) result.textLength = length;
			else report(value.span, 'invalid-value', 'warning', 'The length is a whole number of UTF-16 code units.');
		} else report(keySpan, 'unknown-key', 'hint', `“text” has no field “${clip(key)}”.`);
	}
	return result;
}

function readArticleField(tree: Tree | undefined, report: Report): ArticleMetadata {
	if (!tree || isNull(tree)) return {};
	if (tree.kind !== 'map') {
		report(tree.span, 'invalid-value', 'warning', 'Write “article: {title: …, author: …, date: …}”.');
		return {};
	}
	reportUnknownKeys(tree, articleKeys, '“article”', report);
	const entries = entriesByKey(tree);
	const metadata: Record<string, string> = {};
	for (const key of ['title', 'author', 'outlet', 'url']) {
		const value = readString(entries, key, report);
		if (value !== undefined) metadata[key] = value;
	}
	const date = readString(entries, 'date', report);
	if (date !== undefined && isCalendarDate(date)) metadata.date = date;
	else if (date !== undefined)
		report(placeOf(entries, 'date'), 'invalid-value', 'warning', 'Write dates as 2015-11-20.');
	const genre = readString(entries, 'genre', report);
	if (genre === 'news' || genre === 'opinion') metadata.genre = genre satisfies Genre;
	else if (genre !== undefined) {
		report(placeOf(entries, 'genre'), 'invalid-value', 'warning', 'The genre is “news” or “opinion”.');
	}
	return metadata;
}

function readAnnotations(
	source: string,
	tree: Tree | undefined,
	problems: Problem[],
	report: Report,
	path: string,
): Annotation[] {
	if (!tree || isNull(tree)) return [];
	if (tree.kind !== 'list') {
		report(tree.span, 'invalid-value', 'error', '“annotations” is a list: start each one with “- id: …”.');
		return [];
	}
	const annotations: Annotation[] = [];
	const firstUse = new Map<string, Span>();
	for (const item of tree.items) {
		if (item.kind !== 'map') {
			report(item.span, 'invalid-value', 'error', 'An annotation starts with “- id: …”.');
			continue;
		}
		const annotation = readAnnotation(source, item, report);
		if (!annotation) continue;
		const place = annotation.valueSpans.id ?? item.span;
		const first = firstUse.get(annotation.id);
		if (first) {
			problems.push({
				code: 'duplicate-id',
				severity: 'error',
				message: `The id “${clip(annotation.id)}” is used twice. Give this annotation another one.`,
				start: place.start,
				end: place.end,
				related: [{ path, start: first.start, end: first.end, message: 'First used here.' }],
			});
		} else firstUse.set(annotation.id, place);
		annotations.push(annotation);
	}
	return annotations;
}

function readAnnotation(source: string, tree: MapTree, report: Report): Annotation | undefined {
	const entries = entriesByKey(tree);
	const id = readRequired(entries, 'id', tree, report);
	const type = readType(entries, tree, report);
	const quote = readQuote(source, entries, tree, report);
	if (id === undefined || type === undefined || quote === undefined) return undefined;
	reportUnknownKeys(tree, knownKeys.get(type) ?? commonKeys, `An annotation of type “${type}”`, report);

	const text = (key: string) => readString(entries, key, report);
	const anchored = {
		id,
		quote,
		at: readAt(entries.get('at')?.value, quote.length, report),
		atText: readHash(entries, report),
		prefix: text('prefix'),
		suffix: text('suffix'),
		by: text('by'),
		created: text('created'),
		origin: text('origin'),
		fields: plainFields(tree),
		entry: tree.span,
		valueSpans: spansOfValues(tree),
	};
	// Not spread into one another: this is done for every annotation of a corpus, and spreading objects is slow.
	const annotation = <T extends object>(own: T): typeof anchored & T => withoutAbsent(Object.assign(anchored, own));
	switch (type) {
		case 'mention':
			return annotation({ type, actor: text('actor') });
		case 'claim':
			return annotation({
				type,
				source: readSource(entries.get('source')?.value, report),
				cue: text('cue'),
			});
		case 'stance':
			return annotation({
				type,
				holder: text('holder'),
				target: text('target'),
				stance: text('stance'),
				topic: text('topic'),
			});
		case 'code':
			return annotation({ type, codes: readCodes(entries.get('codes')?.value, report) });
		case 'note':
			return annotation({ type, note: text('text'), resolved: readResolved(entries, report) });
		case 'dismissed':
			return annotation({ type, rule: readRule(entries, report) });
	}
}

const knownKeys: ReadonlyMap<AnnotationType, readonly string[]> = new Map(
	annotationTypes.map(type => [type, [...commonKeys, ...typeKeys[type]]]),
);

function readRequired(entries: Entries, key: string, tree: MapTree, report: Report): string | undefined {
	const value = readString(entries, key, report);
	if (value) return value;
	if (!entries.has(key) || isBlank(entries.get(key)?.value)) {
		report(entryHead(tree), 'missing-field', 'error', `This annotation has no “${key}”. It was left out.`);
	}
	return undefined;
}

function readType(entries: Entries, tree: MapTree, report: Report): AnnotationType | undefined {
	const value = readRequired(entries, 'type', tree, report);
	if (value === undefined) return undefined;
	const type = annotationTypes.find(known => known === value);
	if (!type) {
		const message = `There is no type “${clip(value)}”: use ${annotationTypes.join(', ')}. The annotation was left out.`;
		report(placeOf(entries, 'type'), 'unknown-type', 'error', message);
	}
	return type;
}

function readQuote(source: string, entries: Entries, tree: MapTree, report: Report): string[] | undefined {
	const value = entries.get('quote')?.value;
	if (isBlank(value) || !value) {
		report(entryHead(tree), 'missing-field', 'error', 'This annotation has no “quote”. It was left out.');
		return undefined;
	}
	const parts: (string | undefined)[] = [];
	if (value.kind === 'list') for (const item of value.items) parts.push(scalarText(item));
	else parts.push(scalarText(value));
	if (parts.length === 0 || parts.some(part => !part)) {
		const message = 'A quote is the annotated words, or a list of them. The annotation was left out.';
		report(value.span, 'invalid-value', 'error', message);
		return undefined;
	}
	const whole = value.kind === 'list' ? partsInMarks(source, value.items) : undefined;
	if (whole) {
		const message = 'YAML ends a part at its comma. Put each part in double quotation marks ("…") to be safe.';
		report(value.span, 'invalid-value', 'hint', message);
	}
	return whole ?? (parts as string[]);
}

/**
 * The parts of a quote that were written in the article's own marks, `[“One,”, “two.”]`: YAML knows no curly marks and
 * splits at each comma. Undefined where nothing was split.
 */
function partsInMarks(source: string, items: readonly Tree[]): string[] | undefined {
	const parts: string[] = [];
	for (let first = 0; first < items.length; first++) {
		const { start } = (items[first] as Tree).span;
		let last = first;
		const part = () => source.slice(start, (items[last] as Tree).span.end);
		if (source[start] === '“') while (last + 1 < items.length && !part().includes('”')) last++;
		if (source[start] !== '“' || !part().endsWith('”')) return undefined;
		parts.push(part());
		first = last;
	}
	return parts.length < items.length ? parts : undefined;
}

function readHash(entries: Entries, report: Report): string | undefined {
	const hash = readString(entries, 'at-text', report);
	if (hash === undefined || /^[0-9a-f]{64}$/i.test(hash)) return hash?.toLowerCase();
	report(placeOf(entries, 'at-text'), 'invalid-value', 'warning', 'A SHA-256 is 64 hexadecimal digits.');
	return undefined;
}

function readAt(tree: Tree | undefined, parts: number, report: Report): Span[] {
	if (!tree || isNull(tree)) return [];
	const fail = (message: string): Span[] => {
		report(tree.span, 'invalid-value', 'warning', message);
		return [];
	};
	const single = readPair(tree);
	const spans: Span[] = [];
	let wrong = 0;
	for (const item of single || tree.kind !== 'list' ? [tree] : tree.items) {
		const span = single ?? readPair(item);
		if (span) spans.push(span);
		else wrong++;
	}
	if (spans.length === 0 || wrong > 0) {
		return fail('Write the position as [start, end] in whole numbers, or a list of such pairs.');
	}
	if (spans.length !== parts) {
		return fail(`The quote has ${count(parts, 'part')} but there are ${count(spans.length, 'position')}.`);
	}
	if (spans.some(span => span.start >= span.end)) return fail('A position’s start must lie before its end.');
	if (spans.some((span, index) => index > 0 && span.start < (spans[index - 1] as Span).end)) {
		return fail('The positions of a quote in several parts must be in order and must not overlap.');
	}
	return spans;
}

function readPair(tree: Tree): Span | undefined {
	if (tree.kind !== 'list' || tree.items.length !== 2) return undefined;
	const start = scalarValue(tree.items[0] as Tree);
	const end = scalarValue(tree.items[1] as Tree);
	return isOffset(start) && isOffset(end) ? { start, end } : undefined;
}

function readSource(tree: Tree | undefined, report: Report): ClaimSource | undefined {
	if (!tree || isBlank(tree)) return undefined;
	const word = scalarText(tree);
	if (word) {
		const kind = sourceWords.find(known => known === word);
		return kind ? { kind } : { kind: 'actor', actor: word };
	}
	if (tree.kind === 'map') {
		const entries = entriesByKey(tree);
		const actor = readString(entries, 'actor', report);
		const document = readString(entries, 'document', report);
		if (actor) {
			reportUnknownKeys(tree, ['actor', 'via'], 'A source with an actor', report);
			return withoutAbsent({ kind: 'actor' as const, actor, via: readString(entries, 'via', report) });
		}
		if (document) {
			reportUnknownKeys(tree, ['document', 'url'], 'A source with a document', report);
			return withoutAbsent({ kind: 'document' as const, document, url: readString(entries, 'url', report) });
		}
	}
	const forms = `an actor’s id, {actor: …, via: …}, {document: …, url: …}, ${sourceWords.join(', ')}`;
	report(tree.span, 'invalid-value', 'warning', `A source is one of: ${forms}.`);
	return undefined;
}

function readCodes(tree: Tree | undefined, report: Report): string[] {
	if (!tree || isBlank(tree)) return [];
	const items = tree.kind === 'list' ? tree.items : [tree];
	const codes: string[] = [];
	for (const item of items) {
		const code = scalarText(item);
		if (code) codes.push(code);
		else report(item.span, 'invalid-value', 'warning', 'A code is a single word.');
	}
	return codes;
}

function readRule(entries: Entries, report: Report): ProblemCode | undefined {
	const value = readString(entries, 'rule', report);
	if (value === undefined) return undefined;
	const rule = problemCodes.find(known => known === value);
	if (!rule) report(placeOf(entries, 'rule'), 'invalid-value', 'warning', `There is no rule “${clip(value)}”.`);
	return rule;
}

/** True, or absent. */
function readResolved(entries: Entries, report: Report): true | undefined {
	const tree = entries.get('resolved')?.value;
	const value = tree && scalarValue(tree);
	if (tree && !isNull(tree) && typeof value !== 'boolean')
		report(tree.span, 'invalid-value', 'warning', 'A note is “resolved: true”, or has no such field.');
	return value === true || undefined;
}

/** The value of a field that holds a single word or text; absent where there is none or, reported, where it is no such value. */
function readString(entries: Entries, key: string, report: Report): string | undefined {
	const value = entries.get(key)?.value;
	if (!value || isNull(value)) return undefined;
	const text = scalarText(value);
	if (text === undefined) report(value.span, 'invalid-value', 'warning', `“${key}” must be a single value.`);
	return text;
}

function reportUnknownKeys(tree: MapTree, known: readonly string[], what: string, report: Report): void {
	for (const { key, keySpan } of tree.entries) {
		if (known.includes(key)) continue;
		report(keySpan, 'unknown-key', 'hint', `${what} has no field “${clip(key)}”. It is kept as it is.`);
	}
}

function entriesByKey(tree: MapTree): Entries {
	const entries = new Map<string, TreeEntry>();
	for (const entry of tree.entries) entries.set(entry.key, entry);
	return entries;
}

const placeOf = (entries: Entries, key: string): Span => entries.get(key)?.value.span ?? { start: 0, end: 0 };
const isScalar = (tree: Tree): tree is ScalarTree => tree.kind === 'scalar';
const isNull = (tree: Tree): boolean => isScalar(tree) && tree.value === null;
const isBlank = (tree: Tree | undefined): boolean => !tree || (isScalar(tree) && tree.text === '');
const scalarValue = (tree: Tree): unknown => (isScalar(tree) ? tree.value : undefined);
const scalarText = (tree: Tree): string | undefined => (isScalar(tree) && tree.value !== null ? tree.text : undefined);
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Where a problem of a whole entry is shown: its first key and value, not all of its lines. */
function entryHead(tree: MapTree): Span {
	const first = tree.entries[0];
	return first ? { start: first.keySpan.start, end: Math.max(first.keySpan.end, first.value.span.end) } : tree.span;
}

function firstLine(source: string, span: Span): Span {
	const end = source.indexOf('\n', span.start);
	return { start: span.start, end: end < 0 ? Math.max(span.end, span.start) : Math.min(end, span.end) };
}

function isCalendarDate(date: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
	const year = Number(date.slice(0, 4));
	const month = Number(date.slice(5, 7));
	const day = Number(date.slice(8));
	const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return month >= 1 && month <= 12 && day >= 1 && day <= last;
}
