"""Text that a spreadsheet would run: what an article says, or a man is called, must not be a formula where a table is opened."""

from __future__ import annotations

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula may begin with; the last four are the wide forms of the first."""


def guarded(text: str) -> str:
    """The text, behind an apostrophe where it would be a formula, as OWASP advises ("CSV Injection").

    >>> guarded("=1+1"), guarded("a=1")
    ("'=1+1", 'a=1')
    """
    return f"'{text}" if text.startswith(_BEGINNINGS) else text
