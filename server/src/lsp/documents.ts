import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { normalise } from '../text/decode';

/** A text that the editor shows. */
export interface OpenDocument {
	readonly uri: string;
	readonly languageId: string;
	readonly version: number;
	/** Normalised. Lines and characters are the same as in the editor's own text, whatever its line ends. */
	readonly text: string;
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
	const keep = (document: TextDocument): OpenDocument => {
		const { uri, languageId, version } = document;
		raw.set(uri, document);
		const kept = { uri, languageId, version, text: normalise(document.getText()) };
		documents.set(uri, kept);
		return kept;
	};
	return {
		open: (uri, languageId, version, text) => keep(TextDocument.create(uri, languageId, version, text)),
		change: (uri, version, changes) => {
			const document = raw.get(uri);
			return document && keep(TextDocument.update(document, [...changes], version));
		},
		close: uri => {
			raw.delete(uri);
			documents.delete(uri);
		},
		get: uri => documents.get(uri),
		all: () => documents.values(),
	};
}
