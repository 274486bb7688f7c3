import { checkZones } from '../fixtures';

describe('The zones of', () => {
	it('a magazine’s page with topics, the repeated title, and comments that have lost their indentation', () => {
		checkZones(`
boilerplate | 3
            |
boilerplate | Comments
            |
headline    | The bolt and the ballot: Varnholt votes
            |
byline      | Ana Novak
            |
byline      | March 20, 2014
            |
boilerplate | 0
            |
caption     | Mayor Ines Tolland speaks to reporters after a meeting with the harbour commission in Varnholt, Tuesday, March 4, 2014. THE NORTHERN PRESS/Lena Ott
            |
caption     | Mayor Ines Tolland speaks to reporters after a meeting with the harbour commission in Varnholt, Tuesday, March 4, 2014. THE NORTHERN PRESS/Lena Ott
            |
body        | VARNHOLT – Two weeks after a crane fell in the port of Varnholt, the city votes on Sunday, and the bolt that broke has become the candidate that nobody nominated.
            |
body        | Mayor Ines Tolland, who hopes for a third term, has spent the week explaining why the inspection report was kept in a drawer. Her rival, Piet Haas, has spent it explaining nothing at all.
            |
related     | MORE: How the north lost its shipyards
            |
body        | “People know what they saw,” he says.
            |
body        | Polls give him a lead of four points.
            |
boilerplate | FILED UNDER:
boilerplate | Ines Tolland
boilerplate | Piet Haas
boilerplate | Varnholt
            |
related     | MORE ABOUT ELECTIONS:
            |
headline    | The bolt and the ballot: Varnholt votes
            |
comment     | 1. I will vote for Haas, and so will everybody on my street.
            |
comment     | We have had enough.
            |
comment     | • Enough of what? He owns the ferry.
            |
comment     | Exactly.
            |
comment     | • So what?
            |
comment     | 2. The bolt should run.
            |
boilerplate | Sign in to comment.
            |
boilerplate | Get the best of The Northern sent to your inbox.
            |
boilerplate | Sign up for news, commentary and analysis
`);
	});

	it('a newspaper’s page with counters and a credit without brackets', () => {
		checkZones(`
headline    | Varnholt's crane fell because we let it: the city must now decide what it wants its harbour to be
            |
standfirst  | A port is not a car park, whatever the contract says
            |
byline      | Mary Dejong
            |
byline      | Thursday 6 March 2014 19:42
            |
boilerplate | 1
            |
boilerplate | Click to follow
            |
boilerplate | The Northern Voices
            |
caption     | A harbour without a crane is a car park with a view EPA
            |
body        | It is the sort of accident that northern cities do so well: nobody killed, nobody to blame, and a committee by Friday. The crane that fell across the harbour road on Monday evening had been inspected in January, or so we are told, and found to be in excellent health.
            |
body        | The committee will find what committees find. It will recommend that somebody should look at the other two cranes, and that somebody else should pay.
            |
body        | There was a time when the city owned its cranes. It oiled them, too.
`);
	});

	it('an institute’s page with teasers whose titles stand once', () => {
		checkZones(`
boilerplate | Analysis | Ports
            |
headline    | Why Varnholt should not blame the wind
            |
standfirst  | A new report on the crane tells us less than it seems to.
            |
byline      | Jonas Petri
            |
byline      | Mar 21, 2014
            |
body        | The report on the Varnholt crane, published on Thursday, blames the wind. It is 212 pages long, and the word “wind” stands on every second one of them.
            |
body        | The word “bolt” appears four times. According to the authors, the bolt broke because the crane moved, and the crane moved because of the wind.
            |
body        | This is not wrong, but it is not enough.
            |
caption     | Top photo credit: The fallen crane in Varnholt (Lena Ott/Shutterstock)
            |
byline      | Jonas Petri
            |
byline      | Jonas Petri writes about ports and their politics. He is the author of Quays and Kings.
            |
boilerplate | The views expressed by authors on this site do not necessarily reflect those of the institute or its associates.
            |
related     | Top Image Credit: Estmar harbour (shutterstock/lena ott)
            |
related     | Why Estmar is building a second port
            |
related     | Ports
            |
related     | The city of Estmar has decided to build a second port, and it has decided to do so without asking anybody for money, least of all the government.
            |
related     | The decision came after a night of debate.
            |
related     | keep readingShow less
            |
related     | Top Image Credit: A ferry (lena ott)
            |
related     | The ferry that nobody ordered
            |
related     | Islands
            |
related     | Two wrecks became one boat in Estmar this winter, and the boat floats.
            |
related     | keep readingShow less
`);
	});

	it('an institute’s page with a pulled line, a call for pitches, the author and footnotes', () => {
		checkZones(`
boilerplate | Commentary
            |
headline    | After the Crane: What Ports Should Learn
            |
byline      | Ana Novak
byline      | 10 March 2014
boilerplate | 6 Minute Read
            |
caption     | Main Image Credit The fallen crane in Varnholt on 4 March 2014. Courtesy of City of Varnholt
            |
body        | The collapse of a crane in Varnholt shows how little northern cities know about what they sold.
            |
body        | On the evening of 3 March, a crane fell across the harbour road in Varnholt. Nobody was killed. Within a day, however, it had become clear that nobody in the city administration could say who was responsible for the crane, or for the two that still stand.
            |
body        | The city sold the port in 1998. The contract, which runs to 400 pages, has an annex on maintenance. The annex was never printed.
            |
subheading  | A Question of Ownership
            |
body        | Ownership is a matter of paper until something falls. Then it becomes a matter of lawyers, and of time. Varnholt has plenty of the former and little of the latter.
            |
pullquote   | The annex on maintenance was never printed, and nobody thought to ask for it
            |
body        | Other cities have been more careful. Estmar kept its cranes and sold its warehouses, and it has had reason to be pleased with the bargain ever since.
            |
subheading  | Conclusion
            |
body        | Ports should read their contracts. They should do so before something falls.
            |
boilerplate | Opinions in this essay belong to its author alone and do not bind the Institute or its partners.
            |
boilerplate | Would you like to publish an essay here? Send an outline to essays@ports.example and we will reply if it suits our programme.
            |
boilerplate | WRITTEN BY
            |
byline      | Ana Novak
byline      | Research Fellow, Maritime Security
boilerplate | View profile
            |
boilerplate | Footnotes
            |
boilerplate | [1] City of Varnholt, Contract of Sale, 1998.
boilerplate | [2] Jonas Petri, Quays and Kings, 2011.
            |
related     | Explore our related content
`);
	});

	it('a site’s page with the browser’s title, sources of embedded posts, and contacts', () => {
		checkZones(`
headline    | Dockers Say They Were Told Not To Look Up - NorthFeed News
            |
headline    | Dockers Say They Were Told Not To Look Up
            |
standfirst  | “There was a rule: do not look up, do not ask,” one docker told NorthFeed News.
            |
byline      | Posted on March 7, 2014, at 5:15 p.m. ET
            |
byline      | Lena Ott
byline      | NorthFeed News Reporter
            |
byline      | Reporting From
boilerplate | Varnholt
            |
body        | VARNHOLT — Workers in the port of Varnholt were told by their foremen not to look up at the crane that collapsed on Monday, several of them told NorthFeed News.
            |
boilerplate | Twitter: @LenaOtt
            |
body        | Nordquai, the company that runs the port, did not respond to a request for comment.
            |
boilerplate | ID: 7061234
            |
body        | Tomas Brandt, who leads the dockers' union, wrote on Facebook:
            |
body        | “Do not look up, do not ask. That was the rule.”
            |
boilerplate | View this post on Facebook
            |
boilerplate | Facebook: tomas.brandt
            |
body        | The police have opened an investigation.
            |
byline      | Lena Ott is a reporter for NorthFeed News and is based in Varnholt.
            |
boilerplate | Contact Lena Ott at lena.ott@northfeed.example.
            |
boilerplate | Got a confidential tip? Submit it here.
`);
	});

	it('an opinion piece with comments told by their buttons', () => {
		checkZones(`
headline    | The crane was the least of it
            |
byline      | Ana Novak | The Northern | 8 March 2014
            |
body        | It was never about the crane. For twenty years the city of Varnholt has sold off its harbour piece by piece, and each piece has rusted in private hands.
            |
body        | The mayor wants an inquiry. She will get one, and it will find that a bolt was loose.
            |
comment     | Comments
            |
comment     | dockrat • 3 years ago
            |
comment     | I oiled it myself. The author has no idea.
            |
comment     | • Reply • Share ›
            |
comment     | Lena_O > dockrat • 3 years ago
            |
comment     | Then it is your fault.
            |
comment     | • Reply • Share ›
            |
boilerplate | Powered by Disqus
`);
	});

	it('a blog’s page with comments and a form', () => {
		checkZones(`
headline    | Who will pay for Varnholt's crane?
            |
byline      | Posted by Jonas Petri on March 5, 2014
            |
body        | It fell on a Monday, which is the only luck the harbour has had this year. On a Friday there would have been three hundred people under it.
            |
body        | I have written before about the way in which Nordquai keeps its machines, and about the councillors who look away. The company says that it inspected the crane in January, and perhaps it did. But nobody has seen the report, and nobody will.
            |
body        | Here is what the council should do:
            |
body        | • publish the report
body        | • take the cranes back into public hands
body        | • sack the harbour master
            |
body        | None of this will happen. The council has an election to win, and the harbour has no votes.
            |
boilerplate | Filed under: harbour, council
            |
boilerplate | Share this:
            |
boilerplate | Twitter
boilerplate | Facebook
            |
comment     | 3 Responses to Who will pay for Varnholt's crane?
            |
comment     | Lena says:
comment     | March 5, 2014 at 9:12 am
            |
comment     | You are right about the votes. My brother works there and he says nobody has oiled the thing since 2009.
            |
comment     | Reply
            |
comment     | dockrat says:
comment     | March 5, 2014 at 10:40 am
            |
comment     | Nonsense. I oiled it myself.
            |
comment     | Reply
            |
comment     | Piet says:
comment     | March 6, 2014 at 8:01 am
            |
comment     | The islands need a ferry now, not an inquiry!
            |
comment     | Reply
            |
boilerplate | Leave a Reply
            |
boilerplate | Your email address will not be published. Required fields are marked *
`);
	});

	it('a syndicated column with a note on its author', () => {
		checkZones(`
headline    | The Price of a Bolt
            |
byline      | Mar 12, 2014 | PIET HAAS
            |
body        | ESTMAR – When a crane fell in Varnholt last week, it brought down more than steel. It brought down the idea that a harbour can be run like a car park.
            |
body        | For two decades, cities along the northern coast have sold their quays. The buyers promised investment, and some of them invested. But none of them invested in what nobody could see.
            |
body        | Some of the bolts were 40 years old.
            |
body        | That is the lesson of Varnholt, and it is a lesson for every city that still owns anything at all.
            |
byline      | Piet Haas, a former ferry captain, is the owner of Blue Line and the author of The Last Boat Home.
            |
boilerplate | Copyright: Northern Syndicate, 2014.
boilerplate | www.northern-syndicate.example
`);
	});
});
