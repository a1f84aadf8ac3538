"""Of several texts at one address the newest counts, and none that somebody withdrew."""

from __future__ import annotations

from collections.abc import Iterator

from graph.health.breach import EDGES, Breach, ids_of, pages
from graph.load.articles import State, unsettled_of
from graph.load.judged import standing
from graph.stores.base import Run


def breaches(run: Run) -> Iterator[Breach]:
    """Articles that count and should not, or the other way, or that say another reason."""
    judgements = standing(run)
    told: set[str] = set()  # an address may have texts on two pages
    for page in pages(ids_of(run, "Article")):
        for article, (now, should) in sorted(unsettled_of(run, page, judgements).items()):
            if article not in told:
                told.add(article)
                yield Breach(
                    "articles-that-wrongly-count", f"{article} {_told(now)} and should be one that {_told(should)}", EDGES
                )


def _told(state: State) -> str:
    return f"counts no longer since {state.at}: {state.why}" if state.at or state.why else "counts"
