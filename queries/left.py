"""What was left by a change of side, for queries in Python; the questions of the library have the rule in their text."""

from __future__ import annotations

LEFT = """
  (a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
"""
"""Whether a body `a`, by the `service` in it, is what was left by the `move` to the faction `f`: the rule of docs/queries.md."""
