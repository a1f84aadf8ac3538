"""Bodies that the packs know by name, and branches of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.keys import body_id
from graph.schema import Agency
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.edges import Edges
from ingest.text.scope import Scope
from ingest.text.spans import BodySpan
from ingest.text.tokens import Found, Phrases, Token, Tokenizer, printed

Known = list[tuple[Organisation, str]]
"""All bodies of one name, each with its pack."""


class KnownBodies:
    """Finds the names and aliases of the packs."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer, edges: Edges) -> None:
        self._edges = edges
        self._words = lexicon.body_words
        self._demonyms = lexicon.demonyms
        self._conflicts = frozenset(conflict.pack for conflict in lexicon.conflicts)
        self._names: Phrases[Known] = Phrases(tokenizer)
        entries: dict[str, Known] = {}
        for name, body, pack in lexicon.names:
            entries.setdefault(name, []).append((body, pack))
        for name, bodies in entries.items():
            self._names.add(name, bodies, cased=" " not in name)  # one word, or letters: a name only when written like one

    def find(self, tokens: Sequence[Token], scope: Scope) -> Iterator[BodySpan]:
        """Bodies from left to right. A name of a pack counts in articles about its conflict only."""
        for found in self._names.find(tokens):
            found = self._without_demonym(tokens, found)
            body = self._meant(found.value, scope)
            if body:
                yield self._branch(tokens, found.start, found.end, body)

    def _meant(self, known: Known, scope: Scope) -> Organisation | None:
        """The body of the last pack that counts here."""
        return next((body for body, pack in reversed(known) if pack in scope.packs or pack not in self._conflicts), None)

    def _without_demonym(self, tokens: Sequence[Token], found: Found[Known]) -> Found[Known]:
        """`Syrian air force intelligence` is that intelligence, not the Syrian air force."""
        if tokens[found.start].text in self._demonyms:
            longer = self._names.at(tokens, found.start + 1)
            if longer and longer.end > found.end:
                return longer
        return found

    def _branch(self, tokens: Sequence[Token], start: int, end: int, body: Organisation) -> BodySpan:
        """`Military Intelligence branch in Idlib`: a body of its own, below the one that is named."""
        noun = tokens[end].low if end < len(tokens) else ""
        if noun in self._words.branches:
            right = self._edges.right(tokens, end + 1, noun)
            if right > end + 1 or noun in self._words.lone_branches:
                name = printed(tokens, start, right)
                kind = body.kind if isinstance(body, Agency) else None
                return BodySpan(start, right, Agency(id=body_id("Agency", name), name=name, kind=kind), name, body.id)
        return BodySpan(start, end, body, printed(tokens, start, end))
