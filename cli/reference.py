"""Writes docs/cli.md from the help of every command: `python -m cli.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from cli.main import COMMANDS, main

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
WIDTH = 110
HEAD = "# The command line\n\nMade from `--help` by `python -m cli.reference`; do not edit.\n"


def page() -> str:
    """The whole page, Markdown."""
    root = click.Context(main, info_name="allegiance", terminal_width=WIDTH, max_content_width=WIDTH)
    sections = [f"## allegiance\n\n```text\n{main.get_help(root)}\n```\n", *_commands(root)]
    return "\n".join([HEAD, *sections])


def _commands(root: click.Context) -> Iterator[str]:
    for name in COMMANDS:
        command = main.get_command(root, name)
        if command is not None:
            yield from _section(command, name, root)


def _section(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    """The help of a command, and of those below it."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH)
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    for below, inner in command.commands.items() if isinstance(command, click.Group) else ():
        yield from _section(inner, below, context)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
