"""The figures of an article, of a set and of sets together; and those that were committed last."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bench.accuracy.counts import Found, Share
from bench.accuracy.intervals import Interval, bootstrap_f1
from bench.accuracy.sets import GOLD, GROUPS, KINDS, GoldSet

COMMITTED = GOLD / "figures.json"
FIELDS = ("to", "from", "date", "rank", "modality")


class Figures(BaseModel):
    """Counts, and where they are of several articles the interval of the F1 of events.

    `fields` gives for each of FIELDS in how many of the matched events that have it the value is right.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    articles: int
    events: Found
    fields: dict[str, Share] = {}
    persons: Found = Found()
    sects: Found = Found()
    services: Found = Found()
    f1_interval: Interval | None = None

    @classmethod
    def of(cls, articles: Sequence[Figures]) -> Figures:
        """All together."""
        return cls(
            articles=sum(a.articles for a in articles),
            events=Found.sum(a.events for a in articles),
            fields={name: Share.sum(a.fields.get(name, Share()) for a in articles) for name in FIELDS},
            persons=Found.sum(a.persons for a in articles),
            sects=Found.sum(a.sects for a in articles),
            services=Found.sum(a.services for a in articles),
            f1_interval=bootstrap_f1([a.events for a in articles]),
        )

    def line(self) -> str:
        """As one line of JSON."""
        return json.dumps(self.model_dump(mode="json"))


class Committed(BaseModel):
    """The figures of a whole run: by set, and by what sets are pooled to; and how many of the constructions are read right."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: dt.date
    commit: str
    constructions: Share = Share()
    sets: dict[str, Figures] = {}
    pools: dict[str, Figures] = {}

    @classmethod
    def load(cls, path: Path = COMMITTED) -> Committed | None:
        """The run that was kept last, if there was one."""
        return cls.model_validate_json(path.read_text(encoding="utf-8")) if path.exists() else None

    def save(self, path: Path = COMMITTED) -> None:
        """Keep it: a set a line, so that a change shows where it is."""
        head = f'{{"date": "{self.date}", "commit": "{self.commit}", "constructions": {json.dumps(self.constructions)},'
        path.write_text(f'{head}\n"sets": {_lines(self.sets)},\n"pools": {_lines(self.pools)}}}\n', encoding="utf-8")


def pools(sets: Sequence[GoldSet]) -> dict[str, list[GoldSet]]:
    """What is pooled, by name: the groups of each kind, `learn: Syria`, and the kind, `learn`. One set is no pool."""
    pooled: dict[str, list[GoldSet]] = {}
    for kind in KINDS:
        of_kind = [s for s in sets if s.kind == kind]
        parts = {f"{kind}: {group}": [s for s in of_kind if s.group == group] for group in GROUPS}
        pooled |= {name: part for name, part in parts.items() if 1 < len(part) < len(of_kind)}
        pooled |= {kind: of_kind} if len(of_kind) > 1 else {}
    return pooled


def _lines(figures: dict[str, Figures]) -> str:
    lines = ",\n".join(f"  {json.dumps(name)}: {each.line()}" for name, each in figures.items())
    return f"{{\n{lines}\n}}"
