"""Where the nodes of a network are drawn: the force layout of d3, as Vega has it. One network always has the same places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

FORCES = Path(__file__).with_name("page") / "force.json"
WIDTH = 1000
MARGIN = 44

Place = tuple[float, float]


def layout(radii: Sequence[float], links: Sequence[tuple[int, int]]) -> tuple[list[Place], int]:
    """A place for each node, given the room around it, and the height of the drawing, which is WIDTH wide.

    `links` are pairs of places in `radii`.
    """
    import vl_convert

    spec = json.loads(FORCES.read_text(encoding="utf-8"))
    values = {
        "links": [{"source": one, "target": other} for one, other in links],
        "nodes": [{"radius": radius} for radius in radii],
    }
    for data in spec["data"]:
        data["values"] = values[data["name"]]
    scene = vl_convert.vega_to_scenegraph(spec)
    (marks,) = scene["scenegraph"]["items"][0]["items"]
    return _fitted([(item["x"], item["y"]) for item in marks["items"]])


def _fitted(places: Sequence[Place]) -> tuple[list[Place], int]:
    """Moved and scaled so that all lie within the margins."""
    if not places:
        return [], 2 * MARGIN
    left, top = (min(place[axis] for place in places) for axis in (0, 1))
    wide, high = (max(place[axis] for place in places) - start for axis, start in ((0, left), (1, top)))
    scale = min(1.5, (WIDTH - 2 * MARGIN) / max(wide, 1))
    aside = (WIDTH - wide * scale) / 2
    fitted = [(round(aside + (x - left) * scale, 1), round(MARGIN + (y - top) * scale, 1)) for x, y in places]
    return fitted, round(high * scale) + 2 * MARGIN
