"""Under which keys a mention is looked for, so that only those that may be one man are compared.

A key is a pair of words of the name, coarsely spelled. Thousands share a pair of usual names, and nothing can make them sure but
something else in common: such a mention is looked for under the pair with each of his bodies and posts, with his rank in each
state, and with each month in which he moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from graph.identity.bodies import broad
from graph.identity.name import Name, parse, usual
from graph.identity.profile import Profile
from graph.identity.spelling import Word

_THREE = 3
_USUAL = 3
"""How usual two words are together (graph/identity/name.py) from which thousands share them."""


def keys(profile: Profile) -> set[str]:
    """The keys of a mention; none for a single name. Those with a dot bring initials to the names that they may stand for."""
    found: set[str] = {f"{name.words[0].text[0]}.{name.words[-1].block}" for name in profile.parsed if name.full}
    for name in profile.parsed:
        for pair, shared in _pairs(name):
            found |= {f"{pair} {mark}" for mark in _marks(profile)} if shared else {pair}
    return found


def keys_of_surname(printed: str) -> list[str]:
    """The keys of all who share the surname of a name, in any spelling; none for a single name."""
    name = parse(printed)
    return [f"{letter}.{name.words[-1].block}" for letter in ascii_lowercase] if name.full else []


def has_initial(profile: Profile) -> bool:
    """Whether a name of his has an initial for the given name."""
    return any(len(name.words[0].text) == 1 for name in profile.parsed)


def _marks(profile: Profile) -> Iterator[str]:
    """What tells men of one usual name apart."""
    yield from (body for body in (*profile.bodies, *profile.above) if not broad(body) and not body.startswith("faction:"))
    yield from (day[: len("2012-08")] for day in profile.moves)
    yield from (f"{profile.rank_order}@{state}" for state in profile.countries or profile.setting if profile.rank_order)
    yield from (role.lower() for role in profile.roles)


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
