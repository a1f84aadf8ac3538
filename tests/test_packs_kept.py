"""What is kept of the packs from one run to the next: it is never out of date, and nothing depends on it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from ingest.packs import load_packs
from ingest.packs.kept import Kept, beside
from ingest.packs.source import PackError, Source


def source(text: str) -> Source:
    """A file of this text."""
    return Source(Path("pack.yaml"), text)


def kept_in(path: Path, *texts: str) -> Path:
    """The file in which the values of these texts are kept now."""
    kept = Kept(path)
    for text in texts:
        kept.values(source(text))
    kept.save()
    return path


class Unreadable(Source):
    """A file that must not be read anew."""

    def values(self) -> object:
        """See Source.values."""
        raise AssertionError(self.text)


def test_a_text_is_read_once(tmp_path: Path) -> None:
    path = kept_in(tmp_path / "new folder" / "kept.json", "cues: [Aden, 'no']")
    assert Kept(path).values(Unreadable(Path("x.yaml"), "cues: [Aden, 'no']")) == {"cues": ["Aden", "no"]}
    assert [file.name for file in path.parent.iterdir()] == ["kept.json"]


def test_a_text_that_changed_is_read_anew(tmp_path: Path) -> None:
    path = kept_in(tmp_path / "kept.json", "cues: [Aden]")
    assert Kept(path).values(source("cues: [Aden, Taiz]")) == {"cues": ["Aden", "Taiz"]}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"form": 0, "values": {}}', '{"form": 1}', '{"form": 1, "values": 7}', "\xff"])
def test_a_file_that_is_none_of_ours_is_written_again(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kept.json"
    path.write_text(text, encoding="latin-1")
    assert Kept(path).values(source("cues: [Aden]")) == {"cues": ["Aden"]}
    kept_in(path, "cues: [Aden]")
    assert list(json.loads(path.read_text(encoding="utf-8"))["values"].values()) == [{"cues": ["Aden"]}]


@pytest.mark.parametrize("text", ["day: 2012-07-06", "3: {a: b}", "places: !!set {Aden}"])
def test_what_json_cannot_say_is_not_kept(tmp_path: Path, text: str) -> None:
    assert not kept_in(tmp_path / "kept.json", text).exists()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept_in(tmp_path / "file" / "kept.json", "cues: [Aden]")
    assert Kept(None).values(source("cues: [Aden]")) == {"cues": ["Aden"]}


def test_a_mistake_is_said_as_ever(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack.yaml:2: this is no YAML"):
        kept_in(tmp_path / "kept.json", "cues: [Aden\nplaces: {")


def test_the_packs_are_the_same_from_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    anew = load_packs()
    assert len([*(tmp_path / "allegiance").iterdir()]) == 1
    monkeypatch.setattr(Source, "values", Unreadable.values)
    again = load_packs()
    assert (again.bodies, again.parents, again.names) == (anew.bodies, anew.parents, anew.names)
    assert {k: v for k, v in asdict(again).items() if k != "ranks"} == {k: v for k, v in asdict(anew).items() if k != "ranks"}
    assert vars(again.ranks) == vars(anew.ranks)


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_: Path) -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", homeless)
    assert beside(Path("packs")) is None
