"""Who does it: the subject of a verb, found by walking left from it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.packs.lexicon import Lexicon
from ingest.text.coordination import Coordination
from ingest.text.descriptions import Descriptions
from ingest.text.forces import Forces
from ingest.text.grammar import (
    AFTER_APPOSED,
    AND_OR,
    BEFORE_COUNTED,
    CLAUSE_MARKS,
    CLAUSE_STARTS,
    DEFINITE,
    DETERMINERS,
    FINITE,
    GENITIVE,
    HE_OR_SHE,
    INDEFINITE,
    LIST_MARKS,
    OBJECTS,
    OF_OR_FROM,
    OF_TWO,
    PLURAL_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
    WEEKDAYS,
)
from ingest.text.inner_clauses import InnerClauses
from ingest.text.nouns import PeopleNouns
from ingest.text.spans import Annotated, PersonSpan

_LABEL = 12
"""Tokens at the beginning of a sentence in which `Name:` labels it."""
_ENTRY = 4
"""Tokens at the beginning of an entry before its name."""
_TOLD = 20
"""Tokens between the colon of an entry and a verb of it (`X: drove to the border on 3 March and defected`)."""
_RELATIVE = 14
"""Tokens between `who` and a noun in its clause."""
_THEIRS = 5
"""Tokens after `who` in which `their` shows that it means several."""
_NAMED_AFTER = 16
"""Tokens between a noun and the name that follows it."""
_COUNTED = 3
"""Tokens after a name in which `the two` begins a list of its own (`according to the spokesman, X, the two, Y and Z, left`)."""
_UNKNOWN = 6
"""Tokens before a noun of no list in which its article stands (`A Cuban cashier who`)."""
_RANKED = 3
"""Tokens before a noun in which `the first` stands."""
_FARTHER = 12
"""Tokens between an apposition and the name that it belongs to, when other words stand between."""


@dataclass
class Subject:
    """Persons by name, a pronoun, or a noun without a name; `at` is the token of the pronoun or noun."""

    persons: list[PersonSpan] = field(default_factory=list)
    pronoun: str | None = None
    noun: str | None = None
    at: int = -1
    definite: bool = False
    plural: bool = False
    relative: bool = False


class Clauses:
    """Finds subjects."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.clauses
        self._naming = lexicon.naming
        self._callings = lexicon.persons.callings
        self._superlatives = lexicon.events.superlatives
        self._once = lexicon.clauses.apposition & lexicon.clauses.verb_group
        self.nouns = PeopleNouns(lexicon)
        self._coordination = Coordination(lexicon)
        self._forces = Forces(lexicon)
        self._inner = InnerClauses(lexicon, self.nouns)
        self._descriptions = Descriptions(lexicon, self.nouns)

    def subject(self, s: Annotated, verb: int, dates: Set[int]) -> Subject | None:
        """The subject of the verb at token `verb`. `dates` are tokens that belong to dates."""
        j = verb - 1
        while j >= 0 and (s.lows[j] in self._words.verb_group or s.lows[j] in WEEKDAYS or j in dates):
            j -= 1
        if j < 0:
            return None
        if s.lows[j] in RELATIVES:
            return self._antecedent(s, j)
        apposed = self._apposed(s, j) if s.lows[j] == "," else None
        return apposed or self._scan(s, j, verb)

    def named_together(self, s: Annotated, end: int) -> list[PersonSpan]:
        """The persons of the list that stands last before token `end`: `founded by X and Y after they defected`."""
        before = [person for person in s.persons if person.end <= end]
        listed = self._coordination.ending_with(s, before[-1]) if before else []
        return listed if len(listed) > 1 else []

    def list_of(self, s: Annotated, first: PersonSpan) -> list[PersonSpan]:
        """The plain list that begins with a person: `the defection of X and Y`."""
        listed = self._coordination.beginning_with(s, first)
        return listed if self._plain(s, listed) and s.low(listed[-1].end) not in GENITIVE else [first]

    def _scan(self, s: Annotated, j: int, verb: int) -> Subject | None:
        if commander := self._forces.commander(s, j, verb):
            return Subject([commander])
        if self._own(s, j):
            return None
        adjacent, coordinated = True, s.low(j) in AND_OR or s.low(verb - 1) == "and"
        while j >= 0:
            if s.lows[j] in OBJECTS and "," not in s.lows[j:verb]:
                return None  # `the town, which the garrison left`: not whoever stands before
            skipped = self._before_quoted(s, j) if j < verb - 1 and s.lows[j] in QUOTES else None
            step = skipped or self._step(s, j, verb, adjacent, coordinated)
            if isinstance(step, Subject):
                return step
            adjacent = adjacent and s.lows[j] in ("and", ":")
            j = step
        return None

    def _own(self, s: Annotated, j: int) -> bool:
        """`X said that his client had left`: a noun of no list with its owner, right before the verb."""
        if (
            s.low(j - 1) not in POSSESSIVES
            or s.low(j) != s.tokens[j].text
            or not s.low(j).isalpha()
            or self.nouns.people(s.low(j))
        ):
            return False
        return s.low(j - 2) == "that" or s.low(j - 2) in self._words.clause_breakers

    def _before_quoted(self, s: Annotated, closing: int) -> int | None:
        """`says that he has "never left his post" and has joined Y`: where to go on before what is quoted."""
        marks = [k for k in range(closing) if s.lows[k] in QUOTES]
        if marks and s.low(marks[-1] - 1) == "that":
            return None  # `said that "a handful" had left`: what is quoted is the subject
        return marks[-1] - 1 if len(marks) % 2 and marks[-1] > 0 else None

    def _step(self, s: Annotated, j: int, verb: int, adjacent: bool, coordinated: bool) -> Subject | int:
        """The subject, if it stands at `j`, or where to look next, -1 to give up."""
        low = s.lows[j]
        if adjacent and low in OF_TWO and s.low(j - 1) == "the" and (two := [p for p in s.persons if p.end < j][-2:]):
            return Subject(two[-1:] if low == "latter" else two[:1])
        if low in CLAUSE_MARKS and not (low in QUOTES and adjacent):
            return self._entry(s, j, verb) or (j - 1 if low == ":" and j < _LABEL and j in s.person_before else -1)
        if adjacent and low.isdigit() and s.low(j - 1) in BEFORE_COUNTED:
            return Subject(noun=low, at=j, plural=True)  # `said that 20 had left`
        if person := s.person_at.get(j):
            return self._at_person(s, person, verb, adjacent)
        if low in SUBJECTS:
            return Subject(pronoun=low, at=j)
        if low == "whose" and self._descriptions.relative(s, j + 1, verb):
            return -1
        if low == "who":
            return self._of_clause(s, j, verb, coordinated)
        return self._at_noun(s, j, verb, adjacent, coordinated) if self.nouns.heads(s, j) else j - 1

    def _at_person(self, s: Annotated, person: PersonSpan, verb: int, adjacent: bool) -> Subject | int:
        if s.low(person.end) in GENITIVE:
            return -1  # whose driver, bureau or son it is, does not matter: it is not he
        if self._governed(s, person, adjacent):
            return person.start - 1
        who = self._inner.around(s, person, verb)
        return Subject(self._coordination.ending_with(s, person)) if who is None else self._antecedent(s, who) or -1

    def _at_noun(self, s: Annotated, j: int, verb: int, adjacent: bool, coordinated: bool) -> Subject | int:
        if not coordinated and (several := self._partitive(s, j)):
            return several
        governed = self.nouns.governed(s, self.nouns.start(s, j), adjacent)
        if governed and adjacent and self._ranked(s, j, verb):
            return self._noun(s, j, verb)
        if governed or (coordinated and (self.nouns.owned(s, j) or self.nouns.object(s, j))):
            return j - 1
        who = self._relative(s, j, verb)
        if who is not None:
            return self._of_clause(s, who, verb, coordinated)
        return self._with_others(s, j) or self._whose(s, j) or self._apposed_noun(s, j) or self._noun(s, j, verb)

    def _ranked(self, s: Annotated, j: int, verb: int) -> bool:
        """`was shot by the first officer to defect`: the officer defected."""
        return s.low(verb - 1) == "to" and any(low in self._superlatives for low in s.lows[max(0, j - _RANKED) : j])

    def _of_clause(self, s: Annotated, who: int, verb: int, coordinated: bool) -> Subject | int:
        """`X, who at dawn drove off and defected`: X; in `a nephew of X who runs Y defected` the clause only says who X is."""
        found = self._antecedent(s, who)
        if found and found.persons and not coordinated and self._inner.over(s, who, verb):
            first = found.persons[0]
            return min(first.start, who) - 1 if self._governed(s, first, adjacent=False) else found
        return found or -1

    def _called(self, s: Annotated, person: PersonSpan) -> bool:
        """`a man named X, a former aide, defected`, `named X, a former aide, as deputy`: the word governs nothing."""
        return s.low(person.start - 1) in self._naming.calling

    def _governed(self, s: Annotated, person: PersonSpan, adjacent: bool) -> bool:
        """`greeted by Y`, `greeted by the minister of defence, Y, and rejoined`: what a preposition governs is no subject."""
        beside = s.low(person.end) == "," and self.nouns.apposed_to_governed(s, person)
        return beside or self.nouns.governed(s, person.start, adjacent)

    def _entry(self, s: Annotated, mark: int, verb: int) -> Subject | None:
        """`X, ambassador to Italy: resigned on 21 February`: the entry of a list is about whom it begins with."""
        first = s.persons[0] if s.persons else None
        if first is None or first.start > _ENTRY or first.end > mark or verb - mark > _TOLD or s.lows[mark] in QUOTES:
            return None
        if not self._words.clause_breakers.isdisjoint(s.lows[first.end : mark]):
            return None
        return Subject([person for person in self._coordination.beginning_with(s, first) if person.end <= mark])

    def _apposed(self, s: Annotated, comma: int) -> Subject | None:
        """`X, a former aide to Y, defected`: what stands between the commas is passed over, unless it is the name itself."""
        opening = _comma_before(s, comma)
        inside = [person for person in s.persons if opening < person.start and person.end <= comma]
        owned = bool(inside) and inside[-1].end < comma and self._descriptions.owned(s, opening + 1)
        if inside and inside[0].start == opening + 1 and not owned:
            head = self._head_of_chain(s, opening)
            return Subject([head] if head else self._listed(s, inside, comma))
        if inside and inside[-1].end == comma and s.low(opening + 1) in AND_OR:
            return Subject(self._coordination.ending_with(s, inside[-1]))
        before = s.person_before.get(opening)
        placed = before is not None and s.low(opening + 1) in self._words.governors
        if opening < 0 or not (placed or self._descriptions.begins(s, opening + 1)):
            return None
        if before and (who := self._inner.around(s, before, opening)) is not None:
            return self._antecedent(s, who)
        named = before is not None and (self._called(s, before) or not self._governed(s, before, adjacent=True))
        return Subject(self._coordination.ending_with(s, before)) if before and named else self._scan(s, opening - 1, opening)

    def _listed(self, s: Annotated, inside: list[PersonSpan], comma: int) -> list[PersonSpan]:
        """The list that ends before the comma, or that begins between the commas and ends with what is said of its last name."""
        if inside[-1].end == comma:
            listed = self._coordination.ending_with(s, inside[-1])
            counted = self._words.counted_by.intersection(s.lows[listed[0].end : listed[0].end + _COUNTED])
            return listed[1:] if counted and self.nouns.apposed_to_governed(s, listed[0]) else listed
        ahead = [person for person in self._coordination.beginning_with(s, inside[0]) if person.end <= comma]
        return ahead if len(ahead) > 1 else self._coordination.ending_with(s, inside[0])

    def _head_of_chain(self, s: Annotated, comma: int) -> PersonSpan | None:
        """`X, secretary to the director of the service, Y, has defected`: X has."""
        before = _comma_before(s, comma)
        person = s.person_before.get(before)
        several = s.low(comma - 1) in self._words.counted or self.nouns.plural(s.low(comma - 1))
        if (
            person is None
            or several
            or s.low(before + 1).isdigit()
            or s.low(before + 1) in AND_OR
            or not self._descriptions.begins(s, before + 1)
        ):
            return None
        if self.nouns.apposed_to_governed(s, person):
            return None  # `according to the spokesman, X, the two, Y and Z, left`
        return person if FINITE.isdisjoint(s.lows[before + 1 : comma]) else None

    def _relative(self, s: Annotated, j: int, verb: int) -> int | None:
        """`a commander who led forces has switched sides`: the `who` of the clause in which the noun at `j` stands."""
        left = range(j - 1, max(-1, j - _RELATIVE), -1)
        who = next((k for k in left if s.lows[k] in ("who", "whom", ",")), None)
        if who is not None and s.lows[who] == "whom":
            return who if "," in s.lows[j:verb] else None  # `X, whom many admired, defected`
        if who is None or s.lows[who] != "who" or who + 1 >= j:
            return None
        return who if s.low(verb - 1) in self._words.verb_group or self._object_of(s, who + 1, j) else None

    def _object_of(self, s: Annotated, verb: int, j: int) -> bool:
        """`who commands the troops in the north broke away`: the troops are the object of the verb before them."""
        start = self.nouns.start(s, j)
        return start == verb + 1 and s.low(start) in DETERMINERS and s.lows[verb] not in self._words.clause_breakers

    def _partitive(self, s: Annotated, j: int) -> Subject | None:
        """`dismissed after 40 of his men deserted`: a noun that is the subject in spite of its preposition."""
        number = self.nouns.start(s, j) - 2
        counted = s.low(number).isdigit() or s.low(number) in self._words.counted_by
        begins = s.low(number - 1) in SUBORDINATORS or s.low(number - 1) in ("that", "because")
        if s.low(number + 1) != "of" or not counted or not begins:
            return None
        return Subject(noun=s.lows[j], at=j, plural=True)

    def _with_others(self, s: Annotated, j: int) -> Subject | None:
        """`X and 45 councillors`, `he and his men`: X is of the subject."""
        link = self.nouns.start(s, j) - 1
        if s.low(link) not in AND_OR or not self.nouns.plural(s.lows[j]):
            return None
        if s.low(link - 1) in HE_OR_SHE:
            return Subject(pronoun=s.low(link - 1), at=link - 1)
        person = s.person_before.get(link)
        return Subject(self._coordination.ending_with(s, person), plural=True) if person else None

    def _whose(self, s: Annotated, j: int) -> Subject | None:
        """`X, whose 50 men went over`: X leads them."""
        start = self.nouns.start(s, j)
        whose = s.low(start - 1) == "whose" and s.low(start - 2) not in PREPOSITIONS
        return self._antecedent(s, start - 1) if whose and self.nouns.plural(s.lows[j]) else None

    def _apposed_noun(self, s: Annotated, j: int) -> Subject | None:
        """`X, commander of the forces in the north, walked out and has joined Y`: the commander is X."""
        comma = self.nouns.start(s, j) - 1
        while s.low(comma) in self._once or (s.low(comma) == "and" and self._descriptions.man(s, comma - 1)):
            comma = self.nouns.start(s, comma - 1) - 1 if s.low(comma) == "and" else comma - 1
        person = s.person_before.get(comma) if s.low(comma) == "," and not self.nouns.plural(s.lows[j]) else None
        if person is None or self.nouns.governed(s, person.start, adjacent=False):
            return None
        return Subject(self._coordination.ending_with(s, person))

    def _noun(self, s: Annotated, j: int, verb: int) -> Subject:
        """The noun at `j`, or whom it means; `verb` is that of its clause, the end of the sentence when it has none."""
        low = s.lows[j]
        named = self._named_after(s, j, verb)
        if named and (low == "one" or not self.nouns.plural(low)):
            return Subject([named])
        role = next((role for role in s.roles if role.start <= j < role.end), None)
        owner = next((person for person in s.persons if role and person.role is role), None)
        if owner:
            return Subject([owner])
        first = s.low(self.nouns.start(s, j))
        plural = self.nouns.plural(low) or first in QUANTIFIERS or self._after_others(s, j)
        return Subject(noun=low, at=j, definite=first in DEFINITE, plural=plural)

    def _after_others(self, s: Annotated, j: int) -> bool:
        """`two clerks and an engineer`, `a clerk and an engineer`: several."""
        link = self.nouns.start(s, j) - 1
        if s.low(link) != "and" or not self.nouns.heads(s, link - 1):
            return False
        first = self.nouns.start(s, link - 1)
        one = s.low(first) in INDEFINITE and s.low(first - 1) in CLAUSE_STARTS
        return one or self.nouns.plural(s.low(link - 1))

    def _named_after(self, s: Annotated, j: int, verb: int) -> PersonSpan | None:
        """`A lieutenant from Sweida, X, said`; `a photographer was named as X`; not `when an officer deserted, X shot him`."""
        person = next((person for person in s.persons if person.start > j), None)
        if person is None:
            return None
        gap = s.lows[j + 1 : person.start]
        if not gap or gap[-1] in self._naming.calling:
            return person
        named_as = gap[-1] == "as" and len(gap) > 1 and gap[-2] in self._naming.identifying
        apposed = gap[-1] == "," and gap.count(",") == 1 and len(gap) < _NAMED_AFTER
        if person.start > verb:
            begun = s.low(self.nouns.start(s, j) - 1) in SUBORDINATORS
            apposed = apposed and not begun and s.low(person.end) in AFTER_APPOSED
        return person if named_as or apposed else None

    def _antecedent(self, s: Annotated, who: int) -> Subject | None:
        """Whom `who` refers to."""
        after_comma = s.low(who - 1) == ","
        end = who - after_comma
        person = s.person_before.get(end)
        if person:
            listed = self._coordination.ending_with(s, person) if after_comma else [person]
            several = s.low(who + 1) in PLURAL_VERBS or self._plural(s, listed, who)
            return Subject(listed if several else [person], relative=True)
        comma = _comma_before(s, end)
        before = s.person_before.get(comma)
        if before and s.low(before.start - 1) == "of" and self._descriptions.man(s, before.start - 2):
            return None  # `the murderer of X, a lieutenant who deserted`: one of the two
        if before and (self._descriptions.begins(s, comma + 1) or s.low(comma + 1) in OF_OR_FROM):
            listed = self._coordination.ending_with(s, before)
            return Subject(listed if s.low(who + 1) in PLURAL_VERBS else [before], relative=True)
        return self._nearest(s, comma, end)

    def _plural(self, s: Annotated, listed: list[PersonSpan], who: int) -> bool:
        """Whether `who` means all of a list: `Rowers X and Y, who`; `among them are X and Y, who`; `X and Y, who left their`."""
        before = s.low(listed[0].start - 1)
        shared = listed[0].rank is not None and listed[0].rank.plural
        several = (
            shared
            or self._begins(s, listed)
            or before in PLURAL_VERBS
            or self.nouns.plural(before)
            or (before.endswith("s") and before[:-1] in self._callings)
            or "their" in s.lows[who : who + _THEIRS]
        )
        return several or any(s.low(k) == "and" and s.low(k + 1) in PLURAL_VERBS for k in self._clause(s, who))

    def _begins(self, s: Annotated, listed: list[PersonSpan]) -> bool:
        """Whether a plain list of two or more begins the sentence: `X and Y, who defected in May, ...`."""
        return self._plain(s, listed) and not any(token.text.isalpha() for token in s.tokens[: listed[0].start])

    def _plain(self, s: Annotated, listed: list[PersonSpan]) -> bool:
        """Whether nothing but commas and `and` stands between the names of a list."""
        return all(s.lows[a.end : b.start] in (["and"], [","], [",", "and"]) for a, b in pairwise(listed))

    def _clause(self, s: Annotated, who: int) -> range:
        """The tokens of a relative clause up to its first comma or other mark."""
        last = min(len(s.lows), who + _RELATIVE)
        return range(who, next((k for k in range(who, last) if s.lows[k] in LIST_MARKS), last))

    def _nearest(self, s: Annotated, comma: int, end: int) -> Subject | None:
        """The nearest name before `end`; else, of a noun, the name before its apposition; else the noun."""
        noun = None
        for k in range(end - 1, comma, -1):
            if k in s.person_at and s.low(s.person_at[k].end) in GENITIVE:
                continue  # `an officer of X's brigade who`
            if k in s.person_at:
                listed = self._coordination.ending_with(s, s.person_at[k])
                return Subject(listed if self._plural(s, listed, end + (s.low(end) == ",")) else listed[-1:], relative=True)
            if k in s.names:
                continue  # `an officer of the Republican Guard who`
            if self.nouns.stands_for(s, k) or (k == end - 1 and self.nouns.indefinite(s, k)):
                noun = k
                break
        if s.low(comma) == "," and s.low(comma + 1) in self._words.apposition:
            farther = [person for person in s.persons if person.end <= comma]
            if farther and farther[-1].end > comma - _FARTHER:
                return Subject([farther[-1]], relative=True)
        opening = INDEFINITE.isdisjoint(s.lows[max(comma + 1, end - 1 - _UNKNOWN) : end - 1])
        if noun is None and end - 1 > comma and not opening and s.tokens[end - 1].text.isalpha():
            return Subject(noun=s.low(end - 1), at=end - 1, plural=s.low(end - 1).endswith("s"), relative=True)
        if noun is None:
            return None
        return replace(self._with_others(s, noun) or self._noun(s, noun, len(s.lows)), relative=True)


def _comma_before(s: Annotated, i: int) -> int:
    """The nearest comma, or mark that ends a clause, before token `i`; -1 when there is none."""
    k = i - 1
    while k >= 0 and s.lows[k] not in LIST_MARKS:
        k -= 1
    return k
