"""An article that makes the extractor fail costs only itself, and is listed with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.stores import open_store
from tests.commands import start
from tests.samples import Fresh, articles, clean_run, lines, write

FAILS = """
import sys
from ingest.extractors.rules import RuleExtractor

read, wrong = RuleExtractor.read, sys.argv.pop(1)

def fragile(self, article, given_id=None):
    if article.id == wrong:
        raise {error}("no such word")
    return read(self, article, given_id)

RuleExtractor.read = fragile
from cli.main import run
run()
"""


@pytest.mark.parametrize("error", ["KeyError", "AssertionError", "RuntimeError", "NotImplementedError"])
def test_it_costs_only_itself(fresh: Fresh, tmp_path: Path, error: str) -> None:
    some, uri = articles()[:8], fresh()
    wrong, others = some[3].article.id, [*some[:3], *some[4:]]
    clean = clean_run(write(tmp_path / "others.jsonl", others), tmp_path)
    corpus = write(tmp_path / "articles.jsonl", some)
    with start("-c", FAILS.format(error=error), wrong, "ingest", corpus, "--store", uri) as running:
        printed, errors = running.communicate(timeout=60)
    assert (running.returncode, printed.startswith("7 articles; ")) == (4, True)
    assert errors.splitlines() == [
        "1 could not be read:", f"  {corpus}, line 4: the extractor rules/1 failed on it: {error}('no such word')"
    ]  # fmt: skip
    assert lines(uri) == clean
    with open_store(uri) as store:
        assert not store.read("MATCH (a:Article {id: $id}) RETURN a", {"id": wrong}).rows
