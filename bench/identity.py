"""How well identity does on the sets of tests/identity: `python -m bench.identity` prints the page, and writes it with --write.

python -m bench.identity           the table
python -m bench.identity --write   and docs/identity-figures.md
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.identity.profile import Profile, profiles
from graph.identity.resolve import resolve
from graph.identity.score import decide
from graph.keys import body_id
from graph.names import fold
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs
from ingest.readers import Source
from ingest.readers.article import build
from ingest.readers.base import Fields

SETS = Path("tests/identity")
PAGE = Path("docs/identity-figures.md")
FIRST = SETS / "first-sight.jsonl"


@dataclass(frozen=True)
class Pairs:
    """`fused`: different men that are joined. `joined` of `alike`: pairs that an analyst would join."""

    fused: int
    joined: int
    alike: int
    total: int


@dataclass(frozen=True)
class Folder:
    """B-cubed over `mentions`, and how many persons hold mentions of two men. `missing`: mentions the reader did not find."""

    precision: float
    recall: float
    fused: int
    mentions: int
    missing: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def pairs(lines: Iterable[str]) -> Pairs:
    """The figures of a set of pairs. A likely pair counts as joined: these two and no rival are all there is."""
    found = [(pair, decide(record(pair["a"], "a"), record(pair["b"], "b")).verdict) for pair in map(json.loads, lines)]
    joined = [pair for pair, verdict in found if verdict in ("same", "likely")]
    return Pairs(
        fused=sum(pair["truth"] == "different" for pair in joined), joined=sum(pair["analyst"] == "same" for pair in joined),
        alike=sum(pair["analyst"] == "same" for pair, _ in found), total=len(found),
    )  # fmt: skip


def record(said: Mapping[str, Any], side: str) -> Profile:
    """What an article says of a man, as a set of pairs has it."""
    rank = _packs().ranks.find(said["rank"]) if said.get("rank") else None
    bodies = tuple(sorted(body_id("Agency", body) for body in said.get("bodies") or ()))
    country = (said["country"],) if said.get("country") else ()
    left = bool(said.get("date")) or any("former" in role for role in said.get("roles") or ())
    return Profile(
        id=f"person:{side}@{said['article']}", article=said["article"], names=tuple(said["names"]),
        published=dt.date.fromisoformat(said["published"]) if said.get("published") else None,
        rank=rank and rank[0], rank_order=rank and rank[1], bodies=bodies, serving=() if left else bodies,
        countries=country if bodies else (), setting=country, roles=tuple(said.get("roles") or ()),
        sects=(body_id("Sect", said["sect"]),) if said.get("sect") else (),
        joined=(body_id("Faction", said["joined"]),) if said.get("joined") else (),
        places=(said["place"],) if said.get("place") else (), moves=(said["date"],) if said.get("date") else (),
    )  # fmt: skip


def folder(content: Mapping[str, Any]) -> Folder:
    """The figures of a folder of articles."""
    men = {article["id"]: profiles(_extractor().read(_source(article).article)) for article in content["articles"]}
    person = resolve(profile for found in men.values() for profile in found).person
    gold: dict[str, str] = {}
    named = [(one["id"], mention) for one in content["people"] for mention in one["mentions"]]
    for who, mention in named:
        profile = _named(men[mention["article"]], mention["name"])
        if profile:
            gold[profile.id] = who
    precision, recall, fused = b_cubed(gold, {mention: person[mention] for mention in gold})
    return Folder(precision, recall, fused, len(gold), sum(not _named(men[m["article"]], m["name"]) for _, m in named))


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, int]:
    """Precision and recall over mentions, each with its person, and how many persons found hold mentions of two men.

    >>> b_cubed({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"})[2]
    1
    """
    right, ours = _groups(gold), _groups(found)
    shared = {m: len(right[gold[m]] & ours[found[m]]) for m in gold}
    precision = sum(shared[m] / len(ours[found[m]]) for m in gold) / len(gold)
    recall = sum(shared[m] / len(right[gold[m]]) for m in gold) / len(gold)
    return precision, recall, sum(len({gold[m] for m in group}) > 1 for group in ours.values())


def _groups(person: Mapping[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for mention, who in person.items():
        groups[who].add(mention)
    return groups


def _named(men: Iterable[Profile], name: str) -> Profile | None:
    """The man of an article who is called so, or else whose name ends or begins with it."""
    men = list(men)
    whole = [p for p in men if fold(name) in map(fold, p.names)]
    near = [p for p in men if any(fold(name).endswith(fold(n)) or fold(n).endswith(fold(name)) for n in p.names)]
    return next(iter([*whole, *near]), None)


def _source(article: Mapping[str, str]) -> Source:
    fields = Fields(**{name: article[name] for name in ("text", "title", "published", "publisher", "url", "id")})
    found = build(article["id"], fields, {"published": None, "publisher": None})
    if not isinstance(found, Source):
        raise TypeError(f"{found.name}: {found.reason}")
    return found


@cache
def _extractor() -> RuleExtractor:
    return RuleExtractor(_packs())


@cache
def _packs() -> Any:
    return load_packs()


# --- the page --------------------------------------------------------------------------------------------------------


def page() -> str:
    """Markdown: both kinds of sets now and at first sight."""
    first = [json.loads(line) for line in FIRST.read_text(encoding="utf-8").splitlines()]
    seen = {entry["set"]: entry for entry in first}
    return "\n".join([*_HEAD, *_pair_rows(seen), *_BETWEEN, *_folder_rows(seen), *_FOOT]) + "\n"


def _pair_rows(seen: Mapping[str, Any]) -> Iterator[str]:
    for path in sorted(SETS.glob("h*.jsonl")):
        now, then = pairs(path.read_text(encoding="utf-8").splitlines()), seen[path.stem]
        fused, joined, alike = then["pairs"]
        before = f"{fused} | {joined} of {alike}"
        yield f"| {path.stem} | {now.total} | {before} | {now.fused} | {now.joined} of {now.alike} | {then['commit']} |"


def _folder_rows(seen: Mapping[str, Any]) -> Iterator[str]:
    for path in sorted(SETS.glob("k*.json")):
        now, then = folder(json.loads(path.read_text(encoding="utf-8"))), seen[path.stem]
        before = " / ".join(f"{value:.3f}" for value in then["b3"])
        after = " / ".join(f"{value:.3f}" for value in (now.precision, now.recall, now.f1))
        yield f"| {path.stem} | {now.mentions} | {before} | {then['fused']} | {after} | {now.fused} | {then['commit']} |"


_HEAD = (
    "# Who is who: what was measured",
    "",
    "Made by `make identity`; do not edit. What the sets are: [tests/identity](../tests/identity/README.md).",
    "",
    "At first sight a set is scored before anybody looks at its errors; after that it is learned from, and its figures flatter.",
    "",
    "Pairs: different men that were joined (none should be), and of the pairs that an analyst would join, how many were.",
    "",
    "| set | pairs | first sight: wrongly | rightly | now: wrongly | rightly | first sight at |",
    "|---|---|---|---|---|---|---|",
)
_BETWEEN = (
    "",
    "Folders of articles, read by the rules: B-cubed precision / recall / F1 over mentions, and persons that hold two men.",
    "",
    "| set | mentions | first sight | two men | now | two men | first sight at |",
    "|---|---|---|---|---|---|---|",
)
_FOOT = (
    "",
    "What is not joined waits for people as a pair (`allegiance review`), or is apart for want of anything in common but a name.",
)


def main() -> None:
    """Print the page, and write it when asked to."""
    text = page()
    print(text)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
