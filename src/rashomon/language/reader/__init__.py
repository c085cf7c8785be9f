"""The reader: one trained network over the words of a report, and what stands beside it on a spaCy Doc."""
