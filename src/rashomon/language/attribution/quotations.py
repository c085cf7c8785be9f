"""Quotations of a report: in go its text and paragraphs, out come Quotations ordered by place.

Curly, straight, single, low-high, guillemet and typewriter (``...'') marks. A stack holds the open ones; a single mark
is a quotation mark only where it has a partner, otherwise an apostrophe. A quotation that goes on in a new paragraph is
opened again there and not closed before it (the convention of English print): each paragraph's stretch is then a
Quotation of its own. The same holds where the text has lost the break between the paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model import Quotation, Report

MARK = re.compile(r"``|''|[“”„\"«»‘’‚'‹›]")
PARTNERS = {"“": '”"“', "„": "“”", '"': '"”', "«": "»", "‘": "’", "‚": "‘’", "'": "'", "‹": "›", "``": "''"}
DOUBLE = ("“", "„", '"', "«", "``")
ELISION = re.compile(r"['’](?:s|em|til|tis|twas|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)
STARTING = re.compile(r"(?:\n|[.,:!?][”’\"']?\s)[ \t]*$")
ANNOUNCED = re.compile(r":\s?$")
SCARE_WORDS = 2  # the words of a quotation that names or distances rather than reports an utterance


@dataclass(slots=True)
class Open:
    """A quotation mark that waits for its partner."""

    mark: str
    start: int
    inner: int


@dataclass(slots=True)
class Page:
    """What is open and what was found while a report is read."""

    text: str
    stack: list[Open] = field(default_factory=list)
    found: list[tuple[int, int, int, int, bool, bool]] = field(default_factory=list)

    def close(self, at: int, end: int, closed: bool = True) -> None:
        """Take the innermost open quotation as ending at `at`, its closing mark included at `end`."""
        mark = self.stack.pop()
        if self.text[mark.inner : at].strip():
            self.found.append((mark.start, end, mark.inner, at, bool(self.stack), closed))


def find_quotations(report: Report, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Find what stands in quotation marks, ordered by place, an outer quotation before those within it."""
    page = Page(text=report.text)
    for number, (start, end) in enumerate(paragraphs):
        read_paragraph(page, start, end)
        if page.stack:
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            end_paragraph(page, (start, end), following)
    return tuple(make_quotation(report, row) for row in sorted(page.found, key=lambda row: (row[0], -row[1])))


def make_quotation(report: Report, row: tuple[int, int, int, int, bool, bool]) -> Quotation:
    """Make a Quotation of its places, the white space within the marks left out."""
    start, end, inner, stop, nested, closed = row
    words = report.text[inner:stop]
    inner += len(words) - len(words.lstrip())
    stop -= len(words) - len(words.rstrip())
    scare = len(words.split()) <= SCARE_WORDS and words.strip()[-1] not in ".!?,…"
    return Quotation(
        inner=report.span(inner, stop), outer=report.span(start, end), nested=nested, closed=closed, scare=scare
    )


def read_paragraph(page: Page, start: int, end: int) -> None:
    """Go through the marks of one paragraph."""
    for mark in MARK.finditer(page.text, start, end):
        sign = mark[0]
        if sign == "''" and not any(one.mark == "``" for one in page.stack):
            sign = "'" if page.stack and page.stack[-1].mark == "'" else '"'
        if is_closing(page, sign, mark.start(), end):
            while page.stack and sign not in PARTNERS[page.stack[-1].mark]:
                page.stack.pop()
            page.close(mark.start(), mark.end())
        elif is_opening(page, sign, mark.start(), end):
            if page.stack and reopens(page, sign, mark.start()):
                at = len(page.text[: mark.start()].rstrip())
                page.close(at, at, closed=False)
            page.stack.append(Open(mark=sign, start=mark.start(), inner=mark.end()))


def reopens(page: Page, sign: str, at: int) -> bool:
    """Whether a mark opens an open quotation again, as at a new paragraph whose break was lost: `“One. “Two.”`."""
    last = page.stack[-1]
    said = page.text[last.inner : at].rstrip()
    return sign == last.mark and sign in DOUBLE and said[-1:] in (".", "!", "?", "…") and page.text[at - 1].isspace()


def end_paragraph(page: Page, here: tuple[int, int], following: tuple[int, int] | None) -> None:
    """Close what a paragraph left open: at its end where the next one opens anew, or where it began with the mark."""
    led = [is_announced(page.text, one.start) or is_continued(page.text, one.start, here[1]) for one in page.stack]
    page.stack[:] = [one for one, sure in zip(page.stack, led, strict=True) if sure or one.mark in DOUBLE]
    while page.stack:
        one = page.stack[-1]
        again = following is not None and page.text[following[0]] in '“„"«'
        if again or not page.text[here[0] : one.start].strip():
            page.close(here[1], here[1], closed=False)
        else:
            stop = re.compile(r"[.!?](?=\s|$)").search(page.text, one.inner, here[1])
            at = stop.end() if stop else here[1]
            page.close(at, at, closed=False)


def is_closing(page: Page, sign: str, at: int, end: int) -> bool:
    """Whether a mark closes an open quotation."""
    waiting = [one for one in page.stack if sign in PARTNERS[one.mark]]
    if not waiting or waiting[-1].inner == at:
        return False
    before, after = page.text[at - 1], page.text[at + 1 : at + 2]
    if sign in ("’", "'"):
        return not after.isalnum() and not before.isspace() and not is_possessive(page.text, at, end)
    if sign == '"':
        opens = closes_later(page.text, at, end) or reopens(page, sign, at)
        return not (before.isspace() and after.isalnum() and opens)
    return sign != "“" or waiting[-1].mark == "„" or not after.isalnum()


def closes_later(text: str, at: int, end: int) -> bool:
    """Whether another straight mark follows in the paragraph, so that this one may open."""
    return text.find('"', at + 1, end) >= 0


def is_possessive(text: str, at: int, end: int) -> bool:
    """Whether a single mark after an s is a possessive: a better closing mark comes before the next opening one."""
    if text[at - 1] not in "sS" or text[at + 1 : at + 2] != " ":
        return False
    for mark in re.compile(r"[‘’']").finditer(text, at + 1, end):
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        if mark[0] == "‘" or (mark[0] == "'" and before.isspace()):
            return False
        if not before.isspace() and not after.isalnum():
            return True
    return False


def is_opening(page: Page, sign: str, at: int, end: int) -> bool:
    """Whether a mark opens a quotation: no word stands right before it, and no space right after."""
    before, after = page.text[at - 1 : at] if at else "", page.text[at + len(sign) : at + len(sign) + 1]
    if sign in ("”", "’", "»", "›", "''") or not after or after.isspace():
        return False
    if sign == '"':
        return not before.isalnum()
    if sign in ("'", "‘"):
        if before.isalnum() or is_elision(page.text, at):
            return False
        if has_partner(page.text, at, end):
            return True
        return not page.stack and (is_announced(page.text, at) or is_continued(page.text, at, end))
    return True


def is_elision(text: str, at: int) -> bool:
    """Whether a single mark stands for letters left out: `'em`, `'90s`."""
    return text[at] == "'" and bool(ELISION.match(text, at))


def is_announced(text: str, at: int) -> bool:
    """Whether a single mark follows a colon and precedes a capital: it opens even where it is never closed."""
    return bool(ANNOUNCED.search(text, max(0, at - 3), at)) and text[at + 1 : at + 2].isupper()


def is_continued(text: str, at: int, end: int) -> bool:
    """Whether a single mark opens a sentence, and another the next paragraph: a quotation goes on over both."""
    first = STARTING.search(text, max(0, at - 4), at) is not None or not text[:at].strip()
    following = text[end : end + 10].lstrip()
    return first and text[at + 1 : at + 2].isupper() and following[:1] in ("'", "‘") and following[1:2].isupper()


def has_partner(text: str, at: int, end: int) -> bool:
    """Whether a mark that can close this single one follows in the paragraph."""
    marks = "’'" if text[at] == "‘" else "'"
    return bool(re.compile(rf"(?<=\S)[{marks}](?!\w)").search(text, at + 2, end))
