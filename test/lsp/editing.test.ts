import assert from 'node:assert/strict';
import type {
	DocumentDiagnosticReport,
	Hover,
	InlayHint,
	Location,
	MarkupContent,
} from 'vscode-languageserver-protocol';
import type { ArticleInfo } from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { positionOf, type TestCorpus, testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';

describe('editing', () => {
	let corpus: TestCorpus;
	let client: Client;
	beforeEach(async () => {
		corpus = testCorpus();
		client = await startClient({ folders: [corpus.root] });
		await client.ready();
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
	const cardAt = async (path: string, place: { readonly line: number; readonly character: number }) => {
		const hover = await client.at<Hover | null>('textDocument/hover', path, place);
		return hover === null ? '' : (hover.contents as MarkupContent).value;
	};
	const infoOf = (path: string) => client.request<ArticleInfo>('standpoint/articleInfo', { uri: client.uri(path) });

	for (const [name, lineEnd] of [
		['CRLF', '\r\n'],
		['lone CR', '\r'],
	] as const) {
		it(`keeps positions where the editor has them, with ${name} and emoji`, async () => {
			const path = `articles/${name.replace(' ', '-')}.txt`;
			const text = `Harbour news 😀\n\nIngrid Halvorsen 👩‍🚀 spoke to é́ Daniel Okoro 😀 about Norwick.\n`.replaceAll(
				'\n',
				lineEnd,
			);
			corpus.write({ [path]: text });
			client.open(path, text);
			assert.match(await cardAt(path, positionOf(text, 'Daniel')), /Daniel Okoro/);
			// The client counts its own characters: an insertion before the name moves it by their UTF-16 units.
			const place = positionOf(text, 'Daniel');
			client.change(path, [{ range: { start: place, end: place }, text: `😀${lineEnd}${lineEnd}Then 😀 ` }]);
			const moved = { line: place.line + 2, character: 'Then 😀 '.length };
			const hover = await client.at<Hover>('textDocument/hover', path, moved);
			assert.deepEqual(hover.range, {
				start: moved,
				end: { ...moved, character: moved.character + 'Daniel Okoro'.length },
			});
		});
	}

	it('follows incremental changes, several in one message', async () => {
		client.open(dredging, corpus.read(dredging));
		const before = await infoOf(dredging);
		const title = { line: 0, character: 0 };
		client.change(dredging, [
			{ range: { start: title, end: title }, text: 'Norwick: ' },
			{ range: { start: title, end: title }, text: 'Daniel Okoro and ' },
		]);
		assert.equal((await infoOf(dredging)).mentions, before.mentions + 2);
		assert.match(await cardAt(dredging, title), /Daniel Okoro/);
	});

	it('carries annotations along with the text while it is edited', async () => {
		client.open(dredging, corpus.read(dredging));
		const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
		const ask = () =>
			client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: client.uri(dredging) }, range });
		const [before] = await ask();
		assert.ok(before);
		const top = { line: 0, character: 0 };
		client.change(dredging, [{ range: { start: top, end: top }, text: 'CORRECTED\n\n' }]);
		const [after] = await ask();
		assert.deepEqual(after?.position, { ...before.position, line: before.position.line + 2 });
	});

	it('knows an actor as soon as it is typed, in the open article too', async () => {
		client.open(dredging, corpus.read(dredging));
		client.open('actors.yaml', corpus.read('actors.yaml'), 'yaml');
		const place = corpus.find(dredging, 'fishers');
		assert.doesNotMatch(await cardAt(dredging, place), /Fishers/);
		const end = { line: corpus.read('actors.yaml').split('\n').length - 1, character: 0 };
		const text = "  union:\n    name: Fishers' Union\n    kind: group\n    aliases: [fishers]\n";
		client.change('actors.yaml', [{ range: { start: end, end }, text }]);
		assert.match(await cardAt(dredging, place), /Fishers' Union/);
		client.close('actors.yaml');
		await client.until(
			() => cardAt(dredging, place),
			card => !card.includes('Union'),
		);
	});

	it('keeps the last good actors while actors.yaml is half typed, and shows the error at its place', async () => {
		client.open(dredging, corpus.read(dredging));
		client.open('actors.yaml', corpus.read('actors.yaml'), 'yaml');
		const end = { line: corpus.read('actors.yaml').split('\n').length - 1, character: 0 };
		client.change('actors.yaml', [
			{ range: { start: end, end }, text: '  union:\n    aliases: [fishers\n    name: "Fish' },
		]);
		assert.match(await cardAt(dredging, corpus.find(dredging, 'Halvorsen', 1)), /Ingrid Halvorsen/);
		const context = { includeDeclaration: true };
		const place = corpus.find(dredging, 'Halvorsen', 1);
		const found = await client.at<Location[]>('textDocument/references', dredging, place, { context });
		assert.ok(found.length >= 4);
		const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
			textDocument: { uri: client.uri('actors.yaml') },
		});
		assert.ok(report.kind === 'full');
		const syntax = report.items.filter(({ code }) => code === 'yaml-syntax');
		assert.ok(syntax.length > 0 && syntax.every(({ range }) => range.end.line >= end.line), JSON.stringify(syntax));
		assert.equal(syntax[0]?.severity, 1);
	});

	it('lets the file on the disk count again when the editor closes it unsaved', async () => {
		client.open(dredging, corpus.read(dredging));
		client.change(dredging, [{ text: 'Nothing of interest.\n' }]);
		assert.equal((await infoOf(dredging)).mentions, 0);
		client.close(dredging);
		await client.until(
			() => infoOf(dredging),
			({ mentions }) => mentions > 4,
		);
	});

	it('follows a document that changes its language', async () => {
		client.open(dredging, corpus.read(dredging), 'plaintext');
		client.close(dredging);
		client.open(dredging, corpus.read(dredging), 'standpoint-article');
		assert.match(await cardAt(dredging, corpus.find(dredging, 'Halvorsen', 1)), /Ingrid Halvorsen/);
	});

	it('ignores a change to a document that was never opened', async () => {
		client.change(dredging, [{ text: 'x' }]);
		assert.ok((await infoOf(dredging)).mentions > 4);
	});
});
