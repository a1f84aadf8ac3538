"""The edges of persons as rows for reading: who, what, when, and which publishers say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from graph.periods import Period
from graph.stores.base import Row, Store
from queries.left import JOINED_LATER

COLUMNS = (
    "since", "until", "kind", "person", "rank", "what", "role", "place", "manner", "left", "fledTo", "stated", "status",
    "sources", "publishers", "deniedBy", "otherDates", "personId", "whatId", "id",
)  # fmt: skip
"""Of a row. `since` is also the day of a change of side, as precise as it is known; `stated` is false for a side that no article
names."""
ORDER = ("SERVES_IN", "DEFECTED_TO", "BELONGS_TO")
"""Of one day: what he was, what he did."""

_RETURN = f"""
WITH DISTINCT p, r, o
RETURN r.id AS id, type(r) AS kind, p.id AS personId, p.name AS person, coalesce(r.rank, p.rank) AS rank,
       coalesce(r.rankOrder, p.rankOrder) AS rankOrder, o.id AS whatId, o.name AS what, labels(o)[0] AS whatLabel,
       r.role AS role, r.place AS place, r.manner AS manner, r.origin AS left, r.fledTo AS fledTo, r.stated AS stated,
       r.firstReported AS firstReported, r.lastReported AS lastReported, coalesce(r.date, r.since) AS begin,
       coalesce(r.datePrecision, r.sincePrecision) AS beginPrecision,
       r.until AS ended, r.untilPrecision AS endedPrecision, r.current AS current, r.dates AS dates,
       $day IS NOT NULL AND type(r) = 'SERVES_IN' AND {JOINED_LATER.format(person="p", service="r", body="o")} AS later,
       r.status AS status, r.sources AS sources, r.evidence AS evidence
"""
_SAID = """
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:STATED_IN]->(a:Article)
RETURN s.id AS id, s.modality AS modality, coalesce(a.publisher, a.name) AS publisher
"""


def edges(store: Store, match: str, parameters: dict[str, Any], day: dt.date | None) -> list[Row]:
    """The edges that `match` binds as (p)-[r]->(o), in the order of time, undated ones last; with `day` only those that hold
    then, or had happened by then. Rows of COLUMNS, and whatLabel, rankOrder, current."""
    rows = [row for row in store.read(match + _RETURN, {**parameters, "day": day}).dicts() if day is None or _holds(row, day)]
    said = _publishers(store, rows)
    return [_row(row, said) for row in sorted(rows, key=_time)]


def _holds(row: Row, day: dt.date) -> bool:
    """As careers/history: half-open intervals. A change of side without a date counts from its first report. A post without dates
    counts, unless articles said by then that it had ended, or it is with the side that he joined later."""
    if row["kind"] == "DEFECTED_TO":
        happened = row["begin"] or row["firstReported"]
        return happened is not None and happened <= day
    former = row["current"] is False and row["ended"] is None and row["lastReported"] and row["lastReported"] <= day
    if row["later"] or former:
        return False
    return (row["begin"] is None or row["begin"] <= day) and (row["ended"] is None or row["ended"] > day)


def _time(row: Row) -> tuple[Any, ...]:
    return (row["begin"] or row["ended"] or dt.date.max, ORDER.index(row["kind"]), row["what"], row["person"], row["id"])


def _publishers(store: Store, rows: Iterable[Row]) -> Callable[[Row, bool], list[str]]:
    """Who says an edge, or denies it."""
    ids = sorted({statement for row in rows for statement in row["evidence"]})
    said = {row["id"]: row for row in store.read(_SAID, {"ids": ids}).dicts()} if ids else {}

    def publishers(row: Row, denying: bool) -> list[str]:
        statements = [said[statement] for statement in row["evidence"] if statement in said]
        return sorted({each["publisher"] for each in statements if (each["modality"] == "denied") == denying})

    return publishers


def _row(row: Row, publishers: Callable[[Row, bool], list[str]]) -> Row:
    told = {
        **row,
        "since": partial(row["begin"], row["beginPrecision"]),
        "until": partial(row["ended"], row["endedPrecision"]),
        "publishers": publishers(row, False),
        "deniedBy": publishers(row, True),
        "otherDates": (row["dates"] or [])[1:],
    }
    return {name: told[name] for name in (*COLUMNS, "whatLabel", "rankOrder", "current")}


def partial(day: dt.date | None, precision: str | None) -> str | None:
    """As precise as it is known: 2012-08."""
    period = Period.of(day, precision)
    return str(period) if period else None
