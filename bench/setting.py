"""What every benchmark gets: a temporary folder, sizes, and a Neo4j if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.stores import Run, Store, open_store

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"


@dataclass(frozen=True)
class Sizes:
    """How much is measured, and how often."""

    samples: int = 1_000
    """So many of the samples at most."""
    rounds: int = 5
    repeats: int = 8
    """How often the dense texts, which are few, are read in one measurement of the extractor."""
    editions: int = 20
    """Editions of the samples that go from files to graph: 96 articles each."""
    ingests: int = 3
    """Rounds of that."""
    rows: int = 10_000
    """Nodes of the batch that is loaded, about; relationships are twice as many."""
    few: int = 1_000
    """Persons of the small graph."""
    many: int = 100_000
    """Persons of the large one."""
    articles: int = 20
    """Articles that are added to each, one by one."""
    warm_up: int = 5
    """Articles that are added before."""
    starts: int = 15
    copies: int = 10
    """Editions of the samples whose ingest is weighed against one."""
    weighings: int = 3
    mentions: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    """Mentions among which persons are worked out."""


FULL = Sizes()
QUICK = Sizes(
    rounds=3, repeats=1, editions=3, ingests=2, rows=2_000, few=200, many=5_000, articles=5, starts=5, copies=3, weighings=2,
    mentions=(1_000, 10_000),
)  # fmt: skip
TINY = Sizes(
    samples=8, rounds=1, repeats=1, editions=1, ingests=1, rows=40, few=20, many=40, articles=1, warm_up=0, starts=1, copies=2,
    weighings=1, mentions=(50, 100),
)  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """One run. `neo4j` is the URI of a server that may be emptied; open_store finds its password in the environment."""

    folder: Path
    sizes: Sizes
    neo4j: str | None = None

    def new_file(self, name: str) -> Path:
        """A path in the temporary folder where nothing is: what an earlier measurement left there is removed."""
        for old in self.folder.glob(f"{name}*"):
            old.unlink()
        return self.folder / name

    def open_neo4j(self) -> Store:
        """The server, open for writing.

        Raises:
            LookupError: there is none.
        """
        if self.neo4j is None:
            raise LookupError("this run has no Neo4j")
        return open_store(self.neo4j, writing=True)

    def empty_neo4j(self) -> Store:
        """The server, open for writing and emptied, in transactions small enough for its memory; constraints stay."""
        store = self.open_neo4j()
        for what in ("()-[r]->() WITH r LIMIT 20000", "(r) WITH r LIMIT 20000"):  # a sect may have more relationships than that
            while store.write(partial(_delete, what)):
                pass
        return store


def _delete(what: str, run: Run) -> int:
    deleted: int = run(f"MATCH {what} DELETE r RETURN count(*) AS n")[0]["n"]
    return deleted
