"""A graph copied into memory: whole, to try something on it, or as it was known at a moment."""

from __future__ import annotations

import datetime as dt

from graph.exchange.records import Records, RelationshipRecord, records
from graph.health.declared import SHAPES
from graph.load.edges import refresh_edges
from graph.load.names import refresh_names
from graph.load.put import put
from graph.periods import Period
from graph.schema import EDGES, FoundBy, MayBe, Relationship
from graph.stores.base import Run, Store

_TIMED = ("Article", "Statement")
_NOT_OF_THE_PAST = ("NameKey", "Graph", "Judgement")
_FOLLOWING: tuple[type[Relationship], ...] = (*EDGES, FoundBy, MayBe)


def copy(store: Store) -> Store:
    """The whole graph, in memory.

    Raises:
        StoreError: the store failed.
    """
    view = _empty()
    view.write(lambda run: put(run, records(store, history=True)))
    return view


def known_at(store: Store, moment: dt.datetime) -> Store:
    """The graph of what had been read before a moment and had not been superseded or withdrawn then, in memory.

    Who is who is as it is known today: only what was read is of the moment.

    Raises:
        StoreError: the store failed.
    """
    view = _empty()

    def work(run: Run) -> None:
        put(run, _read_by(moment, records(store, history=True)))
        run("MATCH ()-[m:MENTIONS]->() SET m.retiredAt = null")
        refresh_names(run, {row["id"] for row in run("MATCH (n:Person|Agency|Faction|Sect) RETURN n.id AS id")})
        refresh_edges(run, {row["id"] for row in run("MATCH (p:Person) RETURN p.id AS id")})

    view.write(work)
    return view


def end_of(day: str) -> dt.datetime:
    """The first moment after a day, month or year, given as YYYY, YYYY-MM or YYYY-MM-DD.

    Raises:
        ValueError: it is none of these.
    """
    return dt.datetime.combine(Period.parse(day).end, dt.time(), dt.UTC)


def _empty() -> Store:
    from graph.stores.embedded import MemoryStore  # here: the engine takes a while to import

    view = MemoryStore()
    view.prepare()
    return view


def _read_by(moment: dt.datetime, found: Records) -> Records:
    """What had been read before the moment and did not count as ended then, as it was then, without what follows from it."""
    for record in found:
        if isinstance(record, RelationshipRecord):
            if SHAPES.get((record.start.label, record.type, record.end.label)) not in _FOLLOWING:
                yield record
        elif record.label in _TIMED:
            recorded, retired = record.properties.get("recordedAt"), record.properties.pop("retiredAt", None)
            if (recorded is None or recorded < moment) and (retired is None or retired >= moment):
                yield record
        elif record.label not in _NOT_OF_THE_PAST:
            yield record
