"""Every command in the documents works, and every file and target that they name exists."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.endpoint import Endpoint
from ingest.packs import PackError, load_packs

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
TARGETS = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def _commands() -> list[tuple[str, str]]:
    blocks = [(doc.name, block) for doc in DOCUMENTS for block in BLOCK.findall(doc.read_text(encoding="utf-8"))]
    lines = [(name, re.split(r"\s+# ", line)[0].strip()) for name, block in blocks for line in block.splitlines()]
    return [(name, line) for name, line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the documents has it: samples, the pack of docs/packs.md, a graph of the samples and its export."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "samples").symlink_to(ROOT / "samples")
    (folder / "mali").mkdir()
    (folder / "mali" / "article.txt").write_text("Colonel Senk of the Malian army defected to the MNLA.", encoding="utf-8")
    (folder / "mali.yaml").write_text(_pack(), encoding="utf-8")
    _run("allegiance ingest samples", folder)
    _run("allegiance export -o graph.jsonl --history", folder)
    _run("allegiance judgements dump decisions.jsonl", folder)  # commands of one document may run in two processes
    return folder


@pytest.fixture
def server(folder: Path, request: pytest.FixtureRequest) -> Endpoint:
    """A server whose graph has the persons that the documents ask it about."""
    endpoint: Endpoint = request.getfixturevalue("neo4j_server")
    _run("allegiance ingest samples", folder, **endpoint.environment)
    return endpoint


def _pack() -> str:
    found = re.search(r"^```yaml\n(.*?)^```", (ROOT / "docs" / "packs.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def _run(line: str, folder: Path, **more: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "ALLEGIANCE_"))} | {"PATH": path, **more}
    done = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize(("document", "line"), _commands())
def test_commands_of_the_documents(document: str, line: str, folder: Path, request: pytest.FixtureRequest) -> None:
    words = shlex.split(line)
    if words[0] == "make":
        assert {word for word in words[1:] if "=" not in word} <= TARGETS, f"{document}: no such target"
    elif words[:2] == ["allegiance", "browser"]:
        asks = "--scripts" not in words
        _run(line, folder, BROWSER="true", **(request.getfixturevalue("server").environment if asks else {}))
    elif words[0] in ("allegiance", ".venv/bin/allegiance"):
        _run(line.removeprefix(".venv/bin/"), folder)
    else:
        pytest.fail(f"{document}: nobody has tried {line!r}")


PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
IN_PYTHON = [path for path in DOCUMENTS if PYTHON.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("document", IN_PYTHON, ids=lambda path: path.name)
def test_python_of_the_documents(document: Path, folder: Path) -> None:
    """The blocks of a document are one program."""
    program = folder / f"{document.stem}_of_the_documents.py"
    program.write_text("\n".join(PYTHON.findall(document.read_text(encoding="utf-8"))), encoding="utf-8")
    _run(f"{shlex.quote(sys.executable)} -W error {program.name}", folder)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_pack_of_the_guide_reads_what_it_promises(folder: Path) -> None:
    assert "mistakes 0, warnings 0" in _run("allegiance pack check mali.yaml", folder)
    statements = [
        json.loads(line) for line in _run("allegiance extract mali --pack mali.yaml --format jsonl", folder).splitlines()
    ]
    (event,) = [statement for statement in statements if statement["kind"] == "DEFECTED_TO"]
    assert event["origin"]["name"] == "Malian Army"
    assert event["object"]["name"] == "National Movement for the Liberation of Azawad"


def test_mistake_of_the_guide_is_told_as_it_says(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    (tmp_path / "mali.yaml").write_text(
        _pack().replace("parent: Malian government", "parent: Malian goverment", 1), encoding="utf-8"
    )
    with pytest.raises(PackError) as told:
        load_packs([str(tmp_path / "mali.yaml")])
    assert str(told.value).removeprefix(f"{tmp_path}/") in guide
