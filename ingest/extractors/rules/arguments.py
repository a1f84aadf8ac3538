"""What was left, what was joined, and where to: the arguments of a predicate, and what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Set

from graph.keys import body_id
from graph.names import fold
from graph.schema import Faction
from ingest.extractors.rules.event import Event
from ingest.extractors.rules.joint_acts import JointActs
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.grammar import (
    ARTICLES,
    CLAUSE_MARKS,
    CLOSING_QUOTES,
    DEFINITE,
    GENITIVE,
    HE_OR_SHE,
    IT_OR_THEM,
    LIST_LINKS,
    OCCASIONS,
    OPENING_QUOTES,
    ORDINALS,
    PASSIVES,
    RELATIVES,
    SERVING_AT,
    SUBJECTS,
    SUBORDINATORS,
    TO_OR_FOR,
    TO_OR_WITH,
    TOWARDS,
    WEEKDAYS,
)
from ingest.text.nouns import PeopleNouns
from ingest.text.phrases import Match
from ingest.text.spans import Annotated, BodySpan, PlaceSpan

REACH = 28
"""Tokens after a predicate among which its arguments are looked for."""

_REASON = 12
"""Tokens after `resigned` in which `over` brings in why."""
_QUOTED = 12
"""Tokens of a quotation that does not stand in the way."""
_WHY = 6
"""Tokens after `because` or `over` in which the reason is said to be an ordinary one (`because of his poor health`)."""
_SINCE = 8
"""Tokens after `now` among which the body stands."""
_DESCRIBING = 2
"""Words between an article and a body that describe it."""
_OWNING = GENITIVE | {"of"}
"""What makes of the word before it a noun (`the board of the X`)."""
_DIRECT = "direct"
_NEW_SUBJECT = SUBJECTS | RELATIVES | CLAUSE_MARKS | {"whose", "where", "but"}
"""What begins the words about somebody or something else."""
_UNSURE = frozenset(("country", "side"))
"""What a predicate needs that does not say by itself that a side is taken (`joined the Scouts`)."""


class Arguments:
    """Fills events with the bodies and countries after their predicate."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._follows = lexicon.body_words.follows
        self._described = tuple(lexicon.body_words.described)
        self._returning = lexicon.events.returning
        self._cues = lexicon.cues_of_protest
        self._nouns = PeopleNouns(lexicon)
        self._ruling = {word.lower() for word in lexicon.events.rulers} | lexicon.events.leadership
        self._anaphors = lexicon.body_words.anaphors | lexicon.body_words.faction_anaphors | lexicon.events.left_nouns
        self._posts = lexicon.services.post_nouns
        self._walks = lexicon.other_walks
        self._joint = JointActs(lexicon)
        self._capitals = lexicon.capitals
        self._heads_of_state = lexicon.heads_of_state

    def fill(self, event: Event, match: Match[Predicate], home: Set[str], until: int) -> None:
        """Set what the event left, joined and fled to, and take from its needs what is there.

        `until` is the token at which the sentence goes on to tell that he came back.
        """
        s = event.sentence
        event.start, event.end = match.start, match.end
        event.elsewhere = not home
        event.named_later = event.pending is not None
        event.moving = self._moving(match)
        end = min(self._reach(s, match.end), until)
        for body in (*s.bodies, *self._unknown(event, match, end)):
            if match.end <= body.start < end and not self._describing(s, body):
                self._place(event, match, body)
        self._speaking_side(event, match)
        self._left_it(event, match, end)
        self._break_with_ruler(event, match)
        for place in s.places:
            country = place.name if place.country else self._capitals.get(place.name)
            abroad = country is not None and (place.country or country not in home)
            if country and abroad and match.end <= place.start < end:
                self._go(event, match, place, country)
        if event.state and event.state not in home and "object" in event.needs and match.value.object == "to":
            event.needs = event.needs - {"object"} | {"posted", "cue"}  # `swore allegiance to Russia`
        event.goes_on_to = match.value.object == "to" and self._named(s, match.end)
        self._abroad(event, match)
        event.joint = event.joined is not None and self._joint.behind(s, event.joined.end)
        event.since = self._since(s, match.end)
        self._away(event, match)
        self._settle(event)

    def _reach(self, s: Annotated, start: int) -> int:
        last = min(len(s.lows), start + REACH)
        return next((k for k in range(start, last) if self._ends(s, start, k)), last)

    def _ends(self, s: Annotated, start: int, k: int) -> bool:
        if s.lows[k] in SUBORDINATORS:
            return s.low(k + 1) in SUBJECTS
        return s.lows[k] in self._words.ends and not self._opening(s, start, k)

    def _opening(self, s: Annotated, start: int, k: int) -> bool:
        """`joined "the ranks of the X"`: the quotation is the object."""
        return s.lows[k] in OPENING_QUOTES and (k == start or s.lows[k - 1] in TOWARDS)

    def _describing(self, s: Annotated, body: BodySpan) -> bool:
        """`the opposition People's Party`, `intelligence chief`: the first says what the second is."""
        if any(role.start <= body.start and body.end < role.end for role in s.roles):
            return True
        return body.printed[0].islower() and any(other.start == body.end for other in s.bodies)

    def _place(self, event: Event, match: Match[Predicate], body: BodySpan) -> None:
        """A body right after the predicate is what the predicate says; another is what its preposition says."""
        last = event.sentence.low(match.end - 1)
        fled = last == "to" and event.flight and isinstance(body.body, Faction)
        direct = match.value.object or ("from" if last == "from" else "to" if fled else None)
        governor = self._governor(event.sentence, match.end, body.start)
        if direct != "to" and governor in (_DIRECT, "from") and event.sentence.lows[match.start] in self._words.fleeing:
            event.fled_from = event.fled_from or body
        if governor == _DIRECT and not self._adjectival(event.sentence, body.end):
            event.enlisted = event.enlisted or direct == "to"
            self._set(event, direct, body)
        elif self._towards(event, match, governor, body) and not self._no_end(event.sentence, match.end, body):
            self._set(event, "to", body)
        elif self._of_post(event.sentence, match, governor):
            self._set(event, "from", body)  # `abandoned his post at the X`
        elif (governor == "from" and not self._origin(event.sentence, body.start)) or (governor == "of" and direct == "from"):
            self._set(event, "from", body)

    def _unknown(self, event: Event, match: Match[Predicate], end: int) -> Iterator[BodySpan]:
        """`left the Blues for the Greens`, `defected from Green UK to the Blue Now party`: a name where a side must stand."""
        s = event.sentence
        unsure = match.value.object != "from" and not _UNSURE.isdisjoint(match.value.needs) and not event.goes_on
        if match.value.noun or (unsure and not self._over_to(s, match)) or not self._walks.isdisjoint(s.lows):
            return
        for k in range(match.end, end):
            if not self._for_side(s, match, k) or not self._straight(s, match.end, k):
                continue
            first = self._first_of_name(
                s, k, end, bare=(event.left is not None or event.elsewhere) and self._straight(s, match.end, k)
            )
            last = first
            while last < end and self._in_name(s, first, last):
                last += 1
            if last > first and s.low(last) in self._words.party_nouns:
                last += 1
            if last == first and s.lows[k] == "the":
                first, last = k + 1, self._unnamed(s, k + 1, end)
            if last > first and s.lows[first] not in ORDINALS and last not in s.names and not self._adjectival(s, last):
                name = s.words(first, last)
                yield BodySpan(first, last, Faction(id=body_id("Faction", name), name=name), name)

    def _unnamed(self, s: Annotated, k: int, end: int) -> int:
        """Where `pro-Russian authorities`, `PYD-led administration` ends, which begins at `k`; `k` for what names no side."""
        noun = next((j for j in range(k, min(end, k + 1 + _DESCRIBING)) if s.lows[j] in self._words.unnamed_sides), None)
        described = noun is not None and all(s.lows[j].replace("-", "").isalpha() and s.free(j) for j in range(k, noun))
        return noun + 1 if noun is not None and noun > k and described else k

    def _in_name(self, s: Annotated, first: int, k: int) -> bool:
        """Whether a word is one of an unknown name; a country may end it (`Reform UK`)."""
        token = s.tokens[k]
        if not token.capital or not token.text.replace("-", "").isalpha() or k in s.person_at:
            return False
        return s.free(k) or (k > first and any(place.start == k for place in s.places))

    def _first_of_name(self, s: Annotated, k: int, end: int, *, bare: bool) -> int:
        """Where the name may begin in the phrase at `k`: after its article and what describes it, or at once if `bare` allows."""
        if s.lows[k] != "the":
            return k if bare and s.lows[k] not in WEEKDAYS else end
        return next((j for j in range(k + 1, min(end, k + 2 + _DESCRIBING)) if not self._plain(s, j)), end)

    def _over_to(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`went over to the Greens`: words that need a side, and are of nothing else (not `joined the Scouts`)."""
        return match.value.needs == ("side",) and s.low(match.end - 1) in TO_OR_WITH

    def _for_side(self, s: Annotated, match: Match[Predicate], k: int) -> bool:
        """Whether a side must stand at token `k`."""
        if k == match.end:
            return match.value.object is not None and (s.lows[k] == "the" or s.low(k - 1) in ("from", "to"))
        if s.lows[k - 1] == "from":
            return match.value.object is None and not match.value.needs
        links = TO_OR_FOR if match.value.object == "from" else TOWARDS
        return s.lows[k - 1] in links and (match.value.object == "from" or match.value.manner != "resigned")

    def _speaking_side(self, event: Event, match: Match[Predicate]) -> None:
        """`The army confirmed that he had come over to it`: to the body that speaks."""
        s = event.sentence
        if match.value.object != "to" or event.joined or s.low(match.end) not in IT_OR_THEM:
            return
        before = [body for body in s.bodies if body.end <= match.start]
        if len(before) == 1 and not self._words.dated_saying.isdisjoint(s.lows[before[0].end : match.start]):
            event.joined = before[0]
            event.needs -= {"side", "object", "posted"}

    def _left_it(self, event: Event, match: Match[Predicate], end: int) -> None:
        """`X of the Y Party said that he had left it`, `has withdrawn from it`: the last body before."""
        s = event.sentence
        direct = match.value.object == "from" and s.low(match.end) == "it"
        away = next((k for k in range(match.end - 1, end - 1) if s.lows[k] == "from" and s.low(k + 1) == "it"), None)
        after = match.end if direct else away + 1 if away is not None else None
        if event.left or after is None or s.low(after + 1) in self._words.it_means_nothing:
            return
        before = [body for body in s.bodies if body.end <= match.start and body.printed[0].isupper()]
        if before:
            event.left = before[-1]

    def _break_with_ruler(self, event: Event, match: Match[Predicate]) -> None:
        """`broke with President X`, `with the leadership`, `with Damascus`: whoever breaks with a ruler breaks with his side."""
        s, end = event.sentence, match.end
        if match.value.object is None or match.end - match.start == 1:
            return
        ruler = next((p for p in s.persons if end <= p.start <= end + 1), None)
        capital = next(
            (p for p in s.places if p.start == end and p.name in self._capitals and s.low(p.end) not in GENITIVE), None
        )
        if capital:
            event.left_country = self._capitals[capital.name]
        named = ruler and (ruler.honorific in self._words.rulers or fold(ruler.name) in self._heads_of_state)
        said = end + (s.low(end) in DEFINITE)
        ruling = s.low(said) in self._ruling and s.low(said + 1) not in GENITIVE
        if named or capital or ruling or " ".join(s.lows[said : said + 2]) in self._ruling:
            event.needs -= {"object"} if match.value.object == "from" else set()  # `pledged allegiance to the president`
        elif "object" in event.needs and (ruler or s.low(said) in OPENING_QUOTES):
            event.needs.discard("object")
            event.needs |= {"cue", "posted"}

    def _away(self, event: Event, match: Match[Predicate]) -> None:
        """`left on Friday`, `left Damascus`: it does not say what was left, so that it must be clear from what stands around."""
        if "object" not in event.needs or match.value.object != "from" or match.end - match.start > 1:
            return
        s, after = event.sentence, match.end
        intransitive = after == len(s.lows) or s.lows[after] in self._words.intransitive or not s.lows[after][0].isalnum()
        intransitive = intransitive and not (s.low(after) == "a" and s.low(after + 1) not in self._words.spans_of_time)
        place = next((p for p in s.places if p.start in (after, after + 1)), None)
        anaphor = s.low(after) in DEFINITE and not self._anaphors.isdisjoint(s.lows[after + 1 : after + 3])
        if anaphor:
            event.needs.discard("object")
            event.needs |= set() if event.joined and self._serving(event.joined) else {"cue"}
        elif (place and not place.country) or " ".join(s.lows[after : after + 2]) in self._words.towns:
            event.needs.discard("object")
            event.needs |= {"away", "cue"}
            event.town = True
        elif intransitive or place or " ".join(s.lows[after : after + 2]) in self._words.own_country:
            event.needs.discard("object")
            event.needs |= {"away", "cue"}

    def _adjectival(self, s: Annotated, after: int) -> bool:
        """`left the Republican Guard barracks`, `abandoned the army's plan`: the body is not what was left."""
        low = s.low(after)
        if low in GENITIVE:  # `crossed to the army's lines`
            return s.low(after + 1) not in self._words.sides and not any(body.start == after + 1 for body in s.bodies)
        return low.isalpha() and low == s.tokens[after].text and low not in self._follows

    def _set(self, event: Event, role: str | None, body: BodySpan) -> None:
        if role == "from":
            event.left = event.left or body
        elif role == "to" and getattr(body.body, "kind", None) not in self._words.never_joined:
            event.joined = event.joined or body

    def _towards(self, event: Event, match: Match[Predicate], governor: str, body: BodySpan) -> bool:
        if governor == "to" and self._ceded(event, match):
            return False
        if governor == "with":
            return event.sentence.low(match.end - 1) in self._words.with_side
        if governor in TOWARDS and self._occasion(event.sentence, match.end, body.start):
            return False
        return governor in TOWARDS or (governor == "for" and (event.left is not None or self._for(event, match, body)))

    def _occasion(self, s: Annotated, start: int, body: int) -> bool:
        """`defected two days after an order to hand over to the X`: where others go, and no clause goes on about him."""
        at = max((k for k in range(start, body) if s.lows[k] in OCCASIONS), default=None)
        return at is not None and "and" not in s.lows[at:body]

    def _of_post(self, s: Annotated, match: Match[Predicate], governor: str) -> bool:
        """`abandoned his post at the X`: whose post it was."""
        return s.low(match.end - 1) in self._posts and s.low(match.end) == governor and governor in SERVING_AT

    def _ceded(self, event: Event, match: Match[Predicate]) -> bool:
        """`abandoned the hills to the X`, `left the town to the X`: they get it, and he goes elsewhere."""
        plain = match.value.object == "from" and "object" in match.value.needs and match.end - match.start == 1
        return plain and event.left is None and event.sentence.low(match.end) != "to"

    def _for(self, event: Event, match: Match[Predicate], body: BodySpan) -> bool:
        """`deserted for the X`: whoever leaves leaves for a side, when it is known to be one."""
        known = any(span is body for span in event.sentence.bodies)
        return known and match.value.object == "from" and isinstance(body.body, Faction)

    def _origin(self, s: Annotated, body: int) -> bool:
        """`a fighter from X said`: it is he who is from it."""
        source = next((k for k in range(body - 1, 0, -1) if s.lows[k] == "from"), 0)
        return source > 0 and self._nouns.people(s.lows[source - 1])

    def _over(self, event: Event) -> bool:
        """`resigned over the shelling`, `left the group because it ...`: in protest."""
        s, end = event.sentence, event.end
        after = s.lows[end : end + _REASON]
        reason = next((k for k, word in enumerate(after) if word in self._words.reasons and not self._taking(s, end + k)), None)
        if reason is None or s.low(end + reason + 1).isdigit():
            return False
        why = s.lows[end + reason + 1 : end + reason + 1 + _WHY]
        clause = next((k for k, word in enumerate(why) if word in CLAUSE_MARKS or word in LIST_LINKS), len(why))
        return self._words.no_reasons.isdisjoint(why[:clause])

    def _taking(self, s: Annotated, k: int) -> bool:
        """`left for the staff and takes over the inspectorate`: no reason."""
        return s.lows[k - 1] in self._words.taking_over

    def _no_end(self, s: Annotated, start: int, body: BodySpan) -> bool:
        """`declared her opposition to the government`, `crossed to the army's hospital`: he does not go to that body."""
        to = next((k for k in range(body.start - 1, start - 1, -1) if s.lows[k] == "to"), None)
        if to is not None and s.lows[to - 1] in self._words.not_towards:
            return True
        return s.low(body.end) in GENITIVE and self._adjectival(s, body.end)

    def _governor(self, s: Annotated, start: int, body: int) -> str:
        """`direct` for a body right after the predicate, else the word that governs it."""
        k = body - 1
        while k >= start and (self._before_body(s, k) or k in s.modifying or self._of_name(s, k)):
            k -= 1
        if described := self._descriptive(s, start, k):
            return self._governor(s, start, k - described + 1)
        return _DIRECT if k < start else s.lows[k]

    def _before_body(self, s: Annotated, k: int) -> bool:
        """Whether a word may stand between a preposition and its body: an article, `elite`, `foreign-backed`, `U.S.-backed`."""
        word = s.lows[k]
        apart = any(s.low(j) == "-" and f"-{s.low(j + 1)}" in self._described for j in (k - 1, k))
        return word in self._words.before_body or word.endswith(self._described) or apart

    def _descriptive(self, s: Annotated, start: int, k: int) -> int:
        """`to the internationally recognised X`, `to a holdout X`: how many words up to `k` describe the body; 0 for none."""
        for width in range(1, _DESCRIBING + 1):
            if k - width < start or not self._plain(s, k - width + 1):
                return 0
            if s.lows[k - width] in ARTICLES:
                return width
        return 0

    def _plain(self, s: Annotated, k: int) -> bool:
        """Whether a token is a word in lower case that may be an adjective or adverb."""
        low = s.lows[k]
        if low != s.tokens[k].text or not low.replace("-", "").isalpha() or not s.free(k) or s.low(k + 1) in _OWNING:
            return False
        return low not in self._follows and low not in self._words.ends and not self._nouns.people(low)

    def _named(self, s: Annotated, k: int) -> bool:
        """Whether a name begins at token `k` that is no person and no place (`joined Labour`)."""
        k += s.low(k) in DEFINITE
        return k < len(s.lows) and s.tokens[k].capital and k not in s.names and not any(p.start == k for p in s.places)

    def _of_name(self, s: Annotated, k: int) -> bool:
        """`President X's All Progressives Congress`: further words of a name, and whose body it is."""
        person = s.person_at.get(k)
        return s.low(person.end) in GENITIVE if person else s.tokens[k].capital and s.free(k)

    def _abroad(self, event: Event, match: Match[Predicate]) -> None:
        """`fled to Norra`: a place that no pack knows at home is taken for abroad, if an office is left with it."""
        s, k = event.sentence, match.end
        flight = "country" in event.needs and not self._words.flight.isdisjoint(s.lows[match.start : match.end])
        if flight and k < len(s.tokens) and s.tokens[k].capital and k not in s.names and k not in s.person_at:
            event.needs.discard("country")

    def _go(self, event: Event, match: Match[Predicate], place: PlaceSpan, name: str) -> None:
        """Take in a country that he left, fled to, or went over to: `defected to Russia`, `defected to Russia's side`."""
        s = event.sentence
        owner = s.low(place.end) in GENITIVE
        if owner and s.low(place.end + 1) not in self._words.sides:
            return
        k = place.start - 1
        while k >= match.end and s.lows[k] in self._words.before_country:
            k -= 1
        word = s.low(max(k, match.end - 1))
        if word in TOWARDS and place.country and self._of_side(match) and self._straight(s, match.end, k):
            event.state = event.state or name
        if word == "from" and self._straight(s, match.end, k):
            event.left_country = event.left_country or name
        elif word in self._words.towards_country and event.fled_to is None and not owner:
            event.fled_to = name
            event.needs.discard("country")

    def _of_side(self, match: Match[Predicate]) -> bool:
        """Whether `to` after the predicate leads to a side rather than a place."""
        return "country" not in match.value.needs and match.value.manner != "resigned" and not self._moving(match)

    def _moving(self, match: Match[Predicate]) -> bool:
        """`moved to`: as often to a place or another post."""
        return match.value.posted and match.form in self._words.journeys

    def _straight(self, s: Annotated, start: int, k: int) -> bool:
        """`defected from the navy to Y`, not `defected in May and went to Y`."""
        return {",", "and", "or"}.isdisjoint(s.lows[start:k])

    def _since(self, s: Annotated, start: int) -> BodySpan | None:
        """`defected in May and is now a medic with the X`, `left to found the X`, `left and would work with the X`."""
        words = self._words
        k, end = start, min(len(s.lows), start + REACH)
        while k < end:
            if s.lows[k] in OPENING_QUOTES and (closing := self._closing(s, k)):
                k = closing  # `and, "to save the people", has formed the X`
            elif self._new_clause(s, start, k):
                return None
            goes_on = s.lows[k] in words.onward and s.lows[k - 1] in words.goes_on
            beside = s.lows[k] in words.beside and self._stands(s, start, k)
            if (goes_on or beside or s.lows[k] in words.afterwards) and (body := self._joined_by(s, k)):
                return body
            k += 1
        return None

    def _new_clause(self, s: Annotated, start: int, k: int) -> bool:
        """Whether the words at `k` begin to tell of something else; not `and he is now with the X`, of the same man."""
        low = s.lows[k]
        if low in HE_OR_SHE and s.lows[k - 1] in ("and", "that"):
            return any(i in s.person_at for i in range(start, k))
        return low in _NEW_SUBJECT or low in self._words.new_clause - self._words.goes_on

    def _stands(self, s: Annotated, start: int, k: int) -> bool:
        """`and is negotiating on behalf of`, not `and accused men of killing on behalf of`: the verb says where he stands."""
        link = next((j for j in range(k - 1, start - 1, -1) if s.lows[j] in LIST_LINKS), None)
        return link is not None and any(s.low(j) in self._words.standing for j in (link + 1, link + 2))

    def _closing(self, s: Annotated, k: int) -> int | None:
        """The mark that closes a short quotation in the middle of a sentence."""
        return next((j for j in range(k + 2, min(len(s.lows) - 1, k + _QUOTED)) if s.lows[j] in CLOSING_QUOTES), None)

    def _joined_by(self, s: Annotated, verb: int) -> BodySpan | None:
        """The body that a verb leads to; not the one in a post (`became intelligence chief of the X`)."""
        body = next((b for b in s.bodies if verb < b.start <= verb + _SINCE and not self._describing(s, b)), None)
        if body is None or any(i in s.person_at or s.lows[i] in self._words.apart for i in range(verb, body.start)):
            return None
        return body

    def _settle(self, event: Event) -> None:
        """What the event needs and the sentence gives. Who leaves a civil body must do so in protest."""
        protest = not self._cues.isdisjoint(event.sentence.lows) or self._over(event)
        if protest:
            event.needs.discard("cue")
        passive = event.sentence.low(event.start - 1) in PASSIVES
        if "back" in event.needs and not passive and not self._returning.isdisjoint(event.sentence.lows):
            event.needs -= {"back", "side"}
        if event.joined and isinstance(event.joined.body, Faction) and "side" in event.needs:
            event.needs -= {"side", "back"}
        if event.left or event.joined:
            event.needs.discard("object")
        self._go_to_faction(event)
        if event.leaves and event.left and isinstance(event.left.body, Faction):
            event.needs.discard("side")  # `moved from the X Party to Y`
        if event.flight and protest and not self._words.representing.isdisjoint(event.sentence.lows):
            event.needs.discard("posted")
        going = event.joined or event.since or event.fled_to or (event.left and isinstance(event.left.body, Faction))
        if event.left and not going and "posted" in event.needs and not protest:
            event.needs.add("cue")
        if event.left and (event.joined or self._serving(event.left)):
            event.needs.discard("posted")

    def _go_to_faction(self, event: Event) -> None:
        """`fled to the rebels` needs no country, `broke away to found the X` no protest."""
        if event.flight and event.joined and isinstance(event.joined.body, Faction):
            event.needs.discard("country")
        if event.since and isinstance(event.since.body, Faction) and event.sentence.lows[event.end - 1] == "away":
            event.needs.discard("cue")

    def _serving(self, span: BodySpan) -> bool:
        kind = "faction" if isinstance(span.body, Faction) else span.body.kind
        return kind in self._words.serving
