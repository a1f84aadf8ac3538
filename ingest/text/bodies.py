"""Bodies: those that packs know by name, and open ones by their form ("17th Division", "ministry of X", "X Liberation Army")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.keys import body_id
from graph.schema import Agency, Faction
from graph.statement import Body
from ingest.packs.lexicon import Conflict, Lexicon
from ingest.packs.models import BodyNouns
from ingest.text.spans import Annotated, BodySpan
from ingest.text.tokens import Found, Phrases, Token, Tokenizer

WIDEST = 6
"""Words that may stand before the noun of a body's name."""

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?$|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$", re.I)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9/-]{1,8}[A-Z0-9]$")
_NUMBERED = frozenset("branch unit regiment division battalion brigade section bureau department squadron".split())
_POSTED = frozenset("embassy consulate mission delegation legation branch directorate".split())
_DETERMINERS = frozenset("the a an his her their its our this that these those some any no all both each every".split())


@dataclass(frozen=True)
class Scope:
    """What an article is about: decides what generic words mean in it, and which names of packs count."""

    conflicts: tuple[Conflict, ...]

    def generic(self, words: str) -> str | None:
        """The name of the body that generic words mean here."""
        return next((c.generic[words] for c in self.conflicts if words in c.generic), None)

    @property
    def packs(self) -> frozenset[str]:
        """The packs that count in this article."""
        return frozenset(("core", *(c.pack for c in self.conflicts)))

    @property
    def countries(self) -> frozenset[str]:
        """The countries it is about."""
        return frozenset(c.about for c in self.conflicts if c.about)


class BodyFinder:
    """Finds bodies in the tokens of a sentence."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer) -> None:
        self._lexicon = lexicon
        self._known: Phrases[list[tuple[Body, str]]] = Phrases(tokenizer)
        self._nouns: Phrases[BodyNouns] = Phrases(tokenizer)
        entries: dict[str, list[tuple[Body, str]]] = {}
        for name, body, pack in lexicon.names:
            entries.setdefault(name, []).append((body, pack))
        for name, bodies in entries.items():
            self._known.add(name, bodies, cased=_cased(name))
        for nouns in lexicon.body_nouns:
            for noun in nouns.nouns:
                self._nouns.add(noun, nouns)
        self._people = {
            w.lower() for w in lexicon.words["singular"] | lexicon.words["plural"] | lexicon.role_heads | lexicon.role_members
        }
        self._rank_words = {word.lower() for form in lexicon.rank_forms for word in form.split()}

    def find(self, tokens: Sequence[Token], scope: Scope, acronyms: dict[str, Body]) -> list[BodySpan]:
        """Bodies from left to right, none inside another. `acronyms` of the article are used and added to."""
        spans = self._named(tokens, scope)
        taken = {i for span in spans for i in range(span.start, span.end)}
        for i in range(len(tokens)):
            if i in taken:
                continue
            span = self._open(tokens, i, taken, scope) or self._prefixed(tokens, i) or self._acronym(tokens, i, acronyms)
            if span:
                spans.append(span)
                taken.update(range(span.start, span.end))
        spans.sort(key=lambda span: span.start)
        self._introduce(tokens, spans, acronyms)
        return list(self._nested(tokens, spans))

    def anaphoric(self, s: Annotated, scope: Scope, latest: dict[str, Body]) -> None:
        """`the council`, `the group`: the body of that noun that the article named last. Call in the order of the text."""
        taken = {k for b in s.bodies for k in range(b.start, b.end)}
        for k in range(1, len(s.tokens)):
            noun = s.tokens[k].low
            if k not in taken and noun in latest and s.tokens[k - 1].low in ("the", "his", "her", "their", "same", "that", "'s"):
                s.bodies.append(BodySpan(k, k + 1, latest[noun], noun))  # type: ignore[arg-type]
        s.bodies.sort(key=lambda span: span.start)
        for span in s.bodies:
            words = {t.low for t in s.tokens[span.start : span.end]}
            for noun in words & _ANAPHORS:
                latest[noun] = span.body
            if isinstance(span.body, Faction) and len(span.body.name) > 3 and span.printed[0].isupper():
                latest["group"] = latest["organisation"] = latest["movement"] = span.body

    def _named(self, tokens: Sequence[Token], scope: Scope) -> list[BodySpan]:
        spans = []
        for found in self._known.find(tokens):
            found = self._without_demonym(tokens, found)
            body = next(
                (b for b, pack in reversed(found.value) if pack in scope.packs or pack not in _conflicts(self._lexicon)), None
            )
            if body:
                start, end, branch, parent = self._branch(tokens, found.start, found.end, body)
                spans.append(BodySpan(start, end, branch, _printed(tokens, start, end), parent))  # type: ignore[arg-type]
        return spans

    def _without_demonym(self, tokens: Sequence[Token], found: Found[list[tuple[Body, str]]]) -> Found[list[tuple[Body, str]]]:
        """`Syrian air force intelligence` is that intelligence, not the Syrian air force."""
        if tokens[found.start].text in self._lexicon.demonyms:
            longer = self._known.at(tokens, found.start + 1)
            if longer and longer.end > found.end:
                return longer
        return found

    def _branch(self, tokens: Sequence[Token], start: int, end: int, body: Body) -> tuple[int, int, Body, str | None]:
        """`Military Intelligence branch in Idlib`: a body of its own, below the one that is named."""
        if end < len(tokens) and tokens[end].low in ("branch", "department", "section", "directorate", "bureau", "unit"):
            right = _right(tokens, end + 1, tokens[end].low, self._lexicon)
            if right > end + 1 or tokens[end].low == "branch":
                name = _printed(tokens, start, right)
                return start, right, Agency(id=body_id("Agency", name), name=name, kind=_kind(body)), body.id
        return start, end, body, None

    def _open(self, tokens: Sequence[Token], i: int, taken: set[int], scope: Scope) -> BodySpan | None:
        found = self._nouns.at(tokens, i)
        if not found or not taken.isdisjoint(range(i, found.end)):
            return None
        start = self._left(tokens, i, taken)
        end = _right(tokens, found.end, tokens[found.end - 1].low, self._lexicon)
        if not taken.isdisjoint(range(found.end, end)):
            end = found.end
        words = " ".join(t.low for t in tokens[start:end])
        if (start, end) == (i, found.end) and not self._stands_alone(tokens, start, end, words):
            return None
        return self._as_span(tokens, start, end, found.value, scope)

    def _stands_alone(self, tokens: Sequence[Token], start: int, end: int, words: str) -> bool:
        """Whether a bare noun names a body (`left the army`) and is not an adjective (`army boots`)."""
        if words not in self._lexicon.words["bare"]:
            return False
        after = tokens[end] if end < len(tokens) else None
        if tokens[end - 1].low.endswith("s"):
            return True
        return after is None or not after.text[0].isalpha() or after.low in _FOLLOWS or after.low in self._people

    def _as_span(self, tokens: Sequence[Token], start: int, end: int, nouns: BodyNouns, scope: Scope) -> BodySpan:
        printed = _printed(tokens, start, end)
        country, bare = self._country(tokens, start, end)
        known = None if country and country not in scope.countries else scope.generic(bare.lower())
        if known:
            return BodySpan(start, end, self._lexicon.named(known), printed)  # type: ignore[arg-type]
        body: Agency | Faction
        if nouns.label == "Agency":
            body = Agency(id=body_id("Agency", printed), name=printed, kind=nouns.kind, country=country)
        else:
            body = Faction(id=body_id("Faction", printed), name=printed, side=nouns.side)
        return BodySpan(start, end, body, printed, self._parent(bare, nouns, scope))

    def _parent(self, bare: str, nouns: BodyNouns, scope: Scope) -> str | None:
        """A numbered unit of no stated army is of the army that the article is about."""
        if nouns.kind == "military" and _ORDINAL.match(bare.split()[0]) and (army := scope.generic("army")):
            return self._lexicon.named(army).id
        return None

    def _country(self, tokens: Sequence[Token], start: int, end: int) -> tuple[str | None, str]:
        """The country that a name begins with, or that stands before it in the genitive; and the name without it."""
        for width in (2, 1):
            country = self._lexicon.demonyms.get(" ".join(t.text for t in tokens[start : start + width]))
            if country and start + width < end:
                return country, _printed(tokens, start + width, end)
        before = tokens[start - 2].text if start > 1 and tokens[start - 1].low in ("'s", "’s") else ""
        return self._lexicon.countries.get(before), _printed(tokens, start, end)

    def _left(self, tokens: Sequence[Token], i: int, taken: set[int]) -> int:
        start = i
        while start > 0 and i - start < WIDEST and start - 1 not in taken and self._in_name(tokens, start - 1):
            start -= 1
        while start < i and (tokens[start].low in _DETERMINERS or tokens[start].low in _LEADING):
            start += 1
        return start

    def _in_name(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if token.low in ("'s", "’s") and i > 0:
            owner = tokens[i - 1].text
            return (
                tokens[i + 1].text[0].isupper()
                and owner[0].isupper()
                and owner not in self._lexicon.countries
                and owner not in self._lexicon.places
                and owner.endswith(("en", "le", "r", "s"))
            )
        if token.low in _DETERMINERS or token.low in self._rank_words or not token.text[0].isalnum():
            return token.low in ("major", "general") and False
        if token.low in self._lexicon.words["modifiers"] or _ORDINAL.match(token.text):
            return True
        return token.capital and token.text not in self._lexicon.words["not_names"] and len(token.text) > 1

    def _prefixed(self, tokens: Sequence[Token], i: int) -> BodySpan | None:
        kind = self._lexicon.prefixes.get(tokens[i].text)
        end = i + 1
        while end < len(tokens) and end - i < 5 and (tokens[end].capital or tokens[end].low in ("al", "bin", "ibn", "el")):
            end += 1
        if kind is None or end == i + 1:
            return None
        name = _printed(tokens, i, end)
        return BodySpan(i, end, Faction(id=body_id("Faction", name), name=name), name)

    def _acronym(self, tokens: Sequence[Token], i: int, acronyms: dict[str, Body]) -> BodySpan | None:
        text = tokens[i].text
        if not _ACRONYM.match(text) or text in self._lexicon.words["no_body"]:
            return None
        body = acronyms.get(text)
        if body is None:
            if len(text) > 6 or _shouted(tokens) or self._dateline(tokens, i):
                return None
            body = Faction(id=body_id("Faction", text), name=text)
        return BodySpan(i, i + 1, body, text)  # type: ignore[arg-type]

    def _dateline(self, tokens: Sequence[Token], i: int) -> bool:
        """`BEIRUT: `, `AMMAN, Aug 1 - `, `GOMA — `: the town from which the report comes."""
        after = tokens[i + 1].text if i + 1 < len(tokens) else ""
        name = tokens[i].text.title()
        return i < 3 and (
            after in (",", ":", "-", "–", "—", "(", "/", ".") or name in self._lexicon.places or name in self._lexicon.countries
        )

    def _introduce(self, tokens: Sequence[Token], spans: list[BodySpan], acronyms: dict[str, Body]) -> None:
        """`Rapid Support Forces (RSF)`: from here on the letters mean the body."""
        for span in list(spans):
            inside = span.end + 1
            if inside + 1 < len(tokens) and tokens[span.end].text == "(" and tokens[inside + 1].text == ")":
                if _ACRONYM.match(tokens[inside].text):
                    acronyms[tokens[inside].text] = span.body
                    spans[:] = [s for s in spans if s.start != inside]

    def _nested(self, tokens: Sequence[Token], spans: list[BodySpan]) -> Iterator[BodySpan]:
        """`the army's 17th Division`, `47th Brigade of the army`: the part and the whole."""
        for k, span in enumerate(spans):
            before = spans[k - 1] if k else None
            after = spans[k + 1] if k + 1 < len(spans) else None
            if span.body.pack is None and not span.parent:
                if before and before.end == span.start - 1 and tokens[before.end].low in ("'s", "’s"):
                    span.parent = before.body.id
                elif after and [t.low for t in tokens[span.end : after.start]] in (["of", "the"], ["of"], ["in", "the"]):
                    span.parent = after.body.id
            yield span


_FOLLOWS = frozenset(
    """and or but in of to on at by from with for that who which as after before until when while since because if than over under against during
    is are was were be been has have had will would could can may might did does said says told announced denied confirmed claims claimed also now then
    there here where what whose near across inside outside around beyond along between among about into onto toward towards without within again later earlier together alone abroad this last early late yesterday today not never still only it he she they""".split()
)
_ANAPHORS = frozenset(
    """council party brigade division branch front force forces ministry embassy directorate battalion unit coalition bloc agency service guard guards regiment
    corps bureau mission movement command committee union assembly alliance militia academy school court department""".split()
)
_LEADING = frozenset("and of main elite secular exiled government's public training joint".split()) - {"joint", "public"}


def _conflicts(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(conflict.pack for conflict in lexicon.conflicts)


def _cased(name: str) -> bool:
    """One word, or letters only: counts as a name only when written like one (`Nusra`, `FSA`)."""
    return " " not in name


def _kind(body: Body) -> str | None:
    return body.kind if isinstance(body, Agency) else None


def _printed(tokens: Sequence[Token], start: int, end: int) -> str:
    words = ""
    for k in range(start, end):
        gap = k > start and tokens[k].start > tokens[k - 1].end
        words += (" " if gap else "") + tokens[k].text
    return words


def _right(tokens: Sequence[Token], end: int, noun: str, lexicon: Lexicon) -> int:
    """Where the name ends: `Branch 215`, `Ministry of Oil and Mineral Resources`, `embassy in Oman`."""
    low = [t.low for t in tokens[end : end + 8]]
    if low and noun in _NUMBERED and low[0].isdigit():
        return end + 1
    links = ("of", "for") + (("in", "to") if noun in _POSTED else ())
    if not low or low[0] not in links:
        return end
    k = end + 1 + (len(low) > 1 and low[1] == "the")
    first = k
    while (
        k < len(tokens)
        and k - first < 5
        and (_namelike(tokens[k], lexicon, noun) or (k > first and tokens[k].low in ("and", "of", "al")))
    ):
        k += 1
    while k > first and tokens[k - 1].low in ("and", "of", "al", "the"):
        k -= 1
    return k if k > first else end


def _namelike(token: Token, lexicon: Lexicon, noun: str) -> bool:
    if noun == "ministry" and token.low in lexicon.words["modifiers"]:
        return True
    return token.capital and token.text not in lexicon.words["not_names"]


def _shouted(tokens: Iterable[Token]) -> bool:
    """Whether a line is all in capitals, so that capitals mean nothing."""
    words = [t.text for t in tokens if t.text.isalpha()]
    return sum(w.isupper() for w in words) * 2 > len(words)
