"""The questions of the library: loaded, checked and run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.stores.base import Store, Table
from queries.checks import faults
from queries.header import BadFile, Reader
from queries.names import must_be_known
from queries.question import BadParameter, Question
from queries.who import person

LIBRARY = Path(__file__).parent / "library"
BODIES = {"agency": "Agency", "body": "Agency|Faction", "sect": "Sect"}
"""What the parameters of these names stand for."""
PICTURE = ".picture"
"""`list.picture.cypher` beside `list.cypher` is the same question as a drawing: it returns paths."""


class UnknownQuestion(Exception):
    """No question has this name."""


def run(
    store: Store,
    question: Question,
    values: Mapping[str, Any] | None = None,
    *,
    picture: bool = False,
    known_at: dt.datetime | None = None,
) -> Table:
    """The answer to a question: a row each, or with `picture` paths.

    `known_at`: as it would have been answered at that moment, from what had been read before it. For several questions of one
    moment make the graph of it once (graph/copies.py), and ask that.

    A parameter of the type `person` may be a name in any spelling, an alias or an id: he is found before the question is asked.

    Raises:
        BadParameter: see Question.bind. Also when there is no picture of this question.
        UnknownName, SeveralPersons: see queries.who.person. Also when there are no rows, and no body or community of that name.
        QueryError, Unreachable: from the store.
    """
    bound = question.bind(values or {})
    if known_at is not None:
        from graph.copies import known_at as graph_known_at  # here: few ask for the past

        with graph_known_at(store, known_at) as view:
            return run(view, question, values, picture=picture)
    bound |= persons(store, question, bound)
    asked = question.picture if picture else question
    if asked is None:
        raise BadParameter(f"there is no picture of {question.name}; leave --picture out")
    answer = store.read(asked.cypher, {parameter.name: bound[parameter.name] for parameter in asked.parameters})
    if not answer.rows:  # nothing to be found is an answer only where what was asked about exists
        for name in BODIES.keys() & {parameter.name for parameter in asked.parameters if bound[parameter.name] is not None}:
            must_be_known(store, BODIES[name], bound[name])
    return answer


def persons(store: Store, question: Question, values: Mapping[str, Any]) -> dict[str, str]:
    """The ids of the persons that a question asks about, by the parameters whose values call them by name.

    Raises:
        UnknownName, SeveralPersons: see queries.who.person.
    """
    return {name: person(store, values[name]).id for name in question.persons if values.get(name) is not None}


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """All questions of the library by name (`defections/list`), sorted.

    Raises:
        BadFile: a file is not in form.
    """
    paths = sorted(path for path in LIBRARY.glob("*/*.cypher") if PICTURE not in path.name)
    return {question.name: question for question in map(load, paths)}


def find(name: str) -> Question:
    """The question of this name; the topic may be left out where the rest is unique.

    Raises:
        UnknownQuestion: there is none, or several; the message suggests some.
    """
    known = questions()
    fitting = [key for key in known if name in (key, key.partition("/")[2])]
    if len(fitting) == 1:
        return known[fitting[0]]
    full = {form: key for key in known for form in (key, key.partition("/")[2])}
    near = fitting or [full[form] for form in get_close_matches(name, full, 3)]
    advice = f"near to it: {', '.join(dict.fromkeys(near))}" if near else "--list names all"
    raise UnknownQuestion(f"no question is called {name!r}; {advice}")


def load(path: Path) -> Question:
    """One question from its file, with its picture when there is one beside it.

    Raises:
        BadFile: the file is not in form; path, line and mend are in the message.
    """
    picture = path.with_suffix(PICTURE + path.suffix)
    drawn = load(picture) if PICTURE not in path.name and picture.exists() else None
    reader = Reader(path)
    try:
        question = Question(name=f"{path.parent.name}/{path.stem}", picture=drawn, **reader.fields())
    except ValidationError as error:
        first = error.errors()[0]
        raise BadFile(path, _line_of(reader, str(first["input"])), first["msg"].removeprefix("Value error, ")) from error
    found = faults(question)
    if found:
        mend, near = found[0]
        raise BadFile(path, _line_of(reader, near), mend)
    return question


def _line_of(reader: Reader, text: str) -> int:
    return next((number for number, line in enumerate(reader.lines, 1) if text in line), 1)
