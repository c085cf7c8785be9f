"""Differences of place: where one thing happened, and in which part of a country a place lies."""
