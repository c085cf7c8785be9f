"""Ties: how actors stand to each other, by parse and by order of words, with PLOVER event types."""
