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
OPTIONAL MATCH (a)-[:BELONGS_TO*0..5]->(top:Agency)
WITH count(DISTINCT move.id) AS total,
     collect({agency: coalesce(top.name, '(not stated)'), kind: top.kind, move: move.id,
              own: CASE WHEN a IS NULL OR a.id = top.id THEN move.id END}) AS found
UNWIND found AS one
RETURN one.agency AS agency, one.kind AS kind, count(DISTINCT one.own) AS own, count(DISTINCT one.move) AS defections, total
ORDER BY defections DESC, agency
