"""`allegiance review`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from cli.options import existing, store_option
from cli.output import Answer, prints_rows
from cli.people import decider, deciding_options, described

if TYPE_CHECKING:
    from graph.stores import Store
    from graph.stores.base import Row

KEYS = {"s": "same", "d": "different", "k": "skip", "q": "quit"}
COLUMNS = ["left", "leftName", "right", "rightName", "score", "reasons"]


@click.command(epilog="\b\nExample: allegiance review --list")
@click.option("--list", "listing", is_flag=True, help="List the pairs, and ask nothing.")
@click.option("--limit", type=click.IntRange(min=1), help="So many pairs at most.")
@deciding_options
@store_option
@prints_rows
def command(uri: str, listing: bool, limit: int | None, by: str | None, why: str) -> Answer:
    """Decide which persons are one man.

    Shows the pairs that are neither surely one man nor surely two, the likest first: both records with their sentences, and what
    counts for and against. One key each: s same, d different, k skip, q quit. What you decide outranks every rule for good;
    allegiance judgements lists it and takes it back.
    """
    from graph.stores import open_store
    from graph.stores.base import Table
    from queries.who import doubts

    if listing:
        with open_store(uri) as store:
            rows = doubts(store)[:limit]
        return Answer(Table(COLUMNS, [[row[name] for name in COLUMNS] for row in rows]), "no pair waits for a decision")
    with existing(uri) as store:
        made = walk(store, decider(by), why, limit)
        left = len(doubts(store))
    return Answer(Table(["decided"], []), f"{made} decided, {left} left")


def walk(store: Store, by: str, why: str, limit: int | None) -> int:
    """Ask for one pair after the other; each answer is kept at once. Returns how many were decided."""
    from queries.who import doubts

    passed: set[str] = set()
    made = 0
    while limit is None or made + len(passed) < limit:
        row = next((row for row in doubts(store) if row["id"] not in passed), None)
        if row is None:
            break
        click.echo("\n".join(shown(store, row)), err=True)
        answer = asked()
        if answer == "quit":
            break
        if answer == "skip":
            passed.add(row["id"])
            continue
        keep(store, row, answer, by, why)
        made += 1
    return made


def shown(store: Store, row: Row) -> list[str]:
    """The pair for reading."""
    from queries.who import mentions

    lines = [""]
    for side in ("left", "right"):
        lines += [f"{row[f'{side}Name']}  ({row[side]})", *described(mentions(store, row[side])), ""]
    return [*lines, f"score {row['score']:g}: {'; '.join(row['reasons'])}"]


def asked() -> str:
    """The answer of one key. The end of the input quits."""
    click.echo("[s]ame  [d]ifferent  s[k]ip  [q]uit ? ", nl=False, err=True)
    while True:
        key = click.getchar() if sys.stdin.isatty() else (sys.stdin.read(1) or "q")
        if key.lower() in KEYS:
            click.echo(KEYS[key.lower()], err=True)
            return KEYS[key.lower()]


def keep(store: Store, row: Row, answer: Any, by: str, why: str) -> None:
    """Record the decision on a pair."""
    import datetime as dt

    from graph.identity.judgements import judgement
    from graph.load import decide
    from queries.who import mentions

    sides = [[m.id for m in mentions(store, row[side])] if answer == "different" else [row[side]] for side in ("left", "right")]
    decide(store, [judgement(answer, *sides, by=by, at=dt.datetime.now(dt.UTC), why=why)])
