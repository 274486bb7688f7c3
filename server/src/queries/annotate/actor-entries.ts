import { applyEdits, type TextEdit } from '../../annotation/edit';
import { sourceWords } from '../../annotation/keys';
import { writeValue } from '../../annotation/write';
import type { ActorId, ActorKind } from '../../codebook/codebook';
import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { fold } from '../../text/words';
import { type MapTree, parseTree, type Tree } from '../../text/yaml-tree';
import { type FileChange, fileChange } from './file-change';
import type { Refused } from './write';

export interface NewActor {
	readonly name: string;
	readonly kind: ActorKind;
	/** The id, where it is given already; otherwise one is made of the name. */
	readonly id?: ActorId;
}

/**
 * Adds actors at the end of the file of actors (of several files, of the main one), or makes that file. Comments and all
 * other entries stay.
 */
export function addActors(
	corpus: Corpus,
	added: readonly NewActor[],
): { readonly ids: readonly ActorId[]; readonly change: FileChange } | Refused {
	const path = [...corpus.actorFiles.keys()].sort(byMain)[0] ?? mainFile;
	const before = corpus.actorFiles.get(path)?.source;
	if (corpus.carried.has(path) || corpus.unreadable.has(path)) return unreadable(path);
	const taken = new Set(corpus.registry.actors.keys());
	const ids: ActorId[] = [];
	let source = before ?? '';
	for (const actor of added) {
		const id = actor.id ?? newActorId(taken, actor);
		taken.add(id);
		ids.push(id);
		const edit = entryEdit(source, id, actor);
		if (!edit) return unreadable(path);
		source = applyEdits(source, [edit]);
	}
	return { ids, change: fileChange(path, before, source) };
}

function entryEdit(source: string, id: ActorId, { name, kind }: NewActor): TextEdit | undefined {
	const actors = readActorsMap(source);
	if (!actors) return undefined;
	const last = actors.tree?.entries.at(-1);
	if (!last) {
		const block = `\n${entry(id, name, kind, '  ')}`;
		if (actors.keyEnd !== undefined)
			return { start: actors.keyEnd, end: actors.tree?.span.end ?? actors.keyEnd, newText: block };
		const newline = source === '' || source.endsWith('\n') ? '' : '\n';
		return insertAt(source.length, `${newline}actors:${block}\n`);
	}
	if (source[actors.tree?.span.start ?? 0] === '{')
		return insertAt(last.value.span.end, `, ${writeValue(id)}: {name: ${writeValue(name)}, kind: ${kind}}`);
	const indent = ' '.repeat(columnOf(source, last.keySpan.start));
	const at = lineEnd(source, Math.max(last.keySpan.end, last.value.span.end));
	return insertAt(at, `\n${entry(id, name, kind, indent)}`);
}

/** Adds another name to an actor's aliases, in the form in which they are written there. */
export function addAlias(corpus: Corpus, actor: ActorId, alias: string): { readonly change: FileChange } | Refused {
	const path = [...corpus.actorFiles.keys()].sort().find(file => corpus.actorFiles.get(file)?.entries.has(actor));
	if (path === undefined) return { refused: `No actor has the id “${actor}”.` };
	const source = corpus.actorFiles.get(path)?.source ?? '';
	const found = corpus.carried.has(path) ? undefined : readActorsMap(source)?.tree;
	const fields = found?.entries.find(({ key }) => key === actor)?.value;
	if (fields?.kind !== 'map' || fields.entries.length === 0) return unreadable(path);
	const edit = aliasEdit(source, fields, writeValue(alias));
	return { change: fileChange(path, source, applyEdits(source, [edit])) };
}

/** An id that is free: the surname of a person, the name of anybody else. */
function newActorId(taken: ReadonlySet<ActorId>, { name, kind }: NewActor): ActorId {
	const whole = slug(name);
	const surname = kind === 'person' ? whole.split('-').at(-1) : undefined;
	const isFree = (id: string) => id !== '' && !taken.has(id) && !(sourceWords as readonly string[]).includes(id);
	const free = [surname ?? whole, whole].find(isFree);
	if (free !== undefined) return free;
	let number = 2;
	while (!isFree(`${whole || 'actor'}-${number}`)) number++;
	return `${whole || 'actor'}-${number}`;
}

const slug = (name: string): string =>
	name
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.map(word => fold(word))
		.filter(word => word !== '')
		.join('-');

const mainFile: CorpusPath = 'actors.yaml';
const byMain = (a: CorpusPath, b: CorpusPath): number =>
	Number(b === mainFile) - Number(a === mainFile) || (a < b ? -1 : 1);

const entry = (id: ActorId, name: string, kind: ActorKind, indent: string): string =>
	`${indent}${writeValue(id)}:\n${indent}${indent}name: ${writeValue(name)}\n${indent}${indent}kind: ${kind}`;

interface ActorsMap {
	/** Undefined where the file has no mapping of actors yet. */
	readonly tree?: MapTree;
	/** Behind the colon of `actors:`, where the file has the key. */
	readonly keyEnd?: number;
}

function readActorsMap(source: string): ActorsMap | undefined {
	const { root, problems } = parseTree(source);
	if (problems.some(({ code }) => code === 'yaml-syntax')) return undefined;
	if (!root || (root.kind === 'scalar' && root.value === null)) return {};
	if (root.kind !== 'map') return undefined;
	const actors = root.entries.filter(({ key }) => key === 'actors').at(-1);
	if (!actors) return {};
	const keyEnd = source.indexOf(':', actors.keySpan.end) + 1;
	if (actors.value.kind === 'map') return { tree: actors.value, keyEnd };
	return actors.value.kind === 'scalar' && actors.value.value === null ? { keyEnd } : undefined;
}

function aliasEdit(source: string, fields: MapTree, alias: string): TextEdit {
	const aliases = fields.entries.find(({ key }) => key === 'aliases');
	const value: Tree | undefined = aliases?.value;
	if (!aliases || !value || (value.kind === 'scalar' && value.value === null)) {
		if (aliases) return insertAt(source.indexOf(':', aliases.keySpan.end) + 1, ` [${alias}]`);
		const near = fields.entries.find(({ key }) => key === 'kind') ?? fields.entries.find(({ key }) => key === 'name');
		const before = near ?? (fields.entries[0] as (typeof fields.entries)[number]);
		if (source[fields.span.start] === '{') return insertAt(before.value.span.end, `, aliases: [${alias}]`);
		const indent = ' '.repeat(columnOf(source, before.keySpan.start));
		return insertAt(
			lineEnd(source, Math.max(before.keySpan.end, before.value.span.end)),
			`\n${indent}aliases: [${alias}]`,
		);
	}
	const { span } = value;
	if (value.kind !== 'list') return { ...span, newText: `[${source.slice(span.start, span.end)}, ${alias}]` };
	const last = value.items.at(-1);
	if (!last) return { ...span, newText: `[${alias}]` };
	if (source[span.start] === '[') return insertAt(last.span.end, `, ${alias}`);
	const dash = source.lastIndexOf('-', last.span.start - 1);
	return insertAt(lineEnd(source, last.span.end), `\n${' '.repeat(columnOf(source, dash))}- ${alias}`);
}

const insertAt = (at: number, newText: string): TextEdit => ({ start: at, end: at, newText });
const columnOf = (source: string, at: number): number => at - (source.lastIndexOf('\n', at - 1) + 1);

function lineEnd(source: string, at: number): number {
	const end = source.indexOf('\n', at);
	return end < 0 ? source.length : end;
}

const unreadable = (file: CorpusPath): Refused => ({
	refused: `${file} cannot be changed, because it cannot be read as YAML of the usual form. Correct it first.`,
});
