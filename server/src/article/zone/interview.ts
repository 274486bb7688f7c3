import { findInterview } from '../interview';
import type { Head } from './head';
import type { Page, Piece } from './page';

/** The questions of an interview are its text, however short, and no headings of what stands below them. */
export function markQuestions(page: Page, head: Head): void {
	const numbers: number[] = [];
	const pieces: Piece[] = [];
	for (let at = head.body; at < page.pieces.length; at++) {
		if (page.kinds[at] !== undefined) continue;
		numbers.push(at);
		pieces.push(page.pieces[at] as Piece);
	}
	const interview = findInterview(page.text, pieces);
	for (const question of interview?.questions ?? []) page.kinds[numbers[question] as number] = 'body';
}
