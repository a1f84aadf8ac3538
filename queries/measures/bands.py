"""Ranks by the band that armies sort them in, where single ranks have too few persons to say anything."""

from __future__ import annotations

BANDS = ((84, "general officers"), (72, "senior officers"), (56, "junior officers"), (0, "other ranks"))
"""Lowest seniority of each, of the ranks of ingest/packs/core/ranks.yaml: brigadier general 84, major 72, second lieutenant 56.
The bands are OF-6 to OF-10, OF-3 to OF-5, OF-D to OF-2 and OR of NATO's STANAG 2116."""


def band(seniority: int | None) -> str | None:
    """The band of a seniority, 0 to 100.

    >>> band(84), band(80), band(None)
    ('general officers', 'senior officers', None)
    """
    return None if seniority is None else next(name for lowest, name in BANDS if seniority >= lowest)
