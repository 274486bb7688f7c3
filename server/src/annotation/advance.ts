import type { Annotation, Resolved, Sidecar } from './annotation';
import {
	type AnchorChange,
	applyEdits,
	changeAnchors,
	type SidecarEdit,
	sortAnnotations,
	surroundingsOf,
	wordsAt,
} from './edit';
import { readSidecar } from './read';

/** An article's text, with its SHA-256 as UTF-8 in hexadecimal. */
export interface HashedText {
	readonly text: string;
	readonly hash: string;
}

/** Whether some position of a sidecar refers to another text than this one. */
export const refersToOther = (sidecar: Sidecar, hash: string): boolean =>
	sidecar.textHash !== hash || sidecar.annotations.some(({ atText }) => atText !== undefined);

/**
 * The sidecar's own text after it was brought to the article's text as it is now: what is certain gets its place there,
 * and what is not keeps the position it has, with the hash of the text that this one refers to. So no proposal becomes a
 * fact by being written down. Annotations that stood in order stand in order again.
 *
 * Undefined where that cannot be said in this file: its YAML is broken, or it does not name the text that an uncertain
 * position refers to.
 *
 * @param resolved where the sidecar's annotations stand in the text; those left out stay as they are
 */
export function advanceText(sidecar: Sidecar, resolved: readonly Resolved[], now: HashedText): string | undefined {
	const changes = new Map<Annotation, AnchorChange>();
	for (const { annotation, anchor, at } of resolved) {
		if (anchor === 'exact' || anchor === 'moved') changes.set(annotation, certainChange(annotation, at, now.text));
		else if (annotation.atText === undefined) {
			if (sidecar.textHash === undefined) return undefined;
			if (sidecar.textHash !== now.hash) changes.set(annotation, { atText: sidecar.textHash });
		}
	}
	const edits = changeAnchors(sidecar, { hash: now.hash, length: now.text.length }, changes);
	const source = edits && applyEdits(sidecar.source, edits);
	if (source === undefined || sortAnnotations(sidecar)?.length !== 0) return source;
	const sorting: SidecarEdit = sortAnnotations(readSidecar(source));
	return sorting ? applyEdits(source, sorting) : source;
}

function certainChange(annotation: Annotation, at: Resolved['at'], text: string): AnchorChange {
	const words = wordsAt(text, at);
	// The quote may have come to stand in a second place since; where it has not, what is noted stays true.
	const noted = annotation.prefix !== undefined || annotation.suffix !== undefined;
	const { prefix, suffix } = words.prefix === undefined && noted ? surroundingsOf(text, at) : words;
	const isSame = at.length === annotation.at.length && at.every((span, k) => isAt(span, annotation.at[k]));
	return {
		...(isSame ? {} : { at }),
		...(annotation.atText === undefined ? {} : { atText: undefined }),
		...(prefix === undefined || prefix === annotation.prefix ? {} : { prefix }),
		...(suffix === undefined || suffix === annotation.suffix ? {} : { suffix }),
	};
}

const isAt = (a: Resolved['at'][number], b: Resolved['at'][number] | undefined): boolean =>
	a.start === b?.start && a.end === b.end;
