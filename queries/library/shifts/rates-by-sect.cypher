// Rates by sect: who left, of all recorded
// Each community's persons who had changed sides by a day, beside all persons of it who are recorded in a body or as having
// changed sides. Persons whose community no article names are a row of their own: it is often the largest, and says how far
// the others can be trusted. Who is said to be of two communities counts in both.
// Parameters:
//   asOf: date = null  - what had happened by this day, without a date when it had been reported by then; null for all times
// Example: :param {asOf: '2013-01-01'}
// Columns:
//   sect  - community; (not stated) when no article names one
//   left  - persons of it who had changed sides
//   recorded  - persons of it who are not known to have entered service later
//   percent  - left of recorded
//   disputed  - how many of left rest on disputed reports alone
//   undated  - persons whose change of side has no date: on a day they count from its first report
MATCH (p:Person)
WHERE EXISTS { MATCH (p)-[service:SERVES_IN]->(:Agency) WHERE $asOf IS NULL OR coalesce(service.since <= date($asOf), true) }
   OR EXISTS { MATCH (p)-[move:DEFECTED_TO]->(:Faction) WHERE $asOf IS NULL OR coalesce(move.date, move.firstReported) <= date($asOf) }
   OR (EXISTS { (p)-[:DEFECTED_TO]->(:Faction) } AND NOT EXISTS { (p)-[:SERVES_IN]->(:Agency) })
OPTIONAL MATCH (p)-[:BELONGS_TO]->(s:Sect)
OPTIONAL MATCH (p)-[move:DEFECTED_TO]->(:Faction)
WITH coalesce(s.name, '(not stated)') AS sect, p.id AS person, move,
     move IS NOT NULL AND ($asOf IS NULL OR coalesce(coalesce(move.date, move.firstReported) <= date($asOf), false)) AS counts
WITH sect, count(DISTINCT person) AS recorded, count(DISTINCT CASE WHEN counts THEN person END) AS left,
     count(DISTINCT CASE WHEN counts AND move.status <> 'disputed' THEN person END) AS undisputed,
     count(DISTINCT CASE WHEN move IS NOT NULL THEN person END) AS moved,
     count(DISTINCT CASE WHEN move.date IS NOT NULL THEN person END) AS dated
RETURN sect, left, recorded, round(100.0 * left / recorded, 1) AS percent, left - undisputed AS disputed, moved - dated AS undated
ORDER BY left DESC, recorded DESC, sect
