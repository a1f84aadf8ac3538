"""How unexpected it was that this man left, given who he was: his community, the kind of body that he left, his rank."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from math import log2

from queries.measures.bands import band
from queries.measures.cohort import Member
from queries.measures.groups import NOT_STATED
from queries.measures.population import Move, Population

PRIOR = 2.0
"""The m of the m-estimate: the rate of all weighs as much as that of so many persons."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One trait of a person: `left` of `recorded` others who share it left. Positive `bits` speak for staying."""

    name: str
    left: int
    recorded: int
    bits: float


@dataclass(frozen=True, slots=True)
class Surprise:
    """Of one change of side. `bits` is -log2 of `probability`: that one like him would leave, as far as the others tell."""

    member: Member
    move: Move
    bits: float
    probability: float
    sect: Trait
    kind: Trait
    rank: Trait


def surprises(
    population: Population, found: Sequence[Member], prior: float = PRIOR, until: dt.date = dt.date.max
) -> list[Surprise]:
    """Every change of side before a day, the most surprising first, as far as was known to have happened by then.

    Naive Bayes: the log odds of leaving are those of all, plus for each trait its weight of evidence, the log odds of those who
    share it less those of all; the surprise is the self-information `-log2 P(left | traits)`. The man himself is left out of
    all counts, or his leaving would explain itself. The rate of those who share a trait is the m-estimate `(left + m p) /
    (recorded + m)`, p the rate of all: a trait that few have says little, one that nobody else has nothing.

    Self-information: C. E. Shannon, "A mathematical theory of communication", Bell System Technical Journal 27 (1948). Weight
    of evidence: I. J. Good, "Probability and the Weighing of Evidence" (1950). m-estimate: B. Cestnik, "Estimating
    probabilities: a crucial task in machine learning", ECAI 1990, 147-149. That the traits count as if they were independent
    makes bits that add up, and is an approximation.
    """
    traits = [_sect(population), _kind(population), _band]
    gone = {one.person.id: moves for one in found if (moves := [move for move in one.moves if _before(move, until)])}
    groups = [_Counts(found, gone, trait) for trait in traits]
    left, recorded = len(gone) - 1, len(found) - 1
    rows: list[Surprise] = []
    for one in found:
        if one.person.id in gone:
            base = (left + 0.5) / (recorded + 1)  # the halves of Jeffreys' prior: never 0, never 1
            shared = [group.of(one, base, prior) for group in groups]
            odds = _log_odds(base) - sum(trait.bits for trait in shared)
            rows += [Surprise(one, move, log2(1 + 2**-odds), 1 / (1 + 2**-odds), *shared) for move in gone[one.person.id]]
    return sorted(rows, key=lambda row: (-row.bits, row.move.id))


def _before(move: Move, until: dt.date) -> bool:
    return move.known_by is None or move.known_by < until


class _Counts:
    """How many persons have each value of a trait, and how many of them left."""

    def __init__(self, found: Sequence[Member], gone: Container[str], trait: Callable[[Member], str]) -> None:
        self._trait = trait
        self._recorded = Counter(map(trait, found))
        self._left = Counter(trait(one) for one in found if one.person.id in gone)

    def of(self, one: Member, base: float, prior: float) -> Trait:
        """The trait of a person who left, as the others have it."""
        name = self._trait(one)
        left, recorded = self._left[name] - 1, self._recorded[name] - 1
        rate = (left + prior * base) / (recorded + prior)
        return Trait(name, left, recorded, _log_odds(base) - _log_odds(rate))


def _log_odds(rate: float) -> float:
    return log2(rate / (1 - rate))


def _sect(population: Population) -> Callable[[Member], str]:
    return lambda one: ", ".join(population.sects[sect] for sect in one.person.sects) or NOT_STATED


def _band(one: Member) -> str:
    return band(one.rank[1]) or NOT_STATED


def _kind(population: Population) -> Callable[[Member], str]:
    """The kind of the bodies that he left first, else of those that he serves in: the most frequent, then by the alphabet."""

    def kinds(one: Member) -> Iterator[Counter[str]]:
        left = [body for move in one.moves[:1] for body in move.left]
        for bodies in (left, [service.body for service in one.services]):
            yield Counter(kind for body in bodies if (kind := population.bodies[body].kind))

    def kind(one: Member) -> str:
        counted = next(filter(None, kinds(one)), Counter({NOT_STATED: 1}))
        return min(counted, key=lambda name: (-counted[name], name))

    return kind
