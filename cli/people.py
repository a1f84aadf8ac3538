"""What `review`, `merge`, `split` and `withdraw` share: who decides, and how persons are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from queries.who import Mention

Command = TypeVar("Command", bound=Callable[..., Any])


def deciding_options(command: Command) -> Command:
    """--by and --why."""
    for option in (
        click.option("--why", default="", help="For what reason; it is kept with the decision."),
        click.option("--by", envvar="ALLEGIANCE_USER", show_envvar=True, help="Who decides; without it the user here."),
    ):
        command = option(command)
    return command


def decider(by: str | None) -> str:
    """Who decides."""
    import getpass

    try:
        return by or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def described(found: Sequence[Mention], marks: Sequence[str] = ()) -> list[str]:
    """Lines for reading: an article each, with what it calls the man and the sentences about him."""
    lines = []
    for n, mention in enumerate(found):
        about = mention.about
        called = ", ".join(about["names"])
        rank = f", {about['rank']}" if about["rank"] else ""
        roles = f", {', '.join(about['roles'])}" if about["roles"] else ""
        source = ", ".join(str(value) for value in (about["publisher"], about["published"], about["headline"]) if value)
        ended = " (counts no longer)" if about["ended"] else ""
        lines.append(f"  {f'{marks[n]} ' if marks else ''}{called}{rank}{roles}: {source}{ended}")
        lines += [f'      "{" ".join(quote.split())}"' for quote in mention.quotes]
    return lines
