"""Under which keys a mention is looked for, so that only those that may be one man are compared.

A key is a pair of words of the name, coarsely spelled. Thousands share a pair of usual names, and nothing can make them sure but
something else in common: such a mention is looked for under the pair with each of his bodies and posts, with his rank in each
state, and with each month in which he moved.

Names that are too little to join two men by (faint.py) have keys of their own, which bring together only whom people may have to
look at: a word of the name with a body and a month, and the given name and a letter with a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

from graph.identity.bodies import broad
from graph.identity.faint import full, single
from graph.identity.name import Name, parse, usual
from graph.identity.profile import Profile
from graph.identity.spelling import Word

_THREE = 3
_MONTH = len("2012-08")
_COMMONEST = 2
_USUAL = 3
"""How usual a word is that tells next to nothing, and two together from which thousands share them (graph/identity/name.py)."""


def keys(profile: Profile) -> set[str]:
    """The keys of a mention; none for a single name. Those with a dot bring initials to the names that they may stand for."""
    found: set[str] = {f"{name.words[0].text[0]}.{name.words[-1].block}" for name in profile.parsed if name.full}
    for name in profile.parsed:
        for pair, shared in _pairs(name):
            found |= {f"{pair} {mark}" for mark in _marks(profile)} if shared else {pair}
    return found


def single_keys(profile: Profile) -> set[str]:
    """The keys of one who is called by a single name: it with each of his own bodies in each month."""
    return _with_posts({word.block for word in single(profile)}, profile) if profile.bodies else set()


def part_keys(profile: Profile) -> set[str]:
    """The keys under which those are looked for who are called by a single word of his full name: as `single_keys`."""
    if not profile.bodies:
        return set()
    return _with_posts({word.block for name in full(profile) for word in name.words if len(word.text) > 1}, profile)


def slip_keys(profile: Profile) -> set[str]:
    """The keys of a full name whose surname may be misspelled behind its first consonant: with each month, and where the given
    name is of the commonest with each of his own bodies too."""
    names = [name.words for name in full(profile)]
    common = {_start(words) for words in names if usual(words[0]) == _COMMONEST}
    months = _months(profile) if names else ()
    rare = {_start(words) for words in names} - common
    return _with_posts(common, profile) | {f"~{start} {month}" for start in rare for month in months}


def every_key(profile: Profile) -> set[str]:
    """All keys under which a store finds a mention."""
    return keys(profile) | single_keys(profile) | part_keys(profile) | slip_keys(profile)


def keys_of_surname(printed: str) -> list[str]:
    """The keys of all who share the surname of a name, in any spelling; none for a single name."""
    name = parse(printed)
    return [f"{letter}.{name.words[-1].block}" for letter in ascii_lowercase] if name.full else []


def has_initial(profile: Profile) -> bool:
    """Whether a name of his has an initial for the given name."""
    return any(len(name.words[0].text) == 1 for name in profile.parsed)


def _marks(profile: Profile) -> Iterator[str]:
    """What tells men of one usual name apart."""
    yield from _special((*profile.bodies, *profile.above))
    yield from (day[:_MONTH] for day in profile.moves)
    yield from (f"{profile.rank_order}@{state}" for state in profile.countries or profile.setting if profile.rank_order)
    yield from (role.lower() for role in profile.roles)


def _special(bodies: Iterable[str]) -> Iterator[str]:
    """Those of bodies in which not thousands serve."""
    yield from (body for body in bodies if not broad(body) and not body.startswith("faction:"))


def _start(words: Sequence[Word]) -> str:
    return f"{words[0].block}|{words[-1].block[:1]}"


def _months(profile: Profile) -> set[str]:
    """When one spoke of him, and when he moved."""
    days = (*profile.moves, profile.published.isoformat()) if profile.published else profile.moves
    return {day[:_MONTH] for day in days if len(day) >= _MONTH}


def _with_posts(blocks: set[str], profile: Profile) -> set[str]:
    """Words with each of his own bodies in each month."""
    bodies = list(_special(profile.bodies)) if blocks else []
    months = _months(profile) if bodies else ()
    return {f"~{block} {body} {month}" for body in bodies for month in months for block in blocks}


def _pairs(name: Name) -> Iterator[tuple[str, bool]]:
    """Pairs of words that any form of the name shares with its other forms, each with whether both words are usual."""
    parts = name.words
    if name.nickname:
        yield parts[0].block, True
    if len(parts) < 2:
        return
    given, surname = parts[0], parts[-1]
    for other in parts[1:]:
        yield _pair(given, other), usual(given) + usual(other) >= _USUAL
    if len(parts) >= _THREE:
        yield _pair(parts[1], surname), usual(parts[1]) + usual(surname) >= _USUAL
        yield "|".join(sorted((given.block + parts[1].block, surname.block))), False


def _pair(a: Word, b: Word) -> str:
    return "|".join(sorted((a.block, b.block)))
