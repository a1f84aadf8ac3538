"""Bodies that only a post or a verb of serving beside them gives away: `a spokesman for the Green Pine`, `Bersih's chair`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from graph.keys import body_id
from graph.schema import Agency, Faction
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.packs.models import BodyNouns
from ingest.text.bodies.open import WEAPON
from ingest.text.tokens.edges import Edges
from ingest.text.tokens.grammar import ARTICLES, DETERMINERS, GENITIVE, INDEFINITE, POSSESSIVES
from ingest.text.tokens.spans import Annotated, BodySpan, PersonSpan, RoleSpan, covered
from ingest.text.tokens.tokens import Phrases, Tokenizer, printed

_LOWER_COMPOUND = re.compile(r".-[a-z]{3,}$")
"""`Beirut-based`: an adjective."""
_OPENERS = ARTICLES | POSSESSIVES | {"its"}
_LONGEST = 6
"""Words of such a name."""
_TO_ROLE = 4
"""Tokens between the genitive and the post (`Umno's newly elected youth chief`)."""
_LEFT = 5
"""Words before a post that may be the name of a body."""


class _Written:
    """What an article writes like names: `people` are the words of the names of its persons."""

    def __init__(self, sentences: Sequence[Annotated]) -> None:
        self._sentences = sentences
        self.people = {word for s in sentences for person in s.persons for word in person.name.split()}

    @cached_property
    def names(self) -> Set[str]:
        """All words with a capital, but for those that begin a sentence. Seldom asked for."""
        return {token.text for s in self._sentences for token in s.tokens[1:] if token.capital}


class _Known(NamedTuple):
    """What the article writes like names, and the tokens of other spans of the sentence."""

    written: _Written
    taken: Set[int]


class AttachedBodies:
    """Finds them in the sentences of an article whose persons are known."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._edges = Edges(lexicon)
        self._words = lexicon.body_words
        self._services = lexicon.services
        self._verbs = lexicon.services.serves.union(lexicon.services.leads)
        self._given = lexicon.given_names
        self._no_name = lexicon.not_names | lexicon.no_body | lexicon.honorifics | lexicon.demonyms.keys() | lexicon.abbreviations
        self._nouns: dict[str, BodyNouns] = {}
        for nouns in lexicon.body_nouns:
            self._nouns |= {noun: nouns for noun in nouns.nouns if " " not in noun}
        self._adjectives = lexicon.adjectives
        self._places = lexicon.countries.keys() | lexicon.places.keys()

    def add(self, sentences: Sequence[Annotated]) -> None:
        """Add them to the bodies of the sentences, by name to all sentences that use it."""
        written = _Written(sentences)
        named: dict[str, Organisation] = {}
        for s in sentences:
            if not (s.roles or s.persons) and self._verbs.isdisjoint(s.tokens.words):
                continue
            for span in self._attached(s, _Known(written, s.taken_or_title)):
                if span.printed[0].isupper():
                    named.setdefault(span.printed, span.body)
                _take_in(s, span)
        if named:
            self._spread(sentences, named)

    def _spread(self, sentences: Sequence[Annotated], named: dict[str, Organisation]) -> None:
        """Find the names that one sentence has introduced in all."""
        phrases: Phrases[Organisation] = Phrases(self._tokenizer)
        for name, body in named.items():
            phrases.add(name, body, cased=True)
        for s in sentences:
            for found in phrases.find(s.tokens):
                _take_in(s, BodySpan(found.start, found.end, found.value, printed(s.tokens, found.start, found.end)))

    def _attached(self, s: Annotated, known: _Known) -> Iterator[BodySpan]:
        """The bodies beside posts, verbs and names of one sentence."""
        for role in s.roles:
            yield from self._of_role(s, role, known)
        for person in s.persons:
            if s.low(person.end) in ("of", "from") and s.low(person.end + 1) == "the":
                yield from self._phrase(s, person.end + 1, known, None)
        for k, word in enumerate(s.lows):
            if word in self._services.leads and s.low(k + 1) in ARTICLES:
                yield from self._phrase(s, k + 1, known, None)
            elif word in self._services.serves and s.low(k + 1) in ("for", "with", "at", "in"):
                yield from self._phrase(s, k + 2, known, None)

    def _of_role(self, s: Annotated, role: RoleSpan, known: _Known) -> Iterator[BodySpan]:
        head = s.low(role.end - 1)
        local = head in self._words.local_posts
        after = s.low(role.end)
        if after in ("of", "for", "at", "with", "in", "from"):
            if s.low(role.end + 1) in _OPENERS or (after in ("of", "for", "with", "at") and not local):
                yield from self._phrase(s, role.end + 1, known, head)
            return
        if not local:
            yield from self._before(s, role, known)
            yield from self._headed(s, role, known)

    def _before(self, s: Annotated, role: RoleSpan, known: _Known) -> Iterator[BodySpan]:
        """`Umno's youth chief`, `the bureau's director`, `Bersih chairwoman X`, `the ethics tribunal's president`."""
        owner = next((k for k in range(role.start - 1, max(-1, role.start - 1 - _TO_ROLE), -1) if s.lows[k] in GENITIVE), None)
        end = role.start if owner is None else owner
        between = s.lows[end + 1 : role.start]
        if owner is not None and not all(word.isalpha() and word not in self._words.follows for word in between):
            return
        start = end
        while start > 0 and end - start < _LEFT and self._named(s, start - 1, known):
            start -= 1
        while start < end and not s.tokens[start].capital:
            start += 1
        while end > start and not s.tokens[end - 1].capital:
            end -= 1
        if owner is None and end == 1 and s.tokens[0].text not in known.written.names and not s.tokens[0].text.isupper():
            return  # `Presiding judge X`: a capital by its place only
        held = owner is not None or (s.tokens[role.end - 1].text.islower() and self._holds(s, role))
        if start < end and held:
            yield from self._as_name(s, start, end, known, s.low(role.end - 1))

    def _headed(self, s: Annotated, role: RoleSpan, known: _Known) -> Iterator[BodySpan]:
        """`the flood relief authority's chief`, `the housing board chairman, X`: a name in small letters."""
        end = role.start - (s.low(role.start - 1) in GENITIVE)
        noun = s.low(end - 1)
        if end < 2 or noun not in self._nouns or end - 1 in known.taken:
            return
        start = end - 1
        while start > 0 and end - start < _LEFT and self._describes(s, start - 1, known):
            start -= 1
        if start < end - 1 and (start == 0 or s.lows[start - 1] in _OPENERS or s.low(start - 1) in GENITIVE):
            yield self._span(s, start, end, self._nouns[noun])

    def _describes(self, s: Annotated, k: int, known: _Known) -> bool:
        """Whether a word may stand in such a name before its noun."""
        low = s.lows[k]
        if k in known.taken or not low.replace("-", "").isalpha() or low in self._words.plain:
            return False
        return low not in DETERMINERS and low not in self._words.follows and low not in self._services.finite

    def _holds(self, s: Annotated, role: RoleSpan) -> bool:
        """Whether a name follows the post."""
        after = role.end + (s.low(role.end) == ",")
        return any(person.role is role or person.start == after for person in s.persons)

    def _named(self, s: Annotated, k: int, known: _Known) -> bool:
        token = s.tokens[k]
        if token.text in self._places and not self._placed(s, k, known):
            return False
        if (k in known.taken and token.text not in self._places) or token.text in self._no_name:
            return False
        if _LOWER_COMPOUND.search(token.text) or WEAPON.match(token.text):
            return False
        return token.capital or (token.low in ("of", "the", "and") and k > 0 and s.tokens[k - 1].capital)

    def _placed(self, s: Annotated, k: int, known: _Known) -> bool:
        """`the China Policy Forum`: a place that begins a name."""
        if s.low(k - 1) != "the" or k + 2 >= len(s.tokens):
            return False
        return all(s.tokens[i].capital and i not in known.taken for i in (k + 1, k + 2))

    def _phrase(self, s: Annotated, start: int, known: _Known, head: str | None) -> Iterator[BodySpan]:
        """The noun phrase that begins at `start`: with a noun for bodies at its head, or else a name."""
        k, owner = self._behind_owner(s, start + (s.low(start) in _OPENERS))
        if k >= len(s.tokens):
            return
        if (s.low(start) in INDEFINITE and head is None) or s.low(k) in DETERMINERS or s.tokens[k].text in self._words.plain:
            return
        noun = self._head_noun(s, k, known)
        if noun is not None:
            end = self._edges.right(s.tokens, noun + 1, s.lows[noun])
            if (noun > k or end > noun + 1) and known.taken.isdisjoint(range(noun, end)):
                yield self._span(s, k, end, self._nouns[s.lows[noun]], self._adjectives.get(owner, owner))
            return
        end = k
        while end < min(len(s.tokens), k + _LONGEST) and (self._named(s, end, known)):
            end += 1
        while end > k and not s.tokens[end - 1].capital:
            end -= 1
        if not self._ends(s, end) or s.low(start - 1) == "in":
            return
        if end > k and s.tokens[k].capital and (k > start or head in self._words.party_posts):
            yield from self._as_name(s, k, end, known, head)

    def _behind_owner(self, s: Annotated, k: int) -> tuple[int, str]:
        """Where the phrase at `k` goes on behind a genitive, and whose it is, if that is a name."""
        whole = next((body for body in s.bodies if body.start == k and s.low(body.end) in GENITIVE), None)
        if whole:
            return whole.end + 1, ""  # `the Coastal Directorate's press office`
        if s.low(k + 1) in GENITIVE:
            return k + 2, s.tokens[k].text if s.tokens[k].capital else ""  # `Korin's reconciliation committee`
        return k, ""

    def _ends(self, s: Annotated, end: int) -> bool:
        """Whether a name may end here: it does not where `district`, `network` or a genitive follows."""
        low = s.low(end)
        return low not in GENITIVE and low not in self._words.after_place

    def _head_noun(self, s: Annotated, start: int, known: _Known) -> int | None:
        """The last noun for bodies in a row of words that are no verb, preposition or mark."""
        found = None
        for k in range(start, min(len(s.tokens), start + _LONGEST)):
            low = s.lows[k]
            if k in known.taken or low in self._words.follows or not low[0].isalpha() or low in GENITIVE:
                break
            if low in self._nouns:
                found = k
        return found

    def _as_name(self, s: Annotated, start: int, end: int, known: _Known, head: str | None) -> Iterator[BodySpan]:
        words = [s.tokens[k].text for k in range(start, end)]
        if len(words) == 1 and (s.lows[start] in self._nouns or s.lows[start] in self._words.anaphors):
            return
        if any(sect.start <= start and end <= sect.end for sect in s.sects):
            return  # `a member of the Alawite sect` serves in nothing by that
        if not known.written.people.isdisjoint(words) or words[0] in self._given or len("".join(words)) < 2:
            return
        body: Organisation
        name = printed(s.tokens, start, end)
        if head in self._words.company_posts:
            body = Agency(id=body_id("Agency", name), name=name, kind="civil")
        else:
            body = Faction(id=body_id("Faction", name), name=name)
        yield BodySpan(start, end, body, name)

    def _span(self, s: Annotated, start: int, end: int, nouns: BodyNouns, owner: str = "") -> BodySpan:
        """The body of a noun; `owner` is a name that tells it from others of its kind."""
        name = f"{owner} {printed(s.tokens, start, end)}".lstrip()
        body: Organisation
        if nouns.label == "Agency":
            body = Agency(id=body_id("Agency", name), name=name, kind=nouns.kind)
        else:
            body = Faction(id=body_id("Faction", name), name=name, side=nouns.side)
        return BodySpan(start, end, body, printed(s.tokens, start, end))


def _take_in(s: Annotated, span: BodySpan) -> None:
    """Add a body that lies in no other; a mere name in it is no person then."""
    tokens = range(span.start, span.end)
    if not covered(s.bodies).isdisjoint(tokens):
        return
    inside = [person for person in s.persons if not covered([person]).isdisjoint(tokens)]
    if any(_certain(person) for person in inside):
        return
    s.persons = [person for person in s.persons if person not in inside]
    s.bodies = sorted([*s.bodies, span], key=lambda body: body.start)


def _certain(person: PersonSpan) -> bool:
    return bool(person.rank or person.honorific or person.role)
