"""A statement with the facts of its article: one row of what the store knows about a subject."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict

from graph.periods import Period
from graph.schema import DateBasis, Kind, Modality

UNKNOWN = "(unknown)"
"""The publisher of articles without one: they may all be copies of one, and never confirm each other."""


class Account(BaseModel):
    """One statement, whom and what it speaks of, and the article that makes it."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: Kind
    modality: Modality
    confidence: float
    subject: str
    object: str | None = None
    object_name: str | None = None
    side: str | None = None
    stated: bool = True
    origin: str | None = None
    origin_name: str | None = None
    joined: str | None = None
    date: Period | None = None
    date_basis: DateBasis | None = None
    since: Period | None = None
    until: Period | None = None
    current: bool | None = None
    role: str | None = None
    rank: str | None = None
    rank_order: int | None = None
    place: str | None = None
    fled_to: str | None = None
    manner: str | None = None
    article: str = ""
    publisher: str
    published: dt.date | None = None
    fingerprint: str | None = None
    """Of the article's text, see copies.py; None: the text is like no other."""
    credits: tuple[str, ...] = ()
    """News agencies that the article credits, by the names that the packs give them."""

    @property
    def holds(self) -> bool:
        """Whether the statement says that it is so."""
        return self.modality in ("asserted", "reported")

    @property
    def vague(self) -> bool:
        """Whether neither the text nor a pack says to which side he went."""
        return self.object is None or (not self.stated and self.side is None)

    @property
    def text(self) -> str:
        """What tells its article from others."""
        return self.article or self.id

    @property
    def telling(self) -> tuple[dt.date, str]:
        """By the time of the telling; the id decides between equals."""
        return (self.published or dt.date.max, self.id)
