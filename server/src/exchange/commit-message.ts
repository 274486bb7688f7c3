import type { Annotation, AnnotationType } from '../annotation/annotation';
import type { AnnotationChange } from '../annotation/diff';
import type { ReportedChanges } from './diff-report';

/** What else is committed along with annotations. */
export interface CommittedFiles {
	readonly actors: boolean;
	readonly settings: boolean;
}

/**
 * A line that says what was coded, for a commit: `Code 12 annotations in 3 articles (mara: 7 stances, 5 claims)`.
 * Annotations that only moved with the text count where nothing else happened.
 */
export function commitMessage(files: readonly ReportedChanges[], { actors, settings }: CommittedFiles): string {
	const all = files.flatMap(({ layer, changes }) => changes.map(change => ({ layer, change })));
	const of = (kind: AnnotationChange['kind']) => all.filter(({ change }) => change.kind === kind);
	const acts = [
		{ verb: 'code', of: of('added') },
		{ verb: 'change', of: of('changed') },
		{ verb: 'remove', of: of('removed') },
	].filter(act => act.of.length > 0);
	const moved = of('moved');
	if (acts.length === 0 && moved.length > 0) acts.push({ verb: 'move', of: moved });
	if (acts.length === 0) return other(actors, settings);

	const [first, ...more] = acts as [(typeof acts)[number], ...typeof acts];
	const what = [
		`${capitalised(first.verb)} ${count(first.of.length, 'annotation')}`,
		...more.map(act => `${act.verb} ${act.of.length}`),
	].join(', ');
	return `${what} in ${placesOf(files)} (${whoDidWhat(first.of)})`;
}

const other = (actors: boolean, settings: boolean): string =>
	actors && settings ? 'Edit the actors and the codebook' : settings ? 'Edit the codebook' : 'Edit the actors';

function placesOf(files: readonly ReportedChanges[]): string {
	const articles = new Set(files.filter(({ changes }) => changes.length > 0).map(({ article }) => article));
	const [only] = articles;
	return articles.size === 1 && only !== undefined
		? only.slice(only.lastIndexOf('/') + 1)
		: `${articles.size} articles`;
}

interface Done {
	readonly layer?: string;
	readonly change: AnnotationChange;
}

/** By annotator, whoever did most first; of each, what they did most first. */
function whoDidWhat(done: readonly Done[]): string {
	const byAnnotator = new Map<string, Map<AnnotationType, number>>();
	for (const { layer, change } of done) {
		const annotation = change.kind === 'removed' ? change.before : change.after;
		const who = annotatorOf(annotation, layer);
		const types = byAnnotator.get(who) ?? new Map<AnnotationType, number>();
		types.set(annotation.type, (types.get(annotation.type) ?? 0) + 1);
		byAnnotator.set(who, types);
	}
	const total = (types: ReadonlyMap<unknown, number>) => [...types.values()].reduce((sum, n) => sum + n, 0);
	return [...byAnnotator]
		.sort(([, a], [, b]) => total(b) - total(a))
		.map(([who, types]) => {
			const counts = [...types].sort(([, a], [, b]) => b - a).map(([type, n]) => count(n, noun[type]));
			return who === '' ? counts.join(', ') : `${who}: ${counts.join(', ')}`;
		})
		.join('; ');
}

/** Nobody, where the shared layer does not say. */
const annotatorOf = ({ by }: Annotation, layer: string | undefined): string => oneLine(layer ?? by ?? '');
const oneLine = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 40);

const noun: Readonly<Record<AnnotationType, string>> = {
	mention: 'mention',
	claim: 'claim',
	stance: 'stance',
	code: 'code',
	note: 'note',
	dismissed: 'dismissal',
};

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
