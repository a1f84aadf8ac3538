"""What the statements about a person add up to: accounts in, edges out, no store in sight.

    account.py       one statement with the facts of its article
    copies.py        which texts are one          sources.py    how many independent sources there are
    dates.py         the best of several dates    confidence.py how sure an edge is
    events.py        which accounts tell of one change of side
    spells.py        which accounts tell of one service
    attested.py      what every edge says of its evidence: status, sources, denials
    consolidate.py   from all this to edges

An edge can be rebuilt from its statements at any time, in any order: everything here is a function of the set of accounts.
"""

from graph.edges.account import Account
from graph.edges.consolidate import consolidate

__all__ = ["Account", "consolidate"]
