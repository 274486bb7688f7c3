/** Actors for fixtures: a minister, her party, a rival and a port. To be followed by articles and sidecars. */
export const harbourActors = `
%! actors.yaml
actors:
  lind:
    name: Marta Lind
    kind: person
    aliases: [the harbour minister]
    roles:
      - {title: harbour minister, of: norland, from: 2001-01-01, to: 2004-12-31}
      - {title: mayor, of: vik, from: 2005-01-01}
    part-of: reform
    wikidata: Q4711
    note: Trained as a *pilot*.
  brandt:
    name: Oskar Brandt
    kind: person
  reform:
    name: Reform Party
    kind: organisation
    part-of: norland
  norland:
    name: Norland
    kind: state
    metonyms: [the Capital]
  vik:
    name: Port Vik
    kind: place
`;
