"""What graph/load.py adds to the driver: its upsert of a batch against bare UNWIND and MERGE of the same rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import neo4j

from bench import people
from bench.measure import Spread, alternate, rates, ratios, seconds
from bench.rows import RATIO, Row
from bench.server import driver
from bench.setting import Setting
from graph.batch import Batch
from graph.load import ROWS, label_of, upsert
from graph.schema import Node, Relationship
from graph.stores import Store

AIM = "0.80 or more"
MEANS = (
    "Rate of graph.load.upsert of an assembled batch ({:,.0f} rows) by that of the driver which is given the same rows "
    "ready-made, on an emptied Neo4j, in turn. What is missing to 1 is the cost of turning records into rows."
)
PARTS = ("nodes", "relationships", "both in one transaction")


class Statement(NamedTuple):
    """A Cypher statement, and all rows that it is run with."""

    cypher: str
    rows: list[dict[str, Any]]


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    taken: dict[str, list[float]] = {}
    batch = one_batch(setting.sizes.rows)
    amounts = dict(zip(PARTS, sizes(batch), strict=True))
    if setting.neo4j:
        with setting.empty_neo4j() as store, driver(setting.neo4j) as bare:
            taken = _measure(setting, store, bare, batch)
    for part in PARTS:
        means = (MEANS if part == PARTS[0] else "The same: {:,.0f} rows.").format(amounts[part])
        yield Row(f"upsert : bare driver, {part}", RATIO, _ratio(taken, part), means, AIM)
    for part in PARTS[:2]:
        for name, how in (("ours", "upsert"), ("bare", "bare driver")):
            times = taken.get(f"{name} {part}")
            yield Row(
                f"{how}, {part}", "rows/s", rates(amounts[part], times) if times else None,
                f"The rate itself, {amounts[part]:,.0f} rows in one transaction.",
            )  # fmt: skip


def _ratio(taken: dict[str, list[float]], part: str) -> Spread | None:
    return ratios(taken[f"bare {part}"], taken[f"ours {part}"]) if taken else None


def one_batch(rows: int) -> Batch:
    """A made-up batch of about so many nodes and twice as many relationships, the bodies among them."""
    batch = people.bodies()
    for part in people.population(0, rows * 2 // 3, size=rows):
        batch.update(part)
    return batch


def sizes(batch: Batch) -> tuple[float, float, float]:
    """How many nodes, relationships, and both."""
    return batch.number_of_nodes(), batch.number_of_edges(), batch.number_of_nodes() + batch.number_of_edges()


def _measure(setting: Setting, store: Store, bare: neo4j.Driver, batch: Batch) -> dict[str, list[float]]:
    """Seconds by who did what, as `ours nodes`. Relationships are written between nodes that stand there already."""
    parts = [people.nodes_only(batch), people.edges_only(batch), batch]
    rows = [node_rows(batch), edge_rows(batch), node_rows(batch) + edge_rows(batch)]
    writers: dict[str, Callable[[int], object]] = {
        "ours": lambda part: store.write(partial(upsert, batch=parts[part])),
        "bare": lambda part: write_bare(bare, rows[part]),
    }

    def timed(who: str, numbers: Sequence[int]) -> list[float]:
        setting.empty_neo4j().close()
        return [seconds(partial(writers[who], number)) for number in numbers]

    store.prepare()
    chosen = {"apart": (0, 1), "together": (2,)}
    rounds = alternate(
        {f"{who} {way}": partial(timed, who, numbers) for way, numbers in chosen.items() for who in writers}, setting.sizes.rounds
    )
    return {
        f"{who} {PARTS[number]}": [times[place] for times in rounds[f"{who} {way}"]]
        for who in writers for way, numbers in chosen.items() for place, number in enumerate(numbers)
    }  # fmt: skip


def write_bare(bare: neo4j.Driver, statements: list[Statement]) -> None:
    """All of it in one managed transaction, as many rows at a time as graph.load takes."""

    def work(transaction: neo4j.ManagedTransaction) -> None:
        for cypher, rows in statements:
            for start in range(0, len(rows), ROWS):
                transaction.run(cypher, rows=rows[start : start + ROWS]).consume()

    with bare.session() as session:
        session.execute_write(work)


def node_rows(batch: Batch) -> list[Statement]:
    """The nodes of a batch, ready for the driver, a statement each label."""
    rows = defaultdict(list)
    for _, data in batch.nodes(data=True):
        node: Node = data["record"]
        rows[node.label].append({"id": node.id, "properties": node.properties()})
    return [
        Statement(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row.properties", some)
        for label, some in rows.items()
    ]


def edge_rows(batch: Batch) -> list[Statement]:
    """The relationships of a batch, ready for the driver, a statement each type and pair of labels."""
    rows = defaultdict(list)
    for start, end, data in batch.edges(data=True):
        edge: Relationship = data["record"]
        row = {"id": edge.id, "source": start, "target": end, "properties": edge.properties()}
        rows[label_of(start), edge.type, label_of(end)].append(row)
    return [
        Statement(
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
            f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.properties",
            some,
        )
        for (start, kind, end), some in rows.items()
    ]
