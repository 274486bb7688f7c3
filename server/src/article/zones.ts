import type { ArticleFormat, Zone, ZoneKind } from './article';
import type { Block } from './blocks';
import { markCaptions } from './zone/captions';
import { markComments } from './zone/comments';
import { markFurniture } from './zone/furniture';
import { markHead } from './zone/head';
import { markQuestions } from './zone/interview';
import { markMarkdown } from './zone/markdown';
import { openPage, type Page } from './zone/page';
import { markPullQuotes } from './zone/pull-quotes';
import { markRelated } from './zone/related';
import { findRepeats } from './zone/repeats';
import { markSubheadings } from './zone/subheadings';
import { markNotes, markTail } from './zone/tail';

/**
 * What each stretch of an article is for. Zones are sorted, do not overlap, cover all that is not blank, and each
 * consists of whole paragraphs. Never throws; linear in the text's length.
 *
 * Each step marks what it knows by wording, place or repetition, and leaves the rest to the next; what no step claims
 * is the article itself.
 * @param text normalised text; the zones are UTF-16 code units in it
 * @param blocks all of its blocks
 */
export function findZones(text: string, format: ArticleFormat, blocks: readonly Block[]): readonly Zone[] {
	const page = openPage(text, format, blocks);
	if (format === 'markdown') markMarkdown(page);
	markFurniture(page);
	markCaptions(page);
	const head = markHead(page);
	markComments(page, head);
	markRelated(page, head, findRepeats(page));
	markNotes(page, head);
	markTail(page, head);
	markQuestions(page, head);
	markPullQuotes(page, head);
	markSubheadings(page, head);
	return joinPieces(page);
}

/** Adjacent blocks of one kind make one zone, except where each is a thing of its own. */
function joinPieces(page: Page): readonly Zone[] {
	const zones: { kind: ZoneKind; start: number; end: number }[] = [];
	page.pieces.forEach((piece, index) => {
		const kind = page.kinds[index] ?? 'body';
		const last = zones.at(-1);
		if (last?.kind === kind && !single.has(kind)) last.end = piece.end;
		else zones.push({ kind, start: piece.start, end: piece.end });
	});
	return zones;
}

const single: ReadonlySet<ZoneKind> = new Set(['headline', 'caption', 'pullquote', 'subheading']);
