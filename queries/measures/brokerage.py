"""Whether those who left had stood between bodies more often than those who stayed: brokerage before they left.

The network has two kinds of nodes, persons and the bodies in which they had served by a day. It is never turned into pairs of
persons, whose number grows with the square of a body's: the cost is (bodies asked from) x (services of persons with two or more
bodies).
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from queries.measures.cohort import Member
from queries.measures.population import Population

MOST_STEPS = 2_000_000
"""Bodies from which shortest paths are sought, times services: some ten seconds. In a larger network so many bodies are drawn."""
FEWEST = 20
"""Bodies that are drawn at least."""
SEED = 20110315
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Broker:
    """A person at risk on the day. `share` is that of the shortest paths between bodies on which he stands, 0 to 1."""

    member: Member
    bodies: tuple[str, ...]
    share: float
    left: bool


@dataclass(frozen=True, slots=True)
class Brokerage:
    """All persons, and from how many of the bodies that persons connect shortest paths were sought."""

    persons: list[Broker]
    asked: int
    bodies: int


Stratum = Callable[[Broker], str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Mean brokerage of those who left, and what it is when others of the same stratum had left in their place (`expected`).

    `informative` are those who left out of a stratum in which somebody stayed. `z` and `p` are None where chance cannot change
    it.
    """

    left: int
    stayed: int
    informative: int
    mean_left: float | None
    mean_stayed: float | None
    expected: float | None
    z: float | None
    p: float | None


def brokers(population: Population, found: Sequence[Member], day: dt.date, until: dt.date) -> Brokerage:
    """Those who had served before a day and not left, with their brokerage then; `left` if they did before `until`.

    Betweenness of persons for paths between bodies, in the network of persons and bodies: L. C. Freeman, "A set of measures of
    centrality based on betweenness", Sociometry 40 (1977), 35-41; for two kinds of nodes, K. Faust, "Centrality in affiliation
    networks", Social Networks 19 (1997), 157-191; from drawn sources, U. Brandes and C. Pich, "Centrality estimation in large
    networks", International Journal of Bifurcation and Chaos 17 (2007). A body counts not beside one that is part of it: two
    articles may name one service on two levels.
    """
    at_risk = {one.person.id: one for one in found if not _gone(one, day)}
    served = {person: at for person, one in at_risk.items() if (at := _bodies(population, one, day))}
    network = _network(served)
    bodies = sorted(node for node in network if node not in served)
    asked = _drawn(bodies, network.number_of_edges())
    shares = _shares(network, asked, bodies)
    persons = (Broker(at_risk[who], at, shares.get(who, 0.0), _gone(at_risk[who], until)) for who, at in served.items())
    return Brokerage(list(persons), len(asked), len(bodies))


def _gone(one: Member, day: dt.date) -> bool:
    return any(known < day for move in one.moves if (known := move.known_by))


def _bodies(population: Population, one: Member, day: dt.date) -> tuple[str, ...]:
    """Where he had served before the day, the narrowest bodies only."""
    served = (service.body for service in one.services if service.since is None or service.since < day)
    bodies = {body for body in served if body.startswith("agency:")}
    wider = {above for body in bodies for above in population.upward(body) if above != body}
    return tuple(sorted(bodies - wider))


def _network(served: Mapping[str, Sequence[str]]) -> nx.Graph[str]:
    """Persons and bodies. Who has one body lies on no path between two, and is left out."""
    return nx.Graph((person, body) for person, bodies in served.items() if len(bodies) > 1 for body in bodies)


def _drawn(bodies: Sequence[str], edges: int) -> Sequence[str]:
    most = max(FEWEST, MOST_STEPS // max(1, edges))
    return bodies if len(bodies) <= most else random.Random(SEED).sample(bodies, most)  # noqa: S311  # it guards no secret


def _shares(network: nx.Graph[str], asked: Sequence[str], bodies: Sequence[str]) -> dict[str, float]:
    """Of each node, the share of the shortest paths from the bodies asked to all bodies that lead over it."""
    if not asked:
        return {}
    pairs = len(asked) * (len(bodies) - 1) / 2  # networkx halves the sums of undirected networks
    return {node: sums / pairs for node, sums in nx.betweenness_centrality_subset(network, asked, bodies).items()}


def against_chance(found: Sequence[Broker], stratum: Stratum, permutations: int, seed: int = SEED) -> Comparison:
    """Whether those who left had more brokerage than chance gives: who left is permuted within each stratum.

    p is `(1 + permutations at least as high) / (1 + permutations)`: B. Phipson and G. K. Smyth, "Permutation p-values should
    never be zero", Statistical Applications in Genetics and Molecular Biology 9 (2010). Strata: E. S. Edgington, "Randomization
    Tests" (1995).
    """
    strata: defaultdict[str, list[Broker]] = defaultdict(list)
    for broker in found:
        strata[stratum(broker)].append(broker)
    generator = np.random.default_rng(seed)
    sums = np.zeros(permutations)
    for _, group in sorted(strata.items()):
        sums += _permuted(group, permutations, generator)
    left = [broker.share for broker in found if broker.left]
    middle, spread = float(sums.mean()), float(sums.std())
    chance = bool(left) and spread > TINY
    return Comparison(
        left=len(left),
        stayed=len(found) - len(left),
        informative=sum(broker.left for group in strata.values() if not all(one.left for one in group) for broker in group),
        mean_left=_mean(left),
        mean_stayed=_mean([broker.share for broker in found if not broker.left]),
        expected=middle / len(left) if left else None,
        z=(sum(left) - middle) / spread if chance else None,
        p=(1 + int((sums >= sum(left) - TINY).sum())) / (1 + permutations) if chance else None,
    )


def _permuted(group: Sequence[Broker], permutations: int, generator: Any) -> Any:
    """Sums of the shares of as many as left, drawn from all of a stratum; only those above 0 need to be drawn one by one."""
    shares = np.array([broker.share for broker in group])
    above, gone = shares[shares > 0], sum(broker.left for broker in group)
    drawn = generator.hypergeometric(len(above), len(group) - len(above), gone, size=permutations)
    return np.array([generator.choice(above, number, replace=False, shuffle=False).sum() if number else 0.0 for number in drawn])


def _mean(shares: Sequence[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None


def strata(population: Population, found: Sequence[Broker]) -> dict[str, Stratum]:
    """Within what one who left may change places with one who stayed, the narrowest first.

    `body` is that of his bodies in which most persons had served, `kind` its kind, `all` everybody.
    """
    sizes = Counter(body for broker in found for body in broker.bodies)

    def body(broker: Broker) -> str:
        return min(broker.bodies, key=lambda name: (-sizes[name], name))

    return {"body": body, "kind": lambda broker: population.bodies[body(broker)].kind or "", "all": lambda _: ""}
