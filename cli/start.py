"""What `allegiance` alone says below its help: where the graph is, or how to make one. Nothing is opened for it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from cli.options import STORE, VARIABLES


def where() -> str:
    """One line."""
    name = next((name for name in VARIABLES if os.environ.get(name)), None)
    uri = os.environ[name] if name else STORE
    told = f" ({name})" if name else ""
    if "://" in uri:
        return f"The graph: {uri}{told}. Is it well? allegiance doctor"
    file = Path(uri)
    if not file.exists():
        return f"There is no graph at {uri}{told} yet; make one with: allegiance ingest ARTICLES"
    about = file.stat()
    changed = dt.datetime.fromtimestamp(about.st_mtime).astimezone()
    size = f"{about.st_size / 1e6:,.1f} MB, changed {changed.day} {changed:%b %Y %H:%M}"
    return f"The graph: {uri}{told}, {size}. What it holds: allegiance doctor"
