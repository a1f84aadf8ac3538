"""Bodies that no pack knows, by their form: `17th Division`, `ministry of X`, `X Liberation Army`, `Liwa X`, `NDF`."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from graph.keys import body_id
from graph.schema import Agency, Faction
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.packs.models import BodyNouns
from ingest.text.bodies.scope import Scope
from ingest.text.tokens.edges import ORDINAL, Edges
from ingest.text.tokens.grammar import BODY_PARTICLES, DATELINE_MARKS, GENITIVE
from ingest.text.tokens.spans import BodySpan
from ingest.text.tokens.tokens import Phrases, Token, Tokenizer, Tokens, printed

ACRONYM = re.compile(r"[A-Z][A-Z0-9/-]{1,8}[A-Z0-9]$")
MIXED = re.compile(r"(?:[A-Z][a-zà-ÿ]{2,}-([A-Z]{2,6})|([A-Z]{2,6})-[A-Z][a-zà-ÿ]{2,})$")
"""`Lakas-CMD`, `PDP-Laban`: a party called by a name and by letters."""
WEAPON = re.compile(r"[A-Z]{1,3}-\d")
"""`T-62`, `L-39`: a tank, a plane."""
_LONGEST_ACRONYM = 6
_LONGEST_PREFIXED = 5


class OpenBodies:
    """Finds bodies by the noun that heads their name, by its first word, or by capitals."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer, edges: Edges) -> None:
        self._lexicon = lexicon
        self._edges = edges
        self._nouns: Phrases[BodyNouns] = Phrases(tokenizer)
        for nouns in lexicon.body_nouns:
            for noun in nouns.nouns:
                self._nouns.add(noun, nouns)
        self._first_words = frozenset(self._nouns.words())
        people = lexicon.singular | lexicon.plural | lexicon.role_heads | lexicon.role_members
        self._people = {word.lower() for word in people}
        self._modifiers = lexicon.role_modifiers
        self._after_bare = lexicon.body_words.follows | {word.lower() for word in people}
        self._sides = lexicon.body_words.sides
        self._places = lexicon.countries.keys() | lexicon.places.keys()

    def candidates(self, tokens: Sequence[Token]) -> list[int]:
        """The tokens at which `at` may find something."""
        prefixes, nouns = self._lexicon.prefixes, self._first_words
        return [
            i
            for i, token in enumerate(tokens)
            if token.low in nouns or token.text.isupper() or token.text in prefixes or ("-" in token.low and _mixed(token.text))
        ]

    def at(self, tokens: Tokens, i: int, taken: Set[int], scope: Scope, acronyms: dict[str, Organisation]) -> BodySpan | None:
        """The body at token `i`. `taken` are tokens of other bodies, `acronyms` those that the article has introduced."""
        return self._by_noun(tokens, i, taken, scope) or self._by_prefix(tokens, i) or self._by_letters(tokens, i, acronyms)

    def _by_noun(self, tokens: Tokens, i: int, taken: Set[int], scope: Scope) -> BodySpan | None:
        found = self._nouns.at(tokens, i)
        if not found or not taken.isdisjoint(range(i, found.end)) or self._of_longer(tokens, i, found.end):
            return None
        start = self._edges.left(tokens, i, taken)
        end = self._edges.right(tokens, found.end, tokens[found.end - 1].low)
        if not taken.isdisjoint(range(found.end, end)) or self._goes_on(tokens, found.end, end):
            end = found.end
        if (start, end) == (i, found.end) and not self._stands_alone(tokens, start, end):
            return None
        last = tokens[end - 1].text
        if tokens[start].text.isdigit() and last.islower() and last.endswith("s"):
            return None  # `40 rifles`, `12 divisions`
        return self._as_span(tokens, start, end, found.value, scope)

    def _of_longer(self, tokens: Tokens, i: int, end: int) -> bool:
        """`the 80th Air Defence Regiment`: a noun before another that heads the name."""
        if end >= len(tokens) or not (tokens[i].capital and tokens[end].capital):
            return False
        return self._nouns.at(tokens, end) is not None and self._edges.left(tokens, end, frozenset()) <= i

    def _goes_on(self, tokens: Tokens, end: int, right: int) -> bool:
        """`a company of the Hamza Division`, `a checkpoint of the Owais brigade`: what follows the `of` is a body of its own."""
        if not end < right < len(tokens) or tokens[right].low not in self._first_words:
            return False
        return tokens[right].capital or self._nouns.at(tokens, right) is not None

    def _stands_alone(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a bare noun names a body (`left the army`) and is not an adjective (`army boots`)."""
        if " ".join(token.low for token in tokens[start:end]) not in self._lexicon.bare:
            return False
        if tokens[end - 1].low.endswith("s") or end == len(tokens):
            return True
        after = tokens[end].low
        if not after[0].isalpha() or after in self._after_bare:
            return True
        return after in self._modifiers and end + 1 < len(tokens) and tokens[end + 1].low in self._people

    def _as_span(self, tokens: Sequence[Token], start: int, end: int, nouns: BodyNouns, scope: Scope) -> BodySpan:
        name = printed(tokens, start, end)
        country, bare = self._country(tokens, start, end)
        known = scope.generic(bare.lower(), country)
        if known:
            return BodySpan(start, end, self._lexicon.named(known), name)
        body: Organisation
        side = next((self._sides[word] for word in name.lower().split() if word in self._sides), None)
        if nouns.label == "Agency" and side is None:
            body = Agency(id=body_id("Agency", name), name=name, kind=nouns.kind, country=country)
        else:
            body = Faction(id=body_id("Faction", name), name=name, side=side or nouns.side)
        return BodySpan(start, end, body, name, self._parent(bare, nouns, scope) if side is None else None)

    def _parent(self, bare: str, nouns: BodyNouns, scope: Scope) -> str | None:
        """A numbered unit of no stated army is of the army that the article is about."""
        if nouns.kind == "military" and ORDINAL.match(bare.split()[0]) and (army := scope.generic("army")):
            return self._lexicon.named(army).id
        return None

    def _country(self, tokens: Sequence[Token], start: int, end: int) -> tuple[str | None, str]:
        """The country that a name begins with, or that stands before it in the genitive; and the name without it."""
        for width in (2, 1):
            country = self._lexicon.demonyms.get(" ".join(token.text for token in tokens[start : start + width]))
            if country and start + width < end:
                return country, printed(tokens, start + width, end)
        owner = tokens[start - 2].text if start > 1 and tokens[start - 1].low in GENITIVE else ""
        return self._lexicon.countries.get(owner), printed(tokens, start, end)

    def _by_prefix(self, tokens: Sequence[Token], i: int) -> BodySpan | None:
        if tokens[i].text not in self._lexicon.prefixes:
            return None
        end, last = i + 1, min(len(tokens), i + _LONGEST_PREFIXED)
        while end < last and (tokens[end].capital or tokens[end].low in BODY_PARTICLES):
            end += 1
        if end == i + 1:
            return None
        name = printed(tokens, i, end)
        return BodySpan(i, end, Faction(id=body_id("Faction", name), name=name), name)

    def _by_letters(self, tokens: Sequence[Token], i: int, acronyms: dict[str, Organisation]) -> BodySpan | None:
        text = tokens[i].text
        goes_on = (
            i + 1 < len(tokens) and tokens[i + 1].capital and tokens[i + 1].low in self._first_words
        )  # `PFLP-General Command`
        mixed = MIXED.match(text) if "-" in text and not goes_on else None
        if mixed and not self._lexicon.no_body.isdisjoint((*mixed.groups(), text)):
            return None
        if not (mixed or ACRONYM.match(text)) or WEAPON.match(text) or text in self._lexicon.no_body:
            return None
        body = acronyms.get(text)
        if body is None:
            if (
                (mixed is None and len(text.partition("-")[0]) > _LONGEST_ACRONYM)
                or _shouted(tokens)
                or self._dateline(tokens, i)
            ):
                return None
            body = Faction(id=body_id("Faction", text), name=text)
        return BodySpan(i, i + 1, body, text)

    def _dateline(self, tokens: Sequence[Token], i: int) -> bool:
        """`BEIRUT: `, `PORT SUDAN, Aug 1 - `, `GOMA — `: the town from which the report comes."""
        end = next((k for k in range(i + 1, len(tokens)) if not tokens[k].text.isupper()), len(tokens))
        after = tokens[end].text if end < len(tokens) else ""
        return i < 3 and (after in DATELINE_MARKS or tokens[i].text.title() in self._places)


def _mixed(text: str) -> bool:
    return MIXED.match(text) is not None


def _shouted(tokens: Sequence[Token]) -> bool:
    """Whether a line is all in capitals, so that capitals mean nothing."""
    words = [token.text for token in tokens if token.text.isalpha()]
    return sum(word.isupper() for word in words) * 2 > len(words)
