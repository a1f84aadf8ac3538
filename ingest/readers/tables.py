"""CSV, streamed: delimiter comma, semicolon or tab, a header with a column `text`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain

from ingest.readers.base import Content, Fields, Found, Refused
from ingest.readers.encoding import lines
from ingest.readers.records import KEYS, fields, listed, others, unused

DELIMITERS = (",", ";", "\t")
NO_LIMIT = 2**31 - 1
"""The most that the csv module takes on every platform; its default of 128 KB a field is less than a long report."""


def read(content: Content) -> Iterator[Found]:
    """The rows of a file, numbered as a spreadsheet numbers them: the header is row 1.

    Raises:
        Refused: the header has no column `text`, or one that is used twice.
    """
    csv.field_size_limit(NO_LIMIT)
    rows = _rows(lines(content))
    header = next((cells for _, cells in rows if not isinstance(cells, Refused)), [])
    _check(header)
    for number, cells in rows:
        yield f"row {number}", cells if isinstance(cells, Refused) else _fields(header, cells)
    if passed_over := others(header):
        content.notice(unused(passed_over))


def delimiter(line: str) -> str:
    """The delimiter that makes the most known columns of a header.

    >>> delimiter("id;title;text")
    ';'
    """
    return max(DELIMITERS, key=lambda sign: len(known(line, sign)))


def known(line: str, sign: str) -> set[str]:
    """The known columns of a header that is cut at a sign."""
    return {cell.strip(' "\r\n').casefold() for cell in line.split(sign)} & set(KEYS)


def _rows(text: Iterable[str]) -> Iterator[tuple[int, list[str] | Refused]]:
    """Number and cells of each row that is not blank. After quotes that do not match nothing can be told apart."""
    text = iter(text)
    first = next(text, "")
    sign = delimiter(first)
    if first.casefold().startswith("sep="):  # Excel's own line before the header
        sign, first = first[4:5].strip("\r\n") or sign, "\n"
    table = csv.reader(chain([first], text), delimiter=sign, strict=True)
    number = 0
    try:
        for number, cells in enumerate(table, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        yield number + 1, Refused(f"the quotes do not match ({error}); the file was not read on from here")


def _check(header: list[str]) -> None:
    names = [name.strip().casefold() for name in header]
    if "text" not in names:
        raise Refused(f"has no column `text`; its columns are {listed(header)}")
    for name in KEYS:
        if names.count(name) > 1:
            raise Refused(f"has {names.count(name)} columns `{name}`")


def _fields(header: list[str], cells: list[str]) -> Fields | Refused:
    if len(cells) > len(header):
        return Refused(f"has {len(cells)} values for {len(header)} columns; is a quote missing?")
    try:
        return fields(dict(zip(header, cells, strict=False)))  # spreadsheets leave empty cells at the end of a row out
    except Refused as refused:
        return refused
