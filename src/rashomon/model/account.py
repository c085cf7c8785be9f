"""The described world, and the account: all of it, for one story."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.comparison import Claim, Coverage, Difference, Link, Quote, Usage
from rashomon.model.decisions import Decision
from rashomon.model.events import Event
from rashomon.model.reading import Attribution
from rashomon.model.report import Problem, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The common nouns that one outlet uses of an actor."""

    outlet: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group, organisation or state under all its names."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    labels: tuple[Labels, ...] = field(default=(), metadata={"keyed": ("outlet", "labels")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How one actor stands to another, coded with a PLOVER event type where one fits.

    `antecedents` are the passages that name those whom the evidence only takes up (`both`, `it`, `the group`).
    """

    subject: str
    relation: str
    object: str
    evidence: tuple[Span, ...]
    date: str | None = None
    code: str | None = None
    asserted_by: str = "narrator"
    denied: bool = False
    antecedents: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A dated happening: `what` is the clearest of its passages."""

    date: str
    what: str
    evidence: tuple[Span, ...]
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the reports name, with coordinates only where the text supports a point."""

    name: str
    mentions: tuple[Span, ...]
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: Literal["point", "region", "country"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two names that the program joined, or kept apart, though it might as well have done otherwise.

    `actors` are the ids of whom they name: one where joined, two where apart.
    """

    verdict: Literal["joined", "apart"]
    names: tuple[str, str]
    actors: tuple[str, ...]
    reason: str
    left: tuple[Span, ...]
    right: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the reports describe, as a system."""

    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()
    timeline: tuple[Happening, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    labels: tuple[Usage, ...] = ()
    decisions: tuple[Decision, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a story is called, when its reports were published, and what program and models read it."""

    id: str
    headline: Span
    first: str | None
    last: str | None
    version: str
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All of it, for one story; `files.account_json` writes it as CONTRACT.md says."""

    story: Head
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()
    timeline: tuple[Happening, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    lineage: tuple[Link, ...] = ()
    coverage: tuple[Coverage, ...] = field(default=(), metadata={"keyed": ("report", None)})
    labels: tuple[Usage, ...] = ()
    decisions: tuple[Decision, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
