"""The distribution: what is built from the source archive works in an empty environment, from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SENTENCE = "Brig. Gen. Manaf Tlass of the Republican Guard defected to the opposition on 3 July 2012."


def _run(*command: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the source archive, not from the folder."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def _tries_out(command: Path, folder: Path) -> None:
    (folder / "article.txt").write_text(SENTENCE, encoding="utf-8")
    _run(command, "ingest", "article.txt", "--store", "graph.kgl", cwd=folder)
    rows = _run(command, "defections", "--agency", "republican guard", "--store", "graph.kgl", "--format", "csv", cwd=folder)
    assert "Manaf Tlass" in rows
    assert "2012-07-03" in rows
    assert "defections/by-sect" in _run(command, "query", "--list", cwd=folder)
    assert "style.grass" in _run(command, "browser", "--style", "style.grass", cwd=folder)
    refused = subprocess.run([command, "report", "--store", "graph.kgl"], cwd=folder, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "pip install 'allegiance[report]'" in refused.stderr


def test_wheel_holds_what_a_report_is_made_of(wheel: Path) -> None:
    page = {path.relative_to(ROOT).as_posix() for path in (ROOT / "queries" / "report" / "page").iterdir()}
    with zipfile.ZipFile(wheel) as archive:
        assert page <= set(archive.namelist())


def test_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    _run(environment / "bin" / "python", "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    _tries_out(environment / "bin" / "allegiance", elsewhere)
    asks = "import allegiance; print(*allegiance.open('graph.kgl').query('defections/list').columns)"
    assert _run(environment / "bin" / "python", "-c", asks, cwd=elsewhere).startswith("date name")


def test_uv_installs_the_command(wheel: Path, tmp_path: Path) -> None:
    folders = {f"UV_{name}_DIR": str(tmp_path / name.lower()) for name in ("TOOL", "TOOL_BIN", "CACHE")}
    uv, pins = Path(sys.executable).parent / "uv", ROOT / "constraints.txt"
    _run(uv, "tool", "install", "--python", sys.executable, "--constraints", pins, wheel, cwd=tmp_path, **folders)
    _tries_out(tmp_path / "tool_bin" / "allegiance", tmp_path)
