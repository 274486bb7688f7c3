import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Zone, ZoneKind } from '../../server/src/article/article';
import { readArticle } from '../../server/src/article/read-article';
import { decode } from '../../server/src/text/decode';

/** For each article, the kinds of its lines, counted from 1: `{"7-28": "body"}`. Holds no text. */
type Labels = Readonly<Record<string, Readonly<Record<string, ZoneKind>>>>;

const corpus = join(__dirname, '../../../shared/corpus');

const zonesByName = new Map<string, readonly Zone[]>();
function findZonesOnce(name: string, text: string): readonly Zone[] {
	const zones = zonesByName.get(name) ?? readArticle(text, 'text').zones;
	zonesByName.set(name, zones);
	return zones;
}

function readLabels(path: string): Labels {
	return JSON.parse(readFileSync(path, 'utf8')) as Labels;
}

function kindsOfLines(ranges: Readonly<Record<string, ZoneKind>>): ReadonlyMap<number, ZoneKind> {
	const kinds = new Map<number, ZoneKind>();
	for (const [range, kind] of Object.entries(ranges)) {
		const [first = 0, last = first] = range.split('-').map(Number);
		for (let line = first; line <= last; line++) kinds.set(line, kind);
	}
	return kinds;
}

/** The lines that are not blank, with the offsets of their first characters. */
function linesOf(text: string): readonly { readonly line: number; readonly start: number }[] {
	const lines: { line: number; start: number }[] = [];
	let start = 0;
	text.split('\n').forEach((line, index) => {
		if (line.trim() !== '') lines.push({ line: index + 1, start: start + line.length - line.trimStart().length });
		start += line.length + 1;
	});
	return lines;
}

const kindAt = (zones: readonly Zone[], offset: number): ZoneKind | undefined =>
	zones.find(zone => zone.start <= offset && offset < zone.end)?.kind;

/** The same layouts, told of an invented harbour, so that they are checked where the real articles are not there too. */
const invented: Readonly<Record<string, string>> = {
	'thread.txt': `14

The crane that nobody owned: Varnholt counts the cost

If the port reopens too soon, it will help the islands. But the next accident may be worse.

A handout picture taken from a film of the city of Varnholt shows the fallen crane across the harbour road on Tuesday. (CITY OF VARNHOLT/EPA)

A handout picture taken from a film of the city of Varnholt shows the fallen crane across the harbour road on Tuesday. (City of Varnholt/EPA)

Accidents can make strange friends. Among the many effects of the crane's collapse on Monday may be a truce between the mayor and the dockers, who have not spoken since the strike of last winter.

Related: How the north lost its shipyards

“We both want to know why it fell,” says Tomas Brandt, who leads the dockers' union. The trouble, he says, is that only one of them has seen the papers.

The crane that nobody owned: Varnholt counts the cost

  1. Given how the council has kept these machines I am glad that it was only two people.

    My brother worked there.

    • Then your brother knows who signed for it.
      Ask him.

      • He did not say that. Read it again.

  2. As much as I dislike the mayor I agree with her here.

Sign in to comment.`,
	'teasers.txt': `Follow us on social

Varnholt-crane

What to make of the Varnholt crane inquiry

The two sides have a lot to quarrel about, but also a harbour to share.

Ports

Update 3/9 10 p.m. ET: The mayor and the union met on Sunday and said that they would meet again. Both called the talk useful.

The first rule for the mayor in her meeting with the union should be to do no harm. The only purpose of the meeting is to make the next one possible.

If the meeting goes well, the harbour could open before Easter, and the islands would have their ferry back in time for the season.

Mayor Ines Tolland in 2012. (Lena Ott/Shutterstock)
Ports
Islanders build their own ferry from scrap

A woman paints the name on the islanders' ferry in Estmar, March 1, 2014. REUTERS/Jonas Petri

Islanders build their own ferry from scrap

Islands

The ferry that the islanders have built from two wrecks passed its first trial on Saturday, and its builders hope to sail in April.

keep readingShow less
How the north lost its shipyards

How the north lost its shipyards

Sixty years ago today the last ship left the yard of Estmar.

keep readingShow less

Latest`,
};

const inventedLabels = (): Labels => ({
	'thread.txt': {
		'1': 'boilerplate',
		'3': 'headline',
		'5': 'standfirst',
		'7-9': 'caption',
		'11': 'body',
		'13': 'related',
		'15': 'body',
		'17': 'headline',
		'19-28': 'comment',
		'30': 'boilerplate',
	},
	'teasers.txt': {
		'1': 'boilerplate',
		'3': 'caption',
		'5': 'headline',
		'7': 'standfirst',
		'9': 'boilerplate',
		'11-15': 'body',
		'17': 'caption',
		'18-38': 'related',
	},
});

describe('The zones of whole articles', () => {
	const real: Labels = existsSync(corpus) ? readLabels(join(__dirname, 'zones.json')) : {};
	const read = (name: string): Uint8Array =>
		name in invented ? Buffer.from(invented[name] ?? '') : readFileSync(join(corpus, name));

	for (const [name, ranges] of Object.entries({ ...inventedLabels(), ...real })) {
		it(`${name}: every line has its right kind`, () => {
			const text = decode(read(name)).text;
			const wanted = kindsOfLines(ranges);
			const wrong: string[] = [];
			let body = 0;
			let rest = 0;
			let bodyRight = 0;
			let restRight = 0;
			linesOf(text).forEach(({ line, start }) => {
				const want = wanted.get(line);
				const got = kindAt(findZonesOnce(name, text), start);
				if (want === 'body') body++;
				else rest++;
				if (want !== got) wrong.push(`line ${line}: ${got}, not ${want}`);
				else if (want === 'body') bodyRight++;
				else restRight++;
			});
			assert.ok(body > 0 && rest > 0);
			assert.ok(bodyRight >= 0.99 * body, wrong.join('\n'));
			assert.ok(restRight >= 0.99 * rest, wrong.join('\n'));
		});
	}
});
