"""Ids: readable for entities, a hash of the content for everything else. The same input gives the same id on every run."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from graph.names import fold, person_key
from graph.ordinals import in_figures


def digest(*parts: Any) -> str:
    """Twelve characters (60 bits) of SHA-256 over the parts: one chance in a million of a clash among 1.5 million.

    >>> digest("a", 1)
    'ezluik5uusgw'
    """
    content = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return base64.b32encode(hashlib.sha256(content.encode()).digest())[:12].decode().lower()


def article_id(url: str | None, sha256: str, publisher: str | None = None) -> str:
    """Address and text name an article, or, without an address, outlet and text: each outlet's copy is an article of its own.

    A new text at the old address is another article.
    """
    return f"article:{digest(url or publisher or '', sha256)}"


def body_id(label: str, name: str, country: str | None = None) -> str:
    """Sects, agencies and factions are known by their name; a body whose name many states have, by its country as well.

    >>> body_id("Agency", "Air Force Intelligence Directorate"), body_id("Agency", "Fifth Division", "Syria")
    ('agency:air-force-intelligence-directorate', 'agency:5th-division-syria')
    """
    words = [*(in_figures(fold(name)).split() or [digest(name)]), *fold(country or "").split()]
    return f"{label.lower()}:{'-'.join(words)}"


def person_id(name: str, article: str) -> str:
    """A man as one article has him. Who he is among those of other articles, graph/identity/ decides.

    >>> person_id("Moustapha Nasr", "article:x")
    'person:mustafa-nasr@x'
    """
    return f"person:{person_key(name).replace(' ', '-') or digest(name)}@{article.removeprefix('article:')}"


def article_of(person: str) -> str:
    """The id of the article that has a man so.

    >>> article_of("person:mustafa-nasr@x")
    'article:x'
    """
    return f"article:{person.rpartition('@')[2]}"


def relationship_id(kind: str, *parts: Any) -> str:
    """The first letter of the type, and a hash of what tells the relationship from others."""
    return f"{kind[0].lower()}-{digest(kind, *parts)}"
