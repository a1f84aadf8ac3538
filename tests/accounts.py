"""Accounts built by hand, for what is a function of accounts: graph/edges/, without a store."""

from __future__ import annotations

import datetime as dt
from itertools import count
from random import Random
from typing import Any

from hypothesis import strategies as st

from graph.edges import Account
from graph.periods import Period

RIVER = {"object": "faction:river-front", "object_name": "River Front", "side": "opposition"}
COVENANT = {"object": "faction:covenant", "object_name": "Covenant", "side": "opposition"}
ARMY = {"object": "faction:army", "object_name": "army", "side": "regime"}
BRIGADE = {"object": "agency:third-brigade", "object_name": "Third Brigade"}
NUMBERS = count()
LEFT_BRIGADE = {"origin": "agency:third-brigade", "origin_name": "Third Brigade"}


def account(kind: str = "DEFECTED_TO", **said: Any) -> Account:
    """What one article says of Major Ibe; dates as text. Each is a statement of its own unless it is given an id."""
    periods = {key: Period.parse(said.pop(key)) for key in ("date", "since", "until") if said.get(key)}
    day = said.pop("published", "2021-06-16")
    published = dt.date.fromisoformat(day) if day else None
    defaults = {"modality": "asserted", "confidence": 0.9, "subject": "person:major-ibe", "publisher": "A"}
    own = {"id": f"statement:{next(NUMBERS):06}", "kind": kind, "published": published}
    return Account(**{**defaults, **own, **said, **periods})


def fingerprint(seed: int, alike: float = 1.0) -> str:
    """The fingerprint of a text; with the same seed, of texts that have this share of their hashes in common."""
    kept = round(128 * alike)
    own = Random(seed).randbytes(128)  # noqa: S311  # no secret
    other = bytes((value + 1 + round(alike * 100)) % 256 for value in own)
    return f"x:{(own[:kept] + other[kept:]).hex()}"


PERIODS = st.sampled_from(["2019", "2019-03", "2019-03-05", "2019-12-31", "2020", "2020-02-29", "2021-06-04", "2021-06", None])
ACCOUNTS = st.lists(
    st.builds(
        lambda kind, **said: account(kind, **said),
        st.sampled_from(["DEFECTED_TO", "DEFECTED_TO", "SERVES_IN"]),
        modality=st.sampled_from(["asserted", "asserted", "reported", "denied", "hypothetical"]),
        subject=st.sampled_from(["person:major-ibe", "person:mai-oren"]),
        object=st.sampled_from(["faction:river-front", "faction:covenant", "faction:army", None]),
        side=st.sampled_from(["opposition", "regime", None]),
        stated=st.booleans(),
        origin=st.sampled_from(["faction:army", "agency:third-brigade", None]),
        publisher=st.sampled_from(["A", "B", "C", "AFP", "(unknown)"]),
        published=st.sampled_from(["2019-03-20", "2020-01-05", "2021-06-05", "2021-06-16", "2021-06-17", None]),
        credits=st.sampled_from([(), (), (), ("AFP",), ("AFP", "AP")]),
        fingerprint=st.sampled_from([None, None, fingerprint(1), fingerprint(1, 0.5), fingerprint(2)]),
        date_basis=st.sampled_from(["act", "announcement", None]),
        current=st.sampled_from([True, False, None]),
        confidence=st.sampled_from([0.3, 0.6, 0.9]),
        rank=st.sampled_from(["Colonel", "General", None]),
        role=st.sampled_from(["chief", "deputy", None]),
        date=PERIODS, since=PERIODS, until=PERIODS,
    ),
    max_size=9,
).map(lambda said: [a.model_copy(update={"id": f"statement:{n}"}) for n, a in enumerate(said)])  # fmt: skip
