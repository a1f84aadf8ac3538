"""`allegiance import`: what was exported comes back whole, joins what another store holds, or not at all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from graph.dump import dump
from graph.exchange.bringing import Brought, bring
from graph.exchange.lines import FORMAT, lines
from graph.exchange.reading import BadFile, Export
from graph.identity.judgements import BadJudgement, judgement
from graph.load import decide, merge, undo
from graph.schema import Judgement
from graph.statement import Reading
from graph.stores import Store, open_store
from graph.stores.embedded import MemoryStore
from tests.commands import allegiance, make_graph
from tests.conftest import empty
from tests.graphs import AIR_FORCE, FSA, GUARD, OPPOSITION, defects, load, serves, told
from tests.syria import syria
from tests.test_two_clocks import READ, STORY, VIDEO, day

LATER = day("2026-12-24")
FATHER = told("A", "2013-11-18", serves("Abdulqadir Sattouf", GUARD, rank="Colonel"))
SON = told("B", "2014-02-01", defects("Mustafa Abdulqadir Sattouf", FSA, origin=GUARD, rank="Captain"))
OTHER = told("C", "2014-02-02", serves("Manaf Tlass", AIR_FORCE))


def in_memory(readings: Iterable[Reading] = (), decisions: Sequence[Judgement] = ()) -> Store:
    """A store with these articles and decisions."""
    store = MemoryStore()
    store.prepare()
    load(store, readings)
    decide(store, decisions)
    return store


def exported(store: Store, path: Path, *, history: bool = True) -> Path:
    """The file of a store."""
    path.write_text("".join(f"{line}\n" for line in lines(store, history=history)), encoding="utf-8")
    return path


def brought(store: Store, path: Path, now: dt.datetime = LATER) -> Brought:
    """Bring a file in, as the command does."""
    export = Export(path, now)
    export.check()
    return bring(store, export)


def one_man(at: str = "2026-11-20") -> Judgement:
    """The decision that father and son are one."""
    return judgement(
        "same", [FATHER.statements[0].subject.id], [SON.statements[0].subject.id], by="amal", at=day(at), why="one video"
    )


def eventful(store: Store) -> Store:
    """A store with all that an export has to keep: superseded, withdrawn, read again, decided, taken back."""
    for reading, when in zip(STORY, READ, strict=True):
        merge(store, [reading], day(when))
    load(store, [*syria(), FATHER, SON])
    shorter = VIDEO.model_copy(update={"statements": (), "mentions": (), "bodies": (), "parts": ()})
    merge(store, [shorter], day("2026-11-27"))
    decide(store, [one_man(), judgement("withdrawn", [syria()[0].article.id], [], by="amal", at=day("2026-11-21"), why="staged")])
    second = judgement("different", [OTHER.statements[0].subject.id], [FATHER.statements[0].subject.id], by="b", at=LATER, why="")
    decide(store, [second])
    undo(store, second.id, by="b", at=LATER)
    return store


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The complete export of an eventful store."""
    return exported(eventful(in_memory()), tmp_path_factory.mktemp("export") / "graph.jsonl")


# --- back again ------------------------------------------------------------------------------------------------------


def test_a_complete_export_comes_back_whole(complete: Path, store: Store) -> None:
    brought(store, complete)
    assert list(lines(store, history=True)) == complete.read_text(encoding="utf-8").splitlines()
    brought(store, complete)
    assert list(lines(store, history=True)) == complete.read_text(encoding="utf-8").splitlines()


def test_from_every_store_to_every_other(stores: Mapping[str, Store], tmp_path: Path) -> None:
    (first, *others) = stores.values()
    eventful(first)
    expected = list(dump(first, history=True))
    for store in others:
        brought(store, exported(first, tmp_path / "there.jsonl"))
        assert list(dump(store, history=True)) == expected
        empty(first)
        brought(first, exported(store, tmp_path / "back.jsonl"))
        assert list(dump(first, history=True)) == expected


def test_an_export_without_history_says_the_same_again(complete: Path, tmp_path: Path) -> None:
    with in_memory() as store, in_memory() as twin:
        brought(store, complete)
        brought(twin, exported(store, tmp_path / "graph.jsonl", history=False))
        assert list(dump(twin)) == list(dump(store))
        assert twin.read("MATCH (a:Article) RETURN DISTINCT a.recordedAt").rows == [[LATER]]


def test_what_is_worked_out_is_not_taken_from_the_file(complete: Path, tmp_path: Path) -> None:
    kept = [line for line in complete.read_text(encoding="utf-8").splitlines() if not follows(json.loads(line))]
    kept[-1] = json.dumps({**json.loads(kept[-1]), **counted(kept)})
    (tmp_path / "sources.jsonl").write_text("\n".join([*kept, ""]), encoding="utf-8")
    with in_memory([OTHER]) as store, in_memory([OTHER]) as twin:
        brought(store, complete)
        brought(twin, tmp_path / "sources.jsonl")
        assert list(dump(twin, history=True)) == list(dump(store, history=True))


def follows(line: dict[str, object]) -> bool:
    """Whether a line is of an edge, or of a key by which persons are looked for."""
    edge = line.get("type") in ("SERVES_IN", "DEFECTED_TO", "MAY_BE", "FOUND_BY") or "evidence" in line
    return edge or line.get("label") == "NameKey"


def counted(written: Sequence[str]) -> dict[str, int]:
    """The numbers of a foot."""
    return {"nodes": sum('"label"' in line for line in written), "relationships": sum('"type"' in line for line in written)}


# --- together with others --------------------------------------------------------------------------------------------


@pytest.mark.newest
@pytest.mark.parametrize("first", [slice(0, 11), slice(5, None), slice(0, 0), slice(None, None, 2), slice(None)])
def test_two_graphs_come_together_as_if_one_had_read_it_all(first: slice, store: Store, tmp_path: Path) -> None:
    here, there = [*STORY, *syria()][first], [*STORY, *syria()]
    with in_memory([*here, *there]) as both, in_memory([*there[3:], FATHER, SON], [one_man()]) as other:
        load(both, [FATHER, SON])
        decide(both, [one_man()])
        load(store, [*here, *there[:3], OTHER])
        load(both, [OTHER])
        brought(store, exported(other, tmp_path / "other.jsonl"))
        assert list(dump(store, history=True)) == list(dump(both, history=True))


def test_the_earlier_record_time_holds(tmp_path: Path) -> None:
    with in_memory([OTHER]) as store, in_memory() as other:
        merge(other, [OTHER], day("2020-01-01"))
        done = brought(store, exported(other, tmp_path / "other.jsonl"))
        assert (done.articles, done.held, done.later) == (0, 1, 0)
        assert list(dump(store, history=True)) == list(dump(other, history=True))


@pytest.mark.newest
def test_what_was_withdrawn_before_it_was_read_can_count_again(store: Store, tmp_path: Path) -> None:
    made = judgement("withdrawn", [OTHER.article.id], [], by="amal", at=day("2021-01-01"), why="staged")
    with in_memory() as other, in_memory([], [made]) as both:
        merge(other, [OTHER], day("2020-01-01"))
        merge(both, [OTHER], day("2020-01-01"))
        decide(store, [made])
        merge(store, [OTHER], day("2022-01-01"))
        brought(store, exported(other, tmp_path / "other.jsonl"))
        for graph in (store, both):
            undo(graph, made.id, by="amal", at=LATER)
        assert list(dump(store, history=True)) == list(dump(both, history=True))


READING = told("A", "2013-01-01", defects("Manaf Tlass", OPPOSITION, origin=GUARD), serves("Manaf Tlass", GUARD))
SHORTER = READING.model_copy(update={"statements": READING.statements[:1]})


@pytest.mark.parametrize("file_is_later", [True, False])
def test_of_an_article_that_both_hold_the_later_reading_counts(file_is_later: bool, tmp_path: Path) -> None:
    old, new = in_memory([READING]), in_memory([READING])
    merge(new, [SHORTER], day("2026-12-01"))
    store, other = (old, new) if file_is_later else (new, old)
    file = exported(other, tmp_path / "other.jsonl")
    brought(store, file)
    assert list(dump(store)) == list(dump(new))
    before = list(dump(store, history=True))
    assert (LATER.isoformat() in "".join(before)) == file_is_later
    brought(store, file, now=day("2027-01-01"))
    assert list(dump(store, history=True)) == before


def test_a_text_is_not_lost_to_a_file_without_it(tmp_path: Path) -> None:
    bare = OTHER.model_copy(update={"article": OTHER.article.model_copy(update={"text": None})})
    with in_memory() as store, in_memory() as other:
        merge(store, [OTHER], day("2020-01-01"))
        merge(other, [bare], day("2020-01-01"))
        merge(other, [bare.model_copy(update={"statements": ()})], day("2021-01-01"))
        assert brought(store, exported(other, tmp_path / "other.jsonl")).later == 1
        assert store.read("MATCH (a:Article) RETURN a.text").rows == [[OTHER.article.text]]


@pytest.mark.parametrize("undone_here", [True, False])
def test_a_decision_that_either_took_back_is_taken_back(undone_here: bool, tmp_path: Path) -> None:
    made = one_man()
    with in_memory([FATHER, SON], [made]) as store, in_memory([FATHER, SON], [made]) as other:
        undo(store if undone_here else other, made.id, by="amal", at=LATER)
        brought(store, exported(other, tmp_path / "other.jsonl"))
        assert store.read("MATCH (p:Person) RETURN count(p)").rows == [[2]]


def test_a_decision_against_one_that_stands_brings_nothing_in(tmp_path: Path) -> None:
    apart = judgement(
        "different", [FATHER.statements[0].subject.id], [SON.statements[0].subject.id], by="b", at=day("2026-11-19"), why=""
    )
    with in_memory([FATHER, SON], [apart]) as store, in_memory([FATHER, SON, OTHER], [one_man()]) as other:
        before = list(dump(store, history=True))
        with pytest.raises(BadJudgement, match=f"take that back first: allegiance judgements undo {apart.id}"):
            brought(store, exported(other, tmp_path / "other.jsonl"))
        assert list(dump(store, history=True)) == before


# --- what is no export -----------------------------------------------------------------------------------------------

Change = Callable[[list[str]], list[str]]
SPOILED: dict[str, tuple[Change, str]] = {
    "nothing": (lambda _: [], "line 1: this is no export of Allegiance; make one with: allegiance export"),
    "statements": (lambda _: ['{"id": "s"}\n'], "line 1: this is no export of Allegiance"),
    "another version": (
        lambda given: [given[0].replace(f'"format": {FORMAT}', '"format": 2'), *given[1:]],
        "line 1: of format 2, and this Allegiance reads format 1; use the Allegiance that wrote it",
    ),
    "cut off after a line": (lambda given: given[:50], "line 50: the file ends after this line: it is cut off"),
    "cut off within a line": (lambda given: [*given[:50], given[50][:20]], "line 51: the file ends within this line"),
    "only its head": (lambda given: given[:1], "line 1: the file ends after this line"),
    "two in one": (lambda given: [*given, *given], "comes after the end of the export"),
    "a line less": (lambda given: [*given[:-2], given[-1]], "lines are missing or added"),
    "a line twice": (lambda given: [*given[:3], *given[2:]], "line 4: .* is there twice"),
    "a node less": (lambda given: [given[0], *given[2:]], "joins person:.*, which no line before it describes"),
    "another label": (lambda given: [given[0], given[1].replace('"Person"', '"Bird"'), *given[2:]], "line 2: no node or rel"),
    "a wrong label": (lambda given: [given[0], given[1].replace('"Person"', '"Sect"'), *given[2:]], "line 2: no node or rel"),
    "no number": (lambda given: [line.replace('"confidence": 0.9,', '"confidence": NaN,') for line in given], "no node or rel"),
    "no JSON": (lambda given: [given[0], "{]\n", *given[2:]], r"line 2: no node or relationship of a graph: \{\]"),
    "a foreign property": (
        lambda given: [given[0], given[1].replace("{", '{"mood": 1, ', 1), *given[2:]], "line 2: mood is not declared; export",
    ),
    "no name": (lambda given: [given[0], given[1].replace('"name"', '"rank"'), *given[2:]], "line 2: name is missing"),
    "half a character": (
        lambda given: [given[0], given[1].replace('"name": "', '"name": "\\ud800'), *given[2:]], "line 2: no node or rel",
    ),
    "a day that is none": (
        lambda given: [line.replace('"published": "2013-04-03"', '"published": "2013-02-31"') for line in given], "day is out of",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILED)
def test_a_spoiled_file_is_refused_and_makes_no_store(what: str, complete: Path, tmp_path: Path) -> None:
    change, message = SPOILED[what]
    given = complete.read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "spoiled.jsonl").write_text("".join(change(given)), encoding="utf-8")
    with pytest.raises(BadFile, match=message):
        Export(tmp_path / "spoiled.jsonl", LATER).check()
    result = allegiance("import", str(tmp_path / "spoiled.jsonl"), "--store", str(tmp_path / "graph.kgl"))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert list(tmp_path.glob("graph.kgl*")) == []


def test_the_export_of_a_faulty_graph_comes_back_as_it_is(tmp_path: Path) -> None:
    uri, file, other = make_graph(tmp_path), str(tmp_path / "graph.jsonl"), str(tmp_path / "other.kgl")
    with open_store(uri, writing=True) as store:
        store.write(lambda run: run("MATCH (s:Statement) SET s.recordedAt = null"))
    assert allegiance("export", "--history", file, "--store", uri).exit_code == 0
    assert "recordedAt is missing" in allegiance("import", file, "--store", other).stderr
    assert allegiance("import", file, "--as-it-is", "--store", other).exit_code == 0
    assert allegiance("export", "--history", "--store", other).stdout == Path(file).read_text(encoding="utf-8")
    refused = allegiance("import", file, "--as-it-is", "--store", other)
    assert (refused.exit_code, "into an empty store only" in refused.stderr) == (1, True)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.kgl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadFile, match=r"is no text in UTF-8 .*allegiance export -o FILE"):
        Export(tmp_path / "graph.kgl", LATER)


def test_the_command(tmp_path: Path) -> None:
    uri, file, other = make_graph(tmp_path), str(tmp_path / "graph.jsonl"), str(tmp_path / "other.kgl")
    assert allegiance("export", "--history", "-o", file, "--store", uri).exit_code == 0
    for told_ in ("20 new articles; new statements: 38, new", "0 new articles, 20 were there already; new statements: 0, new"):
        result = allegiance("import", file, "--store", other)
        assert result.exit_code == 0, result.stderr
        assert result.stdout == f"{told_} decisions: 0; stored in {other}\n"
    assert allegiance("export", "--history", "--store", other).stdout == Path(file).read_text(encoding="utf-8")


@pytest.mark.newest
def test_new_is_only_what_the_store_did_not_have(store: Store, tmp_path: Path) -> None:
    load(store, [FATHER, SON])
    with in_memory([FATHER, SON, OTHER], [one_man()]) as other:
        file = exported(other, tmp_path / "other.jsonl", history=False)
        assert brought(store, file) == Brought(articles=1, held=2, later=2, statements=1, decisions=1)
        assert brought(store, file, now=day("2027-01-01")) == Brought(articles=0, held=3, later=3, statements=0, decisions=0)


def test_the_command_says_what_is_new_of_an_export_without_history(tmp_path: Path) -> None:
    uri, file = make_graph(tmp_path), str(tmp_path / "graph.jsonl")
    assert allegiance("export", "-o", file, "--store", uri).exit_code == 0
    result = allegiance("import", file, "--store", uri)
    assert result.stdout.startswith(
        "0 new articles, 20 were there already, 20 of them now as the file has them; new statements: 0,"
    )
