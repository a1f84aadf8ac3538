"""A change of side as one sentence tells it."""

from __future__ import annotations

from graph.schema import Manner, Modality
from ingest.extractors.rules.events.dates import When
from ingest.packs.models import Predicate
from ingest.text.tokens.grammar import AFTERWARDS
from ingest.text.tokens.spans import Annotated, BodySpan

_REPEATED_AFTER = 3
"""Sentences after an event in which `did the same` means it."""

_CERTAIN = 0.8
"""Confidence of a predicate that is of changing sides and of nothing else."""


class Event:
    """What a predicate says, filled in step by step.

    Attributes:
        persons: numbers of the persons of whom it is told; empty while their name is not known.
        pending: the noun or pronoun of a subject who has no name yet.
        left, joined: the bodies that the sentence names.
        since: the body with which it goes on to say that he is now.
        left_country, fled_to: the countries.
        fled_from: the body named right behind words of flight, whether he was of it or not.
        state: the country whose side he takes, when words name a country as they name sides (`defected to`).
        others: it is told of more people than are named.
        start, end: the first token of the predicate, and the one after it.
        named_later: the sentence does not name its subject.
        fronted: what was left or joined stands before its clause (`the X, which he left`).
        they: its subject is `they`, whom the sentence does not name.
        quoted: it is told in words quoted from somebody.
        aside: a relative clause tells it, which says no more than who is meant.
        leaves: the words are of leaving, whatever is left.
        flight: the words are of flight or asylum, and name neither side.
        serving: the words are of serving with those on whose side he is (`fought for`), not of going over.
        returns: the words lead back to a side once left.
        goes_on: it goes on with what a predicate before it tells of the same man (`deserted and joined`).
        elsewhere: no pack knows the country of the article, nor its villages.
        moving: the words are of moving, to a place as often as to a side.
        town: what was left is a town, which one may leave for a day.
        joint: behind `joined` stands what they do together for once.
        goes_on_to: a name follows `joined`, of whatever kind.
        again: the words stand for what another event tells.
        status: the words say where he is since, and not that he moved.
        enlisted: the words say that he serves there now, not only that he went over.
        ordinary: they may as well be of a journey or of another post, whatever is left or reached.
        plain: the words alone do not say that a side is changed (`left`, `joined`).
        needs: what is still missing, see Predicate; `posted` is added for predicates that ask for a rank or post.
    """

    def __init__(
        self, predicate: Predicate, sentence: Annotated, modality: Modality, persons: list[int], pending: str | None = None
    ) -> None:
        self.predicate = predicate
        self.persons = persons
        self.pending = pending
        self.sentence = sentence
        self.manner: Manner = predicate.manner
        self.confidence = predicate.confidence
        self.modality: Modality = modality
        self.needs: set[str] = {*predicate.needs, "posted"} if predicate.posted else {*predicate.needs}
        self.leaves = predicate.object == "from"
        self.flight = predicate.object is None and predicate.manner == "defected"
        self.status = predicate.since
        self.ordinary = bool(predicate.needs) or predicate.posted or predicate.confidence < _CERTAIN
        self.again = predicate.again
        self.returns = "back" in predicate.needs
        self.plain = bool(self.needs - {"posted"})
        self.speaker: str | None = None
        self.left: BodySpan | None = None
        self.joined: BodySpan | None = None
        self.left_country: str | None = None
        self.since: BodySpan | None = None
        self.fled_to: str | None = None
        self.fled_from: BodySpan | None = None
        self.state: str | None = None
        self.date: When | None = None
        self.enlisted = False
        self.serving = False
        self.goes_on = False
        self.elsewhere = False
        self.joint = False
        self.town = False
        self.goes_on_to = False
        self.start = 0
        self.end = 0
        self.named_later = False
        self.others = False
        self.aside = False
        self.quoted = False
        self.they = False
        self.fronted = False
        self.moving = False

    def tells_the_same(self, other: Event) -> bool:
        """Whether an event of a later predicate of the sentence is this one; it is not when both name another new side."""
        if (self.persons, self.pending, self.modality) != (other.persons, other.pending, other.modality):
            return False
        redated = self.date is not None and other.date is not None and self.date != other.date
        if other.returns and not self.returns and (self.aside or not self.plain or redated):
            return False  # `who defected in May, has returned to X`; not `quit and returned to X`, which is one way
        if self.joined and not (self.left or self.leaves or self.flight) and other.leaves and other.left is None:
            return False  # `joined the army and left it`
        if other.returns and self.left and other.joined and self.left.body.id == other.joined.body.id:
            return False  # `left the X and later returned to them`
        if not self.joined or not other.joined or self.joined.body.id == other.joined.body.id:
            return True
        return not other.left and other.date == self.date

    def repeating(self, model: Event | None) -> Event | None:
        """This event as one that does what `model` tells, if that is told shortly before of somebody else and holds."""
        if model is None or model.modality == "hypothetical" or self.sentence.number - model.sentence.number > _REPEATED_AFTER:
            return None
        if not self.pending and set(self.persons) <= set(model.persons):
            return None
        self.manner, self.joined, self.enlisted = model.manner, model.joined, model.enlisted
        self.needs = model.needs | (self.needs & {"posted"} if self.again else set())
        return self

    def told_right_before(self, s: Annotated) -> bool:
        """Whether it holds, and the sentence before `s` tells it."""
        return self.modality in ("asserted", "reported") and s.number - self.sentence.number == 1

    def goes_to(self, other: Event) -> None:
        """`X defected. He joined the Y Battalion`: where he went, if the words of `other` alone change no side."""
        entered = other.predicate.object == "to" and "side" in other.needs and other.modality == self.modality
        if entered and other.persons == self.persons and self.flight and not (self.ordinary or self.joined or self.since):
            self.since = other.joined

    def _served_before(self, other: Event) -> bool:
        """`fought for the X until he defected`: the side of which the words before tell is the one that he left."""
        if not self.serving or other.serving or self.left or other.left or other.manner == "resigned":
            return False
        return AFTERWARDS.isdisjoint(self.sentence.lows[self.end : other.start])

    def _there_from_here(self, *, fled: bool) -> None:
        """Who left here and went there: no more need be said, but of `fled Homs and crossed into Lebanon` who he is."""
        resigned = self.manner == "resigned"
        if (self.left or self.leaves or resigned) and (self.joined or self.fled_to or fled):
            self.needs -= {"cue", "side", "away"}
            if self.left or self.joined or resigned:
                self.needs.discard("posted")

    def add(self, other: Event) -> None:
        """Take over what another predicate says of this event."""
        if "more" in other.needs:
            return
        if "more" in self.needs:
            self.needs = set(other.needs)
        if self.joined and self._served_before(other):
            self.left, self.joined = self.joined, None
        if "away" in self.needs and other.manner == "resigned":
            self.manner = "resigned"  # `quit on Monday`: an office
        fled = other.flight and not self.flight and other.start > self.start
        self.end = other.end
        self.left, self.joined = self.left or other.left, self.joined or other.joined
        self.fled_to = self.fled_to or other.fled_to
        self.fled_from = self.fled_from or other.fled_from
        if other.date and (self.date is None or (self.date.basis, other.date.basis) == ("announcement", "act")):
            self.date = other.date
        self.left_country = self.left_country or other.left_country
        self.since, self.state = self.since or other.since, self.state or other.state
        self.enlisted = self.enlisted or other.enlisted
        self.joint = self.joint and other.joint
        self.needs = min(self.needs, other.needs, key=len)
        if self.left or self.joined:
            self.needs.discard("object")
        self.leaves = self.leaves or other.leaves
        self.returns = self.returns or other.returns
        self.status = self.status and other.status
        self._there_from_here(fled=fled)
        self.flight = self.flight or fled
        if self.manner == "resigned" and other.goes_on_to:
            self.needs -= {"cue", "side"}
        if other.confidence > self.confidence:
            self.manner, self.confidence = other.manner, other.confidence
