import type { Analysis } from '../analysis/analysis';
import { candidatesOf } from '../analysis/candidates-of';
import { type Span, type SpanPair, toPair } from '../text/span';

/**
 * What `standpoint analyze` prints for one article, as plain data in the order of its keys (docs/FORMAT.md).
 * All positions are UTF-16 code units in the normalised text.
 *
 * @param article the path to print: relative to the corpus root, or as the caller named the file
 * @param sha256 hexadecimal hash of the normalised text as UTF-8
 */
export function analysisJson(article: string, sha256: string, analysis: Analysis): Readonly<Record<string, unknown>> {
	return {
		article,
		sha256,
		length: analysis.article.text.length,
		genre: analysis.genre,
		zones: analysis.article.zones.map(({ kind, start, end }) => ({ kind, start, end })),
		sentences: analysis.judgements.map(({ start, end, zone, status, claim, score, rule }) => ({
			start,
			end,
			zone,
			status,
			claim,
			score: rounded(score),
			rule,
		})),
		// One attribution for what is said: who reports that somebody else said it is printed, that somebody else is not.
		attributions: analysis.attributions
			.filter(({ nested }) => !nested)
			.map(({ kind, source, cue, content, actor }) => ({
				kind,
				source: pairs(source),
				cue: pairs(cue),
				content: pairs(content),
				...(actor === undefined ? {} : { actor }),
			})),
		// An ambiguous name is printed with no actor and with those it could mean: it is never guessed.
		mentions: analysis.mentions.map(({ start, end, actor, via, score, candidates }) => ({
			start,
			end,
			actor: actor ?? null,
			via,
			score: rounded(score),
			...(candidates === undefined ? {} : { candidates }),
		})),
		candidates: candidatesOf(analysis).map(({ start, end, name, kind }) => ({ start, end, name, kind })),
	};
}

const pairs = (spans: readonly Span[]): readonly SpanPair[] => spans.map(toPair);
const rounded = (score: number): number => Math.round(score * 1000) / 1000;
