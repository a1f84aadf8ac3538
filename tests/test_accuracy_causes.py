"""Every cause of an error is told from the others. Readings are made up, so that a better extractor changes nothing here."""

from __future__ import annotations

from typing import Any

import pytest

from bench.accuracy import causes
from bench.accuracy.counts import Found
from bench.accuracy.errors import CAUSES, Error
from bench.accuracy.event_errors import EventErrors
from bench.accuracy.figures import Figures
from bench.accuracy.other_errors import OtherErrors, around
from bench.accuracy.scoring import Scored
from bench.accuracy.sight import Sight
from graph.schema import Article
from graph.statement import Mention, Reading, Ref
from ingest.packs import load_packs

BOTH = "Colonel Arvo Senk and Captain Mai Oren defected to the Free Syrian Army."
ALONE = "Colonel Arvo Senk defected."
LEFT = "Colonel Arvo Senk took a taxi to the border."
PRONOUN = "He defected on Sunday."
TEXT = f"Captain Mai Oren, an Alawite of the 5th Division, spoke. {BOTH} {ALONE} {LEFT} {PRONOUN}"
BODIES = ("Free Syrian Army", "5th Division")


@pytest.fixture(scope="module")
def sight() -> Sight:
    return Sight(load_packs())


def _event(person: str, evidence: str | None, **fields: Any) -> dict[str, Any]:
    """An annotated event."""
    return {"person": person, "from": None, "to": None, "date": None, "modality": "asserted", "evidence": evidence} | fields


def _said(person: str, quote: str, kind: str = "DEFECTED_TO", label: str = "Faction", **fields: Any) -> dict[str, Any]:
    """A statement as it is printed; `object` and `origin` are names."""
    start = TEXT.index(quote)
    line = {"date": None, "modality": "asserted", "quote": quote, "start": start, "end": start + len(quote), "also": [], **fields}
    ends = {role: line.get(role) and {"label": label, "name": line[role]} for role in ("object", "origin")}
    return {"kind": kind, "subject": {"label": "Person", "name": person, "rank": fields.get("rank")}} | line | ends


def _scored(
    events: list[dict[str, Any]], statements: list[dict[str, Any]], *, known: str = "Arvo Senk;Mai Oren", **gold: Any
) -> Scored:
    """An article of two annotated persons. `known`: the persons of the reading."""
    persons = [{"name": "Arvo Senk", "rank": "Colonel", "sect": None}, {"name": "Mai Oren", "rank": None, "sect": "Alawite"}]
    entities = [("Person", name) for name in known.split(";") if name] + [("Agency", name) for name in BODIES]
    mentions = [Mention(entity=Ref(label=kind, id=name, name=name), names=(name,), count=1) for kind, name in entities]
    article = Article(id="article:1", name="-", published=None, sha256="-", text=TEXT)
    annotated = {"persons": persons, "defections": events, "affiliations": []} | gold
    figures = Figures(articles=1, events=Found())
    return Scored({"id": "1", "gold": annotated}, Reading(article=article, mentions=tuple(mentions)), statements, figures)


def _of_events(scored: Scored, sight: Sight) -> list[tuple[str, str]]:
    return [(error.part, error.cause) for error in EventErrors(scored, sight)]


@pytest.mark.parametrize(
    ("cause", "evidence", "statements", "known"),
    [
        ("person not found", ALONE, [], "Mai Oren"),
        ("modality", ALONE, [_said("Arvo Senk", ALONE, modality="hypothetical")], "Arvo Senk"),
        ("modality", ALONE, [_said("Arvo Senk", ALONE, modality="denied")], "Arvo Senk"),
        ("wrong person", PRONOUN, [_said("Kor Lim", PRONOUN)], "Arvo Senk"),
        ("trigger not known", LEFT, [], "Arvo Senk"),
        ("coreference", PRONOUN, [], "Arvo Senk"),
        ("argument", ALONE, [], "Arvo Senk"),
        ("argument", None, [], "Arvo Senk"),
    ],
)
def test_why_an_event_was_missed(cause: str, evidence: str | None, statements: Any, known: str, sight: Sight) -> None:
    found = _of_events(_scored([_event("Arvo Senk", evidence)], statements, known=known), sight)
    assert [c for part, c in found if part == "event missed"] == [cause]


def test_one_of_several_was_missed(sight: Sight) -> None:
    """The event of the other is right, and of the same sentence."""
    events = [_event("Arvo Senk", BOTH), _event("Mai Oren", BOTH)]
    assert _of_events(_scored(events, [_said("Mai Oren", BOTH)]), sight) == [("event missed", "one of several")]
    events[1]["evidence"] = ALONE
    assert _of_events(_scored(events, [_said("Mai Oren", BOTH)]), sight) == [("event missed", "wrong person")]


@pytest.mark.parametrize(
    ("cause", "events", "statement"),
    [
        ("denied", [_event("Arvo Senk", ALONE, modality="denied")], _said("Arvo Senk", ALONE)),
        ("other person", [_event("Arvo Senk", ALONE)], _said("Kor Lim", ALONE)),
        ("not an event", [_event("Arvo Senk", ALONE)], _said("Kor Lim", LEFT)),
        ("not an event", [], _said("Kor Lim", LEFT)),
    ],
)
def test_why_an_event_is_wrong(cause: str, events: Any, statement: Any, sight: Sight) -> None:
    assert [c for part, c in _of_events(_scored(events, [statement]), sight) if part == "event wrong"] == [cause]


def test_an_event_is_told_twice(sight: Sight) -> None:
    scored = _scored([_event("Arvo Senk", ALONE)], [_said("Arvo Senk", ALONE, rank="Colonel"), _said("Arvo Senk", BOTH)])
    assert _of_events(scored, sight) == [("event wrong", "told twice")]


@pytest.mark.parametrize(
    ("part", "cause", "wanted", "got"),
    [
        ("to", "body not known", {"to": "River Front"}, {}),
        ("to", "body not taken", {"to": "Free Syrian Army"}, {}),
        ("to", "wrong body", {"to": "Free Syrian Army"}, {"object": "River Front"}),
        ("from", "body not known", {"from": "Hill Guard"}, {"origin": "5th Division"}),
        ("from", "body not taken", {"from": "5th Division"}, {}),
        ("from", "wrong body", {"from": "5th Division"}, {"origin": "Hill Guard"}),
        ("date", "date not found", {"date": "2021-06"}, {}),
        ("date", "wrong date", {"date": "2021-06"}, {"date": "2021-06-02"}),
        ("rank", "rank not found", {}, {"rank": None}),
        ("rank", "wrong rank", {}, {"rank": "Major"}),
        ("modality", "wrong modality", {"modality": "reported"}, {}),
    ],
)
def test_what_is_wrong_in_an_event(part: str, cause: str, wanted: Any, got: Any, sight: Sight) -> None:
    statement = _said("Arvo Senk", ALONE, **{"rank": "Colonel", **got})
    assert _of_events(_scored([_event("Arvo Senk", ALONE, **wanted)], [statement]), sight) == [(part, cause)]
    right = {"object": wanted.get("to"), "origin": wanted.get("from"), "date": wanted.get("date")}
    right = {"rank": "Colonel", "modality": wanted.get("modality", "asserted")} | right
    assert _of_events(_scored([_event("Arvo Senk", ALONE, **wanted)], [_said("Arvo Senk", ALONE, **right)]), sight) == []


def _of_others(scored: Scored, *parts: str) -> list[tuple[str, str]]:
    return [(error.part, error.cause) for error in OtherErrors(scored) if error.part in parts]


def test_persons() -> None:
    assert _of_others(_scored([], [], known="Arvo Senk;Kor Lim"), "person") == [
        ("person", "not found"),
        ("person", "nobody annotated"),
    ]


def test_sects() -> None:
    assert _of_others(_scored([], [], known="Arvo Senk"), "sect") == [("sect", "person not found")]
    assert _of_others(_scored([], []), "sect") == [("sect", "sect not taken")]
    right, wrong = (_said(name, ALONE, "BELONGS_TO", "Sect", object="Alawite") for name in ("Mai Oren", "Arvo Senk"))
    assert _of_others(_scored([], [right, wrong]), "sect") == [("sect", "wrong sect")]
    faction = _said("Arvo Senk", ALONE, "BELONGS_TO", "Faction", object="Alawite")
    assert _of_others(_scored([], [right, faction]), "sect") == []


@pytest.mark.parametrize(
    ("cause", "person", "agency"),
    [
        ("person not found", "Dina Kray", "5th Division"),
        ("body not known", "Mai Oren", "Hill Guard"),
        ("not linked", "Mai Oren", "5th Division"),
        ("not linked", "Mai Oren", None),
    ],
)
def test_services(cause: str, person: str, agency: str | None) -> None:
    served = [{"person": person, "agency": agency, "role": None, "current": True}]
    assert _of_others(_scored([], [], affiliations=served), "service") == [("service", cause)]
    right, wrong = (_said(name, ALONE, "SERVES_IN", object=agency) for name in (person, "Arvo Senk"))
    assert _of_others(_scored([], [right, wrong], affiliations=served), "service") == [("service", "wrong person")]


def test_causes_are_counted_by_set() -> None:
    """All causes have their line, also those that no error has."""
    error = Error("1", "event missed", "argument", "", "")
    table = causes.table({"c1": [error, error], "c2": [error]})
    assert table.columns == ["what", "cause", "all", "c1", "c2"]
    assert ["event missed", "argument", 3, 2, 1] in table.rows
    assert [(row[0], row[1]) for row in table.rows] == [(part, cause) for part, of in CAUSES.items() for cause in of]
    assert sum(row[2] for row in table.rows) == 3


def test_the_words_around_a_name() -> None:
    assert around(f"{'x ' * 200}Senk left.{' y' * 200}", "Senk") == f"{'x ' * 50}Senk left.{' y' * 47}"
    assert around("Senk left.", "Oren") == ""
