"""`allegiance query`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from cli.complete import questions
from cli.options import known_option, opened, param_option, store_option
from cli.output import Answer, print_table, prints_rows

if TYPE_CHECKING:
    from queries.question import Question


@click.command(epilog="\b\nExample: allegiance query officers-of-a-sect --param sect=Alawite --param kind=intelligence")
@click.argument("name", required=False, shell_complete=questions)
@click.option(
    "--list", "listing", is_flag=True, help="List all questions, in a pipe name and title; with NAME, the parameters of that one."
)
@click.option("--picture", is_flag=True, help="The paths that Neo4j Browser draws, instead of rows.")
@param_option
@known_option
@store_option
@prints_rows
def command(uri: str, name: str | None, listing: bool, picture: bool, known: str | None, values: dict[str, Any]) -> Answer:
    """Run a question of the library, or list them all.

    The topic of NAME may be left out where the rest is unique: by-sect is defections/by-sect. A date is written as for the
    options of other commands: 2012-07-01, "1 July 2012", "July 2012" or 2012. A month or a year is its first day, and its last
    day for the parameter asOf. --list --format json gives all of every question.
    """
    from queries.questions import find, run

    if name is None:
        return _list()
    question = find(name)
    if listing:
        return _described(question)
    bound = question.bind(values)
    with opened(uri, known) as store:
        return Answer(run(store, question, bound, picture=picture), f"no rows: {question.title}")


def _list() -> Answer:
    from graph.stores.base import Table
    from queries.questions import questions

    found = list(questions().values())
    rows = [[question.name, question.title, question.description, _parameters(question)] for question in found]
    short = [[question.name, question.title, [parameter.name for parameter in question.parameters]] for question in found]
    return Answer(
        Table(["name", "title", "description", "parameters"], rows),
        below="run one: allegiance query NAME --param NAME=VALUE; the parameters in full: allegiance query --list --format json",
        draw=functools.partial(print_table, Table(["name", "title", "parameters"], short)),
        brief=Table(["name", "title"], [row[:2] for row in rows]),
    )


def _described(question: Question) -> Answer:
    from graph.stores.base import Table

    columns = ["parameter", "type", "default", "meaning"]
    rows = [
        [each.name, each.type, "(must be given)" if each.required else each.default, each.meaning] for each in question.parameters
    ]
    return Answer(Table(columns, rows), f"{question.name} has no parameters", below=f"{question.title}. {question.description}")


def _parameters(question: Question) -> list[dict[str, Any]]:
    return [parameter.model_dump() for parameter in question.parameters]
