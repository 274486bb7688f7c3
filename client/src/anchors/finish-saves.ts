import { type Disposable, type ExtensionContext, type TextDocument, Uri, window, workspace } from 'vscode';
import { together } from '../server';
import { readNote, restOfSave, writeNote } from './save-note';

/**
 * Notes what an annotation file is about to be before VS Code saves it, and at the next start ends a save that was cut
 * off: whatever happens, the file is the old one or the new one.
 */
export function finishSaves(context: ExtensionContext): Disposable {
	const folder = Uri.joinPath(context.globalStorageUri, 'saves');
	/** By the URI of the file: the notes of saves that have begun. */
	const begun = new Map<string, readonly Uri[]>();
	/** The files that were saved since this start: what was noted before says nothing of them any more. */
	const saved = new Set<string>();
	let last = 0;

	async function note(document: TextDocument): Promise<void> {
		const uri = document.uri.toString();
		const place = Uri.joinPath(folder, `${Date.now()}-${last++}.json`);
		begun.set(uri, [...(begun.get(uri) ?? []), place]);
		const before = await read(document.uri);
		const text = document.getText();
		// `ignoreBOM`: a byte order mark stays in the text.
		const known = before && new TextDecoder('utf-8', { ignoreBOM: true }).decode(before);
		await workspace.fs.writeFile(place, writeNote({ uri, before: known, text }));
		// VS Code does not wait for long: the save may be over.
		if (!begun.get(uri)?.includes(place)) await remove(place);
	}

	async function forget(document: TextDocument): Promise<void> {
		const uri = document.uri.toString();
		const places = begun.get(uri) ?? [];
		begun.delete(uri);
		await Promise.all(places.map(remove));
	}

	void finishAll(folder, uri => saved.has(uri));
	return together(
		workspace.onWillSaveTextDocument(event => {
			if (!isSidecar(event.document.uri)) return;
			saved.add(event.document.uri.toString());
			// Where it cannot be noted, the file is saved all the same.
			event.waitUntil(note(event.document).catch(() => undefined));
		}),
		workspace.onDidSaveTextDocument(document => {
			if (isSidecar(document.uri)) void forget(document);
		}),
	);
}

const isSidecar = (uri: Uri): boolean => uri.scheme === 'file' && uri.path.endsWith('.ann.yaml');

/**
 * Ends the saves that were cut off before this start, and forgets all of them.
 * @param isSaved whether a file was saved since
 */
async function finishAll(folder: Uri, isSaved: (uri: string) => boolean): Promise<void> {
	for (const [name] of await workspace.fs.readDirectory(folder).then(undefined, () => [])) {
		// Another window may be saving just now; then its note is gone soon.
		const age = Date.now() - Number.parseInt(name, 10);
		if (age < stillSaving) await new Promise(resolve => setTimeout(resolve, stillSaving - age));
		const place = Uri.joinPath(folder, name);
		const bytes = await read(place);
		const note = bytes && readNote(bytes);
		const uri = note && !isSaved(note.uri) ? Uri.parse(note.uri) : undefined;
		const whole = note && uri && isSidecar(uri) ? restOfSave(note, await read(uri)) : undefined;
		if (uri && whole) {
			await workspace.fs.writeFile(uri, whole);
			const file = workspace.asRelativePath(uri);
			void window.showInformationMessage(`${file} was cut off while it was saved. It is whole again, as it was saved.`);
		}
		await remove(place);
	}
}

/** Milliseconds after which a save has ended, one way or the other. */
const stillSaving = 10_000;

const read = (uri: Uri): Promise<Uint8Array | undefined> =>
	Promise.resolve(workspace.fs.readFile(uri)).catch(() => undefined);

const remove = (uri: Uri): Promise<void> => Promise.resolve(workspace.fs.delete(uri)).catch(() => {});
