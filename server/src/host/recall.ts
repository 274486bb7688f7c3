import type { Corpus, CorpusPath } from '../corpus/corpus';
import { articlesReferringElsewhere } from '../corpus/other-texts';

/** Asks the history of articles that changed for the texts that their annotations were made on. */
export interface Recall {
	/** Asks for what is missing now and was not asked for before. */
	ask(): void;
	/** Forgets what was asked: the history may know more by now. */
	forget(): void;
	/** Resolves once all that was asked is answered. */
	answered(): Promise<void>;
}

export interface RecallOptions {
	readonly corpus: () => Corpus;
	/** The normalised text with this hash that an article had earlier; undefined where nobody knows. */
	readonly earlierText: (path: CorpusPath, hash: string) => Promise<string | undefined>;
	/** Takes in an article's earlier texts, by their hash. */
	readonly take: (path: CorpusPath, texts: ReadonlyMap<string, string>) => void;
	readonly signal: AbortSignal;
}

/** How many articles' histories are asked for at a time. */
const questionsAtOnce = 4;

export function createRecall({ corpus, earlierText, take, signal }: RecallOptions): Recall {
	/** Whatever the answer was: path and hash. */
	const asked = new Set<string>();
	let asking: Promise<void> = Promise.resolve();

	const askNow = async (): Promise<void> => {
		const wanted = missingTexts(corpus()).filter(([path, hash]) => {
			const question = `${hash} ${path}`;
			const isNew = !asked.has(question);
			asked.add(question);
			return isNew;
		});
		for (let next = 0; next < wanted.length; next += questionsAtOnce) {
			const slice = wanted.slice(next, next + questionsAtOnce);
			const texts = await Promise.all(slice.map(([path, hash]) => earlierText(path, hash)));
			for (const [index, [path, hash]] of slice.entries()) {
				const text = texts[index];
				if (signal.aborted) return;
				if (text !== undefined) take(path, new Map([[hash, text]]));
			}
		}
	};
	return {
		ask: () => {
			asking = asking.then(askNow);
		},
		forget: () => asked.clear(),
		answered: () => asking,
	};
}

/** The texts that annotations were made on and that are neither the article's own nor known: path and hash. */
const missingTexts = (corpus: Corpus): readonly (readonly [path: CorpusPath, hash: string])[] =>
	[...articlesReferringElsewhere(corpus)].flatMap(path => {
		const { refersTo = [], earlier, recalled } = corpus.articles.get(path) ?? {};
		return refersTo.flatMap(hash => (earlier?.has(hash) || recalled?.has(hash) ? [] : [[path, hash] as const]));
	});
