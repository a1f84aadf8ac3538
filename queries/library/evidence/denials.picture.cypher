// Denials, and what became of them: picture
// From the article over the denial to the person, and the edge that it contradicts.
// Parameters:
//   since: date = null  - first day of publication
//   until: date = null  - first day after
// Example: :param {since: '2011-01-01', until: null}
// Columns:
//   denial  - from the article over the statement to the person
//   event  - the edge that it contradicts
MATCH denial = (article:Article)<-[:STATED_IN]-(said:Statement)-[:SUBJECT]->(p:Person)
WHERE said.modality = 'denied' AND said.retiredAt IS NULL
  AND ($since IS NULL OR article.published >= date($since))
  AND ($until IS NULL OR article.published < date($until))
OPTIONAL MATCH event = (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
WHERE said.id IN r.evidence
RETURN denial, event
ORDER BY article.published, said.id, r.id
