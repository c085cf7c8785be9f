"""Places: which place of the gazetteer each name means, and how precisely."""
