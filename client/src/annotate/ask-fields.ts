import type {
	AnnotationProposal,
	AnnotationTypeName,
	FieldInput,
	NewActorInput,
	NewTermInput,
} from '../../../server/src/protocol';
import { back, type Dialog } from './dialog';
import { inItsLines, inOneLine } from './one-line';
import {
	type ActorAnswer,
	actorQuestion,
	codebookQuestion,
	type MadeType,
	type Recent,
	sourceQuestion,
	stanceQuestion,
	type TermAnswer,
	textQuestion,
} from './questions';

/** The fields of an annotation as far as they are known. */
export interface Draft {
	readonly fields: Readonly<Record<string, FieldInput>>;
	readonly newActors: readonly NewActorInput[];
	readonly newTerm?: NewTermInput;
}

interface Context {
	readonly dialog: Dialog;
	readonly proposal: AnnotationProposal;
	readonly recent: Recent;
}

type Step = (draft: Draft, canGoBack: boolean) => Promise<Draft | typeof back | undefined>;

/**
 * Asks for the fields of an annotation, and only for what cannot be inferred.
 * @returns back where a person went back beyond the first question, undefined where they gave up
 */
export async function askFields(
	dialog: Dialog,
	type: MadeType,
	proposal: AnnotationProposal,
	recent: Recent,
): Promise<Draft | typeof back | undefined> {
	const steps = stepsFor(type, { dialog, proposal, recent });
	const drafts: Draft[] = [{ fields: {}, newActors: [] }];
	while (drafts.length <= steps.length) {
		const step = steps[drafts.length - 1] as Step;
		const answer = await step(drafts.at(-1) as Draft, true);
		if (answer === undefined) return undefined;
		if (answer !== back) drafts.push(answer);
		else if (drafts.length === 1) return back;
		else drafts.pop();
	}
	return drafts.at(-1);
}

/** Asks for one field of an annotation that is there already. */
export async function askField(
	dialog: Dialog,
	type: AnnotationTypeName,
	field: string,
	proposal: AnnotationProposal,
	recent: Recent,
	now: Readonly<Record<string, unknown>>,
): Promise<Draft | typeof back | undefined> {
	const context: Context = { dialog, proposal, recent };
	const empty: Draft = { fields: {}, newActors: [] };
	const holder = typeof now.holder === 'string' ? now.holder : undefined;
	switch (field) {
		case 'stance':
			return askStance({ ...context, proposal: { ...proposal, holder: undefined } })(empty, true);
		case 'holder':
			return askHolder(context)(empty, true);
		case 'target':
			return askTarget(context, holder)(empty, true);
		case 'topic':
			return askTopic(context)(empty, true);
		case 'source':
			return askSource(context)(empty, true);
		case 'actor':
			return askActor(context)(empty, true);
		case 'codes':
			return askCode(context)(empty, true);
		default:
			return type === 'note' ? askNote(context, typeof now.text === 'string' ? now.text : '')(empty, true) : undefined;
	}
}

function stepsFor(type: MadeType, context: Context): readonly Step[] {
	const { proposal } = context;
	switch (type) {
		case 'stance':
			return [
				askStance(context),
				...(proposal.holder ? [] : [askHolder(context)]),
				askTarget(context),
				...(proposal.topics.length > 0 ? [askTopic(context)] : []),
			];
		case 'claim':
			return [askSource(context)];
		case 'mention':
			return [askActor(context)];
		case 'code':
			return [askCode(context)];
		case 'note':
			return [askNote(context, '')];
	}
}

/** The stance, for the holder whom the text names unless another is chosen. */
const askStance =
	({ dialog, proposal, recent }: Context): Step =>
	async (draft, canGoBack) => {
		let now: Draft = proposal.holder ? withField(draft, 'holder', proposal.holder.actor) : draft;
		for (;;) {
			const known = now.fields.holder;
			const holder = typeof known === 'string' ? known : now.newActors.find(({ field }) => field === 'holder')?.name;
			const answer = await dialog.ask(stanceQuestion(proposal, holder, recent), { canGoBack });
			if (answer === undefined || answer === back) return answer;
			if (answer !== 'holder') return withField(now, 'stance', answer.stance);
			const chosen = await askHolder({ dialog, proposal, recent })(now, true);
			if (chosen === undefined) return undefined;
			if (chosen !== back) now = chosen;
		}
	};

const askHolder = ({ dialog, proposal, recent }: Context): Step =>
	actorStep(dialog, 'holder', () =>
		actorQuestion(proposal, proposal.holders, recent, {
			title: 'Holder of the Stance',
			placeholder: 'Who takes it? Type a name, or a new one.',
			...optional(proposal, 'stance', 'holder', 'No holder'),
		}),
	);

const askTarget = ({ dialog, proposal, recent }: Context, holder?: string): Step =>
	actorStep(dialog, 'target', draft => {
		const known = draft.fields.holder ?? holder;
		return actorQuestion(
			proposal,
			proposal.targets,
			recent,
			{
				title: 'Target of the Stance',
				placeholder: 'Towards whom? Type a name, or a new one.',
				...optional(proposal, 'stance', 'target', 'No target'),
			},
			typeof known === 'string' ? known : undefined,
		);
	});

const askActor = ({ dialog, proposal, recent }: Context): Step =>
	actorStep(dialog, 'actor', () =>
		actorQuestion(proposal, proposal.named, recent, {
			title: 'Mention',
			placeholder: 'Whom do these words name? Type a name, or a new one.',
		}),
	);

const actorStep =
	(dialog: Dialog, field: string, question: (draft: Draft) => ReturnType<typeof actorQuestion>): Step =>
	async (draft, canGoBack) => {
		const answer = await dialog.ask(question(draft), { canGoBack });
		return answer === undefined || answer === back ? answer : withActor(draft, field, answer);
	};

const askTopic =
	({ dialog, proposal, recent }: Context): Step =>
	async (draft, canGoBack) => {
		const question = codebookQuestion(proposal.topics, recent.of('topic'), {
			title: 'Topic',
			placeholder: 'On which topic?',
			...optional(proposal, 'stance', 'topic', 'No topic'),
		});
		const answer = await dialog.ask(question, { canGoBack });
		return answer === undefined || answer === back ? answer : withTerm(draft, 'topic', answer);
	};

const askCode =
	({ dialog, proposal, recent }: Context): Step =>
	async (draft, canGoBack) => {
		const text = { title: 'Code', placeholder: 'Which code of the codebook?' };
		const answer = await dialog.ask(codebookQuestion(proposal.codes, recent.of('code'), text), { canGoBack });
		return answer === undefined || answer === back ? answer : withTerm(draft, 'codes', answer);
	};

function withTerm(draft: Draft, field: 'topic' | 'codes', answer: TermAnswer): Draft {
	if (answer === 'none') return draft;
	return 'id' in answer ? withField(draft, field, answer.id) : { ...draft, newTerm: { field, label: answer.newTerm } };
}

const askSource =
	({ dialog, proposal, recent }: Context): Step =>
	async (draft, canGoBack) => {
		for (;;) {
			const answer = await dialog.ask(sourceQuestion(proposal, recent), { canGoBack });
			if (answer === undefined || answer === back) return answer;
			if (answer !== 'document') {
				return typeof answer === 'object' && 'source' in answer
					? withField(draft, 'source', answer.source)
					: withActor(draft, 'source', answer);
			}
			const document = await dialog.ask(textQuestion('Document That Is the Source', 'Which document?', 'file-text'), {
				canGoBack: true,
			});
			if (document === undefined) return undefined;
			if (document !== back) return withField(draft, 'source', { document });
		}
	};

const askNote =
	({ dialog }: Context, value: string): Step =>
	async (draft, canGoBack) => {
		const text = await dialog.ask(textQuestion('Note', 'What do you note about these words?', 'note'), {
			canGoBack,
			value: inOneLine(value),
		});
		return text === undefined || text === back ? text : withField(draft, 'text', inItsLines(text));
	};

const sourceWords = ['author', 'anonymous', 'common-knowledge', 'none'];

function withActor(draft: Draft, field: string, answer: ActorAnswer): Draft {
	if (answer === 'none') return draft;
	const others = draft.newActors.filter(added => added.field !== field);
	if ('newActor' in answer) {
		const { [field]: _, ...fields } = draft.fields;
		return { fields, newActors: [...others, { field, ...answer.newActor }] };
	}
	// An actor whose id is a word of the format.
	const value = field === 'source' && sourceWords.includes(answer.actor) ? { actor: answer.actor } : answer.actor;
	return withField({ ...draft, newActors: others }, field, value);
}

const withField = (draft: Draft, field: string, value: FieldInput): Draft => ({
	...draft,
	fields: { ...draft.fields, [field]: value },
});

const optional = ({ required }: AnnotationProposal, type: AnnotationTypeName, field: string, label: string) =>
	required[type].includes(field) ? {} : { optional: label };
