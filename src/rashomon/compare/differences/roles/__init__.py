"""Differences of what fills one role of one happening: who, what, what was hit, what came first."""
