// Who served with a person in the same body
// Colleagues of one person, most of all of a defector: whom he may have known, when, and whether they changed sides too. Times
// that are known not to overlap are left out; half-open intervals, so that a successor is no colleague.
// A side as a whole is no body: it has too many.
// Parameters:
//   person: person  - id or name
//   other: person = null  - only together with this one, id or name; null for all
//   limit: integer = 1000  - so many rows at most
// Example: :param {person: 'Afak Ahmad', other: null, limit: 1000}
// Columns:
//   body  - where both served
//   name  - colleague
//   rank  - latest rank
//   role  - post there
//   overlap  - dated when both times are known and overlap, else possible
//   since  - first day together, when it is known when both began
//   until  - first day after, when it is known when both ended
//   days  - how long, when all of these dates are known to the day
//   defected  - dates of his own changes of side, (undated) among them
//   status  - of his service there: confirmed, single source or disputed
//   person  - the person asked for
//   id  - id of the colleague
MATCH (p:Person)
WHERE p.id = $person OR p.name = $person
WITH DISTINCT p // so that planners find him first
MATCH (p)-[his:SERVES_IN]->(a)<-[theirs:SERVES_IN]-(other:Person)
WHERE other.id <> p.id AND (a:Agency OR EXISTS { MATCH (a)-[:BELONGS_TO]->(:Faction) }) AND ($other IS NULL OR other.id = $other OR other.name = $other)
WITH p, his, a, theirs, other,
     his.since + duration(CASE his.sincePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) AS heHadBegun,
     theirs.since + duration(CASE theirs.sincePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) AS theyHadBegun,
     his.until + duration(CASE his.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END) AS heHadGone,
     theirs.until + duration(CASE theirs.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END) AS theyHadGone
WHERE coalesce(his.since < theyHadGone, true) AND coalesce(theirs.since < heHadGone, true)
WITH p, his, a, theirs, other,
     coalesce(heHadBegun <= theirs.until AND theyHadBegun <= his.until, false) AS dated,
     CASE WHEN his.since >= theirs.since THEN [his.since, his.sincePrecision]
          WHEN his.since < theirs.since THEN [theirs.since, theirs.sincePrecision] END AS begin,
     CASE WHEN his.until <= theirs.until THEN [his.until, his.untilPrecision]
          WHEN his.until > theirs.until THEN [theirs.until, theirs.untilPrecision] END AS finish
WITH p, his, a, theirs, other, dated,
     CASE WHEN begin[0] >= finish[0] THEN null ELSE begin END AS begin, CASE WHEN begin[0] >= finish[0] THEN null ELSE finish END AS finish
OPTIONAL MATCH (other)-[move:DEFECTED_TO]->(:Faction)
WITH p, his, a, theirs, other, dated, begin, finish, move ORDER BY move.date, move.id
WITH p, his, a, theirs, other, dated, begin, finish,
     [x IN collect({id: move.id, text: substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)})
      WHERE x.id IS NOT NULL | coalesce(x.text, '(undated)')] AS defected
RETURN a.name AS body, other.name AS name, other.rank AS rank, theirs.role AS role,
       CASE WHEN dated THEN 'dated' ELSE 'possible' END AS overlap,
       substring(toString(begin[0]), 0, CASE begin[1] WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS since,
       substring(toString(finish[0]), 0, CASE finish[1] WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS until,
       CASE WHEN his.sincePrecision = 'day' AND theirs.sincePrecision = 'day' AND his.untilPrecision = 'day' AND theirs.untilPrecision = 'day'
            THEN duration.inDays(begin[0], finish[0]).days END AS days,
       defected, theirs.status AS status, p.name AS person, other.id AS id
ORDER BY body, coalesce(other.rankOrder, -1) DESC, name, other.id, his.id, theirs.id
LIMIT toInteger($limit)
