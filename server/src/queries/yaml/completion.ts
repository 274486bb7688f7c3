import { annotationTypes } from '../../annotation/annotation';
import {
	articleKeys,
	commonKeys,
	decisionKeys,
	sidecarKeys,
	sourceWords,
	textKeys,
	typeKeys,
} from '../../annotation/keys';
import { actorKinds, strictnesses } from '../../codebook/codebook';
import { corpusKeys } from '../../codebook/read-corpus';
import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { offsetAt, type Position, type Range, rangeOf } from '../../text/position';
import { problemCodes } from '../../text/problem';
import { type FieldAt, fieldAt } from './field-at';
import { keyDetail } from './key-details';
import { meaningOf, type Sort } from './meaning';
import { requiredFields } from './problems';
import { type YamlFile, yamlFile } from './yaml-file';

export type YamlCompletionKind = 'key' | 'actor' | 'stance' | 'topic' | 'code' | 'word';

/** One thing that could stand at a position of a YAML file. Texts are plain, not Markdown. */
export interface YamlCompletion {
	readonly label: string;
	readonly kind: YamlCompletionKind;
	/** The actor's name and kind, the topic's label, and the like. */
	readonly detail?: string;
	/** What a person may type to find it: the id, and the actor's names. */
	readonly filterText: string;
	/** Sorts as it should be listed: what is needed most comes first. */
	readonly sortText: string;
	/** What replaces `range`. */
	readonly newText: string;
	readonly range: Range;
}

/**
 * What could be typed at a position: the keys that are still missing there, types, ids and other words. The YAML may be
 * half typed. All that is possible is given, not only what begins like the word at the position: filtering is the
 * editor's.
 */
export function yamlCompletions(corpus: Corpus, path: CorpusPath, position: Position): readonly YamlCompletion[] {
	const file = yamlFile(corpus, path);
	if (!file) return [];
	const offset = offsetAt(file.lines, position);
	const place = fieldAt(file.source, offset);
	if (!place) return [];
	const range = rangeOf(file.lines, place.span);
	return proposalsAt(corpus, file, place).map(({ label, kind, detail, names }, index) => ({
		label,
		kind,
		detail,
		filterText: [label, ...(names ?? [])].join(' '),
		sortText: String(index).padStart(5, '0'),
		newText: textFor(file.source, place, kind, label),
		range,
	}));
}

interface Proposal {
	readonly label: string;
	readonly kind: YamlCompletionKind;
	readonly detail?: string;
	readonly names?: readonly string[];
}

function proposalsAt(corpus: Corpus, file: YamlFile, place: FieldAt): readonly Proposal[] {
	// Behind the dash of a list of mappings, a key comes next.
	const isEntry = place.role === 'item' && ['annotations', 'roles'].includes(place.path.at(-1) ?? '');
	if (isEntry) return keysAt(corpus, file, { ...place, path: [...place.path, '-'], siblings: new Map() });
	const meaning = meaningOf(file.kind, place);
	// Where an id is defined, a new one is wanted: nothing to propose.
	if (meaning?.defines) return [];
	if (place.role === 'key' && !meaning) return keysAt(corpus, file, place);
	if (!meaning) return [];
	const words = wordsOf(corpus, meaning.sort);
	if (place.role === 'value') return words;
	const taken = new Set(place.role === 'key' ? place.siblings.keys() : place.siblings.values());
	return words.filter(({ label }) => !taken.has(label));
}

function wordsOf(corpus: Corpus, sort: Sort): readonly Proposal[] {
	const { codebook } = corpus.file.settings;
	const plain = (words: readonly string[]): Proposal[] => words.map(label => ({ label, kind: 'word' }));
	switch (sort) {
		case 'actor':
			return actors(corpus);
		case 'source':
			return [...actors(corpus), ...plain(sourceWords)];
		case 'stance':
			return codebook.stances.map(({ id, value }) => ({ label: id, kind: 'stance', detail: String(value) }));
		case 'topic':
			return codebook.topics.map(({ id, label, parent }) => ({ label: id, kind: 'topic', detail: label ?? parent }));
		case 'code':
			return codebook.codes.map(({ id, label, parent }) => ({ label: id, kind: 'code', detail: label ?? parent }));
		case 'type':
			return plain(annotationTypes);
		case 'rule':
			return plain(problemCodes);
		case 'actor-kind':
			return plain(actorKinds);
		case 'genre':
			return plain(['news', 'opinion']);
		case 'strictness':
			return plain(strictnesses);
		case 'severity':
			return plain(['error', 'warning', 'information', 'hint', 'off']);
		case 'required-field':
			return plain([...new Set([...Object.values(typeKeys).flat(), 'by', 'created'])]);
		case 'wikidata':
			return [];
	}
}

function actors({ registry }: Corpus): readonly Proposal[] {
	return [...registry.actors.values()].map(({ id, name, kind, aliases }) => ({
		label: id,
		kind: 'actor',
		detail: `${name} · ${kind}`,
		names: [name, ...aliases],
	}));
}

function keysAt(corpus: Corpus, file: YamlFile, { path, siblings }: FieldAt): readonly Proposal[] {
	const keys = file.kind === 'sidecar' ? sidecarKeysAt(corpus, path, siblings) : otherKeysAt(file.kind, path);
	return keys
		.filter(key => !siblings.has(key))
		.map(key => ({ label: key, kind: 'key', detail: keyDetail(file.kind, key) }));
}

function sidecarKeysAt(corpus: Corpus, path: readonly string[], siblings: FieldAt['siblings']): readonly string[] {
	const [top] = path;
	if (top === undefined) return sidecarKeys;
	if (top === 'text' && path.length === 1) return textKeys;
	if (top === 'article' && path.length === 1) return articleKeys;
	if (top !== 'annotations') return [];
	if (path.length === 3 && path[2] === 'source') {
		if (siblings.has('document') || siblings.has('url')) return ['document', 'url'];
		return siblings.has('actor') || siblings.has('via') ? ['actor', 'via'] : ['actor', 'via', 'document', 'url'];
	}
	if (path.length !== 2 || path[1] !== '-') return [];
	const type = annotationTypes.find(known => known === siblings.get('type'));
	if (!type) return [...ownKeys, ...new Set(Object.values(typeKeys).flat())];
	const own = [...new Set([...requiredFields(corpus, type), ...typeKeys[type]])];
	return ['id', 'type', ...own, ...ownKeys.slice(2)];
}

/** What a person writes: the hash of an earlier text is the program's business. */
const ownKeys = commonKeys.filter(key => key !== 'at-text' && !decisionKeys.some(own => own === key));

const actorKeys = ['name', 'kind', 'aliases', 'adjectives', 'metonyms', 'roles', 'part-of', 'wikidata', 'note'];

function otherKeysAt(kind: 'actors' | 'settings', path: readonly string[]): readonly string[] {
	if (kind === 'actors') {
		if (path.length === 0) return ['actors'];
		if (path.length === 2 && path[0] === 'actors') return actorKeys;
		return path.length === 4 && path[2] === 'roles' ? ['title', 'of', 'from', 'to'] : [];
	}
	if (path.length === 0) return corpusKeys;
	if (path[0] !== 'codebook') return [];
	if (path.length === 1) return ['stances', 'topics', 'codes', 'rules'];
	if (path[1] === 'rules') return path.length === 3 ? ['require'] : [];
	return path.at(-1) === '-' && (path[1] === 'topics' || path[1] === 'codes') ? ['id', 'label', 'children'] : [];
}

/** A key comes with its colon; a value right behind a colon with a blank. */
function textFor(source: string, { role, span, colon }: FieldAt, kind: YamlCompletionKind, label: string): string {
	if (role === 'key' || kind === 'key') return colon ? label : `${label}: `;
	return source[span.start - 1] === ':' ? ` ${label}` : label;
}
