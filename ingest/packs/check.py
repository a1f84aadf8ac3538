"""What is wrong with a pack that has the right form: names that lead nowhere, one name for two bodies, words that never count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from graph.names import fold
from graph.ordinals import in_figures
from ingest.packs.lexicon import CORE, Lexicon
from ingest.packs.models import KINDS, SIDES, AgencyEntry, FactionEntry
from ingest.packs.reading import Pack, near, repeats
from ingest.packs.source import Place, Remark, Source

Entry = AgencyEntry | FactionEntry
Entries = list[tuple[Source, Place, Entry]]

_IN_BRACES = re.compile(r"\{\w+\}")


def mistakes(pack: Pack, lexicon: Lexicon) -> Iterator[Remark]:
    """All mistakes of a pack. `lexicon` holds the packs before it, not this one."""
    for file in pack.files:
        yield from repeats(file.source)
    bodies = entries(pack)
    yield from _twice(bodies)
    yield from _shared(bodies)
    yield from _parents(bodies, lexicon)
    yield from _circles(bodies, lexicon)
    yield from _kinds_and_sides(bodies, lexicon)
    yield from _meanings(pack, bodies, lexicon)
    yield from _without_cues(pack, lexicon)
    yield from _ranks(pack, lexicon)
    yield from _phrases(pack)


def entries(pack: Pack) -> Entries:
    """Every agency and faction of the pack, and where it stands."""
    return [
        (file.source, (group, number), entry)
        for file in pack.files
        for group in ("agencies", "factions")
        for number, entry in enumerate(getattr(file.content, group))
    ]


def key(name: str) -> str:
    """What makes two spellings one name."""
    return in_figures(fold(name))


def _twice(bodies: Entries) -> Iterator[Remark]:
    seen: dict[tuple[type, str], Entry] = {}
    for source, place, entry in bodies:
        if first := seen.get((type(entry), key(entry.name))):
            yield source.remark(place, f"{entry.name!r} is declared already, as {first.name!r}", "make one of the two")
        seen[type(entry), key(entry.name)] = entry


def _shared(bodies: Entries) -> Iterator[Remark]:
    names = {key(entry.name): entry for _, _, entry in bodies}
    for source, place, entry in bodies:
        for number, alias in enumerate(entry.aliases):
            other = names.setdefault(key(alias), entry)
            if key(other.name) != key(entry.name):
                what = f"{alias!r} is {other.name!r} already, it cannot be {entry.name!r} too"
                yield source.remark((*place, "aliases", number), what, "leave it to the one that reporters mean by it")


def _parents(bodies: Entries, lexicon: Lexicon) -> Iterator[Remark]:
    for source, place, entry in bodies:
        if entry.parent:
            yield from _undeclared(entry.parent, source, (*place, "parent"), bodies, lexicon)


def _undeclared(name: str, source: Source, place: Place, bodies: Entries, lexicon: Lexicon) -> Iterator[Remark]:
    """A remark when no pack declares a body of that name. The mend is a body of this pack or core, of no other conflict."""
    own = {key(entry.name): entry.name for _, _, entry in bodies}
    if key(name) in own or lexicon.declares(name):
        return
    aliases = {key(alias): entry.name for _, _, entry in bodies for alias in entry.aliases}
    common = (body.name for body in lexicon.bodies.values() if body.pack == CORE)
    alike = get_close_matches(name, [*own.values(), *common], n=1, cutoff=0.7)
    meant = aliases.get(key(name)) or next(iter(alike), None)
    yield source.remark(
        place, f"no agency or faction is called {name!r}", f"write {meant!r}" if meant else "declare it, or mend the name"
    )


def _circles(bodies: Entries, lexicon: Lexicon) -> Iterator[Remark]:
    above = {key(name): key(parent) for name, parent in lexicon.above()}
    above |= {key(entry.name): key(entry.parent) for _, _, entry in bodies if entry.parent}
    told: set[str] = set()
    for source, place, entry in bodies:
        way = [key(entry.name)]
        while (parent := above.get(way[-1], way[0])) not in way:
            way.append(parent)
        if above.get(way[-1]) == way[0] and told.isdisjoint(way):
            told.update(way)
            links = f"{entry.name!r} is above itself" if len(way) > 1 else f"{entry.name!r} is its own parent"
            yield source.remark((*place, "parent"), links, "take the parent away from one of them")


def _kinds_and_sides(bodies: Entries, lexicon: Lexicon) -> Iterator[Remark]:
    sides = sides_of(lexicon)
    for source, place, entry in bodies:
        if isinstance(entry, AgencyEntry):
            if entry.kind not in (None, *KINDS):
                yield source.remark((*place, "kind"), f"no body is of the kind {entry.kind!r}", near(str(entry.kind), KINDS))
        elif entry.side not in (None, *sides) and (alike := get_close_matches(str(entry.side), sorted(sides), n=1, cutoff=0.8)):
            yield source.remark((*place, "side"), f"no side is called {entry.side!r}", f"write {alike[0]!r}")


def sides_of(lexicon: Lexicon) -> set[str]:
    """The sides that packs know."""
    return set(SIDES) | {str(side) for body in lexicon.bodies.values() if (side := getattr(body, "side", None))}


def _meanings(pack: Pack, bodies: Entries, lexicon: Lexicon) -> Iterator[Remark]:
    """Bodies that generic words, posts and sides stand for."""
    sides = sides_of(lexicon) | {entry.side for _, _, entry in bodies if isinstance(entry, FactionEntry) and entry.side}
    factions = {key(entry.name) for _, _, entry in bodies if isinstance(entry, FactionEntry)}
    for file in pack.files:
        for group in ("generic", "offices", "default_destination"):
            for word, name in getattr(file.content, group).items():
                yield from _undeclared(name, file.source, (group, word), bodies, lexicon)
        for post in file.content.holders.keys() - file.content.offices.keys():
            yield file.source.remark(("holders", post), f"{post!r} is no office of this file", "add it under `offices`")
        for side, name in file.content.default_destination.items():
            place = ("default_destination", side)
            if side not in sides:
                yield file.source.remark(place, f"no faction is of the side {side!r}", near(side, sorted(sides)))
            if key(name) in {key(e.name) for _, _, e in bodies if isinstance(e, AgencyEntry)} - factions:
                yield file.source.remark(place, f"{name!r} is no faction, and people go over to factions", "name a faction")


def _without_cues(pack: Pack, lexicon: Lexicon) -> Iterator[Remark]:
    if any(file.content.cues for file in pack.files) or any(conflict.pack == pack.name for conflict in lexicon.conflicts):
        return
    for file in pack.files:
        for group in ("generic", "offices", "default_destination"):
            if getattr(file.content, group):
                what = f"{group!r} never counts, for the pack has no cues"
                yield file.source.remark((group,), what, "add `cues: [...]`, words that articles about this conflict have")


def _ranks(pack: Pack, lexicon: Lexicon) -> Iterator[Remark]:
    own: dict[str, tuple[str, int]] = {}
    for file in pack.files:
        for number, entry in enumerate(file.content.ranks):
            for form in (entry.name, *entry.forms):
                name, order = own.setdefault(fold(form), lexicon.ranks.exact(form) or (entry.name, entry.order))
                if name != entry.name:
                    what = f"{form!r} is a form of {name!r} already, it cannot be one of {entry.name!r} too"
                    yield file.source.remark(("ranks", number), what, "leave it to one of the two")
                elif form == entry.name and order != entry.order:
                    what = f"the rank {name!r} has the order {order} already"
                    yield file.source.remark(("ranks", number, "order"), what, f"write {order}, or leave the rank out")


def _phrases(pack: Pack) -> Iterator[Remark]:
    for file in pack.files:
        for number, predicate in enumerate(file.content.predicates):
            for k, phrase in enumerate(predicate.phrases):
                if wrong := _wrong_phrase(phrase):
                    what = f"{phrase!r} is no pattern: {wrong}"
                    mend = "write words, {verb} for its forms, (one|other), [what must follow], (word)? for what may be missing"
                    yield file.source.remark(("predicates", number, "phrases", k), what, mend)


def _wrong_phrase(phrase: str) -> str | None:
    """What keeps a phrase from being a pattern of ingest/text/tokens/phrases.py."""
    words = _IN_BRACES.sub("verb", phrase)
    if not words.strip():
        return "it has no words"
    if "{" in words or "}" in words:
        return "braces hold one verb"
    if _unbalanced(words):
        return "its brackets do not match"
    try:
        re.compile(words)
    except re.error as error:
        return str(error)
    return None


def _unbalanced(text: str) -> bool:
    depth = 0
    for mark in text:
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return True
    return depth != 0
