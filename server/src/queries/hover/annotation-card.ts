import type { Anchor, Annotation, ClaimSource } from '../../annotation/annotation';
import type { ActorId } from '../../codebook/codebook';
import type { Corpus } from '../../corpus/corpus';
import { actorName } from '../actor-places';
import { bold, escapeMarkdown } from '../markdown';
import { entryLocation, layerLabel, type PlacedAnnotation } from '../placed-annotations';
import type { HoverSection } from './section';

/** Who made an annotation and when, as the history of its file has it. */
export interface Credit {
	readonly author: string;
	readonly day: string;
}

/**
 * What an annotation says, who made it, and how sure its place is.
 * @param credit what counts where the annotation itself does not say who made it, or when
 */
export function annotationSection(corpus: Corpus, placed: PlacedAnnotation, credit?: Credit): HoverSection {
	return {
		markdown: annotationMarkdown(corpus, placed, credit),
		links: [{ label: 'Annotation', to: entryLocation(placed) }],
	};
}

export function annotationMarkdown(corpus: Corpus, placed: PlacedAnnotation, credit?: Credit): string {
	const { annotation, anchor } = placed;
	return [`**${titles[annotation.type]}** ${says(corpus, annotation)}`, origin(placed, credit), anchorNotes[anchor]]
		.filter(Boolean)
		.join('\n\n');
}

const titles: Readonly<Record<Annotation['type'], string>> = {
	mention: 'Mention',
	claim: 'Claim',
	stance: 'Stance',
	code: 'Code',
	note: 'Note',
	dismissed: 'Dismissed',
};

function says(corpus: Corpus, annotation: Annotation): string {
	const name = (id: ActorId | undefined) => (id === undefined ? '*nobody named*' : bold(actorName(corpus, id)));
	switch (annotation.type) {
		case 'mention':
			return `of ${name(annotation.actor)}`;
		case 'claim':
			return annotation.source ? claimSource(annotation.source, name) : 'with no source named';
		case 'stance': {
			const stance = annotation.stance === undefined ? '*no stance*' : `*${escapeMarkdown(annotation.stance)}*`;
			const topic = annotation.topic === undefined ? '' : ` · topic ${escapeMarkdown(annotation.topic)}`;
			return `${name(annotation.holder)} → ${stance} → ${name(annotation.target)}${topic}`;
		}
		case 'code':
			return annotation.codes.map(code => escapeMarkdown(code)).join(', ');
		case 'note':
			return `${annotation.resolved ? '(resolved) ' : ''}${escapeMarkdown(annotation.note ?? '', 1000)}`;
		case 'dismissed':
			if (annotation.fields['instead-of'] !== undefined)
				return 'A person decided that what annotators wrote here does not hold.';
			return `A person decided that *${escapeMarkdown(annotation.rule ?? 'this finding')}* does not apply here.`;
	}
}

function claimSource(source: ClaimSource, name: (id: ActorId) => string): string {
	switch (source.kind) {
		case 'actor':
			return `by ${name(source.actor)}${source.via === undefined ? '' : `, through ${name(source.via)}`}`;
		case 'document':
			return `from the document *${escapeMarkdown(source.document)}*${source.url ? ` (${escapeMarkdown(source.url)})` : ''}`;
		case 'author':
			return 'by the article’s author';
		case 'anonymous':
			return 'by an anonymous source';
		case 'common-knowledge':
			return 'that is common knowledge';
		case 'none':
			return 'without any source';
	}
}

function origin({ annotation, sidecar }: PlacedAnnotation, credit: Credit | undefined): string {
	const committed = credit?.author ? `committed by ${escapeMarkdown(credit.author)}` : undefined;
	const by = annotation.by === undefined ? committed : `by ${escapeMarkdown(annotation.by)}`;
	const day = annotation.created ?? credit?.day;
	const created = day ? escapeMarkdown(day) : undefined;
	const suggested = annotation.origin === 'suggestion' ? 'an accepted suggestion' : undefined;
	const layer = sidecar.layer === undefined ? layerLabel(sidecar) : `layer ${escapeMarkdown(sidecar.layer)}`;
	const decider = annotation.fields['adjudicated-by'];
	const decided = typeof decider === 'string' ? `decided by ${escapeMarkdown(decider)}` : undefined;
	return [by, created, layer, suggested, decided, `\`${annotation.id.replace(/[`\s]+/g, ' ')}\``]
		.filter(Boolean)
		.join(' · ');
}

const anchorNotes: Readonly<Record<Anchor, string | undefined>> = {
	exact: undefined,
	moved: 'The quote was found again with certainty in the text as it is now.',
	doubtful:
		'⚠ The article is not the text that was annotated, and this place is only a proposal: confirm or correct it.',
	orphaned: '⚠ The quote is no longer in the article.',
};
