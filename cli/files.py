"""`-o FILE`: what a command prints, in a file, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

ENDINGS = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "md", ".txt": "table"}
"""The format that the ending of a file stands for."""


def output_option(command: Command) -> Command:
    """`-o FILE`."""
    option = click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, writable=True, allow_dash=True),
        metavar="FILE",
        help="Write to this file, in the format of its ending (.csv, .json, .jsonl, .md, .txt); one that is there is replaced.",
    )
    decorated: Command = option(command)
    return decorated


def form_of(output: str | None) -> str | None:
    """The format that the name of a file asks for; None without a file.

    Raises:
        BadParameter: its ending stands for none.
    """
    if output is None or output == "-":
        return None
    form = ENDINGS.get(Path(output).suffix.lower())
    if form is None:
        raise click.BadParameter(
            f"{output!r} ends in none of {', '.join(ENDINGS)}; say the format with --format", param_hint="-o"
        )
    return form


def into(output: str | None) -> AbstractContextManager[None]:
    """While it lasts, what is printed goes to the file; it is there at the end, whole, unless something failed.

    Raises:
        Failure: the file cannot be written.
    """
    return nullcontext() if output is None or output == "-" else _replaced(Path(output))


@contextmanager
def _replaced(path: Path) -> Iterator[None]:
    ordinary = path.is_file() or not path.exists()  # no device, no pipe
    real = path.resolve() if ordinary else path
    part = real.with_name(f".{real.name}.{os.getpid()}.part") if ordinary else real
    try:
        with part.open("x" if ordinary else "w", encoding="utf-8") as file, redirect_stdout(file):
            yield
        if ordinary:
            if real.exists():
                shutil.copymode(real, part)
            part.replace(real)
    except OSError as error:
        from cli.errors import Failure

        raise Failure(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if ordinary:
            part.unlink(missing_ok=True)
