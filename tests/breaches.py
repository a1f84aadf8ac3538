"""Cypher that breaks each rule of `allegiance doctor`, in a graph of the articles of tests/test_doctor.py."""

from __future__ import annotations

from graph.schema import Mention

DECLARED = [
    ("missing-properties", "MATCH (p:Person) REMOVE p.aliases"),
    ("missing-properties", "MATCH (n:Article) SET n.name = ' '"),
    ("missing-properties", "MATCH (n:Article) REMOVE n.recordedAt"),
    ("missing-properties", "MATCH (n:Agency) WHERE n.pack IS NOT NULL REMOVE n.aliases"),
    ("missing-properties", "MATCH (n:Agency) WHERE n.pack IS NULL REMOVE n.aliases"),
    ("missing-properties", "MATCH (s:Statement) REMOVE s.modality"),
    ("missing-properties", "MATCH (s:Statement) REMOVE s.recordedAt"),
    ("missing-properties", "MATCH (:Article)-[m:MENTIONS]->(:Person) REMOVE m.mention"),
    ("missing-properties", "MATCH (:Article)-[m:MENTIONS]->(:Person) REMOVE m.id"),
    ("missing-properties", "MATCH (:Statement)-[r:SUBJECT]->() REMOVE r.mention"),
    ("missing-properties", "MATCH ()-[r:DEFECTED_TO]->() REMOVE r.status"),
    ("missing-properties", "CREATE (:Person {name: 'Nobody', aliases: []})"),
    ("missing-properties", "MATCH (k:NameKey) SET k.name = ' '"),
    ("missing-properties", "MATCH (j:Judgement) REMOVE j.by"),
    ("wrong-values", "MATCH (p:Person) SET p.rankOrder = 'high'"),
    ("wrong-values", "MATCH (p:Person) SET p.aliases = 'Manaf'"),
    ("wrong-values", "MATCH (s:Statement) SET s.modality = 'perhaps'"),
    ("wrong-values", "MATCH (s:Statement) SET s.datePrecision = 'hour'"),
    ("wrong-values", "MATCH (s:Statement) SET s.date = '2012-07-03'"),
    ("wrong-values", "MATCH (s:Statement) SET s.confidence = 1.5"),
    ("wrong-values", "MATCH (s:Statement) SET s.recordedAt = date('2012-07-03')"),
    ("wrong-values", "MATCH (a:Article) SET a.published = '2012-07-06'"),
    ("wrong-values", "MATCH (a:Article) SET a.recordedAt = 'yesterday'"),
    ("wrong-values", "MATCH (n:Agency) SET n.kind = 7"),
    ("wrong-values", "MATCH ()-[r:SERVES_IN]->() SET r.status = 'likely'"),
    ("wrong-values", "MATCH ()-[r:DEFECTED_TO]->() SET r.dates = 'July'"),
    ("wrong-values", "MATCH (:Article)-[m:MENTIONS]->() SET m.count = 'twice'"),
    ("wrong-values", "MATCH (:Article)-[m:MENTIONS]->() SET m.names = 5"),
    ("wrong-values", "MATCH (:Statement)-[r:OBJECT]->() SET r.stated = 'yes'"),
    ("wrong-values", "MATCH (j:Judgement) SET j.verdict = 'maybe'"),
    ("unknown-properties", "MATCH (p:Person) SET p.colour = 'red'"),
    ("unknown-properties", "MATCH (:Article)-[m:MENTIONS]->() SET m.colour = 'red'"),
    ("wrong-ends", "MATCH (a:Article {publisher: 'BBC'}) MATCH (s:Sect) MERGE (a)-[:DEFECTED_TO {id: 'x'}]->(s)"),
    ("unknown-relationships", "MATCH (p:Person {name: 'Manaf Tlass'}) MATCH (s:Sect) MERGE (p)-[:KNOWS {id: 'x'}]->(s)"),
    ("extra-labels", "MATCH (p:Person) SET p:Suspect"),
    ("wrong-ids", "MATCH (:Statement)-[r:SUBJECT]->() WITH r ORDER BY r.id LIMIT 1 SET r.id = 'x'"),
    ("wrong-ids", "MATCH (:Article)-[r:MENTIONS]->(:Person) WITH r ORDER BY r.id LIMIT 1 SET r.id = 'x'"),
    ("mentions-of-another-article", "MATCH (:Article)-[r:MENTIONS]->(:Person) SET r.mention = 'person:manaf-tlass@x'"),
    (
        "inverted-statements",
        "MATCH (s:Statement {kind: 'SERVES_IN'}) SET s.since = date('2012-01-01'), s.sincePrecision = 'year', "
        "s.until = date('2011-03-01'), s.untilPrecision = 'day'",
    ),
]  # fmt: skip
"""(rule, Cypher): records that are not as declared."""

OTHER = "MATCH (p:Person {name: 'Riad al-Asaad'})"
_FIELDS = [field.alias or name for name, field in Mention.model_fields.items() if not field.exclude]
TAKEN = ", ".join(f"m.{name} AS {name}" for name in _FIELDS)
KEPT = ", ".join(_FIELDS)
GIVEN = ", ".join(f"n.{name} = {name}" for name in _FIELDS if name != "id")
"""A mention out of one relationship and into another."""

FOLLOWING = [
    ("edges-that-do-not-follow", "MATCH ()-[r:DEFECTED_TO]->() SET r.sources = 7"),
    ("edges-that-do-not-follow", "MATCH ()-[r:SERVES_IN]->() DELETE r"),
    ("edges-that-do-not-follow", "MATCH (s:Statement) SET s.modality = 'denied'"),
    ("edges-without-statements", "MATCH ()-[r:SERVES_IN]->() SET r.evidence = ['statement:x']"),
    ("edges-without-statements", "MATCH (s:Statement {kind: 'SERVES_IN'}) DETACH DELETE s"),
    ("edges-on-ended-statements", "MATCH (s:Statement) SET s.retiredAt = datetime('2030-01-01T00:00:00Z')"),
    ("inverted-intervals", "MATCH ()-[r:SERVES_IN]->() SET r.since = date('2012-01-01'), r.until = date('2011-01-01')"),
    (
        "persons-that-do-not-follow",
        f"{OTHER} MATCH (a)-[m:MENTIONS]->(:Person {{name: 'Manaf Tlass'}}) WITH p, a, m, {TAKEN} ORDER BY id LIMIT 1 "
        f"DELETE m WITH p, a, {KEPT} MERGE (a)-[n:MENTIONS {{id: id}}]->(p) SET {GIVEN}",
    ),
    ("names-that-do-not-follow", "MATCH (p:Person) SET p.name = 'Nobody'"),
    ("names-that-do-not-follow", "MATCH (n:Agency) WHERE n.pack IS NULL SET n.name = 'Nothing'"),
    ("keys-that-do-not-follow", "MATCH ()-[r:FOUND_BY]->() DELETE r"),
    ("keys-that-do-not-follow", OTHER + " MATCH (k:NameKey) WHERE NOT EXISTS { (p)-[:FOUND_BY]->(k) } "
     "WITH p, k ORDER BY k.id LIMIT 1 MERGE (p)-[:FOUND_BY {id: 'x'}]->(k)"),
    ("doubts-that-do-not-follow", OTHER + " MATCH (q:Person {name: 'Manaf Tlass'}) MERGE (p)-[r:MAY_BE {id: 'x'}]->(q) "
     "SET r.score = 1.0, r.reasons = ['both leave'], r.mentions = [p.id, q.id]"),
    ("keys-without-person", "CREATE (:NameKey {id: 'namekey:x', name: 'x'})"),
    ("persons-without-mention", "CREATE (:Person {id: 'person:nobody@x', name: 'Nobody', aliases: []})"),
    ("bodies-nothing-speaks-of", "CREATE (:Agency {id: 'agency:nothing', name: 'Nothing', aliases: []})"),
    ("bodies-nothing-speaks-of", "CREATE (:Agency {id: 'agency:nothing', name: 'Nothing', aliases: [], pack: 'syria'})"),
]  # fmt: skip
"""(rule, Cypher): what does not follow from what was read."""

READ = [
    ("inverted-offsets", "MATCH (s:Statement) SET s.start = s.`end`"),
    ("inverted-record-times", "MATCH (s:Statement) SET s.retiredAt = datetime('2001-01-01T00:00:00Z')"),
    ("inverted-record-times", "MATCH (a:Article) SET a.retiredAt = datetime('2001-01-01T00:00:00Z')"),
    ("inverted-record-times", "MATCH (j:Judgement) SET j.undoneAt = datetime('2001-01-01T00:00:00Z'), j.undoneBy = 'x'"),
    ("statements-without-article", "MATCH (:Statement)-[r:STATED_IN]->() DELETE r"),
    ("statements-without-article", "MATCH (a:Article {publisher: 'BBC'}) DETACH DELETE a"),
    ("statements-without-subject", "MATCH (:Statement)-[r:SUBJECT]->() DELETE r"),
    ("statements-without-subject", "MATCH (p:Person) DETACH DELETE p"),
    ("statements-without-object", "MATCH (:Statement)-[r:OBJECT]->() DELETE r"),
    ("statements-without-object", "MATCH (s:Statement {kind: 'BELONGS_TO'}) MATCH (f:Faction) "
     "MERGE (s)-[r:OBJECT {id: 'x' + s.id + f.id}]->(f) SET r.stated = true"),
    ("statements-without-mention", "MATCH (:Article)-[m:MENTIONS]->(:Person) DELETE m"),
    ("statements-without-mention", OTHER + " MATCH (s:Statement)-[r:SUBJECT]->(:Person {name: 'Manaf Tlass'}) "
     "WITH p, s, r, r.id AS id, r.mention AS mention DELETE r WITH p, s, id, mention "
     "MERGE (s)-[n:SUBJECT {id: 'x' + id}]->(p) SET n.mention = mention"),
    ("statements-of-ended-articles", "MATCH (s:Statement) SET s.retiredAt = null"),
    ("mentions-of-ended-articles", "MATCH (:Article)-[m:MENTIONS]->() SET m.retiredAt = null"),
    ("articles-that-wrongly-count", "MATCH (a:Article) SET a.retiredAt = null, a.retiredWhy = null"),
    ("articles-that-wrongly-count", "MATCH (a:Article) WHERE a.retiredAt IS NULL "
     "SET a.retiredAt = datetime('2030-01-01T00:00:00Z'), a.retiredWhy = 'no reason'"),
    ("circles-in-the-hierarchy", "MATCH (a)-[:BELONGS_TO]->(b) WHERE NOT a:Person WITH a, b ORDER BY a.id LIMIT 1 "
     "MERGE (b)-[:BELONGS_TO {id: 'x'}]->(a)"),
    ("bodies-of-two-states", "MATCH (a:Agency)-[:BELONGS_TO]->(b:Agency) WHERE a.pack IS NOT NULL AND b.country IS NOT NULL "
     "WITH a ORDER BY a.id LIMIT 1 SET a.country = 'Atlantis'"),
    ("judgements-of-nothing", "CREATE (:Judgement {id: 'judgement:x', name: 'x', verdict: 'same', left: ['person:a@x'], "
     "right: ['person:b@x'], by: 'x', at: datetime('2026-01-01T00:00:00Z'), why: ''})"),
    ("judgements-that-contradict", "MATCH (p:Person)<-[m:MENTIONS]-() WITH m.mention AS id ORDER BY id LIMIT 2 "
     "WITH collect(id) AS ids UNWIND ['same', 'different'] AS verdict "
     "CREATE (:Judgement {id: 'judgement:' + verdict, name: verdict, verdict: verdict, left: [ids[0]], right: [ids[1]], by: 'x', "
     "at: datetime('2026-01-01T00:00:00Z'), why: ''})"),
]  # fmt: skip
"""(rule, Cypher): what was read or decided, or its ties."""

BREACHES = [*DECLARED, *FOLLOWING, *READ]
