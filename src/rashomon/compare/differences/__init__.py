"""Differences: what the statements of a claim answer differently, one file for each kind of question."""
