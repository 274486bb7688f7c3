import type { Mention, MentionVia } from '../../analysis/analysis';
import type { Recognised } from '../corpus';
import { ByteReader, writeBytes } from './bytes';
import { readSpans, writeSpans } from './spans';

/** What the text alone says of who is mentioned, as bytes. */
export function packRecognised({ mentions, attributions }: Recognised): Uint8Array {
	const writer = writeBytes();
	writeSpans(writer, mentions);
	for (const { actor, via, score, candidates } of mentions) {
		writer.maybe(actor);
		writer.number(ways.indexOf(via));
		writer.real(score);
		writer.number(candidates === undefined ? 0 : candidates.length + 1);
		for (const candidate of candidates ?? []) writer.text(candidate);
	}
	writer.number(attributions.length);
	for (const { actor, source, cue, content } of attributions) {
		writer.maybe(actor);
		for (const spans of [source, cue, content]) writeSpans(writer, spans);
	}
	return writer.finish();
}

export function readRecognised(bytes: Uint8Array): Recognised {
	const reader = new ByteReader(bytes);
	const mentions = readSpans(reader).map(({ start, end }): Mention => {
		const actor = reader.maybe();
		const via = ways[reader.number()] ?? 'name';
		const score = reader.real();
		const count = reader.number();
		const mention = { start, end, ...(actor === undefined ? {} : { actor }), via, score };
		return count === 0 ? mention : { ...mention, candidates: Array.from({ length: count - 1 }, () => reader.text()) };
	});
	const attributions = Array.from({ length: reader.number() }, () => {
		const actor = reader.maybe();
		return { actor, source: readSpans(reader), cue: readSpans(reader), content: readSpans(reader) };
	});
	return { mentions, attributions };
}

const ways = [
	'name',
	'alias',
	'adjective',
	'metonym',
	'surname',
	'title-surname',
	'role',
	'pronoun',
	'annotation',
] as const satisfies readonly MentionVia[];
