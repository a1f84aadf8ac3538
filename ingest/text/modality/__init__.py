"""Whether it is so, and who says it."""
