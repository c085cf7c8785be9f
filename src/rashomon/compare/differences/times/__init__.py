"""Differences of time: dates, hours, terms, and when one deed was done."""
