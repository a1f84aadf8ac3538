"""The most memory that a command holds, of the samples and of many times as much."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench import corpus
from bench.children import ALLEGIANCE, peak, script
from bench.measure import Spread, Work, alternate, ratios
from bench.rows import RATIO, Row
from bench.setting import SAMPLES, Setting

MEANS = {
    "extract": "Peak memory of `allegiance extract`, which keeps nothing of an article that is printed",
    "ingest": "Peak memory of `allegiance ingest` into an empty embedded store, which holds the graph in memory",
}


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    copies = setting.sizes.copies
    folder = setting.folder / "copies"
    _, *others = corpus.editions(corpus.samples(setting.sizes.samples), corpus.extractor(), copies)
    corpus.write((article for edition in others for article in edition), folder)
    works = {
        f"{command}, {what}": _weighed(setting, command, *articles)
        for command in MEANS
        for what, articles in {"samples": [SAMPLES], "copies": [SAMPLES, folder]}.items()
    }
    megabytes = alternate(works, setting.sizes.weighings, warm_up=0)
    for command, means in MEANS.items():
        one, many = megabytes[f"{command}, samples"], megabytes[f"{command}, copies"]
        yield Row(
            f"peak memory, {command}, {copies} times the samples : the samples", RATIO, ratios(many, one),
            "How much of the memory grows with what is read.", "1.10 or less" if command == "extract" else "",
        )  # fmt: skip
        yield Row(f"peak memory, {command}, the samples", "MB", Spread.of(one), f"{means}.")
        yield Row(
            f"peak memory, {command}, {copies} times the samples", "MB", Spread.of(many),
            f"{means}. Every edition of the samples has other persons.",
        )  # fmt: skip


def _weighed(setting: Setting, command: str, *articles: Path) -> Work:
    words = [*script(setting.folder, "allegiance", ALLEGIANCE), command, *map(str, articles)]
    if command == "extract":
        return lambda: peak(words)
    return lambda: peak([*words, "--store", str(setting.new_file("weighed.kgl"))])
