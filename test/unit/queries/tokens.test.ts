import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges } from '../../../server/src/corpus/apply-changes';
import { type Token, tokensOf } from '../../../server/src/queries/tokens';
import { harbourActors } from '../support/harbour';
import { miniCorpus, sha256 } from '../support/mini-corpus';

const path = 'articles/a.txt';
const actors = miniCorpus(harbourActors).corpus;

function tokens(prose: string): { readonly lines: readonly string[]; readonly found: readonly Token[] } {
	const corpus = applyChanges(
		actors,
		[{ kind: 'article', path, text: prose, hash: sha256(prose), open: true }],
		() => '',
	);
	return { lines: prose.split('\n'), found: tokensOf(corpus, path) };
}

const shown = ({ lines, found }: ReturnType<typeof tokens>): readonly string[] =>
	found.map(({ start, length, type, modifier }) => {
		const words = lines[start.line]?.slice(start.character, start.character + length);
		return `${type}${modifier ? `.${modifier}` : ''} ${words}`;
	});

describe('semantic tokens', () => {
	it('are headings, actors by kind, cues, sources and quoted speech, in order; the actor goes before the source', () => {
		assert.deepEqual(shown(tokens('Tolls at the port\n\n“Norland will not pay,” Marta Lind said.')), [
			'heading Tolls at the port',
			'quotation “',
			'actor.state Norland',
			'quotation  will not pay,”',
			'actor.person Marta Lind',
			'cue said',
		]);
	});

	it('never overlap, never leave their line, and are in order, whatever the text', () => {
		const word = fc.constantFrom(
			'Marta Lind',
			'said',
			'that',
			'“',
			'”',
			'Norland',
			'. ',
			'\n',
			'\n\n',
			'officials',
			'(',
			'the harbour minister',
			', ',
			'According to',
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 40 }), words => {
				const { lines, found } = tokens(words.join(' '));
				let line = 0;
				let end = 0;
				for (const { start, length } of found) {
					if (start.line !== line) end = 0;
					assert.ok(start.line >= line && start.character >= end && length > 0);
					line = start.line;
					end = start.character + length;
					assert.ok(end <= (lines[line]?.length ?? 0));
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('are given for a part of the article too', () => {
		const { corpus } = miniCorpus(`${harbourActors}%! ${path}\nTolls\n\nMarta Lind paid.\n\nNorland paid.\n`);
		assert.deepEqual(tokensOf(corpus, path, { start: 0, end: 10 }), tokensOf(corpus, path).slice(0, 2));
	});
});
