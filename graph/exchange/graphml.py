"""GraphML, for Gephi, yEd, Cytoscape and NetworkX.

Every node has `type` (its label) and `label` (its name, which Gephi shows) beside its properties, every edge `type` and `label`
(both its type). Lists, dates and moments are text, see `written`. The ids of keys are not `d0`, `d1`, ...: some programs take
`d3` of a node and `d7` of an edge for its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from graph.exchange.columns import Columns, Type, node_tables, relationship_tables, written
from graph.exchange.records import NodeRecord, Records

_TYPES: dict[Type, str] = {"integer": "long", "float": "double", "boolean": "boolean"}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (section 2.2, Char): such a character becomes U+FFFD."""

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_SHOWN: Columns = {"label": "text", "type": "text"}


def graphml(records: Records) -> Iterator[str]:
    """The pieces of a GraphML file, in their order."""
    yield _HEAD
    yield from _keys("node", node_tables())
    yield from _keys("edge", relationship_tables())
    yield '<graph id="allegiance" edgedefault="directed">\n'
    for record in records:
        if isinstance(record, NodeRecord):
            properties = {"label": record.properties.get("name"), "type": record.label, **record.properties}
            yield f"<node id={_quoted(record.properties['id'])}>{_data('node', properties, _NODE)}</node>\n"
        else:
            properties = {"label": record.type, "type": record.type, **record.properties}
            ends = f"source={_quoted(record.start.id)} target={_quoted(record.end.id)}"
            yield f"<edge id={_quoted(str(record.properties.get('id')))} {ends}>{_data('edge', properties, _EDGE)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def xml_text(text: str) -> str:
    """The text without the characters that XML 1.0 does not know.

    >>> xml_text("a\\x00b")
    'a\\ufffdb'
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def _all(tables: dict[str, Columns]) -> Columns:
    return {**_SHOWN, **{name: kind for table in tables.values() for name, kind in table.items() if name != "id"}}


_NODE, _EDGE = _all(node_tables()), _all(relationship_tables())


def _keys(owner: str, tables: dict[str, Columns]) -> Iterator[str]:
    for name, kind in _all(tables).items():
        yield f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{_TYPES.get(kind, "string")}"/>\n'


def _data(owner: str, properties: dict[str, Any], known: Columns) -> str:
    given = ((name, properties.get(name)) for name in known)
    return "".join(f'<data key="{owner}-{name}">{_escaped(written(value))}</data>' for name, value in given if value is not None)


def _escaped(text: str) -> str:
    return escape(xml_text(text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text), {"\r": "&#13;"})
