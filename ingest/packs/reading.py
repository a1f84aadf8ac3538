"""From files to a pack: what is no YAML, or no pack, is said with line and mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from ingest.packs.kept import Kept
from ingest.packs.lexicon import CORE
from ingest.packs.models import PackFile
from ingest.packs.source import PackError, Place, Remark, Source

HERE = Path(__file__).parent


@dataclass(frozen=True)
class File:
    """A file of a pack and what it holds."""

    source: Source
    content: PackFile


@dataclass(frozen=True)
class Pack:
    """A pack, of one file or of a folder of them."""

    name: str
    about: str | None
    files: tuple[File, ...]
    shipped: bool


@cache
def known() -> tuple[str, ...]:
    """Names of the packs that come with Allegiance, core first."""
    return CORE, *sorted(path.stem for path in HERE.glob("*.yaml"))


def read_pack(name: str, kept: Kept | None = None) -> Pack:
    """The pack of this name that comes with Allegiance, or that of a YAML file, or of a folder of such files.

    `kept` is for those that come with Allegiance.

    Raises:
        PackError: there is none, or some of its files cannot be read; with every mistake of form in them.
    """
    shipped = name in known()
    mistakes: list[Remark] = []
    files = []
    for path in _paths(name, shipped):
        try:
            files.append(read_file(path, kept if shipped else None))
        except PackError as error:
            mistakes += [mistake for mistake in error.mistakes if isinstance(mistake, Remark)]
    if mistakes:
        raise PackError(*mistakes)
    contents = [file.content for file in files]
    title = next((content.pack for content in contents if content.pack), Path(name).resolve().stem)
    about = next((content.about for content in contents if content.about), None)
    return Pack(name if shipped else title, about, tuple(files), shipped)


def read_file(path: Path, kept: Kept | None = None) -> File:
    """A file that has the form of a pack. `kept` spares the reading of a text that was read before.

    Raises:
        PackError: it has not; with every mistake of form in it.
    """
    source = Source(path, _text(path))
    values = kept.values(source) if kept else source.values()
    if not isinstance(values, dict):
        raise PackError(_no_mapping(source, values))
    try:
        return File(source, PackFile.model_validate(values))
    except ValidationError as error:
        raise PackError(*sorted([*repeats(source), *(_explained(source, detail) for detail in error.errors())])) from error


def repeats(source: Source) -> Iterator[Remark]:
    """Keys that stand twice."""
    for line, key in source.repeated():
        what = f"{key!r} stands twice here, and only the last would count"
        yield Remark(str(source.path), line, what, "make one of the two")


def _paths(name: str, shipped: bool) -> list[Path]:
    path = HERE / (name if name == CORE else f"{name}.yaml") if shipped else Path(name)
    found = sorted(path.glob("*.yaml")) if path.is_dir() else [path] if path.is_file() else []
    if not found and path.is_dir():
        raise PackError(f"{name}: the folder holds no file that ends in .yaml")
    if not found and (path.suffix or len(path.parts) > 1):
        raise PackError(f"{name}: there is no such file or folder")
    if not found:
        raise PackError(f"there is no pack {name!r}; known are {', '.join(known())}, or give the path of a YAML file")
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PackError(
            Remark(str(path), line, f"byte {error.object[error.start]:#x} is no UTF-8", "save it as UTF-8")
        ) from error
    except OSError as error:
        raise PackError(
            Remark(str(path), 1, f"it cannot be read ({error.strerror})", "mend that, or name another file")
        ) from error


def _no_mapping(source: Source, values: Any) -> Remark:
    what = "the file is empty" if values is None else "the file holds no keys"
    return source.remark((), what, "a pack begins like this: `pack: NAME`, `about: COUNTRY`, `cues: [...]`, `agencies:`")


def _explained(source: Source, detail: Any) -> Remark:
    """What pydantic found, in the words of somebody who writes a pack."""
    place: Place = detail["loc"]
    key, value = place[-1] if place else "", detail["input"]
    match detail["type"]:
        case "extra_forbidden":
            return source.remark(place, f"no key is called {str(key)!r} here", near(str(key), _keys(place)))
        case "missing":
            return source.remark(place, f"{str(key)!r} is missing here", f"add `{key}: ...`")
        case "string_type":
            text = source.written(place)
            return source.remark(place, f"{text} is not text to YAML", f'put it in quotes: "{text}"')
        case "literal_error":
            allowed = [word.strip("' ") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
            return source.remark(place, f"{key} cannot be {value!r}", near(str(value), allowed))
        case "greater_than_equal" | "less_than_equal":
            return source.remark(place, f"{key} {value} is out of range", "the lowest is 1, the highest 100")
        case "tuple_type" | "list_type" | "frozen_set_type" | "set_type":
            return source.remark(
                place, f"{key!r} wants a list", f"write [{value}]" if isinstance(value, str) else "write [one, two]"
            )
        case "dict_type" | "model_type":
            return source.remark(place, f"{key!r} wants keys with values", "write `key: value`, indented below it")
    return source.remark(place, f"{key}: {detail['msg']}", "see docs/packs.md")


def near(word: str, words: Sequence[str]) -> str:
    """How to mend a word that is none of those allowed."""
    alike = get_close_matches(word, words, n=1, cutoff=0.7)
    return f"write {alike[0]!r}" if alike else f"possible are {', '.join(words)}"


def _keys(place: Place) -> list[str]:
    """The keys that may stand where the place is."""
    model: type[BaseModel] = PackFile
    for part in place[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models(model.model_fields[part].annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
