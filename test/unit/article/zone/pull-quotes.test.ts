import { checkZones } from '../fixtures';

describe('A pulled quote', () => {
	it('is a line without a full stop that repeats words of the article, not always letter by letter', () => {
		checkZones(`
headline  | Who pays for the crane
          |
body      | Nobody asked about the annex on maintenance, because it had not been printed, and nobody wanted to wait for it.
          |
pullquote | Nobody asked about the annex on maintenance, because nobody wanted to wait for it
          |
body      | The city sold the port in 1998, and with it the duty to look after its cranes.
          |
pullquote | The city sold the port, and with it the duty to look after its cranes
          |
body      | What fell on Monday was the last piece of the harbour that could be seen from the road.
`);
	});

	it('may be a whole quotation', () => {
		checkZones(`
headline  | Who pays for the crane
          |
body      | “We were told that we should not look up at the cranes,” he says, and looks out of the window.
          |
pullquote | “We were told that we should not look up at the cranes.”
          |
body      | The port is closed, and the window shows nothing but water and the fallen crane.
`);
	});

	it('is not a line that shares a phrase with the article', () => {
		checkZones(`
headline   | Who pays for the crane
           |
body       | The members of the harbour commission met on Tuesday in the city hall to talk about the crane.
           |
subheading | What the harbour commission could not say
           |
body       | It could not say who had signed the contract, or where the contract was kept.
`);
	});

	it('may be a whole sentence if it recurs letter by letter', () => {
		checkZones(`
headline  | Who pays for the crane
          |
body      | The committee will find what committees find. It will say that somebody should look at the cranes. It will not say who.
          |
pullquote | It will say that somebody should look at the cranes.
          |
body      | It will say that somebody should pay, too, and that will be the end of it.
`);
	});
});
