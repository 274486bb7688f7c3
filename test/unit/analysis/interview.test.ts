import assert from 'node:assert/strict';
import { findAttributions } from '../../../server/src/analysis/attributions';
import { judgeSentences } from '../../../server/src/analysis/judgements';
import { findQuotes } from '../../../server/src/analysis/quotes';
import { readArticle } from '../../../server/src/article/read-article';

const head = (introduction: string) => `# The mud remembers

By Petra Vaun

${introduction}

`;

const dialogue = `**Dr Lind, what did you find?**

The mud is full of tar. I measured it in May.

**The council closed the pier in 2014.**

(She laughs.) It closed one end of it.

**And above the bar?**

Sand, put there by the river. “No tar,” my assistant said.

**Were you heard?**

Nobody wrote back to me.
`;

function read(text: string) {
	const article = readArticle(text, 'markdown');
	const quotes = findQuotes(article);
	const attributions = findAttributions(article, quotes, []);
	const slice = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
	return {
		answers: attributions
			.filter(({ kind, cue }) => kind === 'direct' && cue.length === 0)
			.map(({ source, content }) => [source.map(slice).join(), content.map(slice).join(' / ')]),
		nested: attributions.filter(({ nested }) => nested).map(({ cue }) => cue.map(slice).join()),
		statuses: judgeSentences(article, quotes, attributions, 'news')
			.filter(({ zone }) => zone === 'body')
			.map(sentence => `${sentence.status}: ${slice(sentence)}`),
	};
}

describe('In an interview', () => {
	it('each answer is what the person says whom the introduction names most, and what is in it belongs to it', () => {
		const { answers, nested } = read(
			head('Ana Lind has studied the mud for years. Lind is no friend of the mayor, Oskar Brandt.') + dialogue,
		);
		assert.deepEqual(answers, [
			['Ana Lind', 'The mud is full of tar. I measured it in May.'],
			['Ana Lind', 'It closed one end of it.'],
			['Ana Lind', 'Sand, put there by the river. “No tar,” my assistant said.'],
			['Ana Lind', 'Nobody wrote back to me.'],
		]);
		assert.deepEqual(nested, ['said']);
	});

	it('answers have a source and questions need none', () => {
		const { statuses } = read(head('We met Ana Lind at the pier.') + dialogue);
		assert.deepEqual(statuses.slice(1), [
			'other: **Dr Lind, what did you find?**',
			'sourced: The mud is full of tar.',
			'sourced: I measured it in May.',
			'other: **The council closed the pier in 2014.**',
			'other: (She laughs.)',
			'sourced: It closed one end of it.',
			'other: **And above the bar?**',
			'sourced: Sand, put there by the river.',
			'sourced: “No tar,” my assistant said.',
			'other: **Were you heard?**',
			'sourced: Nobody wrote back to me.',
		]);
	});

	it('the author of the introduction is not the one who answers, and nobody is guessed', () => {
		const { answers, statuses } = read(head('The harbour has a new chemist.') + dialogue.replace('Dr Lind, w', 'W'));
		assert.equal(answers[0]?.[0], '');
		assert.equal(statuses[2], 'vague: The mud is full of tar.');
	});

	it('the letter before an answer stands for whoever is named above', () => {
		const text = `${head('The chemist Ana Lind has studied the mud for years.')}Q: What did you find?

A: Tar.

Q: The council closed the pier in 2014.

A: It closed one end of it.
`;
		const article = readArticle(text, 'text');
		const found = findAttributions(article, findQuotes(article), []);
		assert.deepEqual(
			found
				.filter(({ cue }) => cue.some(({ start }) => text[start] === ':'))
				.map(({ source }) => source.map(({ start, end }) => text.slice(start, end)).join('|'))
				.sort(),
			['Ana Lind|A', 'Ana Lind|A', 'Q', 'Q'],
		);
	});

	it('names in bold tell who speaks', () => {
		const text = `# On mud

**COURIER:** The council closed the pier in 2014. Did you know?

**Lind:** I did. They closed it in May.

**COURIER:** And who paid?

**Lind:** Nobody paid for it.
`;
		const article = readArticle(text, 'markdown');
		const found = findAttributions(article, findQuotes(article), []);
		assert.deepEqual(
			found.map(({ source, content }) =>
				[...source, ...content].map(({ start, end }) => text.slice(start, end)).join(': '),
			),
			[
				'COURIER: The council closed the pier in 2014. Did you know?',
				'Lind: I did. They closed it in May.',
				'COURIER: And who paid?',
				'Lind: Nobody paid for it.',
			],
		);
	});
});
