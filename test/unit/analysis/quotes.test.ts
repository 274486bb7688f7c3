import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findQuotes } from '../../../server/src/analysis/quotes';
import { readArticle } from '../../../server/src/article/read-article';
import { newsText } from './news-text';

/** Each quote as its words, marked `>` for speech and `*` for the rest, once more per depth, and `…` where it goes on. */
function quotesIn(text: string): readonly string[] {
	return findQuotes(readArticle(text, 'text')).map(({ inner, role, depth, continues }) => {
		const mark = (role === 'speech' ? '>' : '*').repeat(depth + 1);
		return `${mark} ${text.slice(inner.start, inner.end)}${continues ? ' …' : ''}`;
	});
}

describe('Quotes', () => {
	it('are found in curly and in straight marks', () => {
		assert.deepEqual(quotesIn('“We are going home,” she said. "And we are not coming back," he said.'), [
			'> We are going home,',
			'> And we are not coming back,',
		]);
	});

	it('are found in single marks, with apostrophes inside', () => {
		assert.deepEqual(quotesIn("'It's the dockers' plan and we don't like it,' she said."), [
			"> It's the dockers' plan and we don't like it,",
		]);
		assert.deepEqual(quotesIn('‘It’s the dockers’ plan and we don’t like it,’ she said.'), [
			'> It’s the dockers’ plan and we don’t like it,',
		]);
	});

	it('are found in two apostrophes', () => {
		assert.deepEqual(quotesIn("''We are going home,'' she said."), ['> We are going home,']);
	});

	it('are not apostrophes, plural possessives, decades or inches', () => {
		assert.deepEqual(quotesIn("The dockers' plan of the '90s wasn't Lind's. Rock 'n' roll, he'd say."), []);
		assert.deepEqual(quotesIn('The plank is 5\'10" long.'), []);
	});

	it('stand inside each other', () => {
		assert.deepEqual(quotesIn('“He said, ‘You will all pay for this,’ and left,” she said.'), [
			'> He said, ‘You will all pay for this,’ and left,',
			'>> You will all pay for this,',
		]);
	});

	it('go on in the next paragraph where they are not closed and it opens one again', () => {
		assert.deepEqual(quotesIn('She said: “The pier was old.\n\n“We closed it in May.”\n\nNobody spoke.'), [
			'> The pier was old. …',
			'> We closed it in May.',
		]);
	});

	it('end with their paragraph where the closing mark was forgotten', () => {
		assert.deepEqual(quotesIn('She said: “The pier was old and wet.\n\nNobody spoke.'), [
			'> The pier was old and wet.',
		]);
	});

	it('begin with their paragraph where the opening mark was forgotten', () => {
		assert.deepEqual(quotesIn('The pier was old,” she said.'), ['> The pier was old,']);
	});

	it('are no speech where they hold a word at a distance, a title or a name', () => {
		assert.deepEqual(
			quotesIn('The so-called “experts” read “The Old Man and the Sea” to the “pier rats” of the town.'),
			['* experts', '* The Old Man and the Sea', '* pier rats'],
		);
	});

	it('are speech where they are a sentence, however short', () => {
		assert.deepEqual(quotesIn('“Never again,” she said.'), ['> Never again,']);
	});
});

describe('Quotes of any text', () => {
	it('lie inside the text, hold their words, and are sorted and well nested', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ maxLength: 300 }), newsText()), text => {
				const open: number[] = [];
				let last = 0;
				for (const { start, end, inner, depth } of findQuotes(readArticle(text, 'text'))) {
					assert.ok(
						last <= start && start <= inner.start && inner.start < inner.end && inner.end <= end && end <= text.length,
					);
					last = start;
					while (open.length > 0 && (open.at(-1) as number) <= start) open.pop();
					assert.ok(end <= (open.at(-1) ?? text.length), 'quotes must not cross');
					assert.equal(depth, open.length);
					open.push(end);
				}
			}),
		);
	});
});
