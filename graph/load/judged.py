"""Decisions in a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from graph.batch import Batch, add_node
from graph.identity.judgements import BadJudgement, contradicted
from graph.load.upsert import upsert
from graph.schema import Judgement
from graph.stores.base import Run, Store

ALL = "MATCH (j:Judgement) RETURN properties(j) AS made ORDER BY j.at, j.id"


def everything(run: Run) -> list[Judgement]:
    """All decisions, those that were taken back among them, the oldest first."""
    return [_judgement(row["made"]) for row in run(ALL)]


def read_all(store: Store) -> list[Judgement]:
    """All decisions of a store, those that were taken back among them, the oldest first."""
    return [_judgement(row["made"]) for row in store.read(ALL.replace("properties(j)", "j {.*}")).dicts()]


def standing(run: Run) -> list[Judgement]:
    """The decisions that stand."""
    return [made for made in everything(run) if made.undone_at is None]


def record(run: Run, made: Sequence[Judgement]) -> list[Judgement]:
    """Keep decisions. Returns those that are new.

    Raises:
        BadJudgement: one contradicts a decision that stands.
    """
    known = {j.id: j for j in everything(run)}
    new = [j for j in made if j.id not in known or known[j.id].undone_at != j.undone_at]
    clash = contradicted([j for j in known.values() if j.undone_at is None], [j for j in new if j.undone_at is None])
    if clash:
        raise BadJudgement(f"{clash[0].name} contradicts {clash[1].name} ({clash[1].id}); take that back first: "
                           f"allegiance judgements undo {clash[1].id}")  # fmt: skip
    _write(run, new)
    return new


def take_back(run: Run, identifier: str, by: str, at: dt.datetime) -> Judgement:
    """Mark a decision, or the one whose id begins so, as taken back.

    Raises:
        BadJudgement: there is none, there are several, or it is taken back already.
    """
    found = [j for j in everything(run) if j.id.startswith(identifier) or j.id.partition(":")[2].startswith(identifier)]
    found = [j for j in found if j.id == identifier] or found
    if len(found) != 1:
        raise BadJudgement(f"{len(found) or 'no'} judgements have the id {identifier!r}; list them with: allegiance judgements")
    if found[0].undone_at:
        raise BadJudgement(f"{found[0].id} was taken back on {found[0].undone_at:%Y-%m-%d} by {found[0].undone_by}")
    taken = found[0].model_copy(update={"undone_at": at, "undone_by": by})
    _write(run, [taken])
    return taken


def _write(run: Run, made: Sequence[Judgement]) -> None:
    batch = Batch()
    for judgement in made:
        add_node(batch, judgement)
    upsert(run, batch)


def _judgement(properties: dict[str, Any]) -> Judgement:
    return Judgement.model_validate({key: value for key, value in properties.items() if key in _FIELDS})


_FIELDS = {field.alias or name for name, field in Judgement.model_fields.items()}
