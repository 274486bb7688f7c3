import { checkZones } from '../fixtures';

describe('The head of an article', () => {
	it('has a headline above the first paragraph', () => {
		checkZones(`
headline | Varnholt shuts port after crane collapse
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
body     | Nobody knows for how long it will stay shut, and nobody would say.
`);
	});

	it('is missing where a text begins with its first paragraph', () => {
		checkZones(`
body | The port of Varnholt was closed on Tuesday after a crane collapsed and two people were hurt, officials said.
     |
body | The operator said that the crane had been inspected in January.
`);
		checkZones(`
body | The mayor of Varnholt resigned on Monday.
     |
body | She had been under pressure since a crane fell in the port in March and injured two workers.
`);
	});

	it('may have a headline that asks, cries or ends in a full stop', () => {
		for (const headline of ['Who pays for the crane?', 'Look up!', 'Port Stays Shut Until Inquiry Ends.']) {
			checkZones(`
headline | ${headline}
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
`);
		}
	});

	it('may have a headline of two parts, with an abbreviation, or with short lines below, each with its full stop', () => {
		for (const headline of [
			'Oops! The crane fell again.',
			'Sen. Lind to back the port v. the city.',
			'Inspectors promise report on crane in tonight’s debate.',
		]) {
			checkZones(`
headline | ${headline}
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed and two people were hurt, the company said.
`);
		}
		checkZones(`
headline   | Push inside the council to end the port.
           |
standfirst | Dockers plan a march; mayor to speak.
           |
standfirst | Other voices counter that it pays.
           |
body       | The council was in disarray on Wednesday as members scrambled to put together a last motion against the port.
`);
		checkZones(`
headline | Push inside the council to end the port.
         |
body     | Nobody had seen it come.
         |
body     | The council was in disarray on Wednesday as members scrambled to put together a last motion against the port.
`);
	});

	it('may have labels, a count of shares, or the slug of its picture above the headline', () => {
		checkZones(`
boilerplate | Opinion
boilerplate | 214
caption     | varnholt-crane
            |
headline    | What the Varnholt crane has taught us
            |
body        | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
`);
	});

	it('has a standfirst where a line without a full stop stands above the article', () => {
		checkZones(`
headline   | Nordquai boss resigns
           |
standfirst | Chief executive steps down a week after the accident that shut the port
           |
body       | The chief executive of Nordquai, whose crane fell last week, has resigned, the company said.
`);
	});

	it('has a standfirst where a byline or a dateline sets its sentence apart', () => {
		checkZones(`
headline   | Nordquai boss resigns
           |
standfirst | The chief executive has stepped down a week after the accident that shut the port.
           |
byline     | Ana Novak
           |
body       | The head of Nordquai, whose crane fell last week, has resigned, the company said on Sunday.
`);
		checkZones(`
headline   | Nordquai boss resigns
           |
standfirst | The chief executive has stepped down a week after the accident that shut the port.
           |
body       | VARNHOLT — The head of Nordquai, whose crane fell last week, has resigned, the company said.
`);
	});

	it('has no standfirst where news begins with a paragraph like any other', () => {
		checkZones(`
headline | Nordquai boss resigns
         |
body     | The head of Nordquai, whose crane fell last week, resigned on Sunday, the company said.
         |
body     | Oskar Wend offered to step down and the board accepted, according to a statement.
         |
body     | “Mr Wend takes responsibility for the events of 3 March,” it read.
`);
	});

	it('has bylines of many forms', () => {
		for (const byline of [
			'By Ana Novak',
			'By Ana Novak and Ben Ito, The Northern',
			'BY ANA J. NOVAK',
			'Words by Ana Novak',
			'Ana Novak in Varnholt',
			'Ana Novak, political editor',
			'Tue 4 Mar 2014 18.22 GMT',
			'Published: March 4, 2014',
			'Edited time: 5 Mar, 2014 18:40',
			'THE NORTHERN          Wednesday, March 5, 2014',
			'Last updated on 4 March 2014 at 10:30',
		]) {
			checkZones(`
headline | Varnholt shuts port after crane collapse
         |
byline   | ${byline}
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
`);
		}
	});

	it('takes no sentence that begins with "By" for a byline', () => {
		checkZones(`
headline | Varnholt shuts port after crane collapse
         |
body     | By Monday evening the port of Varnholt was closed, and by Tuesday the ferries were gone.
         |
body     | By Friday, all had left.
`);
	});
});

describe('A text that is hardly an article', () => {
	it('has no zones if it is empty or blank', () => {
		checkZones('');
		checkZones(' | \n | ');
	});

	it('is a headline if it is one line without a full stop, and prose if it has one', () => {
		checkZones('headline | Varnholt shuts port after crane collapse');
		checkZones('body | The port of Varnholt was closed on Tuesday.');
	});
});
