import assert from 'node:assert/strict';
import { type MentionStep, stepMention } from '../../../server/src/queries/next-mention';
import { harbourActors } from '../support/harbour';
import { miniCorpus, shown } from '../support/mini-corpus';

const corpus = (first: string): string => `${harbourActors}
%! articles/b.txt
${first}
%! articles/a.txt
Earlier

Marta Lind came. Marta Lind saw.
%! articles/c.txt
Later

Oskar Brandt waited. Marta Lind came late.
`;

const prose = 'At the port\n\nMarta Lind paid. Oskar Brandt and Marta Lind left.';
const onFirst = corpus(prose.replace('Marta', 'Ma▮rta'));
const onLast = corpus(prose.replace('and Marta', 'and Ma▮rta'));
const between = corpus(prose.replace('paid', 'pa▮id'));

function check(fixture: string, step: Partial<MentionStep>, expected: string | undefined): void {
	const mini = miniCorpus(fixture);
	const { path, position } = mini.cursor;
	const found = stepMention(mini.corpus, { path, position, direction: 'next', scope: 'article', ...step });
	assert.equal(found && shown(mini, found), expected);
}

describe('next and previous mention', () => {
	it('goes to the same actor’s next mention in the article', () =>
		check(onFirst, {}, 'articles/b.txt:3:35 Marta Lind'));
	it('goes round at the end of the article', () => check(onLast, {}, 'articles/b.txt:3:1 Marta Lind'));
	it('goes round at its beginning', () => {
		check(onFirst, { direction: 'previous' }, 'articles/b.txt:3:35 Marta Lind');
	});
	it('goes to any actor’s mention from words that name nobody', () => {
		check(between, {}, 'articles/b.txt:3:18 Oskar Brandt');
		check(between, { direction: 'previous' }, 'articles/b.txt:3:1 Marta Lind');
	});
	it('steps through the mentions of an actor that is named', () => {
		check(between, { actor: 'lind' }, 'articles/b.txt:3:35 Marta Lind');
	});
	it('goes on into the next article of the corpus', () => {
		check(onLast, { scope: 'corpus' }, 'articles/c.txt:3:22 Marta Lind');
	});
	it('goes back to the last mention in the article before', () => {
		check(onFirst, { scope: 'corpus', direction: 'previous' }, 'articles/a.txt:3:18 Marta Lind');
	});
	it('goes round the corpus', () => {
		const last = corpus(prose).replace('waited. Ma', 'waited. M▮a');
		check(last, { scope: 'corpus' }, 'articles/a.txt:3:1 Marta Lind');
		check(last, { scope: 'corpus', actor: 'brandt' }, 'articles/b.txt:3:18 Oskar Brandt');
	});
	it('is nowhere where the actor is mentioned only here', () => {
		check(`${harbourActors}%! articles/a.txt\nAlone\n\nMarta L▮ind slept.\n`, { scope: 'corpus' }, undefined);
	});
});
