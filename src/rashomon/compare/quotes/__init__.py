"""Quotations: one row for each utterance, its versions laid side by side, and who speaks."""
