"""Values as FollowTheMoney takes them: ids, texts of limited length, addresses, codes of countries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from graph.keys import digest
from graph.names import fold
from graph.periods import Period

NAME, STRING, TEXT, URL = 384, 1_024, 65_000, 4_096
"""Characters that a property takes at most, by its type (followthemoney/types, version 4)."""

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_HOST = re.compile(r"(?a:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?a:[a-z]{2,})")
_OTHERWISE = {
    "bosnia": "ba", "britain": "gb", "burma": "mm", "congo": "cg", "czech republic": "cz", "czechoslovakia": "cshh",
    "democratic republic of the congo": "cd", "dr congo": "cd", "east germany": "dd", "east timor": "tl", "ivory coast": "ci",
    "myanmar": "mm", "soviet union": "suhh", "trinidad and tobago": "tt", "turkey": "tr",
}  # fmt: skip
"""States that CLDR calls otherwise, or that are no more."""


def entity_id(ident: str) -> str:
    """The id of an entity: letters, digits, dots and hyphens are allowed there. The same id gives the same, no two give one.

    >>> entity_id("person:nasr-mustafa@r6xkeheshhle")
    'person.nasr-mustafa.r6xkeheshhle'
    """
    made = ident.replace(":", ".").replace("@", ".")
    return made if _ID.fullmatch(made) and "." not in ident and len(made) <= STRING else f"x.{digest(ident)}"


def texts(values: Iterable[Any], longest: int = STRING) -> list[str]:
    """The values that say something, each once, none longer than a property takes."""
    found = (re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", str(value)).strip()[:longest].strip() for value in values if value)
    return list(dict.fromkeys(value for value in found if value))


def urls(values: Iterable[str | None]) -> list[str]:
    """The addresses of the web among them."""
    return [value for value in dict.fromkeys(values) if value and len(value) <= URL and _web(value)]


def _web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises when it is none
    except ValueError:
        return False
    clean = not re.search(r"[\s\x00-\x20\x7f-\x9f]", address)
    return clean and parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.hostname or ""))


def date(properties: dict[str, Any], name: str) -> list[str]:
    """A date of a record, as precise as it is known."""
    start: dt.date | None = properties.get(name)
    period = Period.of(start, properties.get(f"{name}Precision"))
    return [str(period)] if period else []


def country(name: str | None) -> list[str]:
    """The code of a state by its English name (CLDR); none where there is no such state.

    >>> country("Syria"), country("Turkey"), country("the Moon")
    (['sy'], ['tr'], [])
    """
    code = _codes().get(fold(name or ""))
    return [code] if code else []


@cache
def _codes() -> dict[str, str]:
    from babel import Locale  # here: its data take a tenth of a second

    states = {fold(name): code.lower() for code, name in Locale("en").territories.items() if re.fullmatch("[A-Z]{2}", code)}
    return states | _OTHERWISE
