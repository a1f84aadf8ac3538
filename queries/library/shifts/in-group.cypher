// The ruling side's own sect against all others
// Who had left the ruling side by a day: persons of the community that is said to rule, against all others whose community is
// stated. Which community that is, is for you to say. Persons of whom no article names a community are a row of their own, and
// so are those said to be of both; nobody counts twice.
// Parameters:
//   sect: string  - community of the ruling side, id, name or alias, in any case
//   side: string = 'regime'  - the ruling side, as Faction.side has it
//   asOf: date = null  - what had happened by this day, without a date when it had been reported by then; null for all times
// Example: :param {sect: 'Alawite', side: 'regime', asOf: '2013-01-01'}
// Columns:
//   community  - own, others, both or (not stated)
//   sects  - which these are
//   left  - persons who had left the ruling side
//   recorded  - persons in a body that is not known to be another side's, or who left the ruling side
//   percent  - left of recorded
//   disputed  - how many of left rest on disputed reports alone
//   undated  - persons whose leaving has no date: on a day they count from its first report
MATCH (s:Sect)
WITH collect(CASE WHEN toLower($sect) IN [s.id, toLower(s.name)] OR any(x IN s.aliases WHERE toLower(x) = toLower($sect)) THEN s.name END) AS own
OPTIONAL MATCH (other:Agency|Faction)-[:BELONGS_TO*0..6]->(elsewhere:Faction)
WHERE elsewhere.side <> $side
WITH own, collect(DISTINCT other.id) AS others
MATCH (p:Person)
OPTIONAL MATCH (p)-[move:DEFECTED_TO]->(f:Faction)
WHERE coalesce(f.side, '') <> $side AND NOT coalesce(move.originId, '') IN others
WITH own, others, p, move
WHERE EXISTS {
    MATCH (p)-[service:SERVES_IN]->(a:Agency)
    WHERE ($asOf IS NULL OR coalesce(service.since <= date($asOf), true)) AND NOT a.id IN others
  }
  OR (move IS NOT NULL AND ($asOf IS NULL OR coalesce(move.date, move.firstReported) <= date($asOf) OR NOT EXISTS { (p)-[:SERVES_IN]->(:Agency) }))
WITH own, [(p)-[:BELONGS_TO]->(s:Sect) | s.name] AS sects, p.id AS person, move,
     move IS NOT NULL AND ($asOf IS NULL OR coalesce(coalesce(move.date, move.firstReported) <= date($asOf), false)) AS counts
WITH own, sects, count(DISTINCT person) AS recorded, count(DISTINCT CASE WHEN counts THEN person END) AS left,
     count(DISTINCT CASE WHEN counts AND move.status <> 'disputed' THEN person END) AS undisputed,
     count(DISTINCT CASE WHEN move IS NOT NULL THEN person END) AS moved,
     count(DISTINCT CASE WHEN move.date IS NOT NULL THEN person END) AS dated
WITH sects, recorded, left, undisputed, moved, dated,
     CASE WHEN size(sects) = 0 THEN '(not stated)' WHEN all(x IN sects WHERE x IN own) THEN 'own'
          WHEN any(x IN sects WHERE x IN own) THEN 'both' ELSE 'others' END AS community
WITH community, sum(recorded) AS recorded, sum(left) AS left, sum(left - undisputed) AS disputed, sum(moved - dated) AS undated,
     collect(sects) AS found
UNWIND found AS sects
UNWIND CASE WHEN size(sects) = 0 THEN [null] ELSE sects END AS sect
WITH community, recorded, left, disputed, undated, sect ORDER BY sect
RETURN community, collect(DISTINCT sect) AS sects, left, recorded, round(100.0 * left / recorded, 1) AS percent, disputed, undated
ORDER BY CASE community WHEN 'own' THEN 0 WHEN 'others' THEN 1 WHEN 'both' THEN 2 ELSE 3 END
