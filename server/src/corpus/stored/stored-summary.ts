import type { SentenceStatus } from '../../analysis/analysis';
import { sentenceStatuses } from '../../analysis/analysis';
import type { ArticleMetadata, Genre } from '../../article/article';
import type { LineIndex } from '../../text/position';
import { type ProblemCode, problemCodes, type Severity } from '../../text/problem';
import type { Span } from '../../text/span';
import { type ActorCounts, type Contribution, countsOfSummary, facets } from '../contribution';
import type { ArticleSummary, AttributionSummary, CorpusPath, Finding, MentionSummary } from '../corpus';
import { usualMessages } from '../summary';
import { type ByteSource, inMemory } from './byte-source';
import { ByteReader, type ByteWriter, writeBytes } from './bytes';
import { readSpans, writeSpans } from './spans';
import { StoredBytes } from './stored-bytes';

/**
 * A summary as bytes, some hundred times smaller than as objects. What is asked for is read when it is asked for, and
 * forgotten again when memory is short.
 */
export function storeSummary(summary: ArticleSummary): ArticleSummary {
	return summary instanceof StoredSummary ? summary : stored(summary);
}

function stored(summary: ArticleSummary): StoredSummary {
	const writer = writeBytes();
	writer.section(() => {
		writer.text(summary.hash);
		writer.number(summary.length);
		writer.number(genres.indexOf(summary.genre));
		const counts = countsOfSummary(summary);
		for (const part of parts) writer.section(() => part(writer, summary, counts));
	});
	return new StoredSummary(summary.path, inMemory(writer.finish()), 0);
}

/** The bytes of a summary. */
export const packSummary = (summary: ArticleSummary): Uint8Array =>
	(summary instanceof StoredSummary ? summary : stored(summary)).bytes();

/** A summary as bytes with other mentions and attributions. All else is copied unread. */
export function storeMentions(summary: ArticleSummary, others: MentionsSummary): ArticleSummary {
	const before = new ByteReader(packSummary(summary));
	const writer = writeBytes();
	writer.section(() => {
		writer.text(before.text());
		writer.number(before.number());
		writer.number(before.number());
		const counts = countsOfSummary(others);
		for (const part of parts) {
			const section = before.bytes();
			if (part === packCounts) writer.section(() => packCounts(writer, others, counts));
			else if (part === packMentions) writer.section(() => packMentions(writer, others, counts));
			else writer.bytes(section);
		}
	});
	return new StoredSummary(summary.path, inMemory(writer.finish()), 0);
}

/** The part of a summary that depends on what is mentioned. */
export type MentionsSummary = Pick<ArticleSummary, 'mentions' | 'attributions'>;

/** What writes a section of a summary. */
type Part = (writer: ByteWriter, summary: ArticleSummary, counts: Contribution) => void;

/** A summary whose bytes stand, behind their number, at a place of `source`. Nothing is read yet, nor copied. */
export const readSummary = (path: CorpusPath, source: ByteSource, at: number): ArticleSummary =>
	new StoredSummary(path, source, at);

/** A summary that says something else about the article, and shares all that is found in its text. */
export function withMetadata(summary: ArticleSummary, metadata: ArticleMetadata, genre: Genre): ArticleSummary {
	if (summary instanceof StoredSummary) return summary.retold({ metadata, genre });
	return { ...summary, metadata, genre };
}

const genres: readonly Genre[] = ['news', 'opinion'];
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const metadataKeys = ['title', 'author', 'outlet', 'date', 'url', 'genre'] as const;

/** The names of all actors that occur, which mentions and attributions refer to by number, and how often each does. */
function packCounts(writer: ByteWriter, _summary: MentionsSummary, { actors }: Contribution): void {
	writer.number(actors.length);
	for (const { actor, mentions, says, spokenOf } of actors) {
		writer.text(actor);
		for (const count of [mentions, says, spokenOf]) writer.number(count);
	}
}

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

const packSentences: Part = (writer, { sentences }) => writeSpans(writer, sentences);

function packMentions(writer: ByteWriter, { mentions, attributions }: MentionsSummary, counts: Contribution): void {
	const names = new Map(counts.actors.map(({ actor }, number) => [actor, number]));
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
	const own = new Map<string, number>();
	for (const { message } of findings) {
		if (!usualNumbers.has(message) && !own.has(message)) own.set(message, usualMessages.length + own.size);
	}
	writer.number(own.size);
	for (const message of own.keys()) writer.text(message);
	writeSpans(writer, findings);
	for (const { code, severity, message, score, paragraph } of findings) {
		writer.number(problemCodes.indexOf(code));
		writer.number(severities.indexOf(severity));
		writer.number((usualNumbers.get(message) ?? own.get(message)) as number);
		writer.number(Math.round(score * SCORES));
		writer.number(paragraph);
	}
}

/** In the order in which they are written. */
const parts: readonly Part[] = [packCounts, packMetadata, packLines, packMentions, packFindings, packSentences];

const usualNumbers: ReadonlyMap<string, number> = new Map(usualMessages.map((message, number) => [message, number]));

/** Scores have so many steps from 0 to 1 (see `summary.ts`). */
const SCORES = 1000;

type Facts = Pick<ArticleSummary, 'metadata' | 'statuses'>;
type Retold = Pick<ArticleSummary, 'metadata' | 'genre'>;

class StoredSummary extends StoredBytes implements ArticleSummary {
	#facts?: WeakRef<Facts>;
	#lines?: WeakRef<LineIndex>;
	#mentions?: WeakRef<MentionsSummary>;
	#findings?: WeakRef<readonly Finding[]>;
	readonly #retold?: Retold;

	/** @param retold what is said instead of what the bytes say */
	constructor(
		readonly path: CorpusPath,
		source: ByteSource,
		at: number,
		retold?: Retold,
	) {
		super(source, at);
		this.#retold = retold;
	}

	retold(retold: Retold): ArticleSummary {
		return new StoredSummary(this.path, ...this.place(), retold);
	}

	get hash(): string {
		return this.reader().text();
	}

	get length(): number {
		const reader = this.reader();
		reader.skip();
		return reader.number();
	}

	get genre(): Genre {
		if (this.#retold) return this.#retold.genre;
		const reader = this.reader();
		reader.skip();
		reader.number();
		return genres[reader.number()] ?? 'news';
	}

	get metadata(): ArticleMetadata {
		return this.#retold?.metadata ?? this.#readFacts().metadata;
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

	/** Nothing is kept: they are asked for once in a while. */
	get sentences(): readonly Span[] {
		return readSpans(this.#section(5));
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

	#readMentions(): MentionsSummary {
		const known = this.#mentions?.deref();
		if (known) return known;
		const mentions = readMentions(this.#section(3), this.counts());
		this.#mentions = new WeakRef(mentions);
		return mentions;
	}

	#section(number: number): ByteReader {
		const reader = this.reader();
		reader.skip();
		reader.number();
		reader.number();
		for (let passed = 0; passed < number; passed++) reader.skip();
		reader.number();
		return reader;
	}
}

function readCounts(reader: ByteReader): Contribution {
	const actors: ActorCounts[] = [];
	let sum = 0;
	for (let left = reader.number(); left > 0; left--) {
		const actor = reader.name();
		const mentions = reader.number();
		const says = reader.number();
		const spokenOf = reader.number();
		actors.push({ actor, mentions, says, spokenOf, annotated: 0, claims: 0, held: nobody, received: nobody });
		sum += mentions;
	}
	return { actors, facets: sum === 0 ? nobody : [[facets.mentions, sum]] };
}

const nobody: readonly never[] = [];

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

function readMentions(reader: ByteReader, counts: Contribution): MentionsSummary {
	const names = counts.actors.map(({ actor }) => actor);
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
	const messages = [...usualMessages, ...readTexts(reader)];
	return readSpans(reader).map(({ start, end }): Finding => {
		const code: ProblemCode = problemCodes[reader.number()] ?? 'unsourced-claim';
		const severity = severities[reader.number()] ?? 'warning';
		const message = messages[reader.number()] ?? '';
		return { start, end, code, severity, message, score: reader.number() / SCORES, paragraph: reader.number() };
	});
}

const readTexts = (reader: ByteReader): readonly string[] =>
	Array.from({ length: reader.number() }, () => reader.text());
