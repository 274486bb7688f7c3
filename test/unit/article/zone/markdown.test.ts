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

	it('a clipped page has links, bylines in bold, and lists of links', () => {
		checkZones(
			`
headline    | # Varnholt harbour to stay shut until inquiry ends
            |
boilerplate | [Home](/) | [News](/news) | [Opinion](/opinion)
            |
boilerplate | - [Politics](/politics)
boilerplate | - [Sport](/sport)
            |
byline      | **By [Mara Lindqvist](/mara)**
byline      | *4 March 2014*
            |
caption     | [![A crane](crane.jpg)](crane.html)
caption     | *A crane lies across the harbour road. (Jonas Petri/EPA)*
            |
body        | The harbour will remain closed until an inquiry has established why a [crane collapsed](https://north.example).
            |
body        | > “We owe it to the two people in hospital.”
body        | > — Ines Tolland
            |
subheading  | ### Losses mount
            |
body        | Two ferry companies said that they were losing 40,000 a day.
            |
body        | 1. Blue Line
body        | 2. Estmar Ferries
            |
boilerplate | [Share on Facebook](https://facebook.com) [Tweet](https://twitter.com)
            |
related     | ## Related articles
            |
related     | * [How the north lost its shipyards](/a)
related     | * [Islanders build their own ferry from scrap](/b)
            |
boilerplate | ---
            |
boilerplate | © 2014 The Northern
`,
			'markdown',
		);
	});
});
