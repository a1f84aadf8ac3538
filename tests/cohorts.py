"""Small populations written by hand, for the measures. Persons and bodies are placeholders.

population(person("a", served("army"), left("2012-08", "army"), sects=["sect:one"]))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from graph.periods import Period
from queries.measures.cohort import Member, Scope, members
from queries.measures.population import Body, Move, Person, Population, Spell

ARMY, DIVISION, SPIES, CONSULATE = "agency:army", "agency:division", "agency:spies", "agency:consulate"
STATE, REBELS = "faction:state", "faction:rebels"
BODIES = (
    Body(STATE, "State", side="regime"),
    Body(REBELS, "Rebels", side="opposition"),
    Body(ARMY, "Army", kind="military", above=(STATE,)),
    Body(DIVISION, "Division", kind="military", above=(ARMY,)),
    Body(SPIES, "Spies", kind="intelligence", above=(STATE,)),
    Body(CONSULATE, "Consulate", kind="diplomatic"),
)
"""A division of the army of a state; its spies; a consulate of which no side is known; the rebels."""


def day(text: str) -> dt.date:
    """The day, or the first of the month or year."""
    return Period.parse(text).start


def served(body: str, since: str | None = None, until: str | None = None, told: str | None = None, **more: Any) -> Spell:
    """A service that one article tells of."""
    begin, end, first = (day(text) if text else None for text in (since, until, told))
    return Spell(body, begin, end, **{"first_told": first, "last_told": first, "ended": bool(until), **more})


def left(date: str | None, *bodies: str, to: str = REBELS, told: str | None = None, **more: Any) -> Move:
    """A change of side."""
    period = Period.parse(date) if date else None
    return Move(f"d-{date}", to, period, bodies, first_told=day(told) if told else None, **more)


def person(name: str, *parts: Spell | Move, sects: Sequence[str] = (), **more: Any) -> Person:
    """A person with his services and changes of side."""
    spells = tuple(part for part in parts if isinstance(part, Spell))
    return Person(name, name, sects=tuple(sects), spells=spells, moves=tuple(p for p in parts if isinstance(p, Move)), **more)


def population(*persons: Person) -> Population:
    """These persons, and BODIES."""
    return Population(persons, {body.id: body for body in BODIES}, {"sect:one": "One", "sect:two": "Two"})


def everybody(*persons: Person) -> list[Member]:
    """All of them that are at risk, whatever they serve."""
    return members(population(*persons), Scope())
