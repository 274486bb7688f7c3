import assert from 'node:assert/strict';
import { articleStatus, corpusStatus, counted } from '../../../client/src/status-text';
import type { CorpusInfo } from '../../../server/src/protocol';

const corpus: CorpusInfo = {
	root: 'file:///mud',
	name: 'The mud affair',
	actors: 31,
	articles: 10,
	mentions: 1204,
	annotations: 1,
	reading: false,
	analysing: false,
};

describe('the status bar', () => {
	it('counts what an article holds, and says it in words in the tooltip', () => {
		const info = { actors: 1, mentions: 12, annotations: 0, unsourced: 3, vague: 1, genre: 'news' } as const;
		const { text, tooltip } = articleStatus(info);
		assert.equal(text, '$(organization) 1  $(mention) 12  $(tag) 0');
		assert.equal(
			tooltip,
			'This article (news): 1 actor, 12 mentions, 0 annotations\n3 claims without a source, 1 vague source',
		);
	});

	it('sums the corpora up while no article is in front', () => {
		const { text, tooltip } = corpusStatus([corpus, { ...corpus, name: 'The other one' }]);
		assert.equal(text, '$(library) 20 articles');
		assert.equal(tooltip, 'The mud affair, The other one: 20 articles, 62 actors, 2,408 mentions, 2 annotations');
	});

	it('tells how far the reading is', () => {
		const { text, tooltip } = corpusStatus([corpus, { ...corpus, name: 'New', reading: true, progress: 0.456 }]);
		assert.equal(text, '$(sync~spin) 45 %');
		assert.equal(tooltip, 'Standpoint reads New: 45 percent');
	});

	it('tells how far the analysis is, and what is not complete until then', () => {
		const { text, tooltip } = corpusStatus([corpus, { ...corpus, name: 'New', analysing: true, progress: 0.456 }]);
		assert.equal(text, '$(sync~spin) 45 %');
		assert.equal(
			tooltip,
			'The mud affair, New: 20 articles, 62 actors, 2,408 mentions, 2 annotations\nStandpoint analyses New: 45 percent. Until then not all claims without a source are found, nor all of who says what.',
		);
		assert.equal(corpusStatus([{ ...corpus, analysing: true }]).text, '$(library) 10 articles');
	});

	it('writes one and many', () => {
		assert.equal(counted(1, 'actor'), '1 actor');
		assert.equal(counted(0, 'actor'), '0 actors');
		assert.equal(counted(12000, 'mention'), '12,000 mentions');
	});
});
