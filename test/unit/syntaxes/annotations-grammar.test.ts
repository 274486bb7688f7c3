import type { IGrammar } from 'vscode-textmate';
import { checkMarkers, loadGrammar } from './check';

describe('the grammar for annotation files', () => {
	let grammar: IGrammar;
	before(async () => {
		grammar = await loadGrammar('source.yaml.annotations.standpoint');
	});
	const check = (fixture: string) => checkMarkers(grammar, fixture);

	it('tells an annotation’s type, actors, stance and topic apart', () => {
		check(`
  - id: k3f9a2
        ^^^^^^ variable.other.id
    type: stance
    ^^^^ keyword.other.type
          ^^^^^^ keyword.control.type
    holder: tavast
    ^^^^^^ keyword.other.actor
            ^^^^^^ entity.name.type.actor
    target: ilona-vell
            ^^^^^^^^^^ entity.name.type.actor
    stance: oppose
    ^^^^^^ keyword.other.stance
            ^^^^^^ variable.other.enummember
    topic: berth-clause
           ^^^^^^^^^^^^ variable.other.topic
`);
	});

	it('shows the quote as quoted words, with escapes and colons in it', () => {
		check(`
    quote: "He said: \\"No.\\" stance: oppose"
    ^^^^^ keyword.other.quote
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.quote
    quote: 'the mayor''s stance: neutral' # see below
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.quote
`);
	});

	it('leaves lists of quotes, numbers and comments to YAML', () => {
		check(
			`
    quote: ["No,", "never."]
(none) markup.quote
    at: [120, 139]
(none) keyword.other
    # holder: tavast
    ^^^^^^^^^^^^^^^^ comment
    # holder: tavast
(none) entity.name.type.actor
`,
		);
	});

	it('knows the words that stand for a source, and actors as sources', () => {
		check(`
    source: common-knowledge
            ^^^^^^^^^^^^^^^^ constant.language.source
    source: reed
            ^^^^ entity.name.type.actor
    source: {actor: tavast, via: courier}
                    ^^^^^^       ^^^^^^^ entity.name.type.actor
`);
	});

	it('does not know a type that does not exist', () => {
		check(
			`
    type: opinion
(none) keyword.control
`,
		);
	});
});
