"""Bodies that a text does not name: of a post, of a state, and the side that somebody goes over to."""

from __future__ import annotations

from graph.keys import body_id
from graph.names import fold
from graph.repeats import SIDE_NOT_STATED
from graph.schema import Agency, Faction
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Conflict, Lexicon, Organisation
from ingest.text.bodies.hierarchy import Hierarchy
from ingest.text.bodies.scope import Scope

NOWHERE = Faction(id=body_id("Faction", "side not stated"), name=SIDE_NOT_STATED)
"""Where a defection goes when neither the text nor a pack names a side."""

GOVERNMENT, DIPLOMATS = "government", "diplomatic service"
"""Generic words by which a pack names the body above ministries and embassies."""


class Sides:
    """Finds them by the packs of the conflicts that the article is about."""

    def __init__(self, lexicon: Lexicon, scope: Scope, hierarchy: Hierarchy) -> None:
        self._lexicon = lexicon
        self._words = lexicon.services
        self._conflicts = scope.conflicts
        self._hierarchy = hierarchy

    def target(self, joined: Organisation | None, origin: Organisation | None) -> Faction:
        """The faction that a defection goes to: that of the body joined, else the pack's for people who leave `origin`.

        A body of no known side is one by itself: an armed unit that somebody joins stands below a faction of its name.
        """
        if joined is None:
            return self._hierarchy.know(self._default(origin))
        faction = self._hierarchy.faction_of(joined)
        if faction:
            return self._hierarchy.know(faction)
        side = self._hierarchy.know(Faction(id=body_id("Faction", joined.name), name=joined.name))
        self._hierarchy.know(joined, parent=side.id)  # so that whoever serves in it serves with the side, and has not left it
        return side

    def state(self, country: str, origin: Organisation | None) -> Faction | None:
        """The side that a country is for somebody who goes over to it, named after the country.

        Where a pack knows the side of those who leave `origin`, a country is only where they flee to: who defects from an army to
        a neighbouring country has joined the rebels or nobody. Where no pack does, `defected to South Korea` names the new side.
        """
        if self._default(origin) is not NOWHERE or (origin is None and self._conflicts):
            return None
        return self._hierarchy.know(Faction(id=body_id("Faction", country), name=country))

    def government(self, country: str) -> Organisation:
        """What somebody leaves of whom the text says that he broke with a country."""
        for conflict in self._conflicts:
            if conflict.about == country and GOVERNMENT in conflict.generic:
                return self._lexicon.named(conflict.generic[GOVERNMENT])
        name = f"{country} government"
        return self._hierarchy.know(Faction(id=body_id("Faction", name), name=name))

    def own_government(self) -> Organisation | None:
        """The government of the country that the article is about first of all."""
        conflict = next((conflict for conflict in self._conflicts if conflict.about), None)
        return self.government(conflict.about) if conflict and conflict.about and GOVERNMENT in conflict.generic else None

    def of_post(self, service: Service, holder: str) -> Organisation | None:
        """The body that a post names by itself: `defence minister`, `ambassador to Iraq`; in the conflict's own state only.

        `holder` is the name of who has the post: `President X`, of no country, is that of the state only if the pack says so.
        """
        words = (service.role or "").lower().split()
        if len(words) > 1 and words[0] in self._words.deputies:
            del words[0]
        role = " ".join(words)
        conflict = next((c for c in self._conflicts if service.state in (None, c.about)), None)
        if conflict and role in conflict.holders and service.state is None and fold(holder) not in conflict.holders[role]:
            return None
        if conflict and (name := conflict.offices.get(role)):
            return self._hierarchy.know(self._lexicon.named(name))
        state = service.state or (conflict.about if conflict else None)
        if state and service.posting not in (None, state) and not self._words.diplomats.isdisjoint(words):
            return self._embassy(state, str(service.posting), conflict)
        if conflict and len(words) > 1 and words[-1] in self._words.ministers and role not in self._words.no_ministry:
            return self._ministry(" ".join(words[:-1]), state, conflict)
        return None

    def _ministry(self, field: str, state: str | None, conflict: Conflict) -> Agency:
        name = f"Ministry of {field.title()}"
        ministry = Agency(id=body_id("Agency", name), name=name, kind="ministry", country=state)
        return self._hierarchy.know(ministry, self._generic(conflict, GOVERNMENT))

    def _embassy(self, state: str, posting: str, conflict: Conflict | None) -> Agency:
        name = f"{self._lexicon.adjectives.get(state, state)} Embassy in {posting}"
        embassy = Agency(id=body_id("Agency", name), name=name, kind="diplomatic", country=state)
        return self._hierarchy.know(embassy, self._generic(conflict, DIPLOMATS) if conflict else None)

    def _generic(self, conflict: Conflict, words: str) -> str | None:
        name = conflict.generic.get(words)
        return self._lexicon.named(name).id if name else None

    def insurgent(self, body: Organisation) -> bool:
        """Whether packs count a body to a side other than that of their state, which nobody joins by leaving that body's office.

        Whoever gives up a post with rebels or an exiled opposition has changed no side: only that of a state, and one whose
        leavers a pack sends elsewhere, is a side that one leaves by resigning.
        """
        faction = self._hierarchy.faction_of(body)
        conflicts = self._conflicts_of(body, faction)
        if faction is None or faction.side is None or any(faction.side in c.default_destination for c in conflicts):
            return False
        state = next((c.generic[GOVERNMENT] for c in conflicts if GOVERNMENT in c.generic), None)
        return state is not None and not self._hierarchy.same_side(self._lexicon.named(state), faction)

    def _default(self, origin: Organisation | None) -> Faction:
        """The side that a pack names for people who leave that body: a pack about its own country, and about no other."""
        faction = self._hierarchy.faction_of(origin) if origin else None
        if origin is None or faction is None or faction.side is None:
            return NOWHERE
        defaults = (c.default_destination.get(faction.side) for c in self._conflicts_of(origin, faction))
        return next((self._lexicon.side(side) for side in defaults if side), NOWHERE)

    def _conflicts_of(self, body: Organisation, faction: Faction | None) -> list[Conflict]:
        """Those about the country of a body, that of its pack first; those about the article's own if no pack knows it."""
        pack = faction.pack if faction else None
        own = next((c for c in self._conflicts if c.pack == pack), None)
        country = own.about if own else None if isinstance(body, Faction) else body.country
        first = country or next((c.about for c in self._conflicts), None)
        return sorted((c for c in self._conflicts if c.about == first), key=lambda c: c.pack != pack)
