"""One tie as read in one clause of one report."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Span
from rashomon.world.ties.relations import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who stands how to whom (ids of actors, or the name of a place), and the passage that says so.

    `antecedents` are where those are named whom the passage only takes up (`both`, `it`, `the group`).
    `at` is where the word begins that relates them, none for a list of members.
    `listed` where several stand in a list before the verb (`A, B and C back D`), which word order alone reads well;
    `inclusion` where the subject is one of those that the object describes (`the bands, including X`).
    """

    subject: str
    relation: Relation
    object: str
    evidence: Span
    at: int | None = None
    denied: bool = False
    listed: bool = False
    inclusion: bool = False
    parties: tuple[Span, Span] | None = None
    antecedents: tuple[Span, ...] = ()
