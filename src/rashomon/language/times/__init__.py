"""Times: the expressions of dates and clock times, and what they mean from where they stand."""
