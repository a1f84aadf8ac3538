"""Draws docs/pictures/terminal.svg: what a terminal shows, from a true run over the samples.

.venv/bin/python docs/pictures/terminal.py
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parent.parent.parent
WIDTH = 118
COMMANDS = (
    "allegiance ingest samples",
    "allegiance defections --sect alawite --agency intelligence",
    "allegiance defections --by rank",
    'allegiance who "Nasr Mustafa"',
    "allegiance evidence statement:bqlw3ein25jv",
)
FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def main() -> None:
    """Run the commands in a terminal of WIDTH columns and write the picture."""
    console = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        for command in COMMANDS:
            console.print(Text(f"$ {command}", style="bold"))
            console.print(Text.from_ansi(f"{_run(command, folder).rstrip()}\n"))
    svg = console.export_svg(title="Allegiance", theme=MONOKAI)
    lines = _without_web_fonts(svg)
    (ROOT / "docs" / "pictures" / "terminal.svg").write_text("\n".join(lines), encoding="utf-8")


def _run(command: str, folder: str) -> str:
    """Output and errors of a command that believes to write to a terminal; of `ingest` without the progress bar."""
    if command.split()[1] == "ingest":
        command = f"{command} 2>&1 | cat"
    main_end, command_end = pty.openpty()
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "PATH": path}
    ends = {"stdin": command_end, "stdout": command_end, "stderr": command_end}
    with subprocess.Popen(command, shell=True, cwd=folder, env=environment, **ends):
        os.close(command_end)
        output = b""
        while True:
            try:
                part = os.read(main_end, 65536)
            except OSError:  # the other end is closed
                break
            output += part
    text = output.decode().replace("\r\n", "\n")
    return "\n".join(line.rpartition("\r")[2] for line in text.splitlines())


def _without_web_fonts(svg: str) -> list[str]:
    """rich names a font of a web address; the reader's own will do."""
    start, end = svg.index("@font-face"), svg.rindex("@font-face")
    end = svg.index("}", end) + 1
    return [line.rstrip() for line in (svg[:start] + svg[end:]).replace("Fira Code, monospace", FONT).splitlines()]


if __name__ == "__main__":
    main()
