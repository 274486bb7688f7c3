import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hoverAt, hoverMarkdown } from '../../../server/src/queries/hover';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

/** The Markdown of the hover at the cursor; the empty string where there is none. */
function hover(fixture: string): string {
	const { corpus, cursor } = miniCorpus(fixture);
	const found = hoverAt(corpus, cursor.path, cursor.position);
	return found ? hoverMarkdown(found, (path, line) => `file:///c/${path}#L${line}`) : '';
}

function check(fixture: string, ...expected: readonly (string | RegExp)[]): void {
	const markdown = hover(fixture);
	for (const part of expected) {
		if (typeof part === 'string') assert.ok(markdown.includes(part), `“${part}” is missing in:\n${markdown}`);
		else assert.match(markdown, part);
	}
}

const stances = `
%! articles/2003-05-06-harbour.txt.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: s1
    type: stance
    quote: a disgrace
    at: here
    holder: lind
    target: reform
    stance: oppose
    topic: tolls
    by: mara
    created: 2024-05-01
  - id: s2
    type: stance
    quote: a disgrace
    at: here
    holder: brandt
    target: lind
    stance: support
  - id: c1
    type: claim
    quote: The tolls
    at: here
    source: lind
`;

const article = (prose: string): string => `
%! articles/2003-05-06-harbour.txt
Tolls at the port

${prose}
`;

const speech = 'Marta Lind said that the tolls of Norland were a disgrace. The tolls stay.';

describe('hover on a mention', () => {
	const card = harbourActors + article(speech.replace('Marta', 'Mar▮ta')) + stances;

	it('shows the actor: name, kind, id, affiliation, aliases, note', () => {
		check(card, '**Marta Lind** · person · `lind`', 'Part of Reform Party → Norland', 'Also: the harbour minister');
	});

	it('shows the roles held at the article’s date, and no others', () => {
		check(card, 'harbour minister of Norland (2001-01-01–2004-12-31)');
		assert.ok(!hover(card).includes('mayor'));
	});

	it('says how the actor was recognised', () => check(card, /Recognised here by the full name \(\d+ %\)/));

	it('counts mentions here and in the corpus, statements, claims', () => {
		const second = '\n%! articles/second.txt\nMore tolls\n\nMarta Lind paid. Marta Lind left.\n';
		check(card + second, '1 mention here · 3 in 2 articles', '1 statement attributed', '1 claim annotated');
	});

	it('shows the stances held and received, with the other side', () => {
		check(card, 'Holds: oppose 1 (towards Reform Party 1)', 'Receives: support 1 (from Oskar Brandt 1)');
	});

	it('leads to the entry and to Wikidata', () => {
		check(card, '[Entry](<file:///c/actors.yaml#L2>)', '[Wikidata](<https://www.wikidata.org/wiki/Q4711>)');
	});

	it('makes no link of something that is no Wikidata id', () => {
		assert.ok(!hover(card.replace('Q4711', '"Q1) [x](command:evil"')).includes('wikidata.org'));
	});

	it('an ambiguous mention shows its candidates', () => {
		const twins = harbourActors.replace(
			'name: Oskar Brandt',
			'name: Oskar Brandt\n    aliases: [the harbour minister]',
		);
		const fixture = twins.replace(/ {4}roles:\n(.*\n){2}/, '') + article('Yesterday the harbour mini▮ster paid.');
		check(
			fixture,
			'**Ambiguous:** “',
			'**Marta Lind**',
			'**Oskar Brandt**',
			'[Marta Lind](<file:///c/actors.yaml#L2>)',
		);
	});
});

describe('hover elsewhere in an article', () => {
	it('on an annotation says what it means, who made it, when, and in which layer', () => {
		const fixture = harbourActors + article(speech.replace('disgrace', 'dis▮grace')) + stances;
		check(
			fixture,
			'**Stance** **Marta Lind** → *oppose* → **Reform Party** · topic tolls',
			'by mara · 2024-05-01 · the shared layer · `s1`',
			'[Annotation](<file:///c/articles/2003-05-06-harbour.txt.ann.yaml#L4>)',
		);
	});

	it('on reported speech says who says it', () => {
		check(harbourActors + article(speech.replace('were', 'we▮re')), '**Says:** **Marta Lind**', 'cue “said”');
	});

	it('on a claim without a source says what would settle it', () => {
		check(
			harbourActors + article('The bridge coll▮apsed in 2003 and killed 12 people.'),
			'**Claim without a source.**',
			'To settle it, annotate',
		);
	});

	it('an actor within reported speech shows both', () => {
		check(
			harbourActors + article(speech.replace('Norland', 'Nor▮land')),
			'**Norland** · state',
			'**Says:** **Marta Lind**',
		);
	});

	it('a name that no actor has is pointed out', () => {
		const fixture = harbourActors + article('The union sent Agnes Tho▮rvald, and Agnes Thorvald slept.');
		check(fixture, /\*\*Agnes Thorvald\*\* · perhaps an? \w+ · not among the corpus’s actors/);
	});

	it('shows nothing where there is nothing', () => {
		assert.equal(hover(harbourActors + article('Why?').replace('Tolls at', 'To▮lls at')), '');
	});
});

describe('text from files in a hover', () => {
	const hostile = '<img src=x> [a](command:b) **c** `d` ![e](http://f) www.evil.example $(zap) | x@y.zz';

	it('is shown literally: no HTML, no link, no image, no markup', () => {
		const actors = harbourActors.replace('Trained as a *pilot*.', JSON.stringify(hostile));
		const markdown = hover(actors + article(speech.replace('Marta', 'Mar▮ta')));
		const unescaped = markdown.replace(/\\./g, '').replace(/\[(Entry|Wikidata)\]\(<[^>]*>\)/g, '');
		assert.ok(!/[<[\]`]/.test(unescaped.replace(/`lind`/g, '')), unescaped);
		assert.ok(!/www\.|https?:/.test(unescaped), unescaped);
	});

	it('never breaks out of its line, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), name => {
				const actors = harbourActors.replace('name: Marta Lind', `name: Marta Lind\n    note: ${JSON.stringify(name)}`);
				const markdown = hover(
					actors.replace(/ {4}note: Trained.*\n/, '') + article(speech.replace('Marta', 'Mar▮ta')),
				);
				const note = markdown.split('\n\n').find(line => line.startsWith('*') && !line.startsWith('**'));
				assert.ok(note === undefined || !/[\n\r\u2028\u2029\u202e]/.test(note));
				assert.ok(!/(^|[^\\])[<[`]/.test((note ?? '').slice(1)));
			}),
			{ numRuns: 25 },
		);
	});
});
