"""An article with what was read in it, as a page of its own: no script, no address that it loads anything from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

from cli.shown import BADGES, KINDS, head, left, verb, what, who
from cli.version import version
from graph.statement import Statement
from ingest.marked import Mark, Marked, MarkedSentence, Part

TEMPLATE = Path(__file__).with_name("page.html")
COLUMNS = ("sentence", "kind", "person", "what", "left", "date", "modality", "speaker")


def page(articles: Sequence[Marked]) -> str:
    """The whole page, HTML. Every word of an article is escaped."""
    title = articles[0].article.name if len(articles) == 1 else f"{len(articles):,} articles"
    sections = (_article(marked, f"a{number}") for number, marked in enumerate(articles, 1))
    contents = "\n".join([*_contents(articles), *sections])
    generator = f"Allegiance {version()}"
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(title=escape(title), contents=contents, generator=escape(generator))


def _contents(articles: Sequence[Marked]) -> Iterator[str]:
    if len(articles) > 1:
        lines = (f'<li><a href="#a{number}">{escape(marked.article.name)}</a></li>' for number, marked in enumerate(articles, 1))
        yield f"<nav><h2>Articles</h2><ol>{''.join(lines)}</ol></nav>"


def _article(marked: Marked, anchor: str) -> str:
    name, *source = head(marked)
    sources = "".join(f"<span>{_linked(text)}</span>" for text in source)
    return "\n".join((
        f'<article id="{anchor}">', f"<h1>{escape(name)}</h1>", f'<p class="source">{sources}</p>', _legend(),
        *_paragraphs(marked, anchor), "<h2>What it states</h2>", _facts(marked, anchor), "</article>",
    ))  # fmt: skip


def _linked(text: str) -> str:
    shown = escape(text)
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if text.startswith(("https://", "http://")) else shown


def _legend() -> str:
    kinds = "".join(f'<span><mark class="{kind}">{kind}</mark></span>' for kind in KINDS)
    badges = ((modality or "", f"{modality} event" if modality else "service or sect") for modality in BADGES)
    numbers = "".join(f'<span><span class="number {modality}">1</span>{said}</span>' for modality, said in badges)
    return f'<div class="legend" aria-label="legend">{kinds}{numbers}</div>'


def _paragraphs(marked: Marked, anchor: str) -> Iterator[str]:
    """The text; an empty line between two sentences ends a paragraph."""
    paragraph: list[str] = []
    for part in marked.parts():
        if part.sentence:
            paragraph.append(_sentence(part.sentence, part, anchor))
            continue
        first, *others = part.pieces[0][0].split("\n\n")
        paragraph.append(escape(first))
        for text in others:
            yield _paragraph(paragraph)
            paragraph = [escape(text)]
    yield _paragraph(paragraph)


def _paragraph(pieces: Sequence[str]) -> str:
    inside = "".join(pieces).strip()
    return f'<div class="p">{inside}</div>' if inside else ""


def _sentence(sentence: MarkedSentence, part: Part, anchor: str) -> str:
    words = "".join(_mark(mark, text) if mark else escape(text) for text, mark in part.pieces)
    event = f" event {sentence.event}" if sentence.event else ""
    number = ""
    if sentence.statements:
        href, title = (
            f"#{anchor}-f{sentence.number}",
            f"sentence {sentence.number}: {sentence.event or 'states a service or a sect'}",
        )
        number = f'<a class="number {sentence.event or ""}" href="{href}" title="{title}">{sentence.number}</a>'
    shown = f'<span class="s{event}" id="{anchor}-s{sentence.number}">{number}{words}</span>'
    return shown + _why(sentence)


def _mark(mark: Mark, text: str) -> str:
    """Marked words; what they stand for shows when they are hovered over or tapped."""
    known = " · ".join(filter(None, (mark.kind, mark.name, mark.note)))
    tip = "\n".join(filter(None, (known, mark.id)))
    spoken = f'tabindex="0" aria-description="{escape(known)}"'  # by keyboard and screen reader
    return f'<mark class="{mark.kind}" {spoken} data-tip="{escape(tip)}">{escape(text)}</mark>'


def _why(sentence: MarkedSentence) -> str:
    if not sentence.reasons:
        return ""
    reasons = "".join(f"<li>{escape(reason.text)}</li>" for reason in sentence.reasons)
    return f' <details class="why"><summary>why no event</summary><ul>{reasons}</ul></details>'


def _facts(marked: Marked, anchor: str) -> str:
    if not marked.statements:
        return "<p>Nothing of a change of side, a service or a sect.</p>"
    heads = "".join(f"<th>{escape(name)}</th>" for name in COLUMNS)
    met: set[int] = set()
    rows = "".join(_fact(marked, statement, anchor, met) for statement in marked.statements)
    return f'<div class="facts"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _fact(marked: Marked, statement: Statement, anchor: str, met: set[int]) -> str:
    """A row; the first of a sentence is where the sentence's number leads. `met` are the sentences that have one."""
    places = marked.places(statement)
    new = [number for number in places if number not in met]
    met.update(new)
    targets = "".join(f'<span id="{anchor}-f{number}"></span>' for number in new)
    links = ", ".join(f'<a href="#{anchor}-s{number}">{number}</a>' for number in places)
    person = f'{escape(who(statement))}<span class="id">{escape(statement.subject.id)}</span>'
    modality = f'<span class="modality {statement.modality}">{statement.modality}</span>'
    said = (escape(text or "") for text in (what(statement), left(statement), statement.date))
    cells = (targets + links, verb(statement), person, *said, modality, escape(statement.speaker or ""))
    columns = zip(COLUMNS, cells, strict=True)
    return "".join(("<tr>", *(f'<td class="{name}" data-label="{name}">{cell}</td>' for name, cell in columns), "</tr>"))
