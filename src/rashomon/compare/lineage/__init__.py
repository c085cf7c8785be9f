"""Lineage: who had what from whom, by credits and by shared text, and how many origins a claim has."""
