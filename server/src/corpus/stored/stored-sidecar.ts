import type { Anchor, Resolved, Sidecar } from '../../annotation/annotation';
import { readSidecar } from '../../annotation/read';
import { indexLines, type LineIndex } from '../../text/position';
import type { Problem } from '../../text/problem';
import { type Contribution, countsOfSidecar } from '../contribution';
import type { AnnotatedMention, CorpusPath, SidecarRecord } from '../corpus';
import { sidecarTarget } from '../paths';
import { type ByteSource, inMemory } from './byte-source';
import { type ByteReader, type ByteWriter, writeBytes } from './bytes';
import { readSpans, writeSpans } from './spans';
import { StoredBytes } from './stored-bytes';
import { readCounts, writeCounts } from './stored-counts';

/**
 * An annotation file as bytes: its own text, and where its annotations stand. Its entries are read when they are asked
 * for, and forgotten again when memory is short. What is half-typed stays as it is: its text may not say all, since what it said before counts.
 */
export function storeSidecar(record: SidecarRecord): SidecarRecord {
	return record instanceof StoredSidecar || !canStore(record) ? record : stored(record);
}

/** Whether bytes can say all that a record says. One that is stored is not read for this. */
export const canStore = (record: SidecarRecord): boolean => record instanceof StoredSidecar || isWhole(record.sidecar);

/** Whether the YAML could be read; single entries may be wrong all the same. */
export const isWhole = ({ problems }: Pick<Sidecar, 'problems'>): boolean =>
	!problems.some(
		({ code, severity }) => severity === 'error' && (code === 'yaml-syntax' || code === 'unreadable-file'),
	);

/** An annotation file whose bytes stand, behind their number, at a place of `source`. Nothing is read yet, nor copied. */
export const readStoredSidecar = (path: CorpusPath, source: ByteSource, at: number): SidecarRecord =>
	new StoredSidecar(path, source, at);

/** The bytes of an annotation file whose text says all. */
export const packSidecar = (record: SidecarRecord): Uint8Array =>
	(record instanceof StoredSidecar ? record : stored(record)).bytes();

function stored(record: SidecarRecord): StoredSidecar {
	const writer = writeBytes();
	writer.section(() => {
		writer.number(record.size);
		writer.number(record.hasMetadata ? 1 : 0);
		writer.section(() => writeCounts(writer, countsOfSidecar(record)));
		writer.section(() => writeMentions(writer, record.mentions));
		writer.text(record.sidecar.source);
		for (const { anchor, at } of record.resolved) {
			writer.number(anchors.indexOf(anchor));
			writeSpans(writer, at);
		}
	});
	return new StoredSidecar(record.path, inMemory(writer.finish()), 0);
}

function writeMentions(writer: ByteWriter, mentions: readonly AnnotatedMention[]): void {
	writer.number(mentions.length);
	for (const { actor, at } of mentions) {
		writer.text(actor);
		writeSpans(writer, at);
	}
}

const anchors: readonly Anchor[] = ['exact', 'moved', 'doubtful', 'orphaned'];

interface Contents {
	readonly sidecar: Sidecar;
	readonly resolved: readonly Resolved[];
}

class StoredSidecar extends StoredBytes implements SidecarRecord {
	readonly articlePath: CorpusPath;
	readonly layer?: string;
	#contents?: WeakRef<Contents>;
	#lines?: WeakRef<LineIndex>;

	constructor(
		readonly path: CorpusPath,
		source: ByteSource,
		at: number,
	) {
		super(source, at);
		const { articlePath, layer } = sidecarTarget(path);
		this.articlePath = articlePath;
		this.layer = layer;
	}

	get size(): number {
		return this.reader().number();
	}

	get hasMetadata(): boolean {
		const reader = this.reader();
		reader.number();
		return reader.number() === 1;
	}

	get sidecar(): Sidecar {
		return this.#read().sidecar;
	}

	get resolved(): readonly Resolved[] {
		return this.#read().resolved;
	}

	/** Nothing is kept, and the file's own text not read. */
	get mentions(): readonly AnnotatedMention[] {
		const reader = this.reader();
		reader.number();
		reader.number();
		reader.skip();
		reader.number();
		return Array.from({ length: reader.number() }, () => ({ actor: reader.name(), at: readSpans(reader) }));
	}

	get problems(): readonly Problem[] {
		return this.#read().sidecar.problems;
	}

	get lines(): LineIndex {
		const known = this.#lines?.deref();
		if (known) return known;
		const lines = indexLines(this.#text().text());
		this.#lines = new WeakRef(lines);
		return lines;
	}

	counts(): Contribution {
		const reader = this.reader();
		reader.number();
		reader.number();
		reader.number();
		return readCounts(reader);
	}

	/** At the file's own text. */
	#text(): ByteReader {
		const reader = this.reader();
		reader.number();
		reader.number();
		reader.skip();
		reader.skip();
		return reader;
	}

	#read(): Contents {
		const known = this.#contents?.deref();
		if (known) return known;
		const reader = this.#text();
		const sidecar = readSidecar(reader.text(), this.path);
		const resolved = sidecar.annotations.map((annotation): Resolved => {
			const anchor = anchors[reader.number()] ?? 'orphaned';
			return { annotation, anchor, at: readSpans(reader) };
		});
		const contents = { sidecar, resolved };
		this.#contents = new WeakRef(contents);
		return contents;
	}
}
