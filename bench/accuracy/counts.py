"""What is counted, and the rates that counts give. A rate of nothing is None, never 0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """Things found: rightly, wrongly, and those that were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right."""
        return _rate(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """Share of what there is that was found."""
        return _rate(self.right, self.there)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two."""
        return _rate(2 * self.right, 2 * self.right + self.wrong + self.missed)

    @property
    def there(self) -> int:
        """How many there are to be found."""
        return self.right + self.missed

    @classmethod
    def sum(cls, several: Iterable[Found]) -> Found:
        """All together."""
        return cls(*(map(sum, zip(*several, strict=True)))) if (several := list(several)) else cls()


class Share(NamedTuple):
    """Of so many that have a value, so many have the right one."""

    right: int = 0
    of: int = 0

    @property
    def rate(self) -> float | None:
        """The share."""
        return _rate(self.right, self.of)

    @classmethod
    def sum(cls, several: Iterable[Share]) -> Share:
        """All together."""
        return cls(*(map(sum, zip(*several, strict=True)))) if (several := list(several)) else cls()


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None
