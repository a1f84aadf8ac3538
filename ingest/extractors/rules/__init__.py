"""The extractor by rules: offline, deterministic, no model."""

from ingest.extractors.rules.extractor import RuleExtractor

__all__ = ["RuleExtractor"]
