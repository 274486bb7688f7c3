import { Form } from '../lexicon/english';

/** What a verb can be, auxiliaries aside. */
export const VERBAL = Form.Base | Form.Third | Form.Past | Form.Participle | Form.Ing;

export const NOUNISH = Form.Noun | Form.Base | Form.Third;

/** Words of closed classes: they keep their part of speech under a capital. */
export const CLOSED =
	Form.Modal |
	Form.Be |
	Form.Have |
	Form.Do |
	Form.Negation |
	Form.SubjectPronoun |
	Form.Pronoun |
	Form.Determiner |
	Form.Possessive |
	Form.Preposition |
	Form.Subordinator |
	Form.Conjunction |
	Form.Wh;
