"""Who changes sides: the persons that the subject of a predicate means."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ingest.extractors.rules.companions import Companions
from ingest.extractors.rules.event import GROUP
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses import Clauses
from ingest.text.grammar import (
    ADVERBS,
    AFTER_QUOTED,
    ARTICLES,
    CLAUSE_STARTS,
    COPULAS,
    DATED_BY,
    DETERMINED,
    DETERMINERS,
    GENITIVE,
    GOING_TO,
    HIS_OWN_OR_MY,
    INDEFINITE,
    IT_OR_THEM,
    LIST_MARKS,
    MOMENTS,
    NO_BODY,
    OBLIQUE,
    OF_OR_BY,
    OPENING_QUOTES,
    PASSIVE,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SPEAKING,
    SUBORDINATORS,
)
from ingest.text.patients import Patients
from ingest.text.phrases import Match
from ingest.text.referents import Referents
from ingest.text.spans import Annotated, PersonSpan
from ingest.text.subject import Subject

_OPENS = 12
"""Tokens within which the unnamed subject of a sentence stands, who may be named later."""
_NAMED_ONE_BY_ONE = 15
"""People whom an article may still name one by one."""
_SOMEBODY = 5
"""Tokens of `A former policeman`."""
_BODY_AFTER = 4
"""Tokens after `deserted the` within which a body must follow."""
_AHEAD = 8
"""Tokens after a pronoun in which the name may follow (`After he fled, X said`)."""
_NAMED_AS = 3
"""Tokens before a name in which `who gives his name as` stands."""
_PARTITIVE = ("among", "those")
_AMONG = 3
"""Tokens after the verb in which the names of `among those who left were X` begin."""
_FIRST_OF_ALL = 9
"""Tokens before a noun in which `the first ...` is looked for."""
_GENITIVE_AFTER = 6
"""Tokens after `defection of` in which the name follows."""
_INTRODUCED = 4
"""Tokens between `I` and the narrator's name."""
_GROUNDS = SUBORDINATORS - {"before", "until", "than"} | {"because"}
"""What brings in why somebody was acted upon (`arrested X after he deserted`)."""
_ANNOUNCED = 5
"""Tokens before a noun in which `announced his` is looked for."""


class Actors:
    """Finds the subject of verbs and nouns, and its persons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._clauses = Clauses(lexicon)
        self._companions = Companions(lexicon)
        self._words = lexicon.events
        self._patients = Patients(lexicon)
        ranks = {word.lower() for form in lexicon.ranks.forms for word in form.split()}
        self._posts = ranks | lexicon.role_heads | lexicon.role_members | lexicon.role_states
        self._past = tuple(lexicon.events.past_endings)
        words = lexicon.body_words
        self._follows = words.follows
        self._leavable = (
            DETERMINERS
            | PREPOSITIONS
            | IT_OR_THEM
            | RELATIVES
            | words.anaphors
            | words.faction_anaphors
            | lexicon.events.left_nouns
            | lexicon.events.comes_from
        )
        self._groups = lexicon.reference.groups
        self._counted = lexicon.clauses.counted_by
        self._governors = lexicon.clauses.governors

    def of_verb(self, s: Annotated, match: Match[Predicate], dated: Set[int]) -> Subject | None:
        """The subject of a verb; none when the words do not say it, or say it of a group. `dated` are tokens of dates."""
        if self._not_said(s, match, dated):
            return None
        subject = self._clauses.subject(s, match.start, dated) or self._left_out(s, match, dated)
        if subject is not None and subject.plural and s.low(0) in _PARTITIVE:
            subject = _among(s, match) or subject
        if subject is not None and subject.persons and s.low(subject.persons[-1].start - 1) == "nor":
            return None
        if subject is not None and subject.noun and self._ranks_subject(s, subject, match):
            return _among(s, match)
        if subject is not None and subject.plural and not subject.persons:
            subject.persons = self._companions.of_group(s, subject.at, match.start)
        return subject

    def resolved(self, s: Annotated, subject: Subject, referents: Referents) -> tuple[list[int], str | None]:
        """The persons that a subject means; else none, and the word that stands for one who may be named later."""
        if any(person.doubtful for person in subject.persons):
            return [], None
        if subject.persons:
            return list(dict.fromkeys(person.person for person in subject.persons)), None
        if subject.pronoun == "you":
            return [], None
        if subject.pronoun in SPEAKING:
            return referents.narrator() or ([s.persons[0].person] if s.persons else referents.pronoun("he")), None
        if subject.pronoun:
            return self._of_pronoun(s, subject, subject.pronoun, referents)
        noun = subject.noun or ""
        if one := self._one_of_them(s, subject, referents):
            return one, None
        if subject.plural and noun not in self._groups:
            return [], GROUP if self._may_be_named(s, subject.at) else None
        if noun in self._groups:
            return (referents.pronoun(noun) if s.low(subject.at + 1) != "of" else []), None
        return self._of_noun_phrase(s, subject, noun, referents)

    def _of_noun_phrase(self, s: Annotated, subject: Subject, noun: str, referents: Referents) -> tuple[list[int], str | None]:
        """`the colonel` is a person known by that title; `a colonel` may be named later; `his deputy` is neither."""
        start = self._clauses.nouns.start(s, subject.at)
        first = s.low(start)
        if first in POSSESSIVES or not GENITIVE.isdisjoint(s.lows[start : subject.at]):
            return [], None
        known = self._first_of_all(s, subject, referents) or (referents.titled(noun) if subject.definite else [])
        if not known and first == "the" and self._words.superlatives.isdisjoint(s.lows[start : subject.at]):
            known = referents.only_one_heard(noun)
        if known:
            return known, None
        aside = s.low(start - 1) in SUBORDINATORS
        return [], noun if first in ARTICLES and subject.at <= _OPENS and not aside else None

    def of_noun(self, s: Annotated, match: Match[Predicate], referents: Referents) -> tuple[list[int], str | None]:
        """`X's defection`, `the defection of X`, `X announced his defection`; `a minister announced his defection` is pending."""
        before = s.low(match.start - 1)
        owner = s.person_before.get(match.start - 1) if before in GENITIVE else None
        if owner:
            return [owner.person], None
        if s.low(match.end) in OF_OR_BY:
            near = (p for p in s.persons if 0 <= p.start - match.end - 1 <= _GENITIVE_AFTER)
            after = next((p for p in near if "," not in s.lows[match.end : p.start]), None)
            return [person.person for person in self._clauses.list_of(s, after)] if after else [], None
        whose = match.start - 1 - (before == "own")
        if s.low(whose) not in HIS_OWN_OR_MY or not self._tells(s, whose):
            return [], None
        return self._announced(s, whose, referents)

    def _not_said(self, s: Annotated, match: Match[Predicate], dated: Set[int]) -> bool:
        """Words in scare quotes, an adjective (`the defected officer`), a noun (`his leave`), a future (`was going to defect`),
        or a direct object that is no body (`deserted us`)."""
        before, after = s.low(match.start - 1), s.low(match.end)
        if (
            s.words(match.end - 2, match.end).lower() == GOING_TO
            and after not in DETERMINERS
            and s.tokens[match.end].text == after
        ):
            return True
        if self._of_others(s, match):
            return True
        if before in DETERMINED or before in POSSESSIVES or (before in OPENING_QUOTES and after in AFTER_QUOTED):
            return True
        if match.value.object == "from" and "object" not in match.value.needs and after in NO_BODY and match.end not in dated:
            end = next((k for k in range(match.end, len(s.lows)) if s.lows[k] in LIST_MARKS), len(s.lows))
            return not any(match.end < body.start <= min(match.end + _BODY_AFTER, end) for body in s.bodies)
        return not match.value.noun and not match.value.needs and after == "from" and self._figurative(s, match.end + 1)

    def _figurative(self, s: Annotated, start: int) -> bool:
        """`defected from common sense`: a bare noun that is nothing that one serves in or comes from."""
        words: list[str] = []
        for k in range(start, min(start + _BODY_AFTER, len(s.lows))):
            if not s.lows[k].isalpha() or (words and s.lows[k] in self._follows):
                break
            if s.tokens[k].capital or k in s.names:
                return False
            words.append(s.lows[k])
        return bool(words) and self._leavable.isdisjoint(words) and not any(map(self._clauses.nouns.people, words))

    def _of_others(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`was moved from the X to the Y`, `had been deserted by`: what others did to the subject."""
        k = match.start - 1
        return match.form in self._words.done_to and s.low(k - (s.low(k) in ADVERBS)) in PASSIVE

    def _left_out(self, s: Annotated, match: Match[Predicate], dated: Set[int]) -> Subject | None:
        """An entry of a list: `Defected on June 28 and lives in Marseille`, `In June defected`."""
        words = (k for k in range(match.start) if s.tokens[k].text.isalpha() and k not in dated)
        begins = all(s.lows[k] in DATED_BY and k + 1 in dated for k in words)
        return Subject(pronoun="he", at=0) if begins and match.form.endswith(self._past) else None

    def _of_pronoun(self, s: Annotated, subject: Subject, word: str, referents: Referents) -> tuple[list[int], str | None]:
        """A name before the pronoun in its sentence, else whom the sentences before have in mind."""
        before = [person for person in s.persons if person.end <= subject.at]
        if not before and s.low(subject.at - 1) in SUBORDINATORS:
            ahead = next((p for p in s.persons if self._ahead(s, subject.at, p)), None)
            if ahead:
                return [ahead.person], None
        if word != "they":
            if (meant := self._acted_upon(s, subject.at, before, referents)) is not None:
                return meant, None
            nearest = self._nearest(s, [p for p in before if referents.may_be(p.person, word)])
            nearest = nearest or (before[-1] if before and s.low(subject.at - 1) == ":" else None)
            if nearest:
                return [nearest.person], None
            if not before and self._somebody(s, subject.at):
                return [], word
        if word == "they" and (listed := self._clauses.named_together(s, subject.at)):
            return [person.person for person in listed], None
        if word == "they" and not before and (first := self._group_before(s, subject.at)):
            return [], GROUP if first <= _OPENS else None
        found = referents.pronoun(word)
        if not found and len(before) == 1 and word != "they":
            return [before[0].person], None
        return found, None if found or word == "they" else word

    def _acted_upon(self, s: Annotated, pronoun: int, before: list[PersonSpan], referents: Referents) -> list[int] | None:
        """`X arrested Y after he deserted`, `X arrested Y. He had deserted`: Y; `X met Y. He deserted`: one of the two."""
        done = self._patients.of(s) if before else referents.done
        if done is None or done.agent.person == done.patient.person:
            return None
        if before:
            grounds = s.low(pronoun - 1) in _GROUNDS and done.patient is before[-1]
        else:
            grounds = pronoun == 0 and (done.mutual or s.low(pronoun + 1) == "had")
        if not grounds:
            return None
        return [] if done.mutual else [done.patient.person]

    def _somebody(self, s: Annotated, pronoun: int) -> bool:
        """`A former policeman said that he`, `One of the newcomers said that he`: a man without a name."""
        if s.lows[:2] == ["one", "of"]:
            return True
        return (
            s.low(0) in INDEFINITE
            and s.low(pronoun - 1) != ","
            and any(self._clauses.nouns.heads(s, k) for k in range(1, min(_SOMEBODY, pronoun)))
        )

    def _may_be_named(self, s: Annotated, noun: int) -> bool:
        """Whether the next sentences may name a group: it begins the sentence and is counted, or a list follows."""
        if s.lows[-1] == ":":
            return True
        nouns = self._clauses.nouns
        start = nouns.start(s, noun)
        if s.low(start - 1) == "and" and nouns.people(s.low(start - 2)):
            start = nouns.start(s, start - 2)
            if s.low(start) in INDEFINITE:
                return noun <= _OPENS
        return noun <= _OPENS and any(
            word in self._counted or (word.isdecimal() and int(word) <= _NAMED_ONE_BY_ONE) for word in s.lows[start:noun]
        )

    def _group_before(self, s: Annotated, pronoun: int) -> int | None:
        """The counted group that `they` refers to in the same sentence."""
        nouns = self._clauses.nouns
        return next((k for k in range(pronoun) if nouns.plural(s.lows[k]) and self._may_be_named(s, k)), None)

    def _ahead(self, s: Annotated, pronoun: int, person: PersonSpan) -> bool:
        return 0 < person.start - pronoun <= _AHEAD and "," in s.lows[pronoun : person.start]

    def _nearest(self, s: Annotated, before: list[PersonSpan]) -> PersonSpan | None:
        """The last name that begins a clause, else the first that nothing governs, else the first agent (`by X`)."""
        leading = [person for person in before if s.low(person.start - 1) in CLAUSE_STARTS]
        if leading:
            return leading[-1]
        free = (person for person in before if s.low(person.start - 1) not in self._governors)
        agents = (person for person in before if s.low(person.start - 1) == "by")
        named = (person for person in before if "name" in s.lows[max(0, person.start - _NAMED_AS) : person.start])
        return next(free, None) or next(agents, None) or next(named, None)

    def _first_of_all(self, s: Annotated, subject: Subject, referents: Referents) -> list[int] | None:
        """`He is described as the first Alawite officer to defect`: he did."""
        start = self._begins(s, subject.at)
        left = range(max(0, subject.at - _FIRST_OF_ALL), subject.at)
        ranked = any(s.lows[k] in self._words.superlatives and k not in s.names for k in left)
        of_another = s.low(start - 1) == "by" or (s.low(start - 1) == "of" and s.low(start - 2) != "one")
        if s.low(start - 1) not in COPULAS and (not ranked or of_another):
            return None
        return self._said_to_be(s, subject, referents)

    def _one_of_them(self, s: Annotated, subject: Subject, referents: Referents) -> list[int] | None:
        """`X is one of the officers who defected`, `X was among the first to defect`: he did."""
        k = self._begins(s, subject.at) - 1
        if not subject.plural or s.low(k) not in ("of", "among"):
            return None
        k -= 2 if s.low(k) == "of" and s.low(k - 1) == "one" else s.low(k) == "among"
        return self._said_to_be(s, subject, referents) if s.low(k) in COPULAS else None

    def _begins(self, s: Annotated, noun: int) -> int:
        """Where the phrase of a noun begins, its superlative and article among it (`the first officers`)."""
        start = self._clauses.nouns.start(s, noun)
        while start > 0 and (s.lows[start - 1] in self._words.superlatives or s.lows[start - 1] in DETERMINERS):
            start -= 1
        return start

    def _said_to_be(self, s: Annotated, subject: Subject, referents: Referents) -> list[int] | None:
        """Of whom the copula before the noun of a subject says that he is one."""
        verb = next((k for k in range(subject.at - 1, -1, -1) if s.lows[k] in self._words.copulas), None)
        found = None if verb is None else self._clauses.subject(s, verb, frozenset())
        if found and found.persons:
            return [found.persons[-1].person]
        return referents.pronoun(found.pronoun) if found and found.pronoun else None

    def posted(self, subject: Subject) -> bool:
        """Whether the noun of a subject says a rank or post (`four members, led by X`; `a captain`)."""
        noun = subject.noun or ""
        return noun in self._posts or noun.removesuffix("s") in self._posts

    def one_of_many(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`the first officer to defect`, `the second to do so`: the predicate that ranks its subject among others."""
        left = s.lows[max(0, match.start - _FIRST_OF_ALL) : match.start]
        return bool(left) and left[-1] == "to" and not self._words.superlatives.isdisjoint(left)

    def _ranks_subject(self, s: Annotated, subject: Subject, match: Match[Predicate]) -> bool:
        """`The last officer to leave was X`: the noun with its superlative is itself the subject of the sentence."""
        before = COPULAS | self._words.copulas | self._governors
        return self.one_of_many(s, match) and before.isdisjoint(s.lows[: subject.at])

    def _tells(self, s: Annotated, whose: int) -> bool:
        """`his defection` is told only where it is announced or dated by it; else it looks back on what was told."""
        left = s.lows[max(0, whose + 1 - _ANNOUNCED) : whose]
        return not self._words.announcing.isdisjoint(left) or bool(left and left[-1] in MOMENTS)

    def _announced(self, s: Annotated, whose: int, referents: Referents) -> tuple[list[int], str | None]:
        names = [p for p in s.persons if p.end <= whose and s.low(p.start - 1) not in OBLIQUE]
        if s.low(whose) == "their":
            return [p.person for p in self._clauses.named_together(s, whose)], None
        if s.low(whose) == "my":
            return self._narrator(s, whose, names), None
        if names:
            return [names[-1].person], None
        nouns = (s.lows[k] for k in range(min(_OPENS, whose)) if self._clauses.nouns.people(s.lows[k]))
        pending = next(nouns, None) if s.low(0) in ARTICLES or "-" in s.lows[:_OPENS] else None
        unknown = pending is not None and s.low(0) in INDEFINITE
        known = [] if unknown else referents.pronoun("he" if s.low(whose) == "his" else "she")
        return known, None if known else pending

    def _narrator(self, s: Annotated, my: int, names: Sequence[PersonSpan]) -> list[int]:
        """`I, Captain X, announce my defection`, `I am Captain X and I announce my defection`: X."""
        said = [k for k in range(my) if s.lows[k] == "i"]
        after = next((p for p in names if said and said[0] < p.start <= said[0] + _INTRODUCED), None)
        return [after.person] if after else []


def _among(s: Annotated, match: Match[Predicate]) -> Subject | None:
    """`Among those who left the army were X and Y`."""
    verb = next((k for k in range(match.end, len(s.lows)) if s.lows[k] in COPULAS), None)
    if verb is None:
        return None
    named = [person for person in s.persons if person.start > verb]
    return Subject(named) if named and named[0].start <= verb + _AMONG else None
