"""What people decided: who is one man, who is not, which article does not count. Recorded, never edited; undone, not deleted.

One judgement is one line of text, so that decisions can live in git and be loaded elsewhere.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from graph.keys import digest
from graph.schema import Judgement, Verdict


class BadJudgement(Exception):
    """A line is no judgement, or it contradicts one that stands."""


def judgement(verdict: Verdict, left: Iterable[str], right: Iterable[str], *, by: str, at: dt.datetime, why: str) -> Judgement:
    """The record of a decision: `same` (all of both sides are one man), `different` (nobody of the left is anybody of the right),
    `withdrawn` (the articles on the left do not count)."""
    mine, his = sorted(set(left)), sorted(set(right))
    return Judgement(
        id=f"judgement:{digest(verdict, mine, his, at.isoformat())}", name=f"{verdict}: {_short(mine)}{_short(his, ' and ')}",
        verdict=verdict, left=mine, right=his, by=by, at=at, why=why,
    )  # fmt: skip


def _short(ids: list[str], before: str = "") -> str:
    return before + ids[0].partition(":")[2] + (f" (+{len(ids) - 1})" if len(ids) > 1 else "") if ids else ""


def line(made: Judgement) -> str:
    """One line of JSON."""
    return json.dumps(made.model_dump(mode="json", by_alias=True), ensure_ascii=False, sort_keys=True)


def parse(text: str) -> Judgement:
    """The judgement of a line.

    Raises:
        BadJudgement: it is none.
    """
    try:
        return Judgement.model_validate_json(text)
    except ValidationError as error:
        raise BadJudgement(f"no judgement: {text.strip()[:60]!r} ({error.errors()[0]['msg']})") from error


@dataclass(frozen=True)
class Pairs:
    """What the standing judgements say of pairs of mentions. Of two that contradict each other the later counts."""

    same: tuple[tuple[str, str], ...] = ()
    groups: dict[str, int] = field(default_factory=dict)
    members: dict[int, frozenset[str]] = field(default_factory=dict)
    apart: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = field(default_factory=dict)

    def differ(self, a: str, b: str) -> bool:
        """Whether people said that they are two."""
        return any((a in left and b in right) or (b in left and a in right) for left, right in self.apart.get(a, ()))

    def agree(self, a: str, b: str) -> bool:
        """Whether people said, directly or through others, that they are one."""
        return a in self.groups and self.groups[a] == self.groups.get(b)

    def partners(self, mention: str) -> Iterable[str]:
        """The mentions that people said are one with it."""
        return self.members.get(self.groups.get(mention, -1), ())

    def part(self, mentions: Iterable[str]) -> bool:
        """Whether people said of any two of these that they are two."""
        given = set(mentions)
        return any(left & given and right & given for m in given & self.apart.keys() for left, right in self.apart[m])


NONE = Pairs()
"""Nobody has decided anything."""


def pairs(standing: Iterable[Judgement]) -> Pairs:
    """The pairs of the judgements that are not undone."""
    apart: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
    groups: dict[str, set[str]] = {}
    same: list[tuple[str, str]] = []
    for made in sorted((j for j in standing if j.undone_at is None), key=lambda j: (j.at, j.id), reverse=True):
        if made.verdict == "different":
            sides = (frozenset(made.left), frozenset(made.right))
            if not _joined(groups, *sides):
                for mention in {*made.left, *made.right}:
                    apart[mention].append(sides)
        elif made.verdict == "same":
            named = [*made.left, *made.right]
            joined = set().union(*(groups.get(m, {m}) for m in named))
            if not Pairs(apart=apart).part(joined):
                groups |= dict.fromkeys(joined, joined)
                same += [(named[0], other) for other in named[1:]]
    members = {id(group): frozenset(group) for group in groups.values()}
    return Pairs(tuple(same), {m: id(group) for m, group in groups.items()}, members, dict(apart))


def contradicted(known: Iterable[Judgement], new: Iterable[Judgement]) -> tuple[Judgement, Judgement] | None:
    """A new decision that contradicts one that stands, or another new one, with the one that it contradicts."""
    accepted = list(known)
    for made in new:
        for other in accepted:
            if {made.verdict, other.verdict} == {"same", "different"} and _clash([*accepted, made], made, other):
                return made, other
        accepted.append(made)
    return None


def _clash(accepted: Iterable[Judgement], made: Judgement, other: Judgement) -> bool:
    same, parted = (made, other) if made.verdict == "same" else (other, made)
    joins = pairs(j for j in accepted if j.verdict == "same")
    joined = {m for mention in (*same.left, *same.right) for m in (mention, *joins.partners(mention))}
    return not joined.isdisjoint(parted.left) and not joined.isdisjoint(parted.right)


def _joined(groups: dict[str, set[str]], left: frozenset[str], right: frozenset[str]) -> bool:
    return any(groups.get(m, set()) & right for m in left)


def read(lines: Iterable[str]) -> Iterator[Judgement]:
    """The judgements of a file; empty lines are passed over.

    Raises:
        BadJudgement: with the number of the line.
    """
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                yield parse(text)
            except BadJudgement as error:
                raise BadJudgement(f"line {number}: {error}") from error
