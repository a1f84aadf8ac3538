"""Extractors: text in, statements out, no store in sight."""
