"""Why persons, sects and services are wrong or missed. The annotation quotes no sentence for them: the words around are shown."""

from __future__ import annotations

from collections.abc import Iterator

from bench.accuracy.errors import Error
from bench.accuracy.pairs import Line, name_of
from bench.accuracy.people import forms, pair_persons, persons_of
from bench.accuracy.scoring import Scored
from tests.gold.score import same_body, same_person

_AROUND = 100
"""Letters shown on either side of a name."""


class OtherErrors:
    """The errors of an article in what it says besides events."""

    def __init__(self, scored: Scored) -> None:
        self._scored = scored
        self._gold = scored.gold["gold"]
        self._mentions = persons_of(scored.reading.mentions)
        self._persons = {p["name"]: p for p in self._gold["persons"]}

    def __iter__(self) -> Iterator[Error]:
        yield from self._of_persons()
        yield from self._of_sects()
        yield from self._of_services()

    def _of_persons(self) -> Iterator[Error]:
        pairs = pair_persons(self._gold["persons"], self._mentions)
        for person in self._gold["persons"]:
            if not any(person is found for found, _ in pairs):
                yield self._error("person", "not found", person["name"], person["name"])
        for mention in self._mentions:
            if not any(mention is taken for _, taken in pairs):
                yield self._error("person", "nobody annotated", mention.entity.name, mention.names[0])

    def _of_sects(self) -> Iterator[Error]:
        said, there = self._said("BELONGS_TO"), [p for p in self._gold["persons"] if p["sect"]]
        for p in there:
            if not any(self._is(name, p["name"]) and same_body(sect, p["sect"]) for name, sect in said):
                cause = "sect not taken" if self._known(p["name"]) else "person not found"
                yield self._error("sect", cause, f"{p['name']} | {p['sect']}", p["sect"])
        for name, sect in said:
            if not any(self._is(name, p["name"]) and same_body(sect, p["sect"]) for p in there):
                yield self._error("sect", "wrong sect", f"{name} | {sect}", name)

    def _of_services(self) -> Iterator[Error]:
        said, there = self._said("SERVES_IN"), self._gold["affiliations"]
        for a in there:
            if not any(self._is(name, a["person"]) and same_body(body, a["agency"]) for name, body in said):
                what = f"{a['person']} | {a['role']} | {a['agency']}"
                yield self._error("service", self._why_not_served(a), what, a["agency"] or a["person"])
        for name, body in said:
            if not any(self._is(name, a["person"]) for a in there):
                yield self._error("service", "wrong person", f"{name} | {body}", name)

    def _why_not_served(self, a: Line) -> str:
        if not self._known(a["person"]):
            return "person not found"
        bodies = [m for m in self._scored.reading.mentions if m.entity.label in ("Agency", "Faction")]
        known = any(same_body(name, a["agency"]) for m in bodies for name in (m.entity.name, *m.names))
        return "not linked" if known or a["agency"] is None else "body not known"

    def _said(self, kind: str) -> list[tuple[str, str | None]]:
        """Persons and bodies of the statements of a kind that count; persons alone belong to a sect here."""
        counted = (s for s in self._scored.statements if s["kind"] == kind and s["modality"] in ("asserted", "reported"))
        said = {(s["subject"]["name"], name_of(s, "object")) for s in counted if kind == "SERVES_IN" or _of_sect(s)}
        return sorted(said, key=str)

    def _known(self, person: str) -> bool:
        return any(self._is(m.entity.name, person) for m in self._mentions)

    def _is(self, name: str, person: str) -> bool:
        return bool(same_person(name, forms(self._persons.get(person, {"name": person}))))

    def _error(self, part: str, cause: str, what: str, words: str) -> Error:
        return Error(str(self._scored.gold["id"]), part, cause, what, around(self._scored.text, words))


def _of_sect(s: Line) -> bool:
    return s["subject"]["label"] == "Person" and s["object"] is not None and s["object"]["label"] == "Sect"


def around(text: str, words: str) -> str:
    """The words with what stands around them, empty if they are not in the text.

    >>> around("He left.", "left")
    'He left.'
    """
    at = text.find(words)
    return " ".join(text[max(0, at - _AROUND) : at + len(words) + _AROUND].split()) if at >= 0 else ""
