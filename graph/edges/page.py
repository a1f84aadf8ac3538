"""docs/confidence.md: the formula with its constants, and the worked examples. `make docs` writes it."""

from __future__ import annotations

from graph.edges.confidence import CERTAIN, DIGITS, OPEN, REPORTED, SETTLED
from graph.edges.copies import ALIKE
from graph.edges.examples import EXAMPLES

TEXT = f"""# How sure an edge is

Generated from `graph/edges/` by `make docs`; every row of the table is a test.

`confidence` of an edge is made from the statements behind it, and from nothing else:

    weight of a source  =  confidence of its best statement, as the extractor gives it; {REPORTED} of that where it is hearsay
    sure                =  1 − (1 − weight) × (1 − weight) × ... over the independent sources, at most {CERTAIN}
    confidence          =  sure × {OPEN} for each independent source that denies it, while the denial stands
                           sure × {SETTLED} for each, once a later confirmation has settled it

rounded to {DIGITS} digits. The figures {REPORTED}, {OPEN}, {SETTLED} and {CERTAIN} are named constants of
`graph/edges/confidence.py`.

**Independent sources** (`sources`). Two articles are of one source when one outlet has published them, when their texts are
copies or near-copies (estimated Jaccard similarity of word triples {ALIKE} or more, by MinHash), or when they credit one news
agency: in a dateline, a byline or a footer. An agency's own article credits it. Articles without a publisher are one outlet.
`sources` is the most articles that one can pick of which no two are of one source: a copy never adds one, and never takes one
away.

**Status.** `confirmed` by two or more independent sources, else `single source`. `disputed` while a denial stands. A denial is
settled when, on a later day than the last denial, an article asserts the same that is independent of everyone who said so
before; `settled` is the day of its publication. `denials` counts the statements that deny, and they stay in `evidence`.
Articles without a day and outlets without a name settle nothing; a newer denial disputes again.

## Examples

What is said of one defection; a statement is asserted and has the extractor's confidence 0.9 unless the row says otherwise.

"""

LIMITS = """
## What the number is not

- **No calibrated probability.** The constants are choices, not measurements. Of edges with 0.9, nobody has counted nine in ten
  to be true. Use it to sort, and to decide what to read first; read the sentences (`allegiance evidence ID`) before you print
  anything.
- It multiplies as if sources were independent. Outlets that repeat one rumour without a credit, in words of their own, count as
  several: `confirmed` means that two tell it, not that two saw it.
- The extractor's confidence says how plainly a sentence is put, not how well its author knew.
- It knows nothing of outlets: state television and a human-rights monitor weigh the same. `allegiance query
  evidence/publishers` shows how much rests on each.
- A denial costs the same whoever utters it, a government that denies every defection included.
"""


def page() -> str:
    """The whole page, Markdown."""
    rows = [f"| {e.what} | {e.working} | {e.confidence} | {e.status} |" for e in EXAMPLES]
    return TEXT + "\n".join(["| said | working | confidence | status |", "|---|---|---|---|", *rows]) + "\n" + LIMITS
