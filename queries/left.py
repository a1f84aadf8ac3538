"""What was left by a change of side, and what was joined, for queries in Python; the questions of the library have the rules in
their text."""

from __future__ import annotations

LEFT = """
  (a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(f) }))
"""
"""Whether a body `a`, by the `service` in it, is what was left by the `move` to the faction `f`: the rule of docs/queries.md."""

JOINED_LATER = """
  {service}.since IS NULL AND EXISTS {{
    MATCH ({person})-[later:DEFECTED_TO]->(side:Faction)
    WHERE later.date > $day AND coalesce({service}.until > later.date, true)
      AND EXISTS {{ MATCH ({body})-[:BELONGS_TO*0..5]->(its:Faction) WHERE its.id = side.id OR its.side = side.side }}
      AND NOT EXISTS {{ MATCH ({person})-[sooner:DEFECTED_TO]->(:Faction) WHERE sooner.date < later.date }}
  }}
"""
"""Whether a service of which nobody says since when was with the side that he first went over to, after the `day`: it had not
begun. Of one who comes back to a side nobody can tell which of the two times it was."""

CAME_BACK = """
  EXISTS {
    MATCH (p)-[back:DEFECTED_TO]->(there:Faction)
    WHERE back.date > move.date AND coalesce(back.date <= $day, true) AND EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(there) }
  }
"""
"""Whether he went over to the side of the body `a` after the `move`, by the `day` if there is one: a service there without dates
may be of that time."""
