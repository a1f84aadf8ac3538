"""Who does it: the subject of a verb, found by walking left from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.text.spans import Annotated, PersonSpan

AUXILIARIES = frozenset(
    """has have had having is are was were be been being did does do not never n't also later then reportedly apparently allegedly finally since already
    recently subsequently publicly openly himself herself themselves now just ever soon first once again eventually secretly quietly formally officially
    would could might may should will can shall must to both all together thus therefore yesterday today on supposedly purportedly jointly presumably
    himself suddenly immediately promptly only still yet even himself ultimately initially cannot didn't hasn't hadn't haven't won't wouldn't isn't wasn't doesn't don't""".split()
)
PREPOSITIONS = frozenset(
    "of with to from by for against under in at including like alongside between among about over on into as through toward towards than near behind via per named called beside besides except despite".split()
)
SUBORDINATORS = frozenset("after before since until as than while when".split())
_APPOSITION = frozenset(
    "a an the who whose which his her its their one then now formerly former until aged once also himself ex and".split()
)
_FILL = frozenset(
    "the a an his her its their this that these those some two three four five six several many other another own fellow senior top high-ranking ranking so-called".split()
)
_PRONOUNS = frozenset("he she they i".split())
_RELATIVES = frozenset(("who", "whom", "that", "which"))
_STOPS = frozenset((";", ":", "“", "”", '"'))


@dataclass
class Subject:
    """Persons by name, a pronoun, or a noun without a name."""

    persons: list[PersonSpan] = field(default_factory=list)
    pronoun: str | None = None
    noun: str | None = None
    at: int = -1
    definite: bool = False
    plural: bool = False
    relative: bool = False


class Clauses:
    """Finds subjects. `singular` and `plural` are the pack's nouns for people."""

    def __init__(self, singular: set[str], plural: set[str]) -> None:
        self._singular = {word.lower() for word in singular}
        self._plural = {word.lower() for word in plural}

    def people(self, word: str) -> bool:
        """Whether a word is a noun for people."""
        return word in self._singular or word in self._plural

    def subject(self, s: Annotated, i: int, dates: set[int]) -> Subject | None:
        """The subject of the verb at token `i`. `dates` are tokens that belong to dates."""
        j = i - 1
        while j >= 0 and (s.low(j) in AUXILIARIES or j in dates):
            j -= 1
        if j < 0:
            return None
        if s.low(j) in _RELATIVES and s.low(j) != "that":
            return self._antecedent(s, j)
        if s.low(j) == ",":
            found = self._apposed(s, j)
            if found:
                return found
        return self._scan(s, j, i)

    def _apposed(self, s: Annotated, comma: int) -> Subject | None:
        """`X, a former aide to Y, defected`: what stands between the commas is passed over, unless it is the name itself."""
        opening = comma - 1
        while opening >= 0 and s.low(opening) not in (",", *_STOPS):
            opening -= 1
        inside = [p for p in s.persons if opening < p.start and p.end <= comma]
        if inside and inside[0].start == opening + 1:
            head = self._head_of_chain(s, opening)
            if head:
                return Subject(persons=[head])
            return Subject(persons=self._listed(s, inside[-1] if inside[-1].end == comma else inside[0]))
        if opening < 0:
            return None
        first = s.low(opening + 1)
        if first in _APPOSITION or first.isdigit() or any(r.start == opening + 1 for r in s.roles):
            before = [p for p in s.persons if p.end == opening]
            if before:
                return Subject(persons=self._listed(s, before[0]))
            return self._scan(s, opening - 1, opening)
        return None

    def _head_of_chain(self, s: Annotated, comma: int) -> PersonSpan | None:
        """`X, secretary to the director of the service, Y, has defected`: X has."""
        before = comma - 1
        while before >= 0 and s.low(before) not in (",", *_STOPS):
            before -= 1
        person = next((p for p in s.persons if p.end == before), None)
        apposed = s.low(before + 1) in _APPOSITION or any(r.start == before + 1 for r in s.roles)
        finite = {"had", "has", "was", "were", "is", "when", "after", "who"} & set(s.lows[before + 1 : comma])
        return person if person and apposed and not finite else None

    def _scan(self, s: Annotated, j: int, i: int) -> Subject | None:
        spans = {k: p for p in s.persons for k in range(p.start, p.end)}
        adjacent, coordinated = True, s.low(j) in ("and", "or") or s.low(i - 1) == "and"
        while j >= 0:
            low = s.low(j)
            if low == ":" and any(p.end == j for p in s.persons) and j < 12:
                j -= 1
                continue
            if low in _STOPS and not (low in ('"', "“", "”") and adjacent):
                break
            if j in spans:
                person = spans[j]
                if not self._governed(s, person.start, adjacent):
                    return Subject(persons=self._listed(s, person))
                j = person.start - 1
            elif low in _PRONOUNS:
                return Subject(pronoun=low, at=j)
            elif low == "who":
                return self._antecedent(s, j)
            elif self._head(s, j):
                if not self._governed(s, self._np_start(s, j), adjacent) and not (coordinated and self._owned(s, j)):
                    return self._noun(s, j)
                j -= 1
            else:
                j -= 1
            adjacent = adjacent and (j == i - 1 or low in ("and",))
        return None

    def _head(self, s: Annotated, j: int) -> bool:
        """Whether the word is a noun for people and not part of a name's title or of another noun."""
        low = s.low(j)
        if low in ("two", "both", "all", "others", "many", "some", "pair", "couple"):
            return True
        return (low in self._singular or (low in self._plural and s.low(j + 1) != "of")) and s.low(j + 1) not in ("'s", "’s")

    def _owned(self, s: Annotated, j: int) -> bool:
        """`brought his wife to safety and defected`: the wife is no subject."""
        return s.low(self._np_start(s, j)) in ("his", "her", "their") or s.low(j - 1) in ("and", "with")

    def _noun(self, s: Annotated, j: int) -> Subject:
        start = self._np_start(s, j)
        named = self._named_after(s, j)
        if named and s.low(j) not in self._plural:
            return Subject(persons=[named])
        role = next((r for r in s.roles if r.start <= j < r.end), None)
        owner = next((p for p in s.persons if role and p.role is role), None)
        if owner:
            return Subject(persons=[owner])
        definite = s.low(start) in ("the", "this", "that", "his", "her", "their")
        return Subject(noun=s.low(j), at=j, definite=definite, plural=s.low(j) in self._plural)

    def _named_after(self, s: Annotated, j: int) -> PersonSpan | None:
        """`A lieutenant from Sweida, X, said`; `a photographer was named as X`."""
        for person in s.persons:
            if person.start > j:
                gap = [s.low(k) for k in range(j + 1, person.start)]
                if gap and (
                    (gap[-1] == ","
                    and gap.count(",") == 1
                    and len(gap) < 16)
                    or gap[-2:] in (["named", "as"], ["identified", "as"], ["name", "as"])
                ):
                    return person
                if gap[-1:] in (["named"], ["called"]) or not gap:
                    return person
                return None
        return None

    def _antecedent(self, s: Annotated, who: int) -> Subject | None:
        """Whom `who` refers to."""
        end = who - 1 - (s.low(who - 1) == ",")
        person = next((p for p in s.persons if p.end == end + 1), None)
        if person:
            return Subject(
                persons=self._listed(s, person)
                if s.low(who - 1) == "," and s.low(who + 1) in ("have", "both", "were", "are")
                else [person],
                relative=True,
            )
        start = end
        while start >= 0 and s.low(start) not in (",", *_STOPS):
            start -= 1
        before = next((p for p in s.persons if p.end == start), None)
        if before and (
            s.low(start + 1) in _APPOSITION or s.low(start + 1).isdigit() or any(r.start == start + 1 for r in s.roles)
        ):
            return Subject(persons=[before], relative=True)
        for k in range(end, start, -1):
            person = next((p for p in s.persons if p.start <= k < p.end), None)
            if person:
                return Subject(persons=[person], relative=True)
            if self._head(s, k) or s.low(k) in ("those", "anyone", "everyone", "people"):
                break
        if start >= 0 and s.low(start) == "," and s.low(start + 1) in _APPOSITION:
            farther = [p for p in s.persons if p.end <= start]
            if farther and farther[-1].end > start - 12:
                return Subject(persons=[farther[-1]], relative=True)
        for k in range(end, start, -1):
            if self._head(s, k) or s.low(k) in ("those", "anyone", "everyone", "people"):
                found = self._noun(s, k)
                found.relative = True
                return found
        return None

    def _listed(self, s: Annotated, person: PersonSpan) -> list[PersonSpan]:
        """All names of the list that ends with this one."""
        found = [person]
        index = s.persons.index(person)
        while index > 0:
            index -= 1
            before = s.persons[index]
            gap = [s.low(k) for k in range(before.end, found[0].start)]
            if gap not in ([","], ["and"], [",", "and"], ["and", "his", "wife"], ["and", "her", "husband"]):
                break
            if gap == [","] and len(found) == 1:
                break
            found.insert(0, before)
        return found

    def _np_start(self, s: Annotated, j: int) -> int:
        start = j
        while start > 0 and (
            s.low(start - 1) in _FILL
            or s.tokens[start - 1].capital
            or any(x.start <= start - 1 < x.end for xs in (s.roles, s.ranks, s.bodies, s.demonyms, s.sects) for x in xs)
            or s.low(start - 1) in ("'s", "’s")
            or s.low(start - 1).isdigit()
        ):
            start -= 1
        return start

    def _governed(self, s: Annotated, start: int, adjacent: bool) -> bool:
        before = start - 1
        while before >= 0 and (
            s.low(before) in _FILL or any(d.start <= before < d.end for d in (*s.demonyms, *s.roles, *s.ranks))
        ):
            before -= 1
        word = s.low(before)
        if word in ("about", "over", "than", "under", "around", "near") and s.low(before + 1)[:1].isdigit():
            return False
        if adjacent and word in SUBORDINATORS:
            return False
        return word in PREPOSITIONS


def plain_words(s: Annotated, start: int, end: int) -> Sequence[str]:
    """The words of some tokens in lower case."""
    return s.lows[max(0, start) : end]
