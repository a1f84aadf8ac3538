"""The forms of dates in words: what stands in a sentence, before anybody asks which day it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
    "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
DAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""First and last month."""
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
NUMBERS = {word: n for n, word in enumerate(f"zero one two three four five six seven eight nine {_TEENS}".split())} | {
    "a": 1,
    "an": 1,
}
_FEW = ("a few", "few", "several", "some", "a couple of", "two or three")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: n for n, word in enumerate(_ORDINALS, 1)} | {
    f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINALS[:9], 1)
}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}

_SIGNS = frozenset((
    *MONTHS, *DAYS, *SEASONS,
    *"day days night nights hours week weeks weekend fortnight month months year years date evening morning afternoon".split(),
    *"yesterday yday today tonight overnight christmas".split(),
))  # fmt: skip
"""Of these every date has one, or a digit: asked first, since the pattern of all forms is dear."""

_SHORT = "|".join(short for names in _MONTHS for short in names.split()[1:])
_MONTH = rf"(?P<month>(?:{_SHORT})\b\.?|{'|'.join(names.split()[0] for names in _MONTHS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_AGAIN = r"(?P<again>(?:the|that) same year|that year|this year|last year)"
_OF_YEAR = rf"(?:,? (?:of )?(?:{_YEAR}|{_AGAIN}))?"
_TH = r"(?:st|nd|rd|th)"
_DAY = rf"(?P<day>\d{{1,2}}){_TH}?"
_NTH = rf"(?P<nth>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_TO = r"(?: ?[-–] ?| to | and | or | into )"
_OF_MONTH = r"(?:first|second|third|fourth|last|final|opening|closing) (?:few )?(?:week|weeks|days|half|part|third)"
_PART = rf"(?:(?:early|late|mid)[- ](?:in )?|(?:beginning|end|start|middle|{_OF_MONTH}) of )"
_OPEN = r"(?=[,.;:)]|$| (?:and|but|with|when|at|in|to|from|by|as)\b)"
"""What follows `two days before` when it counts from a date before."""
_ENDS = rf"(?:{_OPEN}|(?= (?:he|she|they|that|after)\b))"
OPEN = re.compile(_OPEN)
_TIME_OF_DAY = r"(?: (?:night|evening|morning|afternoon))?"
_FORMS = (
    ("calendar", rf"{_YEAR}-(?P<mon>\d\d)-(?P<day>\d\d)"),
    ("numeric", rf"(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}"),
    ("span", rf"(?:from|between) {_PART}?(?:{_MONTH} )?{_YEAR} (?:to|and|until|till|through) (?:the )?{_PART}?"
        r"(?:(?P<ends>\w+) )?(?P<last>(?:19|20)\d\d)(?!, when)"),
    ("span", rf"(?<=\()(?:{_MONTH} )?{_YEAR} ?[-–—] ?(?:(?P<ends>\w+) )?(?P<last>(?:19|20)\d\d)(?=\))"),
    ("range", rf"{_MONTH} {_DAY}{_TO}(?P<last>\d{{1,2}})(?!\d){_TH}?{_OF_YEAR}"),
    ("range", rf"(?P<night>night of )?(?:the )?{_DAY}{_TO}(?:the )?(?P<last>\d{{1,2}}){_TH}?(?: of)? {_MONTH}{_OF_YEAR}"),
    ("calendar", rf"{_MONTH} {_DAY}{_OF_YEAR}(?!\d|[ -]?(?:year|day|km))"),
    ("calendar", rf"(?:the )?(?:{_DAY}(?: of)?|{_NTH} of) {_MONTH}{_OF_YEAR}"),
    ("calendar", rf"the (?P<edge>first|last) (?:day|night) of {_MONTH}{_OF_YEAR}"),
    ("nth", rf"(?:on|since|by|until|from|(?:night|evening|morning) of) the (?:(?P<day>\d{{1,2}}){_TH}|{_NTH}(?= of))"
        rf"(?: of (?P<which>this|that|last|the same) month|{_ENDS})"),
    ("calendar", rf"{_PART}?{_MONTH},? (?:of )?{_YEAR}"),
    ("calendar", rf"(?:in )?(?:the )?{_OF_MONTH} (?P<which>of) {_MONTH}(?! \d)"),
    ("calendar", r"(?P<which>last|this|next|in|since|by|until|early|late|mid|during|of|that|late in|early in|through|from)[ -]"
        rf"{_MONTH}(?! \d)(?:,? (?:of )?{_AGAIN})?"),
    ("weekday", r"(?:(?P<which>last|this|next|that|since|by|late|early|until|before|on the|the previous|the following|every"
        r"|a|one|on) )?"
        rf"(?P<weekday>{'|'.join(DAYS)}){_TIME_OF_DAY}(?:,? (?:of )?(?P<week>last week|a week ago|the week before))?"
        rf"(?P<other> before\b(?!{_OPEN}))?"),
    ("season", rf"(?:(?:in|by|during|over|since|until) )?(?:the )?{_PART}?"
        rf"(?P<season>{'|'.join(SEASONS)})(?: of| in)? (?:{_YEAR}|{_AGAIN})"),
    ("season", rf"(?P<which>last|this|that|in the|by the|during the|over the|since the) (?P<season>{'|'.join(SEASONS)})"),
    ("relative", r"(?:yesterday|y['’]?day)|today|tonight|overnight|last night|(?:during|in) the night(?! (?:of|to|in|from))"
        r"|this (?:morning|afternoon|evening|week|month|year|weekend)|last (?:week|month|year|weekend)"
        r"|(?:over|at|during) the weekend|(?:the )?(?:week|month|year) before last|(?:past|last) (?:24|48) hours"),
    ("same", r"(?P<which>the same|that same|that|the next|the following|the previous|next) "
        r"(?P<unit>day|date|night|evening|morning|afternoon|week|month|year)\b(?! ago)"),
    ("same", r"(?P<which>end|start|beginning|middle|half) of the (?P<unit>month|year)\b"),
    ("ago", rf"(?:the )(?P<unit>day|night|evening|week|month|year) (?P<way>before|after){_OPEN}"),
    ("ago", rf"(?P<half>half )?(?P<count>\d{{1,3}}|{'|'.join((*_FEW, *NUMBERS))}) (?P<unit>day|night|week|fortnight|month|year)s?"
        rf" (?P<way>ago today|ago|earlier|later|before|after)\b"),
    ("feast", r"(?P<feast>new year['’]s (?:day|eve)|christmas (?:day|eve))"),
    ("year", rf"(?:(?P<which>in|since|during|until|of|by|from) )?{_PART}?{_YEAR}(?![\d-])"
        r"(?! (?:men|soldiers|fighters|troops|people))"),
    ("bare", rf"{_MONTH}(?! \d)(?=[,.;:)]| [-–—]| (?:and|after|when|over|as|to|in)\b|$)"),
)  # fmt: skip
_GROUP = re.compile(r"\(\?P<(\w+)>")
_GROUPS = [tuple(_GROUP.findall(form)) for _, form in _FORMS]
_DIGIT = re.compile(r"\d")
_ALONE = re.compile(rf"(?:19|20)\d\d|\d{_TH}", re.IGNORECASE)
_CASED = frozenset({"may", "march"})
"""Months that are other words in lower case."""


def _numbered(form: str, n: int) -> str:
    """Names of groups with the number of their form, since a name may stand once in a pattern."""
    return _GROUP.sub(lambda group: f"(?P<{group[1]}_{n}>", form)


_FIRST = "|".join((
    *MONTHS, *DAYS, *SEASONS, *NUMBERS, *ORDINALS,
    *"at before beginning between by christmas during early end evening every few first from half in last late mid".split(),
    *"middle morning new next night of on over overnight past several since some start that the this through today".split(),
    *"closing final opening tonight until y yday yesterday".split(),
))  # fmt: skip
_BEGINNING = rf"(?<![\w-])(?=\d|(?:{_FIRST})\b)"
"""What a date begins with: most words are left at once, before the forms are tried."""
_PATTERN = re.compile(
    "|".join(f"(?P<k{n}>{_numbered(form, n)})" for n, (_, form) in enumerate(_FORMS)).join((rf"{_BEGINNING}(?:", r")(?!\w)"))
)


class Form(NamedTuple):
    """A date as it stands at `start` to `end` of a sentence: its kind and parts, in lower case."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]
    words: str


def dated(text: str, vocabulary: Set[str]) -> bool:
    """Whether a sentence may hold a date at all; `vocabulary` are its words in lower case."""
    return not _SIGNS.isdisjoint(vocabulary) or _DIGIT.search(text) is not None


def promising(text: str, vocabulary: Set[str]) -> bool:
    """Whether it can hold one of the forms: a number without a word of dates is a year or `the 5th`, or none."""
    return not _SIGNS.isdisjoint(vocabulary) or _ALONE.search(text) is not None


def forms(text: str) -> Iterator[Form]:
    """All dates of a sentence from left to right.

    `On the 3rd of May` gives one of the kind `calendar` with the parts `day` 3 and `month` may.
    """
    for m in _PATTERN.finditer(_lower(text)):
        number = int(str(m.lastgroup)[1:])
        parts = {name: value for name in _GROUPS[number] if (value := m[f"{name}_{number}"]) is not None}
        if parts.get("month") in _CASED and not text[m.start(f"month_{number}")].isupper():
            continue
        yield Form(m.start(), m.end(), _FORMS[number][0], parts, m[0])


def _lower(text: str) -> str:
    """The text in lower case, every letter in its place: the capital I with a dot is the one that would become two."""
    return text.replace("İ", "I").lower()
