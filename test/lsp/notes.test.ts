import assert from 'node:assert/strict';
import type { AnnotationEdit, NoteInfo } from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { harbourCorpus, type TestCorpus, testCorpus, textOf } from './support/corpus';

const article = 'articles/2023-03-01-dredging.txt';
const text = harbourCorpus[article] as string;
const note = (id: string, quote: string, rest: string) => {
	const start = text.indexOf(quote);
	return `  - id: ${id}\n    type: note\n    quote: ${JSON.stringify(quote)}\n    at: [${start}, ${start + quote.length}]\n    ${rest.split('; ').join('\n    ')}\n`;
};

describe('notes', () => {
	let corpus: TestCorpus;
	let client: Client;
	before(async () => {
		corpus = testCorpus({
			...harbourCorpus,
			[`${article}.mara.ann.yaml`]: `${textOf(text)}annotations:\n${note('m1', 'no time', 'text: "see [the minutes](command:x)"; by: mara; created: 2024-06-10; resolved: true')}`,
			[`${article}.jonas.ann.yaml`]: `${textOf(text)}annotations:\n${note('j1', 'no time', 'text: I did; reply-to: mara m1')}${note('j2', 'five piers', 'text: which?')}`,
		});
		client = await startClient({ folders: [corpus.root], settings: () => ({ annotator: 'mara' }) });
		await client.ready();
		client.open(article, text);
	});
	after(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
	const notes = () => client.request<readonly NoteInfo[]>('standpoint/notes', { uri: client.uri(article) });

	it('are listed by position, with who wrote them, what they answer, and their text as it is', async () => {
		const found = await notes();
		assert.deepEqual(
			found.map(({ reference, replyTo, text }) => [reference, replyTo, text]),
			[
				['jonas j1', 'mara m1', 'I did'],
				['mara m1', undefined, 'see [the minutes](command:x)'],
				['jonas j2', undefined, 'which?'],
			],
		);
		const [, first] = found;
		assert.deepEqual(
			[first?.by, first?.created, first?.layer, first?.isDoubtful],
			['mara', '2024-06-10', 'mara', false],
		);
		assert.deepEqual(first?.range.start, corpus.find(article, 'no time'));
	});

	it('are made, as answers too, by the request that makes all annotations', async () => {
		const range = (await notes())[1]?.range;
		const edit = await client.request<AnnotationEdit>('standpoint/createAnnotation', {
			uri: client.uri(article),
			type: 'note',
			places: [[range]],
			fields: { text: 'Where?', 'reply-to': 'jonas j1' },
		});
		assert.equal(edit.files[0]?.uri, client.uri(`${article}.mara.ann.yaml`));
		assert.match(edit.files[0]?.edits[0]?.newText ?? '', /text: "Where\?"\n {4}reply-to: jonas j1\n {4}by: mara/);
	});

	it('are resolved and opened again, by the one that began', async () => {
		const found = await notes();
		assert.deepEqual(
			found.map(({ isResolved }) => isResolved),
			[false, true, false],
		);
		const settle = (id: string, layer: string, resolved: true | null) =>
			client.request<AnnotationEdit>('standpoint/changeAnnotation', {
				sidecar: client.uri(`${article}.${layer}.ann.yaml`),
				id,
				fields: { resolved },
			});
		const resolving = (await settle('j2', 'jonas', true)).files[0]?.edits[0]?.newText ?? '';
		assert.equal(resolving, '    resolved: true\n');
		const opening = (await settle('m1', 'mara', null)).files[0]?.edits[0]?.newText ?? '';
		assert.doesNotMatch(opening, /resolved/);
	});

	it('a file that is no article has none', async () => {
		assert.deepEqual(await client.request('standpoint/notes', { uri: client.uri('actors.yaml') }), []);
	});
});
