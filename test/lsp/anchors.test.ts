import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
	ApplyWorkspaceEditParams,
	ClientCapabilities,
	CodeAction,
	DocumentDiagnosticReport,
	Position,
	RenameFile,
	TextDocumentEdit,
	TextEdit,
	WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import type { PositionsEdit, SaveFilesParams } from '../../server/src/protocol';
import { type Client, fullCapabilities, startClient } from './support/client';
import { positionOf, type TestCorpus, testCorpus, textOf } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';
const shared = `${dredging}.ann.yaml`;
const mara = `${dredging}.mara.ann.yaml`;

const capabilities: ClientCapabilities = {
	...fullCapabilities,
	workspace: {
		...fullCapabilities.workspace,
		applyEdit: true,
		workspaceEdit: {
			documentChanges: true,
			resourceOperations: ['create', 'rename', 'delete'],
			changeAnnotationSupport: {},
		},
		fileOperations: { willRename: true, willDelete: true, didCreate: true },
	},
};

interface Entry {
	readonly id: string;
	readonly quote: string;
	readonly at: readonly [number, number];
	readonly 'at-text'?: string;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** An editor with documents of its own, which applies what the server asks for and saves what it names. */
class Editor {
	readonly documents = new Map<string, { text: string; version: number }>();
	client!: Client;
	settings: unknown = {};
	answer: string | undefined;
	/** Set while the editor refuses edits. */
	refuses = 0;

	constructor(readonly corpus: TestCorpus) {}

	async start(): Promise<void> {
		this.client = await startClient({
			folders: [this.corpus.root],
			capabilities,
			settings: () => this.settings,
			answers: {
				'workspace/applyEdit': params => ({ applied: this.apply((params as ApplyWorkspaceEditParams).edit) }),
				'window/showMessageRequest': () => (this.answer === undefined ? null : { title: this.answer }),
			},
		});
		this.client.connection.onNotification('standpoint/saveFiles', ({ uris }: SaveFilesParams) => {
			for (const uri of uris) this.save(this.pathOf(uri));
		});
		await this.client.ready();
	}

	pathOf(uri: string): string {
		return fileURLToPath(uri).slice(this.corpus.root.length + 1);
	}

	open(path: string): void {
		const text = this.corpus.read(path);
		this.documents.set(path, { text, version: 1 });
		this.client.open(path, text, path.endsWith('.yaml') ? 'standpoint-annotations' : 'standpoint-article');
	}

	text(path: string): string {
		return this.documents.get(path)?.text ?? this.corpus.read(path);
	}

	change(path: string, edits: readonly TextEdit[]): void {
		if (!this.documents.has(path)) this.open(path);
		const before = this.documents.get(path) as { text: string; version: number };
		const document = TextDocument.create('', '', 0, before.text);
		this.documents.set(path, { text: TextDocument.applyEdits(document, [...edits]), version: before.version + 1 });
		// From the end to the start, as VS Code sends them.
		const changes = [...edits].sort((a, b) => b.range.start.line - a.range.start.line);
		this.client.change(
			path,
			changes.map(({ range, newText }) => ({ range, text: newText })),
		);
	}

	/** Replaces words by others. */
	type(path: string, words: string, text: string, nth = 0): void {
		const start = positionOf(this.text(path), words, nth);
		this.change(path, [
			{ range: { start, end: positionOf(this.text(path), words, nth, words.length) }, newText: text },
		]);
	}

	save(path: string): void {
		this.corpus.write({ [path]: this.text(path) });
		this.client.saved(path);
	}

	apply(edit: WorkspaceEdit): boolean {
		if (this.refuses > 0) {
			this.refuses--;
			return false;
		}
		for (const change of edit.documentChanges ?? []) {
			if ('kind' in change) {
				if (change.kind === 'create') this.corpus.write({ [this.pathOf(change.uri)]: '' });
				if (change.kind === 'rename') renameSync(fileURLToPath(change.oldUri), fileURLToPath(change.newUri));
				continue;
			}
			const { textDocument, edits } = change as TextDocumentEdit;
			const path = this.pathOf(textDocument.uri);
			const version = this.documents.get(path)?.version;
			if (textDocument.version !== null && version !== textDocument.version) return false;
			this.change(path, edits as TextEdit[]);
		}
		return true;
	}

	/** The annotations of a file on the disk. */
	entries(path: string): readonly Entry[] {
		return (parse(this.corpus.read(path)) as { annotations: Entry[] }).annotations;
	}

	/** Waits until the file on the disk refers to the article's text. */
	async advanced(path: string): Promise<readonly Entry[]> {
		await this.client.until(
			() => this.corpus.read(path),
			source => source.includes(`sha256: ${hashOf(this.text(dredging))}`),
		);
		return this.entries(path);
	}
}

const entry = (text: string, id: string, words: string, nth = 0): string => {
	let start = -1;
	for (let k = 0; k <= nth; k++) start = text.indexOf(words, start + 1);
	const quote = JSON.stringify(words);
	return `  - id: ${id}\n    type: note\n    quote: ${quote}\n    at: [${start}, ${start + words.length}]\n    text: mine\n`;
};

describe('annotation files follow their article', () => {
	let corpus: TestCorpus;
	let editor: Editor;
	let text: string;
	beforeEach(async () => {
		corpus = testCorpus();
		text = corpus.read(dredging);
		const entries = [
			entry(text, 'm0001', 'Halvorsen', 1),
			entry(text, 'm0003', 'closed two of the five piers'),
			entry(text, 'm0002', 'Halvorsen', 2),
		];
		corpus.write({ [mara]: `${textOf(text)}annotations:\n${entries.join('')}` });
		editor = new Editor(corpus);
		await editor.start();
	});
	afterEach(async () => {
		assert.deepEqual(editor.client.log, []);
		assert.equal(await editor.client.stop(), 0);
		corpus.dispose();
	});
	const wordsAt = ({ at: [start, end] }: Entry) => editor.text(dredging).slice(start, end);
	const problemsOf = async (path: string) => {
		const report = await editor.client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
			textDocument: { uri: editor.client.uri(path) },
		});
		return report.kind === 'full' ? report.items : [];
	};
	const actionsAt = (path: string, position: Position) =>
		editor.client.request<CodeAction[] | null>('textDocument/codeAction', {
			textDocument: { uri: editor.client.uri(path) },
			range: { start: position, end: position },
			context: { diagnostics: [] },
		});

	it('when it is saved: all layers, with their new positions, and saved themselves', async () => {
		editor.open(dredging);
		editor.type(dredging, 'Harbour minister', 'Update 😀: the harbour minister');
		editor.save(dredging);
		for (const file of [shared, mara]) {
			for (const found of await editor.advanced(file)) assert.equal(wordsAt(found), found.quote);
		}
		assert.match(corpus.read(shared), /# The clearest stance in this article\./);
		assert.match(corpus.read(mara), new RegExp(`length: ${editor.text(dredging).length}\\b`));
		assert.deepEqual(await problemsOf(mara), []);
	});

	it('when one of two equal words is deleted: the other keeps its annotation', async () => {
		editor.open(dredging);
		editor.type(dredging, 'Halvorsen', '', 1);
		editor.save(dredging);
		const [first, , second] = await editor.advanced(mara);
		assert.ok(first && second);
		assert.equal(first['at-text'], hashOf(text));
		assert.equal(text.slice(...first.at), 'Halvorsen');
		assert.equal(wordsAt(second), 'Halvorsen');
		assert.equal(second['at-text'], undefined);
		const codes = (await problemsOf(mara)).map(({ code }) => code);
		assert.deepEqual(codes, ['quote-not-found']);
		// A server that has never seen the earlier text says the same.
		await editor.client.stop();
		await editor.start();
		editor.open(dredging);
		assert.deepEqual(
			(await problemsOf(mara)).map(({ code }) => code),
			['doubtful-anchor'],
		);
		assert.deepEqual(editor.entries(mara)[2]?.at, second.at);
	});

	it('when what was saved is undone: byte for byte as they were', async () => {
		const before = corpus.read(mara);
		editor.open(dredging);
		editor.type(dredging, 'closed two of the five piers', 'closed three piers');
		editor.save(dredging);
		await editor.advanced(mara);
		assert.notEqual(corpus.read(mara), before);
		editor.type(dredging, 'closed three piers', 'closed two of the five piers');
		editor.save(dredging);
		await editor.advanced(mara);
		assert.equal(corpus.read(mara).replace(/ +(prefix|suffix): .*\n/g, ''), before);
	});

	it('while a person goes on typing', async () => {
		editor.open(dredging);
		editor.type(dredging, 'Harbour', 'A harbour');
		editor.save(dredging);
		editor.type(dredging, 'A harbour minister', 'The minister');
		await editor.client.until(
			() => corpus.read(mara),
			source => !source.includes(hashOf(text)),
		);
		editor.save(dredging);
		for (const found of await editor.advanced(mara)) {
			assert.equal(wordsAt(found), found.quote);
			assert.equal(found['at-text'], undefined);
		}
	});

	it('where an editor shows them, which saves them', async () => {
		editor.open(dredging);
		editor.open(mara);
		editor.type(dredging, 'Harbour', 'A harbour');
		editor.save(dredging);
		for (const found of await editor.advanced(mara)) assert.equal(wordsAt(found), found.quote);
		assert.equal(corpus.read(mara), editor.text(mara));
	});

	it('with the line ends that they have', async () => {
		corpus.write({ [shared]: corpus.read(shared).replaceAll('\n', '\r\n') });
		editor.client.changedOnDisk([shared]);
		editor.open(dredging);
		editor.type(dredging, 'Harbour', 'A harbour');
		editor.save(dredging);
		const [found] = await editor.advanced(shared);
		assert.ok(found);
		assert.equal(wordsAt(found), found.quote);
		assert.doesNotMatch(corpus.read(shared).slice(0, 20), /[^\r]\n/);
	});

	it('with an edit of the annotation file that nobody has saved yet, which stays unsaved', async () => {
		editor.open(dredging);
		editor.open(mara);
		editor.type(mara, 'text: mine', 'text: not saved yet');
		const before = corpus.read(mara);
		editor.type(dredging, 'Harbour', 'A harbour');
		editor.save(dredging);
		await editor.client.until(
			() => editor.text(mara),
			source => source.includes(hashOf(editor.text(dredging))),
		);
		await editor.advanced(shared);
		assert.match(editor.text(mara), /text: not saved yet/);
		assert.equal(corpus.read(mara), before);
	});

	it('with what another program has just written into them', async () => {
		editor.open(dredging);
		editor.type(dredging, 'Harbour', 'A harbour');
		// No watcher tells of this one.
		corpus.write({ [mara]: `${corpus.read(mara)}${entry(text, 'm0009', 'an enormous mistake')}` });
		editor.save(dredging);
		const entries = await editor.advanced(mara);
		assert.deepEqual(
			entries.map(({ id }) => id),
			['m0001', 'm0003', 'm0002', 'm0009'],
		);
		for (const found of entries) assert.equal(wordsAt(found), found.quote);
	});

	it('without losing what two have changed: the one stays in the editor, the other on the disk', async () => {
		editor.open(dredging);
		editor.open(mara);
		editor.type(mara, 'text: mine', 'text: mine alone');
		const theirs = `${corpus.read(mara)}${entry(text, 'm0009', 'an enormous mistake')}`;
		corpus.write({ [mara]: theirs });
		editor.type(dredging, 'Harbour', 'A harbour');
		editor.save(dredging);
		await editor.advanced(shared);
		await editor.client.until(
			() => editor.text(mara),
			source => source.includes(hashOf(editor.text(dredging))) && source.includes('mine alone'),
		);
		assert.equal(corpus.read(mara), theirs);
	});

	it('when the editor refuses the edit at first', async () => {
		editor.open(dredging);
		editor.open(mara);
		editor.refuses = 1;
		editor.type(dredging, 'Harbour', 'A harbour');
		editor.save(dredging);
		for (const found of await editor.advanced(mara)) assert.equal(wordsAt(found), found.quote);
	});

	it('not where the setting says no', async () => {
		editor.settings = { anchors: { updateOnSave: false } };
		await editor.client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await editor.client.until(
			() => editor.client.asked.get('workspace/configuration')?.length ?? 0,
			count => count > 1,
		);
		const before = corpus.read(mara);
		editor.open(dredging);
		editor.type(dredging, 'Harbour', 'A harbour');
		editor.save(dredging);
		const { files } = await editor.client.request<PositionsEdit>('standpoint/updatePositions');
		assert.equal(files.length, 2);
		assert.equal(corpus.read(mara), before);
	});

	it('on request, after the article was changed outside the editor', async () => {
		corpus.write({ [dredging]: `Late news.\n\n${text.replace('closed two of the five piers', 'closed it')}` });
		const answer = await editor.client.request<PositionsEdit>('standpoint/updatePositions');
		assert.deepEqual(answer.files.map(({ uri }) => editor.pathOf(uri)).sort(), [shared, mara].sort());
		// Of the name that stands there several times, nothing tells which one was meant.
		assert.equal(answer.uncertain, 3);
		assert.deepEqual(answer.refused, []);
		for (const { uri, edits } of answer.files) editor.change(editor.pathOf(uri), edits as TextEdit[]);
		editor.documents.delete(dredging);
		const entriesOf = (file: string) => (parse(editor.text(file)) as { annotations: Entry[] }).annotations;
		assert.deepEqual(entriesOf(shared).map(wordsAt), ['an enormous mistake']);
		for (const found of entriesOf(mara)) {
			assert.equal(found['at-text'], hashOf(text));
			assert.equal(text.slice(...found.at), found.quote);
		}
	});

	it('with a choice of places where one is doubtful', async () => {
		editor.open(dredging);
		editor.type(dredging, 'Halvorsen', '', 1);
		editor.save(dredging);
		await editor.advanced(mara);
		const actions = await actionsAt(mara, positionOf(editor.text(mara), 'quote: "Halvorsen"', 0, 8));
		const places = (actions ?? []).filter(({ title }) => title.startsWith('Put it on line'));
		assert.ok(places.length >= 2, JSON.stringify(actions?.map(({ title }) => title)));
		assert.match(places[0]?.title ?? '', /^Put it on line \d+: ….*“Halvorsen”.*…$/);
		const [choice] = places;
		assert.ok(choice?.edit && editor.apply(choice.edit));
		editor.save(mara);
		const [chosen] = editor.entries(mara);
		assert.ok(chosen);
		assert.equal(wordsAt(chosen), 'Halvorsen');
		assert.equal(chosen['at-text'], undefined);
		assert.deepEqual(await problemsOf(mara), []);
	});
});

describe('annotation files go where their article goes', () => {
	let corpus: TestCorpus;
	let editor: Editor;
	beforeEach(async () => {
		corpus = testCorpus();
		corpus.write({ [mara]: corpus.read(shared) });
		editor = new Editor(corpus);
		await editor.start();
	});
	afterEach(async () => {
		assert.deepEqual(editor.client.log, []);
		assert.equal(await editor.client.stop(), 0);
		corpus.dispose();
	});
	const renaming = async (...pairs: readonly (readonly [string, string])[]) => {
		const files = pairs.map(([from, to]) => ({ oldUri: editor.client.uri(from), newUri: editor.client.uri(to) }));
		const edit = await editor.client.request<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
		return ((edit?.documentChanges ?? []) as RenameFile[]).map(({ kind, oldUri, newUri }) => {
			assert.equal(kind, 'rename');
			return [editor.pathOf(oldUri), editor.pathOf(newUri)];
		});
	};

	it('when it is renamed, or moved into another folder', async () => {
		assert.deepEqual(await renaming([dredging, 'articles/works.txt']), [
			[shared, 'articles/works.txt.ann.yaml'],
			[mara, 'articles/works.txt.mara.ann.yaml'],
		]);
		assert.deepEqual(await renaming([dredging, 'archive/works.md']), [
			[shared, 'archive/works.md.ann.yaml'],
			[mara, 'archive/works.md.mara.ann.yaml'],
		]);
	});

	it('but not over those of others, and not twice', async () => {
		corpus.write({ 'articles/works.txt.ann.yaml': 'standpoint: 1\n' });
		assert.deepEqual(await renaming([dredging, 'articles/works.txt'], [mara, 'articles/works.txt.mara.ann.yaml']), []);
		assert.deepEqual(await renaming(['actors.yaml', 'people.yaml']), []);
	});

	it('when it is deleted, and the person agrees', async () => {
		const files = [{ uri: editor.client.uri(dredging) }];
		const edit = await editor.client.request<WorkspaceEdit | null>('workspace/willDeleteFiles', { files });
		const changes = edit?.documentChanges ?? [];
		assert.deepEqual(
			changes.map(change => ('kind' in change && change.kind === 'delete' ? editor.pathOf(change.uri) : '')),
			[shared, mara],
		);
		const [change] = changes;
		const id = change && 'annotationId' in change ? change.annotationId : undefined;
		assert.equal(edit?.changeAnnotations?.[id ?? '']?.needsConfirmation, true);
	});

	it('as a copy, where a copy of it is made and the person wants that', async () => {
		editor.answer = 'Copy Annotations';
		const copy = 'articles/2023-03-01-dredging copy.txt';
		corpus.write({ [copy]: corpus.read(dredging) });
		await editor.client.connection.sendNotification('workspace/didCreateFiles', {
			files: [{ uri: editor.client.uri(copy) }],
		});
		for (const [from, to] of [
			[shared, `${copy}.ann.yaml`],
			[mara, `${copy}.mara.ann.yaml`],
		] as const) {
			await editor.client.until(
				() => existsSync(`${corpus.root}/${to}`) && corpus.read(to) === corpus.read(from),
				done => done,
			);
		}
		const [question] = editor.client.asked.get('window/showMessageRequest') as { readonly message: string }[];
		assert.match(question?.message ?? '', /Copy the annotations \(2\) too\?/);
	});

	it('as a copy under its name, where an editor copied them too and made up names', async () => {
		const [copy, stray] = ['articles/2023-03-01-dredging copy.txt', `${dredging}.mara.ann copy.yaml`];
		corpus.write({ [copy]: corpus.read(dredging), [stray]: corpus.read(mara) });
		await editor.client.connection.sendNotification('workspace/didCreateFiles', {
			files: [copy, stray].map(path => ({ uri: editor.client.uri(path) })),
		});
		const [asked] = (await editor.client.until(
			() => editor.client.asked.get('workspace/applyEdit'),
			list => list !== undefined,
		)) as ApplyWorkspaceEditParams[];
		const renames = (asked?.edit.documentChanges ?? []) as RenameFile[];
		assert.deepEqual(
			renames.map(({ kind, oldUri, newUri }) => [kind, editor.pathOf(oldUri), editor.pathOf(newUri)]),
			[['rename', stray, `${copy}.mara.ann.yaml`]],
		);
	});

	it('not as a copy where nobody wants that', async () => {
		const copy = 'articles/copy.txt';
		corpus.write({ [copy]: corpus.read(dredging) });
		await editor.client.connection.sendNotification('workspace/didCreateFiles', {
			files: [{ uri: editor.client.uri(copy) }],
		});
		await editor.client.until(
			() => editor.client.asked.get('window/showMessageRequest')?.length,
			count => count === 1,
		);
		assert.equal(existsSync(`${corpus.root}/${copy}.ann.yaml`), false);
	});

	it('by a fix, where it was renamed outside the editor', async () => {
		renameSync(`${corpus.root}/${dredging}`, `${corpus.root}/articles/works.txt`);
		editor.client.changedOnDisk([dredging], 3);
		editor.client.changedOnDisk(['articles/works.txt'], 1);
		editor.open(mara);
		const action = await editor.client.until(
			async () => {
				const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
				const actions = await editor.client.request<CodeAction[] | null>('textDocument/codeAction', {
					textDocument: { uri: editor.client.uri(mara) },
					range,
					context: { diagnostics: [] },
				});
				return actions?.find(({ title }) => title.startsWith('Rename to “articles/works.txt.mara.ann.yaml”'));
			},
			found => found !== undefined,
		);
		const [change] = (action?.edit?.documentChanges ?? []) as RenameFile[];
		assert.equal(editor.pathOf(change?.newUri ?? ''), 'articles/works.txt.mara.ann.yaml');
	});
});

describe('an editor that applies no edits', () => {
	it('keeps its annotation files as they are', async () => {
		const corpus = testCorpus();
		const client = await startClient({ folders: [corpus.root] });
		try {
			await client.ready();
			const before = corpus.read(shared);
			client.open(dredging, corpus.read(dredging));
			client.change(dredging, [
				{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'A' },
			]);
			corpus.write({ [dredging]: `A${corpus.read(dredging)}` });
			client.saved(dredging);
			const { files } = await client.request<PositionsEdit>('standpoint/updatePositions');
			assert.equal(files.length, 1);
			assert.equal(corpus.read(shared), before);
			assert.equal(client.asked.has('workspace/applyEdit'), false);
		} finally {
			await client.stop();
			corpus.dispose();
		}
	});
});
