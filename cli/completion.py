"""`allegiance completion`."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog="\b\nExample: allegiance completion bash")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print what makes a shell complete commands, options and names.

    \b
    For good, put this line where your shell begins:
      ~/.bashrc                    eval "$(allegiance completion bash)"
      ~/.zshrc, after compinit     eval "$(allegiance completion zsh)"
      ~/.config/fish/config.fish   allegiance completion fish | source

    Names of sects, agencies, factions, persons, ranks and questions come from the graph that --store, the environment or the
    folder names; without one only commands and options are completed.
    """
    from click.shell_completion import get_completion_class

    from cli.main import COMPLETE, main
    from cli.shells import install

    install()
    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(main, {}, "allegiance", COMPLETE).source(), nl=False)
