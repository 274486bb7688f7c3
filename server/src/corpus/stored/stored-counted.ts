import type { Mention } from '../../analysis/analysis';
import { type Article, type Sentence, type ZoneKind, zoneKinds } from '../../article/article';
import { type ByteSource, inMemory } from './byte-source';
import { ByteReader, type ByteWriter, writeBytes } from './bytes';
import { readSpans, writeSpans } from './spans';
import { StoredBytes } from './stored-bytes';
import { packRecognised, readRecognised } from './stored-recognised';

/** What was found in a text that was only counted: what is missing to a whole analysis is made of it and of the text. */
export interface CountedText extends Pick<Article, 'zones' | 'paragraphs' | 'sentences'> {
	/** By the text alone, whatever is annotated, and under the actors as they were then. */
	readonly mentions: readonly Mention[];
}

/** The same as bytes. */
export class StoredCounted extends StoredBytes {
	/** Nothing is kept: it is asked for once. */
	read(): CountedText {
		return readCounted(this.bytes());
	}
}

export function storeCounted(counted: CountedText): StoredCounted {
	const writer = writeBytes();
	writer.section(() => writeCounted(writer, counted));
	return new StoredCounted(inMemory(writer.finish()), 0);
}

/** What was stored, behind its number at a place of `source`. Nothing is read yet, nor copied. */
export const readStoredCounted = (source: ByteSource, at: number): StoredCounted => new StoredCounted(source, at);

function writeCounted(writer: ByteWriter, { zones, paragraphs, sentences, mentions }: CountedText): void {
	writeSpans(writer, zones);
	for (const { kind } of zones) writer.number(zoneKinds.indexOf(kind));
	writeSpans(writer, paragraphs);
	writeSpans(writer, sentences);
	let last = 0;
	for (const { zone, paragraph } of sentences) {
		writer.number(zoneKinds.indexOf(zone));
		// Sentences are sorted, and so are the paragraphs that they lie in.
		writer.number(paragraph - last);
		last = paragraph;
	}
	writer.bytes(packRecognised({ mentions, attributions: [] }));
}

/** The objects have their fields in the order of those that a text is taken apart into: the analysis compiles once. */
function readCounted(bytes: Uint8Array): CountedText {
	const reader = new ByteReader(bytes);
	const zones: { kind: ZoneKind; start: number; end: number }[] = [];
	for (const { start, end } of readSpans(reader)) zones.push({ kind: 'body', start, end });
	for (const zone of zones) zone.kind = readKind(reader);
	const paragraphs = readSpans(reader);
	const sentences: Sentence[] = [];
	let paragraph = 0;
	for (const { start, end } of readSpans(reader)) {
		const zone = readKind(reader);
		paragraph += reader.number();
		sentences.push({ start, end, zone, paragraph });
	}
	return { zones, paragraphs, sentences, mentions: readRecognised(reader.bytes()).mentions };
}

const readKind = (reader: ByteReader): ZoneKind => zoneKinds[reader.number()] ?? 'body';
