import { checkZones } from './fixtures';

describe('The zones of', () => {
	it('a newspaper’s page with buttons, topics and a list of most viewed stories', () => {
		checkZones(`
boilerplate | Skip to main content
            |
boilerplate | Northern ports
            |
headline    | Varnholt harbour to stay shut until inquiry ends, mayor says
            |
standfirst  | Ferry operators warn of losses as officials search for cause of Monday's crane collapse, which injured two workers
            |
byline      | Mara Lindqvist in Varnholt
            |
byline      | Tue 4 Mar 2014 18.22 GMT
            |
byline      | Last modified on Wed 5 Mar 2014 07.10 GMT
            |
boilerplate | Share
            |
boilerplate | 127
            |
caption     | A crane lies across the harbour road in Varnholt. Photograph: Jonas Petri/EPA
            |
body        | The harbour of Varnholt will remain closed until an inquiry has established why a crane collapsed on Monday, its mayor has said, leaving ferry operators without their only route to the islands for the busiest month of the year.
            |
body        | Ines Tolland told reporters that the city “owes it to the two people in hospital” not to reopen the quay in haste. She did not say how long the inquiry would take.
            |
body        | “We have asked for three engineers from outside,” she said. “They will have all the papers they want.”
            |
boilerplate | Advertisement
            |
body        | The operator, Nordquai, said it had inspected the crane in January. It declined to publish the report.
            |
subheading  | Losses mount
            |
body        | Two ferry companies said they were losing 40,000 a day. One, Blue Line, has begun to sail from Estmar, 60km to the south.
            |
body        | “If this lasts until May we are finished,” said its owner, Piet Haas.
            |
caption     | Mayor Ines Tolland: ‘We owe it to the two people in hospital.’ Photograph: Lena Ott/Getty Images
            |
body        | Unions have called for a strike on Friday. Their leader, Tomas Brandt, said the accident had been “only a matter of time”.
            |
boilerplate | Topics
            |
boilerplate | Varnholt
            |
boilerplate | Ports
            |
boilerplate | news
            |
boilerplate | Share on Facebook
            |
boilerplate | Share on Twitter
            |
boilerplate | Share via Email
            |
boilerplate | Reuse this content
            |
related     | Most viewed
            |
related     | Islanders build their own ferry from scrap
            |
related     | How the north lost its shipyards
            |
related     | Letters: who pays for the crane?
`);
	});

	it('a broadcaster’s page with picture sources, questions as headings and boxes of links', () => {
		checkZones(`
headline    | Varnholt crane collapse: What we know so far
            |
byline      | By Mara Lindqvist
byline      | Harbour correspondent
            |
byline      | Published
byline      | 4 March 2014
            |
caption     | Image source, Getty Images
caption     | Image caption,
caption     | The crane fell across the harbour road
            |
body        | Two dock workers are in hospital after a crane collapsed in the port of Varnholt on Monday evening.
            |
body        | The port has been closed and an inquiry has begun.
            |
body        | Here is what we know.
            |
subheading  | What happened?
            |
body        | The crane, which was 40 years old, fell at about 18:20 local time. Witnesses said that they heard "a noise like a train" before it came down.
            |
subheading  | Who is responsible?
            |
body        | The crane belonged to the operator Nordquai, which says that it was inspected in January. The inspection report has not been published.
            |
related     | Watch: Drone footage shows the crane
            |
body        | "We will publish everything," the mayor, Ines Tolland, told the city's radio.
            |
subheading  | What next?
            |
body        | Three engineers will begin work on Thursday. The ferry company Blue Line has moved to Estmar, and its owner Piet Haas says it could be there for months.
            |
related     | Related Topics
related     | Varnholt
related     | Shipping
            |
related     | More on this story
related     | Islanders build their own ferry from scrap
related     | Published
related     | 2 March 2014
related     | How the north lost its shipyards
related     | Published
related     | 11 December 2013
            |
related     | Related Internet Links
related     | City of Varnholt
boilerplate | The NBN is not responsible for the content of external sites.
`);
	});

	it('a news agency’s report', () => {
		checkZones(`
headline    | UPDATE 2-Varnholt port shut after crane collapse, two hurt
            |
byline      | By Mara Lindqvist and Jonas Petri
            |
body        | VARNHOLT, March 4 (Newswire) - The port of Varnholt was closed on Tuesday after a crane collapsed and injured two dock workers, officials said, cutting the ferry link to the islands.
            |
body        | The operator Nordquai said the crane had been inspected in January.
            |
body        | "We will find out why it fell," Mayor Ines Tolland told reporters.
            |
body        | Shares in Nordquai fell 4.2 percent.
            |
byline      | (Reporting by Mara Lindqvist; Editing by Lena Ott)
            |
boilerplate | Our Standards: The Newswire Trust Principles.
`);
	});

	it('a page with a list of links in the middle and credits in square brackets', () => {
		checkZones(`
boilerplate | News|Politics
            |
headline    | Nordquai boss resigns over Varnholt crane collapse
            |
standfirst  | Chief executive steps down a week after accident that injured two workers and shut the country’s largest port.
            |
caption     | Nordquai said its chief executive had offered his resignation on Sunday [File: Jonas Petri/EPA]
            |
byline      | Published On 9 Mar 2014
            |
body        | The chief executive of Nordquai, the company whose crane collapsed in the port of Varnholt last week, has resigned.
            |
body        | Oskar Wend offered to step down on Sunday and the board accepted, the company said in a statement.
            |
related     | KEEP READING
            |
related     | list of 3 items
            |
related     | list 1 of 3
            |
related     | Islanders build their own ferry from scrap
            |
related     | list 2 of 3
            |
related     | How the north lost its shipyards
            |
related     | list 3 of 3
            |
related     | Who pays for the crane?
            |
boilerplate | end of list
            |
body        | “Mr Wend takes responsibility for the events of 3 March,” it read.
            |
body        | Unions welcomed the news. “It is a start,” said Tomas Brandt, who leads the dockers’ union, at a rally in Varnholt.
            |
caption     | Dockers rally outside the port gates in Varnholt [Lena Ott/Reuters]
            |
body        | The port remains closed.
            |
byline      | Source: The Northern and news agencies
`);
	});

	it('an opinion piece with a pulled quotation and notes on its author', () => {
		checkZones(`
headline    | Opinion | The crane was the least of it
            |
byline      | By Ana Novak
byline      | Ms. Novak is a former harbour commissioner.
            |
byline      | March 8, 2014
            |
body        | It was never about the crane. For twenty years the city of Varnholt has sold off its harbour piece by piece, and each piece has rusted in private hands. What fell on Monday was the last piece that anybody could see from the road.
            |
body        | The mayor wants an inquiry. She will get one, and it will find that a bolt was loose. It will not find who decided in 1998 that bolts were no longer the city's business.
            |
pullquote   | “It will find that a bolt was loose”
            |
body        | I was there when the contract was signed. The room smelled of fresh paint and cigars. Nobody asked about maintenance, because the annex on maintenance had not been printed, and nobody wanted to wait for it.
            |
body        | So here is my advice: do not look at the bolt. Look at the annex.
            |
byline      | Ana Novak was a member of the harbour commission from 1994 to 2001. She is writing a book about ports.
            |
boilerplate | A version of this article appears in print on March 9, 2014, Section A, Page 21 of the Northern edition.
            |
boilerplate | Follow The Northern on Facebook and Twitter.
`);
	});

	it('an academic’s article with author, disclosure and partners above it', () => {
		checkZones(`
headline    | Why cranes fall: the physics of a bad day in Varnholt
            |
byline      | Published: March 10, 2014 2.41pm GMT
            |
boilerplate | Author
            |
byline      | Ana Novak
            |
byline      | Professor of Engineering, University of Estmar
            |
boilerplate | Disclosure statement
            |
boilerplate | Ana Novak does not work for, consult, own shares in or receive funding from any company that would benefit from this article.
            |
boilerplate | Partners
            |
boilerplate | University of Estmar provides funding as a member of The Forum.
            |
body        | A crane is a lever with a bad conscience. It spends its life lifting more than it weighs, and most of the time it gets away with it.
            |
body        | The crane that fell in Varnholt on March 3 had lifted for 40 years. What changed on that Monday was the wind.
            |
subheading  | Wind and weight
            |
body        | Engineers design cranes for gusts that come once in fifty years. But the gusts of the past decade have come more often than that.
            |
related     | Read more: Storms on the northern coast are getting worse
            |
body        | That does not mean that the wind alone brought it down.
            |
subheading  | So what should ports do?
            |
body        | They should weigh their cranes, and their consciences.
`);
	});

	it('a magazine’s page with section, motto, teasers and a note on its author', () => {
		checkZones(`
boilerplate | Argument
            |
boilerplate | An expert's point of view on a current event.
            |
headline    | The Crane Is a Warning
            |
standfirst  | Varnholt's collapse shows what happens when cities sell what they cannot replace.
            |
byline      | By Ana Novak, a former harbour commissioner and the author of Quays and Kings.
            |
caption     | Men in orange jackets stand before a fallen crane.
            |
caption     | Men in orange jackets stand before the fallen crane in Varnholt on March 4. LENA OTT/GETTY IMAGES
            |
byline      | MARCH 9, 2014, 11:30 AM
            |
body        | The port of Varnholt does not look like a place where an era ends. It looks like a place where a crane has fallen over, which it is.
            |
body        | Yet the men in orange jackets who stood before the wreck on Tuesday knew better. They had seen the yards close one after the other, and they knew what comes after the last one.
            |
body        | The city sold the port in 1998. It kept the road, because nobody wanted the road.
            |
byline      | Ana Novak is a former harbour commissioner and the author of Quays and Kings. Twitter: @ananovak
            |
related     | Read More
            |
related     | A ferry leaves Estmar.
            |
related     | Islanders Build Their Own Ferry From Scrap
            |
related     | Two wrecks make one boat.
            |
related     | Report | Jonas Petri
            |
related     | More from Foreign Harbours
            |
related     | The Port That Never Was
            |
related     | Estmar's Long Goodbye
`);
	});

	it('an online journal’s page in capitals', () => {
		checkZones(`
headline    | HARBOURS AND HOSTAGES: WHY THE ISLANDS NEED A SECOND PORT
            |
byline      | JONAS PETRI AND LENA OTT
            |
byline      | MARCH 14, 2014
            |
boilerplate | COMMENTARY
            |
body        | In the spring of 1998, a young official in Varnholt's city hall wrote a memorandum of two pages. It said that the islands depended on one quay, one crane, and one road, and that this was one of each too few.
            |
body        | Nobody answered. The memorandum was filed, and the official was promoted to a post in which he wrote no more memoranda.
            |
boilerplate | ***
            |
body        | The argument for a second port is simple. The argument against it is money.
            |
body        | But money has been found for less: the opera house, the tram that goes nowhere, the mayor's trip to Brazil.
            |
boilerplate | Become a Member
            |
body        | It is time to find it for the islands.
            |
byline      | Jonas Petri teaches maritime history at the University of Estmar. His latest book is Quays and Kings.
            |
byline      | Lena Ott is a reporter.
            |
caption     | Image: City of Varnholt
`);
	});

	it('a page without blank lines', () => {
		checkZones(`
headline    | Varnholt shuts port after crane collapse
byline      | By Mara Lindqvist
byline      | Staff Writer
body        | VARNHOLT — The port of Varnholt was closed on Tuesday after a crane collapsed and injured two dock workers, officials said.
body        | The operator, Nordquai, said that the crane had been inspected in January. It declined to publish the report.
body        | "We will find out why it fell," Mayor Ines Tolland told reporters at the city hall.
subheading  | Losses mount
body        | Two ferry companies said that they were losing 40,000 crowns a day. One of them has moved to Estmar.
body        | Unions have called for a strike on Friday.
boilerplate | Contact Mara Lindqvist at mlindqvist@north.example
`);
	});
});
