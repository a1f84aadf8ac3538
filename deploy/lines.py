"""The two release lines of Neo4j, as data, and the Java of this machine that runs each."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy.errors import Missing
from deploy.processes import run

JAVA_HOMES = ("/usr/lib/jvm/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home", "~/.sdkman/candidates/java/*")


@dataclass(frozen=True)
class Line:
    """One release line of Neo4j: what Maven fetches, and which Java runs it how."""

    name: str
    version: str
    java: Container[int]
    java_in_words: str
    main_class: str
    browser: str = "5.24.0"
    jvm_options: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


# Bolt's two waits of 5 s at the end come after both databases are closed and checkpointed: no data hang on them.
NO_WAIT = "internal.server.bolt.thread_pool_shutdown_wait_time=0s"
LTS = Line(
    "lts", "5.26.14", frozenset({17, 21}), "Java 17 or 21", "org.neo4j.server.CommunityEntryPoint",
    settings=(NO_WAIT, "internal.dbms.bolt.netty_server_shutdown_quiet_period=0"),
)  # fmt: skip
CURRENT = Line(
    "current", "2026.08.1", range(21, 1000), "Java 21 or later", "org.neo4j.server.Neo4jCommunity",
    jvm_options=("--add-opens=java.base/java.nio=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"),
    settings=(
        NO_WAIT, "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s", "dbms.fleet_manager.enabled=false",
    ),
)  # fmt: skip
LINES = (LTS, CURRENT)


def java_commands() -> Iterator[Path]:
    """The `java` commands of this machine: JAVA_HOME's, the one on PATH, then those in the usual folders."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java")
    if on_path := shutil.which("java"):
        yield Path(on_path)
    for pattern in JAVA_HOMES:
        place = Path(pattern).expanduser()
        root = Path(place.anchor)
        yield from (home / "bin" / "java" for home in sorted(root.glob(str(place.relative_to(root)))))


def java_major(banner: str) -> int | None:
    """The major version in what `java -version` prints: 'openjdk version "17.0.15"' gives 17, '"1.8.0_292"' gives 8."""
    found = re.search(r'version "(?:1\.)?(\d+)', banner)
    return int(found[1]) if found else None


def find_java(line: Line) -> Path | None:
    """The first Java of this machine that fits the line, or None."""
    for java in java_commands():
        code, banner = run([java, "-version"], within=20)
        if code == 0 and (major := java_major(banner)) is not None and major in line.java:
            return java
    return None


def require_java(line: Line) -> Path:
    """Like find_java.

    Raises:
        Missing: no fitting Java.
    """
    if java := find_java(line):
        return java
    raise Missing(
        f"Neo4j {line.version} needs {line.java_in_words}, and neither JAVA_HOME, nor PATH, nor the usual folders have it; "
        "install it, or set JAVA_HOME to it"
    )
