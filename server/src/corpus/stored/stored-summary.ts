import type { SentenceStatus } from '../../analysis/analysis';
import { sentenceStatuses } from '../../analysis/analysis';
import type { ArticleMetadata, Genre } from '../../article/article';
import type { LineIndex } from '../../text/position';
import { type ProblemCode, problemCodes, type Severity } from '../../text/problem';
import { type Contribution, countsOfSummary } from '../contribution';
import type { ArticleSummary, AttributionSummary, CorpusPath, Finding, MentionSummary } from '../corpus';
import { ByteReader, type ByteWriter, writeBytes } from './bytes';
import { readSpans, writeSpans } from './spans';
import { readCounts, writeCounts } from './stored-counts';

/**
 * A summary as bytes, some hundred times smaller than as objects. What is asked for is read when it is asked for, and
 * forgotten again when memory is short.
 */
export function storeSummary(summary: ArticleSummary): ArticleSummary {
	return summary instanceof StoredSummary ? summary : new StoredSummary(summary.path, packSummary(summary));
}

/** The bytes of a summary; `readSummary` is the inverse, but for the path. */
export function packSummary(summary: ArticleSummary): Uint8Array {
	if (summary instanceof StoredSummary) return summary.bytes;
	const writer = writeBytes();
	writer.text(summary.hash);
	writer.number(summary.length);
	writer.number(genres.indexOf(summary.genre));
	for (const part of [packCounts, packMetadata, packLines, packMentions, packFindings]) {
		const section = writeBytes();
		part(section, summary);
		writer.bytes(section.finish());
	}
	return writer.finish();
}

export const readSummary = (path: CorpusPath, bytes: Uint8Array): ArticleSummary => new StoredSummary(path, bytes);

const genres: readonly Genre[] = ['news', 'opinion'];
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const metadataKeys = ['title', 'author', 'outlet', 'date', 'url', 'genre'] as const;

const packCounts = (writer: ByteWriter, summary: ArticleSummary): void => writeCounts(writer, countsOfSummary(summary));

function packMetadata(writer: ByteWriter, { metadata, statuses }: ArticleSummary): void {
	for (const key of metadataKeys) writer.maybe(metadata[key]);
	for (const status of sentenceStatuses) writer.number(statuses[status]);
}

function packLines(writer: ByteWriter, { lines }: ArticleSummary): void {
	writer.number(lines.length);
	writer.number(lines.starts.length);
	let last = 0;
	for (const start of lines.starts) {
		writer.number(start - last);
		last = start;
	}
}

function packMentions(writer: ByteWriter, { mentions, attributions }: ArticleSummary): void {
	const names = new Map<string, number>();
	for (const { actor } of [...mentions, ...attributions]) if (!names.has(actor)) names.set(actor, names.size);
	writer.number(names.size);
	for (const name of names.keys()) writer.text(name);
	writer.number(mentions.length);
	for (const { actor } of mentions) writer.number(names.get(actor) as number);
	writeSpans(writer, mentions);
	const numbers = new Map(mentions.map((mention, at) => [mention, at]));
	writer.number(attributions.length);
	for (const attribution of attributions) {
		writer.number(names.get(attribution.actor) as number);
		writeSpans(writer, [attribution.extent, attribution.source]);
		writer.number(attribution.mentions.length);
		for (const mention of attribution.mentions) writer.number(numbers.get(mention) as number);
	}
}

function packFindings(writer: ByteWriter, { findings }: ArticleSummary): void {
	const messages = new Map<string, number>();
	for (const { message } of findings) if (!messages.has(message)) messages.set(message, messages.size);
	writer.number(messages.size);
	for (const message of messages.keys()) writer.text(message);
	writeSpans(writer, findings);
	for (const { code, severity, message, score, paragraph } of findings) {
		writer.number(problemCodes.indexOf(code));
		writer.number(severities.indexOf(severity));
		writer.number(messages.get(message) as number);
		writer.real(score);
		writer.number(paragraph);
	}
}

interface Mentions {
	readonly mentions: readonly MentionSummary[];
	readonly attributions: readonly AttributionSummary[];
}

type Facts = Pick<ArticleSummary, 'metadata' | 'statuses'>;

class StoredSummary implements ArticleSummary {
	#facts?: WeakRef<Facts>;
	#lines?: WeakRef<LineIndex>;
	#mentions?: WeakRef<Mentions>;
	#findings?: WeakRef<readonly Finding[]>;

	constructor(
		readonly path: CorpusPath,
		readonly bytes: Uint8Array,
	) {}

	get hash(): string {
		return new ByteReader(this.bytes).text();
	}

	get length(): number {
		const reader = new ByteReader(this.bytes);
		reader.bytes();
		return reader.number();
	}

	get genre(): Genre {
		const reader = new ByteReader(this.bytes);
		reader.bytes();
		reader.number();
		return genres[reader.number()] ?? 'news';
	}

	get metadata(): ArticleMetadata {
		return this.#readFacts().metadata;
	}

	get statuses(): Readonly<Record<SentenceStatus, number>> {
		return this.#readFacts().statuses;
	}

	get lines(): LineIndex {
		const known = this.#lines?.deref();
		if (known) return known;
		const lines = readLines(this.#section(2));
		this.#lines = new WeakRef(lines);
		return lines;
	}

	get mentions(): readonly MentionSummary[] {
		return this.#readMentions().mentions;
	}

	get attributions(): readonly AttributionSummary[] {
		return this.#readMentions().attributions;
	}

	get findings(): readonly Finding[] {
		const known = this.#findings?.deref();
		if (known) return known;
		const findings = readFindings(this.#section(4));
		this.#findings = new WeakRef(findings);
		return findings;
	}

	counts(): Contribution {
		return readCounts(this.#section(0));
	}

	#readFacts(): Facts {
		const known = this.#facts?.deref();
		if (known) return known;
		const facts = readFacts(this.#section(1));
		this.#facts = new WeakRef(facts);
		return facts;
	}

	#readMentions(): Mentions {
		const known = this.#mentions?.deref();
		if (known) return known;
		const mentions = readMentions(this.#section(3));
		this.#mentions = new WeakRef(mentions);
		return mentions;
	}

	#section(number: number): ByteReader {
		const reader = new ByteReader(this.bytes);
		reader.bytes();
		reader.number();
		reader.number();
		for (let passed = 0; passed < number; passed++) reader.bytes();
		return new ByteReader(reader.bytes());
	}
}

function readFacts(reader: ByteReader): Facts {
	const metadata: Record<string, string> = {};
	for (const key of metadataKeys) {
		const value = reader.maybe();
		if (value !== undefined) metadata[key] = value;
	}
	const statuses = { sourced: 0, vague: 0, unsourced: 0, opinion: 0, other: 0 };
	for (const status of sentenceStatuses) statuses[status] = reader.number();
	return { metadata, statuses };
}

function readLines(reader: ByteReader): LineIndex {
	const length = reader.number();
	const starts = new Uint32Array(reader.number());
	let start = 0;
	for (let line = 0; line < starts.length; line++) {
		start += reader.number();
		starts[line] = start;
	}
	return { starts, length };
}

function readMentions(reader: ByteReader): Mentions {
	const names = readTexts(reader);
	const actors = Array.from({ length: reader.number() }, () => names[reader.number()] ?? '');
	const mentions = readSpans(reader).map(
		({ start, end }, at): MentionSummary => ({ actor: actors[at] ?? '', start, end }),
	);
	const attributions = Array.from({ length: reader.number() }, (): AttributionSummary => {
		const actor = names[reader.number()] ?? '';
		const [extent = nowhere, source = nowhere] = readSpans(reader);
		const others = Array.from({ length: reader.number() }, () => mentions[reader.number()]);
		return { actor, extent, source, mentions: others.filter(mention => mention !== undefined) };
	});
	return { mentions, attributions };
}

const nowhere = { start: 0, end: 0 };

function readFindings(reader: ByteReader): readonly Finding[] {
	const messages = readTexts(reader);
	return readSpans(reader).map(({ start, end }): Finding => {
		const code: ProblemCode = problemCodes[reader.number()] ?? 'unsourced-claim';
		const severity = severities[reader.number()] ?? 'warning';
		const message = messages[reader.number()] ?? '';
		return { start, end, code, severity, message, score: reader.real(), paragraph: reader.number() };
	});
}

const readTexts = (reader: ByteReader): readonly string[] =>
	Array.from({ length: reader.number() }, () => reader.text());
