"""Completion: what the shells ask for and get, and what they do with it when somebody presses Tab."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cli.main import COMPLETE
from cli.shells import install
from tests.commands import allegiance, make_graph, start

RC = {
    "bash": ('PS1="$ "\neval "$(allegiance completion bash)"\n', ".bashrc"),
    "zsh": ('PS1="$ "\nautoload -Uz compinit; compinit -u\neval "$(allegiance completion zsh)"\n', ".zshrc"),
    "fish": ("set fish_greeting\nallegiance completion fish | source\n", ".config/fish/config.fish"),
}
"""What the help says to put where a shell begins."""


@pytest.fixture(autouse=True)
def shells() -> None:
    """As the entry point does."""
    install()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a store with the articles of tests/syria.py."""
    return make_graph(tmp_path_factory.mktemp("completion"))


def completed(line: str, monkeypatch: pytest.MonkeyPatch, store: str | None) -> list[str]:
    """What the command offers for a line, as click's protocol has it for zsh; it says nothing else."""
    for name in ("ALLEGIANCE_STORE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    if store:
        monkeypatch.setenv("ALLEGIANCE_STORE", store)
    monkeypatch.setenv(COMPLETE, "zsh_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    result = allegiance()
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()[1::3]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("allegiance def", ["defections"]),
        ("allegiance defections --sect ala", ["Alawite"]),
        ("allegiance defections --agency air", ["Air Force Intelligence Directorate"]),
        ("allegiance defections --agency intel", ["intelligence"]),
        ("allegiance defections --faction opp", ["opposition"]),
        ("allegiance defections --rank ma", ["Major General"]),
        ("allegiance defections --status dis", ["disputed"]),
        ("allegiance who Jihad", ["Jihad Makdissi"]),
        ("allegiance who Jihad M", ["Makdissi"]),
        ("allegiance who alaw", ["Alawite"]),
        ("allegiance who Afaq", ["Afaq Ahmed"]),
        ("allegiance evidence d-x6e", ["d-x6efhg75eucc"]),
        ("allegiance query careers/his", ["careers/history"]),
        ("allegiance query careers/history --param per", ["person="]),
        ("allegiance query careers/history --param person=manaf", ["person=Manaf Tlass"]),
    ],
)
def test_names_come_from_the_store(line: str, values: list[str], graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed(line, monkeypatch, graph) == values


@pytest.mark.parametrize("store", [None, "none.kgl", "bolt://127.0.0.1:1", "http://nowhere"])
def test_without_a_store_nothing_is_said(store: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed("allegiance who Man", monkeypatch, store) == []


def test_commands_are_completed_without_importing_any() -> None:
    code = (
        "import sys, click.shell_completion; from cli.main import main; import click;"
        "main.shell_complete(click.Context(main), 'd'); print(*sys.modules)"
    )
    with start("-c", code) as running:
        loaded = running.communicate(timeout=60)[0].split()
    assert not {"cli.defections", "cli.options", "graph", "queries", "rich"} & {*loaded}


# The shells themselves


@pytest.mark.parametrize("shell", RC)
def test_tab_writes_what_the_command_takes(shell: str, graph: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    with typing(shell, graph, tmp_path) as terminal:
        terminal.type("allegiance who jiha\t", "Makdissi")
        terminal.type("\n", "person:jihad-makdisi")
        terminal.type('allegiance defections --by sect --agency "recr\t', "Directorate")
        terminal.type("\n", "Alawite +1")
        terminal.type("allegiance query careers/history --format csv --param per\t", "person=")
        terminal.type("Manaf\t", "Tlass")
        terminal.type("\n", "2012-07-03,,DEFECTED_TO")


class Terminal:
    """A shell that somebody types into."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.text = ""

    def type(self, keys: str, shown: str) -> None:
        """Press these keys, and wait until the pattern is shown.

        Raises:
            AssertionError: it is not within a minute.
        """
        self.text = ""
        os.write(self.descriptor, keys.encode())
        end = time.monotonic() + 60
        while not re.search(shown, self.plain()):
            assert time.monotonic() < end, self.plain()
            if select.select([self.descriptor], [], [], 1)[0]:
                with suppress(OSError):
                    self.text += os.read(self.descriptor, 65536).decode(errors="replace")

    def plain(self) -> str:
        """What was shown, without colours and movements."""
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()=>].?|\\(?= )|\x1b\][^\x07]*\x07", "", self.text)


@contextmanager
def typing(shell: str, store: str, home: Path) -> Iterator[Terminal]:
    """The shell with completion switched on as the help says."""
    text, name = RC[shell]
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "HOME": str(home), "PATH": search, "TERM": "xterm", "ALLEGIANCE_STORE": store, "COLUMNS": "160"}
    process, descriptor = pty.fork()
    if process == 0:
        os.execvpe(shell, [shell, *(["--rcfile", str(path)] if shell == "bash" else []), "-i"], environment)  # noqa: S606
    try:
        terminal = Terminal(descriptor)
        terminal.type("allegiance --version\n", r"allegiance [0-9]+\.")
        yield terminal
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(descriptor)
