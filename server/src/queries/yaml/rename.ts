import { sourceWords } from '../../annotation/keys';
import type { TextEdit } from '../../annotation/yaml-edit';
import { idPattern } from '../../codebook/fields';
import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { type Position, type Range, rangeOf } from '../../text/position';
import { definitionOf, placesOf } from './definition';
import { isId, type MeantWord, wordAtPosition } from './meaning';
import { yamlFile } from './yaml-file';

/** What YAML takes for no word at all, and what stands for a claim's source that is no actor. */
const reserved: ReadonlySet<string> = new Set(['null', 'true', 'false', ...sourceWords]);

/** What a rename at a position would rename. */
export interface RenameTarget {
	readonly range: Range;
	readonly placeholder: string;
}

/** One replacement in a file. */
export interface RenameEdit extends TextEdit {
	readonly range: Range;
}

export type Renaming =
	| { readonly edits: ReadonlyMap<CorpusPath, readonly RenameEdit[]> }
	/** Why it cannot be renamed so, for a person. */
	| { readonly refused: string };

/** The id at a position, if it is an actor's, a stance's, a topic's or a code's. */
export function prepareRename(corpus: Corpus, path: CorpusPath, position: Position): RenameTarget | undefined {
	const file = yamlFile(corpus, path);
	const word = file && wordAtPosition(file, position);
	return file && word && isId(word) ? { range: rangeOf(file.lines, word), placeholder: word.text } : undefined;
}

/** The edits that rename an id everywhere in the corpus, by file: nothing else in the files changes. */
export function renameId(corpus: Corpus, path: CorpusPath, position: Position, newId: string): Renaming {
	const file = yamlFile(corpus, path);
	const word = file && wordAtPosition(file, position);
	if (!file || !word || !isId(word))
		return { refused: 'There is no id of an actor, a stance, a topic or a code here.' };
	return renameWord(corpus, word, newId.trim());
}

/** The edits that rename an actor's id everywhere in the corpus, for a rename that begins at one of its mentions. */
export const renameActor = (corpus: Corpus, actor: string, newId: string): Renaming =>
	renameWord(corpus, { sort: 'actor', text: actor }, newId.trim());

function renameWord(corpus: Corpus, word: Pick<MeantWord, 'sort' | 'text'>, newId: string): Renaming {
	const noun = word.sort === 'actor' ? 'an actor' : `a ${word.sort}`;
	if (!idPattern.test(newId)) {
		return {
			refused: `“${newId}” cannot be an id. Use letters, digits, “-” and “_”, beginning with a letter or digit.`,
		};
	}
	if (reserved.has(newId.toLowerCase()))
		return { refused: `“${newId}” means something else in these files. Choose another id.` };
	if (newId === word.text) return { edits: new Map() };
	if (definitionOf(corpus, { sort: word.sort, text: newId })) {
		return { refused: `There is ${noun} with the id “${newId}” already. Choose another one.` };
	}
	const edits = new Map<CorpusPath, RenameEdit[]>();
	for (const { file, word: place } of placesOf(corpus, word)) {
		const list = edits.get(file.path) ?? [];
		list.push({ start: place.start, end: place.end, newText: newId, range: rangeOf(file.lines, place) });
		edits.set(file.path, list);
	}
	return { edits };
}
