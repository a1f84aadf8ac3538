"""The reading of an article with all that led to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from graph.schema import Article
from graph.statement import Reading, Statement
from ingest.extractors.rules.explain.marks import marks
from ingest.extractors.rules.explain.reasons import Reasons
from ingest.extractors.rules.explain.trace import Trace
from ingest.extractors.rules.extractor import RuleExtractor
from ingest.marked import EVENT, Marked, MarkedSentence, Reason
from ingest.packs.lexicon import Lexicon


class Marker:
    """Reads by the rules, as RuleExtractor does, and shows what was found where."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._trace = Trace()
        self._extractor = RuleExtractor(lexicon, self._trace)
        self._reasons = Reasons(lexicon, self._extractor.triggers)
        self.name = self._extractor.name

    def read(self, article: Article, given_id: str | None = None) -> Marked:
        """The article, marked. Its statements are those of RuleExtractor.read.

        Raises:
            ValueError: the article was kept without its text.
        """
        self._trace.forget()
        reading = self._extractor.read(article, given_id)
        return Marked(article, given_id, self._sentences(reading), marks(article, self._trace, self._extractor.dates(article)))

    def _sentences(self, reading: Reading) -> list[MarkedSentence]:
        stated: defaultdict[int, list[Statement]] = defaultdict(list)
        for statement in reading.statements:
            stated[statement.start].append(statement)
        told: int | None = None
        sentences = []
        for s in self._trace.sentences:
            number, start, end = s.number + 1, s.sentence.start, s.sentence.end
            statements = tuple(stated[start])
            event = any(statement.kind == EVENT for statement in statements)
            why = [] if event else [_pointing_back(reason, told) for reason in self._reasons.of(s, self._trace)]
            told = number if event else told
            sentences.append(MarkedSentence(number, start, end, statements, tuple(why)))
        return sentences


def _pointing_back(reason: Reason, told: int | None) -> Reason:
    """`His defection dealt a blow`: where it was told before, which is sentence `told`."""
    if reason.kind != "whose" or told is None:
        return reason
    return replace(reason, text=f"{reason.text} (sentence {told})")
