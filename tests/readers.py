"""The rules with the packs that come along, as most tests of reading ask them: made once for all."""

from __future__ import annotations

import pytest

from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs


@pytest.fixture(scope="session")
def extractor() -> RuleExtractor:
    """It keeps nothing of the articles that it has read."""
    return RuleExtractor(load_packs())
