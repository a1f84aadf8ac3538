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
//   until  - end of a post
//   others  - what other articles give for the date of a change of side
//   status  - confirmed, single source or disputed
//   sources  - number of independent sources
//   statements  - number of statements that say it
//   confidence  - 0 to 1
//   denials  - number of statements that deny it
//   settled  - day of what confirmed it after all denials
CALL () {
  MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o) WHERE p.id = $id RETURN p, r, o
  UNION MATCH (p:Person)-[r:SERVES_IN]->(o) WHERE r.id STARTS WITH $id RETURN p, r, o
  UNION MATCH (p:Person)-[r:DEFECTED_TO]->(o) WHERE r.id STARTS WITH $id RETURN p, r, o
  UNION MATCH (p:Person)-[r:BELONGS_TO]->(o) WHERE r.id STARTS WITH $id RETURN p, r, o
}
WITH p, r, o, coalesce(r.date, r.since) AS begin
RETURN r.id AS id, p.name AS name, type(r) AS kind, o.name AS what,
       substring(toString(begin), 0, CASE coalesce(r.datePrecision, r.sincePrecision) WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       substring(toString(r.until), 0, CASE r.untilPrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS until,
       CASE WHEN size(r.dates) > 1 THEN r.dates[1..] ELSE [] END AS others, r.status AS status, r.sources AS sources,
       r.statements AS statements, r.confidence AS confidence, r.denials AS denials, r.settled AS settled
ORDER BY begin, kind, what, id
