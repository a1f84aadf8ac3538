"""Sentences that say no more than no: `He has not.`, `In fact Colonel X did no such thing.`, `That is not so.`"""

from __future__ import annotations

import re

from ingest.text.tokens.grammar import HE_OR_SHE, QUOTES
from ingest.text.tokens.spans import Annotated

_LONGEST, _REPLYING = 14, 40
"""Tokens of such a sentence; of one that quotes somebody."""
_OPENING = r"(?:(?:in fact|in truth|in reality|but|actually|yet|however|indeed|correction) (?:[,:] )?)?"
_HE = rf"(?:{'|'.join(sorted(HE_OR_SHE))}|they)"
_DID = r"(?:has|had|have|did|does|do)"
_RETORT = re.compile(
    rf"{_OPENING}(?:{_HE} {_DID}(?: not|n['’]t)(?: done so| done anything of the kind| gone anywhere| so far)?"
    rf"|{_HE} (?:had |has )?(?:did|done) no such thing"
    r"|(?:it|this|that) (?:is|was)(?: not|n['’]t) (?:so|true|the case|correct))"
    r"(?: ,? ?(?:in fact|of course|at all))?[ .!]*"
)

_REPLY = re.compile(
    r"(?:.*[:,] )?[\"“] (?:nonsense|rubbish|not true|not so|not to (?:us|me|my knowledge)"
    r"|nothing of the (?:kind|sort)|it is a lie) [.!,] [\"”].*"
)


def answers_no(s: Annotated) -> bool:
    """Whether somebody is quoted in the sentence with nothing but a no: `A minister told us: "Not to my knowledge."`."""
    return len(s.lows) <= _REPLYING and not QUOTES.isdisjoint(s.lows) and _REPLY.fullmatch(" ".join(s.lows)) is not None


def says_no(s: Annotated) -> bool:
    """Whether the sentence denies, of him or of the man whom it names, what the one before tells, and says nothing else."""
    if len(s.lows) > _LONGEST or len(s.persons) > 1:
        return False
    person = s.persons[0] if s.persons else None
    words = s.lows if person is None else [*s.lows[: person.start], "he", *s.lows[person.end :]]
    return _RETORT.fullmatch(" ".join(words)) is not None
