"""What a sentence says of a person's service."""

from __future__ import annotations

from dataclasses import dataclass

from graph.schema import Modality
from ingest.text.tokens.spans import BodySpan


@dataclass
class Service:
    """A person serves in a body, as one sentence says it."""

    person: int
    body: BodySpan | None  # none: the text names a post and no body
    role: str | None
    current: bool
    place: str | None
    state: str | None = None  # the country whose post it is: `Syria's ambassador`
    posting: str | None = None  # the country it is in: `ambassador to Iraq`
    modality: Modality = "asserted"
    speaker: str | None = None
    of_community: bool = False  # `head of the X tribe`: no body is meant
    entered: bool = False  # `joined the X`: a post told of before is another one
    since: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    until: str | None = None
