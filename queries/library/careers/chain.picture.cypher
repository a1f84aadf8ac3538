// Shortest chain of shared service between two persons: picture
// The persons of the chains and the bodies where they served together.
// Parameters:
//   person: person  - id or name of the one
//   other: person  - id or name of the other
//   steps: integer = 2  - so many at most, up to 3; three take long in a large graph
//   limit: integer = 20  - so many chains at most
// Example: :param {person: 'Hussam Awak', other: 'Hussein al-Awan', steps: 3, limit: 20}
// Columns:
//   path  - from the one over the bodies to the other
MATCH (a:Person)
WHERE a.id = $person OR a.name = $person
WITH DISTINCT a
MATCH (b:Person)
WHERE (b.id = $other OR b.name = $other) AND b.id <> a.id
WITH DISTINCT a, b
OPTIONAL MATCH path = (a)-[r:SERVES_IN]->(:Agency)<-[s:SERVES_IN]-(b)
WHERE coalesce(r.since < s.until + duration(CASE s.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
  AND coalesce(s.since < r.until + duration(CASE r.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
WITH a, b, collect(path) AS one
CALL (a, b, one) {
  WITH a, b, one WHERE size(one) = 0 AND toInteger($steps) >= 2
  MATCH path = (a)-[r:SERVES_IN]->(:Agency)<-[s:SERVES_IN]-(x:Person)-[t:SERVES_IN]->(:Agency)<-[u:SERVES_IN]-(b)
  WHERE x.id <> a.id AND x.id <> b.id
    AND coalesce(r.since < s.until + duration(CASE s.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(s.since < r.until + duration(CASE r.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(t.since < u.until + duration(CASE u.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(u.since < t.until + duration(CASE t.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
  RETURN collect(path) AS two
}
CALL (a, b, one, two) {
  WITH a, b, one, two WHERE size(one) + size(two) = 0 AND toInteger($steps) >= 3
  MATCH path = (a)-[r:SERVES_IN]->(:Agency)<-[s:SERVES_IN]-(x:Person)-[t:SERVES_IN]->(:Agency)
               <-[u:SERVES_IN]-(y:Person)-[v:SERVES_IN]->(:Agency)<-[w:SERVES_IN]-(b)
  WHERE x.id <> a.id AND x.id <> b.id AND y.id <> a.id AND y.id <> b.id AND x.id <> y.id
    AND coalesce(r.since < s.until + duration(CASE s.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(s.since < r.until + duration(CASE r.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(t.since < u.until + duration(CASE u.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(u.since < t.until + duration(CASE t.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(v.since < w.until + duration(CASE w.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
    AND coalesce(w.since < v.until + duration(CASE v.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
  RETURN collect(path) AS three
}
UNWIND one + two + three AS path
RETURN path
ORDER BY [n IN nodes(path) | n.name], [r IN relationships(path) | r.id]
LIMIT toInteger($limit)
