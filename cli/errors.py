"""What goes wrong, in one line for the user, and the exit code that goes with it."""

from __future__ import annotations

import click

from graph.identity.judgements import BadJudgement
from graph.stores.base import BadAddress, StoreError, Unreachable
from ingest.packs import PackError
from queries.evidence import UnknownId
from queries.names import UnknownName
from queries.question import BadParameter
from queries.questions import UnknownQuestion
from queries.who import SeveralPersons

FAILED, USAGE, UNREACHABLE, UNSOUND = 1, 2, 3, 4
"""Exit codes, see cli/main.py. UNSOUND: some input could not be read, or the graph fails its checks."""

MISTAKEN = (BadAddress, BadJudgement, PackError, SeveralPersons, UnknownId, UnknownName, UnknownQuestion, BadParameter)


class Failure(click.ClickException):
    """A message for the user, and exit code 1."""

    exit_code = FAILED


class WrongUsage(Failure):
    """An option or argument has to be changed."""

    exit_code = USAGE


class NoServer(Failure):
    """The server does not answer or refuses."""

    exit_code = UNREACHABLE


def require(extra: str, *modules: str) -> None:
    """Refuse a command whose libraries are not installed; `extra` of the distribution brings them.

    Raises:
        Failure: one of the modules cannot be found.
    """
    from importlib.util import find_spec

    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise Failure(f"{' and '.join(missing)} cannot be found; install what this needs: pip install 'allegiance[{extra}]'")


def failure(error: Exception) -> Failure:
    """The failure to show for what a command raised. What nobody expected names `--debug`, which shows the traceback."""
    if isinstance(error, Unreachable):
        return NoServer(str(error))
    if isinstance(error, MISTAKEN):
        return WrongUsage(str(error))
    if isinstance(error, StoreError):
        return Failure(str(error))
    if isinstance(error, OSError):
        return Failure(f"{error.filename or 'this machine'}: {error.strerror or error}")
    return Failure(f"{type(error).__name__}: {error}; --debug shows where")
