"""docs/performance.md: the table, the machine in general words, what each row means and how to repeat it."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from bench.rows import NOISE, Row, table
from bench.setting import ROOT
from cli.output import PRINTED

PAGE = ROOT / "docs" / "performance.md"
PACKAGES = ("kglite", "neo4j", "networkx", "pydantic")


@dataclass(frozen=True)
class Circumstances:
    """When and on what a run was made."""

    day: dt.date
    machine: str
    versions: str
    load: float

    @classmethod
    def now(cls, server: str | None) -> Circumstances:
        """Of this moment; nothing in it tells whose machine it is."""
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        return cls(
            dt.datetime.now(dt.UTC).date(),
            f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}",
            f"Python {platform.python_version()}, Neo4j {server or 'none'}; {packages}",
            os.getloadavg()[0],
        )

    @property
    def noise(self) -> str:
        """What to think of the figures."""
        if self.load < (os.cpu_count() or 1) / 4:
            return "The machine had nothing else to do."
        return "Other programs used it too: trust the ratios, and read the absolute figures as what it gives at the least."


def write(rows: Sequence[Row], circumstances: Circumstances, minutes: float) -> None:
    """Write the page."""
    PAGE.write_text(text(rows, circumstances, minutes), encoding="utf-8")


def text(rows: Sequence[Row], circumstances: Circumstances, minutes: float) -> str:
    """The whole page, Markdown."""
    return f"""# Performance

Made by `python -m bench`; do not edit.

- Day: {circumstances.day}
- Machine: {circumstances.machine}
- Versions: {circumstances.versions} (neo4j is the driver)
- Load average when the run began: {circumstances.load:.1f}. {circumstances.noise}

{"".join(PRINTED["md"](table(rows)))}
Each figure is the median of several measurements of one run, with the least and the greatest. What is compared runs in turn,
and a ratio is taken round by round, so that it holds on another machine and while others use this one; the figures below the
ratios do not. `~` marks what differed more than {NOISE}-fold within the run: such a median is a guess.

## What the rows mean

{chr(10).join(_meanings(rows))}

## To repeat it

    make bench

It takes about {minutes:.0f} minutes. The rows of Neo4j need Java and Maven: `deploy/server.py` starts a server of its own
in a temporary folder; a server that NEO4J_URI names is never touched. Without Java those rows say "not measured".

    python -m bench --quick           small sizes, for a look
    python -m bench --only NAME       one benchmark; these two print and leave this page alone
    python -m bench --no-neo4j        the embedded store only; likewise

The texts are the project's own: the samples, and for what is irrelevant sentences of `bench/ordinary.txt` with made-up names
(`bench/corpus.py` says how). The graph of many persons is made up (`bench/people.py`) and never leaves a temporary folder: each
person serves in one of 250 branches of 25 services of 5 ministries, four in five are of a sect, and every fourth has gone over,
with a statement and an article behind it. The questions of the library, one by one: [questions.md](questions.md).
"""


def _meanings(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield f"- **{row.what}**{f' (aim: {row.aim})' if row.aim else ''}: {row.means}"
