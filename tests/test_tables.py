"""Tables for people: they fit the terminal, dates are as they are spoken, colour tells nothing alone."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from cli.tables import bar, draw, spoken
from graph.stores.base import Table
from tests.commands import allegiance, make_graph, on_a_terminal, process

ROW = [
    "2012-08-02", "Nasr Mustafa", "Brigadier General", "Alawite", "Air Force Intelligence Directorate", "Free Syrian Army",
    "confirmed", 5, "d-iahgpv7pfo7f",
]  # fmt: skip
UNDATED = [None, "Jihad Makdissi", None, "Christian", None, "(side not stated)", "disputed", 1, "d-ayzwavyraqqb"]
COLUMNS = ["date", "name", "rank", "sect", "left", "to", "status", "sources", "id"]
MOVES = Table(COLUMNS, [ROW, UNDATED])


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a store with the articles of tests/syria.py."""
    return make_graph(tmp_path_factory.mktemp("tables"))


def drawn(table: Table, width: int) -> list[str]:
    """The lines of the table."""
    out = io.StringIO()
    draw(table, Console(file=out, width=width, height=40))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = drawn(MOVES, width)
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    assert "d-iahgpv7pfo7f" in "\n".join(lines)
    words = " ".join("\n".join(lines).split())
    for word in ("2 Aug 2012", "Nasr", "Intelligence", "Directorate", "confirmed", "disputed"):
        assert word in words, "broken within a word"


def test_what_does_not_fit_goes_below_its_row() -> None:
    head, _, first, below, rest, *_ = drawn(MOVES, 78)
    assert head.split() == ["date", "name", "sect", "status", "sources", "id"]
    assert first.split("  ")[0] == "2 Aug 2012"
    assert below == "    rank Brigadier General · left Air Force Intelligence Directorate · to Free"
    assert rest == "    Syrian Army"
    assert len(drawn(MOVES, 200)) == 4


def test_dates_are_as_precise_as_they_are_known() -> None:
    days = ["2012-08-02", "2012-08", "2012", None, "(undated)", "2012-13"]
    lines = drawn(Table(["date", "n"], [[day, 1] for day in days]), 80)
    assert [line.removesuffix("1").strip() for line in lines[2:]] == [
        "2 Aug 2012", "Aug 2012", "2012", "unknown", "(undated)", "2012-13"
    ]  # fmt: skip
    assert spoken(dt.datetime(2026, 11, 27, 7, 5, tzinfo=dt.UTC)) == "27 Nov 2026 07:05"


def test_other_formats_keep_iso_dates(graph: str) -> None:
    for form in ("csv", "json", "jsonl", "md"):
        printed = allegiance("defections", "--sect", "druze", "--format", form, "--store", graph).stdout
        assert "2011-08" in printed
        assert "Aug" not in printed


def test_an_article_cannot_steer_the_terminal() -> None:
    assert spoken("He \x1b[2Jleft\x07 \x9b31mfor\r\nAmman") == "He [2Jleft 31mfor Amman"


def test_a_bar_is_as_long_as_its_share() -> None:
    assert [bar(length) for length in (0, 0.5, 1, 2.25)] == ["", "▌", "█", "██▎"]


def test_bars_are_for_counts_on_a_terminal(graph: str) -> None:
    shown = on_a_terminal("defections", "--by", "sect", "--store", graph)
    longest = max(line.count("█") for line in shown.splitlines())
    assert next(line for line in shown.splitlines() if line.count("█") == longest).startswith("(not stated)")
    assert "█" not in on_a_terminal("defections", "--store", graph)
    assert "█" not in process("defections", "--by", "sect", "--format", "table", "--store", graph)[1]


@pytest.mark.parametrize(
    ("name", "value", "coloured"),
    [("A", "", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)],
    ids=["", "NO_COLOR", "dumb"],
)
def test_colour_adds_to_a_sign(name: str, value: str, coloured: bool, graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    shown = on_a_terminal("defections", "--store", graph, term=value if name == "TERM" else "xterm")
    assert ("\x1b[32m✓ confirmed" in shown) is coloured
    assert "✓ confirmed" in shown
    assert "! disputed" in shown
    assert "\x1b[" not in shown or name != "TERM"


def test_colour_is_for_terminals_unless_it_is_forced(graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("defections", "--format", "table", "--store", graph)
    assert "\x1b[" not in process(*arguments)[1]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32m✓ confirmed" in process(*arguments)[1]


# -o FILE


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "md"])
def test_the_ending_of_a_file_says_its_format(ending: str, graph: str, tmp_path: Path) -> None:
    file = tmp_path / f"moves.{ending}"
    result = allegiance("defections", "-o", str(file), "--store", graph)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{file}: 11 rows\n"
    assert file.read_text() == allegiance("defections", "--format", ending, "--store", graph).stdout
    assert [*tmp_path.iterdir()] == [file]


def test_a_format_that_is_named_counts_more_than_the_ending(graph: str, tmp_path: Path) -> None:
    file = tmp_path / "moves"
    assert allegiance("defections", "-o", str(file), "--format", "csv", "--store", graph).exit_code == 0
    assert file.read_text().startswith("date,name")
    refused = allegiance("defections", "-o", str(file), "--store", graph)
    assert refused.exit_code == 2
    assert "say the format with --format" in refused.stderr


def test_a_file_is_replaced_whole_or_left_alone(graph: str, tmp_path: Path) -> None:
    file = tmp_path / "moves.csv"
    file.write_text("old")
    file.chmod(0o600)
    assert allegiance("defections", "--sect", "nobody", "-o", str(file), "--store", graph).exit_code == 2
    assert file.read_text() == "old"
    assert allegiance("defections", "-o", str(file), "--store", graph).exit_code == 0
    assert (file.read_text()[:4], file.stat().st_mode & 0o777) == ("date", 0o600)
    lost = allegiance("defections", "-o", str(tmp_path / "none" / "moves.csv"), "--store", graph)
    assert (lost.exit_code, len(lost.stderr.splitlines())) == (1, 1)
    assert "moves.csv cannot be written: No such file or directory" in lost.stderr


def test_the_standard_output_is_a_file_too(graph: str) -> None:
    for file in ("-", "/dev/stdout"):
        _, printed, _ = process("defections", "-o", file, "--format", "csv", "--store", graph)
        assert printed.startswith("date,name")
