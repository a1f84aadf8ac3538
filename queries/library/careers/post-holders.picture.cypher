// Who held a post, and who followed: picture
// The holders of the post with the body, and the sides that those went to who changed sides.
// Parameters:
//   body: string  - body or side, id, name or alias, in any case
//   roles: list of string  - the post in all its words, in any case
// Example: :param {body: 'Ministry of Defence', roles: ['minister', 'defence minister']}
// Columns:
//   post  - from the person to the body
//   side  - from the person to the new side
MATCH (a:Agency|Faction)
WHERE toLower($body) IN [a.id, toLower(a.name)] OR any(x IN a.aliases WHERE toLower(x) = toLower($body))
MATCH post = (p:Person)-[r:SERVES_IN]->(a)
WHERE any(x IN $roles WHERE toLower(x) = toLower(r.role))
OPTIONAL MATCH side = (p)-[move:DEFECTED_TO]->(:Faction)
RETURN post, side
ORDER BY coalesce(r.since, r.until), r.id, move.id
