// Who served with a person in the same body: picture
// The person, the bodies, the colleagues, and where those went who changed sides.
// Parameters:
//   person: string  - id, name or alias, in any case
// Example: :param {person: 'Afak Ahmad'}
// Columns:
//   service  - from the person over the body to the colleague
//   side  - from the colleague to the new side
MATCH (p:Person)
WHERE toLower($person) IN [p.id, toLower(p.name)] OR any(x IN p.aliases WHERE toLower(x) = toLower($person))
WITH DISTINCT p // so that planners find him first
MATCH service = (p)-[his:SERVES_IN]->(a)<-[theirs:SERVES_IN]-(other:Person)
WHERE other.id <> p.id
  AND coalesce(his.since < theirs.until, true) AND coalesce(theirs.since < his.until, true)
OPTIONAL MATCH side = (other)-[move:DEFECTED_TO]->(:Faction)
RETURN service, side
ORDER BY his.id, theirs.id, move.id
