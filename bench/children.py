"""Programs of their own: how long one takes, and how much memory it needs at most."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.measure import seconds
from bench.setting import ROOT

ALLEGIANCE = """import sys

from cli.main import run

if __name__ == "__main__":
    sys.exit(run())
"""
"""What the installed command `allegiance` does. The processes that it starts import this file too."""

BARE = """import click


@click.command()
@click.argument("name", required=False)
@click.option("--loud", is_flag=True, help="Shout.")
def main(name: str, loud: bool) -> None:
    "Say hello."
    click.echo(f"hello {name}{'!' if loud else ''}")


main()
"""
"""The least that a command line made with click can be."""

WEIGH = """import resource, subprocess, sys

subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small program between us and the one that is weighed: on Linux a child is charged with the peak of whoever started it."""

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what ru_maxrss counts."""

MEGABYTE = 1_000_000


def script(folder: Path, name: str, text: str) -> list[str]:
    """The command that runs this program with the interpreter that runs us."""
    path = folder / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    return [sys.executable, str(path)]


def run(command: Sequence[str]) -> str:
    """What it prints. Our rooms can be imported by it, whether or not the command is installed, and are compiled as if it were.

    Raises:
        RuntimeError: it failed; with what it printed on stderr.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)  # noqa: S603  # a command of our own, without a shell
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def taken(command: Sequence[str]) -> float:
    """Seconds until it has ended."""
    return seconds(lambda: run(command))


def peak(command: Sequence[str]) -> float:
    """Megabytes that it held at most."""
    return int(run([sys.executable, "-c", WEIGH, *command])) * UNIT / MEGABYTE
