"""The fingerprint of a text, by which copies of it are known even where the text is not kept (graph/edges/copies.py)."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")
SHINGLE = 3
"""Words that are hashed together: fewer, and texts of one language are alike; more, and every word that is changed costs more."""

SHORTEST = 25
"""Shingles of the shortest text that gets a fingerprint: two outlets may write the same one sentence on their own."""

HASHES = 128
"""Minimum hashes, of each of which a byte is kept: 256 characters for a text of any length."""

SEED = 1

FORM = "rensa1.3"
"""How it was made: the first algorithm of rensa (0.5 has another), shingles of three words. Changes when something of it does."""


def fingerprint(text: str) -> str | None:
    """`FORM:HEX`; None for a text of less than 27 words. Texts with the same words in the same order have the same.

    Fingerprints of different forms cannot be compared.
    """
    words = WORD.findall(text.lower())
    shingles = [" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)]
    if len(shingles) < SHORTEST:
        return None
    from rensa import RMinHash  # late: `extract` begins without it

    hashes = RMinHash(num_perm=HASHES, seed=SEED)
    hashes.update(shingles)
    return f"{FORM}:{bytes(value & 255 for value in hashes.digest()).hex()}"
