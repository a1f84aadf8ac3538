"""Intervals, persons, what is kept of a run and how it is shown: by hand-made examples."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bench.accuracy import first_sight, sets
from bench.accuracy.__main__ import main
from bench.accuracy.counts import Found, Share
from bench.accuracy.figures import Committed, Figures, pools
from bench.accuracy.intervals import bootstrap_f1, wilson
from bench.accuracy.people import found_persons, pair_persons
from bench.accuracy.sets import GoldSet, SetError, all_sets
from bench.accuracy.table import row
from graph.statement import Mention, Ref

DAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("right", "of", "least", "most"),
    [
        # With z squared = 3.8415: of n all or none right, the far limit is n / (n + 3.8415) from there.
        (5, 5, 5 / 8.8415, 1),
        (0, 5, 0, 3.8415 / 8.8415),
        # (5 + 1.9207 ± 1.96 * sqrt(2.5 + 0.9604)) / 13.8415
        (5, 10, 0.2366, 0.7634),
        (0, 0, 0, 1),
    ],
)
def test_wilson(right: int, of: int, least: float, most: float) -> None:
    assert wilson(right, of) == pytest.approx((least, most), abs=1e-4)


def test_bootstrap() -> None:
    """The same on every run, around the figure itself, and none where nothing was to be found; one article has no spread."""
    articles = [Found(2, 0, 1), Found(0, 1, 1), Found(1, 0, 0), Found(), Found(0, 0, 2)] * 6
    interval = bootstrap_f1(articles)
    assert interval == bootstrap_f1(articles)
    assert interval is not None
    assert 0 < interval[0] < (Found.sum(articles).f1 or 0) < interval[1] < 1
    assert bootstrap_f1([Found(1, 1, 1)]) == (0.5, 0.5)
    assert bootstrap_f1([Found(), Found()]) is None
    assert bootstrap_f1([]) is None


def test_rates_of_nothing_are_none() -> None:
    assert (Found().precision, Found().recall, Found().f1, Share().rate) == (None, None, None, None)
    assert (Found(0, 0, 3).precision, Found(0, 0, 3).recall, Found(3, 1, 3).f1) == (None, 0, 0.6)
    assert Found.sum([]) == Found()


def _mention(name: str, label: str = "Person") -> Mention:
    return Mention(entity=Ref(label=label, id=f"{label}:{name}", name=name), names=(name,), count=1)


def _person(name: str, *aliases: str) -> dict[str, Any]:
    return {"name": name, "aliases": list(aliases)}


def test_persons() -> None:
    """A spelling and an alias count; a body is no person; who was annotated once is found once."""
    persons = [_person("Riad al-Asaad", "Asaad"), _person("Abdullah Senk", "Abu Tarek"), _person("Mai Oren")]
    named = [_mention("Riyad al-Asaad"), _mention("Abu Tarek"), _mention("Kor Lim"), _mention("Abdullah Senk")]
    assert found_persons(persons, [*named, _mention("Mai Oren", "Agency")]) == (2, 2, 1)


def test_the_same_name_comes_first() -> None:
    """Brothers with like names are not exchanged, whatever the order."""
    persons = [_person("Hassan Bero"), _person("Hassam Bero")]
    for names in (["Hassam Bero", "Hassan Bero"], ["Hassan Bero", "Hassam Bero"]):
        pairs = pair_persons(persons, [_mention(name) for name in names])
        assert {(person["name"], mention.entity.name) for person, mention in pairs} == {(name, name) for name in names}


def test_a_row_shows_intervals_numbers_and_changes() -> None:
    before = Figures(articles=3, events=Found(8, 2, 4), fields={"to": Share(1, 4)})
    now = Figures(articles=3, events=Found(9, 1, 3), fields={"to": Share(3, 4)}, persons=Found(3, 0, 1), f1_interval=(0.5, 1))
    assert row(now, before)[:6] == ["3", "12", "90 (60–98) +10", "75 (47–91) +8", "82 (50–100) +9", "75 (4) +50"]
    assert row(now, before)[10:] == ["86 (100/75)", "–", "–"]
    assert row(now, now.model_copy(update={"articles": 4}))[2] == "90 (60–98)"
    assert row(now, now)[2] == "90 (60–98)"


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """A set a line, so that a change shows where it is."""
    figures = Figures.of([Figures(articles=1, events=Found(1, 0, 1), fields={"to": Share(1, 1)})])
    kept = Committed(
        date=DAY, commit="1234567", constructions=Share(5, 6), sets={"a": figures, "b": figures}, pools={"learn": figures}
    )
    kept.save(tmp_path / "figures.json")
    assert Committed.load(tmp_path / "figures.json") == kept
    lines = (tmp_path / "figures.json").read_text(encoding="utf-8").splitlines()
    assert [line.split(":")[0].strip() for line in lines if '"articles"' in line] == ['"a"', '"b"', '"learn"']
    assert Committed.load(tmp_path / "none.json") is None


def test_first_sight_is_only_added_to(tmp_path: Path) -> None:
    path, figures = tmp_path / "first-sight.jsonl", Figures(articles=1, events=Found(1, 0, 1))
    blind = [_set(name, "blind", "world") for name in ("e1", "e2")]
    assert first_sight.unrecorded([*blind, _set("d4", "score", "world")], path) == blind
    first_sight.add({"e1": figures}, "1234567", DAY, path)
    first = path.read_bytes()
    assert first_sight.unrecorded(blind, path) == blind[1:]
    with pytest.raises(ValueError, match="e1 has been seen before"):
        first_sight.add({"e1": figures, "e2": figures}, "89abcde", DAY, path)
    assert path.read_bytes() == first
    first_sight.add({"e2": figures}, "89abcde", DAY, path)
    assert path.read_bytes().startswith(first)
    assert [(r.set, r.commit, r.figures) for r in first_sight.records(path)] == [
        ("e1", "1234567", figures),
        ("e2", "89abcde", figures),
    ]


def _set(name: str, kind: sets.Kind, group: sets.Group) -> GoldSet:
    return GoldSet(name=name, file=f"{name}.jsonl", matter="made up", kind=kind, group=group)


def test_pools_never_mix_kinds() -> None:
    """A group of one set, or of all of its kind, is no pool of its own."""
    several = [_set("a", "learn", "Syria"), _set("b", "learn", "Syria"), _set("c", "learn", "world"), _set("d", "blind", "world")]
    several += [_set("e", "blind", "world"), _set("f", "score", "world")]
    pooled = {name: "".join(s.name for s in part) for name, part in pools(several).items()}
    assert pooled == {"blind": "de", "learn: Syria": "ab", "learn": "abc"}


def test_the_list_names_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sets, "GOLD", tmp_path)
    monkeypatch.setattr(sets, "LIST", tmp_path / "sets.yaml")
    sets.LIST.write_text(json.dumps([_set("a", "learn", "Syria").model_dump()]), encoding="utf-8")
    with pytest.raises(SetError, match=r"a\.jsonl is in tests/gold/sets\.yaml, and no such file"):
        all_sets()
    (tmp_path / "a.jsonl").touch()
    assert [s.name for s in all_sets()] == ["a"]
    (tmp_path / "blind").mkdir()
    (tmp_path / "blind" / "e1.jsonl").touch()
    with pytest.raises(SetError, match=r"blind/e1\.jsonl is in no set"):
        all_sets()


def test_the_command() -> None:
    """Names are the sets to score; a wrong one gets the list; figures of some sets are never kept."""
    done = CliRunner().invoke(main, ["world-dev"])
    assert done.exit_code == 0
    assert any(line.startswith("world-dev") and " 12 " in line for line in done.output.splitlines())
    assert "trigger not known" in done.output
    shown = CliRunner().invoke(main, ["errors", "world-dev", "--cause", "argument"])
    assert shown.exit_code == 0
    assert all("event missed: argument" in line for line in shown.output.splitlines()[::2])
    unknown = CliRunner().invoke(main, ["z9"])
    assert (unknown.exit_code, "no set is called 'z9'; there are syria-dev" in unknown.output) == (1, True)
    assert "name none" in CliRunner().invoke(main, ["world-dev", "--write"]).output
