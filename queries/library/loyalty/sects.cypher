// Sects among those who left, and among all recorded
// Each community's part of the defectors beside its part of all persons recorded. Persons whose community no article names
// stand in a row of their own: it is often the largest, and says how far the others can be trusted.
// Parameters: none
// Columns:
//   sect  - community; (not stated) when no article names one
//   left  - persons of it who changed sides
//   allLeft  - persons who changed sides
//   percentOfLeft  - left of allLeft
//   recorded  - persons of it in the graph
//   allRecorded  - persons in the graph
//   percentOfRecorded  - recorded of allRecorded
MATCH (p:Person)
OPTIONAL MATCH (p)-[:BELONGS_TO]->(s:Sect)
WITH p, coalesce(s.name, '(not stated)') AS sect, EXISTS { MATCH (p)-[:DEFECTED_TO]->(:Faction) } AS gone
WITH count(DISTINCT p.id) AS allRecorded, count(DISTINCT CASE WHEN gone THEN p.id END) AS allLeft,
     collect({sect: sect, person: p.id, gone: CASE WHEN gone THEN p.id END}) AS found
UNWIND found AS one
WITH one.sect AS sect, count(DISTINCT one.gone) AS left, allLeft, count(DISTINCT one.person) AS recorded, allRecorded
RETURN sect, left, allLeft, CASE WHEN allLeft > 0 THEN round(100.0 * left / allLeft, 1) END AS percentOfLeft,
       recorded, allRecorded, round(100.0 * recorded / allRecorded, 1) AS percentOfRecorded
ORDER BY left DESC, recorded DESC, sect
