import assert from 'node:assert/strict';
import type {
	CallHierarchyItem,
	CompletionItem,
	DocumentDiagnosticReport,
	DocumentLink,
	DocumentSymbol,
	Hover,
	Location,
	LocationLink,
	MarkupContent,
	Position,
	TextDocumentEdit,
	TypeHierarchyItem,
	WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusInfo, CorpusProposal } from '../../server/src/protocol';
import { type Client, fullCapabilities, startClient } from './support/client';
import { harbourCorpus, type TestCorpus, testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';
const ferries = 'articles/2023-03-09-ferries.md';
const sidecar = `${dredging}.ann.yaml`;
const mara = `${ferries}.mara.ann.yaml`;

describe('a YAML file of a corpus', () => {
	let corpus: TestCorpus;
	let client: Client;
	const start = async (capabilities = fullCapabilities) => {
		client = await startClient({ folders: [corpus.root], capabilities });
		await client.ready();
		for (const path of [sidecar, 'actors.yaml', 'corpus.yaml']) client.open(path, corpus.read(path), 'yaml');
	};
	beforeEach(() => {
		corpus = testCorpus();
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
	const document = (path: string) => ({ textDocument: { uri: client.uri(path) } });

	it('shows the actor behind an id, and leads to the entry', async () => {
		await start();
		const place = corpus.find(sidecar, 'okoro', 0, 2);
		const hover = await client.at<Hover>('textDocument/hover', sidecar, place);
		assert.match((hover.contents as MarkupContent).value, /Daniel Okoro/);
		const [entry] = await client.at<LocationLink[]>('textDocument/definition', sidecar, place);
		assert.deepEqual(entry?.targetSelectionRange.start, corpus.find('actors.yaml', 'okoro:'));
	});

	it('leads from an annotation’s quote to the words in the article', async () => {
		await start();
		const [link] = await client.request<DocumentLink[]>('textDocument/documentLink', document(sidecar));
		const words = corpus.find(dredging, 'an enormous mistake');
		assert.equal(link?.target, `${client.uri(dredging)}#L${words.line + 1},${words.character + 1}`);
		const place = corpus.find(sidecar, 'enormous');
		const [definition] = await client.at<LocationLink[]>('textDocument/definition', sidecar, place);
		assert.equal(definition?.targetUri, client.uri(dredging));
		assert.deepEqual(definition?.targetSelectionRange.start, words);
	});

	it('finds from an actor’s entry all mentions, annotations and hierarchies', async () => {
		await start();
		const place = corpus.find('actors.yaml', 'okoro:', 0, 1);
		const context = { includeDeclaration: true };
		const found = await client.at<Location[]>('textDocument/references', 'actors.yaml', place, { context });
		const uris = new Set(found.map(({ uri }) => uri));
		for (const path of ['actors.yaml', dredging, ferries, sidecar, mara]) assert.ok(uris.has(client.uri(path)), path);
		const [call] = await client.at<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', 'actors.yaml', place);
		assert.equal(call?.name, 'Daniel Okoro');
		const ministry = corpus.find('actors.yaml', 'ministry:', 0, 1);
		const [type] = await client.at<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', 'actors.yaml', ministry);
		assert.equal(type?.name, 'Ministry of Harbours');
	});

	it('completes ids and keys while the file is half typed', async () => {
		await start();
		const end = endOf(corpus.read(sidecar));
		client.change(sidecar, [{ range: { start: end, end }, text: '  - id: new001\n    type: stance\n    holder: ' }]);
		const position = { line: end.line + 2, character: '    holder: '.length };
		const items = await client.at<CompletionItem[]>('textDocument/completion', sidecar, position);
		const okoro = items.find(({ label }) => label === 'okoro');
		assert.match(`${okoro?.detail} ${okoro?.filterText}`, /Daniel Okoro/);
		const edit = okoro?.textEdit as { readonly range: { readonly end: Position } } | undefined;
		assert.deepEqual(edit?.range.end, position);
		client.change(sidecar, [{ range: { start: position, end: position }, text: 'okoro\n    ' }]);
		const keys = await client.at<CompletionItem[]>('textDocument/completion', sidecar, {
			line: position.line + 1,
			character: 4,
		});
		const labels = keys.map(({ label }) => label);
		assert.ok(labels.includes('target') && labels.includes('stance'), labels.join());
	});

	it('has an outline', async () => {
		await start();
		const annotations = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document(sidecar));
		assert.equal(annotations[0]?.name, 'an enormous mistake');
		const actors = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document('actors.yaml'));
		assert.deepEqual(
			actors.map(({ name }) => name),
			['Ingrid Halvorsen', 'Daniel Okoro', 'Ministry of Harbours', 'Norwick'],
		);
		const codebook = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document('corpus.yaml'));
		assert.ok(codebook.some(({ name }) => name === 'oppose'));
	});

	it('says what is wrong in it', async () => {
		await start();
		const holder = corpus.find(sidecar, 'okoro');
		client.change(sidecar, [{ range: { start: holder, end: { ...holder, character: 99 } }, text: 'okorro' }]);
		const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', document(sidecar));
		assert.ok(report.kind === 'full');
		const [unknown] = report.items.filter(({ code }) => code === 'unknown-actor');
		assert.deepEqual(unknown?.range, { start: holder, end: { ...holder, character: holder.character + 6 } });
		assert.match(String(unknown?.message), /okoro/);
	});

	describe('renames an id over the whole corpus', () => {
		const renamed = async (path: string, place: Position) => {
			const edit = await client.at<WorkspaceEdit>('textDocument/rename', path, place, { newName: 'daniel' });
			const changes = edit.documentChanges as TextDocumentEdit[];
			return new Map(
				changes.map(({ textDocument: { uri, version }, edits }) => {
					const file = [sidecar, mara, 'actors.yaml', 'corpus.yaml'].find(candidate => client.uri(candidate) === uri);
					assert.ok(file, uri);
					assert.equal(version, file === mara ? null : 1);
					const text = TextDocument.create(uri, 'yaml', 1, corpus.read(file));
					return [file, TextDocument.applyEdits(text, edits as { range: never; newText: string }[])];
				}),
			);
		};
		const expected = (path: string) => corpus.read(path).replace(/\bokoro\b/g, 'daniel');

		it('from its entry, keeping comments, order and everything else', async () => {
			await start();
			const place = corpus.find('actors.yaml', 'okoro:', 0, 2);
			const target = await client.at<{ readonly placeholder: string }>(
				'textDocument/prepareRename',
				'actors.yaml',
				place,
			);
			assert.equal(target.placeholder, 'okoro');
			const files = await renamed('actors.yaml', place);
			assert.deepEqual([...files.keys()].sort(), ['actors.yaml', mara, sidecar].sort());
			for (const [path, text] of files) assert.equal(text, expected(path));
		});

		it('from a mention in an article, whose text stays as it is', async () => {
			await start();
			client.open(dredging, corpus.read(dredging));
			const place = corpus.find(dredging, 'Daniel Okoro', 0, 3);
			const files = await renamed(dredging, place);
			assert.deepEqual([...files.keys()].sort(), ['actors.yaml', mara, sidecar].sort());
		});

		it('but not to one that exists, and says so', async () => {
			await start();
			const place = corpus.find('actors.yaml', 'okoro:', 0, 2);
			const params = { ...document('actors.yaml'), position: place, newName: 'halvorsen' };
			await assert.rejects(client.request('textDocument/rename', params), /already/);
			assert.equal(await client.at('textDocument/prepareRename', 'actors.yaml', { line: 0, character: 0 }), null);
		});

		it('for clients that know plain edits only', async () => {
			await start({});
			const place = corpus.find('actors.yaml', 'okoro:', 0, 2);
			const edit = await client.at<WorkspaceEdit>('textDocument/rename', 'actors.yaml', place, { newName: 'daniel' });
			assert.equal(Object.keys(edit.changes ?? {}).length, 3);
		});
	});
});

describe('a folder that is no corpus', () => {
	it('gets a proposal: its articles, and the actors that they name', async () => {
		const { [dredging]: first = '', [ferries]: second = '' } = harbourCorpus;
		const folder = testCorpus({ 'press/a.txt': first, 'press/b.md': second, 'README.md': '# About\n', 'x.pdf': '\0' });
		const client = await startClient({ folders: [folder.root] });
		assert.deepEqual(await client.request<CorpusInfo[]>('standpoint/corpora'), []);
		const params = { folder: client.uri(folder.root) };
		const proposal = await client.request<CorpusProposal>('standpoint/proposeCorpus', params);
		assert.equal(proposal.articles, 2);
		assert.match(proposal.settings, /press\/\*\*\/\*\.\{txt,md\}/);
		assert.match(proposal.actors, /Daniel Okoro/);
		assert.ok(proposal.suggested >= 2);
		folder.write({ 'corpus.yaml': proposal.settings, 'actors.yaml': proposal.actors });
		client.changedOnDisk(['corpus.yaml', 'actors.yaml'], 1);
		const [info] = await client.until(
			() => client.request<CorpusInfo[]>('standpoint/corpora'),
			([found]) => found !== undefined && !found.reading && found.articles === 2,
		);
		assert.equal(info?.actors, proposal.suggested);
		assert.ok((info?.mentions ?? 0) >= 4);
		assert.deepEqual(client.log, []);
		await client.stop();
		folder.dispose();
	});
});

const endOf = (text: string): Position => ({ line: text.split('\n').length - 1, character: 0 });
