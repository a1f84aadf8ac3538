// Shortest chain of shared service between two persons
// From one person to another over others, each two in the same body at times that may overlap. All chains with the fewest steps
// are rows, those with known times first. A side is no body: that two went over to it makes no chain.
// Parameters:
//   person: person  - id or name of the one
//   other: person  - id or name of the other
//   steps: integer = 2  - so many at most, up to 3; three take long in a large graph
//   limit: integer = 20  - so many chains at most
// Example: :param {person: 'Hussam Awak', other: 'Hussein al-Awan', steps: 3, limit: 20}
// Columns:
//   steps  - how many times two served together
//   dated  - how many of these overlap by known dates; 0 when none is known to
//   overlap  - of each step dated, or possible where no dates are known that say whether they served at one time
//   chain  - person, body, person, ... from the one to the other
//   roles  - the posts in these bodies, in the same order; (not stated) when no article gives one
//   disputed  - how many of these services somebody denies
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
WITH path, relationships(path) AS posts
WITH path, posts, [i IN range(0, size(posts) - 2, 2) | CASE
                   WHEN posts[i].since + duration(CASE posts[i].sincePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) <= posts[i + 1].until
                     AND posts[i + 1].since + duration(CASE posts[i + 1].sincePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) <= posts[i].until
                   THEN 'dated' ELSE 'possible' END] AS overlap
WITH path, posts, overlap, size([x IN overlap WHERE x = 'dated']) AS dated
RETURN size(posts) / 2 AS steps, dated, overlap, [n IN nodes(path) | n.name] AS chain,
       [r IN posts | coalesce(r.role, '(not stated)')] AS roles, size([r IN posts WHERE r.status = 'disputed']) AS disputed
ORDER BY steps, dated DESC, chain, [r IN posts | r.id]
LIMIT toInteger($limit)
