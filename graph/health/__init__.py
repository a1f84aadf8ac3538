"""What the database cannot hold: whether every record is as graph/schema.py declares it, and all that follows does follow.

    breach.py      what a rule is, and what breaks it
    declared.py    one record against its declaration: properties, values, ends, ids
    records.py     all records of a store, page by page
    edges.py       edges are what the statements add up to
    persons.py     persons are what the mentions resolve to: who, called what, found by what, maybe whom
    bodies.py      what bodies are called, and what they are part of
    articles.py    which articles count
    judgements.py  decisions that contradict each other, or speak of nothing
    check.py       all of it

The rules that Cypher says best are questions: queries/library/health/.
"""

from graph.health.breach import RULES, Breach, Rule
from graph.health.check import check

__all__ = ["RULES", "Breach", "Rule", "check"]
