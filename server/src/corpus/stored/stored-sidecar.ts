import type { Anchor, Resolved, Sidecar } from '../../annotation/annotation';
import { readSidecar } from '../../annotation/read';
import { indexLines, type LineIndex } from '../../text/position';
import type { Problem } from '../../text/problem';
import { type Contribution, countsOfAnnotations } from '../contribution';
import type { CorpusPath, SidecarRecord } from '../corpus';
import { sidecarTarget } from '../paths';
import { ByteReader, writeBytes } from './bytes';
import { readSpans, writeSpans } from './spans';
import { readCounts, writeCounts } from './stored-counts';

/**
 * An annotation file as bytes: its own text, and where its annotations stand. Its entries are read when they are asked
 * for, and forgotten again when memory is short. What is half-typed stays as it is, since its text does not say all.
 */
export function storeSidecar(record: SidecarRecord): SidecarRecord {
	if (record instanceof StoredSidecar || !isWhole(record.sidecar)) return record;
	return new StoredSidecar(record.path, packSidecar(record));
}

/** Whether the YAML could be read; single entries may be wrong all the same. */
export const isWhole = ({ problems }: Pick<Sidecar, 'problems'>): boolean =>
	!problems.some(
		({ code, severity }) => severity === 'error' && (code === 'yaml-syntax' || code === 'unreadable-file'),
	);

export const readStoredSidecar = (path: CorpusPath, bytes: Uint8Array): SidecarRecord => new StoredSidecar(path, bytes);

/** The bytes of a whole annotation file; `readStoredSidecar` is the inverse, but for the path. */
export function packSidecar(record: SidecarRecord): Uint8Array {
	if (record instanceof StoredSidecar) return record.bytes;
	const writer = writeBytes();
	writer.number(record.size);
	const counts = writeBytes();
	writeCounts(counts, countsOfAnnotations(record.sidecar.annotations));
	writer.bytes(counts.finish());
	writer.text(record.sidecar.source);
	for (const { anchor, at } of record.resolved) {
		writer.number(anchors.indexOf(anchor));
		writeSpans(writer, at);
	}
	return writer.finish();
}

const anchors: readonly Anchor[] = ['exact', 'moved', 'doubtful', 'orphaned'];

interface Contents {
	readonly sidecar: Sidecar;
	readonly resolved: readonly Resolved[];
}

class StoredSidecar implements SidecarRecord {
	readonly articlePath: CorpusPath;
	readonly layer?: string;
	#contents?: WeakRef<Contents>;
	#lines?: WeakRef<LineIndex>;

	constructor(
		readonly path: CorpusPath,
		readonly bytes: Uint8Array,
	) {
		const { articlePath, layer } = sidecarTarget(path);
		this.articlePath = articlePath;
		this.layer = layer;
	}

	get size(): number {
		return new ByteReader(this.bytes).number();
	}

	get sidecar(): Sidecar {
		return this.#read().sidecar;
	}

	get resolved(): readonly Resolved[] {
		return this.#read().resolved;
	}

	get problems(): readonly Problem[] {
		return this.#read().sidecar.problems;
	}

	get lines(): LineIndex {
		const known = this.#lines?.deref();
		if (known) return known;
		const lines = indexLines(this.#reader().text());
		this.#lines = new WeakRef(lines);
		return lines;
	}

	counts(): Contribution {
		const reader = new ByteReader(this.bytes);
		reader.number();
		return readCounts(new ByteReader(reader.bytes()));
	}

	/** At the file's own text. */
	#reader(): ByteReader {
		const reader = new ByteReader(this.bytes);
		reader.number();
		reader.bytes();
		return reader;
	}

	#read(): Contents {
		const known = this.#contents?.deref();
		if (known) return known;
		const reader = this.#reader();
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
