import { sourceWords } from '../../annotation/keys';
import { offsetAt, type Position } from '../../text/position';
import type { Span } from '../../text/span';
import { type FieldAt, fieldAt } from './field-at';
import type { Field } from './outline';
import type { YamlFile } from './yaml-file';

/** What a word in one of our YAML files stands for. */
export type Sort =
	| 'actor'
	| 'stance'
	| 'topic'
	| 'code'
	| 'type'
	| 'rule'
	| 'actor-kind'
	| 'genre'
	| 'strictness'
	| 'severity'
	| 'required-field'
	| 'wikidata'
	| 'source';

/** Whether the word is used here or, as an entry of its own, defined. */
export interface Meaning {
	readonly sort: Sort;
	readonly defines: boolean;
}

/** A word of a YAML file with its meaning. */
export interface MeantWord extends Meaning, Span {
	readonly text: string;
}

/** Sorts of words that name something of the corpus: what can be looked up, followed and renamed. */
export const isId = ({ sort, text }: Pick<MeantWord, 'sort' | 'text'>): boolean =>
	text !== '' && ['actor', 'stance', 'topic', 'code'].includes(sort);

type Place = Pick<FieldAt, 'role' | 'path' | 'key'>;

/** What a value, an item or a key at a place is, whatever is written there; undefined where it is free text or an ordinary key. */
export function meaningOf(kind: YamlFile['kind'], place: Place): Meaning | undefined {
	const sort = kind === 'sidecar' ? inSidecar(place) : kind === 'actors' ? inActors(place) : inSettings(place);
	return typeof sort === 'string' ? { sort, defines: false } : sort;
}

/** The word at a position, with its meaning. A claim's source is an actor, unless it is one of the four words. */
export function wordAtPosition(file: YamlFile, position: Position): MeantWord | undefined {
	const place = fieldAt(file.source, offsetAt(file.lines, position));
	const meaning = place && meaningOf(file.kind, place);
	return place && meaning && named({ ...meaning, text: place.text, ...place.span });
}

/** The meaning of a field of an outline: of its key, of its value, or of both. */
export function wordsOfField(
	kind: YamlFile['kind'],
	{ container, key, keySpan, value, valueSpan }: Field,
): readonly MeantWord[] {
	const words: MeantWord[] = [];
	const { path } = container;
	if (key !== undefined && keySpan) {
		const meaning = meaningOf(kind, { role: 'key', path, key });
		if (meaning) words.push({ ...meaning, text: key, ...keySpan });
	}
	if (value !== undefined) {
		const listKey = path.filter(part => part !== '-').at(-1);
		const meaning = meaningOf(
			kind,
			key === undefined ? { role: 'item', path, key: listKey } : { role: 'value', path, key },
		);
		if (meaning) words.push(named({ ...meaning, text: value, ...valueSpan }));
	}
	return words;
}

const named = (word: MeantWord): MeantWord =>
	word.sort === 'source' && word.text !== '' && !sourceWords.some(known => known === word.text)
		? { ...word, sort: 'actor' }
		: word;

type Found = Sort | Meaning | undefined;
const defined = (sort: Sort): Meaning => ({ sort, defines: true });
const under = (path: readonly string[], ...start: readonly string[]): boolean =>
	start.length === path.length && start.every((part, index) => part === '*' || part === path[index]);

const sidecarFields: Readonly<Record<string, Sort>> = {
	type: 'type',
	actor: 'actor',
	holder: 'actor',
	target: 'actor',
	stance: 'stance',
	topic: 'topic',
	source: 'source',
	codes: 'code',
	rule: 'rule',
};

function inSidecar({ role, path, key = '' }: Place): Found {
	if (role === 'item') return under(path, 'annotations', '-', 'codes') ? 'code' : undefined;
	if (role === 'key') return undefined;
	if (under(path, 'annotations', '-') && Object.hasOwn(sidecarFields, key)) return sidecarFields[key];
	if (under(path, 'annotations', '-', 'source') && (key === 'actor' || key === 'via')) return 'actor';
	return under(path, 'article') && key === 'genre' ? 'genre' : undefined;
}

function inActors({ role, path, key }: Place): Found {
	if (role === 'key') return under(path, 'actors') ? defined('actor') : undefined;
	if (role === 'item') return undefined;
	if (under(path, 'actors', '*')) {
		if (key === 'part-of') return 'actor';
		if (key === 'kind') return 'actor-kind';
		return key === 'wikidata' ? 'wikidata' : undefined;
	}
	return key === 'of' && (under(path, 'actors', '*', 'roles', '-') || under(path, 'actors', '*', 'roles'))
		? 'actor'
		: undefined;
}

const trees: Readonly<Record<string, Sort>> = { topics: 'topic', codes: 'code' };

function inSettings({ role, path, key }: Place): Found {
	const [top, second = ''] = path;
	if (top === undefined) return role === 'value' && (key === 'genre' || key === 'strictness') ? key : undefined;
	if (top === 'diagnostics' && path.length === 1) return role === 'key' ? 'rule' : 'severity';
	if (top !== 'codebook') return undefined;
	if (second === 'stances') return role === 'value' ? undefined : defined('stance');
	if (second === 'rules') {
		if (role === 'key') return path.length === 2 ? 'type' : undefined;
		return path[3] === 'require' || key === 'require' ? 'required-field' : undefined;
	}
	const tree = Object.hasOwn(trees, second) ? trees[second] : undefined;
	if (!tree) return undefined;
	if (role === 'item') return defined(tree);
	return role === 'value' && key === 'id' ? defined(tree) : undefined;
}
