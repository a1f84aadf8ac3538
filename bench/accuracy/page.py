"""docs/accuracy.md, made of what is kept in tests/gold: the figures of the last whole run, and the records of first sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import fill

from bench.accuracy.figures import Committed, Figures
from bench.accuracy.first_sight import FirstSight, records
from bench.accuracy.sets import GoldSet, SetError, all_sets
from bench.accuracy.table import table
from bench.setting import ROOT
from cli.output import PRINTED
from graph.stores.base import Table

PAGE = ROOT / "docs" / "accuracy.md"
WIDTH = 130
_WORDS = "none one two three four five six seven eight nine ten".split()


def write() -> None:
    """Write the page."""
    PAGE.write_text(text(), encoding="utf-8")


def text() -> str:
    """The whole page, Markdown.

    Raises:
        SetError: no figures are kept, or not those of every set.
    """
    sets, kept, seen = all_sets(), Committed.load(), records()
    if kept is None or not {s.name for s in sets} <= kept.sets.keys():
        raise SetError("the figures of some sets are not kept yet: run `make accuracy WRITE=1`")
    unseen = [s for s in sets if s.kind != "learn"]
    learned, oblique = ([s for s in sets if s.kind == "learn" and (s.group == "oblique") is hidden] for hidden in (False, True))
    return f"""# Accuracy

Made by `make accuracy WRITE=1`; do not edit.

What the extractor finds in annotated articles, scored by `tests/gold/score.py`: one line an event, as `allegiance extract` prints
it. A set counts once, at first sight; after its errors have been looked at it is a training set, and its figures flatter.
All figures are in percent. In brackets, 95 % intervals: behind precision and recall Wilson's, behind F1 that of articles drawn
again and again (bootstrap). Small sets prove little: twelve events can show anything.

{_in_short(unseen, oblique, kept, seen)}

## First sight

What each set gave when it was scored for the first time, at the commit that is named, before anybody had looked at its errors.
These records are never changed. A set without one has been learned from since the beginning.

{_first(seen, {s.name: s.matter for s in sets})}
{_remarks(seen)}
## Sets still unseen (commit {kept.commit}, {kept.date})

Their figures are known, their errors have not been looked at. `blind`: by somebody who has not seen the rules; `score`: written
together with the training sets.

{_rows(unseen, kept, ("blind: Syria", "blind: world", "blind", "score"))}
## Training sets (commit {kept.commit}, {kept.date})

{_rows(learned, kept, ("learn: Syria", "learn: world", "learn: mixed"))}
Oblique on purpose (they hardly ever say "defect"), looked at in part:

{_rows(oblique, kept, ("learn: oblique",))}
`to`, `from`, `date`, `rank`, `modality`: share of right values among the events found that have one; their number is in brackets.
`persons`: F1 of the persons named, with precision/recall in brackets. `sects` and `services`: F1, with the number annotated in
brackets. Of the kinds of sentences in `tests/constructions.yaml`, {kept.constructions.right} of {kept.constructions.of} are read
right; the others are marked as expected failures, with the reason.
"""


def _in_short(unseen: Sequence[GoldSet], oblique: Sequence[GoldSet], kept: Committed, seen: Sequence[FirstSight]) -> str:
    """By the sets still unseen, and by what was seen for the first time last."""
    last = [record for record in seen if record.commit == seen[-1].commit]
    plain = [kept.sets[s.name] for s in unseen if s.group != "oblique"]
    plain += [record.figures for record in last if record.set not in {s.name for s in unseen}]
    least, most = (_tenths(end(f.events.recall or 0 for f in plain)) for end in (min, max))
    events, hidden = (Figures.of(of).events for of in (plain, [kept.sets[s.name] for s in oblique]))
    finds = least if least == most else f"{least} to {most}"
    off = _tenths(1 - (hidden.precision or 0))
    return fill(
        f"**In short.** On plain news prose that the rules have not seen, about {_tenths(events.precision)} of ten events it "
        f'reports are right, and it finds {finds} of ten. On prose that never says "defect" (oblique on purpose) it finds about '
        f"{_tenths(hidden.recall)} of ten, and about {off} of ten that it reports there are wrong. "
        "Look at the sentence before you use a name.",
        WIDTH,
    )


def _tenths(rate: float | None) -> str:
    return _WORDS[round(10 * (rate or 0))]


def _first(seen: Iterable[FirstSight], matter: dict[str, str]) -> str:
    rows = [([r.set, r.matter or matter.get(r.set, ""), r.commit, str(r.date)], r.figures, None) for r in seen]
    return _printed(table(rows, ["set", "matter", "commit", "date"]))


def _remarks(seen: Iterable[FirstSight]) -> str:
    """What must be known of some records, each remark once."""
    of_remark: dict[str, list[str]] = {}
    for record in seen:
        of_remark.setdefault(record.remark or "", []).append(record.set)
    lines = [f"- {', '.join(names)}: {remark}" for remark, names in of_remark.items() if remark]
    return "".join(f"{fill(line, WIDTH, subsequent_indent='  ')}\n" for line in lines)


def _rows(sets: Sequence[GoldSet], kept: Committed, pools: Sequence[str]) -> str:
    """The rows of sets, and of the pools that there are."""
    rows = [([s.name, s.kind, s.matter], kept.sets[s.name], None) for s in sets]
    rows += [([f"**{name}**", "pooled", ""], kept.pools[name], None) for name in pools if name in kept.pools]
    return _printed(table(rows, ["set", "kind", "matter"]))


def _printed(rows: Table) -> str:
    return "".join(PRINTED["md"](rows))
