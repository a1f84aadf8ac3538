"""What the graph needs to know of a text to tell copies from independent reports: noted while the text is at hand."""

from __future__ import annotations

from graph.statement import Reading
from ingest.credits import Credits
from ingest.fingerprint import fingerprint
from ingest.packs.lexicon import Lexicon


class Signer:
    """Gives the article of a reading its fingerprint and its credits."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._credits = Credits(lexicon)

    def __call__(self, reading: Reading) -> Reading:
        """The same reading, signed; one whose article has no text as it is."""
        article = reading.article
        if article.text is None:
            return reading
        signature = {"fingerprint": fingerprint(article.text), "credits": self._credits.find(article.text, article.publisher)}
        return reading.model_copy(update={"article": article.model_copy(update=signature)})
