"""Bytes to text: UTF-8, UTF-16 with its mark, Windows-1252 where nothing else can be meant. Else a refusal.

charset_normalizer does not decide here. Measured on English text with a few foreign letters it took a curly apostrophe
for Hungarian cp852 and Polish names in cp1250 for cp1252, and French and Spanish for cp1250, each with chaos 0: its
confidence says nothing where few bytes are not ASCII, and that is what old news pages look like.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from functools import cache

from ingest.readers.base import Content, Refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""Byte order marks; that of UTF-32 begins like that of UTF-16, so it stands first."""

ADVICE = "convert it, e.g. with `iconv -f WINDOWS-1252 -t UTF-8`"
LEGACY = "is not UTF-8; read as Windows-1252"

NEIGHBOURS = ("cp1252", "cp1250", "cp1254")
"""Western, Central European, Turkish: what the three read alike is right whichever of them was meant."""

BROKEN_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""Whole UTF-8 characters among bytes that are not UTF-8: a damaged file, no Windows-1252."""

ODD = re.compile("[^\\W\\d_][‚„“”†‡ˆ‰‹›•™][^\\W\\d_]|[a-z][À-ÖØ-ÞŠŽŒŸ]|[À-ÖØ-öø-ÿŒœŠšŽžŸ]{3}")
"""Signs inside a word, a capital after a small letter, words without ASCII: DOS, Macintosh, Cyrillic or Arabic bytes."""


def decode(data: bytes) -> tuple[str, str | None]:
    """A whole file as text, and a remark when it is not in Unicode.

    Raises:
        Refused: it is binary, or in an encoding that the bytes do not betray.
        UnicodeDecodeError: it begins with the mark of UTF-16 and is not UTF-16.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if encoding := mark(data):
        return data.decode(encoding), None
    if b"\0" in data:
        raise Refused("is binary, not text")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if windows_1252(data):
            return data.decode("cp1252"), LEGACY
        raise Refused(not_utf8(data[error.start], error.start)) from None


def lines(content: Content) -> Iterator[str]:
    """The lines of a stream as text, their ends kept, one in memory at a time.

    Bytes that are no text come as lone surrogates, so that only the article that holds them is refused.

    Raises:
        Refused: the stream is binary.
        UnicodeDecodeError: it begins with the mark of UTF-16 and is not UTF-16.
    """
    encoding = mark(content.head)
    if encoding in ("utf-16", "utf-32"):
        yield from io.TextIOWrapper(content.stream, encoding=encoding, newline="")
        return
    if b"\0" in content.head:
        raise Refused("is binary, not text")
    told = False
    for number, raw in enumerate(content.stream):
        data = raw.removeprefix(codecs.BOM_UTF8) if number == 0 else raw
        try:
            yield data.decode("utf-8")
        except UnicodeDecodeError:
            legacy = windows_1252(data)
            if legacy and not told:
                told = True
                content.notice(LEGACY)
            yield data.decode("cp1252") if legacy else data.decode("utf-8", "surrogateescape")


def windows_1252(data: bytes) -> bool:
    """Whether these bytes, which are not UTF-8, read as Windows-1252 beyond doubt: quotes, dashes, £, é, ö, ..."""
    if data.translate(None, _agreed()) or BROKEN_UTF8.search(data):
        return False
    return not ODD.search(data.decode("cp1252"))


def not_utf8(byte: int, position: int) -> str:
    """The refusal of a byte, in words for the user."""
    return f"is not UTF-8 text (byte 0x{byte:02x} at {position}); {ADVICE} if that is what it is in"


@cache
def _agreed() -> bytes:
    """The bytes that all neighbours read as the same character."""
    signs = (bytes([byte]) for byte in range(256))
    return b"".join(sign for sign in signs if _meaning(sign))


def _meaning(sign: bytes) -> str | None:
    """The character that all neighbours read in a byte; None when they differ or one of them has none."""
    characters = {sign.decode(page, "replace") for page in NEIGHBOURS}
    return characters.pop() if len(characters) == 1 and "\ufffd" not in characters else None


def mark(data: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning names."""
    return next((encoding for sign, encoding in MARKS if data.startswith(sign)), None)
