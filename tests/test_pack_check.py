"""What is wrong with a pack is told all at once, a line for each mistake: file, line, what, mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from ingest.packs import PackError, load_packs
from ingest.packs.examine import examine

HEAD = "pack: mali\nabout: Mali\ncues: [Mali]\n"
ARMY = "agencies:\n  - {name: Malian Army, kind: military}\n"


def _told(folder: Path, text: str | bytes) -> list[str]:
    """The mistakes of a pack, each without its folder."""
    path = folder / "mali.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PackError) as error:
        load_packs([str(path)])
    return [line.removeprefix(f"{folder}/") for line in str(error.value).splitlines()]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("", "mali.yaml:1: the file is empty; ", "`agencies:`"),
        ("- one\n", "mali.yaml:1: the file holds no keys; ", "`agencies:`"),
        ("pack: mali\ncues: [Mali\nabout: Mali\n", "mali.yaml:3: this is no YAML (", "indented"),
        ("pack: mali\n\tabout: Mali\n", "mali.yaml:2: this is no YAML (", "indented"),
        (b"pack: mali\nabout: Mal\xed\n", "mali.yaml:2: byte 0xed is no UTF-8; ", "save it as UTF-8"),
        (HEAD + "agencys: []\n", "mali.yaml:4: no key is called 'agencys' here; ", "write 'agencies'"),
        (HEAD + "agencies:\n  - name: A\n    nick: B\n", "mali.yaml:6: no key is called 'nick' here; ", "aliases, source"),
        (HEAD + "agencies:\n  - kind: military\n", "mali.yaml:5: 'name' is missing here; ", "add `name: ...`"),
        (HEAD + "agencies:\n  - name: A\n    aliases: B\n", "mali.yaml:6: 'aliases' wants a list; ", "write [B]"),
        (HEAD + "agencies:\n  - name: A\n    aliases: [B,\n      No]\n", "mali.yaml:7: No is not text to YAML; ", '"No"'),
        (HEAD + "generic: army\n", "mali.yaml:4: 'generic' wants keys with values; ", "indented below it"),
        (HEAD + "ranks:\n  - {name: Duke, order: 101}\n", "mali.yaml:5: order 101 is out of range; ", "the highest 100"),
        (HEAD + "sects:\n  - {name: A, kind: tribe, nouns: [A]}\n", "mali.yaml:5: kind cannot be 'tribe'; ", "write 'tribal'"),
        (HEAD + "agencies:\n  - {name: A, kind: militery}\n", "mali.yaml:5: no body is of the kind 'militery'; ", "'military'"),
        (HEAD + "factions:\n  - {name: A, side: oposition}\n", "mali.yaml:5: no side is called 'oposition'; ", "'opposition'"),
        (HEAD + ARMY + "    \nabout: Mali\n", "mali.yaml:7: 'about' stands twice here", "make one of the two"),
        (HEAD + ARMY + "  - {name: B, parent: Malian Arny}\n", "mali.yaml:6: no agency or faction is called", "'Malian Army'"),
        (HEAD + "generic: {army: Zork}\n", "mali.yaml:4: no agency or faction is called 'Zork'; ", "mend the name"),
        (HEAD + "default_destination: {regime: Zork}\n", "mali.yaml:4: no agency or faction is called 'Zork'; ", "the name"),
        (HEAD + ARMY + "default_destination: {regime: Malian Army}\n", "mali.yaml:6: 'Malian Army' is no faction", "a faction"),
        (HEAD + "default_destination: {regimee: Taliban}\n", "mali.yaml:4: no faction is of the side 'regimee'; ", "'regime'"),
        (HEAD + ARMY + "  - name: Malian army\n", "mali.yaml:6: 'Malian army' is declared already", "make one of the two"),
        (
            HEAD + "agencies:\n  - {name: 5th Corps}\n  - {name: Fifth Corps}\n",
            "mali.yaml:6: 'Fifth Corps' is declared already, as '5th Corps'; ",
            "make one of the two",
        ),
        (
            HEAD + "agencies:\n  - {name: A, aliases: [The Lot]}\n  - name: B\n    aliases: [C, the lot]\n",
            "mali.yaml:7: 'the lot' is 'A' already, it cannot be 'B' too; ",
            "mean by it",
        ),
        (
            HEAD + "agencies:\n  - {name: A, parent: B}\n  - {name: B, parent: C}\n  - {name: C, parent: A}\n",
            "mali.yaml:5: 'A' is above itself; ",
            "from one of them",
        ),
        (HEAD + "agencies:\n  - {name: A, parent: A}\n", "mali.yaml:5: 'A' is its own parent; ", "from one of them"),
        (HEAD + "ranks:\n  - {name: General, order: 12}\n", "mali.yaml:5: the rank 'General' has the order 96", "rank out"),
        (HEAD + "ranks:\n  - {name: Duke, order: 99, forms: [Col.]}\n", "mali.yaml:5: 'Col.' is a form of 'Colonel'", "the two"),
        (HEAD + 'predicates:\n  - phrases: ["{leave} (his"]\n', "mali.yaml:5: '{leave} (his' is no pattern: its", "sing"),
        (HEAD + 'predicates:\n  - phrases: ["{leave it"]\n', "mali.yaml:5: '{leave it' is no pattern: braces", "missing"),
        (HEAD + 'predicates:\n  - phrases: ["left [his"]\n', "mali.yaml:5: 'left [his' is no pattern: ", "may be missing"),
        ("pack: mali\ngeneric: {army: Taliban}\n", "mali.yaml:2: 'generic' never counts, for the pack has no cues; ", "have"),
        (HEAD + "holders: {president: [Keita]}\n", "mali.yaml:4: 'president' is no office of this file; ", "under `offices`"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_and_mend(tmp_path: Path, text: str | bytes, start: str, end: str) -> None:
    (told,) = _told(tmp_path, text)
    assert told.startswith(start)
    assert told.endswith(end)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    two = _told(tmp_path, HEAD + "abuot: Mali\nagencies:\n  - {nmae: A, name: A}\n")
    assert [line.partition(";")[0] for line in two] == [
        "mali.yaml:4: no key is called 'abuot' here",
        "mali.yaml:6: no key is called 'nmae' here",
    ]
    three = _told(tmp_path, HEAD + "agencies:\n  - {name: A, parent: X, kind: Y}\nfactions:\n  - {name: B, parent: Z}\n")
    assert len(three) == 3


def test_mistakes_in_several_packs_are_told_at_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("agencies: 3\n", encoding="utf-8")
    with pytest.raises(PackError) as error:
        load_packs([str(tmp_path / "one.yaml"), str(tmp_path / "two.yaml"), "three"])
    lines = str(error.value).splitlines()
    assert [line.partition(":")[0].removeprefix(f"{tmp_path}/") for line in lines[:2]] == ["one.yaml", "two.yaml"]
    assert lines[2].startswith("there is no pack 'three'; known are core")


def test_a_path_that_leads_nowhere_is_told_as_one(tmp_path: Path) -> None:
    for name, told in (("mali.yaml", "there is no such file or folder"), ("", "the folder holds no file that ends in .yaml")):
        with pytest.raises(PackError) as error:
            load_packs([str(tmp_path / name)])
        assert str(error.value) == f"{tmp_path / name}: {told}"


def test_a_cycle_through_an_earlier_pack_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "mali.yaml").write_text("agencies:\n  - {name: Syrian Armed Forces, parent: Syrian Navy}\n", encoding="utf-8")
    (found,) = examine([str(tmp_path / "mali.yaml")])
    assert ["above itself" in str(mistake) for mistake in found.mistakes] == [True]


def test_doubts(tmp_path: Path) -> None:
    text = (
        "pack: nowhere\nabout: Ruritania\ncues: [Ruritania]\ngeneric:\n  army: Ruritanian Army\n  inner circle: Ruritanian Army\n"
        "offices: {presidnt: Ruritanian Army, minister of war: Ruritanian Army}\n"
        "agencies:\n  - name: Ruritanian Army\n    source: x\n    aliases: [Shield,\n      rurarmy,\n      UN, Royal Guard]\n"
        "  - {name: Ruritanian Navy}\nfactions:\n  - {name: Blue League, side: blue, source: x}\n"
    )
    path = tmp_path / "nowhere.yaml"
    path.write_text(text, encoding="utf-8")
    (found,) = examine([str(path)])
    assert found.mistakes == ()
    assert [(doubt.line, doubt.what) for doubt in found.doubts] == [
        (2, "no pack knows a country 'Ruritania'"),
        (6, "'inner circle' is never taken for a body"),
        (7, "'presidnt' is never taken for a post"),
        (11, "'Shield' is a common English word"),
        (12, "'rurarmy' is one word in lower case"),
        (13, "'UN' is no body to core"),
        (14, "'Ruritanian Navy' has no source"),
        (16, "the side 'blue' is new"),
    ]


def test_a_pack_without_cues_is_doubted(tmp_path: Path) -> None:
    path = tmp_path / "everywhere.yaml"
    path.write_text("agencies:\n  - {name: The, source: x}\n", encoding="utf-8")
    (found,) = examine([str(path)])
    assert [doubt.what for doubt in found.doubts] == [
        "the pack has no cues, so that its names count in every article",
        "'The' is a common English word",
    ]


def test_a_mend_is_no_body_of_another_conflict(tmp_path: Path) -> None:
    path = tmp_path / "lanka.yaml"
    path.write_text("cues: [Colombo]\nagencies:\n  - {name: A, parent: Syrian govrnment}\n", encoding="utf-8")
    (found,) = examine([str(path)])
    assert [str(mistake).rpartition("; ")[2] for mistake in found.mistakes] == ["declare it, or mend the name"]


def test_pack_check_counts_warns_and_ends_with_its_code(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(HEAD + ARMY, encoding="utf-8")
    bad.write_text(HEAD + "agencies:\n  - {name: A, parent: B}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["pack", "check", str(good)])
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        f"{good}: pack mali, about Mali: 1 agencies, 1 cues, 1 names, 1 without source",
        f"{good}:5: warning: 'Malian Army' has no source; add `source:`, the address of a page that uses the name",
        f"{good}: mistakes 0, warnings 1",
    ]
    done = CliRunner().invoke(main, ["pack", "check", str(good), str(bad)])
    assert done.exit_code == 4
    assert f"{bad}:5: no agency or faction is called 'B'; declare it, or mend the name" in done.output.splitlines()


def test_a_pack_may_build_on_the_one_checked_before_it(tmp_path: Path) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(HEAD + ARMY, encoding="utf-8")
    second.write_text("agencies:\n  - {name: Malian Navy, parent: Malian Army}\n", encoding="utf-8")
    assert [found.mistakes for found in examine([str(first), str(second)])] == [(), ()]
    assert [bool(found.mistakes) for found in examine([str(second)])] == [True]


def test_pack_list_names_the_packs_that_come_along() -> None:
    done = CliRunner().invoke(main, ["pack", "list", "--format", "csv"])
    rows = done.output.splitlines()
    assert rows[0] == "name,about,agencies,factions,sects,names,cues"
    assert rows[1].startswith("core,,")
    assert any(row.startswith("syria,Syria,") for row in rows)


def test_a_pack_of_ones_own_with_a_mistake_stops_the_reading_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mali.yaml").write_text(HEAD + "agences: []\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("A general defected.", encoding="utf-8")
    done = CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt"), "--pack", str(tmp_path / "mali.yaml")])
    assert done.exit_code == 2
    assert f"{tmp_path / 'mali.yaml'}:4: no key is called 'agences' here; write 'agencies'" in done.output
