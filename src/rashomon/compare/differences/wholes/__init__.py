"""Differences between whole statements: how reports put what they all state, and which of it is shown."""
