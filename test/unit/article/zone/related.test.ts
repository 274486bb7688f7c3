import { checkZones } from '../fixtures';

describe('Other stories', () => {
	it('are told by their label between paragraphs', () => {
		for (const teaser of [
			'Related: How the north lost its shipyards',
			'READ MORE: How the north lost its shipyards',
			'See also: How the north lost its shipyards',
		]) {
			checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
related  | ${teaser}
         |
body     | The operator said that the crane had been inspected in January.
`);
		}
	});

	it('are teased after the end, each with its title twice and "keep reading"', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
body     | The operator said that the crane had been inspected in January.
         |
caption  | The crane in 2012. (Lena Ott/Reuters)
related  | Islands
related  | Islanders build their own ferry
         |
related  | A woman paints the ferry's name in Estmar. REUTERS/Jonas Petri
         |
related  | Islanders build their own ferry
         |
related  | The ferry that the islanders have built from two wrecks passed its first trial on Saturday.
         |
related  | keep reading
related  | How the north lost its shipyards
         |
related  | How the north lost its shipyards
         |
related  | Sixty years ago today the last ship left the yard of Estmar.
         |
related  | keep reading
         |
related  | Latest
`);
	});

	it('are listed below a heading of their own', () => {
		for (const heading of ['Most read', 'More from Ports', 'You may also like', 'Recommended stories']) {
			checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
related  | ${heading}
         |
related  | Islanders build their own ferry from scrap
         |
related  | How the north lost its shipyards
`);
		}
	});

	it('in a box end where the article goes on', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
related  | Read next
         |
related  | Islanders build their own ferry from scrap
         |
related  | How the north lost its shipyards
         |
body     | The operator said that the crane had been inspected in January, and that it was safe.
         |
body     | The mayor said that she would wait for the report of three engineers from outside.
`);
	});

	it('linked between paragraphs do not end the article', () => {
		checkZones(`
headline   | Nordquai denies blame as Varnholt mourns its harbour
           |
body       | The operator of the port has denied responsibility for Monday's accident, saying it was the wind.
           |
subheading | No such wind
           |
body       | Meteorologists doubt that the wind alone could have brought down a crane of that size.
           |
related    | Read more
           |
related    | How the north lost its shipyards
           |
body       | The strongest gust measured in Varnholt on Monday was 61 kilometres per hour, they say.
           |
related    | Read more
           |
related    | Dockers say they were told not to look up
           |
body       | The mayor has asked three engineers from outside to look at the crane and at its papers.
           |
body       | They will begin on Thursday, and nobody knows how long it will take them to finish.
`);
	});

	it('with titles that occur once end in a button each', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
body     | The operator said that the crane had been inspected in January.
         |
related  | Islanders build their own ferry
         |
related  | The ferry that the islanders have built from two wrecks passed its first trial on Saturday.
         |
related  | Continue reading
         |
related  | How the north lost its shipyards
         |
related  | Sixty years ago today the last ship left the yard of Estmar.
         |
related  | Continue reading
`);
	});
});
