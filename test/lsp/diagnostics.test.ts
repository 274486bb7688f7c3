import assert from 'node:assert/strict';
import type {
	DocumentDiagnosticReport,
	FullDocumentDiagnosticReport,
	WorkspaceDiagnosticReport,
	WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver-protocol/node';
import { type Client, fullCapabilities, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';
const ferries = 'articles/2023-03-09-ferries.md';

describe('problems', () => {
	let corpus: TestCorpus;
	let client: Client;
	beforeEach(() => {
		corpus = testCorpus();
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});

	describe('that the editor asks for', () => {
		let settings: object = {};
		beforeEach(async () => {
			settings = {};
			client = await startClient({ folders: [corpus.root], settings: () => settings });
			await client.ready();
		});
		const pull = (path: string, previousResultId?: string) =>
			client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
				textDocument: { uri: client.uri(path) },
				previousResultId,
			});
		const pullAll = (previous: readonly { readonly uri: string; readonly resultId?: string }[] = []) =>
			client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
				previousResultIds: previous.map(({ uri, resultId }) => ({ uri, value: resultId })),
			});

		it('are those of one document, and are not sent again while they are the same', async () => {
			client.open(dredging, corpus.read(dredging));
			const first = (await pull(dredging)) as FullDocumentDiagnosticReport;
			const claim = first.items.find(({ code }) => code === 'unsourced-claim');
			assert.equal(claim?.range.start.line, corpus.find(dredging, '412 million').line);
			assert.equal(claim?.source, 'Standpoint');
			assert.deepEqual(await pull(dredging, first.resultId), { kind: 'unchanged', resultId: first.resultId });
			client.change(dredging, [
				{
					range: lineOf(corpus.find(dredging, '412 million').line),
					text: 'The union has not said what the works cost.',
				},
			]);
			const second = await pull(dredging, first.resultId);
			assert.equal(second.kind, 'full');
		});

		it('are those of all files, and a second poll is answered when something changes', async () => {
			const first = await pullAll();
			const reports = first.items as WorkspaceFullDocumentDiagnosticReport[];
			assert.deepEqual(reports.map(({ uri }) => uri).sort(), [client.uri(dredging), client.uri(ferries)]);
			const poll = pullAll(reports);
			corpus.write({ [ferries]: '# Ferries return\n\nDaniel Okoro welcomed them.\n' });
			client.changedOnDisk([ferries]);
			const second = (await poll).items as WorkspaceFullDocumentDiagnosticReport[];
			const sidecar = `${ferries}.mara.ann.yaml`;
			assert.deepEqual(
				new Map(second.map(({ uri, items }) => [uri, items.map(({ code }) => code)])),
				new Map([
					[client.uri(ferries), []],
					[client.uri(sidecar), ['quote-not-found']],
				]),
			);
		});

		it('come in parts where the editor takes parts', async () => {
			const parts: WorkspaceFullDocumentDiagnosticReport[] = [];
			const type = new ProgressType<{ readonly items: WorkspaceFullDocumentDiagnosticReport[] }>();
			client.connection.onProgress(type, 'part-1', ({ items }) => void parts.push(...items));
			const last = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
				previousResultIds: [],
				partialResultToken: 'part-1',
			});
			assert.equal(parts.length + last.items.length, 2);
			assert.ok(parts.length > 0);
		});

		it('have the same result ids for the same problems, also from another server', async () => {
			const ids = (items: readonly WorkspaceFullDocumentDiagnosticReport[]) =>
				items.map(({ uri, resultId }) => `${uri} ${resultId}`).sort();
			const reports = (await pullAll()).items as WorkspaceFullDocumentDiagnosticReport[];
			const again = (await pullAll()).items as WorkspaceFullDocumentDiagnosticReport[];
			assert.deepEqual(ids(again), ids(reports));
			const other = await startClient({ folders: [corpus.root] });
			await other.ready();
			const answer = await other.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
			assert.deepEqual(ids(answer.items as WorkspaceFullDocumentDiagnosticReport[]), ids(reports));
			assert.equal(await other.stop(), 0);
		});

		it('are sent anew to an editor that has forgotten some, and only those', async () => {
			const reports = (await pullAll()).items as WorkspaceFullDocumentDiagnosticReport[];
			const kept = reports.filter(({ uri }) => uri === client.uri(dredging));
			const later = (await pullAll(kept)).items as WorkspaceFullDocumentDiagnosticReport[];
			assert.deepEqual(
				later,
				reports.filter(({ uri }) => uri === client.uri(ferries)),
			);
			const strange = [{ uri: client.uri(dredging), resultId: 'of another day' }, ...later];
			assert.deepEqual((await pullAll(strange)).items, kept);
		});

		it('keep an editor waiting while somebody types, since it asks for open documents by itself', async () => {
			client.open(dredging, corpus.read(dredging));
			const reports = (await pullAll()).items as WorkspaceFullDocumentDiagnosticReport[];
			let answered = false;
			const poll = pullAll(reports).then(answer => {
				answered = true;
				return answer.items as WorkspaceFullDocumentDiagnosticReport[];
			});
			const start = corpus.find(dredging, 'The works have cost');
			client.change(dredging, [{ range: { start, end: start }, text: 'About 99 boats sank in 2021. ' }]);
			await client.until(
				() => pull(dredging) as Promise<FullDocumentDiagnosticReport>,
				({ items }) => items.length > 1,
			);
			await new Promise(resolve => setTimeout(resolve, 900));
			assert.equal(answered, false);
			client.close(dredging);
			corpus.write({ [ferries]: '# Ferries return\n\nDaniel Okoro welcomed them.\n' });
			client.changedOnDisk([ferries]);
			const changed = (await poll).map(({ uri }) => uri);
			assert.ok(changed.includes(client.uri(ferries)));
			assert.ok(!changed.includes(client.uri(dredging)), 'what was not saved is gone, so nothing changed');
		});

		it('are cleared when their file goes', async () => {
			const reports = (await pullAll()).items as WorkspaceFullDocumentDiagnosticReport[];
			corpus.remove(ferries);
			client.changedOnDisk([ferries], 3);
			const later = (await pullAll(reports)).items as WorkspaceFullDocumentDiagnosticReport[];
			assert.deepEqual(later.find(({ uri }) => uri === client.uri(ferries))?.items, []);
		});

		it('are no longer waited for when the editor loses interest', async () => {
			const reports = (await pullAll()).items as WorkspaceFullDocumentDiagnosticReport[];
			const source = new CancellationTokenSource();
			const poll = client.connection.sendRequest(
				'workspace/diagnostic',
				{ previousResultIds: reports.map(({ uri, resultId }) => ({ uri, value: resultId })) },
				source.token,
			);
			setTimeout(() => source.cancel(), 50);
			await assert.rejects(poll, { code: -32800 });
		});

		it('are those of open files only, where the settings say so', async () => {
			settings = { diagnostics: { scope: 'openFiles' } };
			await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
			await client.until(pullAll, ({ items }) => items.length === 0);
			client.open(ferries, corpus.read(ferries), 'markdown');
			const { items } = await client.until(pullAll, answer => answer.items.length > 0);
			assert.deepEqual(
				items.map(({ uri }) => uri),
				[client.uri(ferries)],
			);
		});

		it('lead the editor to ask again when the annotations of an open article change', async () => {
			client.open(dredging, corpus.read(dredging));
			await pull(dredging);
			await new Promise(resolve => setTimeout(resolve, 700));
			const before = client.asked.get('workspace/diagnostic/refresh')?.length ?? 0;
			const sidecar = `${dredging}.ann.yaml`;
			corpus.write({ [sidecar]: corpus.read(sidecar).replace('oppose', 'support') });
			client.changedOnDisk([sidecar]);
			await client.until(
				() => client.asked.get('workspace/diagnostic/refresh')?.length ?? 0,
				count => count > before,
			);
			assert.ok(client.asked.has('workspace/inlayHint/refresh'));
		});
	});

	describe('of a client that cannot ask', () => {
		const { diagnostic: _, ...textDocument } = fullCapabilities.textDocument ?? {};

		it('are pushed for all files, and again only where they changed', async () => {
			client = await startClient({ folders: [corpus.root], capabilities: { ...fullCapabilities, textDocument } });
			await client.ready();
			await client.until(
				() => client.pushed.size,
				size => size === 2,
			);
			client.open(ferries, corpus.read(ferries), 'markdown');
			client.change(ferries, [{ text: '# Ferries return\n\nDaniel Okoro welcomed them.\n' }]);
			await client.until(
				() => client.pushed.get(client.uri(ferries))?.length,
				length => length === 0,
			);
			const pushes = client.asked.get('textDocument/publishDiagnostics') as { readonly uri: string }[];
			assert.equal(pushes.filter(({ uri }) => uri === client.uri(dredging)).length, 1);
		});
	});
});

const lineOf = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 9999 } });
