"""Sentences, the clauses in them that assert something, how certain they are and whether they deny."""
