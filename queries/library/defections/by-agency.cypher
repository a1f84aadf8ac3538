// Defections by agency, with its sub-bodies
// How many left each body: that very body, and with all bodies below it. What was left is the body that articles name;
// where they name none, the bodies he was serving in.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   agency  - body; (not stated) when none is known
//   kind  - intelligence, military, ...
//   own  - changes of side of people of that very body
//   defections  - with those of all bodies below it
//   disputed  - how many of these somebody denies
//   total  - changes of side of all rows together, each once
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
OPTIONAL MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })
WITH count(DISTINCT move.id) AS total,
     collect({body: a.id, move: move.id, disputed: CASE WHEN move.status = 'disputed' THEN move.id END}) AS found
UNWIND found AS one
WITH total, one.body AS body, collect(one) AS moves // a body each, before going up
OPTIONAL MATCH (a:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE a.id = body
UNWIND moves AS one
WITH total, coalesce(top.name, '(not stated)') AS agency, top.kind AS kind, coalesce(top.id = body, true) AS itself, one
RETURN agency, kind, count(DISTINCT CASE WHEN itself THEN one.move END) AS own, count(DISTINCT one.move) AS defections,
       count(DISTINCT one.disputed) AS disputed, total
ORDER BY defections DESC, agency
