"""Proofs on a terminal: an edge or an article, and under it the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from cli.output import console
from cli.tables import signed, spoken, under

if TYPE_CHECKING:
    from graph.stores.base import Row
    from queries.evidence import Proof


def draw(found: list[Proof]) -> None:
    """Print the proofs for reading: a heading for each edge or article, then each statement, of an edge with its source."""
    out = console()
    for number, proof in enumerate(found):
        if number:
            out.print()
        for line in _head(proof):
            out.print(line)
        for row in proof.statements:
            out.print()
            out.print(_claim(row) if proof.article else _source(row))
            for line in (_said(row), *_place(row, with_article=not proof.article)):
                under(out, line)


def named(article: Row) -> str:
    """An article in one line: `Reuters, 3 Dec 2012: Report`."""
    return f"{_outlet(article)}: {spoken(article['headline'])}"


def _head(proof: Proof) -> list[Text]:
    if proof.edge:
        return _heading(proof.edge)
    return _article(proof.article) if proof.article else []


def _article(article: Row) -> list[Text]:
    """Its headline, outlet and day, its address and id, and whether it counts."""
    ended = f"counts no longer: {spoken(article['why'])}" if article["ended"] else ""
    place = " · ".join(spoken(article[name]) for name in ("url", "id") if article[name])
    return [Text(named(article), style="bold"), Text(place, style="dim"), *([Text(ended, style="bold red")] if ended else [])]


def _heading(edge: Row) -> list[Text]:
    """What the edge says, how well attested it is, and its id."""
    when = _when(edge)
    when += f" (others: {', '.join(map(spoken, edge['others']))})" if edge["others"] else ""
    claim = spoken(f"{edge['name']} {edge['kind'].lower().replace('_', ' ')} {edge['what']}") + when
    settled = f", denied until {spoken(edge['settled'])}" if edge["settled"] else ""
    counts = " · ".join(f"{name} {edge[name]}" for name in ("sources", "statements", "confidence"))
    return [Text(claim, style="bold"), signed(edge["status"]) + Text(f"{settled} · {counts} · {edge['id']}", style="dim")]


def _when(edge: Row) -> str:
    """`, 2 Aug 2012` of a change of side; `, 1990 to 1994`, `, since 2009` or `, until Aug 2011` of a post."""
    begin, end = edge["date"], edge["until"]
    if begin and end:
        return f", {spoken(begin)} to {spoken(end)}"
    if end:
        return f", until {spoken(end)}"
    return (", since " if edge["kind"] == "SERVES_IN" else ", ") + spoken(begin) if begin else ""


def _source(row: Row) -> Text:
    """Publisher, day and headline; below it, when it is not simply asserted, that and who says it."""
    told = Text.assemble((_outlet(row), "bold cyan"), f": {spoken(row['headline'])}")
    return told if row["modality"] == "asserted" and not row["speaker"] else told + Text("\n") + _how(row)


def _claim(row: Row) -> Text:
    """What an article states, and how: `Ali Habib serves in Syrian Army · asserted`."""
    return Text.assemble((spoken(row["says"]), "bold cyan"), " · ") + _how(row)


def _outlet(row: Row) -> str:
    """Publisher and day."""
    return ", ".join(spoken(row[name]) for name in ("publisher", "published") if row[name]) or "no publisher given"


def _how(row: Row) -> Text:
    """`~ reported, says Damascus`."""
    return signed(row["modality"]) + Text(f", says {spoken(row['speaker'])}" if row["speaker"] else "")


def _said(row: Row) -> Text:
    """The quote, in the midst of its surroundings when there are any."""
    before, quote, after = (spoken(row[name] or "") for name in ("before", "quote", "after"))
    if not before and not after:
        quote = f'"{quote}"'
    return Text.assemble((before, "dim"), (quote, "bold red" if row["modality"] == "denied" else "bold"), (after, "dim"))


def _place(row: Row, *, with_article: bool) -> list[Text]:
    """Where to find it: the address, the place in the text, what read it, and its id."""
    dated = f"dated {spoken(row['date'])} · " if row["date"] else ""
    place = f"{dated}characters {row['start']} to {row['end']} · {row['extractor']} · {row['id']}"
    lines = (spoken(row["url"]), f"{place} · {row['article']}") if with_article else (place,)
    return [Text(line, style="dim") for line in lines if line]
