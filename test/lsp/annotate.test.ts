import assert from 'node:assert/strict';
import type { CodeAction, Range, SelectionRange, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { applyEdits } from '../../server/src/annotation/edit';
import { readSidecar } from '../../server/src/annotation/read';
import type { AnnotationEdit, AnnotationProposal, PhrasePlace } from '../../server/src/protocol';
import { indexLines, spanOf } from '../../server/src/text/position';
import { type Client, fullCapabilities, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';

const article = 'articles/2023-03-01-dredging.txt';
const shared = `${article}.ann.yaml`;

describe('annotating over the protocol', () => {
	let corpus: TestCorpus;
	let client: Client;
	let annotator = '';

	before(async () => {
		corpus = testCorpus();
		client = await startClient({
			folders: [corpus.root],
			settings: () => ({ annotator }),
			capabilities: {
				...fullCapabilities,
				workspace: {
					...fullCapabilities.workspace,
					workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
				},
				experimental: { standpoint: { commands: true } },
			},
		});
		await client.ready();
		client.open(article, corpus.read(article));
	});
	after(async () => {
		await client.stop();
		corpus.dispose();
	});

	const rangeOf = (words: string): Range => ({
		start: corpus.find(article, words),
		end: corpus.find(article, words, 0, words.length),
	});
	const propose = (...words: readonly string[]) =>
		client.request<AnnotationProposal | null>('standpoint/proposeAnnotation', {
			uri: client.uri(article),
			ranges: words.map(rangeOf),
		});
	const create = (params: object) =>
		client.request<AnnotationEdit>('standpoint/createAnnotation', { uri: client.uri(article), ...params });
	const actions = (range: Range, path = article) =>
		client.request<CodeAction[] | null>('textDocument/codeAction', {
			textDocument: { uri: client.uri(path) },
			range,
			context: { diagnostics: [] },
		});
	/** A file's text after edits. */
	const edited = (text: string, edits: readonly { readonly range: Range; readonly newText: string }[]) => {
		const lines = indexLines(text);
		return applyEdits(
			text,
			edits.map(({ range, newText }) => ({ ...spanOf(lines, range), newText })),
		);
	};

	it('proposes who holds the stance, towards whom, and what the codebook has', async () => {
		const proposal = await propose('The channel is silting up');
		assert.equal(proposal?.holder?.actor, 'halvorsen');
		assert.deepEqual(
			proposal?.topics.map(({ id }) => id),
			['dredging', 'ferries'],
		);
		assert.ok(proposal?.targets.some(({ actor }) => actor === 'okoro'));
		const [existing] = (await propose('an enormous mistake'))?.existing ?? [];
		assert.equal(existing?.id, 'st0001');
	});

	it('writes an annotation into the file that is there, and a new actor beside it', async () => {
		const answer = await create({
			type: 'stance',
			places: [[rangeOf('we have no time')]],
			fields: { holder: 'halvorsen', stance: 'support' },
			newActors: [{ field: 'target', name: 'Port Works Ltd', kind: 'organisation' }],
		});
		assert.equal(answer.refused, undefined);
		const [actors, sidecar] = answer.files;
		assert.ok(actors && sidecar);
		assert.deepEqual(answer.added, { target: 'port-works-ltd' });
		assert.match(edited(corpus.read('actors.yaml'), actors.edits), /port-works-ltd:\n\s+name: Port Works Ltd/);
		const text = edited(corpus.read(shared), sidecar.edits);
		assert.ok(text.includes('# The clearest stance in this article.'));
		const made = readSidecar(text).annotations.find(({ id }) => id === answer.ids[0]);
		assert.equal(made?.fields.target, 'port-works-ltd');
		assert.match(String(made?.fields.created), /^\d{4}-\d\d-\d\d$/);
	});

	it('adds a new topic to the codebook in the same change', async () => {
		const answer = await create({
			type: 'stance',
			places: [[rangeOf('we have no time')]],
			fields: { holder: 'halvorsen', target: 'okoro', stance: 'oppose' },
			newTerm: { field: 'topic', label: 'Lost time' },
		});
		const settings = answer.files.find(({ uri }) => uri.endsWith('corpus.yaml'));
		const text = edited(corpus.read('corpus.yaml'), settings?.edits ?? []);
		assert.match(text, /\[dredging, ferries, \{id: lost-time, label: Lost time\}\]/);
		assert.deepEqual(answer.added, { topic: 'lost-time' });
	});

	it('counts what an editor shows of the file, saved or not', async () => {
		const unsaved = corpus.read(shared).replace('# The clearest stance', '# Unsaved: the clearest stance');
		client.open(shared, unsaved, 'standpoint-annotations');
		const answer = await create({ type: 'note', places: [[rangeOf('412 million')]], fields: { text: 'Check.' } });
		assert.equal(answer.files[0]?.version, 1);
		assert.ok(edited(unsaved, answer.files[0]?.edits ?? []).includes('# Unsaved'));
		client.close(shared);
	});

	it('changes and deletes annotations', async () => {
		const sidecar = client.uri(shared);
		const changed = await client.request<AnnotationEdit>('standpoint/changeAnnotation', {
			sidecar,
			id: 'st0001',
			fields: { stance: 'neutral', topic: null },
		});
		const text = edited(corpus.read(shared), changed.files[0]?.edits ?? []);
		assert.match(text, /stance: neutral/);
		assert.doesNotMatch(text, /topic/);
		const deleted = await client.request<AnnotationEdit>('standpoint/deleteAnnotation', { sidecar, id: 'st0001' });
		assert.doesNotMatch(edited(corpus.read(shared), deleted.files[0]?.edits ?? []), /st0001/);
		const gone = await client.request<AnnotationEdit>('standpoint/deleteAnnotation', { sidecar, id: 'zzzzzz' });
		assert.ok(gone.refused);
	});

	it('finds all places of a phrase', async () => {
		const places = await client.request<PhrasePlace[]>('standpoint/phrasePlaces', {
			uri: client.uri(article),
			range: rangeOf('dredging'),
		});
		assert.deepEqual(
			places.map(({ words }) => words),
			['dredging', 'dredging', 'dredging'],
		);
	});

	it('offers answers to an unsourced claim, each an annotation that settles it', async () => {
		const offered = (await actions(rangeOf('412 million'))) ?? [];
		const titles = offered.map(({ title }) => title);
		for (const wanted of [/^Attribute to Ingrid Halvorsen/, /^Cite a document…$/, /^Common knowledge$/, /^Not a claim/])
			assert.ok(
				titles.some(title => wanted.test(title)),
				`${wanted} among ${titles.join(', ')}`,
			);
		const author = offered.find(({ title }) => title === 'The author’s own view');
		const [argument] = author?.command?.arguments ?? [];
		const answer = await client.request<AnnotationEdit>('standpoint/fix', argument);
		const text = edited(corpus.read(shared), answer.files[0]?.edits ?? []);
		const claim = readSidecar(text).annotations.find(({ type }) => type === 'claim');
		assert.deepEqual(claim?.fields.source, 'author');
		corpus.write({ [shared]: text });
		client.changedOnDisk([shared]);
		await client.until(
			async () => (await actions(rangeOf('412 million'))) ?? [],
			now => now.every(({ title }) => title !== 'Common knowledge'),
		);
	});

	it('gives a client that knows no commands the edits themselves, and nothing that asks', async () => {
		const other = testCorpus();
		const plain = await startClient({ folders: [other.root] });
		try {
			await plain.ready();
			plain.open(article, other.read(article));
			const offered = await plain.request<CodeAction[]>('textDocument/codeAction', {
				textDocument: { uri: plain.uri(article) },
				range: rangeOf('412 million'),
				context: { diagnostics: [] },
			});
			assert.ok(offered.every(({ command, edit }) => command === undefined && edit !== undefined));
			const common = offered.find(({ title }) => title === 'Common knowledge');
			const [change] = (common?.edit?.documentChanges ?? []) as TextDocumentEdit[];
			const edits = (change?.edits ?? []) as { readonly range: Range; readonly newText: string }[];
			assert.match(edited(other.read(shared), edits), /source: common-knowledge/);
		} finally {
			await plain.stop();
			other.dispose();
		}
	});

	it('writes to the annotator’s own file, and makes it where there is none', async () => {
		annotator = 'ada';
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		const answer = await client.until(
			() => create({ type: 'mention', places: [[rangeOf('Daniel Okoro')]], fields: { actor: 'okoro' } }),
			({ files }) => files[0]?.uri.endsWith('.ada.ann.yaml') === true,
		);
		assert.equal(answer.files[0]?.isNew, true);
		const [mention] = readSidecar(answer.files[0]?.edits[0]?.newText ?? '').annotations;
		assert.equal(mention?.by, 'ada');
	});

	it('mends an actor that nobody has, in the annotation file', async () => {
		const broken = corpus.read(shared).replace('target: halvorsen', 'target: halvorse');
		client.open(shared, broken, 'standpoint-annotations');
		const at = broken.slice(0, broken.indexOf('halvorse')).split('\n');
		const position = { line: at.length - 1, character: at.at(-1)?.length ?? 0 };
		const titles = ((await actions({ start: position, end: position }, shared)) ?? []).map(({ title }) => title);
		assert.ok(titles.includes('Change to “halvorsen” (Ingrid Halvorsen)'), titles.join(', '));
		assert.ok(titles.includes('Add the actor “halvorse”'), titles.join(', '));
		client.close(shared);
	});

	it('expands a selection over names and quotes', async () => {
		const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
			textDocument: { uri: client.uri(article) },
			positions: [corpus.find(article, 'enormous', 0, 2)],
		});
		const words: string[] = [];
		for (let step: SelectionRange | undefined = selection; step; step = step.parent) {
			const { start, end } = spanOf(indexLines(corpus.read(article)), step.range);
			words.push(corpus.read(article).slice(start, end));
		}
		assert.deepEqual(words.slice(0, 3), ['enormous', 'an enormous mistake', '“an enormous mistake”']);
		assert.equal(words.at(-1), corpus.read(article));
	});
});
