"""The format of standard input, from its first bytes."""

from __future__ import annotations

import json
import re

from ingest.readers.encoding import mark
from ingest.readers.tables import DELIMITERS, known

HTML = re.compile(r"<(?:!doctype\s|!--|\?xml\s|(?:html|head|body|title|meta|main|article|div|p|h1)[\s>])", re.IGNORECASE)
JSON = re.compile(r'\{\s*["}]|\[\s*[{\]]')


def guess(head: bytes) -> str:
    """`html`, `jsonl`, `json`, `csv`, or `txt` where it looks like none of them.

    >>> guess(b'{"text": "He left."}\\n'), guess(b"id,text\\n1,He left.\\n"), guess(b"He left.")
    ('jsonl', 'csv', 'txt')
    """
    encoding = mark(head) or "utf-8"
    text = head.decode(encoding, "replace").lstrip()
    if HTML.match(text):
        return "html"
    first, _, rest = text.partition("\n")
    if JSON.match(text):
        return "json" if rest and not _complete(first) else "jsonl"
    if any(len(columns := known(first, sign)) > 1 and "text" in columns for sign in DELIMITERS):
        return "csv"
    return "txt"


def _complete(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
