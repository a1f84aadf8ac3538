"""From Content to HTML: one file that loads nothing, not even where something hostile stands in an article.

Every word is escaped by the templates. Behind that stands a content security policy: no address is loaded from anywhere, and no
script runs but the one whose hash it names.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from queries.report import words
from queries.report.content import Content, Move, Said
from queries.report.findings import findings
from queries.report.flows import flows
from queries.report.network import network
from queries.report.notes import Notes, notes
from queries.report.tables import careers, outlets
from queries.report.timeline import timeline

PAGE = Path(__file__).with_name("page")
SCRIPTS = ("sentences.js", "tables.js", "network.js")
STATUSES = ("confirmed", "single source", "disputed")


def page(content: Content, generator: str) -> str:
    """The whole page; `generator` is the program and its version."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"thousands": "{:,}".format, "tint": tint}
    script, style = "".join(map(_own, SCRIPTS)), _own("style.css")
    shown = {"script": Markup(script), "style": Markup(style), "policy": policy(script, style), "generator": generator}  # noqa: S704
    return environment.get_template("page.html.j2").render(**shown, **_view(content))


def policy(script: str, style: str) -> str:
    """A content security policy that lets this script and this style sheet alone work, and nothing be loaded."""
    rules = (
        "default-src 'none'",
        f"script-src {_hash(script)}",
        f"style-src {_hash(style)}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def tint(number: int, highest: int) -> str:
    """One of five shades for a number, "" for 0."""
    return f"t{-(-5 * number // highest)}" if number else ""


def _own(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _view(content: Content) -> dict[str, Any]:
    """What the templates name."""
    numbered, times = notes(content), timeline(content)
    statuses: Counter[str] = Counter(move.edge.status for move in content.moves)
    return {
        "content": content, "notes": numbered, "timeline": times, "findings": findings(content, times), "flows": flows(content),
        "network": network(content, numbered), "careers": careers(content), "outlets": outlets(content), "words": words,
        "statuses": [(status, statuses[status]) for status in STATUSES], "numbers": _Numbers(numbered),
        "movers": len({move.person.id for move in content.moves}), "assumed": sum(move.assumed for move in content.moves),
        "nameless": _without_community(content), "publishers": len({said.source.publisher for said in content.said.values()}),
    }  # fmt: skip


def _without_community(content: Content) -> int:
    return len({move.person.id for move in content.moves} - content.sects.keys())


class _Numbers:
    """The numbers of the notes of what a template has at hand."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def __call__(self, claims: Sequence[Move]) -> tuple[int, ...]:
        return self._notes.of(*(claim.edge.id for claim in claims))

    def said(self, said: Said) -> tuple[int, ...]:
        """Of a statement that makes no edge."""
        return self._notes.of(said.statement.id)
