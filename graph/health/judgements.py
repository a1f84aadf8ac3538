"""Decisions that contradict each other, or speak of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from graph.health.breach import Breach
from graph.identity.judgements import contradicted
from graph.load import held
from graph.load.judged import standing
from graph.schema import Judgement
from graph.stores.base import Run


def contradictions(run: Run) -> Iterator[Breach]:
    """Of two decisions that contradict each other the later is the one to take back."""
    accepted: list[Judgement] = []
    for made in standing(run):
        clash = contradicted(accepted, [made])
        if clash:
            what = f"{made.id} ({made.name}) contradicts {clash[1].id} ({clash[1].name})"
            yield Breach("judgements-that-contradict", what, f"allegiance judgements undo {made.id}")
        else:
            accepted.append(made)


def unknown(run: Run) -> Iterator[Breach]:
    """Decisions about mentions or articles that the graph does not hold."""
    made = standing(run)
    named = {ident for j in made for ident in (*j.left, *j.right)}
    articles = sorted(ident for ident in named if ident.startswith("article:"))
    known = held.standing_of(run, named - set(articles)) | set(held.articles_of(run, articles))
    for judgement in made:
        for ident in sorted({*judgement.left, *judgement.right} - known):
            mend = f"allegiance judgements undo {judgement.id}   (or allegiance ingest ARTICLES, those that it speaks of)"
            yield Breach("judgements-of-nothing", f"{judgement.id} ({judgement.name}) names {ident}", mend)
