"""Why events were missed, or made of nothing, and what is wrong in those that are right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from bench.accuracy.errors import Error
from bench.accuracy.pairs import Line, Pairs, name_of, pair_events, told
from bench.accuracy.people import forms, persons_of
from bench.accuracy.scoring import Scored
from bench.accuracy.sight import Place, Sentence, Sight, names_one, overlap
from tests.gold.score import left_right, same_body, same_person, same_rank


class EventErrors:
    """The errors in the events of an article. Evidence is the sentence that the annotation quotes for an event."""

    def __init__(self, scored: Scored, sight: Sight) -> None:
        self._scored = scored
        self._gold = scored.gold["gold"]
        self._sight = sight
        self._persons = {p["name"]: p for p in self._gold["persons"]}
        self._pairs: Pairs = pair_events(self._gold, scored.statements)

    def __iter__(self) -> Iterator[Error]:
        for d in self._pairs.missed:
            yield self._error("event missed", self._why_missed(d), _line(d), self._quote(d))
        for s in self._pairs.wrong:
            yield self._error("event wrong", self._why_wrong(s), f"{s['subject']['name']} | {s['modality']}", s["quote"])
        for s, d in self._pairs.right:
            for part, cause, wanted, got in self._fields(s, d):
                yield self._error(part, cause, f"{d['person']} | {wanted} | got {got}", self._quote(d) or s["quote"])

    def _error(self, part: str, cause: str, what: str, sentence: str) -> Error:
        return Error(str(self._scored.gold["id"]), part, cause, what, sentence)

    def _why_missed(self, d: Line) -> str:
        if not any(self._is(m.entity.name, d) for m in persons_of(self._scored.reading.mentions)):
            return "person not found"
        places = self._places(d)
        here = [s for s in self._scored.statements if s["kind"] == "DEFECTED_TO" and any(_stands_in(s, p) for p in places)]
        if any(self._is(s["subject"]["name"], d) and not told(s) for s in here):
            return "modality"
        others = [s for s in here if told(s) and not self._is(s["subject"]["name"], d)]
        if others:
            return "one of several" if all(self._belongs(s, d) for s in others) else "wrong person"
        seen = [s for s in self._sentences if any(overlap(s.place, p) for p in places)]
        if not any(s.predicate for s in seen):
            return "trigger not known"
        return "argument" if any(names_one(s, self._person(d)) for s in seen) else "coreference"

    def _why_wrong(self, s: Line) -> str:
        of_him = [d for d in self._gold["defections"] if self._is(s["subject"]["name"], d)]
        if of_him:
            return "denied" if all(d["modality"] == "denied" for d in of_him) else "told twice"
        real = [d for d in self._gold["defections"] if d["modality"] != "denied" and d.get("evidence")]
        return "other person" if any(_stands_in(s, p) for d in real for p in self._places(d)) else "not an event"

    def _fields(self, s: Line, d: Line) -> Iterator[tuple[str, str, Any, Any]]:
        accept = d.get("accept", {})
        mine, left = name_of(s, "object"), name_of(s, "origin")
        if d["to"] and not same_body(mine, d["to"], accept.get("to", [])):
            yield "to", self._why_body(mine, [d["to"], *accept.get("to", [])]), d["to"], mine
        if d["from"] and not left_right(s, d, self._served(d)):
            yield "from", self._why_body(left, [d["from"], *accept.get("from", [])]), d["from"], left
        if d["date"] and s["date"] not in [d["date"], *accept.get("date", [])]:
            yield "date", "wrong date" if s["date"] else "date not found", d["date"], s["date"]
        rank, printed = self._person(d).get("rank"), s["subject"]["rank"]
        if rank and not same_rank(printed, rank):
            yield "rank", "wrong rank" if printed else "rank not found", rank, printed
        if s["modality"] != d["modality"]:
            yield "modality", "wrong modality", d["modality"], s["modality"]

    def _why_body(self, mine: str | None, wanted: list[str]) -> str:
        bodies = [m for m in self._scored.reading.mentions if m.entity.label in ("Agency", "Faction")]
        if not any(same_body(name, wanted[0], wanted[1:]) for m in bodies for name in (m.entity.name, *m.names)):
            return "body not known"
        return "wrong body" if mine else "body not taken"

    def _served(self, d: Line) -> list[str | None]:
        """Bodies that he served in: one of them is right as what he left."""
        return [a["agency"] for a in self._gold["affiliations"] if a["person"] == d["person"] and not a["current"]]

    def _person(self, d: Line) -> Line:
        person: Line = self._persons.get(d["person"], {"name": d["person"]})
        return person

    def _is(self, name: str, d: Line) -> bool:
        return bool(same_person(name, forms(self._person(d))))

    def _belongs(self, s: Line, d: Line) -> bool:
        """Whether a statement is right, and told by the same sentence as `d`."""
        hit = next((gold for mine, gold in self._pairs.right if mine is s), None)
        return hit is not None and hit.get("evidence") == d.get("evidence")

    def _quote(self, d: Line) -> str:
        return d.get("evidence") or " […] ".join(self._scored.text[start:end] for start, end in self._places(d))

    def _places(self, d: Line) -> list[Place]:
        """Where the evidence of an event stands; where none is quoted, the sentences that name the person."""
        evidence = d.get("evidence")
        if not evidence:
            return [s.place for s in self._sentences if names_one(s, self._person(d))]
        start = self._scored.text.find(evidence)
        return [(start, start + len(evidence))] if start >= 0 else []

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return self._sight.sentences(self._scored.text)


def _stands_in(s: Line, place: Place) -> bool:
    return any(overlap((span["start"], span["end"]), place) for span in (s, *s["also"]))


def _line(d: Line) -> str:
    return f"{d['person']} | {d['from']} -> {d['to']} | {d['date']} | {d['modality']}"
