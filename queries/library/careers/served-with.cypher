// Who served with a person in the same body
// Colleagues of one person, most of all of a defector: whom he may have known, and whether they changed sides too.
// Times that are known not to overlap are left out; half-open intervals, so that a successor is no colleague.
// Parameters:
//   person: string  - id, name or alias, in any case
// Example: :param {person: 'Afak Ahmad'}
// Columns:
//   body  - where both served
//   name  - colleague
//   rank  - latest rank
//   role  - post there
//   overlap  - dated when both times are known and overlap, else possible
//   defected  - dates of his own changes of side, (undated) among them
//   person  - the person asked for
//   id  - id of the colleague
MATCH (p:Person)
WHERE toLower($person) IN [p.id, toLower(p.name)] OR any(x IN p.aliases WHERE toLower(x) = toLower($person))
WITH DISTINCT p // so that planners find him first
MATCH (p)-[his:SERVES_IN]->(a)<-[theirs:SERVES_IN]-(other:Person)
WHERE other.id <> p.id
  AND coalesce(his.since < theirs.until, true) AND coalesce(theirs.since < his.until, true)
OPTIONAL MATCH (other)-[move:DEFECTED_TO]->(:Faction)
WITH p, his, a, theirs, other, move ORDER BY move.date, move.id
WITH p, his, a, theirs, other,
     [x IN collect({id: move.id, date: toString(move.date)}) WHERE x.id IS NOT NULL | coalesce(x.date, '(undated)')] AS defected
RETURN a.name AS body, other.name AS name, other.rank AS rank, theirs.role AS role,
       CASE WHEN his.since < theirs.until AND theirs.since < his.until THEN 'dated' ELSE 'possible' END AS overlap,
       defected, p.name AS person, other.id AS id
ORDER BY body, other.rankOrder, name, id, person
