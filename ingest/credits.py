"""Which news agencies an article says it has its story from: by the names and phrases of the packs' `wires` and `credits`.

A dateline (`BEIRUT (AP) - `), a line that gives the source or the author (`Source: Reuters`, `By Ann Doe, Associated Press`) and
a phrase such as `AFP contributed to this report` are credits. That somebody told an agency something is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from graph.names import fold
from ingest.fingerprint import WORD
from ingest.packs.lexicon import Lexicon

# The line begins with place and day, and a dash follows the agency: `BEIRUT, July 5 (AP) - `, `(AFP) -- `, `Damascus, SANA - `.
_DATELINE = r"^(?:[A-ZÀ-Ý0-9][^\W_]*[.'’/-]?,? ?){{0,8}}(?:\({wires}\)|(?<=, ){wires}) ?[-–—_]{{1,2}}(?=\s)"
_SLOT, _GAP = "{wire}", "…"


class Credits:
    """Finds the agencies that a text credits."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = {form: wire.name for wire in lexicon.wires for form in (wire.name, *wire.forms)}
        self._outlets = {_bare(form): name for form, name in self._names.items()}
        self._first = frozenset(WORD.findall(form)[0] for form in self._names)
        self._credits = lexicon.credits

    @cached_property
    def _any(self) -> str:
        return "|".join(re.escape(form) for form in sorted(self._names, key=lambda form: (-len(form), form)))

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._any})\b")

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        """Made for the first text that names an agency: they take a fifth of the time in which an article is read."""
        several = rf"(?:[Tt]he )?\b(?:{self._any})\b(?:(?:, | and |, and |/| & )(?:[Tt]he )?\b(?:{self._any})\b)*"
        lines = [rf"^\W*{_pattern(line, several)}\W*$" for line in self._credits.lines]
        phrases = [rf"(?<!\w){_pattern(phrase, several)}(?!\w)" for phrase in self._credits.phrases]
        return [re.compile(pattern) for pattern in (_DATELINE.format(wires=several), *lines, *phrases)]

    def find(self, text: str, publisher: str | None = None) -> list[str]:
        """Names of the agencies, sorted; the publisher is among them when it is one."""
        own = self._outlets.get(_bare(publisher)) if publisher else None
        found = {own} if own else set()
        if not self._first.isdisjoint(WORD.findall(text)):  # most texts name none, and this is known soonest
            lines = [line for line in text.split("\n") if self._form.search(line)]
            said = [credit[0] for line in lines for pattern in self._patterns for credit in pattern.finditer(line)]
            found.update(self._names[form] for credit in said for form in self._form.findall(credit))
        return sorted(found)


def _bare(outlet: str) -> str:
    return fold(outlet).removeprefix("the ")


def _pattern(phrase: str, wires: str) -> str:
    """A phrase in which `{wire}` stands for one agency or several, and `…` for up to 60 characters of the line."""
    parts: Iterable[str] = re.split(r"({wire}|…)", phrase)
    said = {_SLOT: wires, _GAP: r"[^\n]{0,60}?"}
    return "".join(said.get(part) or f"(?i:{re.escape(part)})" for part in parts if part)
