"""Persons of a text, and which mentions are one man."""
