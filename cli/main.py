"""The command `allegiance`. It imports click and nothing else: a command's module is imported when that command is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

COMMANDS = {
    "ingest": "Read articles into the store.",
    "extract": "Print what articles state; touches no store.",
    "read": "Show an article with what is read in it, sentence by sentence.",
    "defections": "List or count defections.",
    "shifts": "Measure who leaves: rates by group and time, survival, surprise, flows.",
    "who": "Show everything known of one person, sect, agency or faction.",
    "evidence": "Show the sentences behind an edge, or all that an article states.",
    "history": "Show how an edge came to be what it is.",
    "review": "Decide which persons are one man.",
    "merge": "Say that two persons are one man.",
    "split": "Say that a person is two men.",
    "withdraw": "Take an article back: it counts no longer.",
    "judgements": "List, take back, dump and load decisions.",
    "rebuild": "Read all stored texts again, with the rules and packs of today.",
    "export": "Write the graph for other programs, or for allegiance import.",
    "import": "Bring an export back, or together with another graph.",
    "report": "Write a report to hand to someone: one HTML file that works offline.",
    "query": "Run a question of the library, or list them all.",
    "browser": "Print links that open Neo4j Browser with a question in its editor.",
    "cypher": "Run any Cypher that only reads.",
    "pack": "Check domain packs, and list those that come with Allegiance.",
    "doctor": "Say what is wrong with this installation or this graph.",
    "completion": "Print what makes a shell complete commands, options and names.",
}
"""Every command with the first line of its help, so that `allegiance --help` imports none of them."""

EXIT_CODES = """\b
Exit codes:
  0    done, also with an empty answer
  1    failed
  2    wrong usage
  3    the server is unreachable or refuses
  4    some input could not be read, or the graph fails its checks
  130  interrupted"""


COMPLETE = "_ALLEGIANCE_COMPLETE"
"""The variable by which a shell asks what to complete."""


class Commands(click.Group):
    """A group that knows its commands by name, and turns what goes wrong in them into one line and an exit code."""

    def list_commands(self, _: click.Context) -> list[str]:
        """In the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cli.{cmd_name}").command
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name that is none gets suggestions."""
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=2) or list(COMMANDS)
            ctx.fail(f"no command is called {args[0]!r}; there is {', '.join(near)}")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """The commands, without importing any, and the options."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            _let_go_of_stdout()
            ctx.exit(0)
        except (click.exceptions.Exit, click.Abort, click.ClickException):
            raise
        except Exception as error:
            if ctx.ensure_object(dict).get("debug"):
                raise
            from cli.errors import failure

            raise failure(error) from error
        return result


def _let_go_of_stdout() -> None:
    """The reader has gone (`| head`): point stdout at nothing, so that Python's last flush does not fail either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def debug_option(command: Any) -> Any:
    """`--debug`, on the group and on every command."""

    def remember(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            ctx.find_root().ensure_object(dict)["debug"] = True

    return click.option("--debug", is_flag=True, expose_value=False, callback=remember, help="Show the traceback of an error.")(
        command
    )


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from cli.version import version

        click.echo(f"allegiance {version()}")
        ctx.exit()


@click.group(cls=Commands, epilog=EXIT_CODES, invoke_without_command=True)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version and exit."
)
@debug_option
@click.pass_context
def main(ctx: click.Context) -> None:
    """Who serves whom, and who changes sides: a knowledge graph read from news articles, with the sentence behind every fact.

    \b
    Begin with:
      allegiance ingest ARTICLES      a file, a folder or - for standard input
      allegiance defections           who changed sides
      allegiance who NAME             everything known of a person or body
      allegiance evidence ID          who says so, in which words
    """
    if ctx.invoked_subcommand is None:
        from cli.start import where

        click.echo(ctx.get_help())
        click.echo(f"\n{where()}")


def run() -> NoReturn:
    """The entry point."""
    if COMPLETE in os.environ:
        from cli.shells import install

        install()
    main(prog_name="allegiance")
    sys.exit(0)


if __name__ == "__main__":
    run()
