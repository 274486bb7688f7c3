import { checkZones } from '../fixtures';

const page = (kind: string, line: string): string => `
headline    | Who pays for the crane
            |
body        | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
            |
body        | The mayor, Ines Tolland, said that the crane had been inspected in January.
            |
${kind.padEnd(11)} | ${line}
`;

describe('After its last paragraph an article may have', () => {
	for (const line of [
		'Ana Novak is a senior fellow at the Institute of Ports.',
		'The writer was a member of the harbour commission.',
		'Piet Haas, a former ferry captain, is the author of The Last Boat Home.',
		'- Ana Novak',
		'(Reporting by Ana Novak; Editing by Ben Ito)',
		'Ben Ito contributed to this report.',
	]) {
		it(`a note on its author: ${line}`, () => checkZones(page('byline', line)));
	}

	for (const line of [
		'The views expressed in this article are the author’s own.',
		'Have a story for us? Write to desk@north.example and we will get back to you.',
		'This article was first published in The Northern.',
		'Follow us on Twitter',
		'Sign up for our newsletter',
		'© 2014 The Northern. All rights reserved.',
		'View profile',
		'Share this article',
		'214 shares',
		'CORRECTION: An earlier headline said that the crane fell in May. It fell in June.',
		'Editor’s note: The mayor has repeatedly denied that she was told.',
		'(h/t Harbour Gazette.)',
		'This interview was shortened and edited for clarity.',
	]) {
		it(`the page's furniture: ${line}`, () => checkZones(page('boilerplate', line)));
	}

	it("its author's name, with the post below it", () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
byline   | Ana Novak OBE
         |
byline   | Distinguished Fellow; Former Director-General of Ports
`);
	});

	for (const line of [
		'Ines Tolland is a former director of the harbour commission.',
		'Nobody else was hurt.',
		'“We will find out why it fell,” she said.',
		'Sign that nobody had looked: the rust.',
		'The wind contributed to the collapse of the crane.',
		'The report was published on Tuesday.',
		'Corrections to the plan: none were made.',
		'This interview was her first since the crane fell.',
		'The operator is not responsible for the wind.',
		'The state provides funding for two of the cranes.',
		'The company does not work for the city any more.',
		'Copyright was never the problem.',
		'Contact with the islands was lost on Monday.',
		'The opinions expressed at the meeting differed.',
		'Background: The port was sold in 1998.',
		'Released on 3 May, the report blames the wind.',
		'First published in 1998, the contract has been lost.',
		'Written by hand in 1901, the first contract survives.',
		'Do you want to join them? Nobody did.',
	]) {
		it(`one more sentence: ${line}`, () => checkZones(page('body', line)));
	}
});
