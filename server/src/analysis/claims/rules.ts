/** What can decide whether a clause asserts something checkable, each as a sentence for people. */
export const claimRules = {
	'no-evidence': 'It says that there is no evidence, which can be checked',
	figure: 'It gives a figure or a date',
	'past-act': 'It reports what somebody did',
	event: 'It reports what happened',
	'state-of-things': 'It says how things are',
	position: 'It says where somebody stands',
	cause: 'It says what caused something',
	comparison: 'It compares or ranks',
	question: 'It asks',
	'interview-question': 'It is what an interviewer asks',
	'first-person': 'The author speaks of himself or herself and the reader',
	advice: 'It says what ought to be done',
	prediction: 'It speaks of what will, could or may be',
	hypothesis: 'It supposes something',
	hedge: 'It says how things seem',
	evaluation: 'It evaluates',
	interpretation: 'It interprets',
	scene: 'It describes a scene that the reporter saw',
	statement: 'It reports that somebody spoke or wrote',
	introduction: 'It introduces what somebody says next',
	provision: 'It says what a rule or a law says',
	programme: 'It announces a programme',
	generality: 'It speaks in general',
	'source-note': 'It says on which terms somebody speaks to the reporter',
	fragment: 'It has no verb of its own',
	heading: 'It reads as a heading or a teaser',
} as const;
export type ClaimRule = keyof typeof claimRules;

/** Why a clause needs a source, and what to do, where this rule says that it can be checked. */
export const unsourcedReason = (rule: ClaimRule): string =>
	`${claimRules[rule]} and names no source: say who reports it, cite a document, or mark it as common knowledge.`;

/** Why a clause is no claim, or none for sure, by this rule. */
export const ruleReason = (rule: ClaimRule): string => `${claimRules[rule]}.`;

/** Rules by which a sentence is its author's view, not a report. */
export const opinionRules: ReadonlySet<ClaimRule> = new Set<ClaimRule>([
	'first-person',
	'advice',
	'prediction',
	'hypothesis',
	'hedge',
	'evaluation',
	'interpretation',
	'generality',
	'state-of-things',
]);
