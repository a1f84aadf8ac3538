"""Bodies in a sentence: those that packs know by name, open ones by their form, and what refers back to them."""

from __future__ import annotations

from collections.abc import Sequence

from graph.keys import body_id
from graph.schema import Faction
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.bodies.known import KnownBodies
from ingest.text.bodies.open import ACRONYM, OpenBodies
from ingest.text.bodies.scope import Scope
from ingest.text.tokens.edges import Edges
from ingest.text.tokens.grammar import ANAPHORIC, GENITIVE, PART_OF
from ingest.text.tokens.spans import Annotated, BodySpan, covered
from ingest.text.tokens.tokens import Token, Tokenizer, Tokens

_NEW, _SAME = "new", "same"
"""Words before a noun that refers back to what no name says: to the body just founded, to the one named last."""
_FOUNDED, _LAST = "(founded)", "(last)"
"""Under what these are kept, among the nouns of bodies."""


class BodyFinder:
    """Finds bodies in the tokens of a sentence."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer) -> None:
        edges = Edges(lexicon)
        self._known = KnownBodies(lexicon, tokenizer, edges)
        self._open = OpenBodies(lexicon, tokenizer, edges)
        self._words = lexicon.body_words
        self._ruling = lexicon.events.leadership
        self._referring = lexicon.body_words.anaphors | lexicon.body_words.faction_anaphors

    def find(self, tokens: Tokens, scope: Scope, acronyms: dict[str, Organisation]) -> list[BodySpan]:
        """Bodies from left to right, none inside another. `acronyms` of the article are used and added to."""
        spans = list(self._known.find(tokens, scope))
        taken = set(covered(spans))
        for i in self._open.candidates(tokens):
            span = self._open.at(tokens, i, taken, scope, acronyms) if i not in taken else None
            if span:
                spans.append(span)
                taken.update(range(span.start, span.end))
        spans.sort(key=lambda span: span.start)
        return _introduced(tokens, spans, acronyms)

    def refer_back(self, s: Annotated, latest: dict[str, Organisation]) -> None:
        """`the council`, `Council member X`: the body of that noun that the article named last. Call in the order of the text.

        `latest` holds the bodies named so far by their nouns, and is added to.
        """
        if not self._referring.isdisjoint(s.tokens.words):
            s.bodies += self._anaphors(s, latest)
            s.bodies.sort(key=lambda span: span.start)
        for span in s.bodies:
            self._name(s, span, latest)

    def _anaphors(self, s: Annotated, latest: dict[str, Organisation]) -> list[BodySpan]:
        """What refers back in a sentence: to a body named before in it (`X of the Y Front left the front`), or earlier."""
        taken = covered(s.bodies)
        heads = {role.end - 1 for role in s.roles}
        ends = {span.end: span for span in s.bodies}
        back = []
        for k, noun in enumerate(s.lows):
            if k in ends:
                self._name(s, ends[k], latest)
            if k in taken:
                continue
            if s.low(k - 1) == _NEW and noun in self._referring and _FOUNDED in latest:
                back.append(BodySpan(k, k + 1, latest[_FOUNDED], noun))
            elif s.low(k - 1) == _SAME and noun in self._referring and noun not in latest and _LAST in latest:
                back.append(BodySpan(k, k + 1, latest[_LAST], noun))
            elif noun in latest and (s.low(k - 1) in ANAPHORIC or k + 1 in heads):
                back.append(BodySpan(k, k + 1, latest[noun], noun))
        return back

    def _name(self, s: Annotated, span: BodySpan, latest: dict[str, Organisation]) -> None:
        """Note by which nouns the text may refer back to a body from here on."""
        for noun in self._words.anaphors.intersection(s.lows[span.start : span.end]):
            latest[noun] = span.body
        of = span.start - 1 - (s.low(span.start - 1) == "the")
        if s.low(of) == "of" and s.low(of - 1) in self._words.foundings:
            latest[_FOUNDED] = span.body
        proper = any(token.capital for token in s.tokens[span.start : span.end])
        if proper:
            latest[_LAST] = span.body
        if isinstance(span.body, Faction) and len(span.body.name) > 3 and proper and not self._rules(span.body):
            latest |= dict.fromkeys(self._words.faction_anaphors, span.body)

    def _rules(self, faction: Faction) -> bool:
        """`government of X`: nobody calls it a group."""
        return not self._ruling.isdisjoint(faction.name.lower().split())


def _introduced(tokens: Sequence[Token], spans: Sequence[BodySpan], acronyms: dict[str, Organisation]) -> list[BodySpan]:
    """`Rapid Support Forces (RSF)`: from here on the letters mean the body. The letters are no body of their own here."""
    introduced = set()
    for span in spans:
        letters = _in_brackets(tokens, span.end)
        if ACRONYM.match(letters):
            acronyms[letters] = span.body
            introduced.add(span.end + 1)
    return [span for span in spans if span.start not in introduced]


def _in_brackets(tokens: Sequence[Token], i: int) -> str:
    """The only word in the brackets that open at `i`, else nothing."""
    inside = [token.text for token in tokens[i : i + 3]]
    return inside[1] if len(inside) == 3 and (inside[0], inside[2]) == ("(", ")") else ""


def nest(s: Annotated) -> None:
    """`the army's 17th Division`, `47th Brigade of the army`: the part and the whole, when all bodies are found.

    A part that has no name of its own takes that of the whole: there are many an `information team`.
    """
    for k, span in enumerate(s.bodies):
        if span.body.pack is not None:
            continue
        before = s.bodies[k - 1] if k else None
        after = s.bodies[k + 1] if k + 1 < len(s.bodies) else None
        if before and before.end == span.start - 1 and s.lows[before.end] in GENITIVE:
            _join(span, before, f"{before.body.name} {span.printed}")
        elif after and " ".join(s.lows[span.end : after.start]) in PART_OF:
            _join(span, after, f"{span.printed} of {after.body.name}")


def _join(part: BodySpan, whole: BodySpan, name: str) -> None:
    part.parent = part.parent or whole.body.id
    if part.printed[0].islower():
        part.body = part.body.model_copy(update={"id": body_id(part.body.label, name), "name": name})
