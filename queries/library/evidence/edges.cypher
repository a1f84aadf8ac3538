// Edges by id, or of one person
// The edges whose id begins so, or all edges of the person with this id; with how well attested each is.
// Parameters:
//   id: string  - beginning of the id of an edge, or id of a person
// Example: :param {id: 'd-'}
// Columns:
//   id  - id of the edge
//   name  - person
//   kind  - SERVES_IN, DEFECTED_TO or BELONGS_TO
//   what  - body, side or community
//   date  - date of a change of side, or first day of a post
//   status  - confirmed, single source or disputed
//   sources  - number of publishers
//   statements  - number of statements that say it
//   confidence  - 0 to 1
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
WHERE r.id STARTS WITH $id OR p.id = $id
WITH p, r, o, coalesce(r.date, r.since) AS begin
RETURN r.id AS id, p.name AS name, type(r) AS kind, o.name AS what,
       substring(toString(begin), 0, CASE coalesce(r.datePrecision, r.sincePrecision) WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       r.status AS status, r.sources AS sources, r.statements AS statements, r.confidence AS confidence
ORDER BY begin, kind, what, id
