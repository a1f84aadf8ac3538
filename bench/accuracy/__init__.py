"""Accuracy: `python -m bench.accuracy` scores the annotated articles of tests/gold and says what went wrong, by cause."""
