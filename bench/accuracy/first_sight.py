"""What every set gave when it was scored for the first time: a line a set, only ever added, never written again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bench.accuracy.figures import Figures
from bench.accuracy.sets import GOLD, GoldSet

RECORDS = GOLD / "first-sight.jsonl"


class FirstSight(BaseModel):
    """The record of a set. `matter` and `remark` say what must be known when the set itself is not in tests/gold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    set: str
    date: dt.date
    commit: str
    figures: Figures
    matter: str | None = None
    remark: str | None = None

    def line(self) -> str:
        """As one line of JSON."""
        head = f'{{"set": "{self.set}", "date": "{self.date}", "commit": "{self.commit}", "figures": '
        return f"{head}{self.figures.line()}}}\n"


def records(path: Path = RECORDS) -> list[FirstSight]:
    """All records, the oldest first."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [FirstSight.model_validate_json(line) for line in lines]


def unrecorded(sets: Sequence[GoldSet], path: Path = RECORDS) -> list[GoldSet]:
    """The blind sets that have no record yet. Of a set that was learned from there can be none any more."""
    known = {record.set for record in records(path)}
    return [s for s in sets if s.kind == "blind" and s.name not in known]


def add(figures: Mapping[str, Figures], commit: str, day: dt.date, path: Path = RECORDS) -> None:
    """Add the records of sets that have none.

    Raises:
        ValueError: one of them has a record; it stays as it is.
    """
    known = {record.set for record in records(path)}
    if again := sorted(known & figures.keys()):
        raise ValueError(f"{again[0]} has been seen before")
    with path.open("a", encoding="utf-8") as file:
        file.writelines(FirstSight(set=name, date=day, commit=commit, figures=each).line() for name, each in figures.items())
