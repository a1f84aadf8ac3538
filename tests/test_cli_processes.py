"""The command as a process: cold start, exit codes, pipes and terminals."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.commands import ALLEGIANCE, make_graph, on_a_terminal, process, start

MANAF = "d-x6efhg75eucc"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a store with the articles of tests/syria.py."""
    return make_graph(tmp_path_factory.mktemp("processes"))


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No store of the machine that runs the tests."""
    for name in ("ALLEGIANCE_STORE", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)


def printed(code: str) -> str:
    """What Python prints when it runs this code."""
    with start("-c", code) as running:
        return running.communicate(timeout=60)[0]


def test_help_imports_click_and_nothing_else() -> None:
    bare = "import click, sys; click.Group('x').main(['--help'], standalone_mode=False); print(len(sys.modules))"
    ours = "import sys; from cli.main import main; main.main(['--help'], standalone_mode=False); print(*sys.modules)"
    click_alone = int(printed(bare).split()[-1])
    loaded = printed(ours).splitlines()[-1].split()
    assert not {"cli.options", "graph", "ingest", "queries", "rich", "pydantic", "kglite", "neo4j", "networkx"} & {*loaded}
    assert len(loaded) <= click_alone + 5


def test_rows_are_csv_when_piped(graph: str) -> None:
    code, lines, errors = process("defections", "--store", graph)
    assert (code, errors) == (0, "")
    assert lines.splitlines()[0] == "date,name,rank,sect,left,to,status,sources,id"
    manaf = "2012-07-03,Manaf Tlass,Brigadier General,Sunni,Republican Guard,Syrian opposition (assumed),single source,1,"
    assert manaf + MANAF in lines


def test_a_table_on_a_terminal_says_what_to_do_next(graph: str) -> None:
    shown = on_a_terminal("defections", "--store", graph)
    assert "───" in shown
    assert "11 shown; who says so: allegiance evidence ID" in shown
    assert "total: 11" in on_a_terminal("defections", "--by", "sect", "--store", graph)


def test_an_id_is_whole_on_a_narrow_terminal(graph: str) -> None:
    assert MANAF in on_a_terminal("defections", "--store", graph, width=80)


def test_progress_is_for_terminals(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Title: Quiet\nPublished: 2012-07-06\n\nNothing happened on Friday.\n", encoding="utf-8")
    arguments = ("ingest", str(article), "--store", str(tmp_path / "graph.kgl"))
    assert "reading" in on_a_terminal(*arguments)
    assert process(*arguments)[2] == ""


def test_writing_is_refused(graph: str) -> None:
    answer = process("cypher", "CREATE (:Person {id: 'x', name: 'x'})", "--store", graph)
    assert answer == (1, "", "Error: this would change the graph; only reading is allowed here\n")


def test_a_store_that_is_not_there_names_the_command_that_makes_it(tmp_path: Path) -> None:
    code, _, errors = process("defections", "--store", str(tmp_path / "none.kgl"))
    assert (code, len(errors.splitlines())) == (1, 1)
    assert "allegiance ingest ARTICLES --store" in errors


@pytest.mark.parametrize("command", ["defections", "doctor"])
def test_a_server_that_does_not_answer(command: str) -> None:
    code, lines, errors = process(command, "--store", "bolt://127.0.0.1:1")
    assert code == 3
    assert "no Neo4j answers at bolt://127.0.0.1:1" in lines + errors


def test_wrong_usage(graph: str) -> None:
    code, lines, errors = process("defections", "--sect", "Alowite", "--store", graph)
    assert (code, lines) == (2, "")
    assert errors == "Error: no sect is called 'Alowite'; the nearest are Alawite\n"


def test_a_traceback_is_for_debugging(graph: str) -> None:
    for arguments in (["--debug", "cypher", "RETURN"], ["cypher", "RETURN", "--debug"]):
        assert "Traceback" in process(*arguments, "--store", graph)[2]
    code, _, errors = process("cypher", "RETURN", "--store", graph)
    assert (code, errors.startswith("Error: "), "Traceback" in errors) == (1, True, False)


WAITS = """
import time
import graph.stores

def wait(uri):
    print("ready", flush=True)
    time.sleep(60)

graph.stores.open_store = wait
from cli.main import run
run()
"""


def test_an_interrupt() -> None:
    with start("-c", WAITS, "cypher", "RETURN 1") as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (130, "interrupted\n")


def test_a_reader_that_goes_away_is_no_error(graph: str) -> None:
    many = "UNWIND range(1, 200000) AS number RETURN number"
    with start(*ALLEGIANCE, "cypher", many, "--store", graph) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == "number\n"
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0
