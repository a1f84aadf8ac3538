// Who held a post, and who followed
// The holders of one post in the order of time, each with the next. A post is compared as it is printed, so name all its words:
// the minister may be a defence minister elsewhere. Where dates are missing, who holds it still comes after who has left it.
// Parameters:
//   body: string  - body or side, id, name or alias, in any case
//   roles: list of string  - the post in all its words, in any case
// Example: :param {body: 'Ministry of Defence', roles: ['minister', 'defence minister']}
// Columns:
//   body  - where
//   role  - post, as printed
//   name  - person
//   since  - first day, as precise as it is known
//   until  - first day after
//   current  - false once an article says that it ended
//   next  - who held it next
//   nextSince  - his first day
//   order  - dated when dates tell who was next; undated when the next one holds it still and this one has left it
//   gap  - days between the two, when both are known to the day; below 0 when they overlap
//   status  - of the first service: confirmed, single source or disputed
//   nextStatus  - of the next
//   id  - id of the edge
MATCH (a:Agency|Faction)
WHERE toLower($body) IN [a.id, toLower(a.name)] OR any(x IN a.aliases WHERE toLower(x) = toLower($body))
MATCH (p:Person)-[r:SERVES_IN]->(a)
WHERE any(x IN $roles WHERE toLower(x) = toLower(r.role))
WITH collect(DISTINCT {
       id: r.id, body: a.name, person: p.id, name: p.name, role: r.role, current: r.current, status: r.status,
       since: r.since, sincePrecision: r.sincePrecision, until: r.until, untilPrecision: r.untilPrecision,
       begun: r.since + duration(CASE r.sincePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END)}) AS posts
UNWIND posts AS post
UNWIND posts AS other
WITH post, other,
     other.person <> post.person AND coalesce(other.since >= post.since, true)
       AND coalesce(other.since >= post.begun OR other.begun > post.until, false) AS dated,
     other.person <> post.person AND other.current AND NOT post.current
       AND (other.since IS NULL OR (post.since IS NULL AND post.until IS NULL)) AS undated
WHERE dated OR undated OR other.id = post.id // the post itself keeps the row where nobody followed
WITH post, other, dated, undated ORDER BY dated DESC, undated DESC, other.since, other.name, other.id
WITH post, head(collect({post: other, dated: dated, undated: undated})) AS found
WITH post, found.dated AS dated, CASE WHEN found.dated OR found.undated THEN found.post END AS next
RETURN post.body AS body, post.role AS role, post.name AS name,
       substring(toString(post.since), 0, CASE post.sincePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS since,
       substring(toString(post.until), 0, CASE post.untilPrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS until,
       post.current AS current, next.name AS next,
       substring(toString(next.since), 0, CASE next.sincePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS nextSince,
       CASE WHEN dated THEN 'dated' WHEN next IS NOT NULL THEN 'undated' END AS order,
       CASE WHEN dated AND post.untilPrecision = 'day' AND next.sincePrecision = 'day'
            THEN duration.inDays(post.until, next.since).days END AS gap,
       post.status AS status, next.status AS nextStatus, post.id AS id
ORDER BY coalesce(post.since, post.until), post.current, name, id
