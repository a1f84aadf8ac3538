"""A dossier on a terminal: the head, then its history and ties as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from cli.output import console
from cli.tables import draw as draw_table
from cli.tables import spoken, under
from graph.names import fold
from graph.stores.base import Table

if TYPE_CHECKING:
    from graph.stores.base import Row
    from queries.dossier import Dossier

SHOWN, PARAGRAPH = 20, 10
"""So many rows of a list, and names of a paragraph; the rest is counted."""
WORDS = {
    False: ("recorded in it or below it", "left it", "Left"),
    True: ("said to be of it", "changed sides", "Changed sides"),
}
"""Of bodies, and of sects, which nobody leaves."""
TIMES = {"dated": "at the same time", "possible": "perhaps at the same time"}


def draw(one: Dossier) -> None:
    """Print it for reading."""
    _head(one)
    (_person if one.label == "Person" else _body)(one)
    console().print(Text(f"\nthe sentences: allegiance evidence {one.id if one.label == 'Person' else 'ID'}", style="dim"))


def _head(one: Dossier) -> None:
    sects = [spoken(row["what"]) for row in one.history if row["kind"] == "BELONGS_TO"] if one.label == "Person" else []
    facts = [one.label.lower(), *(spoken(one.facts[name]) for name in ("rank", "kind", "side", "country") if one.facts.get(name))]
    out = console()
    out.print(Text.assemble((spoken(one.name), "bold"), "  ", (one.id, "dim")))
    out.print(Text(" · ".join([*facts, *sects])))
    known = set(fold(one.name).split())
    others = [alias for alias in one.aliases if not set(fold(alias).split()) <= known]
    if others:
        more = f" and {len(others) - PARAGRAPH} more" if len(others) > PARAGRAPH else ""
        out.print(Text(f"also {', '.join(map(spoken, others[:PARAGRAPH]))}{more}", style="dim"))


def _person(one: Dossier) -> None:
    history = [row for row in one.history if row["kind"] != "BELONGS_TO"]
    sects = [row for row in one.history if row["kind"] == "BELONGS_TO"]
    _list("History", history, {"when": when, "what": what, "status": _get("status"), "id": _get("id")}, note=sources)
    _list("Community", sects, {"what": _get("what"), "status": _get("status"), "id": _get("id")}, note=sources)
    _colleagues(one.ties["servedWith"])
    doubts = {name: _get(name) for name in ("name", "rank", "score", "reasons", "id")}
    _list("May be one with (decide: allegiance review)", one.ties["mayBe"], doubts)
    uncounted = {name: _get(name) for name in ("published", "modality", "says", "publisher", "id")}
    _list("Said, but not counted", one.ties["notCounted"], uncounted, note=_quoted)
    articles = {name: _get(name) for name in ("published", "publisher", "headline")}
    _list("Articles", one.ties["articles"], articles, note=lambda row: row["url"] or row["article"])


def _quoted(row: Row) -> str:
    return spoken(f'"{row["quote"]}"' + (f" (says {row['speaker']})" if row["speaker"] else ""))


def _colleagues(rows: Sequence[Row]) -> None:
    """Who served with him, a paragraph each body, the smallest first: there men know each other."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["body"], TIMES[row["overlap"]]), []).append(row)
    if groups:
        console().print(Text("\nServed with", style="bold cyan"))
    for (body, time), members in sorted(groups.items(), key=lambda item: (len(item[1]), item[0])):
        console().print(Text.assemble(spoken(body), (f", {time}", "dim")))
        more = f" and {len(members) - PARAGRAPH:,} more" if len(members) > PARAGRAPH else ""
        under(console(), Text(", ".join(map(_colleague, members[:PARAGRAPH])) + more))


def _colleague(row: Row) -> str:
    """`Afak Ahmad (Captain; left Nov 2011)`."""
    left = f"left {spoken(row['defected'])}".replace("left (undated)", "left") if row["defected"] else ""
    about = "; ".join(filter(None, (row["rank"], left)))
    return spoken(f"{row['name']} ({about})" if about else row["name"])


def _body(one: Dossier) -> None:
    out = console()
    above = [row["name"] for row in one.ties.get("above", [])]
    if above:
        out.print(Text(f"part of {', '.join(map(spoken, above))}"))
    known = len({row["personId"] for row in one.history if row["tie"] != "came"})
    if known:
        there, went, _ = WORDS[one.label == "Sect"]
        out.print(Text(f"{known:,} person{'' if known == 1 else 's'} {there}, {one.persons('left'):,} of them {went}"))
    parts = {"name": _get("name"), "kind": lambda row: row["label"].lower(), "persons": _recorded, "id": _get("id")}
    _list("Below it", one.ties.get("below", []), parts)
    moves = {
        "date": _get("since"), "name": _get("person"), "rank": _get("rank"), "left": _get("left"), "to": side,
        "status": _get("status"), "id": _get("id"),
    }  # fmt: skip
    posts = {
        "when": when, "name": _get("person"), "rank": _get("rank"), "post": _get("role"), "body": _get("what"),
        "status": _get("status"), "id": _get("id"),
    }  # fmt: skip
    members = {"name": _get("person"), "rank": _get("rank"), "status": _get("status"), "id": _get("id")}
    _list(WORDS[one.label == "Sect"][2], _tied(one, "left"), moves, note=sources)
    _list("Came", _tied(one, "came"), moves, note=sources)
    _list("Recorded", _tied(one, "recorded"), members if one.label == "Sect" else posts, note=sources)


def _recorded(row: Row) -> str:
    return f"{row['persons']:,} recorded"


def _tied(one: Dossier, tie: str) -> list[Row]:
    rows = [row for row in one.history if row["tie"] == tie]
    return sorted(rows, key=lambda row: -(row["rankOrder"] or -1)) if tie == "recorded" else rows


def _list(
    name: str, rows: Sequence[Row], columns: dict[str, Callable[[Row], Any]], note: Callable[[Row], str] | None = None
) -> None:
    """A list under its name, nothing when it is empty. Columns in which nothing stands are left out."""
    if not rows:
        return
    out = console()
    shown = rows[:SHOWN]
    out.print(Text(f"\n{name}", style="bold cyan"))
    cells = {column: [value(row) for row in shown] for column, value in columns.items()}
    kept = {column: values for column, values in cells.items() if any(values) or column == "date"}
    draw_table(Table([*kept], [[*row] for row in zip(*kept.values(), strict=True)]), out, head=False, notes=_notes(shown, note))
    if len(rows) > SHOWN:
        out.print(Text(f"and {len(rows) - SHOWN:,} more; all of them: --format json", style="dim"))


def _notes(rows: Iterable[Row], note: Callable[[Row], str] | None) -> list[str]:
    return [note(row) for row in rows] if note else []


def _get(name: str) -> Callable[[Row], Any]:
    return lambda row: row[name]


def when(row: Row) -> str:
    """`until 2 Aug 2012`, `2008 – Jul 2012`, `Aug 2012`; `former` of a post that ended, nobody says when."""
    since, until = (spoken(row[name]) for name in ("since", "until"))
    if row["kind"] == "DEFECTED_TO":
        return since or "unknown"
    if since and until:
        return f"{since} – {until}"
    return (since and f"since {since}") or (until and f"until {until}") or ("unknown" if row["current"] else "former")


def what(row: Row) -> str:
    """What he did or was, in words."""
    if row["kind"] == "DEFECTED_TO":
        left, fled = row["left"], row["fledTo"]
        return f"{row['manner']}{f' from {left}' if left else ''} to {side(row)}{f'; fled to {fled}' if fled else ''}"
    return ", ".join(filter(None, (f"{row['role'] or 'served'} in {row['what']}", row["place"])))


def side(row: Row) -> str:
    """Whom he went over to."""
    assumed = row["stated"] is False and not row["what"].startswith("(")
    return f"{row['what']} (assumed)" if assumed else row["what"]


def sources(row: Row) -> str:
    """Who says so, who denies it, and what others give for the date."""
    parts = [", ".join(row["publishers"])]
    parts += [f"denied by {', '.join(row['deniedBy'])}"] if row["deniedBy"] else []
    parts += [f"also dated {', '.join(map(spoken, row['otherDates']))}"] if row["otherDates"] else []
    return "; ".join(filter(None, parts))
