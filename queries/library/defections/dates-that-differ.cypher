// Defections that articles date differently
// Each with all dates given; the first is the one that the edge carries: the most precise, then that on which most
// independent sources agree, then the earliest.
// Parameters: none
// Columns:
//   name  - person
//   to  - new side
//   dates  - all dates, the chosen one first
//   sources  - number of independent sources
//   id  - id of the edge
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE size(move.dates) > 1
RETURN p.name AS name, f.name AS to, move.dates AS dates, move.sources AS sources, move.id AS id
ORDER BY size(move.dates) DESC, name, id
