// Net flow between sides
// How often somebody went from one side to another, how often the other way, and the difference: a row for each way that somebody
// went. Every faction counts with the side that it is part of, a body with the side that it serves. Changes of side are counted:
// who goes, comes back and goes again is there twice, and back once.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
// Example: :param {since: '2011-01-01', until: null}
// Columns:
//   from  - side left; (not stated) when no article tells what was left, or whose that was
//   to  - side gone to
//   moves  - changes of side that way
//   back  - changes of side the other way
//   net  - moves less back
//   assumed  - how many of moves rest on the pack's default, because no article names the new side
//   disputed  - how many of moves are disputed
//   total  - changes of side in the time asked for, each once
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH f.id AS faction,
     CASE WHEN move.originId IS NOT NULL THEN [move.originId]
          ELSE [(p)-[service:SERVES_IN]->(a:Agency)
                WHERE (service.current OR service.until >= move.date) AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) } | a.id]
     END AS origins,
     count(move) AS moves, count(CASE WHEN NOT move.stated THEN 1 END) AS assumed,
     count(CASE WHEN move.status = 'disputed' THEN 1 END) AS disputed
WITH sum(moves) AS total, collect({faction: faction, origins: origins, moves: moves, assumed: assumed, disputed: disputed}) AS alike
MATCH (o:Agency|Faction)-[:BELONGS_TO*0..6]->(side:Faction)
WHERE NOT EXISTS { MATCH (side)-[:BELONGS_TO]->(:Faction) }
WITH total, alike, collect({of: o.id, side: side.name}) AS sides
UNWIND alike AS one
WITH total, one, [x IN sides WHERE x.of = one.faction | x.side] AS new, [x IN sides WHERE x.of IN one.origins | x.side] AS old
UNWIND new AS to
UNWIND CASE WHEN size(old) = 0 THEN ['(not stated)'] ELSE old END AS from
WITH DISTINCT total, one, from, to
WITH total, from, to, sum(one.moves) AS moves, sum(one.assumed) AS assumed, sum(one.disputed) AS disputed
WITH total, collect({from: from, to: to, moves: moves, assumed: assumed, disputed: disputed}) AS flows
UNWIND flows AS way
WITH way, total, reduce(n = 0, x IN [y IN flows WHERE y.from = way.to AND y.to = way.from] | n + x.moves) AS back
RETURN way.from AS from, way.to AS to, way.moves AS moves, back, way.moves - back AS net, way.assumed AS assumed,
       way.disputed AS disputed, total
ORDER BY moves DESC, from, to
