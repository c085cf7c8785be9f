"""One tie as read in one clause of one report."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Span
from rashomon.world.relations import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who stands how to whom, by their mentions, and the passage that says so."""

    subject: Span
    relation: Relation
    object: Span
    evidence: Span
    denied: bool = False
