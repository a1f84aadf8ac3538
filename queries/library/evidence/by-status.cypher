// How well attested: edges by status
// Of all changes of side, posts and communities, how many are confirmed by independent sources, rest on one, or are disputed.
// Parameters: none
// Columns:
//   kind  - DEFECTED_TO, SERVES_IN or BELONGS_TO
//   status  - confirmed, single source or disputed
//   edges  - how many
//   total  - edges of this kind
//   percent  - edges of total
MATCH (:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(:Agency|Faction|Sect)
WITH type(r) AS kind, r.status AS status, count(r) AS edges
WITH kind, sum(edges) AS total, collect({status: status, edges: edges}) AS found
UNWIND found AS one
RETURN kind, one.status AS status, one.edges AS edges, total, round(100.0 * one.edges / total, 1) AS percent
ORDER BY kind, edges DESC, status
