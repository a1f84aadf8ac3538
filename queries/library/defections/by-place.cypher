// Defections by place
// How many left a post in each place: the place that articles give when they tell of the change of side, else that of the post
// that was left. Who is said to have served in two places counts in both, so that the rows can add up to more than the total.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   place  - where he served; (not stated) when no article names it
//   persons  - different persons
//   defections  - changes of side
//   disputed  - how many of these somebody denies
//   total  - changes of side of all rows together, each once
CALL () {
  MATCH (:Person)-[move:DEFECTED_TO]->(:Faction)
  WHERE ($defections IS NULL OR move.id IN $defections)
    AND ($since IS NULL OR move.date >= date($since))
    AND ($until IS NULL OR move.date < date($until))
  RETURN count(move) AS total
}
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH total, p, move, f,
     [(p)<-[:SUBJECT]-(said:Statement)
      WHERE said.place IS NOT NULL AND said.id IN move.evidence AND said.modality IN ['asserted', 'reported'] | said.place] AS told
WITH total, p, move, told,
     [(p)-[service:SERVES_IN]->(a:Agency)
      WHERE size(told) = 0 AND service.place IS NOT NULL
        AND (a.id = move.originId
         OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
             AND (service.current OR service.until >= move.date)
             AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })) | service.place] AS posts
UNWIND CASE WHEN size(told) > 0 THEN told WHEN size(posts) > 0 THEN posts ELSE ['(not stated)'] END AS place
WITH total, place, p.id AS person, move.id AS move, move.status AS status
RETURN place, count(DISTINCT person) AS persons, count(DISTINCT move) AS defections,
       count(DISTINCT CASE WHEN status = 'disputed' THEN move END) AS disputed, total
ORDER BY defections DESC, place
