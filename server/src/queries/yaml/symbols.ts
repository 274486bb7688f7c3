import type { Annotation } from '../../annotation/annotation';
import type { ActorKind } from '../../codebook/codebook';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { type LineIndex, type Range, rangeOf } from '../../text/position';
import type { Span } from '../../text/span';
import { actorName } from '../actor-places';
import { shorten } from '../markdown';
import { yamlFile } from './yaml-file';

/** An entry of a YAML file, with the entries below it. Texts are plain, not Markdown. */
export interface YamlSymbol {
	readonly kind: 'annotation' | 'actor' | 'stance' | 'topic' | 'code';
	/** The annotation's type or the actor's kind, for icons. */
	readonly sort?: Annotation['type'] | ActorKind;
	/** Never blank. */
	readonly name: string;
	readonly detail: string;
	readonly range: Range;
	/** Within `range`. */
	readonly selectionRange: Range;
	readonly children: readonly YamlSymbol[];
}

/** The annotations of a sidecar, the actors of a file of actors, the stances, topics and codes of corpus.yaml. */
export function yamlSymbols(corpus: Corpus, path: CorpusPath): readonly YamlSymbol[] {
	const file = yamlFile(corpus, path);
	switch (file?.kind) {
		case 'sidecar':
			return file.record.sidecar.annotations.map(annotation => annotationSymbol(corpus, file.record, annotation));
		case 'actors':
			return [...file.file.entries.values()].map(({ id, entry, idSpan }) => {
				const actor = file.file.actors.get(id);
				const range = rangeOf(file.lines, entry);
				const selectionRange = rangeOf(file.lines, idSpan);
				const detail = `${id} · ${actor?.kind ?? 'other'}`;
				return {
					kind: 'actor',
					sort: actor?.kind,
					name: actor?.name || id,
					detail,
					range,
					selectionRange,
					children: [],
				};
			});
		case 'settings':
			return codebookSymbols(corpus);
		default:
			return [];
	}
}

const longestName = 60;

function annotationSymbol(corpus: Corpus, { sidecar, lines }: SidecarRecord, annotation: Annotation): YamlSymbol {
	const { quote, type, entry, id } = annotation;
	const words = quote.map(part => part.slice(0, 2 * longestName)).join(' … ');
	const selection = annotation.valueSpans.quote ?? annotation.valueSpans.id ?? entry;
	const inside = selection.start >= entry.start && selection.end <= entry.end && entry.end <= sidecar.source.length;
	return {
		kind: 'annotation',
		sort: type,
		name: shorten(words.replace(/\s+/g, ' ').trim(), longestName) || id,
		detail: [type, contentOf(corpus, annotation)].filter(Boolean).join(' · '),
		range: rangeOf(lines, entry),
		selectionRange: rangeOf(lines, inside ? selection : entry),
		children: [],
	};
}

function contentOf(corpus: Corpus, annotation: Annotation): string | undefined {
	switch (annotation.type) {
		case 'mention':
			return annotation.actor && actorName(corpus, annotation.actor);
		case 'stance': {
			const { holder = '?', stance = '?', target = '?' } = annotation;
			return `${holder} ▸ ${target} ${stance}`;
		}
		case 'claim':
			return annotation.source?.kind === 'actor' ? actorName(corpus, annotation.source.actor) : annotation.source?.kind;
		case 'code':
			return annotation.codes.join(', ');
		case 'note':
			return annotation.note && shorten(annotation.note, longestName);
		case 'dismissed':
			return annotation.rule;
	}
}

function codebookSymbols({ file }: Corpus): readonly YamlSymbol[] {
	const { places, settings, lines } = file;
	const { stances, topics, codes } = settings.codebook;
	return [
		...stances.flatMap(({ id, value }) => leaf('stance', id, String(value), places.stances.get(id), lines) ?? []),
		...tree('topic', topics, places.topics, lines),
		...tree('code', codes, places.codes, lines),
	];
}

interface TreeItem {
	readonly id: string;
	readonly parent?: string;
	readonly label?: string;
}

/** Flat, each with its parent in the detail: children stand outside their parent's id, and a symbol must contain its own. */
function tree(
	kind: 'topic' | 'code',
	items: readonly TreeItem[],
	places: ReadonlyMap<string, Span>,
	lines: LineIndex,
): readonly YamlSymbol[] {
	return items.flatMap(({ id, label, parent }) => {
		const detail = [label, parent && `under ${parent}`].filter(Boolean).join(' · ');
		return leaf(kind, id, detail || kind, places.get(id), lines) ?? [];
	});
}

function leaf(
	kind: 'stance' | 'topic' | 'code',
	id: string,
	detail: string,
	span: Span | undefined,
	lines: LineIndex,
): YamlSymbol | undefined {
	if (!span) return undefined;
	const range = rangeOf(lines, span);
	return { kind, name: id, detail, range, selectionRange: range, children: [] };
}
