"""A file, folder or zip archive that is there whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from graph.stores.base import StoreError


@contextmanager
def whole(target: Path) -> Iterator[TextIO]:
    """A text file for writing. What was there stays until the new one is whole, and when something fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=target.parent) as scratch:
        path = Path(scratch, "file")
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        path.replace(target)


class Files:
    """Text files of one folder, each opened when something is first written to it, and all closed together."""

    def __init__(self, folder: Path, opened: ExitStack, encoding: str) -> None:
        self.folder = folder
        self._opened, self._encoding = opened, encoding
        self._files: dict[str, TextIO] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def __getitem__(self, name: str) -> TextIO:
        """The file of this name, for writing; made when it is not there."""
        if name not in self._files:
            path = self.folder / name
            self._files[name] = self._opened.enter_context(path.open("w", encoding=self._encoding, newline=""))
        return self._files[name]


@contextmanager
def files(target: Path, *, encoding: str = "utf-8") -> Iterator[Files]:
    """The files of a new folder, or of a zip archive where the target is called so. Nothing is left of it when something fails.

    Raises:
        StoreError: the folder is there already, and not empty.
    """
    zipped = target.suffix.lower() == ".zip"
    if not zipped and target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise StoreError(f"{target} is there already; name a new folder, or one that is empty")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=target.parent) as scratch:
        folder = Path(scratch, "files")
        folder.mkdir()
        with ExitStack() as opened:
            yield Files(folder, opened, encoding)
        if zipped:
            Path(shutil.make_archive(str(Path(scratch, "archive")), "zip", folder)).replace(target)
        else:
            folder.replace(target)
