"""Events: who leaves which side for which, by the predicates of the packs and their arguments."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.schema import Agency, Faction
from graph.schema import Modality as Value
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses import PREPOSITIONS, SUBORDINATORS, Clauses, Subject
from ingest.text.coreference import People
from ingest.text.modality import ModalityRules
from ingest.text.phrases import Match, Patterns
from ingest.text.spans import Annotated, BodySpan

REACH = 28
"""Tokens after a predicate among which its arguments are looked for."""

_OBJECTS = frozenset("the a an us me him them her his their its no our my this".split())
_DIRECT = frozenset("the a an his her their its 's ’s own ranks of side side's main country army's elite ruling service".split())
_ENDS = frozenset(
    (
        ";",
        "“",
        "”",
        '"',
        "said",
        "says",
        "told",
        "who",
        "which",
        "whose",
        "but",
        "while",
        "whereas",
        "where",
        "because",
        "that",
        "whom",
    )
)
_TO = frozenset(("to", "with", "into", "for", "behind", "in", "among", "alongside"))


@dataclass
class Event:
    """A change of side as one sentence tells it."""

    persons: list[int]
    sentence: Annotated
    manner: str
    confidence: float
    modality: Value
    speaker: str | None = None
    left: BodySpan | None = None
    joined: BodySpan | None = None
    left_country: str | None = None
    fled_to: str | None = None
    date: str | None = None
    nominal: bool = False
    enlisted: bool = False  # the words say that he serves there now, not only that he went over
    needs: set[str] = field(default_factory=set)
    pending: str | None = None  # the noun of a subject who has no name yet


class EventFinder:
    """Finds events in the sentences of an article, one after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        assert lexicon.modality is not None  # noqa: S101  # core has it
        self.patterns: Patterns[Predicate] = Patterns(lexicon.irregular)
        for predicate in lexicon.predicates:
            for phrase in predicate.phrases:
                self.patterns.add(phrase, predicate)
        self._clauses = Clauses(lexicon.words["singular"], lexicon.words["plural"])
        self._modality = ModalityRules(lexicon.modality)
        self._cues = lexicon.words["cues_of_protest"]

    def find(self, s: Annotated, people: People, dates: dict[int, str]) -> list[Event]:
        """Events of a sentence; `dates` are values by the token at which the date begins."""
        events: list[Event] = []
        tokens_of_dates = _date_tokens(dates)
        for match in self.patterns.find(s.tokens):
            if self._modality.look_alike(s, match.start, match.end):
                continue
            event = self._nominal(s, match, people) if match.value.noun else self._verbal(s, match, people, tokens_of_dates)
            if event is None or not (event.persons or event.pending):
                continue
            self._arguments(s, match, event)
            event.date = _date_of(s, match, dates)
            _merge(events, event)
        for event in events:
            event.speaker = self._modality.speaker(s, 0, set(event.persons))
            if event.modality == "asserted" and event.speaker and not _confirmed(s):
                event.modality = "reported"
        return events

    def denied_persons(self, s: Annotated, last: Event | None) -> set[int]:
        """Persons of whom a sentence without an event says that reports about them are denied; if it names none, those of `last`."""
        if not self._modality.denies_claims(s):
            return set()
        return {p.person for p in s.persons} or (set(last.persons) if last and last.sentence.number >= s.number - 2 else set())

    def _verbal(self, s: Annotated, match: Match[Predicate], people: People, dates: set[int]) -> Event | None:
        if self._not_said(s, match):
            return None
        subject = self._clauses.subject(s, match.start, dates)
        subject = subject or self._left_out(s, match)
        if subject is not None and subject.plural and s.low(0) == "among":
            subject = self._among(s, match) or subject
        if (
            subject is None
            or (subject.plural
            and not subject.persons
            and s.low(subject.at) not in ("two", "both", "pair", "couple"))
        ):
            return None
        modality = self._modality.of_verb(s, match.start, match.form, subject)
        event = self._event(s, match, modality)
        event.persons, event.pending = self._resolve(s, subject, people)
        return event

    def _left_out(self, s: Annotated, match: Match[Predicate]) -> Subject | None:
        """An entry of a list: `Defected on June 28 and lives in Marseille.`"""
        begins = all(not s.tokens[k].text.isalpha() for k in range(match.start))
        return Subject(pronoun="he", at=0) if begins and match.form.endswith(("ed", "left", "fled", "quit")) else None

    def _among(self, s: Annotated, match: Match[Predicate]) -> Subject | None:
        """`Among those who left the army were X and Y`."""
        for k in range(match.end, len(s.tokens)):
            if s.low(k) in ("was", "were", "is", "are"):
                named = [p for p in s.persons if p.start > k]
                return Subject(persons=named) if named and named[0].start <= k + 3 else None
        return None

    def _not_said(self, s: Annotated, match: Match[Predicate]) -> bool:
        """Words in scare quotes, an adjective (`the defected officer`), or a direct object that is no body (`deserted us`)."""
        if (
            s.low(match.start - 1) in ("the", "a", "an", "two", "three", "other")
            or (s.low(match.start - 1) in ('"', "“")
            and s.low(match.end) in ('"', "”", ","))
        ):
            return True
        after = s.low(match.end)
        if match.value.object == "from" and "object" not in match.value.needs and after in _OBJECTS:
            return not any(match.end < body.start <= match.end + 4 for body in s.bodies)
        return False

    def _event(self, s: Annotated, match: Match[Predicate], modality: Value) -> Event:
        predicate = match.value
        needs = set(predicate.needs) | ({"posted"} if predicate.posted else set())
        if "cue" in needs and self._cues & set(s.lows):
            needs.discard("cue")
        return Event([], s, predicate.manner, predicate.confidence, modality, nominal=predicate.noun, needs=needs)

    def _resolve(self, s: Annotated, subject: Subject, people: People) -> tuple[list[int], str | None]:
        if subject.persons:
            return list(dict.fromkeys(p.person for p in subject.persons)), None
        if subject.pronoun == "i":
            own = next((p.person for p in s.persons), None)
            return ([own] if own is not None else people.pronoun("he")), None
        if subject.pronoun:
            return self._pronoun(s, subject, people)
        noun = subject.noun or ""
        if noun in ("two", "both", "pair", "couple"):
            return people.pronoun(noun), None
        if subject.definite:
            known = people.titled(noun)
            return known, None if known else noun
        return self._first_of_all(s, subject, people) or ([], noun)

    def _pronoun(self, s: Annotated, subject: Subject, people: People) -> tuple[list[int], str | None]:
        """A name before the pronoun in its sentence, else whom the sentences before have in mind."""
        word = subject.pronoun or ""
        before = [p for p in s.persons if p.end <= subject.at]
        ahead = [p for p in s.persons if 0 < p.start - subject.at <= 8 and "," in s.lows[subject.at : p.start]]
        if ahead and not before and s.low(subject.at - 1) in SUBORDINATORS:
            return [ahead[0].person], None
        if word != "they" and before:
            leading = [
                p
                for p in before
                if s.low(p.start - 1) in ("", ",", ";", ":", "-", "that", "and", "but", "when", "after", "because")
            ]
            free = [p for p in before if s.low(p.start - 1) not in PREPOSITIONS]
            agents = [p for p in before if s.low(p.start - 1) == "by"]
            if leading or free or agents:
                return [(leading[-1:] or free[:1] or agents)[0].person], None
        if word != "they" and s.lows[:1] and self._clauses.people(s.low(1)) and s.low(0) in ("a", "an"):
            return [], word
        found = people.pronoun(word)
        return found, None if found or word == "they" else word

    def _first_of_all(self, s: Annotated, subject: Subject, people: People) -> tuple[list[int], str | None] | None:
        """`He is described as the first Alawite officer to defect`: he did."""
        left = s.lows[max(0, subject.at - 9) : subject.at]
        if not {"first", "latest", "second", "third", "senior", "highest"} & set(left):
            return None
        for k in range(subject.at - 1, -1, -1):
            if s.low(k) in ("is", "was", "became", "becomes", "becoming", "been"):
                found = self._clauses.subject(s, k, set())
                if found and found.persons:
                    return [found.persons[-1].person], None
                return (people.pronoun(found.pronoun), None) if found and found.pronoun else None
        return None

    def _nominal(self, s: Annotated, match: Match[Predicate], people: People) -> Event | None:
        """`X's defection`, `the defection of X`, `X announced his defection`."""
        event = self._event(s, match, self._modality.of_noun(s, match.start, match.end))
        before = s.low(match.start - 1)
        owner = next((p for p in s.persons if p.end == match.start - 1 and before in ("'s", "’s")), None)
        if owner:
            event.persons = [owner.person]
        elif s.low(match.end) in ("of", "by"):
            after = [p for p in s.persons if 0 <= p.start - match.end - 1 <= 6 and "," not in s.lows[match.end : p.start]]
            event.persons = [after[0].person] if after else []
        elif before in ("his", "her"):
            event.persons = self._announced(s, match, people)
        return event if event.persons else None

    def _announced(self, s: Annotated, match: Match[Predicate], people: People) -> list[int]:
        """`his defection` is told only where it is announced or dated by it; else it looks back on what was told."""
        left = s.lows[max(0, match.start - 5) : match.start - 1]
        announcing = {
            "announced",
            "announces",
            "announce",
            "announcing",
            "declared",
            "declares",
            "declare",
            "declaring",
            "confirmed",
            "made",
            "proclaimed",
            "explained",
            "explaining",
        }
        if not (announcing & set(left) or left[-1:] in (["until"], ["before"], ["since"], ["after"], ["following"])):
            return []
        names = [p for p in s.persons if p.end <= match.start and s.low(p.start - 1) not in ("of", "to", "with", "by")]
        return [names[-1].person] if names else people.pronoun("he" if s.low(match.start - 1) == "his" else "she")

    def _arguments(self, s: Annotated, match: Match[Predicate], event: Event) -> None:
        end = self._reach(s, match.end)
        direct = match.value.object
        for body in s.bodies:
            if not match.end <= body.start < end:
                continue
            place = self._placed(s, match.end, body.start)
            if place == "direct" and direct:
                event.enlisted = event.enlisted or direct == "to"
                _set(event, direct, body)
            elif (place in _TO and place not in ("in", "with")) or (place == "with" and s.low(match.end - 1) == "lot"):
                if event.joined is None and (place != "for" or event.left) and place != "among":
                    _set(event, "to", body)
            elif place == "from" or (place == "of" and direct == "from"):
                _set(event, "from", body)
            elif (
                place == "in"
                and event.left is None
                and isinstance(body.body, Agency)
                and match.value.manner != "resigned"
                and direct is None
            ):
                event.left = None
        self._countries(s, match, event, end)
        if event.joined and "side" in event.needs and (isinstance(event.joined.body, Faction) or "back" in event.needs):
            event.needs -= {"side", "back"}
        if event.left or event.joined:
            event.needs.discard("object")
        if (
            "posted" in event.needs
            and event.left
            and not event.joined
            and _kind(event.left) not in _SERVICES
            and not self._cues & set(s.lows)
        ):
            event.needs.add("cue")
        if event.left and _kind(event.left) in _SERVICES:
            event.needs.discard("posted")

    def _reach(self, s: Annotated, start: int) -> int:
        for k in range(start, min(len(s.tokens), start + REACH)):
            if s.low(k) in _ENDS:
                return k
        return min(len(s.tokens), start + REACH)

    def _placed(self, s: Annotated, start: int, body: int) -> str:
        """`direct` for a body right after the predicate, else the preposition that governs it."""
        k = body - 1
        skipped = {i for x in (*s.demonyms, *s.places) for i in range(x.start, x.end)} | {
            i for r in s.roles for i in range(r.start, r.end)
        }
        while k >= start and (s.low(k) in _DIRECT or k in skipped or s.low(k) in ("as", "post", "job", "commander")):
            k -= 1
        return "direct" if k < start else s.low(k)

    def _countries(self, s: Annotated, match: Match[Predicate], event: Event, end: int) -> None:
        for place in s.places:
            if not place.country or not match.end <= place.start < end or s.low(place.end) in ("'s", "’s"):
                continue
            k = place.start - 1
            while k >= match.end and s.low(k) in ("the", "neighbouring", "neighboring", "nearby"):
                k -= 1
            word = s.low(k) if k >= match.end else s.low(match.end - 1)
            if word == "from":
                event.left_country = event.left_country or place.name
            elif (
                word in ("to", "into", "in", "for", "across", "over", "through", "toward", "reached", "towards")
                and event.fled_to is None
            ):
                event.fled_to = place.name
                event.needs.discard("country")


_SERVICES = frozenset(("military", "intelligence", "police", "armed", "party", "side", "faction"))


def _kind(span: BodySpan) -> str:
    return "faction" if isinstance(span.body, Faction) else span.body.kind or ""


def _merge(events: list[Event], event: Event) -> None:
    """Two predicates of one subject in one sentence tell one event, unless they go different ways."""
    for other in events:
        if other.persons == event.persons and other.pending == event.pending and other.modality == event.modality:
            if (
                other.joined
                and event.joined
                and other.joined.body.id != event.joined.body.id
                and (event.left or other.date != event.date)
            ):
                continue
            other.left, other.joined = other.left or event.left, other.joined or event.joined
            other.fled_to, other.date = other.fled_to or event.fled_to, other.date or event.date
            other.left_country = other.left_country or event.left_country
            if not event.needs or not other.needs:
                other.needs = set()
            else:
                other.needs &= event.needs
            if event.confidence > other.confidence:
                other.manner, other.confidence = event.manner, event.confidence
            other.enlisted = other.enlisted or event.enlisted
            other.nominal = other.nominal and event.nominal
            return
    events.append(event)


def _set(event: Event, role: str, body: BodySpan) -> None:
    if role == "from":
        event.left = event.left or body
    elif event.joined is None:
        event.joined = body


def _date_tokens(dates: dict[int, str]) -> set[int]:
    return {k for start in dates for k in range(start - 1, start + 3)} & set(dates) | {k + n for k in dates for n in (0, 1)}


def _date_of(s: Annotated, match: Match[Predicate], dates: dict[int, str]) -> str | None:
    """The date nearest to the predicate in its clause; not that of the saying (`said on Friday`)."""
    best: tuple[int, str] | None = None
    for at, value in dates.items():
        if not value or _of_saying(s, at):
            continue
        low, high = min(at, match.start), max(at, match.end)
        between = s.lows[low:high]
        if (
            ";" in between
            or (at > match.end
            and ({"said", "says", "told", "and"} & set(s.lows[match.end : at]) and "said" in s.lows[match.end : at]))
        ):
            continue
        distance = (at - match.end) if at >= match.end else (match.start - at) + 3
        if distance <= 22 and (best is None or distance < best[0]):
            best = (distance, value)
    return best[1] if best else None


def _of_saying(s: Annotated, at: int) -> bool:
    before = s.lows[max(0, at - 4) : at]
    after = s.lows[at : at + 5]
    saying = {"said", "says", "told", "reported", "denied", "announced", "confirmed", "claimed", "reports"}
    if any(w in saying for w in before) and not {"that", ","} & set(
        before[max(i for i, w in enumerate(before) if w in saying) :]
    ):
        return True
    return (
        any(w in {"denied", "said", "reported", "insisted"} for w in after[1:4])
        and "that" not in after[:3]
        and "who" not in after
    )


def _confirmed(s: Annotated) -> bool:
    return "confirmed" in s.lows or "conceded" in s.lows or "confirms" in s.lows


def named_later(following: list[Annotated], met: set[int]) -> list[int]:
    """The person by whom the next sentences name a subject who had none: `The man was identified as X`.

    `met` are the persons named before; whom the very next sentence brings in as its subject is the one.
    """
    for distance, s in enumerate(following[:3]):
        for person in s.persons:
            before = s.lows[max(0, person.start - 6) : person.start]
            if {"identified", "named", "name"} & set(before) or before[-2:] == ["known", "as"]:
                return [person.person]
        first = s.persons[0] if s.persons else None
        if first and distance == 0 and first.person not in met and first.start <= 4 and s.low(first.end) not in _SAYS:
            return [first.person]
        if s.persons and distance == 0:
            return []
    return []


_SAYS = frozenset("said says told added announced insisted stated denied confirmed".split())
