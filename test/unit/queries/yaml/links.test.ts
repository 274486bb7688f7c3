import assert from 'node:assert/strict';
import { yamlLinks } from '../../../../server/src/queries/yaml/links';
import { shown, wordsAt } from '../../support/mini-corpus';
import { portVik, withChange, withSidecar } from './fixture';

describe('links in YAML', () => {
	it('lead from each quote to its words in the article, and not from those that are gone', () => {
		const mini = withSidecar('  - {id: x, type: note, quote: never written, text: y}\n');
		const path = 'articles/a.txt.ann.yaml';
		const links = yamlLinks(mini.corpus, path).map(link => [
			wordsAt(mini, { path, range: link.range }),
			'to' in link ? shown(mini, link.to) : link.url,
		]);
		assert.deepEqual(links, [
			['a costly mistake', 'articles/a.txt:3:29 a costly mistake'],
			['Nobody paid', 'articles/a.txt:5:1 Nobody paid'],
		]);
	});

	it('lead from Wikidata ids to their pages, and from nothing else that stands there', () => {
		const urls = (mini: ReturnType<typeof portVik>) =>
			yamlLinks(mini.corpus, 'actors.yaml').map(link => ('url' in link ? link.url : ''));
		assert.deepEqual(urls(portVik()), ['https://www.wikidata.org/wiki/Q4711']);
		for (const id of ['javascript:alert(1)', 'Q1/../x', '"Q1?x"']) {
			assert.deepEqual(urls(withChange('actors', 'Q4711', id)), [], id);
		}
	});
});
