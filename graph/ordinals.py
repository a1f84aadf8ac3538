"""Ordinal numbers in words and in figures: `Fifth Division` and `5th Division` are one name."""

from __future__ import annotations

import re

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _figures(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _words() -> dict[str, str]:
    simple = {word: _figures(number) for number, word in enumerate((*_UNITS, *_TEENS), 1)}
    for ten, word in enumerate(_TENS, 2):
        simple[f"{word.removesuffix('y')}ieth"] = _figures(ten * 10)
        simple |= {f"{word}-{unit}": _figures(ten * 10 + number) for number, unit in enumerate(_UNITS, 1)}
    return simple


FIGURES = _words()
"""`fifth`: `5th`, up to `ninety-ninth`."""
WORDS = {figures: word for word, figures in FIGURES.items()}

_IN_WORDS = re.compile(
    rf"\b(?:(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_UNITS)})|{'|'.join(w for w in FIGURES if '-' not in w)})\b", re.IGNORECASE
)
_SINGLE = frozenset(word for word in FIGURES if "-" not in word)
_IN_FIGURES = re.compile(r"\b[1-9]\d?(?:st|nd|rd|th)\b")


def in_figures(text: str) -> str:
    """A text with its ordinals in figures.

    >>> in_figures("twenty first brigade"), in_figures("fifth division")
    ('21st brigade', '5th division')
    """
    if _SINGLE.isdisjoint(text.lower().replace("-", " ").split()):  # most names, at a fraction of the cost
        return text
    return _IN_WORDS.sub(lambda found: FIGURES[found[0].lower().replace(" ", "-")], text)


def spellings(name: str) -> tuple[str, ...]:
    """A name, and with its ordinals in words and in figures when it has any.

    >>> spellings("5th Division"), spellings("Fifth Corps"), spellings("Baath Party")
    (('5th Division', 'Fifth Division'), ('Fifth Corps', '5th Corps'), ('Baath Party',))
    """
    words = _IN_FIGURES.sub(lambda found: WORDS.get(found[0], found[0]).title(), name)
    return tuple(dict.fromkeys((name, words, in_figures(name))))
