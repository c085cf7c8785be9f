"""What is read in one report: a spaCy Doc and our own tuples, ordered by place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from rashomon.model.decisions import Decision
from rashomon.model.report import Report, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

Certainty = Literal["flat", "attributed", "hedged"]
SpeechKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the body (or the title), with the number of its paragraph; the title's is -1."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch in quotation marks: `inner` without them, `outer` with them; `scare` for one or two words."""

    inner: Span
    outer: Span
    nested: bool = False
    closed: bool = True
    scare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount as an interval `[low, high]` (None: unbounded) of a unit, and the words counted."""

    span: Span
    low: float | None
    high: float | None
    unit: str = ""
    of: Span | None = None
    hedge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression and its ISO value (YYYY, YYYY-MM, YYYY-MM-DD, `first/last`, with THH:MM); None: unresolved."""

    span: Span
    value: str | None
    kind: Literal["date", "time", "duration", "set"] = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name and what it is of: PER, ORG, LOC, GROUP (a people, a faith, a party's followers) or MISC."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to say what: source and cue may be missing, the content never is. Ids are per report."""

    id: str
    content: Span
    source: Span | None = None
    cue: Span | None = None
    kind: SpeechKind = "indirect"
    source_actor: str | None = None
    nested_in: str | None = None

    @property
    def report(self) -> str:
        """The report it stands in."""
        return self.content.report


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch that asserts something, the unit that is compared: a clause or a sentence, with what it holds.

    `subject` is who or what it is about where that stands outside of it (`... and vowed to attack`, `..., which fled`).
    """

    span: Span
    sentence: int
    subject: Span | None = None
    title: bool = False
    certainty: Certainty = "flat"
    negated: bool = False
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    names: tuple[Name, ...] = ()

    @property
    def statement(self) -> str:
        """What it says on one line, after its subject where that stands elsewhere: for models, never for readers."""
        text = f"{self.subject.text} {self.span.text}" if self.subject else self.span.text
        return " ".join(text.split())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """One report as read: a spaCy Doc over `report.text` and our own tuples, ordered by place.

    `parser` names another spaCy pipeline that tagged, parsed and named, with its version; empty for our own reader.
    `vectors[i]` is the sentence vector of `passages[i]` (float32, unit length, 384 numbers).
    """

    report: Report
    doc: Doc
    parser: str = ""
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    passages: tuple[Passage, ...] = ()
    vectors: NDArray[np.float32] = field(repr=False, default=None)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Story:
    """The readings of the reports of one event, ordered by report id, and what a person decided of who is who."""

    readings: tuple[Reading, ...]
    decisions: tuple[Decision, ...] = ()
