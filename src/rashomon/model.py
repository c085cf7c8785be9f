"""Every value of the program, frozen, from a span to the account of a story.

Nothing here imports anything else of ours. Offsets are Unicode code points into `Report.text`. A span is made by
`Report.span` and by nothing else, so `span.text == report.text[span.start:span.end]` holds by construction; the values
that carry more than a place (`Evidence`, `Value`) are made from a span by `Span.extend`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

S = TypeVar("S", bound="Span")

Certainty = Literal["flat", "attributed", "hedged"]
Status = Literal["agreed", "differs", "single"]
Aspect = Literal["number", "date", "place", "name", "label", "wording", "certainty", "polarity", "attribution"]
DifferenceKind = Literal["conflict", "update", "compatible", "wording"]
SpeechKind = Literal["direct", "indirect", "mixed"]
CreditScope = Literal["report", "statement", "photo"]
Basis = Literal["credit", "shared text"]


def make_id(prefix: str, *parts: object) -> str:
    """Name a value by its content: the prefix and the first ten hexadecimal digits of a SHA-256."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:10]}"


# ------------------------------------------------------------------ a report and its places


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A passage of a report and its place in it."""

    report: str
    start: int
    end: int
    text: str

    def extend(self, kind: type[S], **more: Any) -> S:
        """Make of this place a value of another kind, with what else is known of it."""
        return kind(report=self.report, start=self.start, end=self.end, text=self.text, **more)

    @property
    def place(self) -> tuple[str, int, int]:
        """Report, start and end, to sort and to compare by."""
        return self.report, self.start, self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Why a fact about a report (its outlet, date, title ...) is held: what it was read from."""

    field: str
    value: str
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency or outlet that a report credits: for its copy as a whole, for a statement, or for a picture."""

    name: str
    scope: CreditScope
    span: Span
    covers: Span | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article by one outlet. `text` is never changed; `body` says which parts of it are article body.

    `read_as_of` is the date against which `last Wednesday` is read: `published`, or where that is unknown the date that
    the other reports of the story give.
    """

    id: str
    text: str
    source: str = ""
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    read_as_of: str | None = None
    language: str = "en"
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    photo_credits: tuple[str, ...] = ()
    dateline: str | None = None
    body: tuple[tuple[int, int], ...] = ()
    title_at: tuple[int, int] | None = None
    credits: tuple[Credit, ...] = ()
    findings: tuple[Finding, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Make the span of `text[start:end]`; ValueError where that is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no passage {start}:{end} in report {self.id} of {len(self.text)} characters")
        return Span(report=self.id, start=start, end=end, text=self.text[start:end])

    def with_(self, **changes: Any) -> Report:
        """Make a copy with some fields replaced."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read, resolved or placed, and why; `report` is an id or the source given."""

    report: str
    stage: str
    reason: str


# ------------------------------------------------------------------ what is read in one report


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

    `vectors[i]` is the sentence vector of `passages[i]` (float32, unit length, 384 numbers).
    """

    report: Report
    doc: Doc
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    passages: tuple[Passage, ...] = ()
    vectors: NDArray[np.float32] = field(repr=False, default=None)  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Story:
    """The readings of the reports of one event, ordered by report id."""

    readings: tuple[Reading, ...]


# ------------------------------------------------------------------ what comes of comparing


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
    """One proposition as stated by one or more passages."""

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

    def __post_init__(self) -> None:
        """Refuse a claim that nothing states."""
        if not self.evidence:
            raise ValueError("a claim needs a passage")


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """What comparing the reports of a story gave."""

    story: Story
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    quotes: tuple[Quote, ...] = ()
    lineage: tuple[Link, ...] = ()
    coverage: tuple[Coverage, ...] = ()


# ------------------------------------------------------------------ the described world


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
    """How one actor stands to another, coded with a PLOVER event type where one fits."""

    subject: str
    relation: str
    object: str
    evidence: tuple[Span, ...]
    date: str | None = None
    code: str | None = None
    asserted_by: str = "narrator"
    denied: bool = False


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
class World:
    """What the reports describe, as a system."""

    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()
    timeline: tuple[Happening, ...] = ()
    places: tuple[Place, ...] = ()


# ------------------------------------------------------------------ the account


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
    lineage: tuple[Link, ...] = ()
    coverage: tuple[Coverage, ...] = field(default=(), metadata={"keyed": ("report", None)})
    problems: tuple[Problem, ...] = ()
