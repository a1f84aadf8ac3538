"""Names in other scripts, in Latin letters: well enough to compare them with what newspapers print."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from graph.identity.tables import table

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")
_ARTICLE = "ال"


def latin(text: str) -> tuple[str, bool]:
    """The text in Latin letters, and whether short vowels may be missing in it.

    >>> latin("مصطفى الشيخ"), latin("Сергей")
    (('mstfa al-shikh', True), ('Sergey', False))
    """
    if text.isascii():
        return text, False
    composed = unicodedata.normalize(
        "NFC", "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")
    )
    if _ARABIC.search(text):
        text = " ".join(part for part in text.replace("\u200c", " ").split() if part not in table("scripts")["titles"])
        return _ARABIC.sub(lambda run: _word(run[0]), unicodedata.normalize("NFKC", _unpointed(text))), True
    if all(unicodedata.name(c, "").startswith("LATIN") for c in composed if c.isalpha()):
        return _kurdish(text), False
    from anyascii import anyascii  # here: few names need it

    plain = anyascii(text)
    return (re.sub(r"(?<=[A-Za-z])(?=[A-Z])", " ", plain) if _HANGUL.search(text) else plain), False


_HANGUL = re.compile("[\uac00-\ud7a3]")
_KURDISH = re.compile("[şîûêğ]", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "c": "j", "C": "J", "x": "kh", "X": "Kh", "ğ": "gh", "ı": "i"}
)


def _kurdish(text: str) -> str:
    """Kurdish and Turkish write sounds of their own with letters that other languages read differently."""
    return text.translate(_LETTERS) if _KURDISH.search(text) else text


def _unpointed(text: str) -> str:
    """Without the marks of short vowels; the letters that carry a hamza stay whole."""
    return "".join(c for c in text if not "\u064b" <= c <= "\u0652" and c not in "\u0640\u0670")


@cache
def _word(word: str) -> str:
    letters: dict[str, str] = table("scripts")["arabic"]
    known: dict[str, str] = table("scripts")["words"]
    if word in known:
        return known[word]
    article = "al-" if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1 else ""
    return article + "".join(letters.get(letter, "") for letter in (word[len(_ARTICLE) :] if article else word))
