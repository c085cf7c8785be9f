"""Claims: which passages state one thing, from cheap candidates over the judge to groups, and who states what."""
