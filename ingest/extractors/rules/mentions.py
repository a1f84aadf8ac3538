"""The entities that an article names, with the forms it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from graph.statement import Body, Mention, PersonRef, Ref
from ingest.text.bodies.hierarchy import Hierarchy
from ingest.text.tokens.spans import Annotated


class Mentions:
    """Counts them. `person` gives the reference of a person of the article by number."""

    def __init__(self, hierarchy: Hierarchy, person: Callable[[int], PersonRef]) -> None:
        self._hierarchy = hierarchy
        self._person = person
        self._persons: dict[str, PersonRef] = {}
        self._entities: dict[str, Ref | Body] = {}
        self._forms: dict[str, Counter[str]] = {}

    def of(self, sentences: Sequence[Annotated]) -> list[Mention]:
        """All entities named in the sentences, in the order of their ids."""
        for s in sentences:
            for person in s.persons:
                self._count_person(self._person(person.person), person.name)
            for body in s.bodies:
                self._count_body(body.body, body.printed, body.parent)
            for sect in s.sects:
                self._count_body(sect.sect, s.words(sect.start, sect.end), None)
        return [self._mention(ident) for ident in sorted(self._entities)]

    def _count_person(self, ref: PersonRef, form: str) -> None:
        self._persons[ref.id] = ref
        self._count(ref, form)

    def _count_body(self, body: Body, form: str, parent: str | None) -> None:
        self._hierarchy.know(body, parent)
        self._count(body, form)

    def _count(self, entity: Ref | Body, form: str) -> None:
        self._entities[entity.id] = entity
        self._forms.setdefault(entity.id, Counter())[form] += 1

    def _mention(self, ident: str) -> Mention:
        entity, forms, person = self._entities[ident], self._forms[ident], self._persons.get(ident)
        return Mention(
            entity=Ref(label=entity.label, id=ident, name=entity.name), names=tuple(sorted(forms)), count=forms.total(),
            rank=person.rank if person else None, rank_order=person.rank_order if person else None,
        )  # fmt: skip
