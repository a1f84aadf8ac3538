"""The bodies of one article, with all above them."""

from __future__ import annotations

from typing import TypeVar

from graph.schema import Agency, Faction
from graph.statement import Body
from ingest.packs.lexicon import Lexicon, Organisation

_DEEPEST = 9
"""Bodies above one another."""

B = TypeVar("B", bound=Body)


class Hierarchy:
    """Collects bodies, and which is part of which, as the article and the packs know it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.bodies: dict[str, Body] = {}
        self.parts: dict[tuple[str, str], None] = {}
        self._above: dict[str, str] = {}
        self._lexicon = lexicon
        self._offices = lexicon.events.offices

    def know(self, body: B, parent: str | None = None) -> B:
        """Take in a body, which is part of `parent` if the article says so, with all above it. Gives the body back."""
        self.bodies[body.id] = body
        above = parent or self._lexicon.parents.get(body.id)
        child = body.id
        while above and above != child and (child, above) not in self.parts:
            self.parts[child, above] = None
            self._above.setdefault(child, above)
            if above in self._lexicon.bodies:
                self.bodies[above] = self._lexicon.bodies[above]
            child, above = above, self._lexicon.parents.get(above)
        return body

    def faction_of(self, body: Organisation) -> Faction | None:
        """The nearest faction at or above a body, as the packs know it, or as the article has placed an unknown body."""
        if body.id in self._lexicon.bodies:
            return self._lexicon.faction_of(body)
        if isinstance(body, Faction):
            return body
        above = self._lexicon.bodies.get(self._above.get(body.id, ""))
        return self._lexicon.faction_of(above) if above else None

    def within(self, part: Organisation, whole: Organisation) -> bool:
        """Whether a body of a state is part of another, or stands below the government of which a man speaks as his side."""
        if part.id == whole.id or isinstance(part, Faction):
            return False
        if isinstance(whole, Faction):
            faction = self.faction_of(part)
            return part.kind not in self._offices and faction is not None and faction.id == whole.id
        above, seen = self._above.get(part.id), 0
        while above and above != whole.id and seen < _DEEPEST:
            above, seen = self._lexicon.parents.get(above), seen + 1
        return above == whole.id

    def same_side(self, a: Organisation, b: Organisation) -> bool:
        """Whether two bodies are of one faction, or of factions that packs count to one side."""
        one, other = self.faction_of(a), self.faction_of(b)
        return one is not None and other is not None and (one.id == other.id or (one.side is not None and one.side == other.side))

    def one_state(self, a: Organisation, b: Organisation) -> bool:
        """Whether two bodies are of one state, as two of its forces are unless one is known to be on a side of its own."""
        if isinstance(a, Faction) and isinstance(b, Faction):
            return False
        one, other = self.faction_of(a), self.faction_of(b)
        agencies = isinstance(a, Agency) and isinstance(b, Agency)
        if one is None or other is None:
            forces = {body.kind for body in (a, b) if isinstance(body, Agency)} <= self._lexicon.events.serving
            return agencies and forces and one is other
        below = one.id in self._lexicon.ancestors(other.id) or other.id in self._lexicon.ancestors(one.id)
        return self.same_side(one, other) or (agencies and below)

    def opposed(self, a: Organisation, b: Organisation) -> bool:
        """Whether two bodies are of factions that packs count to different sides."""
        one, other = self.faction_of(a), self.faction_of(b)
        return bool(one and other and one.side and other.side and one.side != other.side)
