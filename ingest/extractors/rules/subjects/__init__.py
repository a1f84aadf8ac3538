"""Whose act or post it is."""
