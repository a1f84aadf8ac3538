"""`allegiance shifts`: the measures of queries/measures/, a command each."""

from __future__ import annotations

import click

from cli.measures import brokerage, flow, index, rate, ratio, surprise, survival


class Measures(click.Group):
    """A group that takes its first command when none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`shifts --by sect` is `shifts rate --by sect`."""
        if not args or (args[0].startswith("-") and args[0] != "--help"):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The measures, then the options of the one that needs no name."""
        self.format_commands(ctx, formatter)
        shown = [found for option in rate.command.get_params(ctx) if (found := option.get_help_record(ctx))]
        with formatter.section("Options, when no measure is named"):
            formatter.write_dl(shown)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """In the order in which they were added."""
        with formatter.section("Measures"):
            formatter.write_dl([(name, command.get_short_help_str(120)) for name, command in self.commands.items()])


@click.group(cls=Measures, epilog="\b\nExample: allegiance shifts --by sect --window 1y --since 2011 --until 2014")
def command() -> None:
    """Measure who leaves: rates by group and time, survival, surprise, flows.

    Without the name of a measure: rates. Every rate has its numerator and denominator; what a figure does not say is told on the
    standard error. docs/measures.md explains each, with its source.
    """


for measure in (rate, ratio, index, survival, surprise, flow, brokerage):
    command.add_command(measure.command)
