"""Domain packs: words, bodies, ranks and patterns as data, and their loader."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ingest.packs.kept import Kept, beside
from ingest.packs.lexicon import CORE, Lexicon
from ingest.packs.reading import HERE, Pack, known, read_pack
from ingest.packs.source import PackError, Remark

__all__ = ["DEFAULT", "Lexicon", "PackError", "load_packs"]

DEFAULT = known()
"""All that come with Allegiance: what a pack says of one conflict counts only in articles about it."""


def load_packs(names: Sequence[str] = DEFAULT) -> Lexicon:
    """Read the packs and join them; core is always read, and a later pack adds to an earlier one.

    Args:
        names: packs that come with Allegiance, or paths of YAML files and of folders of them.

    Raises:
        PackError: there is no such pack, or there are mistakes in one; with all of them.
    """
    lexicon = Lexicon()
    kept = Kept(beside(HERE))
    mistakes: list[Remark | str] = []
    with _no_collection():
        for name in dict.fromkeys((CORE, *names)):
            try:
                _add(read_pack(name, kept), lexicon)
            except PackError as error:
                mistakes += error.mistakes
    if mistakes:
        raise PackError(*mistakes)
    kept.save()
    lexicon.finish()
    return lexicon


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage meanwhile: YAML makes many objects and no cycles, and the search takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _add(pack: Pack, lexicon: Lexicon) -> None:
    """Join a pack. Those that come with Allegiance have been checked when it was made."""
    if not pack.shipped:
        from ingest.packs.check import mistakes  # late: seldom needed

        if found := sorted(mistakes(pack, lexicon)):
            raise PackError(*found)
    for file in pack.files:
        lexicon.add(file.content, pack.name, pack.about)
