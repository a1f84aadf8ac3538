// Bodies that lost senior ranks
// For every body, with all below it: persons of a rank or above it who left it, beside all persons of such ranks who are recorded
// there. The rank is the latest known, for both; each person counts once in a row.
// Parameters:
//   rank: string  - lowest rank that counts, as the graph has it
//   asOf: date = null  - what had happened by this day, without a date when it had been reported by then; null for all times
//   limit: integer = null  - so many rows at most
// Example: :param {rank: 'Brigadier General', asOf: null, limit: null}
// Columns:
//   body  - body
//   kind  - intelligence, military, ...
//   left  - persons of these ranks who had left it or a body below it
//   recorded  - persons of these ranks there or below it who are not known to have come later
//   percent  - left of recorded
//   disputed  - how many of left rest on disputed reports alone
//   highest  - highest rank among those who left
//   names  - who left, the most senior first, ten at most
//   id  - id of the body
MATCH (one:Person)
WHERE one.rank = $rank
WITH max(one.rankOrder) AS lowest
CALL (lowest) {
  MATCH (p:Person)
  WHERE p.rankOrder >= lowest
  WITH [(p)-[service:SERVES_IN]->(a:Agency) WHERE $asOf IS NULL OR coalesce(service.since <= date($asOf), true) | a.id] AS bodies,
       count(*) AS persons // of those with the same bodies one stands for all
  UNWIND bodies AS body
  MATCH (a:Agency)-[:BELONGS_TO*0..5]->(b:Agency)
  WHERE a.id = body
  WITH DISTINCT bodies, persons, b.id AS id
  RETURN id, sum(persons) AS recorded, null AS lost
  UNION ALL
  MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
  WHERE p.rankOrder >= lowest AND ($asOf IS NULL OR coalesce(move.date, move.firstReported) <= date($asOf))
  MATCH (p)-[service:SERVES_IN]->(a:Agency)
  WHERE ($asOf IS NULL OR coalesce(service.since <= date($asOf), true))
    AND (a.id = move.originId
         OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
             AND (service.current OR service.until >= move.date)
             AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
  MATCH (a)-[:BELONGS_TO*0..5]->(b:Agency)
  WITH b.id AS id, p.rankOrder AS seniority, p.name AS name, p.rank AS rank, p.id AS person,
       max(CASE WHEN move.status <> 'disputed' THEN 1 ELSE 0 END) AS undisputed
  WITH id, undisputed, seniority, name, rank, person ORDER BY seniority DESC, name, person
  WITH id, count(*) AS left, count(*) - sum(undisputed) AS disputed, collect(rank)[0] AS highest, collect(name)[0..10] AS names
  RETURN id, null AS recorded, {left: left, disputed: disputed, highest: highest, names: names} AS lost
}
WITH id, max(recorded) AS recorded, head(collect(lost)) AS lost
WHERE lost IS NOT NULL
MATCH (b:Agency)
WHERE b.id = id
RETURN b.name AS body, b.kind AS kind, lost.left AS left, recorded, round(100.0 * lost.left / recorded, 1) AS percent,
       lost.disputed AS disputed, lost.highest AS highest, lost.names AS names, b.id AS id
ORDER BY left DESC, percent DESC, body, id
LIMIT coalesce(toInteger($limit), 1000000)
