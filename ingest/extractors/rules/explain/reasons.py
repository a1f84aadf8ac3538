"""Why a sentence that speaks of leaving or joining gave no event, in words for people.

The trace says where the rules stopped. What it does not say is asked of the same rules again, so that no reason is a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.other_senses import ELSEWHERE, HUNTED, JOINT, PEACEFUL, RULER, SIDELESS, TRANSFER
from ingest.extractors.rules.explain.deciding import Deciding
from ingest.extractors.rules.explain.trace import Met, Short, Trace
from ingest.extractors.rules.subjects.actors import Actors
from ingest.marked import Reason
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.clauses import Clauses
from ingest.text.modality.rules import ModalityRules
from ingest.text.tokens.grammar import NEGATIONS
from ingest.text.tokens.spans import Annotated

_LACKS = {
    "side": "a faction that was joined",
    "country": "a country that was gone to",
    "back": "an earlier change of side to come back from",
    "posted": "a rank or post of the person",
    "away": "what was left, or a rank or post of the person",
}
_OBJECTS = {"from": "a body that was left", "to": "a body that was joined", None: "a body"}
_CUES = "a word of protest (protest, crackdown, asylum or the like)"


class Reasons:
    """Says what kept the predicates of an article from being events."""

    def __init__(self, lexicon: Lexicon, triggers: Set[str]) -> None:
        self._lexicon = lexicon
        self._actors = Actors(lexicon)
        self._clauses = Clauses(lexicon)
        self._modality = ModalityRules(lexicon)
        self._deciding = Deciding(lexicon)
        self._triggers = triggers - lexicon.clauses.verb_group - NEGATIONS

    def of(self, s: Annotated, trace: Trace) -> list[Reason]:
        """Why a sentence gave no event, in the order of its words; empty when it does not speak of leaving or joining."""
        found = dict.fromkeys(self._all(s, trace)) or dict.fromkeys(self._only_in_phrases(s))
        return sorted(found, key=lambda reason: reason.start)

    def _all(self, s: Annotated, trace: Trace) -> Iterator[Reason]:
        predicates = trace.predicates.get(s.number, [])
        named = {met.event.pending for met in predicates if met.event and met.event.persons}
        for met in predicates:
            event = met.event
            if event is None:
                yield self._nothing(met)
            elif event.modality == "hypothetical":
                yield self._unreal(met)
            elif not event.persons and (event.pending is None or event.pending not in named):
                yield self._nobody(met)
            elif event.modality == "reported" and not any(short.event is event for short in trace.short.get(s.number, ())):
                names = _and([trace.humans[number].name for number in event.persons])
                yield _reason("denial", met, f"is told of {names}, and denied in another sentence")
        for short in trace.short.get(s.number, ()):
            told = _met(short.event, trace)
            yield self._short(short, told, trace) if told else self._entry(s, short, trace)
        if persons := trace.denials.get(s.number):
            names = _and([trace.humans[number].name for number in sorted(persons)])
            yield Reason("denial", s.sentence.start, s.sentence.end, f"denies what is reported of {names}")

    def _nothing(self, met: Met) -> Reason:
        """A predicate that tells nothing of anybody."""
        s, match, _ = met
        if self._modality.look_alike(s, match.start, match.end):
            return _reason("look-alike", met, "means something else here")
        if match.value.again:
            return _reason("repeats-nothing", met, "repeats what was told shortly before of somebody else, and nothing was")
        if self._clauses.subject(s, match.start, frozenset()):
            return _reason(
                "not-said", met, "says nothing of a person here: an adjective, a quoted word, or its object is no body"
            )
        return _reason("no-subject", met, "has no subject that could be found")

    def _unreal(self, met: Met) -> Reason:
        words = self._deciding.words(met.sentence, met.match, "hypothetical")
        why = ": its form tells of nothing done" if words == [met.match.form] else _because(words)
        return _reason("hypothetical", met, f"is not said to have happened{why}")

    def _nobody(self, met: Met) -> Reason:
        """An event of persons without a name."""
        s, match, _ = met
        if match.value.noun:
            return _reason("whose", met, "does not say whose it is, or looks back on what is told elsewhere")
        subject = self._actors.of_verb(s, match, frozenset())
        if subject and subject.pronoun:
            return _reason("unnamed", met, f'is told of "{subject.pronoun}", and whom that means is not clear')
        words = _because([s.words(subject.at, subject.at + 1)] if subject and subject.at >= 0 else [])
        if subject and subject.plural:
            return _reason("group", met, f"is told of people who are not named{words}")
        return _reason("unnamed", met, f"is told of somebody whose name is not found{words}")

    def _entry(self, s: Annotated, short: Short, trace: Trace) -> Reason:
        """The entry of a list, of which the sentence before the list tells."""
        lacks = _and(_lacking(short.obstacles, short.event.predicate))
        text = f"what the list is of is told of {trace.humans[short.person].name}, but lacks {lacks}"
        return Reason("needs", s.sentence.start, s.sentence.end, text)

    def _short(self, short: Short, met: Met, trace: Trace) -> Reason:
        event, person, obstacles = short
        name = trace.humans[person].name
        if RULER in obstacles:
            return _reason("ruler", met, f"is told of {name}, a head of state, and heads of state do not defect")
        if PEACEFUL in obstacles:
            return _reason("peaceful", met, f"has an ordinary reason{self._found(event, self._lexicon.ordinary_reasons)}")
        if ELSEWHERE in obstacles:
            return _reason("elsewhere", met, f"belongs to another walk of life{self._found(event, self._lexicon.other_walks)}")
        if "more" in obstacles:
            return _reason("stays", met, f"says only where {name} is, which is no change of side by itself")
        if HUNTED in obstacles:
            return _reason("hunted", met, f"is told of {name}, whom nothing says to have been of those whom he fled")
        if JOINT in obstacles:
            return _reason("joint", met, f"is told of what {name} does with others for once, and not of joining them")
        if TRANSFER in obstacles:
            return _reason("transfer", met, f"takes {name} from one body to another of the same side")
        if SIDELESS in obstacles:
            return _reason(
                "sideless", met, f"is told of {name}, who gives up a post that is with no state, and goes to no other side"
            )
        return _reason("needs", met, f"is told of {name}, but lacks {_and(_lacking(obstacles, met.match.value))}")

    def _found(self, event: Event, words: Set[str]) -> str:
        s = event.sentence
        return _because([s.words(k, k + 1) for k, low in enumerate(s.lows) if low in words])

    def _only_in_phrases(self, s: Annotated) -> Iterator[Reason]:
        """For a sentence about somebody without any predicate: its words that may begin one."""
        tokens = [k for k, low in enumerate(s.lows) if low in self._triggers and s.free(k)] if s.persons else []
        if tokens:
            words = _quoted([s.words(k, k + 1) for k in tokens])
            text = f"{words}: no phrase here is one that tells of a change of side"
            yield Reason("phrase", s.tokens[tokens[0]].start, s.tokens[tokens[0]].end, text)


def _met(event: Event, trace: Trace) -> Met | None:
    """The predicate of its sentence that tells an event; none for the entry of a list."""
    return next((met for met in trace.predicates[event.sentence.number] if met.event is event), None)


def _reason(kind: str, met: Met, text: str) -> Reason:
    s, match, _ = met
    words = s.words(match.start, match.end)
    return Reason(kind, s.tokens[match.start].start, s.tokens[match.end - 1].end, f'"{words}" {text}')


def _lacking(obstacles: Set[str], predicate: Predicate) -> list[str]:
    known = {"object": _OBJECTS[predicate.object]} | _LACKS | {"cue": _CUES}
    return [words for need, words in known.items() if need in obstacles]


def _because(words: Sequence[str]) -> str:
    return f": {_quoted(words)}" if words else ""


def _quoted(words: Sequence[str]) -> str:
    return _and([f'"{word}"' for word in dict.fromkeys(words)])


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
