import assert from 'node:assert/strict';
import type {
	CodeAction,
	DocumentDiagnosticReport,
	InlayHint,
	Range,
	TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { applyEdits } from '../../server/src/annotation/edit';
import { readSidecar } from '../../server/src/annotation/read';
import type { AnnotationEdit } from '../../server/src/protocol';
import { indexLines, spanOf } from '../../server/src/text/position';
import { type Client, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';

const article = 'articles/2023-03-01-dredging.txt';
const shared = `${article}.ann.yaml`;
const later = `  - id: added1\n    type: note\n    quote: "five piers"\n    text: which?\n`;

type Edits = readonly { readonly range: Range; readonly newText: string }[];

describe('an annotation file that another program is writing', () => {
	let corpus: TestCorpus;
	let client: Client;
	beforeEach(async () => {
		corpus = testCorpus();
		client = await startClient({ folders: [corpus.root] });
		await client.ready();
		client.open(article, corpus.read(article));
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
	const textDocument = () => ({ uri: client.uri(article) });
	const hints = async () => {
		const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
		const found = await client.request<InlayHint[] | null>('textDocument/inlayHint', {
			textDocument: textDocument(),
			range,
		});
		return found?.length ?? 0;
	};
	const problems = async (path: string) => {
		const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
			textDocument: { uri: client.uri(path) },
		});
		return JSON.stringify(report.kind === 'full' ? report.items : report);
	};
	const rangeOf = (words: string): Range => ({
		start: corpus.find(article, words),
		end: corpus.find(article, words, 0, words.length),
	});
	const create = (words: string) =>
		client.request<AnnotationEdit>('standpoint/createAnnotation', {
			uri: client.uri(article),
			type: 'note',
			places: [[rangeOf(words)]],
			fields: { text: 'Mine.' },
		});
	const idsIn = (source: string) => readSidecar(source).annotations.map(({ id }) => id);
	const edited = (source: string, edits: Edits) => {
		const lines = indexLines(source);
		return applyEdits(
			source,
			edits.map(({ range, newText }) => ({ ...spanOf(lines, range), newText })),
		);
	};

	it('keeps its annotations in hints and findings, whatever of it stands there for a moment', async () => {
		const whole = corpus.read(shared);
		const expected = [await hints(), await problems(article), await problems(shared)];
		assert.equal(expected[0], 1);
		for (const moment of ['', whole.slice(0, whole.indexOf('annotations')), whole.slice(0, -40), undefined]) {
			if (moment === undefined) corpus.remove(shared);
			else corpus.write({ [shared]: moment });
			client.changedOnDisk([shared], moment === undefined ? 3 : 2);
			for (let look = 0; look < 4; look++) {
				assert.deepEqual([await hints(), await problems(article), await problems(shared)], expected, `at “${moment}”`);
			}
			corpus.write({ [shared]: whole });
			client.changedOnDisk([shared], moment === undefined ? 1 : 2);
			await client.ready();
		}
		corpus.remove(shared);
		client.changedOnDisk([shared], 3);
		await client.until(hints, count => count === 0);
	});

	it('gets an annotation on top of what is written in the end, not of nothing', async () => {
		const whole = `${corpus.read(shared)}${later}`;
		corpus.write({ [shared]: '' });
		client.changedOnDisk([shared]);
		const asked = create('no time');
		setTimeout(() => corpus.write({ [shared]: whole }), 60);
		const [change] = (await asked).files;
		const ids = idsIn(edited(whole, change?.edits ?? []));
		assert.equal(ids.length, 3);
		assert.ok(ids.includes('st0001') && ids.includes('added1'), ids.join(' '));
	});

	it('is edited as it is on the disk, also where no watcher has told of it yet', async () => {
		corpus.write({ [shared]: `${corpus.read(shared)}${later}` });
		const [change] = (await create('no time')).files;
		assert.equal(idsIn(edited(corpus.read(shared), change?.edits ?? [])).length, 3);
		const deleted = await client.request<AnnotationEdit>('standpoint/deleteAnnotation', {
			sidecar: client.uri(shared),
			id: 'added1',
		});
		assert.deepEqual(idsIn(edited(corpus.read(shared), deleted.files[0]?.edits ?? [])), ['st0001']);
		// A client that knows no commands of ours gets edits with its actions.
		corpus.write({ [shared]: `${corpus.read(shared)}${later.replace('added1', 'added2')}` });
		const actions = await client.request<CodeAction[] | null>('textDocument/codeAction', {
			textDocument: textDocument(),
			range: rangeOf('412 million'),
			context: { diagnostics: [] },
		});
		const action = actions?.find(({ title }) => title === 'Common knowledge');
		const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		assert.equal(idsIn(edited(corpus.read(shared), (edit?.edits ?? []) as Edits)).length, 4);
	});
});
