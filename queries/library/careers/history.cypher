// One person's history
// All that is recorded of one person, in the order of time, with the publishers that say it: posts, changes of side,
// communities. Undated entries stand last. On a day, a post had ended if articles had said so or he had changed sides and left
// it; one without a beginning, with the side that he went over to later, had not begun.
// Parameters:
//   person: person  - id or name
//   asOf: date = null  - only what held on this day; null for all times
// Example: :param {person: 'Manaf Tlass', asOf: null}
// Columns:
//   since  - first day of a post, or date of a change of side, as precise as it is known
//   until  - end of a post
//   kind  - SERVES_IN, DEFECTED_TO or BELONGS_TO
//   what  - body, side or community; (assumed) when no article names the new side
//   detail  - post, or what was left and how
//   status  - confirmed, single source or disputed
//   publishers  - who says it, those that deny it among them
//   name  - person
//   id  - id of the edge
MATCH (p:Person)
WHERE p.id = $person OR p.name = $person
WITH DISTINCT p // so that planners find him first
MATCH (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
WHERE $asOf IS NULL OR type(r) = 'BELONGS_TO'
   OR (type(r) = 'DEFECTED_TO' AND coalesce(r.date, r.firstReported) <= date($asOf))
   OR (type(r) = 'SERVES_IN' AND coalesce(r.since <= date($asOf), true) AND coalesce(r.until > date($asOf), true)
       AND (r.current OR r.until IS NOT NULL OR coalesce(r.lastReported > date($asOf), true))
       AND NOT (r.current AND EXISTS {
         MATCH (p)-[move:DEFECTED_TO]->(f:Faction)
         WHERE coalesce(move.date, move.firstReported) <= date($asOf) AND coalesce(r.since < move.date, true)
           AND coalesce(move.originId, 'faction:') STARTS WITH 'faction:' AND NOT EXISTS { MATCH (o)-[:BELONGS_TO*0..5]->(f) }
           AND NOT EXISTS { MATCH (p)-[back:DEFECTED_TO]->(:Faction) WHERE back.date > move.date AND back.date <= date($asOf) }
       })
       AND NOT (r.since IS NULL AND EXISTS {
         MATCH (p)-[later:DEFECTED_TO]->(side:Faction)
         WHERE later.date > date($asOf) AND coalesce(r.until > later.date, true)
           AND EXISTS { MATCH (o)-[:BELONGS_TO*0..5]->(its:Faction) WHERE its.id = side.id OR its.side = side.side }
           AND NOT EXISTS { MATCH (p)-[sooner:DEFECTED_TO]->(:Faction) WHERE sooner.date < later.date }
       }))
OPTIONAL MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id IN r.evidence
WITH p, r, o, coalesce(article.publisher, article.name) AS publisher ORDER BY publisher
WITH p, r, o, collect(DISTINCT publisher) AS publishers, coalesce(r.date, r.since) AS begin
RETURN substring(toString(begin), 0, CASE coalesce(r.datePrecision, r.sincePrecision) WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS since,
       substring(toString(r.until), 0, CASE r.untilPrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS until,
       type(r) AS kind,
       o.name + CASE WHEN r.stated OR type(r) <> 'DEFECTED_TO' OR o.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END AS what,
       CASE type(r) WHEN 'DEFECTED_TO' THEN r.manner + coalesce(' from ' + r.origin, '') + coalesce(', to ' + r.fledTo, '')
                    ELSE r.role END AS detail,
       r.status AS status,
       publishers,
       p.name AS name,
       r.id AS id
ORDER BY coalesce(begin, r.until), kind DESC, what, id
