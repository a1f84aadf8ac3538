"""What the YAML of the packs holds, kept from one run to the next: reading it anew takes longer than reading an article does."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from ingest.packs.source import Source

FORM = 1
"""Changes when what is kept, or how a file is read, does."""


class Kept:
    """Values by a hash of the text that gave them, so that none is out of date: a text that changes has another hash.

    Where the file cannot be read or written, every text is read anew and nothing else is different.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = _read(path) if path else {}
        self._used: dict[str, Any] = {}

    def values(self, source: Source) -> Any:
        """As Source.values."""
        key = hashlib.sha256(source.text.encode()).hexdigest()
        if key not in self._used:
            self._used[key] = self._known[key] if key in self._known else source.values()
        return self._used[key]

    def save(self) -> None:
        """Keep what was asked for, and nothing else, for the next run; a run beside this one never sees half of it."""
        if self._path is None or self._used.keys() <= self._known.keys():
            return
        text = json.dumps({"form": FORM, "values": self._used}, ensure_ascii=False, default=str)
        if json.loads(text)["values"] != self._used:
            return  # a date, a key that is a number: what JSON has no word for
        new = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
            new.replace(self._path)
        with suppress(OSError):
            new.unlink(missing_ok=True)


def beside(folder: Path) -> Path | None:
    """Where the values of the files of a folder are kept: in the user's cache, for the folder itself may be another's.

    None where the user has no home.
    """
    with suppress(RuntimeError):
        home = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
        return home / "allegiance" / f"packs-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}.json"
    return None


def _read(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = json.loads(path.read_bytes())
        if found["form"] == FORM:
            return dict(found["values"])
    return {}
