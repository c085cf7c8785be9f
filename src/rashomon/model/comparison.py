"""What comes of comparing the reports of a story: claims, differences, quotes, lineage, coverage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.reading import Certainty, Story
from rashomon.model.report import CreditScope, Span

Status = Literal["agreed", "differs", "single"]
Aspect = Literal["number", "date", "place", "name", "label", "wording", "certainty", "polarity", "attribution"]
DifferenceKind = Literal["conflict", "update", "compatible", "wording"]
Basis = Literal["credit", "shared text"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence(Span):
    """A passage that states a claim: whom the report has it from, and how certain it makes it."""

    attributed_to: str | None = None
    certainty: Certainty = "flat"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Value(Span):
    """A passage that answers the question of a difference, and the answer in short."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Reports of one claim that go back to one origin: a report's own reporting, an agency, an outlet, shared copy."""

    origin: str
    reports: tuple[str, ...]
    basis: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition as stated by one or more passages; `headlines` are the titles of reports that state it."""

    id: str
    text: str
    evidence: tuple[Evidence, ...]
    asserted_by: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    status: Status
    chains: tuple[Chain, ...] = ()
    independent: int = 0
    primary_sources: tuple[str, ...] = ()
    headlines: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a claim that nothing states."""
        if not self.evidence:
            raise ValueError("a claim needs a passage")

    @property
    def inner(self) -> tuple[Evidence, ...]:
        """The evidence without passages that hold another of it: of two cuts of a sentence the inner one."""
        rows = self.evidence
        return tuple(row for row in rows if not any(row.holds(other) and row.place != other.place for other in rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A question that reports answer differently."""

    id: str
    claim: str | None
    aspect: Aspect
    kind: DifferenceKind
    question: str
    values: tuple[Value, ...]
    explanation: str

    def __post_init__(self) -> None:
        """Refuse a difference without two values."""
        if len(self.values) < 2:
            raise ValueError("a difference needs two values")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One utterance through its versions; `differs[i]` are the word edits from the first variant to the i-th.

    An edit is `(sign, words)` with sign `=`, `-` (only in the first) or `+` (only in this one).
    """

    id: str
    speaker: str | None
    variants: tuple[Span, ...]
    differs: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A run of the same or lightly edited words in two reports, its place in each, and how alike they are (0 to 1)."""

    left: Span
    right: Span
    score: float
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Who had what from whom: `origin` (key `from`) is a report id, an agency or an outlet.

    `directed` is False where the two have a common origin and no direction can be told. `share` is the share of the
    report's body that the evidence covers. `theirs` are the same passages in the other report, for shared text.
    """

    report: str
    origin: str = field(metadata={"key": "from"})
    basis: Basis
    evidence: tuple[Span, ...]
    theirs: tuple[Span, ...] = ()
    share: float = 0.0
    directed: bool = True
    scope: CreditScope | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which claims of the story a report states, leaves out, and has alone, by claim id."""

    report: str
    states: tuple[str, ...]
    leaves_out: tuple[str, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Use(Span):
    """A passage that holds a label, and the claim that it stands in, if any."""

    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How often one outlet uses a noun for an actor or for an act, and where.

    An actor by its id, an act by the family of its noun.
    """

    actor: str | None
    family: str | None
    outlet: str
    label: str
    count: int
    evidence: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """What comparing the reports of a story gave."""

    story: Story
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    quotes: tuple[Quote, ...] = ()
    lineage: tuple[Link, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    labels: tuple[Usage, ...] = ()
