"""The most memory that an ingest holds, of the samples and of many times as much."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench import corpus
from bench.children import ALLEGIANCE, peak, script
from bench.measure import Spread, Work, alternate, ratios
from bench.rows import RATIO, Row
from bench.setting import SAMPLES, Setting


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    copies = setting.sizes.copies
    folder = setting.folder / "copies"
    _, *others = corpus.editions(corpus.samples(setting.sizes.samples), corpus.extractor(), copies)
    corpus.write((article for edition in others for article in edition), folder)
    works = {"samples": _weighed(setting, SAMPLES), "copies": _weighed(setting, SAMPLES, folder)}
    megabytes = alternate(works, setting.sizes.weighings, warm_up=0)
    means = "Peak memory of `allegiance ingest` into an empty embedded store"
    yield Row(
        f"peak memory, {copies} times the samples : the samples", RATIO, ratios(megabytes["copies"], megabytes["samples"]),
        "How much of the memory grows with what is read.",
    )  # fmt: skip
    yield Row("peak memory, the samples", "MB", Spread.of(megabytes["samples"]), f"{means}.")
    yield Row(
        f"peak memory, {copies} times the samples", "MB", Spread.of(megabytes["copies"]),
        f"{means}, with other persons in every edition of the samples.",
    )  # fmt: skip


def _weighed(setting: Setting, *articles: Path) -> Work:
    command = [*script(setting.folder, "allegiance", ALLEGIANCE), "ingest", *map(str, articles), "--store"]
    return lambda: peak([*command, str(setting.new_file("weighed.kgl"))])
