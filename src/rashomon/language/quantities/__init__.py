"""Quantities: amounts as intervals, and what they count."""
