"""A printed name as words that can be compared: without titles and particles, compounds joined, the surname last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.identity.script import latin
from graph.identity.spelling import Match, Word, match, word
from graph.identity.tables import table, words
from graph.names import fold

_FULL = 2
"""Words of a name that can be somebody's."""
_ARTICLED = 6
"""Letters of a word from which `al` at its beginning is taken for the article: Aljabawi."""
_NICKNAMES = ("abu", "umm")


@dataclass(frozen=True, slots=True, eq=False)  # one object a printed name, see `parse`: compared and hashed by what it is
class Name:
    """A name as an article prints it, and its words in order, given name first.

    `kunya`: it is `Abu X` and no more. `younger`: it says that he is the son of a man of the same name.
    """

    printed: str
    words: tuple[Word, ...]
    kunya: bool = False
    younger: bool = False

    @property
    def full(self) -> bool:
        """Whether it has a given name and another."""
        return not self.kunya and len(self.words) >= _FULL

    @property
    def nickname(self) -> bool:
        """Whether it begins with `Abu X`."""
        return self.words[0].text.startswith(_NICKNAMES) and len(self.words[0].text) > len(_NICKNAMES[0])


@lru_cache(maxsize=400_000)
def parse(printed: str) -> Name:
    """The name that is printed.

    >>> [w.text for w in parse("Brig. Gen. Nasr al-Din Mustafa").words]
    ['nasrdin', 'mustafa']
    >>> parse("Abu Furat").kunya
    True
    """
    text, open_ = latin(_surname_last(_unquoted(printed)))
    parts = _untitled(fold(text.replace("’", "'")).split())
    younger = len(parts) > _FULL and parts[-1] in words("names", "younger")
    joined = _joined(parts[:-1] if younger else parts)
    kunya = len(joined) == 1 and len(parts) > 1 and parts[0] in words("names", "kunya")
    return Name(printed, tuple(word(part, open_) for part in _patronymic_inside(joined)), kunya, younger)


def _unquoted(printed: str) -> str:
    """Without a nickname in quotes inside the name."""
    rest = re.sub(r"[\"“”«»][^\"“”«»]*[\"“”«»]", " ", printed).split()
    return " ".join(rest) if len(rest) >= _FULL else printed


def _surname_last(printed: str) -> str:
    """`Figuera, Cristhian` and `SAWADOGO Rakiswende` the other way round."""
    before, comma, after = printed.partition(", ")
    if comma and after and "," not in after and after[0].isupper():
        return f"{after} {before}"
    parts = printed.split()
    capitals = [part for part in parts if len(part) > _FULL and part.isupper()]
    return " ".join([*(p for p in parts if p not in capitals), *capitals]) if 0 < len(capitals) < len(parts) else printed


def _untitled(parts: list[str]) -> list[str]:
    titles, names = words("names", "titles"), words("names", "also_names")
    while len(parts) > 1 and parts[0] in titles and (parts[0] not in names or len(parts) > _FULL):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in words("names", "suffixes"):
        parts = parts[:-1]
    return parts


def _patronymic_inside(parts: list[str]) -> list[str]:
    """`Hrytsenko Volodymyr Ivanovych`: the surname stands first in lists."""
    if len(parts) > _FULL and parts[-1].endswith(tuple(words("names", "patronymic"))):
        return [*parts[1:], parts[0]]
    return parts


# --- words that belong together --------------------------------------------------------------------------------------


def _joined(parts: list[str]) -> list[str]:
    """Particles dropped; `Abd X`, `Abu X`, `X al-Din` and `X Allah` made one word."""
    particles, kunya, short = words("names", "particles"), words("names", "kunya"), table("names")["short"]
    found: list[str] = []
    before = ""
    for n, part in enumerate(parts):
        last = n == len(parts) - 1
        if part in particles and (n or not last):
            continue
        if before:
            found.append(f"{before}{'lah' if before == 'abdul' and part == 'allah' else part}")
            before = ""
        elif part in kunya and not last:
            before = "umm" if part[0] in "uo" else "abu"
        elif _abd(part) == "" and not last:
            before = "abdul"
        elif part in _endings() and found:
            found[-1] = _stem(found[-1]) + _endings()[part]
        else:
            found.append(_whole(short.get(part, part), later=n > 0 and last))
    return found or parts[-1:]


def _whole(part: str, *, later: bool) -> str:
    """`abdelrahman` and `nureddin` in the forms that joining gives; a surname without an article or `Ben` written with it."""
    if later and re.match(r"al[b-df-hj-np-tv-z]", part) and len(part) >= _ARTICLED:
        part = part[2:]
    if later and re.match(r"b[ei]n[b-df-hj-np-tv-z]", part) and len(part) >= _ARTICLED:
        part = part[3:]
    rest = _abd(part)
    if rest:
        return f"abdul{rest}"
    for spelling in _long_endings():
        if part.endswith(spelling) and len(part) > len(spelling) + 1:
            return _stem(part[: -len(spelling)]) + "din"
    return part


@cache
def _abd(part: str) -> str | None:
    """What follows `abd`: "" when nothing does; None when it is no such word.

    >>> _abd("abdelrahman"), _abd("abdul"), _abd("khalid")
    ('rahman', '', None)
    """
    if re.fullmatch(r"abd(?:[aeuo][lrsdnzt]?)?", part):
        return ""
    found = re.fullmatch(r"abd[aeuoi]?(?:l|(?=[rsdntz]))([a-z]{3,})", part)
    return found[1] if found else None


@cache
def _endings() -> dict[str, str]:
    return {spelling: ending for ending, line in table("names")["joining"].items() for spelling in line.split()}


@cache
def _long_endings() -> tuple[str, ...]:
    """Forms of `al-Din` that are long enough to be known inside a word, longest first."""
    forms = [form for form, ending in _endings().items() if ending == "din" and len(form) > len("deen")]
    return tuple(sorted(forms, key=len, reverse=True))


def _stem(text: str) -> str:
    """The word before `al-Din`, without the vowel of its case."""
    return re.sub(r"(?<=[b-df-hj-np-tv-z])[uea]$", "", text)


# --- how much a word tells -------------------------------------------------------------------------------------------


@cache
def usual(w: Word) -> int:
    """How usual a word is as a name: 2 for the commonest, which tell next to nothing, 1 for those that thousands bear, else 0."""
    if w.text.startswith(_NICKNAMES):
        return 2
    return max((rank for other, rank in _usual().get(w.block, ()) if match(w, other) <= Match.SPELLED), default=0)


@cache
def given(w: Word) -> bool:
    """Whether the word is a usual given name."""
    return any(match(w, other) <= Match.SPELLED for other, _ in _usual("given").get(w.block, ()))


_COMMONEST = 15
"""Names at the head of each list of common.yaml, which begins with the commonest."""


@cache
def _usual(*kinds: str) -> dict[str, list[tuple[Word, int]]]:
    ranks: dict[str, int] = {}
    for names in (names for kind in kinds or ("given", "family") for names in table("common")[kind].values()):
        for n, name in enumerate(names):
            for part in (p for later in ([], ["x"]) for p in _joined([*later, *name.replace("-", " ").split()]) if p != "x"):
                ranks[part] = max(ranks.get(part, 0), 2 if n < _COMMONEST else 1)
    found: dict[str, list[tuple[Word, int]]] = {}
    for spelling, rank in sorted(ranks.items()):
        entry = word(spelling)
        found.setdefault(entry.block, []).append((entry, rank))
    return found
