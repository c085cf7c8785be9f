"""A report, the places in it, and what is known of it; `Report.span` is the only maker of spans."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

S = TypeVar("S", bound="Span")

CreditScope = Literal["report", "statement", "photo"]


def make_id(prefix: str, *parts: object) -> str:
    """Name a value by its content: the prefix and the first ten hexadecimal digits of a SHA-256."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:10]}"


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
