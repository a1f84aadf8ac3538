"""The server's jars: Maven fetches them once, into a folder that holds them whole or is not there."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.errors import Missing
from deploy.lines import Line
from deploy.processes import run, tail

CACHE = Path(".neo4j")
COMPLETE = "complete"  # the file that marks a folder of jars as whole
LOCK = "fetching"  # whoever fetches holds this file: two Mavens at once spoil the folder in which Maven keeps its downloads


def pom(line: Line) -> str:
    """A Maven project that depends on the server's three parts, versions fixed (a range costs hundreds of downloads)."""
    parts = [("org.neo4j", "neo4j", line.version), ("org.neo4j.app", "neo4j-server", line.version)]
    dependencies = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version></dependency>"
        for group, artifact, version in [*parts, ("org.neo4j.client", "neo4j-browser", line.browser)]
    )
    own = "<modelVersion>4.0.0</modelVersion><groupId>allegiance</groupId><artifactId>neo4j-jars</artifactId><version>1</version>"
    return f"<project>{own}<packaging>pom</packaging><dependencies>{dependencies}</dependencies></project>\n"


def copy_dependencies(line: Line, scratch: Path) -> Path:
    """Let Maven copy the jars (about 220, 130 to 170 MB) into scratch/jars; under a minute the first time.

    Raises:
        Missing: no Maven, or it failed.
    """
    maven = shutil.which("mvn")
    if not maven:
        raise Missing("Maven (`mvn`) is not on PATH; install it: it fetches the server's jars")
    (scratch / "pom.xml").write_text(pom(line), encoding="utf-8")
    jars = scratch / "jars"
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={jars}"]
    code, printed = run([maven, "-q", "-B", "-f", scratch / "pom.xml", *goal], within=1200)
    if code or not jars.is_dir():
        raise Missing(f"Maven could not fetch Neo4j {line.version}; look at the network, then try again:\n{tail(printed)}")
    return jars


def fetch_jars(line: Line, into: Path) -> Path:
    """The folder into/lib-VERSION with the server's jars, fetched once.

    One process fetches at a time. The jars are copied beside the folder, which is renamed when it is whole.

    Raises:
        Missing: no Maven, or it failed.
    """
    lib = into.absolute() / f"lib-{line.version}"
    if (lib / COMPLETE).exists():
        return lib
    lib.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(lib.parent), tempfile.TemporaryDirectory(prefix=f"fetching-{line.version}-", dir=lib.parent) as scratch:
        if not (lib / COMPLETE).exists():  # another may have fetched it meanwhile
            jars = copy_dependencies(line, Path(scratch))
            (jars / COMPLETE).touch()
            settle(jars, lib)
    return lib


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def settle(jars: Path, lib: Path) -> None:
    """Rename jars to lib, unless another process did so first.

    Raises:
        Missing: a folder is in the way that nobody marked as whole.
    """
    try:
        jars.rename(lib)
    except OSError as problem:
        if not (lib / COMPLETE).exists():
            raise Missing(f"{lib} is not whole; delete it and try again") from problem
