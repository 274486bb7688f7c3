import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { checkMarkers, loadGrammar, tokenise } from './check';

describe('the grammar for articles', () => {
	let grammar: IGrammar;
	before(async () => {
		grammar = await loadGrammar('text.article.standpoint');
	});
	const check = (fixture: string) => checkMarkers(grammar, fixture);

	it('shows the first line as the headline, and only that', () => {
		check(`
Ferry runs aground
^^^^^^^^^^^^^^^^^^ markup.heading.headline
Nobody was hurt.
(none) markup.heading
`);
	});

	it('takes a section’s name or a count of comments on the first line for what it is: the headline follows', () => {
		check(`
Opinion
(none) markup.heading

We sold the ferry
^^^^^^^^^^^^^^^^^ markup.heading.headline

And now we swim.
(none) markup.heading
`);
		check(`
22
(none) markup.heading
Ferry runs aground
^^^^^^^^^^^^^^^^^^ markup.heading.headline
Nobody was hurt.
(none) markup.heading
`);
	});

	it('shows quoted speech inside a headline', () => {
		check(`
“No” to the harbour, says mayor
^^^^ string.quoted.double.speech
`);
	});

	it('tells a byline from a sentence that begins with “By”', () => {
		check(`
Ferry runs aground

By Elin Sørvaag and Dominic Parrish
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.author
By Anna-Lise O’Dowd, Harbour correspondent
   ^^^^^^^^^^^^^^^^ entity.name.type.author
                     ^^^^^^^^^^^^^^^^^^^^^ comment.line.position
By Monday the ferry had been freed.
(none) entity.name.type.author
By then it was late
(none) entity.name.type.author
`);
	});

	it('tells a dateline from capitals and dashes elsewhere', () => {
		check(`
Ferry runs aground
SARNPORT, Veresia, March 12 (Northwater Wire) - The ferry ran aground.
^^^^^^^^ constant.other.dateline.place
        ^^^^^^^^^^^^^^^^^^^ constant.numeric.dateline.date
                           ^^^^^^^^^^^^^^^^^^ comment.block.dateline.agency
ALDERMOOR — “Nobody was hurt,” the mayor said.
^^^^^^^^^ constant.other.dateline.place
            ^^^^^^^^^^^^^^^^^^ string.quoted.double.speech
REED said nothing — as usual.
(none) constant.other.dateline
The ferry — an old one — ran aground.
(none) constant.other.dateline
`);
	});

	it('shows a pointer to another article', () => {
		check(`
Ferry runs aground
Related: How the ferry was bought
^^^^^^^ keyword.other.related
         ^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.related
They are related: he is her uncle.
(none) keyword.other.related
`);
	});

	it('shows the numbers and bullets of a comment thread', () => {
		check(`
Ferry runs aground
Comments (2)
^^^^^^^^^^^^ markup.heading.comments
  1. Typical.
  ^^ markup.list.numbered
    • Why typical?
    ^ markup.list.unnumbered
3. The captain must go.
(none) markup.list
`);
	});

	it('shows a credit at the end of a caption', () => {
		check(`
Ferry runs aground
The ferry on Monday. (Wim Aldous/Sarnport Courier)
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.block.credit
`);
	});

	describe('quoted speech', () => {
		it('has curly or straight marks', () => {
			check(`
Ferry runs aground
“I saw it,” she said. “It just stopped.”
^^^^^^^^^^^           ^^^^^^^^^^^^^^^^^^ string.quoted.double.speech
"I saw it," she said. "It just stopped."
^^^^^^^^^^^           ^^^^^^^^^^^^^^^^^^ string.quoted.double.speech
`);
		});

		it('may have a quote inside', () => {
			check(`
Ferry runs aground
“He said, ‘It’s the tide,’ and left,” she said.
          ^^^^^^^^^^^^^^^^ string.quoted.single.nested
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double.speech
"He said, 'It's the tide,' and left," she said.
          ^^^^^^^^^^^^^^^^ string.quoted.single.nested
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double.speech
`);
		});

		it('may stand in single marks, which are not taken for apostrophes', () => {
			check(`
Ferry runs aground
The ‘safe’ ferry, the captain’s pride, was the islanders’ only link.
    ^^^^^^ string.quoted.single.speech
It was rock ’n’ roll in the ‘nineties, ‘we’re fine’ and all.
                                       ^^^^^^^^^^^^ string.quoted.single.speech
`);
		});

		it('never runs on into the next line', () => {
			check(`
Ferry runs aground
“This goes on in the next paragraph.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double.speech

The captain was asked to leave.
(none) string.quoted
A 14" pipe burst.
(none) string.quoted
A stray "mark was left.
        ^^^^^^^^^^^^^^^ string.quoted.double.speech
It did no harm.
(none) string.quoted
`);
		});
	});

	it('leaves every line of the sample in no open rule, so that no line colours the next', () => {
		const articles = resolve(__dirname, '../../../sample/articles');
		for (const name of readdirSync(articles).filter(file => file.endsWith('.txt'))) {
			const lines = readFileSync(join(articles, name), 'utf8').split('\n');
			const whole = tokenise(grammar, lines.join('\n'));
			for (const [index, line] of lines.entries()) {
				// The headline may stand below a section's name.
				if (index < 3) continue;
				const alone = tokenise(grammar, `x\n${line}`)[1];
				assert.deepEqual(whole[index], alone, `${name}:${index + 1}`);
			}
		}
	});

	it('reads a long line of nothing but quotation marks without stalling', () => {
		for (const mark of ['‘', '“', '"', "'", '(', '« ', '‘a’b']) {
			const [tokens] = tokenise(grammar, `${mark.repeat(5000)}.`);
			assert.ok(tokens && tokens.length > 0);
		}
	});
});
