"""Differences of what is known: what one leaves open, unnamed or without comment, and another tells."""
