"""The cold start of the command against the least that a click program can be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench.children import ALLEGIANCE, BARE, script, taken
from bench.measure import Spread, alternate, ratios
from bench.rows import RATIO, Row
from bench.setting import SAMPLES, Setting

SHORT = SAMPLES / "002-rastan-lieutenant-video.txt"
BARE_MEANS = (
    "A program of ten lines with one argument and one option, made with click and run by the same interpreter: its --help."
)


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    bare = script(setting.folder, "bare", BARE)
    allegiance = script(setting.folder, "allegiance", ALLEGIANCE)
    commands = {
        "bare": [*bare, "--help"],
        "help": [*allegiance, "--help"],
        "extract": [*allegiance, "extract", str(SHORT)],
    }
    times = alternate({name: partial(taken, command) for name, command in commands.items()}, setting.sizes.starts)
    help_means = "From nothing to the end of `allegiance --help`, by that of a bare click program."
    yield Row("allegiance --help : bare click", RATIO, ratios(times["help"], times["bare"]), help_means, "1.50 or less")
    extract_means = "`allegiance extract` of one short article, packs and all, by the same bare program."
    yield Row("allegiance extract : bare click", RATIO, ratios(times["extract"], times["bare"]), extract_means)
    yield _milliseconds("bare click program", times["bare"], BARE_MEANS)
    yield _milliseconds("allegiance --help", times["help"], "From nothing to the end.")
    yield _milliseconds("allegiance extract, one article", times["extract"], "From nothing to the end.", "400 or less")


def _milliseconds(what: str, times: list[float], means: str, aim: str = "") -> Row:
    return Row(what, "ms", Spread.of([1_000 * each for each in times]), means, aim)
