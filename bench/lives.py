"""The persons of bench/people.py with what questions ask for: earlier posts, ends, articles, doubts and returns.

(:Person)-[:SERVES_IN]->(:Agency)            an earlier post each, with both days
(:Statement)-[:SUBJECT]->(:Person)           one behind every edge; of who went over at times a second, or a denial
(:Person)-[:DEFECTED_TO]->(the ruling side)  some come back
(:Article)-[:MENTIONS]->(:Person)            all; some articles say nothing more
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from bench import people
from bench.corpus import made_up
from bench.people import attested, put
from graph.batch import Batch, add_edge, add_mention, add_node
from graph.identity.profile import Profile
from graph.keys import digest
from graph.schema import (
    Agency,
    Article,
    DefectedTo,
    Edge,
    MayBe,
    Object,
    Origin,
    Person,
    PersonBelongsTo,
    ServesIn,
    StatedIn,
    Statement,
    Subject,
)  # fmt: skip

SECOND, DENIED, BACK, UNSURE, SILENT = 12, 100, 80, 400, 40
"""Of so many persons one: has a second report, is denied, comes back, may be the next; is only named in an article."""
PUBLISHERS = 20
COUNTRIES = ("Jordan", "Turkey", "Lebanon", "Iraq")


def population(first: int, last: int, size: int = 10_000) -> Iterator[Batch]:
    """The persons with these numbers, `size` a batch."""
    for start, batch in zip(range(first, last, size), people.population(first, last, size), strict=True):
        for number in range(start, min(start + size, last)):
            _add_life(batch, number)
        yield batch


def _add_life(batch: Batch, number: int) -> None:
    who, branch = people.person(number), people.agency(2, people.branch_of(number))
    article = _article(f"{number // people.FOUR}s", people.since(number))
    said = _said(batch, who, article, branch, "SERVES_IN", current=people.gone(number) is None)
    add_mention(batch, _profile(who, article))
    if number % SILENT == 0:
        silent = _article(f"{number}q", people.DAY)
        add_node(batch, silent)
        add_mention(batch, _profile(who, silent))
    _add_posts(batch, number, branch, said)
    if number % people.FIVE:
        community = people.sect(number // people.FOUR % people.SECTS)
        _change(batch, PersonBelongsTo, who.id, community.id, evidence=[said.id])
    if number % UNSURE == 1:
        doubt = {"score": 4.5, "reasons": ["alike in name"], "mentions": [who.id, people.person(number - 1).id]}
        add_edge(batch, MayBe, who.id, people.person(number - 1).id, **doubt)
    if people.gone(number):
        _add_reports(batch, number)


def _add_posts(batch: Batch, number: int, branch: Agency, said: Statement) -> None:
    """The post that he holds or left, and one before it, in another branch."""
    who, since, until = people.person(number), people.since(number), people.gone(number)
    post = {"role": "chief" if number % people.DAYS < people.FOUR else "officer", "evidence": [said.id]}
    known = {"until": until, "until_precision": "day"} if until else {}
    _change(batch, ServesIn, who.id, branch.id, **post, **known)
    before = people.agency(2, (people.branch_of(number) + 1 + number % 7) % people.BRANCHES)
    times = {"since": since - dt.timedelta(days=700), "since_precision": "day", "until": since, "until_precision": "day"}
    put(batch, ServesIn(**{**attested(ServesIn, who.id, before.id), **post, **times, "current": False}))


def _add_reports(batch: Batch, number: int) -> None:
    """Who else reports that he went over, who denies it, and that he came back."""
    who, day, branch = people.person(number), people.gone(number) or people.DAY, people.agency(2, people.branch_of(number))
    move: dict[str, object] = {"fled_to": COUNTRIES[number // people.FOUR % len(COUNTRIES)]}
    evidence = [*_record(batch, DefectedTo, who.id, people.FACTION.id).evidence]
    if number % SECOND == 0:
        other = day + dt.timedelta(days=number % 5)
        report = _article(f"{number}b", other + dt.timedelta(days=number % 30))
        add_mention(batch, _profile(who, report))
        evidence.append(_said(batch, who, report, people.FACTION, "DEFECTED_TO", other, origin=branch).id)
        move |= {"sources": 2, "statements": 2, "status": "confirmed", "dates": [*dict.fromkeys((f"{day}", f"{other}"))]}
    if number % DENIED == 0:
        denial = _article(f"{number}d", day + dt.timedelta(days=40))
        add_mention(batch, _profile(who, denial))
        evidence.append(_said(batch, who, denial, people.FACTION, "DEFECTED_TO", modality="denied", speaker="the ministry").id)
        move |= {"denials": 1, "status": "disputed"}
    _change(batch, DefectedTo, who.id, people.FACTION.id, evidence=evidence, first_reported=day, last_reported=day, **move)
    if number % BACK == 0:
        _add_return(batch, who, day + dt.timedelta(days=200))


def _add_return(batch: Batch, who: Person, day: dt.date) -> None:
    article = _article(f"{digest(who.id)}r", day)
    add_mention(batch, _profile(who, article))
    said = _said(batch, who, article, people.GOVERNMENT, "DEFECTED_TO", day, origin=people.FACTION)
    put(batch, DefectedTo(**{
        **attested(DefectedTo, who.id, people.GOVERNMENT.id), "evidence": [said.id], "date": day, "date_precision": "day",
        "dates": [f"{day}"], "origin": people.FACTION.name, "origin_id": people.FACTION.id, "stated": True, "manner": "defected",
        "first_reported": day, "last_reported": day,
    }))  # fmt: skip


def _said(
    batch: Batch, who: Person, article: Article, about: Agency | Any, kind: Any, day: dt.date | None = None, *,
    origin: Any = None, modality: Any = "asserted", **more: Any,
) -> Statement:  # fmt: skip
    """A statement with all its ties."""
    quote = f"{who.name}: {kind} {about.name} ({modality})."
    said = Statement(
        id=f"statement:{digest(article.id, who.id, kind)}", name=quote, kind=kind, quote=quote, start=0, end=len(quote),
        modality=modality, confidence=0.9, extractor=people.EXTRACTOR, date=day, date_precision="day" if day else "unknown",
        recorded_at=people.NOW, **more,
    )  # fmt: skip
    for node in (said, article):
        add_node(batch, node)
    add_edge(batch, StatedIn, said.id, article.id)
    add_edge(batch, Subject, said.id, who.id, mention=who.id)
    add_edge(batch, Object, said.id, about.id)
    if origin:
        add_edge(batch, Origin, said.id, origin.id)
    return said


def _article(key: str, published: dt.date) -> Article:
    publisher = f"{made_up(5_000 + int(digest(key), 36) % PUBLISHERS)} Post"
    return Article(id=f"article:{key}", name=f"Report {key}", publisher=publisher, published=published, sha256=key)


def _profile(who: Person, article: Article) -> Profile:
    return Profile(id=who.id, article=article.id, names=(who.name,), published=article.published)


def _record(batch: Batch, kind: type[Edge], start: str, end: str) -> Any:
    key = str(attested(kind, start, end)["id"])
    return batch.edges[start, end, key]["record"]


def _change(batch: Batch, kind: type[Edge], start: str, end: str, **properties: Any) -> None:
    """Other properties for a relationship that the batch holds."""
    put(batch, _record(batch, kind, start, end).model_copy(update=properties))
