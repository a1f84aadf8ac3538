"""How long it takes to work out who is who among many mentions, all at once: does a mention cost more among more of them?"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import pairwise

from bench import measure
from bench.measure import Spread
from bench.rows import RATIO, Row
from bench.setting import Setting
from graph.identity.profile import Profile
from graph.identity.resolve import resolve
from graph.identity.tables import table

SYLLABLES = (
    "ba be da du fa ga gha ha ja ka kha la ma na qa ra sa sha ta wa ya za bi di fi hi ji ki li mi ni ri si ti zi bu du fu hu ku"
).split()
RANKS = (("Captain", 68), ("Major", 72), ("Colonel", 80), ("Brigadier General", 84))
FIRST, DAYS, UNITS = dt.date(2011, 1, 1), 900, 2_000


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    sizes = setting.sizes.mentions
    taken = {size: seconds(size) for size in sizes}
    for few, many in pairwise(sizes):
        growth = (taken[many] / many) / (taken[few] / few)
        yield Row(
            f"who is who, {many:,} : {few:,} mentions, each", RATIO, Spread.of([growth]),
            "What a mention costs among more of them; 1: the cost of all grows in proportion. Made-up names, usual ones "
            "as often as they are usual; four in ten mentions are of men met before.",
        )  # fmt: skip
    for size in sizes:
        yield Row(f"who is who, {size:,} mentions", "s", Spread.of([taken[size]]), "Time of the processor, once.")


def seconds(size: int) -> float:
    """Seconds of this process to resolve so many mentions."""
    mentions = list(made_up(size))
    return measure.seconds(lambda: resolve(mentions), measure.CPU)


def made_up(size: int) -> Iterator[Profile]:
    """So many mentions of men in one state: most named once, some up to five times, always spelled the same."""
    chance = random.Random(7)  # noqa: S311  # made-up names, no secret
    given = [name for names in table("common")["given"].values() for name in names]
    family = [name for names in table("common")["family"].values() for name in names]
    rare = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))) + chance.choice("nrlmbdsth") for _ in range(60_000)]

    def one(names: list[str]) -> str:
        return names[int(len(names) * chance.random() ** 2)]  # those at the head more often

    number = 0
    while number < size:
        first = one(given) if chance.random() < 0.8 else one(rare[:3_000])
        middle = [one(given)] if chance.random() < 0.3 else []
        name = " ".join([first, *middle, one(family) if chance.random() < 0.25 else one(rare)])
        rank, order = chance.choice(RANKS) if chance.random() < 0.6 else (None, None)
        bodies = (f"agency:unit-{int(UNITS ** chance.random())}-x",) if chance.random() < 0.5 else ()
        for _ in range(min(size - number, 1 if chance.random() < 0.7 else chance.choice((2, 3, 5)))):
            number += 1
            yield Profile(
                id=f"person:x@{number}", article=f"article:{number}", names=(name,), rank=rank, rank_order=order, bodies=bodies,
                published=FIRST + dt.timedelta(days=chance.randrange(DAYS)), countries=("X",) if bodies else (), setting=("X",),
            )  # fmt: skip
