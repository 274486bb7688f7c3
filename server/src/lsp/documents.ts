import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { normalise } from '../text/decode';
import type { TextChange } from '../text/pieces';
import { indexLines, type Position, spanOf } from '../text/position';

/** A text that the editor shows. */
export interface OpenDocument {
	readonly uri: string;
	readonly languageId: string;
	readonly version: number;
	/** Normalised. Lines and characters are the same as in the editor's own text, whatever its line ends. */
	readonly text: string;
	/** How the latest change made it of the text before; absent where that cannot be told. */
	readonly edits?: readonly TextChange[];
}

/** The texts that the editor shows, kept up to date by its incremental changes. */
export interface Documents {
	open(uri: string, languageId: string, version: number, text: string): OpenDocument;
	/** Undefined where the document was never opened. */
	change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | undefined;
	close(uri: string): void;
	get(uri: string): OpenDocument | undefined;
	all(): Iterable<OpenDocument>;
}

export function createDocuments(): Documents {
	const raw = new Map<string, TextDocument>();
	const documents = new Map<string, OpenDocument>();
	const keep = (document: TextDocument, edits?: readonly TextChange[]): OpenDocument => {
		const { uri, languageId, version } = document;
		raw.set(uri, document);
		const kept = { uri, languageId, version, text: normalise(document.getText()), edits };
		documents.set(uri, kept);
		return kept;
	};
	return {
		open: (uri, languageId, version, text) => keep(TextDocument.create(uri, languageId, version, text)),
		change: (uri, version, changes) => {
			const document = raw.get(uri);
			if (!document) return undefined;
			const edits = editsOf(documents.get(uri)?.text ?? '', changes);
			return keep(TextDocument.update(document, [...changes], version), edits);
		},
		close: uri => {
			raw.delete(uri);
			documents.delete(uri);
		},
		get: uri => documents.get(uri),
		all: () => documents.values(),
	};
}

/** From this many on, edits that do not come from the text's end to its start are not worth following. */
const mostDisordered = 50;

/**
 * The edits of a normalised text that an editor's changes are, each of the text after the one before. Undefined where a
 * change does not say what it replaces.
 */
export function editsOf(
	text: string,
	changes: readonly TextDocumentContentChangeEvent[],
): readonly TextChange[] | undefined {
	let current = text;
	let lines = indexLines(text);
	/** Made since `current`, each in front of the one before it. */
	let behind: { readonly change: TextChange; readonly newText: string }[] = [];
	let front: Position | undefined;
	let disordered = 0;
	const edits: TextChange[] = [];
	for (const event of changes) {
		if (!('range' in event)) return undefined;
		const { end: last } = event.range;
		// Compared as the client counts: in lines that have changed meanwhile, offsets would be those of other text.
		if (front && (last.line > front.line || (last.line === front.line && last.character > front.character))) {
			if (++disordered > mostDisordered) return undefined;
			for (const { change, newText } of behind) {
				current = current.slice(0, change.start) + newText + current.slice(change.end);
			}
			lines = indexLines(current);
			behind = [];
		}
		const { start, end } = spanOf(lines, event.range);
		const newText = normalise(event.text);
		const change = { start, end, inserted: newText.length };
		edits.push(change);
		behind.push({ change, newText });
		front = event.range.start;
	}
	return edits;
}
