"""`python -m bench.accuracy [SET...]`, and `python -m bench.accuracy errors SET`."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
import yaml

from bench.accuracy import causes, first_sight, page
from bench.accuracy.counts import Share
from bench.accuracy.errors import CAUSES
from bench.accuracy.figures import Committed, Figures, pools
from bench.accuracy.scoring import Scored, score_set
from bench.accuracy.sets import GoldSet, SetError, chosen
from bench.accuracy.sight import Sight
from bench.accuracy.table import table
from bench.setting import ROOT
from cli.output import print_table
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs

CONSTRUCTIONS = ROOT / "tests" / "constructions.yaml"
EXTRACTS = ("graph", "ingest")
"""Folders whose code decides what is found."""
NAMES = sorted({*CAUSES, *(cause for of_part in CAUSES.values() for cause in of_part)})


class _Default(click.Group):
    """A group that takes what is no command as the arguments of `table`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = args and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if known else ["table", *args])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SetError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Default)
def main() -> None:
    """Score the annotated articles of tests/gold; without a command, `table`."""


@main.command("table")
@click.argument("names", metavar="[SET]...", nargs=-1)
@click.option("--write", is_flag=True, help="Keep the figures, and write docs/accuracy.md; for a run of all sets.")
def show(names: tuple[str, ...], write: bool) -> None:
    """Print the figures of these sets, all if none is named, with the change since those that were kept last.

    Of the sets that are learned from it also prints how many errors have which cause.
    """
    if write and names:
        raise click.UsageError("--write keeps the figures of all sets: name none")
    sets = chosen(names)
    unseen = first_sight.unrecorded(sets)
    commit = _commit(clean=bool(unseen)) if write else ""
    articles = dict(_scored(sets))
    figures = {name: Figures.of([a.figures for a in of_set]) for name, of_set in articles.items()}
    pooled = {name: Figures.of([a.figures for s in part for a in articles[s.name]]) for name, part in pools(sets).items()}
    _print(sets, figures, pooled)
    _print_causes(sets, articles)
    if write:
        today = dt.datetime.now(dt.UTC).date()
        first_sight.add({s.name: figures[s.name] for s in unseen}, commit, today)
        Committed(date=today, commit=commit, constructions=_constructions(), sets=figures, pools=pooled).save()
        page.write()
        click.echo("tests/gold/figures.json and docs/accuracy.md are written", err=True)
    elif unseen:
        click.echo(f"{', '.join(s.name for s in unseen)}: seen for the first time; keep these figures with --write", err=True)


@main.command()
@click.argument("name", metavar="SET")
@click.option("--cause", type=click.Choice(NAMES), help="Only these errors; also what is wrong: `to`, `date`.")
def errors(name: str, cause: str | None) -> None:
    """Print the errors of a set that is learned from, each with its sentence."""
    (gold_set,) = chosen([name])
    gold_set.learned_from()
    lexicon = load_packs()
    for error in causes.errors_of(gold_set, score_set(gold_set.path, RuleExtractor(lexicon)), Sight(lexicon)):
        if cause in (None, error.part, error.cause):
            click.echo(f"{error.article}  {error.part}: {error.cause}  {error.what}\n    {error.sentence}")


def _scored(sets: Sequence[GoldSet]) -> Iterator[tuple[str, list[Scored]]]:
    """Each set with its articles."""
    extractor = RuleExtractor(load_packs())
    for gold_set in sets:
        click.echo(f"{gold_set.name} ...", err=True)
        yield gold_set.name, score_set(gold_set.path, extractor)


def _print(sets: Sequence[GoldSet], figures: Mapping[str, Figures], pooled: Mapping[str, Figures]) -> None:
    """The table of figures: sets, then pools; changes since the figures that were kept last."""
    kept = Committed.load()
    of_sets, of_pools = (kept.sets, kept.pools) if kept else ({}, {})
    rows = [([s.name, s.kind], figures[s.name], of_sets.get(s.name)) for s in sets]
    rows += [([name, "pooled"], each, of_pools.get(name)) for name, each in pooled.items()]
    print_table(table(rows, ["set", "kind"]))
    since = f"changes since {kept.date} ({kept.commit})" if kept else "no figures to compare with"
    click.echo(f"\nIn percent; in brackets 95 % intervals, numbers of cases, for persons precision/recall; {since}.")


def _print_causes(sets: Sequence[GoldSet], articles: Mapping[str, Sequence[Scored]]) -> None:
    """The table of causes, of the sets that are learned from."""
    learned = [s for s in sets if s.kind == "learn"]
    if learned:
        sight = Sight(load_packs())
        click.echo("\nErrors of the sets that are learned from:\n")
        print_table(causes.table({s.name: list(causes.errors_of(s, articles[s.name], sight)) for s in learned}))


def _constructions() -> Share:
    """How many of the kinds of sentences of tests/constructions.yaml are read right, as their tests hold."""
    cases = yaml.safe_load(CONSTRUCTIONS.read_text(encoding="utf-8"))
    return Share(sum("fails" not in case for case in cases), len(cases))


def _commit(*, clean: bool) -> str:
    """The commit that made the extractor what it is, with a + when it has been changed since.

    Raises:
        ClickException: it has, and `clean` asks for a commit that can be named in a record.
    """
    changed = _git("status", "--porcelain", "--", *EXTRACTS)
    if changed and clean:
        raise click.ClickException("a set is seen for the first time, and its record names the commit: commit your changes first")
    return _git("log", "-1", "--abbrev=7", "--format=%h", "--", *EXTRACTS) + ("+" if changed else "")


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603, S607  fixed words


if __name__ == "__main__":
    main(prog_name="python -m bench.accuracy")
