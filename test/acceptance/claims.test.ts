import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseArticle } from '../../server/src/analysis/analyse';
import type { Judgement } from '../../server/src/analysis/analysis';
import { compileActors } from '../../server/src/analysis/mentions';
import { decode } from '../../server/src/text/decode';

/** For each article, the starts of its body sentences by what a reader says of them. Holds no text. */
type Labels = Readonly<
	Record<string, Readonly<Record<'sourced' | 'unsourced' | 'opinion' | 'unclear', readonly number[]>>>
>;

const corpus = join(__dirname, '../../../shared/corpus');
const labels = JSON.parse(readFileSync(join(__dirname, 'claims.json'), 'utf8')) as Labels;

function judgementsOf(text: string): readonly Judgement[] {
	const matcher = compileActors({ actors: new Map() });
	return analyseArticle({ text, format: 'text', path: 'article.txt', matcher }).judgements;
}

/** Stands in where the real articles are not there: a report and its labels, `U` unsourced, `S` sourced, `O` opinion. */
const invented = `The pier that fell

O|A pier is more than wood and nails.
U|The council closed the pier in May 2014 after a storm that killed three dockers.
S|“It was rotten,” said Ines Okafor, head of the port.
S|“We had asked for money since 2009.”

S|According to the institute, a third of the piers in Norland are unsafe.
U|Norland has sold two of its ships to pay for repairs.
O|It may never see that money again.
S|Tomas Lind, who owns the ferry, told reporters that he would sue.

U|After Lind vowed to sue, the mayor resigned on Tuesday.
O|The town should be glad of it.
`;

interface Labelled {
	readonly judgement: Judgement | undefined;
	readonly unsourced: boolean;
}

function readInvented(): readonly Labelled[] {
	const starts: { readonly start: number; readonly label: string }[] = [];
	let text = '';
	for (const line of invented.split('\n')) {
		const [label, sentence] = line[1] === '|' ? [line[0] as string, line.slice(2)] : [undefined, line];
		if (label) starts.push({ start: text.length, label });
		text += label ? `${sentence} ` : `${sentence}\n\n`;
	}
	const judgements = judgementsOf(text);
	return starts.map(({ start, label }) => ({
		judgement: judgements.find(judgement => judgement.start <= start && start < judgement.end),
		unsourced: label === 'U',
	}));
}

function readCorpus(): readonly Labelled[] {
	return Object.entries(labels).flatMap(([name, byLabel]) => {
		const { text } = decode(readFileSync(join(corpus, `${name}.txt`)));
		const judgements = judgementsOf(text);
		return Object.entries(byLabel)
			.filter(([label]) => label !== 'unclear')
			.flatMap(([label, starts]) =>
				starts.map(start => ({
					judgement: judgements.find(judgement => judgement.start <= start && start < judgement.end),
					unsourced: label === 'unsourced',
				})),
			);
	});
}

describe('Unsourced claims', () => {
	it('are told from sourced sentences and opinions in a report', () => {
		for (const { judgement, unsourced } of readInvented()) {
			assert.ok(judgement);
			assert.equal(judgement.status === 'unsourced', unsourced, `${judgement.start}: ${judgement.reason}`);
		}
	});

	it('are found in real articles as a reader labelled them: nine of ten flagged rightly, 85 of 100 found', () => {
		const labelled = existsSync(corpus) ? readCorpus() : readInvented();
		const flagged = labelled.filter(({ judgement }) => judgement?.status === 'unsourced');
		const right = flagged.filter(({ unsourced }) => unsourced).length;
		assert.ok(
			right >= 0.9 * flagged.length,
			`${right} of ${flagged.length} flagged sentences are claims with no source`,
		);
		const wanted = labelled.filter(({ unsourced }) => unsourced).length;
		assert.ok(right >= 0.85 * wanted, `${right} of ${wanted} claims with no source are flagged`);
	});
});
