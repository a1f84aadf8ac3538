"""What many processes gain: `allegiance extract` with one and with as many as there are cores."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench import corpus
from bench.children import ALLEGIANCE, script, taken
from bench.measure import alternate, rates, ratios
from bench.rows import RATIO, Row
from bench.setting import Setting
from ingest.jobs import cores


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    folder = setting.folder / "editions"
    editions = corpus.editions(corpus.samples(setting.sizes.samples), corpus.extractor(), setting.sizes.editions)
    articles = [article for edition in editions for article in edition]
    corpus.write(articles, folder)
    command = [*script(setting.folder, "allegiance", ALLEGIANCE), "extract", str(folder), "--jobs"]
    works = {str(number): partial(taken, [*command, str(number)]) for number in (1, cores())}
    seconds = alternate(works, setting.sizes.ingests)
    one, all_ = seconds["1"], seconds[str(cores())]
    yield Row(
        f"allegiance extract, {cores()} processes : 1", RATIO, ratios(one, all_),
        f"How much sooner {len(articles):,} articles in files are read, from nothing to the end, by --jobs {cores()} than by "
        "--jobs 1. The cores are shared with whatever else runs.",
    )  # fmt: skip
    yield Row("allegiance extract, 1 process", "articles/s", rates(len(articles), one), "The rate itself.")
    yield Row(f"allegiance extract, {cores()} processes", "articles/s", rates(len(articles), all_), "The rate itself.")
