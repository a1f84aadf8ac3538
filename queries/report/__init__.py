"""A report to hand to someone: one HTML file that needs nothing else (`allegiance report`).

store --gather--> Content (plain data) --findings, timeline, flows, network, tables, notes--> page --> HTML
"""

from __future__ import annotations

from graph.stores.base import Store
from queries.report.asked import Asked
from queries.report.gather import Bounds, gather
from queries.report.page import page

__all__ = ["LARGEST", "Asked", "report"]

LARGEST = 4_800_000
"""Bytes of a page that can still be mailed, and opened on a phone."""


def report(store: Store, asked: Asked, generator: str, largest: int = LARGEST) -> str:
    """The page. Where it would be larger than `largest` bytes it shows less, and says how much of how much.

    The same graph gives the same page, byte for byte.

    Raises:
        UnknownName, SeveralPersons: see Asked.scope.
        ModuleNotFoundError: the libraries of the extra `report` are not installed.
        StoreError: the store failed.
    """
    scope, bounds = asked.scope(store), Bounds()
    while True:
        html = page(gather(store, scope, bounds), generator)
        if len(html.encode()) <= largest or bounds == bounds.half:
            return html
        bounds = bounds.half
