"""The annotated sets: which there are, what they are of, and what their figures may be used for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bench.setting import ROOT

GOLD = ROOT / "tests" / "gold"
LIST = GOLD / "sets.yaml"

Kind = Literal["learn", "score", "blind"]
KINDS: tuple[Kind, ...] = ("blind", "score", "learn")
Group = Literal["Syria", "world", "mixed", "oblique"]
GROUPS: tuple[Group, ...] = ("Syria", "world", "mixed", "oblique")


class SetError(ValueError):
    """The list and the files differ, or a set is asked for what it must not give; the message says what mends it."""


class GoldSet(BaseModel):
    """A set of annotated articles.

    Attributes:
        file: below tests/gold.
        kind: `learn`, its errors are looked at and the rules mended after them; `score`, only its figures are known, its errors
            never looked at; `blind`, likewise, and fresh: by somebody who has not seen the rules.
        group: what it is pooled with. `oblique`: written on purpose without the usual words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    file: str
    matter: str
    kind: Kind
    group: Group

    @cached_property
    def path(self) -> Path:
        """Where its articles are."""
        return GOLD / self.file

    def learned_from(self) -> None:
        """Refuse to have the errors of this set looked at, unless it is for learning.

        Raises:
            SetError: it is not.
        """
        if self.kind != "learn":
            raise SetError(
                f"{self.name} is of kind {self.kind!r}: only its figures are shown, or they would no longer tell how unseen "
                f"articles are read. To learn from its errors for good, make it `kind: learn` in tests/gold/{LIST.name}."
            )


def all_sets() -> list[GoldSet]:
    """The sets of sets.yaml, in its order.

    Raises:
        SetError: a file is in no set, or a set has no file.
    """
    sets = TypeAdapter(list[GoldSet]).validate_python(yaml.safe_load(LIST.read_text(encoding="utf-8")))
    listed, there = {s.file for s in sets}, {path.relative_to(GOLD).as_posix() for path in GOLD.rglob("*.jsonl")}
    if unlisted := sorted(there - listed - {"first-sight.jsonl"}):
        raise SetError(f"tests/gold/{unlisted[0]} is in no set: give it an entry in tests/gold/{LIST.name}")
    if missing := sorted(listed - there):
        raise SetError(f"tests/gold/{missing[0]} is in tests/gold/{LIST.name}, and no such file exists")
    return sets


def chosen(names: Sequence[str]) -> list[GoldSet]:
    """The sets of these names, all if there are none.

    Raises:
        SetError: no set has that name.
    """
    sets = all_sets()
    by_name = {s.name: s for s in sets}
    if unknown := [name for name in names if name not in by_name]:
        raise SetError(f"no set is called {unknown[0]!r}; there are {', '.join(by_name)}")
    return [by_name[name] for name in dict.fromkeys(names)] or sets
