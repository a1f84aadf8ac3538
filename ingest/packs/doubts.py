"""What is no mistake in a pack, and may still harm: names that are ordinary words, words that are never found, no source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ingest.packs.check import entries, sides_of
from ingest.packs.lexicon import CORE, Lexicon
from ingest.packs.models import FactionEntry
from ingest.packs.reading import Pack
from ingest.packs.source import Place, Remark, Source

COMMON = Path(__file__).parent / "common-words.txt"


def doubts(pack: Pack, lexicon: Lexicon) -> Iterator[Remark]:
    """Everything doubtful in a pack. `lexicon` holds the packs before it."""
    for file in pack.files:
        about = file.content.about
        if about and about not in lexicon.demonyms.values() and about not in file.content.countries:
            mend = "write the country as core/countries.yaml does, or add it under `countries`"
            yield file.source.remark(("about",), f"no pack knows a country {about!r}", mend)
        yield from _unreachable(file.source, tuple(file.content.generic), lexicon)
        yield from _no_posts(file.source, tuple(file.content.offices), lexicon)
    yield from _everywhere(pack)
    sides = sides_of(lexicon)
    for source, place, entry in entries(pack):
        if not entry.source:
            yield source.remark(place, f"{entry.name!r} has no source", "add `source:`, the address of a page that uses the name")
        if isinstance(entry, FactionEntry) and entry.side and entry.side not in sides:
            yield source.remark((*place, "side"), f"the side {entry.side!r} is new", "nothing, if it is meant")
            sides.add(entry.side)
        yield from _name(entry.name, source, place, lexicon)
        for number, alias in enumerate(entry.aliases):
            yield from _name(alias, source, (*place, "aliases", number), lexicon)


def _name(name: str, source: Source, place: Place, lexicon: Lexicon) -> Iterator[Remark]:
    if name in lexicon.no_body:
        yield source.remark(place, f"{name!r} is no body to core", "leave it out, or take it from `no_body` of core/bodies.yaml")
    if " " in name:
        return
    if name.lower() in _common() or name.lower() in _nouns(lexicon):
        yield source.remark(
            place, f"{name!r} is a common English word", "leave it out unless reporters write it for this body only"
        )
    elif name.isascii() and name[0].islower() and "-" not in name:
        yield source.remark(
            place, f"{name!r} is one word in lower case", "write it as reporters do; a name of one word keeps its capitals"
        )


def _unreachable(source: Source, words: Sequence[str], lexicon: Lexicon) -> Iterator[Remark]:
    """Generic words that no finder takes for a body: they neither end in a noun of bodies nor begin with one and `of`."""
    nouns = _nouns(lexicon)
    for generic in words:
        parts = generic.lower().split()
        ends = any(" ".join(parts[k:]) in nouns for k in range(len(parts)))
        if not ends and " of " not in generic:
            mend = "make it an alias of its body, or end it with a noun of core/bodies.yaml"
            yield source.remark(("generic", generic), f"{generic!r} is never taken for a body", mend)


def _no_posts(source: Source, offices: Sequence[str], lexicon: Lexicon) -> Iterator[Remark]:
    """Offices that no finder takes for a post."""
    known = lexicon.role_heads | lexicon.role_members | lexicon.role_states
    for office in offices:
        if office not in known and known.isdisjoint(office.split()):
            mend = f"write {alike[0]!r}" if (alike := get_close_matches(office, sorted(known), n=1)) else "add it under `roles`"
            yield source.remark(("offices", office), f"{office!r} is never taken for a post", mend)


def _everywhere(pack: Pack) -> Iterator[Remark]:
    """A pack of bodies without cues."""
    bodies = entries(pack)
    if pack.name != CORE and bodies and not any(file.content.cues for file in pack.files):
        mend = "add `cues: [...]`, words that articles about this conflict have"
        yield pack.files[0].source.remark(("cues",), "the pack has no cues, so that its names count in every article", mend)


@cache
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def _nouns(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(noun for group in lexicon.body_nouns for noun in group.nouns)
