"""What figures of this kind do not say; each goes with the figures that it belongs to."""

from __future__ import annotations

RECORDED = (
    "at risk is who is recorded, not who served: news covers high ranks, and many men only because they left; "
    "compare groups, do not read a rate as the share of a force"
)
NOT_STATED = "sect is only what articles state; those of whom none does are a group of their own, and no small one"
ASSOCIATION = "association, not influence: and of whom more is written, more bodies are recorded"
INDEPENDENT = "the bits compare men within this graph only, and take the traits as independent; a few others more can change them"
EARLY = "days count from day 0, not from a man's first day in service; who left unreported counts as still there"
WEIGHTS = "the weights are a convention, not a finding: trust what index and steep agree on"
ASSUMED = "where no article names the new side, the pack's default stands for it (allegiance defections shows which)"


def placed(unplaced: int) -> tuple[str, ...]:
    """Of those that no single window can take."""
    if not unplaced:
        return ()
    return (f"not counted, for want of a date that is precise enough: {unplaced:,} changes of side that may lie in this time",)
