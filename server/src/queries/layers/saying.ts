import type { Annotation, ClaimSource } from '../../annotation/annotation';

/** What an annotation says, in a line of plain text with ids as the files have them: `lind ▸ brandt, oppose · levy`. */
export function sayingOf(annotation: Annotation): string {
	switch (annotation.type) {
		case 'mention':
			return annotation.actor ?? nobody;
		case 'claim':
			return annotation.source ? sourceOf(annotation.source) : 'no source named';
		case 'stance': {
			const { holder = nobody, target = nobody, stance = 'no stance', topic } = annotation;
			return `${holder} ▸ ${target}, ${stance}${topic === undefined ? '' : ` · ${topic}`}`;
		}
		case 'code':
			return annotation.codes.join(', ');
		case 'note':
			return annotation.note ?? '';
		case 'dismissed':
			return annotation.rule ?? '';
	}
}

const nobody = 'nobody named';

function sourceOf(source: ClaimSource): string {
	if (source.kind === 'actor') return `source ${source.actor}${source.via === undefined ? '' : ` via ${source.via}`}`;
	return source.kind === 'document' ? `document “${source.document}”` : `source: ${source.kind}`;
}
