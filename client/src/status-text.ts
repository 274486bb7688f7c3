import type { ArticleInfo, CorpusInfo } from '../../server/src/protocol';

export interface StatusText {
	/** With VS Code's `$(icon)` marks. */
	readonly text: string;
	readonly tooltip: string;
}

export function articleStatus(info: ArticleInfo): StatusText {
	const findings = [
		counted(info.unsourced, 'claim without a source', 'claims without a source'),
		counted(info.vague, 'vague source'),
	];
	return {
		text: `$(organization) ${info.actors}  $(mention) ${info.mentions}  $(tag) ${info.annotations}`,
		tooltip: [
			`This article (${info.genre}): ${counted(info.actors, 'actor')}, ${counted(info.mentions, 'mention')}, ${counted(info.annotations, 'annotation')}`,
			findings.join(', '),
		].join('\n'),
	};
}

const untilThen = 'Until then not all claims without a source are found, nor all of who says what.';

export function corpusStatus(corpora: readonly CorpusInfo[]): StatusText {
	const reading = corpora.filter(corpus => corpus.reading);
	if (reading.length > 0) return progressOf(reading, 'reads');
	const sum = (key: 'articles' | 'actors' | 'mentions' | 'annotations') =>
		corpora.reduce((total, corpus) => total + corpus[key], 0);
	const counts = [
		counted(sum('articles'), 'article'),
		counted(sum('actors'), 'actor'),
		counted(sum('mentions'), 'mention'),
		counted(sum('annotations'), 'annotation'),
	];
	const tooltip = `${corpora.map(corpus => corpus.name).join(', ')}: ${counts.join(', ')}`;
	const analysed = corpora.filter(corpus => corpus.analysing && corpus.progress !== undefined);
	if (analysed.length === 0) return { text: `$(library) ${counted(sum('articles'), 'article')}`, tooltip };
	const status = progressOf(analysed, 'analyses');
	return { text: status.text, tooltip: `${tooltip}\n${status.tooltip}. ${untilThen}` };
}

function progressOf(corpora: readonly CorpusInfo[], verb: string): StatusText {
	const progress = corpora.reduce((sum, corpus) => sum + (corpus.progress ?? 0), 0) / corpora.length;
	const percent = Math.floor(progress * 100);
	const name = corpora.map(corpus => corpus.name).join(', ');
	return { text: `$(sync~spin) ${percent} %`, tooltip: `Standpoint ${verb} ${name}: ${percent} percent` };
}

/** "1 actor", "12,000 actors". */
export const counted = (amount: number, one: string, many = `${one}s`): string =>
	`${amount.toLocaleString('en')} ${amount === 1 ? one : many}`;
