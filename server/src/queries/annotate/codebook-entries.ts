import { applyEdits, type TextEdit } from '../../annotation/edit';
import { writeValue } from '../../annotation/write';
import type { Corpus } from '../../corpus/corpus';
import { SETTINGS_FILE } from '../../corpus/paths';
import { fold } from '../../text/words';
import { type ListTree, parseTree } from '../../text/yaml-tree';
import { type FileChange, fileChange } from './file-change';
import type { Refused } from './write';

/**
 * Adds a topic or a code at the end of its list in corpus.yaml, in the form of that list. Comments and all else stay.
 * Where the list is absent or empty anything goes, and nothing need be added.
 */
export function addTerm(
	corpus: Corpus,
	list: 'topics' | 'codes',
	label: string,
): { readonly id: string; readonly change?: FileChange } | Refused {
	const { source, settings } = corpus.file;
	const id = slug(label);
	if (id === '') return { refused: `“${label}” has no letters that an id could be made of.` };
	const known = settings.codebook[list];
	if (known.length === 0 || known.some(term => term.id === id)) return { id };
	const tree = corpus.carried.has(SETTINGS_FILE) ? undefined : listIn(source, list);
	const edit = tree && itemEdit(source, tree, id === label ? id : `{id: ${id}, label: ${writeValue(label)}}`);
	if (!edit) return { refused: `${SETTINGS_FILE} cannot be changed: its list of ${list} is not of the usual form.` };
	return { id, change: fileChange(SETTINGS_FILE, source, applyEdits(source, [edit])) };
}

function listIn(source: string, key: 'topics' | 'codes'): ListTree | undefined {
	const { root, problems } = parseTree(source);
	if (root?.kind !== 'map' || problems.some(({ code }) => code === 'yaml-syntax')) return undefined;
	const codebook = root.entries.filter(entry => entry.key === 'codebook').at(-1)?.value;
	const list = codebook?.kind === 'map' ? codebook.entries.filter(entry => entry.key === key).at(-1)?.value : undefined;
	return list?.kind === 'list' ? list : undefined;
}

function itemEdit(source: string, list: ListTree, written: string): TextEdit | undefined {
	const last = list.items.at(-1);
	if (!last) return undefined;
	if (source[list.span.start] === '[') return { start: last.span.end, end: last.span.end, newText: `, ${written}` };
	const line = source.lastIndexOf('\n', list.span.start - 1) + 1;
	const newline = source.indexOf('\n', last.span.end);
	const end = newline < 0 ? source.length : newline;
	const indent = ' '.repeat(list.span.start - line);
	return { start: end, end, newText: `\n${indent}- ${written}` };
}

const slug = (label: string): string =>
	label
		.split(/[^\p{L}\p{N}\p{M}_-]+/u)
		.map(word => fold(word))
		.filter(word => word !== '')
		.join('-')
		.replace(/^[-_]+/, '');
