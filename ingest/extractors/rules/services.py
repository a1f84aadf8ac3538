"""Services: who held which post in which body, now or once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.spans import Annotated, BodySpan, PersonSpan, RoleSpan

_TO_BODY = frozenset("of in at for to with from within inside on".split())
_BETWEEN = frozenset(
    "the a an his her its their country main local 's ’s s new same elite of regional powerful notorious feared infamous".split()
)
_LEADS = {
    "commands": "commander", "commanded": "commander", "commanding": "commander", "heads": "head", "headed": "head", "heading": "head", "leads": "leader", "led": "leader",
    "runs": "head", "ran": "head", "directs": "director", "directed": "director", "chairs": "chairman", "chaired": "chairman",
}  # fmt: skip
_SERVED = frozenset(
    "served serves serving worked works working enlisted fought fights belonged belongs employed stationed posted attached assigned".split()
)
_PAST = frozenset("commanded headed led ran directed chaired served worked fought belonged was were had".split())
_APPOINTED = frozenset("named appointed promoted made became become".split())
_ENDED = frozenset(
    "killed died dead assassinated dismissed sacked removed fired replaced murdered slain shot captured retired buried succeeded".split()
)


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


def services(s: Annotated) -> Iterator[Service]:
    """All services that a sentence states."""
    for role in s.roles:
        for person in _holders(s, role):
            body = _body_of(s, role)
            place = _place(s, body) if body else None
            yield Service(person.person, body, role.role, _current(s, person, role), place, _state(s, role), _posting(s, role))
    yield from _titled(s)
    yield from _by_verb(s)


def _state(s: Annotated, role: RoleSpan) -> str | None:
    """`Syria's ambassador`, `the Syrian ambassador`."""
    for demonym in s.demonyms:
        if demonym.end == role.start:
            return demonym.country
    return next((p.name for p in s.places if p.country and p.end == role.start - 1 and s.low(p.end) in ("'s", "’s")), None)


def _posting(s: Annotated, role: RoleSpan) -> str | None:
    """`ambassador to Iraq`, `military attache in Oman`."""
    if s.low(role.end) not in ("to", "in"):
        return None
    return next((p.name for p in s.places if p.country and role.end < p.start <= role.end + 2), None)


def _body_of(s: Annotated, role: RoleSpan) -> BodySpan | None:
    """`head of the X`, `X spokesman`, `the X's commander`."""
    if s.low(role.end) in _TO_BODY:
        for body in s.bodies:
            if body.start > role.end:
                gap = [s.low(k) for k in range(role.end + 1, body.start)]
                capitals = all(
                    w in _BETWEEN or s.tokens[role.end + 1 + n].capital or w in ("operations", "military", "press", "staff")
                    for n, w in enumerate(gap)
                )
                return body if len(gap) <= 5 and "," not in gap and capitals else None
    for body in s.bodies:
        gap = s.lows[body.end : role.start]
        if body.end <= role.start and (not gap or gap in (["'s"], ["’s"])):
            return body
        if body.start == role.start and body.end == role.end - 1:
            return body
        if role.start <= body.start < role.end and body.end <= role.end:
            return body
    return None


def _holders(s: Annotated, role: RoleSpan) -> list[PersonSpan]:
    """Whose post it is: the name right after it, beside it between commas, or before `is`, `was`, `named`."""
    for person in s.persons:
        if person.role is role:
            return [person]
    after = next((p for p in s.persons if p.start >= role.end), None)
    before = next((p for p in reversed(s.persons) if p.end <= role.start), None)
    if before and _beside(s, before, role):
        return [before]
    if after:
        gap = s.lows[role.end : after.start]
        if gap and gap[-1] == "," and gap.count(",") == 1 and len(gap) < 18 and not _verbs(gap):
            return [after]
    return []


def _beside(s: Annotated, person: PersonSpan, role: RoleSpan) -> bool:
    gap = s.lows[person.end : role.start]
    words = [
        w
        for w in gap
        if w not in _BETWEEN
        and not w.isdigit()
        and w not in ("former", "then", "formerly", "once", "until", "recently", "previously", "currently", "now", "who")
    ]
    bodies = (
        {k for b in s.bodies for k in range(b.start, b.end)}
        | {k for d in s.demonyms for k in range(d.start, d.end)}
        | {k for p in s.places for k in range(p.start, p.end)}
    )
    rest = [s.low(k) for k in range(person.end, role.start) if k not in bodies and s.low(k) in words]
    if not gap:
        return False
    if gap[0] in (",", "("):
        return (
            len(gap) < 14
            and all(
                w in (",", "(", "is", "was", "has", "been", "had", "as", "served", "serves", "named", "appointed") for w in rest
            )
            and gap.count(",") <= 2
        )
    return (
        len(gap) < 10
        and bool(rest)
        and all(
            w
            in (
                "is",
                "was",
                "has",
                "been",
                "had",
                "as",
                "served",
                "serves",
                "became",
                "named",
                "appointed",
                "promoted",
                "to",
                "made",
                "works",
                "worked",
                "be",
            )
            for w in rest
        )
    )


def _titled(s: Annotated) -> Iterator[Service]:
    """`Colonel X of the 47th Brigade`; `X of the Sudan Revolutionary Front`."""
    for person in s.persons:
        if s.low(person.end) not in ("of", "from"):
            continue
        for body in s.bodies:
            if body.start > person.end:
                gap = [s.low(k) for k in range(person.end + 1, body.start)]
                if len(gap) <= 4 and all(w in _BETWEEN or s.tokens[person.end + 1 + n].capital for n, w in enumerate(gap)):
                    yield Service(person.person, body, None, _current(s, person, None), _place(s, body))
                break


def _by_verb(s: Annotated) -> Iterator[Service]:
    """`X, who commands the 9th Division`; `X served in the navy`."""
    for k, word in enumerate(s.lows):
        role = _LEADS.get(word)
        if role is None and word not in _SERVED:
            continue
        body = next((b for b in s.bodies if b.start > k), None)
        person = _subject(s, k)
        if body is None or person is None:
            continue
        gap = s.lows[k + 1 : body.start]
        if role is None and not (gap and gap[0] in ("in", "with", "at", "for", "to", "as")):
            continue
        if "," in gap or len(gap) > 7 or ("to" in gap[:1] and role):
            continue
        yield Service(person.person, body, role, word not in _PAST and "was" not in s.lows[k - 1 : k], _place(s, body))


def _subject(s: Annotated, verb: int) -> PersonSpan | None:
    k = verb - 1
    while k >= 0 and s.low(k) in (
        "had",
        "has",
        "have",
        "once",
        "also",
        "now",
        "then",
        "who",
        ",",
        "previously",
        "formerly",
        "long",
        "still",
        "was",
        "is",
        "been",
        "currently",
    ):
        k -= 1
    return next((p for p in s.persons if p.start <= k < p.end), None)


def _current(s: Annotated, person: PersonSpan, role: RoleSpan | None) -> bool:
    if role and role.former:
        return False
    near = s.lows[max(0, person.start - 3) : person.end + 6]
    if _ENDED & set(near):
        return False
    if role:
        between = s.lows[min(person.end, role.end) : max(person.start, role.start)]
        if {"was", "formerly", "once", "until", "had", "then"} & set(between) and not _APPOINTED & set(between):
            return False
    return True


def _verbs(words: list[str]) -> bool:
    return bool({"said", "says", "told", "has", "had", "was", "is", "were", "denied", "announced"} & set(words))


def _place(s: Annotated, body: BodySpan) -> str | None:
    """`in Deir ez-Zor` right after the body."""
    for place in s.places:
        if not place.country and place.start - body.end in (1, 2) and s.low(body.end) in ("in", "at"):
            return place.name
    return None
