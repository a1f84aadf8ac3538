"""Domain packs: words, bodies, ranks and patterns as data, and their loader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ingest.packs.lexicon import Lexicon
from ingest.packs.models import PackFile

__all__ = ["DEFAULT", "Lexicon", "PackError", "load_packs"]

HERE = Path(__file__).parent
DEFAULT = ("core", "syria")


class PackError(ValueError):
    """A pack cannot be used; the message names the file, the place in it and the mend."""


def load_packs(names: Sequence[str] = DEFAULT) -> Lexicon:
    """Read the packs and join them; a later one adds to an earlier one.

    Args:
        names: packs that come with Allegiance (`core`, `syria`), or paths of YAML files.

    Raises:
        PackError: no such pack, YAML that is none, a key or value that does not belong there, or a body that no pack declares.
    """
    lexicon = Lexicon()
    for name in names if "core" in names else ("core", *names):
        for path in _files(name):
            lexicon.add(_read(path), name)
    try:
        lexicon.finish()
    except ValueError as error:
        raise PackError(str(error)) from error
    return lexicon


def known() -> list[str]:
    """Names of the packs that come with Allegiance."""
    return sorted({path.stem for path in HERE.iterdir() if path.suffix == ".yaml" or path.name == "core"})


def _files(name: str) -> Iterator[Path]:
    for path in (HERE / name, HERE / f"{name}.yaml", Path(name)):
        if path.is_dir():
            yield from sorted(path.glob("*.yaml"))
            return
        if path.is_file():
            yield path
            return
    raise PackError(f"there is no pack {name!r}; known are {', '.join(known())}, or give the path of a YAML file")


def _read(path: Path) -> PackFile:
    import yaml  # late: only who extracts needs it

    try:
        content: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return PackFile.model_validate(content or {})
    except yaml.YAMLError as error:
        raise PackError(f"{path} is no valid YAML: {error}") from error
    except ValidationError as error:
        raise PackError(f"{path}: {_explained(error)}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path} cannot be read: {error}") from error


def _explained(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
