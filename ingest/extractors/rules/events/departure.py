"""A change of side that holds, with what the article says of it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from graph.schema import Faction, Modality
from ingest.extractors.rules.events.dates import When
from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Organisation
from ingest.text.tokens.spans import Annotated


@dataclass
class Departure:
    """A person leaves `origin`; `target` is the faction that he goes to, `joined` the body that the text names.

    `served`: words say that he served in `origin`, and not only that he was an officer or official of some state.
    `denied_in` is the sentence that denies it, when that is another than the one that tells it; `speaker` who says so.
    """

    event: Event
    person: int
    origin: Organisation | None
    joined: Organisation | None
    target: Faction
    modality: Modality
    date: When | None
    served: bool = True
    speaker: str | None = None
    denied_in: Annotated | None = None
