// The words that the generated corpora are made of. All names are invented; the sentences have slots in braces, which
// `corpus-prose.ts` fills.

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Syllables of surnames and places, in front, inside and at the end. */
export const onsets = words(
	'Al,Bar,Bren,Cal,Cor,Dal,Del,Dor,El,Fal,Fen,Gar,Gil,Hal,Har,Hol,Is,Jor,Kal,Kel,Kor,Lan,Lin,Lor,Mar,Mel,Mor,Nar,Nel,Nor,Ol,Or,Pel,Per,Quil,Ral,Ren,Ros,Sal,Sar,Sel,Sol,Tal,Tar,Tol,Ul,Val,Var,Ver,Vol,Wal,Wen,Yar,Zel',
);
export const middles = words('a,an,ar,e,el,en,er,i,il,in,is,o,ol,on,or,u,ul,un,ad,eb,im,ov');
export const codas = words(
	'bek,berg,by,dal,dane,dell,dor,felt,gard,grave,ham,holt,ick,ings,ker,kin,land,lund,ma,mar,mere,mond,nak,nes,ov,port,quist,ra,rand,sen,shaw,stad,stead,ster,strom,ta,ter,thorpe,ton,va,vik,ward,well,wick,wold,zar',
);
export const givenNames = words(
	'Ada,Agnes,Albin,Alma,Anders,Anneke,Arno,Astrid,Beata,Bela,Birgit,Bruno,Casper,Clara,Cormac,Dagny,Daniel,Edda,Edith,Elias,Elin,Emil,Erik,Esther,Felix,Frida,Gerda,Greta,Gustav,Hanna,Hedda,Helga,Henrik,Hugo,Ida,Ilona,Ingrid,Isak,Jakob,Johanna,Jonas,Joren,Judith,Karin,Klara,Lars,Lena,Linus,Lotte,Lucas,Magda,Maren,Marit,Marta,Mikael,Mina,Nadia,Nils,Nora,Olaf,Olga,Oskar,Paula,Petra,Rasmus,Rosa,Ruben,Sanna,Selma,Sigrid,Simon,Sofie,Stellan,Svea,Tobias,Thea,Ulrik,Vera,Viktor,Vilma,Wanda,Wilhelm,Yngve',
);

export const bodies = words(
	'Harbour Authority,Ministry of Fisheries,Water Board,Transport Union,Growers’ League,Court of Audit,Institute for Rural Affairs,Energy Agency,Chamber of Commerce,Housing Council,Coastal Watch,Teachers’ Union,Railway Company,Health Inspectorate,Statistics Office,Peatland Trust,Customs Service,Broadcasting Council,Savings Bank,Miners’ Federation',
);
export const offices = words(
	'prime minister,foreign minister,finance minister,environment minister,harbour minister,mayor,governor,attorney general,health minister,interior minister',
);
export const outlets = words(
	'Northwater Wire,The Evening Ledger,Morning Courier,Harbour Gazette,The Weekly Lantern,Inland Post,Free Dispatch,Capital Herald',
);

export const things = words(
	'dredging plan,fishing quota,ferry timetable,coal levy,budget,ceasefire,trade agreement,housing bill,water tariff,rail contract,border closure,grain reserve,peat ban,pension reform,hospital merger,port fee,school closure,toll road,power station,fuel subsidy,press law,land register,flood wall,fish market,canal lock,pipeline,census,bread price,customs union,wind farm,tram line,sugar tax,quarry licence,archive,airfield,hunting season,electricity bill,dockworkers’ strike,referendum,asylum rule,cable link,drainage scheme,slaughterhouse,timber auction,salt works,night train,observatory,vaccination campaign,reservoir,lighthouse',
);
export const people = words(
	'fishers,farmers,commuters,pensioners,teachers,nurses,dockers,students,tenants,miners,growers,drivers,voters,pilots,residents,shopkeepers,engineers,judges,conscripts,beekeepers,nurserymen,weavers,smallholders,clerks,divers',
);
export const adjectives = words(
	'new,disputed,long-delayed,costly,secret,unpopular,draft,provisional,northern,ambitious,modest,failed,joint,regional,temporary,controversial,revised,private,public,ageing,narrow,generous,hasty,binding,hollow,rural,unfinished,overdue,cautious,rival',
);
export const verbs = words(
	'approved,rejected,postponed,defended,criticised,revised,signed,suspended,inspected,financed,abandoned,announced,welcomed,blocked,audited,renewed,examined,undermined,completed,reopened,extended,opposed,published,withdrew,negotiated,amended,ratified,questioned,cut,doubled',
);
export const reporting = words(
	'said,told reporters,argued,insisted,warned,explained,claimed,announced,conceded,added,wrote in a letter,replied',
);
export const days = words('Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday');
export const months = words('January,February,March,April,May,June,July,August,September,October,November,December');
export const adverbials = words(
	'after a night of talks,without a vote,in a closed session,by a narrow majority,at short notice,for the third time this year,under pressure from creditors,despite heavy rain,before the autumn recess,in front of a full gallery,against the advice of its own lawyers,as prices rose,on the eve of the harvest,with little debate,to the surprise of its allies,amid a shortage of diesel,in line with an older treaty,as the tide came in',
);

/** Sentences that assert something and name no source. */
export const claims: readonly string[] = [
	'The {adj} {thing} has cost {number} million crowns since {month}.',
	'Some {number} {people} {verb} the {thing} {adverbial}.',
	'{Actor} {verb} the {adj} {thing} {adverbial}.',
	'In {place}, the number of {people} fell by {percent} per cent in {year}.',
	'The {thing} in {place} was {verb2} in {year} and has stood empty since.',
	'{Actor} and {actor} {verb} a {adj} {thing} on {day}.',
	'More than {number} {people} left {place} between {year} and {year}.',
	'{People} in {place} pay {percent} per cent more for the {thing} than those in {place}.',
	'The {adj} {thing} covers {number} hectares near {place}, and {people} have used it since {year}.',
	'Exports through {place} rose to {number} tonnes, {percent} per cent more than in {year}.',
	'{Actor} owns {percent} per cent of the {thing} near {place}.',
	'The {thing} failed twice in {month} and left {number} households without heating.',
	'{Adjective} rail links between {place} and {place} carried {number} passengers last year.',
];

/** Sentences that a source covers; `{said}` is the cue. */
export const attributed: readonly string[] = [
	'{Actor} {said} that the {adj} {thing} would help {people} in {place}.',
	'According to {actor}, the {thing} has lost {percent} per cent of its value since {year}.',
	'The {thing} will be {verb2} before {month}, {actor} {said}.',
	'{Actor} {said} on {day} that {number} {people} had {verb2} the {thing}.',
	'{Actor} {said} {actor} had {verb} the {adj} {thing} {adverbial}.',
	'A report by {actor} found that {percent} per cent of {people} oppose the {thing}.',
];

/** Sentences whose source nobody could find again. */
export const vague: readonly string[] = [
	'Officials said the {adj} {thing} would be {verb2} by {month}.',
	'It is said that {people} in {place} {verb} the {thing} {adverbial}.',
	'Experts believe the {thing} could cost {number} million crowns.',
	'Sources close to the talks said {actor} had {verb} the {thing}.',
];

/** What people say, without quotation marks. */
export const sayings: readonly string[] = [
	'We have waited for the {thing} since {year}, and our patience is at an end',
	'The {adj} {thing} is an enormous mistake',
	'Nobody asked the {people} of {place} what they wanted',
	'This is a good day for {place} and for {people} everywhere',
	'You cannot build a {thing} with promises',
	'Without the {thing} there will be no {people} left in {place}',
	'{Actor} knows this as well as I do',
	'If {actor} wants a {adj} {thing}, let them pay for it',
	'We will not sign a {adj} {thing} {adverbial}',
	'The figures of {actor} are wrong by {percent} per cent',
];

/** The author’s own view. */
export const opinions: readonly string[] = [
	'It would be wiser to leave the {thing} alone.',
	'Perhaps the {adj} {thing} was never meant to last.',
	'Few things are as dreary as a {adj} {thing}.',
	'What will become of {place} if the {thing} fails?',
	'{Actor} should have listened to the {people}.',
];

export const headlines: readonly string[] = [
	'{Actor} {verb} {adj} {thing}',
	'{People} in {place} brace for {thing}',
	'{Adjective} {thing} divides {place}',
	'What the {thing} means for {people}',
	'{Actor} at odds with {actor} over {thing}',
	'{Place} counts the cost of its {thing}',
];
