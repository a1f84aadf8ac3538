// Rates by agency: who left, of all recorded
// Every body in which somebody is recorded, after all that it belongs to, with those who had left it or a body below it by a day
// beside all who are recorded there. Each person counts once in a row.
// Parameters:
//   agency: string = null  - top of the tree, id, name or alias, in any case; null shows every tree
//   asOf: date = null  - what had happened by this day, without a date when it had been reported by then; null for all times
// Example: :param {agency: 'Ministry of Defence', asOf: '2013-01-01'}
// Columns:
//   tree  - the body, after all that it belongs to
//   kind  - intelligence, military, ...
//   left  - persons who had changed sides out of it or a body below it
//   recorded  - persons there or below it who are not known to have come later
//   percent  - left of recorded
//   disputed  - how many of left rest on disputed reports alone
CALL () {
  MATCH (p:Person)
  WITH [(p)-[service:SERVES_IN]->(a:Agency) WHERE $asOf IS NULL OR coalesce(service.since <= date($asOf), true) | a.id] AS bodies,
       count(*) AS persons // of those with the same bodies one stands for all
  UNWIND bodies AS body
  MATCH (a:Agency)-[:BELONGS_TO*0..5]->(b:Agency)
  WHERE a.id = body
  WITH DISTINCT bodies, persons, b.id AS id
  WITH id, sum(persons) AS recorded
  RETURN collect({id: id, recorded: recorded}) AS known
}
CALL () {
  MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
  WHERE $asOf IS NULL OR coalesce(move.date, move.firstReported) <= date($asOf)
  MATCH (p)-[service:SERVES_IN]->(a:Agency)
  WHERE ($asOf IS NULL OR coalesce(service.since <= date($asOf), true))
    AND (a.id = move.originId
         OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
             AND (service.current OR service.until >= move.date)
             AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
  MATCH (a)-[:BELONGS_TO*0..5]->(b:Agency)
  WITH b.id AS id, count(DISTINCT p.id) AS left, count(DISTINCT CASE WHEN move.status <> 'disputed' THEN p.id END) AS undisputed
  RETURN collect({id: id, left: left, undisputed: undisputed}) AS gone
}
UNWIND known AS one
MATCH path = (b:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE b.id = one.id
  AND (($agency IS NULL AND NOT EXISTS { MATCH (top)-[:BELONGS_TO]->(:Agency) })
       OR toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency)))
WITH b, one.recorded AS recorded, head([x IN gone WHERE x.id = b.id]) AS lost,
     reduce(text = null, x IN reverse(nodes(path)) | coalesce(text + ' > ', '') + x.name) AS tree
WITH b, tree, recorded, coalesce(lost.left, 0) AS left, coalesce(lost.left - lost.undisputed, 0) AS disputed
RETURN tree, b.kind AS kind, left, recorded, round(100.0 * left / recorded, 1) AS percent, disputed
ORDER BY tree, b.id
