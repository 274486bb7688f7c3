import type { CatchUp } from './catch-up';
import type { Batch } from './reconcile';

export type ReadingStep = 'reading' | 'counting' | 'analysing';

/** Is told how many files are read of how many, be it to be analysed or only to be counted, or articles analysed. */
export type TellProgress = (done: number, total: number, step: ReadingStep) => void;

/** How far the first reading of a corpus got, and then the analysis of what it only counted. */
export interface ReadingProgress {
	/** A batch was read. */
	read(batch: Pick<Batch, 'done' | 'total' | 'onlyCounted'>): void;
	/** All is read once. */
	isRead(): void;
	/** Articles were analysed. */
	analysed(): void;
	/** All is read once more. */
	beginAnew(): void;
	/** Of the reading, or of the analysis, 0 to 1; 1 once both are done. */
	part(): number;
	/** Nothing more comes. */
	end(): void;
}

export function createReadingProgress(
	tell: TellProgress | undefined,
	articles: () => Pick<CatchUp, 'isBehind' | 'progress'>,
): ReadingProgress {
	let step: 'reading' | 'analysing' | 'done' = 'reading';
	let readPart = 0;
	const end = () => {
		if (step !== 'done') tell?.(0, 0, 'analysing');
	};
	return {
		read: ({ done, total, onlyCounted }) => {
			if (total > 0) readPart = done / total;
			tell?.(done, total, onlyCounted ? 'counting' : 'reading');
		},
		isRead: () => {
			step = articles().isBehind() ? 'analysing' : 'done';
		},
		analysed: () => {
			if (step !== 'analysing') return;
			const { done, total } = articles().progress();
			if (!articles().isBehind()) step = 'done';
			tell?.(step === 'done' ? total : done, total, 'analysing');
		},
		beginAnew: () => {
			end();
			step = 'reading';
			readPart = 0;
		},
		part: () => {
			if (step === 'reading') return readPart;
			const { done, total } = articles().progress();
			return step === 'done' || total === 0 ? 1 : done / total;
		},
		end,
	};
}
