"""One word of a name, as its consonants and the vowels between them, and whether two spellings may be one word.

Reporters agree on the consonants of a name more than on its vowels: Moustapha, Mostafa and Mustafa differ in vowels that stand
for one Arabic letter. But vowels also tell names apart: Jamil and Jamal, Hassan and Hussein. So consonants are compared by
classes, and vowels place by place: `e` may be `a` or `i`, `o` is `u`, and one may be left out; `a`, `i` and `u` differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from graph.identity.tables import table

_DIGRAPHS = (
    (r"tsch|tch|sch|sh|ch|cz|sz", "S"), (r"dzh|zh|dj|j", "J"), (r"kh", "X"), (r"gh", "G"), (r"gu(?=[ie])", "g"), (r"ph", "f"),
    (r"th", "T"), (r"dh", "D"), (r"ck|q|c(?![eiy])", "k"), (r"c", "s"), (r"x", "ks"), (r"(?<=[aeiouy])h$", ""),
)  # fmt: skip
"""Letters and groups of letters that stand for one consonant; upper case is a class of its own. From ALA-LC and BGN/PCGN."""

_ALIKE = {
    pair
    for both in ("Tt", "Ts", "TS", "TD", "Dd", "Dz", "Xk", "Xh", "Gg", "Gk", "kg", "GJ", "gJ", "hg", "vf", "sz")
    for pair in (tuple(both), tuple(reversed(both)))
}
"""Classes that newspapers write for one letter: Haitham and Haisam, Ridha and Rida, Gaddafi and Qaddafi, Gamal and Jamal."""

_COARSE = str.maketrans({"X": "k", "G": "k", "g": "k", "T": "t", "D": "d", "z": "s", "v": "f", "p": "b"})
_VOWELS = "aeiou"


class Match(IntEnum):
    """How well two words agree: the smaller the better."""

    SAME = 0
    SPELLED = 1
    """Another spelling of the same word."""
    SHORTER = 2
    """`al-Din` is left out."""
    NEAR = 3
    """The same consonants with other vowels, or a letter or two that differ: perhaps a slip, perhaps another name."""
    INITIAL = 4
    NO = 5


@dataclass(frozen=True, slots=True, eq=False)  # one object a spelling, see `word`: compared and hashed by what it is
class Word:
    """`bones`: consonants. `gaps`: the vowels before, between and after them, one more than there are consonants.

    `open`: written without its short vowels. `family`: the number of the line of names.yaml that lists it as a variant, or -1.
    """

    text: str
    bones: str
    gaps: tuple[str, ...]
    open: bool
    family: int

    @property
    def block(self) -> str:
        """A coarse key that all spellings of a word share, and some other words."""
        return _block(self.text, self.open)


@lru_cache(maxsize=200_000)
def word(text: str, open_: bool = False) -> Word:
    """The word of a folded spelling.

    >>> word("moustapha").bones, word("moustapha").gaps
    ('mstf', ('', 'u', '', 'a', 'a'))
    """
    family = _families().get(text, -1)
    plain = text
    for pattern, form in (*table("names")["endings"], *_DIGRAPHS):
        plain = re.sub(pattern, form, plain)
    plain = plain.replace("w", "u").replace("y", "i").replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("o", "u")
    plain = re.sub(r"(.)\1+", r"\1", plain)
    parts = re.split(f"([^{_VOWELS}])", plain)
    return Word(text, "".join(parts[1::2]), tuple(parts[::2]), open_, family)


@cache
def _families() -> dict[str, int]:
    return {spelling: n for n, line in enumerate(table("names")["variants"]) for spelling in line.split()}


@cache
def _first_of_family() -> list[str]:
    return [line.split()[0] for line in table("names")["variants"]]


def distinct(a: Word, b: Word) -> bool:
    """Whether the two are known to be names of their own, however near: Salem and Salim."""
    return frozenset((a.text, b.text)) in _distinct()


@cache
def _distinct() -> frozenset[frozenset[str]]:
    """Pairs of spellings, all variants of each, that are two names."""
    families: dict[str, set[str]] = {}
    for line in table("names")["variants"]:
        families |= {spelling: set(line.split()) for spelling in line.split()}
    pairs = set()
    for line in table("names")["distinct"]:
        names = [families.get(name, {name}) | {name} for name in line.split()]
        pairs |= {
            frozenset((a, b)) for m, one in enumerate(names) for other in names[m + 1 :] for a in one for b in other if a != b
        }
    return frozenset(pairs)


@lru_cache(maxsize=200_000)
def _block(text: str, open_: bool) -> str:
    family = _families().get(text)
    if family is None and text.endswith("din") and len(text) > len("abdin"):
        return _block(text.removesuffix("din"), open_)
    found = word(_first_of_family()[family] if family is not None else text, open_)
    bones = found.bones[:1].replace("h", "k") + found.bones[1:].replace("h", "") if found.bones else found.gaps[0][:1]
    return re.sub(r"(.)\1+", r"\1", bones.translate(_COARSE))


@lru_cache(maxsize=500_000)
def match(a: Word, b: Word) -> Match:
    """How well two words agree.

    >>> match(word("nawwaf"), word("naouaf")).name, match(word("jamil"), word("jamal")).name, match(word("m"), word("manaf")).name
    ('SPELLED', 'NEAR', 'INITIAL')
    """
    if a.text == b.text:
        return Match.SAME
    if min(len(a.text), len(b.text)) == 1:
        return Match.INITIAL if a.text[0] == b.text[0] else Match.NO
    if a.family >= 0 and a.family == b.family:
        return Match.SPELLED
    if not _bones_agree(a.bones, b.bones):
        return Match.SHORTER if _din_left_out(a, b) else Match.NEAR if _slip(a.text, b.text) else Match.NO
    if distinct(a, b):
        return Match.NEAR
    loose = a.open or b.open
    if {a.gaps[-1], b.gaps[-1]} in ({"", "a"}, {"", "e"}):
        return Match.NEAR  # Samir and Samira
    return Match.SPELLED if all(_gaps_agree(x, y, loose=loose) for x, y in zip(a.gaps, b.gaps, strict=True)) else Match.NEAR


_SLIP = 0.8
"""Share of letters in place from which two long words may be one, misspelled."""
_LONG = 5


def _slip(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _LONG:
        return False
    from rapidfuzz.distance import DamerauLevenshtein  # here: only who resolves names needs it

    return DamerauLevenshtein.normalized_similarity(a, b) >= _SLIP


def _din_left_out(a: Word, b: Word) -> bool:
    """`Hussam` and `Hussam al-Din`."""
    short, long = (a, b) if len(a.text) <= len(b.text) else (b, a)
    if not long.text.endswith("din"):
        return False
    stem = long.text.removesuffix("din")
    return len(stem) > 2 and match(short, word(stem, long.open)) <= Match.SPELLED


def _bones_agree(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    return a == b or all(x == y or (x, y) in _ALIKE for x, y in zip(a, b, strict=True))


@cache
def _gaps_agree(a: str, b: str, *, loose: bool) -> bool:
    """Whether the vowels of one place may be the same. `e` is either `a` or `i`; one short vowel may be left out."""
    if a == b:
        return True
    if not a or not b:
        return len(a + b) == 1 or loose
    if loose and set(a + b) & set("aiu") == set("aiu"):
        return False
    forms = [{_shape(form) for form in _readings(gap)} for gap in (a, b)]
    return not forms[0].isdisjoint(forms[1])


def _readings(gap: str) -> list[str]:
    """All readings of the vowels: `e` as `a` and as `i`."""
    found = [""]
    for vowel in gap:
        found = [start + form for start in found for form in ("ai" if vowel == "e" else vowel)]
    return found


def _shape(gap: str) -> str:
    """Vowels in a row, doubles once; `ai` is also written `i` (Suleiman), `ia` begins with a consonant that some leave out."""
    return re.sub(r"(.)\1+", r"\1", gap)
