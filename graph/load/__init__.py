"""The way into a store: readings and judgements are merged, and everything that depends on them is brought up to date.

One batch is one transaction. What a store holds follows from what was read and decided, in whatever order.
"""

from graph.load.transactions import decide, merge, refresh, undo
from graph.load.upsert import ROWS, label_of, upsert

__all__ = ["ROWS", "decide", "label_of", "merge", "refresh", "undo", "upsert"]
