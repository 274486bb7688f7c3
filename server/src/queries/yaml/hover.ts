import { wordFacet } from '../../corpus/contribution';
import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { offsetAt, type Position, rangeOf } from '../../text/position';
import { type Span, touches } from '../../text/span';
import type { Hover } from '../hover';
import { actorCard } from '../hover/actor-card';
import { annotationSection } from '../hover/annotation-card';
import type { HoverSection } from '../hover/section';
import { counted, escapeMarkdown } from '../markdown';
import { definitionOf } from './definition';
import { fieldAt } from './field-at';
import { keyDetail } from './key-details';
import { isId, type MeantWord, wordAtPosition } from './meaning';
import { type YamlFile, yamlFile } from './yaml-file';

/**
 * What there is to know at a position of a YAML file: an actor's card, a stance's, topic's or code's place in the
 * codebook and how often it is used, what an annotation says and whether its words were found, what a key is for.
 */
export function yamlHover(corpus: Corpus, path: CorpusPath, position: Position): Hover | undefined {
	const file = yamlFile(corpus, path);
	if (!file) return undefined;
	const word = wordAtPosition(file, position);
	if (word && isId(word)) {
		const section = idSection(corpus, word);
		return section && { range: rangeOf(file.lines, word), sections: [section] };
	}
	return annotationHover(corpus, file, position) ?? keyHover(file, position);
}

function idSection(corpus: Corpus, word: MeantWord): HoverSection | undefined {
	if (word.sort === 'actor') {
		const actor = corpus.registry.actors.get(word.text);
		return actor && actorCard(corpus, actor);
	}
	const place = definitionOf(corpus, word);
	if (!place) return undefined;
	const lines = [
		`**${escapeMarkdown(word.text)}** · ${word.sort}`,
		describe(corpus, word),
		`Used in ${counted(usesOf(corpus, word), 'annotation')}`,
	];
	return { markdown: lines.filter(Boolean).join('\n\n'), links: [{ label: 'Codebook', to: place.target }] };
}

function describe({ file }: Corpus, { sort, text }: MeantWord): string | undefined {
	const { stances, topics, codes } = file.settings.codebook;
	if (sort === 'stance') return `Value ${stances.find(({ id }) => id === text)?.value ?? 0}`;
	const item = (sort === 'topic' ? topics : codes).find(({ id }) => id === text);
	const parent = item?.parent === undefined ? undefined : `under *${escapeMarkdown(item.parent)}*`;
	return [item?.label && escapeMarkdown(item.label), parent].filter(Boolean).join(' · ') || undefined;
}

const usesOf = ({ index }: Corpus, { sort, text }: MeantWord): number =>
	sort === 'stance' || sort === 'topic' || sort === 'code' ? index.facet(wordFacet(sort, text)).total : 0;

/** On an annotation's id, quote, position or type: what it says. */
function annotationHover(corpus: Corpus, file: YamlFile, position: Position): Hover | undefined {
	if (file.kind !== 'sidecar') return undefined;
	const { record } = file;
	const offset = offsetAt(file.lines, position);
	for (const resolved of record.resolved) {
		const { entry, valueSpans } = resolved.annotation;
		if (!touches(entry, offset)) continue;
		const span = ['id', 'quote', 'at', 'type']
			.map(key => valueSpans[key])
			.find((value): value is Span => value !== undefined && touches(value, offset));
		if (!span) return undefined;
		return {
			range: rangeOf(file.lines, span),
			sections: [annotationSection(corpus, { ...resolved, sidecar: record })],
		};
	}
	return undefined;
}

function keyHover(file: YamlFile, position: Position): Hover | undefined {
	const place = fieldAt(file.source, offsetAt(file.lines, position));
	if (place?.role !== 'key' || place.text === '') return undefined;
	const detail = keyDetail(file.kind, place.text);
	if (detail === undefined) return undefined;
	const markdown = `**${escapeMarkdown(place.text)}**: ${detail}`;
	return { range: rangeOf(file.lines, place.span), sections: [{ markdown, links: [] }] };
}
