// Defections by new side
// How many went over to each faction: to that very faction, and with all factions below it.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   faction  - side gone to
//   side  - regime, opposition, ...
//   own  - changes of side toward that very faction
//   defections  - with those toward all factions below it
//   assumed  - how many of these rest on the pack's default, because no article names the side
//   disputed  - how many of them somebody denies
//   total  - changes of side of all rows together, each once
MATCH (:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
MATCH (f)-[:BELONGS_TO*0..5]->(top:Faction)
WITH count(DISTINCT move.id) AS total,
     collect({faction: top.name, side: top.side, move: move.id,
              own: CASE WHEN f.id = top.id THEN move.id END,
              assumed: CASE WHEN NOT move.stated THEN move.id END,
              disputed: CASE WHEN move.status = 'disputed' THEN move.id END}) AS found
UNWIND found AS one
RETURN one.faction AS faction, one.side AS side, count(DISTINCT one.own) AS own,
       count(DISTINCT one.move) AS defections, count(DISTINCT one.assumed) AS assumed,
       count(DISTINCT one.disputed) AS disputed, total
ORDER BY defections DESC, faction
