"""`python -m bench`: measure, print one table, write docs/performance.md."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from bench import extraction, ingestion, jobs, large, memory, page, questions, resolving, start, upsert
from bench.rows import Row, ratios_first, table
from bench.server import started
from bench.setting import FULL, QUICK, Setting
from cli.output import print_table
from deploy.endpoint import Endpoint
from deploy.errors import Missing

BENCHMARKS: dict[str, Callable[[Setting], Iterator[Row]]] = {
    "start": start.run,
    "memory": memory.run,
    "extraction": extraction.run,
    "jobs": jobs.run,
    "ingestion": ingestion.run,
    "upsert": upsert.run,
    "large": large.run,
    "questions": questions.run,
    "resolving": resolving.run,
}
WITH_NEO4J = frozenset(("ingestion", "upsert", "large", "questions"))


def measure(names: Iterable[str], setting: Setting) -> list[Row]:
    """The rows of these benchmarks, ratios first."""
    rows: list[Row] = []
    for name in names:
        begin = time.perf_counter()
        say(f"{name} ...")
        rows += BENCHMARKS[name](setting)
        say(f"{name}: {time.perf_counter() - begin:.0f} s")
    return ratios_first(rows)


def say(text: str) -> None:
    """Progress, on stderr."""
    click.echo(text, err=True)


def serve(stack: ExitStack, home: Path) -> Endpoint | None:
    """A server for this run, or None where there is no Java; the reason is said."""
    say("Neo4j starts ...")
    try:
        return stack.enter_context(started(home))
    except Missing as reason:
        say(f"not measured on Neo4j: {reason}")
        return None


@click.command()
@click.option("--quick", is_flag=True, help="Small sizes.")
@click.option("--only", "names", type=click.Choice(list(BENCHMARKS)), multiple=True, help="This benchmark; may be repeated.")
@click.option("--no-neo4j", is_flag=True, help="The embedded store only.")
def main(quick: bool, names: tuple[str, ...], no_neo4j: bool) -> None:
    """Measure, print one table and, after a whole run, write docs/performance.md."""
    chosen = names or tuple(BENCHMARKS)
    begin = time.perf_counter()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True)))
        server = serve(stack, folder / "neo4j") if WITH_NEO4J & set(chosen) and not no_neo4j else None
        circumstances = page.Circumstances.now(server.version if server else None)
        rows = measure(chosen, Setting(folder, QUICK if quick else FULL, server.uri if server else None))
    print_table(table(rows))
    if not (quick or names or no_neo4j):
        page.write(rows, circumstances, (time.perf_counter() - begin) / 60)
        say("docs/performance.md is written")


if __name__ == "__main__":
    main()
