"""Bodies that the packs know by name, and branches of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.ordinals import spellings
from graph.schema import Agency, Faction
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.packs.models import INTERNATIONAL
from ingest.text.bodies.scope import Scope
from ingest.text.tokens.edges import ORDINAL, Edges
from ingest.text.tokens.grammar import ARTICLES, GENITIVE, OF_OR_FOR
from ingest.text.tokens.spans import BodySpan
from ingest.text.tokens.tokens import Found, Phrases, Token, Tokenizer, Tokens, printed

Names = Phrases[Organisation]


class _Named(NamedTuple):
    """A name found. `order`: of several names on the same words the lowest counts."""

    start: int
    end: int
    order: int
    body: Organisation


class KnownBodies:
    """Finds the names and aliases of the packs."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer, edges: Edges) -> None:
        self._lexicon = lexicon
        self._tokenizer = tokenizer
        self._edges = edges
        self._words = lexicon.body_words
        self._demonyms = lexicon.demonyms
        self._built: dict[str, Names] = {}
        self._lower: set[tuple[str, ...]] = set()  # names that the packs write without a capital
        self._about = {conflict.pack: conflict.about for conflict in lexicon.conflicts}
        self._everywhere = [pack for pack in reversed(lexicon.names) if pack not in self._about]
        self._common = (
            lexicon.modifiers | OF_OR_FOR | {word for group in lexicon.body_nouns for word in " ".join(group.nouns).split()}
        )

    def find(self, tokens: Tokens, scope: Scope) -> Iterator[BodySpan]:
        """Bodies from left to right, none inside another. A name of a pack counts in articles about its conflict only.

        Of two names at one place the longer counts; of one name in several packs that of the conflict that the article speaks of
        most, unless the country before it says whose body it is. A name that any state may have, `Republican Guard`, is none of
        a country that the article only speaks of too.
        """
        after = 0
        for start, end, _, body in sorted(
            self._candidates(tokens, scope), key=lambda named: (named.start, -named.end, named.order)
        ):
            if start >= after:
                span = self._branch(tokens, start, end, body)
                yield span
                after = span.end

    def _candidates(self, tokens: Tokens, scope: Scope) -> Iterator[_Named]:
        for order, pack in enumerate(dict.fromkeys((*scope.packs, *self._everywhere))):
            names = self._names(pack)
            abroad = self._about.get(pack) not in (None, scope.home)
            for found in names.find(tokens):
                start, end, body = self._without_demonym(tokens, found, names)
                if abroad and self._any_states(tokens, start, end, body):
                    continue
                anothers = self._of_another_country(tokens, start, body) or self._accredited(tokens, start, end, body)
                if not anothers and not self._ordinary(tokens, start, end, body):
                    yield _Named(start, end, order, body)

    def _names(self, pack: str) -> Names:
        """The names of a pack, made ready when the first article about its conflict comes."""
        if pack not in self._built:
            self._built[pack] = Phrases(self._tokenizer)
            for name, ident in self._lexicon.names.get(pack, ()):
                if name == name.lower():
                    self._lower.add(tuple(self._tokenizer.words(name)))
                # One word, or letters: a name only when written like one; `al-Shabaab` is one however it is written.
                cased = " " not in name and not name.lower().startswith("al-")
                for spelling in spellings(name):
                    self._built[pack].add(spelling, self._lexicon.bodies[ident], cased=cased)
        return self._built[pack]

    def _ordinary(self, tokens: Tokens, start: int, end: int, body: Organisation) -> bool:
        """`a servant of the people`, `a state of law`: no party or group of that name, which is written like one."""
        if not isinstance(body, Faction) or any(token.capital for token in tokens[start:end]):
            return False
        return tuple(tokens.lows[start:end]) not in self._lower

    def _any_states(self, tokens: Tokens, start: int, end: int, body: Organisation) -> bool:
        """`Foreign Ministry`, `4th Division`, `regular army`: no word says of which state, and no country before them does."""
        words = tokens.lows[start:end]
        plain = len(words) > 1 and not any(token.capital for token in tokens[start:end])
        common = isinstance(body, Agency) and all(word in self._common or ORDINAL.match(word) for word in words)
        if not plain and not common:
            return False
        before = start - 1 if start > 0 and tokens[start - 1].low in GENITIVE else start
        return before == 0 or self._country(tokens, before, self._lexicon.nations) is None

    def _of_another_country(self, tokens: Sequence[Token], start: int, body: Organisation) -> bool:
        """`Iraq's Republican Guard`, `Iraqi Republican Guard` is not that of Syria."""
        if start == 0 or not isinstance(body, Agency) or body.country is None or tokens[start].text in self._demonyms:
            return False
        if start > 1 and tokens[start - 1].low in GENITIVE:
            return self._country(tokens, start - 1, self._lexicon.countries) not in (None, body.country)
        return self._country(tokens, start, self._demonyms) not in (None, body.country)

    def _accredited(self, tokens: Sequence[Token], start: int, end: int, body: Organisation) -> bool:
        """`the UN mission in Geneva`, `the ambassador to the United Nations`: of the state that sends them."""
        if not isinstance(body, Agency) or body.kind != INTERNATIONAL:
            return False
        if end < len(tokens) and tokens[end].low in self._words.accredited:
            return True
        before = [token.low for token in tokens[max(0, start - 3) : start] if token.low not in ARTICLES]
        return before[-1:] == ["to"] and not self._words.accredited_to.isdisjoint(before)

    def _country(self, tokens: Sequence[Token], end: int, words: dict[str, str]) -> str | None:
        """The country that one or two words before `end` say."""
        two = f"{tokens[end - 2].text} {tokens[end - 1].text}" if end > 1 else ""
        return words.get(two) or words.get(tokens[end - 1].text)

    def _without_demonym(self, tokens: Tokens, found: Found[Organisation], names: Names) -> tuple[int, int, Organisation]:
        """`Syrian air force intelligence` is that intelligence, not the Syrian air force."""
        if tokens[found.start].text in self._demonyms:
            longer = names.at(tokens, found.start + 1)
            if longer and longer.end > found.end:
                return longer.start, longer.end, longer.value
        return found.start, found.end, found.value

    def _branch(self, tokens: Sequence[Token], start: int, end: int, body: Organisation) -> BodySpan:
        """`Military Intelligence branch in Idlib`: a body of its own, below the one that is named."""
        noun = tokens[end].low if end < len(tokens) else ""
        if noun in self._words.branches:
            right = self._edges.right(tokens, end + 1, noun)
            if right > end + 1 or noun in self._words.lone_branches:
                name = printed(tokens, start, right)
                kind, country = (body.kind, body.country) if isinstance(body, Agency) else (None, None)
                branch = Agency(id=self._lexicon.agency_id(name, country), name=name, kind=kind, country=country)
                return BodySpan(start, right, branch, name, body.id)
        return BodySpan(start, end, body, printed(tokens, start, end))
