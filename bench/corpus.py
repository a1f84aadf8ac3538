"""The texts that are measured on, all made of the project's own.

dense      of every sample the sentences that state something, and no other
mixed      the samples among nineteen times as many articles about nothing of the kind (ordinary.txt): 5 % are relevant
editions   the samples many times over, every time with a day, an address and an end of their own and with other persons
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random

from bench.setting import SAMPLES
from graph.schema import Article
from ingest.extractors.base import Extractor
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs
from ingest.readers import Source, read
from ingest.readers.article import build
from ingest.readers.base import Fields

IRRELEVANT = 19
"""Articles about other things for each sample."""

SENTENCES = [line for line in Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SYLLABLES = "ba dor fen gil hak jum kor lem mir nas pel rud sav tim vok wen yar zul bri cam".split()
"""Made-up names are made of these."""


@cache
def _all_samples() -> list[Article]:
    return list(_articles(read([str(SAMPLES)])))


def samples(limit: int | None = None) -> list[Article]:
    """The articles of samples/, or the first of them."""
    return _all_samples()[:limit]


@cache
def extractor() -> Extractor:
    """The extractor that `allegiance ingest` uses."""
    return RuleExtractor(load_packs())


def words(articles: Iterable[Article]) -> int:
    """How many words, parted by blanks, their texts hold."""
    return sum(len((article.text or "").split()) for article in articles)


def made_up(number: int) -> str:
    """A name of three syllables; numbers up to 8,000 give different ones.

    >>> made_up(0), made_up(421)
    ('Bababa', 'Dordordor')
    """
    base = len(SYLLABLES)
    parts = [SYLLABLES[number // base**place % base] for place in (2, 1, 0)]
    return "".join(parts).capitalize()


def dense(articles: Iterable[Article], reader: Extractor) -> list[Article]:
    """Of each article the quotes of its statements, each once and in order; articles that state nothing are left out."""
    found = []
    for article in articles:
        quotes = sorted({(said.start, said.quote) for said in reader.read(article).statements})
        if quotes:
            found.append(_changed(article, " ".join(quote for _, quote in quotes)))
    return found


def mixed(articles: Iterable[Article]) -> list[Article]:
    """The articles, each followed by IRRELEVANT others."""
    chance = Random(1)  # noqa: S311  # the same texts on every run
    return [each for article in articles for each in (article, *(ordinary(chance) for _ in range(IRRELEVANT)))]


def ordinary(chance: Random) -> Article:
    """An article of seven to eleven different sentences of ordinary.txt."""
    chosen = chance.sample(SENTENCES, chance.randint(7, 11))
    text = " ".join(_filled(sentence, chance) for sentence in chosen)
    return _articled(Fields(text, title=text[:60], published="2012-07-01", publisher="Morning Post"))


def _filled(sentence: str, chance: Random) -> str:
    name, first, town = (made_up(chance.randrange(8_000)) for _ in range(3))
    return sentence.format(name=name, first=first, town=town, number=chance.randint(2, 90), day=chance.choice(DAYS))


def editions(articles: list[Article], reader: Extractor, count: int) -> Iterator[list[Article]]:
    """The articles, `count` times. The first edition has the persons of the samples, later ones others."""
    persons = [_persons(article, reader) for article in articles]
    for number in range(count):
        yield [edition(article, number, names) for article, names in zip(articles, persons, strict=True)]


def edition(article: Article, number: int, names: frozenset[str] = frozenset()) -> Article:
    """The article again: on another day, at another address, with these words of it, the names of its persons, changed."""
    ending = SYLLABLES[number % 20] + (SYLLABLES[number // 20 % 20] if number >= 20 else "") if number else ""
    text = article.text or ""
    if names and ending:
        text = re.sub(rf"\b({'|'.join(sorted(names))})\b", rf"\g<1>{ending}", text)
    return _changed(article, f"{text}\n\nThis is edition {number + 1} of this text.", number)


def _persons(article: Article, reader: Extractor) -> frozenset[str]:
    """The words of the names of the persons of whom the article states something: of every name the long ones, or the last."""
    said = {statement.subject.id for statement in reader.read(article).statements}
    names = {name for m in reader.read(article).mentions if m.entity.id in said for name in m.names}
    words = [re.findall(r"[^\W\d_]{4,}", name) or name.split()[-1:] for name in names]
    return frozenset(word for found in words for word in found if word[0].isupper())


def write(articles: Iterable[Article], folder: Path) -> None:
    """The articles as .txt files with a head, in the form of the samples."""
    folder.mkdir(exist_ok=True)
    for number, article in enumerate(articles):
        head = {"Title": article.name, "Published": article.published, "Publisher": article.publisher, "URL": article.url}
        lines = [f"{key}: {value}" for key, value in head.items() if value is not None]
        (folder / f"{number:05}.txt").write_text("\n".join([*lines, "", article.text or "", ""]), encoding="utf-8")


def _changed(article: Article, text: str, number: int = 0) -> Article:
    day = article.published and article.published + dt.timedelta(days=number)
    address = f"{article.url or 'https://nowhere.example/'}?edition={number}" if number else article.url
    return _articled(Fields(text, article.name, day.isoformat() if day else None, article.publisher, address))


def _articled(fields: Fields) -> Article:
    return next(_articles([build("made up", fields, {"published": None, "publisher": None})]))


def _articles(results: Iterable[object]) -> Iterator[Article]:
    """The articles of what could be read: all of it, for the texts are our own."""
    for result in results:
        if not isinstance(result, Source):
            raise TypeError(f"the text cannot be read: {result}")
        yield result.article
