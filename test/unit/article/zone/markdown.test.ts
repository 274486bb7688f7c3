import { checkZones } from '../fixtures';

describe('In Markdown', () => {
	it('headings, pictures, rules, quotes and front matter have their zones', () => {
		checkZones(
			`
boilerplate | ---
boilerplate | title: "Who pays for the crane?"
boilerplate | ---
            |
headline    | # Who pays for the crane?
            |
standfirst  | *The council has no answer, and the islands no ferry.*
            |
caption     | ![The crane](crane.jpg)
caption     | *The crane on Tuesday.*
            |
body        | It was never about the crane. For twenty years the city of Varnholt
body        | has sold off its harbour piece by piece, and each piece has rusted in
body        | private hands.
            |
subheading  | ## The annex
            |
body        | > We will find out why it fell.
            |
body        | - Nobody has seen the report
body        | - Nobody will
            |
subheading  | **The bolt**
            |
body        | It was as old as the crane, and nobody had looked at it since the city sold the port.
            |
boilerplate | ---
            |
byline      | *Ana Novak was a member of the harbour commission.*
`,
			'markdown',
		);
	});

	it('a line of equals signs makes the line above it the headline', () => {
		checkZones(
			`
headline    | Who pays for the crane?
boilerplate | =======================
            |
body        | It was never about the crane, and nobody in the city of Varnholt believes that it was.
`,
			'markdown',
		);
	});

	it('front matter that is never closed is text', () => {
		checkZones(
			`
boilerplate | ---
            |
body        | It was never about the crane, and nobody in the city of Varnholt believes that it was.
`,
			'markdown',
		);
	});
});
