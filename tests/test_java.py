"""deploy/lines.py and deploy/jars.py: finding Java, fetching the jars, and what can go wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from deploy.errors import Missing
from deploy.jars import COMPLETE, LOCK, fetch_jars, settle
from deploy.lines import CURRENT, LTS, find_java, java_major
from tests.machines import java, script


@pytest.mark.parametrize(
    ("banner", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_292"', 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "25" 2025-09-16 LTS', 25),
        ("The operation couldn't be completed. Unable to locate a Java Runtime.", None),
    ],
)
def test_java_says_its_version(banner: str, major: int | None) -> None:
    assert java_major(banner) == major


def test_find_java_takes_the_first_that_fits(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (find_java(LTS), find_java(CURRENT)) == (None, None)
    in_folder = java(bare / "jvm" / "b", "21.0.2")
    java(bare / "jvm" / "a", "11.0.1")
    assert (find_java(LTS), find_java(CURRENT)) == (in_folder, in_folder)
    monkeypatch.setenv("JAVA_HOME", str(bare / "newest"))
    newest = java(bare / "newest", "25.0.3")
    assert (find_java(LTS), find_java(CURRENT)) == (in_folder, newest)
    monkeypatch.setenv("PATH", str(bare / "seventeen" / "bin"))
    on_path = java(bare / "seventeen", "17.0.15")
    assert (find_java(LTS), find_java(CURRENT)) == (on_path, newest)


def test_no_maven_is_said(bare: Path) -> None:
    with pytest.raises(Missing, match=r"Maven \(`mvn`\) is not on PATH; install it"):
        fetch_jars(LTS, bare / "cache")


def test_a_failing_maven_is_quoted_and_leaves_nothing(bare: Path) -> None:
    script(bare / "commands" / "mvn", "echo no route to the repository; exit 1")
    with pytest.raises(Missing, match=r"(?s)Maven could not fetch Neo4j 5\.26\.14.*no route to the repository"):
        fetch_jars(LTS, bare / "cache")
    assert [path for path in (bare / "cache").iterdir() if path.name != LOCK] == []


def test_jars_are_fetched_once(bare: Path) -> None:
    make = 'for each; do case $each in -DoutputDirectory=*) /bin/mkdir "${each#*=}";; esac; done'
    script(bare / "commands" / "mvn", f"{make}; echo called >> {bare}/calls")
    assert fetch_jars(LTS, bare) == fetch_jars(LTS, bare) == bare / "lib-5.26.14"
    assert (bare / "calls").read_text() == "called\n"


def test_of_two_processes_that_fetch_one_wins(tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / COMPLETE).write_text(name)
        settle(tmp_path / name, lib)
    assert (lib / COMPLETE).read_text() == "mine"
    (lib / COMPLETE).rename(lib / "some.jar")
    with pytest.raises(Missing, match="is not whole; delete it"):
        settle(tmp_path / "theirs", lib)
