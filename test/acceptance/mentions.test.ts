import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileActors, findMentions } from '../../server/src/analysis/mentions';
import { readArticle } from '../../server/src/article/read-article';
import { readActors } from '../../server/src/codebook/read-actors';
import { decode } from '../../server/src/text/decode';
import { indexLines, positionAt } from '../../server/src/text/position';

/**
 * For each article its day and, by line counted from 1, its mentions as a reader sees them: `12+6 lavrov surname` is
 * six characters from the thirteenth on. `misses` are mentions that are known not to be found yet. Holds no text.
 */
type Expected = Readonly<
	Record<
		string,
		{
			readonly date: string;
			readonly lines: Readonly<Record<string, readonly string[]>>;
			readonly misses: Readonly<Record<string, readonly string[]>>;
		}
	>
>;

const corpus = join(__dirname, '../../../shared/corpus');
const actors = readActors(readFileSync(join(__dirname, 'actors.yaml'), 'utf8'));
const matcher = compileActors({ actors: actors.actors });

function mentionsByLine(text: string, date: string): Readonly<Record<string, readonly string[]>> {
	const lines = indexLines(text);
	const found: Record<string, string[]> = {};
	for (const { start, end, actor, candidates, via } of findMentions(readArticle(text, 'text'), matcher, date)) {
		const { line, character } = positionAt(lines, start);
		found[line + 1] ??= [];
		found[line + 1]?.push(`${character}+${end - start} ${actor ?? `?${candidates?.join(',')}`} ${via}`);
	}
	return found;
}

describe('Mentions in real articles', () => {
	it('have a file of actors without problems', () => {
		assert.deepEqual(actors.problems, []);
	});

	it('are found in a text that has each kind of them', () => {
		const text = [
			'Lavrov and Blinken to meet',
			'',
			'U.S. Secretary of State Antony Blinken will meet the Russian foreign minister, Sergey Lavrov, in Geneva.',
			'',
			'Moscow’s ambassador said so. Neither President Biden nor Putin will come, and NATO declined.',
		].join('\n');
		assert.deepEqual(mentionsByLine(text, '2021-05-18'), {
			1: ['0+6 lavrov surname', '11+7 blinken surname'],
			3: ['0+38 blinken name', '49+28 lavrov role', '79+13 lavrov alias'],
			5: ['0+6 russia metonym', '37+15 biden title-surname', '57+5 putin surname', '78+4 nato alias'],
		});
	});

	if (!existsSync(corpus)) return;
	const expected = JSON.parse(readFileSync(join(__dirname, 'mentions.json'), 'utf8')) as Expected;
	for (const [name, { date, lines }] of Object.entries(expected)) {
		it(`are the ones that a reader sees in ${name}`, () => {
			assert.deepEqual(mentionsByLine(decode(readFileSync(join(corpus, name))).text, date), lines);
		});
	}
});
