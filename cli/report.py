"""`allegiance report`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cli.options import names_option, partial_date, store_option


@click.command(epilog="\b\nExample: allegiance report --sect alawite --agency intelligence -o alawites.html")
@names_option("--sect", "sects", "Sect", "Community, or one of its other names.")
@names_option("--agency", "agencies", "Agency", "Body, with all below it; or a kind of body.")
@names_option("--person", "persons", "Person", "Person, by name or id.")
@click.option("--since", metavar="DATE", callback=partial_date, help="Changes of side not before this day.")
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default="allegiance-report.html",
    show_default=True,
    help="Where to write the page.",
)
@click.option("--open", "opening", is_flag=True, help="Show it in the browser.")
@store_option
def command(uri: str, path: Path, opening: bool, **asked: Any) -> None:
    """Write a report to hand to someone: one HTML file that works offline.

    It holds a summary, a timeline, flows between sides, the network, tables, and the sentences behind every claim. All filters
    must hold; one that is given several times holds when one of its values does. Needs: pip install 'allegiance[report]'.
    """
    from cli.errors import require
    from cli.version import version
    from graph.stores import open_store
    from queries.report import Asked, report

    require("report", "jinja2", "vl_convert")
    with open_store(uri) as store:
        page = report(store, Asked(**asked), f"Allegiance {version()}")
    path.write_text(page, encoding="utf-8")
    click.echo(f"{path}: {len(page.encode()) / 1_000:,.0f} kB")
    if opening:
        import webbrowser

        webbrowser.open(path.absolute().as_uri())
