// Publishers by how often they are contradicted
// Of the changes of side that a publisher reports, those that another publisher's article denies, and those that another dates
// otherwise. A date that lies within the other is no contradiction (2012-08 and 2012-08-05), nor are act and announcement. To be
// contradicted is not to be wrong.
// Parameters: none
// Columns:
//   publisher  - outlet; (none given) for articles without one
//   contradicted  - changes of side that others deny or date otherwise
//   reported  - changes of side that it reports
//   percent  - contradicted of reported
//   denied  - how many others deny
//   dated  - how many others date otherwise
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id IN move.evidence
WITH move.id AS event, coalesce(article.publisher, '(none given)') AS publisher, said.modality = 'denied' AS denies,
     coalesce(said.dateBasis, 'act') AS basis,
     substring(toString(said.date), 0, CASE said.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date
WITH event, collect({publisher: publisher, denies: denies, basis: basis, date: date}) AS told
UNWIND [x IN told WHERE NOT x.denies] AS one
WITH event, one.publisher AS publisher,
     size([x IN told WHERE x.denies AND x.publisher <> one.publisher]) > 0 AS denied,
     size([x IN told WHERE NOT x.denies AND x.publisher <> one.publisher AND x.basis = one.basis
                       AND NOT x.date STARTS WITH one.date AND NOT one.date STARTS WITH x.date]) > 0 AS dated
WITH publisher, count(DISTINCT event) AS reported, count(DISTINCT CASE WHEN denied OR dated THEN event END) AS contradicted,
     count(DISTINCT CASE WHEN denied THEN event END) AS denied, count(DISTINCT CASE WHEN dated THEN event END) AS dated
RETURN publisher, contradicted, reported, round(100.0 * contradicted / reported, 1) AS percent, denied, dated
ORDER BY contradicted DESC, reported, publisher
