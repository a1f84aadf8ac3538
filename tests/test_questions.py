"""The library of questions: the form of its files, and the values that users give."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from queries.header import BadFile
from queries.question import BadParameter, Question
from queries.questions import LIBRARY, UnknownQuestion, find, load, questions

# The files


def test_the_library_is_whole() -> None:
    assert len(questions()) >= 30
    assert {name.partition("/")[0] for name in questions()} == {"defections", "careers", "evidence", "shifts", "health"}
    on_disk = {path.relative_to(LIBRARY).as_posix().split(".")[0] for path in LIBRARY.rglob("*.cypher")}
    assert on_disk == set(questions())


@pytest.mark.parametrize("name", questions())
def test_a_question_tells_what_it_is(name: str) -> None:
    question = questions()[name]
    assert len(question.description) > 20
    assert question.title[0].isupper()
    assert not question.title.endswith(".")
    assert not question.mend or name.startswith("health/")
    assert len({column.name for column in question.columns}) == len(question.columns)


GOOD = """\
// Title
// What it answers.
// Parameters:
//   sect: string = 'Alawite'  - community
// Example: :param {sect: 'Druze'}
// Columns:
//   name  - person
MATCH (p:Person) WHERE p.name = $sect RETURN p.name AS name ORDER BY p.id
"""

FAULTS = {
    "no title": (("// Title\n// What it answers.\n", ""), 1, "begin the file with its title"),
    "no description": (("// What it answers.\n", ""), 2, "say in one to 4 lines after the title"),
    "unknown section": (("// Example:", "// Sample:"), 5, "this line belongs to no section"),
    "parameter without meaning": (("  - community", ""), 4, "write this line as: //   name: type = default"),
    "unknown type": (("string =", "number ="), 4, "the type 'number' is unknown; use one of string, integer"),
    "default that is no literal": (("'Alawite'", "Alawite"), 4, "Alawite is no literal"),
    "default of another type": (("'Alawite'", "3"), 4, "3 is no text; sect is of type string"),
    "parameter not declared": (("$sect", "$other"), 8, "declare $other under"),
    "parameter not used": (("$sect", "'x'"), 4, "$sect is declared but not used"),
    "example without a parameter": (("{sect: 'Druze'}", "{}"), 5, "give every parameter a value in '// Example:'"),
    "example with another": (("{sect: 'Druze'}", "{sect: 'Druze', x: 1}"), 5, "give every parameter a value"),
    "example that is none": ((":param {sect: 'Druze'}", ":param sect => 'Druze'"), 5, "write the example as"),
    "column without meaning": (("//   name  - person", "//   name"), 7, "write this line as: //   name  - meaning"),
    "no columns": (("//   name  - person\n", ""), 6, "name the columns"),
    "no cypher": ((GOOD[GOOD.index("MATCH") :], ""), 7, "write the Cypher after the comment lines"),
    "no order": ((" ORDER BY p.id", ""), 8, "put the rows in order"),
    "no upper bound": (("(p:Person)", "(p:Person)-[*]->()"), 8, "give the variable length an upper bound"),
    "no upper bound, open": (("(p:Person)", "(p:Person)-[:BELONGS_TO*1..]->()"), 8, "give the variable length an upper bound"),
    "a list that is lost": (
        ("p.name = $sect", "p.name = $sect WITH p.id AS id MATCH (q) WHERE q.id = id AND q.rank IS NULL AND q.name IN ['x']"),
        8, "the embedded engine loses IN beside q.id",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_is_wrong_names_line_and_mend(fault: str, tmp_path: Path) -> None:
    (old, new), line, mend = FAULTS[fault]
    assert old in GOOD
    path = tmp_path / "question.cypher"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BadFile) as raised:
        load(path)
    assert str(raised.value).startswith(f"{path}:{line}: {mend}")


def test_a_good_file(tmp_path: Path) -> None:
    path = tmp_path / "question.cypher"
    path.write_text(GOOD, encoding="utf-8")
    question = load(path)
    assert (question.title, question.description) == ("Title", "What it answers.")
    assert question.example == {"sect": "Druze"}
    assert question.bind({}) == {"sect": "Alawite"}


def test_a_picture_has_the_parameters_of_its_question(tmp_path: Path) -> None:
    (tmp_path / "question.cypher").write_text(GOOD, encoding="utf-8")
    picture = GOOD.replace("string = 'Alawite'", "string = 'Sunni'")
    (tmp_path / "question.picture.cypher").write_text(picture, encoding="utf-8")
    with pytest.raises(BadFile, match=r"question\.cypher:3: declare sect here as its picture does"):
        load(tmp_path / "question.cypher")


def test_a_name_may_leave_out_the_topic() -> None:
    assert find("by-sect") is find("defections/by-sect")
    with pytest.raises(UnknownQuestion, match=r"no question is called 'by-sects'; near to it: .*defections/by-sect"):
        find("by-sects")


# Values


def a_question(kind: str, default: str = " = null") -> Question:
    """A question with one parameter of this type."""
    parameter = {"name": "x", "type": kind, "required": not default, "meaning": "a value"}
    whole = {"name": "t/q", "title": "T", "description": "D", "parameters": [parameter], "columns": [], "cypher": ""}
    return Question.model_validate(whole)


@pytest.mark.parametrize(
    ("kind", "given", "bound"),
    [
        ("string", "3", "3"),
        ("integer", "3", 3),
        ("integer", 3.0, 3),
        ("float", "0.5", 0.5),
        ("boolean", "True", True),
        ("date", "2012", dt.date(2012, 1, 1)),
        ("date", "2012-08", dt.date(2012, 8, 1)),
        ("date", "2012-08-05", dt.date(2012, 8, 5)),
        ("date", "5 August 2012", dt.date(2012, 8, 5)),
        ("date", "Aug 2012", dt.date(2012, 8, 1)),
        ("date", dt.datetime(2012, 8, 5, 12, tzinfo=dt.UTC), dt.date(2012, 8, 5)),
        ("list of string", "Alawite, Druze", ["Alawite", "Druze"]),
        ("list of string", ["a,b"], ["a,b"]),
        ("person", "Manaf Tlass", "Manaf Tlass"),
        *((kind, None, None) for kind in ("string", "integer", "float", "boolean", "date", "list of string", "person")),
    ],
)
def test_values_are_converted(kind: str, given: Any, bound: Any) -> None:
    assert a_question(kind).bind({"x": given}) == {"x": bound}


@pytest.mark.parametrize(
    ("given", "bound"),
    [
        ("2012", dt.date(2012, 12, 31)),
        ("Feb 2012", dt.date(2012, 2, 29)),
        ("2012-08-05", dt.date(2012, 8, 5)),
        (dt.date(2012, 8, 1), dt.date(2012, 8, 1)),
        (None, None),
    ],
)
def test_as_of_a_month_or_a_year_is_as_of_its_last_day(given: Any, bound: Any) -> None:
    assert find("careers/history").bind({"person": "Manaf Tlass", "asOf": given})["asOf"] == bound


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        ("integer", "three", "'three' is no number"),
        ("integer", "1.5", "'1.5' is no whole number"),
        ("integer", True, "True is no number"),
        ("float", "x", "'x' is no number"),
        ("boolean", "perhaps", "'perhaps' is neither true nor false"),
        ("date", "yesterday", "'yesterday' is no date"),
        ("date", "2012-02-30", "'2012-02-30' is no date"),
        ("string", 3, "3 is no text"),
        ("list of string", 3, "3 is no list"),
        ("list of string", [3], "3 is no text"),
    ],
)
def test_a_wrong_value_names_parameter_type_and_meaning(kind: str, given: Any, message: str) -> None:
    with pytest.raises(BadParameter) as raised:
        a_question(kind).bind({"x": given})
    assert str(raised.value).startswith(f"t/q: {message}")
    assert f"the parameter is x ({kind}): a value" in str(raised.value)


def test_a_parameter_without_default_must_be_given() -> None:
    with pytest.raises(BadParameter, match=r"t/q needs a value for x \(date, must be given\): a value"):
        a_question("date", default="").bind({})


def test_an_unknown_parameter_gets_the_known_ones() -> None:
    with pytest.raises(BadParameter, match=r"t/q has no parameter 'y'; it has x \(date\): a value"):
        a_question("date").bind({"y": 1})


# The page for writers


def test_the_page_on_writing_a_query_names_every_topic() -> None:
    text = (LIBRARY.parents[1] / "docs" / "queries.md").read_text(encoding="utf-8")
    assert {name.partition("/")[0] for name in questions()} <= set(re.findall(r"`(\w+)/`", text))
