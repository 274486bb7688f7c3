import { checkZones } from '../fixtures';

describe("Readers' comments", () => {
	it('are found by their numbers, bullets and indentation', () => {
		checkZones(`
headline    | Who pays for the crane
            |
body        | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
            |
headline    | Who pays for the crane
            |
comment     |   1. I pay for it, like everybody else.
            |
comment     |     It was old when my father worked there.
            |
comment     |     • Then ask your father who signed for it.
comment     |       Or do not ask.
            |
comment     |       • He is dead. Read it again.
            |
comment     |   2. As much as I dislike the mayor I agree with her.
            |
boilerplate | Sign in to comment.
`);
	});

	it('are found by their heading and the buttons below them', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
comment  | 2 Responses to Who pays for the crane
         |
comment  | Lena says:
comment  | March 5, 2014 at 9:12 am
         |
comment  | You are right about the crane. It was never oiled, and everybody in the port knew.
         |
comment  | Reply
         |
comment  | dockrat says:
         |
comment  | Nonsense. I oiled it myself.
         |
comment  | Reply
`);
	});

	it('are found by their buttons alone', () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | The port of Varnholt was closed on Tuesday after a crane collapsed, officials said.
         |
comment  | dockrat
comment  | 3 hours ago
comment  | I oiled it myself, as I do every month of the year. The author has no idea.
comment  | Reply
comment  | Lena_O
comment  | 2 hours ago
comment  | Then it is your fault.
comment  | Reply
`);
	});

	it("are not seen in an article's own list", () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | This is what the council should do now, and it should do it before the summer:
         |
body     | • publish the report
body     | • take the cranes back
         |
body     | 1. Open the port.
body     | 2. Inspect the crane.
         |
body     | None of this will happen, because the council has an election to win.
`);
	});

	it("are not seen in an article's nested list", () => {
		checkZones(`
headline | Who pays for the crane
         |
body     | This is what the council should do now, and it should do it before the summer:
         |
body     |   1. Publish the report.
body     |     • All of it.
body     |   2. Take the cranes back.
         |
body     | None of this will happen, because the council has an election to win.
         |
body     | The mayor has said as much, and nobody in the council has contradicted her.
`);
	});
});
