"""The sentences behind an edge, a statement or all edges of a person, and those of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.stores.base import Row, Store, Table
from queries.articles import articles, is_address, stated
from queries.questions import find, run
from queries.who import by_id

TEXTS = "MATCH (a:Article) WHERE a.id IN $articles RETURN a.id AS id, a.text AS text"
EXTRACTORS = "MATCH (s:Statement) WHERE s.id IN $ids RETURN s.id AS id, s.extractor AS extractor"


class UnknownId(Exception):
    """No edge, statement, person or article has this id, or several begin so."""


@dataclass(frozen=True)
class Proof:
    """An edge (a row of evidence/edges; none for a statement on its own) and what supports or denies it.

    Or all that an article states, with `article`, a row of queries.articles.articles, in the place of the edge.

    `statements` are rows of evidence/behind-an-edge with `extractor`, and `before` and `after`, what the article says around the
    quote (see surroundings); None when nobody asked. `start` and `end` stay the offsets of the quote in the article.
    """

    edge: Row | None
    statements: list[Row]
    article: Row | None = None


def proofs(store: Store, text: str, context: int = 0) -> list[Proof]:
    """What stands behind an id: of an edge, statement, person or article; or what stands at the address of an article.

    Of an edge or article a beginning of the id will do that no other has.
    `context` is the greatest number of characters of the article to give on each side of the quote.

    Raises:
        UnknownId: nothing has this id, or several edges or articles begin so.
    """
    found = _found(store, text)
    statements = [row for proof in found for row in proof.statements]
    extractors = dict(store.read(EXTRACTORS, {"ids": sorted({row["id"] for row in statements})}).rows)
    for row in statements:
        row["extractor"] = extractors[row["id"]]
    _add_context(store, statements, context)
    return found


def rows(found: list[Proof]) -> Table:
    """The proofs as one table, a row each statement."""
    columns = [
        "edge",
        "status",
        *(column.name for column in find("evidence/behind-an-edge").columns),
        "extractor",
        "before",
        "after",
    ]
    lines = []
    for proof in found:
        edge = proof.edge or {"id": None, "status": None}
        lines += [[edge["id"], edge["status"], *(row[name] for name in columns[2:])] for row in proof.statements]
    return Table(columns, lines)


def surroundings(text: str, start: int, end: int, context: int) -> tuple[str, str]:
    """What stands before and after text[start:end], for reading: white space folded, "…" for what is left out.

    At most `context` characters each, cut at a word: "He said\\n\\nhe fled to Amman.", of "fled", 8: ("… he ", " to …").
    """
    return _opening(text[:start][::-1], context)[::-1], _opening(text[end:], context)


def _found(store: Store, text: str) -> list[Proof]:
    if text.startswith("statement:"):
        return _of_statement(store, text)
    if text.startswith("article:") or is_address(text):
        return _of_articles(store, text)
    return _of_edges(store, text)


def _of_statement(store: Store, text: str) -> list[Proof]:
    statements = _statement(store, text)
    if not statements:
        raise UnknownId(f"no statement has the id {text}")
    return [Proof(None, statements)]


def _statement(store: Store, identifier: str) -> list[Row]:
    return run(store, find("evidence/statement"), {"statement": identifier}).dicts()


def _of_articles(store: Store, text: str) -> list[Proof]:
    found = articles(store, text)
    if not found:
        what = "was read from the address" if is_address(text) else "has the id"
        raise UnknownId(f"no article {what} {text}; the articles that name somebody are listed by: allegiance who NAME")
    if len(found) > 1 and not is_address(text):
        raise _several("articles", text, found)
    counting = [one for one in found if one["ended"] is None]
    return [_of_article(store, one) for one in counting or found]


def _of_article(store: Store, article: Row) -> Proof:
    return Proof(None, [row for ident in stated(store, article["id"]) for row in _statement(store, ident)], article)


def _several(kind: str, text: str, found: list[Row]) -> UnknownId:
    some = ", ".join(row["id"] for row in found[:4])
    return UnknownId(f"{len(found)} {kind} begin with {text!r}: {some}{', ...' if len(found) > 4 else ''}; give more of the id")


def _of_edges(store: Store, text: str) -> list[Proof]:
    if text.startswith("person:"):  # he may have been found to be one with another since
        now = by_id(store, text)
        text = now.id if now else text
    edges = run(store, find("evidence/edges"), {"id": text}).dicts() if text else []
    whole = [edge for edge in edges if edge["id"] == text] or edges
    if not whole:
        raise UnknownId(f"no edge, statement or person has the id {text!r}; the list of ids: allegiance defections")
    if len(whole) > 1 and not text.startswith("person:"):
        raise _several("edges", text, whole)
    return [Proof(edge, run(store, find("evidence/behind-an-edge"), {"edge": edge["id"]}).dicts()) for edge in whole]


def _add_context(store: Store, statements: list[Row], context: int) -> None:
    """Offsets count characters of Python, which only Python cuts right: Java counts some characters twice."""
    articles = sorted({row["article"] for row in statements}) if context else []
    texts = dict(store.read(TEXTS, {"articles": articles}).rows) if articles else {}
    for row in statements:
        text = texts.get(row["article"])
        row["before"], row["after"] = surroundings(text, row["start"], row["end"], context) if text else (None, None)


def _opening(text: str, context: int) -> str:
    """The whole words within the first `context` characters."""
    kept = text[:context]
    if text[context : context + 1].strip():  # a word goes on
        kept = re.sub(r"\S+\Z", "", kept)
    folded = re.sub(r"\s+", " ", kept).rstrip()
    return f"{folded} …" if text[len(kept) :].strip() else folded
