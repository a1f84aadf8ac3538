// Changes of side dated after they were reported
// The whole period in which it is said to have happened begins after the article that says so: one of the two dates is wrong, or
// the article tells of a plan. Look at the sentence.
// Parameters:
//   limit: integer = null  - so many rows at most
// Example: :param {limit: null}
// Columns:
//   name  - person
//   date  - of the change of side, as precise as the article says
//   published  - day of publication
//   days  - days that the date lies after it
//   publisher  - outlet
//   quote  - the words of the article
//   id  - of the statement
MATCH (said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.kind = 'DEFECTED_TO' AND said.retiredAt IS NULL AND said.modality IN ['asserted', 'reported']
  AND said.date > article.published
MATCH (said)-[:SUBJECT]->(p:Person)
RETURN p.name AS name, substring(toString(said.date), 0, CASE said.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       article.published AS published, duration.inDays(article.published, said.date).days AS days, article.publisher AS publisher,
       said.quote AS quote, said.id AS id
ORDER BY days DESC, name, id
LIMIT coalesce(toInteger($limit), 1000000)
