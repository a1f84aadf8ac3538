"""Words per second through the extractor: texts in which every sentence matters, and an ordinary stream of news."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench import corpus
from bench.measure import CPU, alternate, rates, ratios, seconds
from bench.rows import RATIO, Row
from bench.setting import Setting
from graph.schema import Article
from ingest.extractors.base import Extractor

DENSE = "only the sentences of the samples that state something"
MIXED = f"the samples among {corpus.IRRELEVANT} times as many articles on weather, sport and prices, so that 5 % are relevant"


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    reader, samples = corpus.extractor(), corpus.samples(setting.sizes.samples)
    texts = {"mixed": corpus.mixed(samples), "dense": corpus.dense(samples, reader) * setting.sizes.repeats}
    works = {name: partial(seconds, partial(_read, reader, articles), CPU) for name, articles in texts.items()}
    taken = alternate(works, setting.sizes.rounds)
    a_word = {name: [each / corpus.words(texts[name]) for each in times] for name, times in taken.items()}
    yield Row(
        "extraction, mixed : dense", RATIO, ratios(a_word["dense"], a_word["mixed"]),
        "How much faster a word is passed when most articles do not matter: what the gate saves.",
    )  # fmt: skip
    for name, means, aim in (("dense", DENSE, "30,000 or more"), ("mixed", MIXED, "200,000 or more")):
        means = f"{means.capitalize()}. CPU time, one core."
        yield Row(f"extraction, {name}", "words/s", rates(1, a_word[name]), means, aim)


def _read(reader: Extractor, articles: list[Article]) -> None:
    for article in articles:
        reader.read(article)
