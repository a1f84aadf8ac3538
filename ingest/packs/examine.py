"""A pack looked at as a whole: what it holds, what is wrong with it, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.packs import load_packs
from ingest.packs.check import entries, mistakes
from ingest.packs.doubts import doubts
from ingest.packs.lexicon import CORE, Lexicon
from ingest.packs.reading import Pack, known, read_pack
from ingest.packs.source import PackError, Remark

COUNTED = ("agencies", "factions", "sects", "ranks", "places", "cues", "generic", "offices", "predicates")
"""Keys of a pack of which people want to know how many entries they have."""


@dataclass(frozen=True)
class Examined:
    """A pack as it was named; `pack` is missing when the files have not the form of one."""

    name: str
    pack: Pack | None
    mistakes: tuple[Remark | str, ...]
    doubts: tuple[Remark, ...] = ()


def examine(names: Sequence[str]) -> Iterator[Examined]:
    """Each pack against those that come with Allegiance and against the ones named before it."""
    lexicon = load_packs([pack for pack in known() if pack not in names])
    for name in names:
        if name == CORE:
            lexicon = Lexicon()
        yield _examined(name, lexicon)


def counts(pack: Pack) -> dict[str, int]:
    """How many entries a pack has, by key; and how many names in all, and bodies without a source."""
    found = {key: sum(len(getattr(file.content, key)) for file in pack.files) for key in COUNTED}
    bodies = [entry for _, _, entry in entries(pack)]
    unsourced = len([body for body in bodies if not body.source])
    return {**found, "names": sum(1 + len(body.aliases) for body in bodies), "without source": unsourced}


def _examined(name: str, lexicon: Lexicon) -> Examined:
    try:
        pack = read_pack(name)
    except PackError as error:
        return Examined(name, None, error.mistakes)
    found = Examined(name, pack, tuple(sorted(mistakes(pack, lexicon))), tuple(sorted(doubts(pack, lexicon))))
    if not found.mistakes:
        for file in pack.files:
            lexicon.add(file.content, pack.name, pack.about)
    return found
