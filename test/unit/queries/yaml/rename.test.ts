import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/annotation/edit';
import { prepareRename, renameActor, renameId } from '../../../../server/src/queries/yaml/rename';
import { type MiniCorpus, wordsAt } from '../../support/mini-corpus';
import { withChange, withSidecar } from './fixture';

const rename = (mini: MiniCorpus, newId: string) =>
	renameId(mini.corpus, mini.cursor.path, mini.cursor.position, newId);

/** All files after the rename. */
function renamed(mini: MiniCorpus, newId: string): ReadonlyMap<string, string> {
	const renaming = rename(mini, newId);
	assert.ok('edits' in renaming, JSON.stringify(renaming));
	return new Map([...mini.texts].map(([path, text]) => [path, applyEdits(text, renaming.edits.get(path) ?? [])]));
}

describe('renaming an id', () => {
	it('renames an actor in its entry, in other entries and in all annotations, and touches nothing else', () => {
		const mini = withChange('sidecar', 'holder: lind', 'holder: li▮nd # lind herself');
		const files = renamed(mini, 'marta-lind');
		for (const [path, text] of mini.texts) {
			const expected = text.replace(/^ {2}lind:/m, '  marta-lind:').replace(/(holder|actor): lind/g, '$1: marta-lind');
			assert.equal(files.get(path), expected, path);
		}
	});

	it('renames an actor that others belong to', () => {
		const actors = renamed(withChange('actors', '  norland:', '  norland▮:'), 'north').get('actors.yaml') ?? '';
		assert.ok(
			actors.includes('of: north, from') && actors.includes('part-of: north\n') && actors.includes('  north:\n'),
		);
		assert.ok(actors.includes('name: Norland'));
	});

	it('renames topics, stances and codes in corpus.yaml and in annotations', () => {
		const topic = renamed(withChange('sidecar', 'topic: tolls', 'topic: tolls▮'), 'fees');
		assert.match(topic.get('corpus.yaml') ?? '', /topics: \[fees, /);
		assert.match(topic.get('articles/a.txt.ann.yaml') ?? '', /topic: fees\n/);
		const stance = renamed(withChange('settings', 'oppose: -1', 'opp▮ose: -1'), 'against');
		assert.match(stance.get('corpus.yaml') ?? '', /neutral: 0, against: -1/);
		assert.match(stance.get('articles/a.txt.ann.yaml') ?? '', /stance: against\n/);
		const code = renamed(withSidecar('  - {id: x, type: code, quote: toll, codes: ["law", mo▮ney]}\n'), 'cash');
		assert.match(code.get('corpus.yaml') ?? '', /- cash\n/);
		assert.match(code.get('articles/a.txt.ann.yaml') ?? '', /codes: \["law", cash\]/);
	});

	it('can begin at a mention, where only the actor is known', () => {
		const { corpus } = withSidecar('');
		const renaming = renameActor(corpus, 'lind', 'marta');
		assert.ok('edits' in renaming);
		assert.deepEqual([...renaming.edits.keys()], ['actors.yaml', 'articles/a.txt.ann.yaml']);
	});

	it('says what would be renamed, without quotation marks', () => {
		const mini = withChange('sidecar', 'holder: lind', 'holder: "li▮nd"');
		const target = prepareRename(mini.corpus, mini.cursor.path, mini.cursor.position);
		assert.equal(target?.placeholder, 'lind');
		assert.equal(target && wordsAt(mini, { path: mini.cursor.path, range: target.range }), 'lind');
		const key = withChange('sidecar', 'holder: lind', 'hol▮der: lind');
		assert.equal(prepareRename(key.corpus, key.cursor.path, key.cursor.position), undefined);
	});

	it('refuses ids that are taken, mean something else or are no ids', () => {
		const mini = withChange('sidecar', 'holder: lind', 'holder: li▮nd');
		for (const newId of ['norland', 'a b', '', 'a: b', 'null', 'anonymous', '-x']) {
			assert.ok('refused' in rename(mini, newId), newId);
		}
		assert.ok('edits' in rename(mini, 'lind'));
		assert.ok('refused' in rename(withChange('sidecar', 'quote: Nobody', 'quote: No▮body'), 'x'));
	});
});
