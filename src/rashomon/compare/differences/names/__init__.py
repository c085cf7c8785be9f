"""Differences of name: persons, posts, spellings, the words by which outlets label somebody, and who is credited."""
