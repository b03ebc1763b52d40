"""Measuring the reader on articles that were annotated by hand: `python -m tests.evaluate`."""
