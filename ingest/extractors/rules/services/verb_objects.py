"""The body that a verb of serving leads to."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import NamedTuple

from graph.schema import Agency
from ingest.extractors.rules.services.post_bodies import PostBodies, head_of_chain
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.joint_acts import JointActs
from ingest.text.tokens.grammar import BE_WITH, INDEFINITE, INTO, PARTICIPIAL, POSSESSIVES, SERVING_AT, SPENT_IN, TO_OR_FOR
from ingest.text.tokens.spans import Annotated, BodySpan

_TIME = 5
"""Tokens between a verb and its preposition (`served for ten years in`)."""
_DIRECT = 5
"""Tokens between a verb and the body right after it."""
_PART = 3
"""Words of a part without a name (`a tank company of`)."""
_CLAUSE_ENDS = frozenset((",", ";", "and", "that"))
_TAKEN = {"over": "head", "charge": "head", "command": "commander"}
"""The post of who takes it over, takes charge of it, takes command of it."""


class Object(NamedTuple):
    """A body; whether one serves there now; the post that the verb says."""

    body: BodySpan
    current: bool = True
    role: str | None = None


Reader = Callable[[Annotated, int], Object | None]
"""Reads what a verb of one kind, at a token of a sentence, leads to."""


class VerbObjects:
    """Finds it by the kind of verb."""

    def __init__(self, lexicon: Lexicon, bodies: PostBodies) -> None:
        words = lexicon.services
        self._words = words
        self._bodies = bodies
        self._joint = JointActs(lexicon)
        self._follows = lexicon.body_words.follows
        self._armed = lexicon.events.serving
        self._by_verb: dict[str, list[Reader]] = {}
        readers: tuple[tuple[Set[str], Reader], ...] = (
            (words.leads.keys(), self._led),
            (words.joins, self._joined),
            (words.quits, self._quit),
            (words.quits_from, self._quit_from),
            (words.takes, self._taken_over),
            ({"charge"}, self._in_charge),
            (words.serves.union(words.leads), self._served),
            (words.spends, self._spent),
            (words.moved, self._moved),
            (words.moves, self._moves),
            (BE_WITH, self._is_with),
        )
        for verbs, read in readers:
            self._add(verbs, read)

    @property
    def verbs(self) -> Set[str]:
        """All verbs, in the forms in which they count."""
        return self._by_verb.keys()

    def of(self, s: Annotated, verb: int) -> Object | None:
        """The body that the verb at a token leads to; of several readings the first that finds one."""
        return next((found for read in self._by_verb.get(s.lows[verb], ()) if (found := read(s, verb))), None)

    def onward(self, s: Annotated, verb: int, left: Object) -> Object | None:
        """`moved from the X to the Y`, `leaves the X for the Y`: where one goes who leaves a body."""
        leaves = s.lows[verb] in self._words.quits or s.lows[verb] in self._words.quits_from
        end = left.body.end
        body = self._direct(s, end + 1) if leaves and not left.current and s.low(end) in TO_OR_FOR else None
        return Object(body) if body else None

    def _add(self, verbs: Set[str], read: Reader) -> None:
        for verb in verbs:
            self._by_verb.setdefault(verb, []).append(read)

    def _led(self, s: Annotated, k: int) -> Object | None:
        """`commands the 9th Division`, `led a company of the 9th Division`."""
        body = self._direct(s, k + 1) or self._part(s, k + 1)
        return Object(body, self._now(s, k), self._words.leads[s.lows[k]]) if body else None

    def _part(self, s: Annotated, k: int) -> BodySpan | None:
        """The body of `a company of the X`: of an object that is a part without a name."""
        if s.low(k) not in INDEFINITE:
            return None
        of = next((j for j in range(k + 2, min(k + 2 + _PART, len(s.lows))) if s.lows[j] == "of"), None)
        plain = of is not None and all(word.replace("-", "").isalpha() for word in s.lows[k:of])
        return self._direct(s, of + 1) if of is not None and plain else None

    def _joined(self, s: Annotated, k: int) -> Object | None:
        body = self._direct(s, k + 1)
        if body is None or self._joint.behind(s, body.end) or self._modifies(s, body.end):
            return None
        return Object(body)

    def _modifies(self, s: Annotated, end: int) -> bool:
        """`joined an X delegation`, `joined X leaders at a rally`: something or somebody of that body."""
        low = s.low(end)
        return low.isalpha() and low == s.tokens[end].text and low not in self._follows

    def _quit(self, s: Annotated, k: int) -> Object | None:
        """`left the X`, `abandoned his post at the X`; not `left the airport`."""
        body = self._direct(s, k + 1) or self._post(s, k + 1)
        if body and s.lows[k] in self._words.walks_out and not self._words.premises.isdisjoint(s.lows[body.start : body.end]):
            return None
        return Object(body, current=False) if body else None

    def _post(self, s: Annotated, k: int) -> BodySpan | None:
        """The body of `his post at the X`, `their jobs with the X`."""
        if s.low(k) not in POSSESSIVES or s.low(k + 1).removesuffix("s") not in self._words.spells:
            return None
        return self._bodies.after(s, k + 2) if s.low(k + 2) in SERVING_AT else None

    def _quit_from(self, s: Annotated, k: int) -> Object | None:
        """`resigned from the X`, `broke with the X`."""
        body = self._bodies.after(s, k + 1) if s.low(k + 1) in ("from", "with") else None
        return Object(body, current=False) if body else None

    def _taken_over(self, s: Annotated, k: int) -> Object | None:
        """`takes over the 5th Division`, `took command of the brigade`, `takes over at General Intelligence`."""
        role = _TAKEN.get(s.low(k + 1))
        body = self._direct(s, k + 2 + (s.low(k + 2) in ("of", "at"))) if role else None
        return Object(body, role=role) if body else None

    def _in_charge(self, s: Annotated, k: int) -> Object | None:
        body = self._bodies.after(s, k + 1) if (s.low(k - 1), s.low(k + 1)) == ("in", "of") else None
        return Object(body, s.low(k - 2) != "was") if body else None

    def _served(self, s: Annotated, k: int) -> Object | None:
        body = self._after(s, k, SERVING_AT)
        return Object(body, self._now(s, k), self._words.leads.get(s.lows[k])) if body else None

    def _spent(self, s: Annotated, k: int) -> Object | None:
        """`has spent twelve years in the X`."""
        for j in range(k + 1, min(k + 1 + _TIME, len(s.lows))):
            if s.lows[j] in SPENT_IN and s.low(j - 1) in self._words.spells:
                body = self._bodies.after(s, j)
                return Object(body, s.low(k - 1) == "has") if body else None
        return None

    def _moved(self, s: Annotated, k: int) -> Object | None:
        """`was posted to the X`; not `sent a letter to the X`."""
        return self._moves(s, k) if s.low(k - 1) in PARTICIPIAL and s.low(k + 1) in INTO else None

    def _moves(self, s: Annotated, k: int) -> Object | None:
        body = self._after(s, k, INTO)
        return Object(body, s.lows[k] not in self._words.past) if body else None

    def _is_with(self, s: Annotated, k: int) -> Object | None:
        """`is with the X`, `is now at the X`; whoever is in a body that bears no arms may only be on its premises."""
        if s.low(k + 1) not in ("with", "at", "in") or s.low(k + 2) in INDEFINITE:
            return None
        body = self._direct(s, k + 2)
        armed = body and isinstance(body.body, Agency) and body.body.kind in self._armed
        return Object(body, s.lows[k] != "was") if body and (armed or s.low(k + 1) == "with") else None

    def _now(self, s: Annotated, k: int) -> bool:
        return s.lows[k] not in self._words.past and s.low(k - 1) != "was"

    def _direct(self, s: Annotated, start: int) -> BodySpan | None:
        """The body that begins at `start`, but for an article and adjectives."""
        i = next((i for i, body in enumerate(s.bodies) if body.start >= start), None)
        if i is None or s.bodies[i].start - start > _DIRECT:
            return None
        between = range(start, s.bodies[i].start)
        plain = all((s.lows[j] in self._words.before_body or s.tokens[j].capital) and j not in s.person_at for j in between)
        return head_of_chain(s, i) if plain else None

    def _after(self, s: Annotated, k: int, prepositions: frozenset[str]) -> BodySpan | None:
        """`served (for ten years) in the navy`."""
        for j in range(k + 1, min(k + 1 + _TIME, len(s.lows))):
            if s.lows[j] in prepositions and (body := self._bodies.after(s, j)):
                return body
            if s.lows[j] in _CLAUSE_ENDS:
                return None
        return None
