"""Many processes: what they give is what one gives, and what goes wrong in one is told as it is told in one."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from graph.schema import Article
from graph.statement import Reading
from ingest import jobs, processes
from ingest.jobs import extract_all
from ingest.packs import Lexicon
from ingest.pipeline import whole
from ingest.processes import AHEAD, CHUNK
from ingest.readers import Notice, Piece, Source, Unreadable, pieces
from ingest.work import Task
from tests.commands import ALLEGIANCE, ROOT, allegiance, start

NAMED = "Colonel Nasr Mustafa of the Republican Guard defected to the rebels on Friday."


SAMPLES = str(ROOT / "samples")


class Fragile:
    """An extractor that finds nothing, fails on some texts and dies of others."""

    name = "fragile/1"
    lexicon = Lexicon()

    def read(self, article: Article, given_id: str | None = None) -> Reading:
        """See Extractor.read."""
        assert given_id is None
        if article.text == "fails":
            raise ValueError("no such word")
        if article.text == "dies":
            os._exit(9)
        return Reading(article=article)


def names(reading: Reading) -> str:
    """The name of the article."""
    return reading.article.name


FRAGILE = Task(Fragile, names)


def articles(*texts: str) -> list[Source]:
    """An article each, named by its number."""
    return [Source(f"line {k}", Article(id=f"article:{k}", name=str(k), sha256="x", text=text)) for k, text in enumerate(texts)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with articles in files of their own and in one, with what cannot be read, and with what is passed over."""
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Title: {number}\nPublished: 2012-07-06\n\n{NAMED}\n", encoding="utf-8")
    (folder / "07.txt").write_text("", encoding="utf-8")
    (folder / "20.csv").write_text(f"text,published,mood\n{NAMED},2012-07-06,good\n,,\n", encoding="utf-8")
    (folder / "31.html").write_text(f"<html><body><p>{NAMED}</p></body></html>", encoding="utf-8")
    (folder / "99.docx").touch()
    return str(folder)


def test_many_processes_print_what_one_prints(corpus: str) -> None:
    one, two = (allegiance("extract", corpus, SAMPLES, "--jobs", number) for number in ("1", "2"))
    assert one.stdout.count("\n") > 100
    assert (two.stdout, two.stderr, two.exit_code) == (one.stdout, one.stderr, one.exit_code)
    assert "not used: mood" in one.stderr
    assert "07.txt" in one.stderr


def test_many_processes_make_the_same_graph(corpus: str, tmp_path: Path) -> None:
    tables = []
    for number in ("1", "2"):
        store = str(tmp_path / f"{number}.kgl")
        done = allegiance("ingest", corpus, SAMPLES, "--jobs", number, "--store", store, "--no-text")
        everything = (
            "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n.id, n.name, n.text, type(r), m.id ORDER BY n.id, type(r), m.id"
        )
        tables.append((done.stdout.replace(store, "it"), allegiance("cypher", everything, "--store", store).stdout))
    assert tables[0] == tables[1]
    assert tables[0][1].count("\n") > 1_000


def test_after_a_few_articles_others_help(corpus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = list(extract_all(pieces([corpus]), Task(Fragile, whole), jobs=1))
    monkeypatch.setattr(jobs, "FEW", 5)
    monkeypatch.setattr(jobs, "cores", lambda: 2)
    assert list(extract_all(pieces([corpus]), Task(Fragile, whole))) == here


def test_a_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object) -> object:
        raise AssertionError("a process was started")

    monkeypatch.setattr(jobs, "cores", lambda: 2)
    monkeypatch.setattr(processes, "ProcessPoolExecutor", started)
    assert list(extract_all(articles("a", "b"), Task(Fragile, names), jobs=1)) == ["0", "1"]
    assert list(extract_all(articles("a", "b"), FRAGILE)) == ["0", "1"]


def test_what_fails_on_one_article_costs_only_that_one() -> None:
    found = list(extract_all(articles(*["fine"] * 20, "fails", *["fine"] * 20), FRAGILE, jobs=2))
    assert [each for each in found if isinstance(each, str)] == [str(k) for k in range(41) if k != 20]
    assert found[20] == Unreadable("line 20", "the extractor fragile/1 failed on it: ValueError('no such word')")


def test_a_process_that_is_ended_is_named() -> None:
    with pytest.raises(RuntimeError, match="ended from outside"):
        list(extract_all(articles("fine", "dies"), FRAGILE, jobs=2))


def test_remarks_keep_their_place() -> None:
    told: list[str] = []
    given: list[Source | Notice] = [*articles(*["fine"] * 20), Notice("in between"), *articles("fine")]
    told.extend(str(result) for result in extract_all(given, FRAGILE, jobs=2, notice=told.append))
    assert told == [*map(str, range(20)), "in between", "0"]


def test_no_more_articles_are_taken_than_are_soon_wanted() -> None:
    taken = count()

    def endless() -> Iterator[Source | Piece]:
        for source in iter(lambda: articles("fine")[0], None):
            next(taken)
            yield source

    found = extract_all(endless(), FRAGILE, jobs=2)
    for _ in range(1_000):
        next(found)
    found.close()
    assert next(taken) <= 1_000 + 2 * (AHEAD + 1) * CHUNK


def test_an_interrupt_ends_all_processes_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "many.csv").write_text("text,published\n" + f"{NAMED},2012-07-06\n" * 50_000, encoding="utf-8")
    with start(*ALLEGIANCE, "extract", str(tmp_path), "--jobs", "2", start_new_session=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("{")
        os.killpg(running.pid, signal.SIGINT)
        _, errors = running.communicate(timeout=60)  # until all have closed the streams that they share
    assert (running.returncode, errors) == (130, "interrupted\n")


def test_a_reader_that_goes_away_ends_all_processes(tmp_path: Path) -> None:
    (tmp_path / "many.csv").write_text("text,published\n" + f"{NAMED},2012-07-06\n" * 20_000, encoding="utf-8")
    with start(*ALLEGIANCE, "extract", str(tmp_path), "--jobs", "2") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith("{")
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0
