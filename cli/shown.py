"""An article with what was read in it, on a terminal or as plain text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cli.output import coloured, console
from graph.schema import Modality
from ingest.marked import EVENT, Marked, MarkedSentence, MarkKind, Part

if TYPE_CHECKING:
    from graph.statement import Statement

STYLES: dict[MarkKind, str] = {
    "person": "bold cyan", "body": "green", "sect": "bold magenta", "rank": "cyan", "role": "cyan", "place": "blue",
    "date": "yellow", "predicate": "bold underline",
}  # fmt: skip
KINDS = tuple(STYLES)
BADGES: dict[Modality | None, str] = {
    "asserted": "black on green", "reported": "black on yellow", "denied": "white on red", None: "black on bright_black",
}  # fmt: skip
"""Of a sentence, by the modality of its event; the last is for services and sects."""


def draw(marked: Marked, explain: bool) -> None:
    """Print one article: its head, its text with marks, and what it states."""
    from rich.text import Text

    out, colours = console(), coloured()
    name, *source = head(marked)
    out.print(Text(name, style="bold"), soft_wrap=True)
    for line in source:
        out.print(Text(line, style="dim"), soft_wrap=True)
    click.echo()
    for block in _blocks(marked, explain, colours):
        out.print(block, soft_wrap=not sys.stdout.isatty())
    if colours:
        out.print(_legend())
    click.echo()
    out.print(_list(marked, colours) if sys.stdout.isatty() else _lines(marked), soft_wrap=not sys.stdout.isatty())


def head(marked: Marked) -> Iterator[str]:
    """Headline, source and address, as far as they are known."""
    article = marked.article
    yield article.name
    source = ", ".join(str(value) for value in (article.publisher, article.published, marked.given_id) if value)
    yield from filter(None, (source, article.url))


def who(statement: Statement) -> str:
    """The person with his rank."""
    return " ".join(filter(None, (statement.subject.rank, statement.subject.name)))


def verb(statement: Statement) -> str:
    """`defected to`, `serves in`, `belongs to`."""
    return statement.kind.lower().replace("_", " ")


def what(statement: Statement) -> str:
    """What somebody went over to, with the country; or what he serves in, with post and place; or the sect."""
    body = statement.object.name if statement.object else None
    if statement.kind != EVENT:
        return _and(statement.role, body, statement.place)
    if body is None and statement.target:
        body = f"{statement.target.name} (assumed)"
    return _and(body, statement.fled_to and f"fled to {statement.fled_to}")


def left(statement: Statement) -> str:
    """What somebody left, with his post and place there."""
    if statement.kind != EVENT:
        return ""
    return _and(statement.role, statement.origin.name if statement.origin else None, statement.place)


def _and(*words: str | None) -> str:
    return ", ".join(filter(None, words))


def _list(marked: Marked, colours: bool) -> Any:
    """What the article states, one after the other behind the numbers of their sentences."""
    from rich.table import Table
    from rich.text import Text

    if not marked.statements:
        return _lines(marked)
    grid = Table.grid(padding=(0, 1, 0, 0))
    for statement in marked.statements:
        style = BADGES[statement.modality if statement.kind == EVENT else None] if colours else ""
        grid.add_row(Text(f" {_numbers(marked, statement)} ", style=style), Text(_line(statement)))
    return grid


def _lines(marked: Marked) -> Any:
    """The same, a line each."""
    from rich.text import Text

    lines = (f"({_numbers(marked, statement)}) {_line(statement)}" for statement in marked.statements)
    return Text("\n".join(lines) or "states nothing of a change of side, a service or a sect")


def _numbers(marked: Marked, statement: Statement) -> str:
    return ", ".join(map(str, marked.places(statement)))


def _line(statement: Statement) -> str:
    origin, speaker = left(statement), statement.speaker
    does = f"{verb(statement)} {what(statement)}"
    if statement.kind == "SERVES_IN" and statement.role:
        body = f" in {statement.object.name}" if statement.object else ""
        does = f"serves as {_and(statement.role + body, statement.place)}"
    parts = (
        f"{who(statement)} {does}",
        origin and f"left {origin}",
        statement.date,
        f"{statement.modality}, says {speaker}" if speaker else statement.modality,
    )
    return "; ".join(part for part in parts if part)


def _blocks(marked: Marked, explain: bool, colours: bool) -> Iterator[Any]:
    """The text, broken where reasons stand between its sentences."""
    from rich.padding import Padding
    from rich.text import Text

    block = Text()
    for part in marked.parts():
        _add(block, part, colours)
        reasons = part.sentence.reasons if part.sentence and explain else ()
        if part.sentence and reasons:
            yield block
            for reason in reasons:
                said = f"{part.sentence.number} gave no event: {reason.text}"
                yield Padding(Text(said, style="italic red" if colours else ""), (0, 0, 0, 4), expand=False)
            block = Text()
    if block.plain.strip():
        yield block


def _add(block: Any, part: Part, colours: bool) -> None:
    """Add a part to a block. At its beginning no blanks stand, but for the empty line between two paragraphs."""
    if part.sentence and part.sentence.statements:
        block.append(*_badge(part.sentence, colours)).append(" ")
    for words, mark in part.pieces:
        shown = words
        if not block.plain:
            shown = words.lstrip()
            shown = "\n" + shown if "\n\n" in words.removesuffix(shown) else shown
        if mark and not colours and mark.kind != "predicate":
            shown = f"[{shown}|{mark.kind}]"
        block.append(shown, style=STYLES[mark.kind] if mark and colours else None)


def _badge(sentence: MarkedSentence, colours: bool) -> tuple[str, str]:
    """The number of a sentence that states something, with the modality of its event."""
    if colours:
        return f" {sentence.number} ", BADGES[sentence.event]
    return f"({sentence.number}{f' {sentence.event}' if sentence.event else ''})", ""


def _legend() -> Any:
    from rich.text import Text

    legend = Text("\n")
    for kind, style in STYLES.items():
        legend.append(kind, style=style).append("  ")
    legend.append("\n")
    for modality, style in BADGES.items():
        legend.append(f"\N{NO-BREAK SPACE}{modality or 'service'}\N{NO-BREAK SPACE}", style=style).append("  ")
    return legend
