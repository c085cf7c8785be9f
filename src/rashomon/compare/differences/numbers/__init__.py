"""Differences between figures: how many, how much, how far, by units and hedges."""
