"""Dates of a sentence, resolved against the day of publication."""
