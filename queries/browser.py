"""The library for Neo4j Browser: links that fill its editor, scripts that it saves, and a style sheet for its pictures.

What Browser 5.24 does, tried and read in its source (https://github.com/neo4j/neo4j-browser), and tried by tests/test_browser.py:

- `?cmd=edit&arg=TEXT` fills the editor; nothing runs before the user says so. It decodes the whole address first and then reads
  TEXT up to the next & or #, so that a text with one of these arrives cut. `dbms=` fills address and user of its connect form.
- `:param {...};` with a question after it in one editor is a script of two statements: it shows neither rows nor a picture.
  So the values are written into the text.
- Of a .zip dropped on the page, every .cypher becomes a saved script: in the folder that it has there, named by its first line.
- A .grass dropped on the page, or `:style TEXT`, sets colours and captions, and they stay. A style knows no comments, and of
  properties only those that a caption shows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote_plus, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.stores.base import QueryError, Store, StoreError
from queries.question import BadParameter, Question
from queries.questions import find, questions
from queries.values import written

STYLE = "style"
GRASS = Path(__file__).with_name("browser.grass")
_PARAMETER = re.compile(r"""//[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\$(\w+)""")
"""A parameter, or a comment or text in which none is looked for."""
_PORTS = (
    "SHOW SETTINGS 'server.https.enabled', 'server.https.advertised_address', "
    "'server.http.enabled', 'server.http.advertised_address' YIELD name, value"
)


class Text(NamedTuple):
    """What stands in the editor: of which question, as rows, picture or style, and the text itself."""

    question: str
    form: str
    title: str
    text: str


def texts(name: str | None = None, values: Mapping[str, Any] | None = None, *, picture: bool = False) -> list[Text]:
    """The question of this name as rows or as picture, or the style; without a name all of them.

    Raises:
        UnknownQuestion: see queries.questions.find.
        BadParameter: see Question.bind. Also when there is no picture, or there are values and no question.
    """
    if values and name in (None, STYLE):
        raise BadParameter("values are for a question; name one")
    if name is None:
        every = [_style(), *(text for question in questions().values() for text in forms(question))]
        return [text for text in every if text.form == "picture" or not picture]
    if name == STYLE:
        return [_style()]
    question = find(name)
    if picture and not question.picture:
        raise BadParameter(f"there is no picture of {question.name}; leave --picture out")
    found = forms(question, question.bind(values) if values else None)
    return [text for text in found if text.form == ("picture" if picture else "rows")]


def forms(question: Question, values: Mapping[str, Any] | None = None) -> Iterator[Text]:
    """The question as rows, and as picture when it has one."""
    for form, asked in (("rows", question), ("picture", question.picture)):
        if asked:
            yield Text(question.name, form, asked.title, script(asked, values))


def _style() -> Text:
    """On one line: the editor takes more, but there is nothing to read in them."""
    return Text(STYLE, STYLE, "Colours and captions of pictures", f":style {' '.join(GRASS.read_text(encoding='utf-8').split())}")


def script(question: Question, values: Mapping[str, Any] | None = None) -> str:
    """The question as one text, with these bound values (see Question.bind) written in, or those of its example."""
    bound = question.example if values is None else values
    name, _, form = question.title.rpartition(": ")
    head = [f"Picture: {name}" if form == "picture" else question.title, question.description]  # lists cut names at their end
    head += [f"  {each.name}: {written(bound[each.name])}  - {each.meaning}" for each in question.parameters]
    cypher = _PARAMETER.sub(lambda match: written(bound[match[1]]) if match[1] else match[0], question.cypher)
    return "\n".join([*(f"// {line}" for line in head), cypher])


def link(browser: str, uri: str, text: str) -> str:
    """The address that opens Neo4j Browser with this text in its editor, asking the server at `uri`."""
    scheme, _, host = uri.partition("://")
    server = f"{scheme}://{os.environ.get('NEO4J_USERNAME', 'neo4j')}@{host.rpartition('@')[2]}"
    return f"{browser}?dbms={quote_plus(server, safe=':/@')}&cmd=edit&arg={quote_plus(text, safe=':,/=')}"


def address(store: Store) -> str:
    """Where the server of this store has its Browser, as it says itself: `http://localhost:7474/browser/`.

    Raises:
        StoreError: it has none, or does not tell this user.
    """
    host = urlsplit(store.uri).hostname or "localhost"
    try:
        settings = dict(store.read(_PORTS).rows)
    except QueryError as error:
        raise StoreError(f"{store.uri} does not tell where its Browser is ({error}); name it with --address") from error
    for scheme in ("http", "https"):
        if settings.get(f"server.{scheme}.enabled") == "true":
            port = str(settings[f"server.{scheme}.advertised_address"]).rpartition(":")[2]
            return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/browser/"
    raise StoreError(f"{store.uri} serves no Browser; name one with --address")


def write_scripts(path: Path) -> None:
    """Write every question and picture, with the values of its example, to a .zip; the same bytes each time.

    Raises:
        OSError: it cannot be written.
    """
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for text in (text for question in questions().values() for text in forms(question)):
            suffix = "" if text.form == "rows" else f".{text.form}"
            archive.writestr(ZipInfo(f"Allegiance {text.question}{suffix}.cypher"), text.text)
