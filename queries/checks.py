"""What the lines of a question's file must agree about, beyond their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from queries.question import Question
from queries.values import convert


def faults(question: Question) -> list[tuple[str, str]]:
    """What the lines of a file get wrong about each other: the mend, and words of the line to mend."""
    declared = {parameter.name for parameter in question.parameters}
    code = re.sub(r"//.*|'[^']*'", "", question.cypher)
    used = set(re.findall(r"\$(\w+)", code))
    found = [(f"declare ${name} under '// Parameters:'", f"${name}") for name in sorted(used - declared)]
    found += [(f"${name} is declared but not used; take it out", f"  {name}: ") for name in sorted(declared - used)]
    if set(question.example) != declared:
        found.append(("give every parameter a value in '// Example:', and no other", "// Example"))
    if not question.columns:
        found.append(("name the columns under '// Columns:'", "// Columns"))
    if "ORDER BY" not in code:
        found.append(("put the rows in order: ORDER BY, with an id as the last key", "RETURN"))
    if re.search(r"\*(\.\.|\d+\.\.|)\]", code):
        found.append(("give the variable length an upper bound: *0..5", "*"))
    found += [
        (f"the embedded engine loses IN beside {one}.id = and IS NULL: put it behind WITH", f"{one}.id = ") for one in _lost(code)
    ]
    return found + _wrong_values(question)


_CONDITIONS = re.compile(r"\bWHERE\b(.*?)(?=\b(?:MATCH|WITH|RETURN|CALL|UNWIND|OPTIONAL|UNION)\b|$)", re.DOTALL)


def _lost(code: str) -> Iterator[str]:
    """Variables whose lists kglite 0.21.2 does not look at: in the same WHERE they have an id of the row before, and null."""
    for conditions in _CONDITIONS.findall(code):
        for variable in sorted(set(re.findall(r"\b(\w+)\.id = [a-z]", conditions))):
            if all(re.search(rf"\b{variable}\.\w+ {words}", conditions) for words in ("IS (NOT )?NULL", r"IN \[")):
                yield variable


def _wrong_values(question: Question) -> list[tuple[str, str]]:
    found = []
    for parameter in question.parameters:
        for value, near in ((parameter.default, f"  {parameter.name}: "), (question.example.get(parameter.name), "// Example")):
            try:
                convert(value, parameter.type)
            except ValueError as error:
                found.append((f"{error}; {parameter.name} is of type {parameter.type}", near))
    if question.picture:
        whole = {(p.name, p.type, p.default) for p in question.parameters}
        odd = [p.name for p in question.picture.parameters if (p.name, p.type, p.default) not in whole]
        found += [(f"declare {name} here as its picture does", "// Parameters") for name in odd]
    return found
