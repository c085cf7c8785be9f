"""The short names and words that the page and the summary share: outlets and their marks, actors, dates, kinds.

Report text is shown through `tame` or `make_line`, so that no control character of it does anything anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Account, Claim, Report

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
KINDS = {"conflict": "≠", "update": "→", "compatible": "≈", "wording": "”"}  # in the order of weight
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # bidi embeddings, overrides and isolates
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A report as it is named on the page: its outlet, a mark of two or three letters, and its place in addresses."""

    id: str
    name: str
    mark: str
    slug: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Minor:
    """Somebody who is only listed: how often, and in which reports."""

    name: str
    mentions: int
    marks: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of everything in one account, by id."""

    witnesses: tuple[Witness, ...]
    actors: dict[str, str]

    def find_witness(self, report: str) -> Witness:
        """The witness of a report."""
        return next(w for w in self.witnesses if w.id == report)

    def name_origin(self, origin: str) -> str:
        """The name of where something comes from: a report's outlet, or the agency or outlet itself."""
        return next((w.name for w in self.witnesses if w.id == origin), origin)

    def name_actor(self, actor: str | None) -> str:
        """The name of an actor given by id or by name."""
        return self.actors.get(actor or "", actor or "")


def make_names(account: Account) -> Names:
    """Name all that is in an account."""
    marks = make_marks(account.reports)
    rows = zip(
        account.reports, name_reports(account.reports), marks, make_slugs(r.id for r in account.reports), strict=True
    )
    witnesses = (
        Witness(id=r.id, name=name, mark=mark, slug=slug, known=bool(r.outlet)) for r, name, mark, slug in rows
    )
    return Names(witnesses=tuple(witnesses), actors={a.id: make_line(a.name) for a in account.actors})


def name_reports(reports: Iterable[Report]) -> list[str]:
    """The outlet of each report, or `report` and its id; numbered where an outlet has several reports."""
    names = [make_line(r.outlet or f"report {r.id}") for r in reports]
    return [f"{n} ({names[: i + 1].count(n)})" if names.count(n) > 1 else n for i, n in enumerate(names)]


def make_marks(reports: Iterable[Report]) -> list[str]:
    """A mark for each report: the outlet's initials or first letters, with a number where two would be alike."""
    marks: list[str] = []
    for report in reports:
        name = make_line(report.outlet or report.id)
        words = re.findall(r"\w+", ARTICLE.sub("", name)) or [name or "?"]
        stem = "".join(word[0] for word in words[:3]) if len(words) > 1 else words[0][: 2 if report.outlet else 4]
        stem = stem.upper() if stem.isascii() else stem
        taken = [mark for mark in marks if re.fullmatch(rf"{re.escape(stem)}\d*", mark)]
        marks.append(f"{stem}{len(taken) + 1}" if taken else stem)
    return marks


def fold_name(name: str) -> str:
    """A name as it is compared: without its article and in small letters."""
    return ARTICLE.sub("", make_line(name)).casefold()


def make_slugs(ids: Iterable[str]) -> list[str]:
    """Each id as it can stand in an address: letters, digits, `.`, `-` and `_`; unlike ids stay unlike."""
    slugs: list[str] = []
    for name in ids:
        slug = re.sub(r"[^\w.-]", "_", tame(name))
        while slug in slugs:
            slug += "_"
        slugs.append(slug)
    return slugs


def tame(text: str) -> str:
    """Show control characters instead of letting them act; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = STEERING.sub(lambda c: f"⟨U+{ord(c[0]):04X}⟩", text.replace("\r\n", "\n").replace("\r", "\n"))
    return CONTROL.sub("\ufffd", text)


def make_line(text: str, most: int = 0) -> str:
    """The text on one line, tamed, cut at a word where it is longer than `most`."""
    line = tame(" ".join(text.split()))
    if not most or len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def sort_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Most independent first, then most widely stated; else in the account's order."""
    return sorted(claims, key=lambda c: (-c.independent, -len(c.reports)))


def count(number: int, thing: str, things: str = "") -> str:
    """A number of things in words for a label: `1 report`, `2 reports`."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def show_date(date: str | None) -> str:
    """An ISO date or period as people write it; as it stands where it is not one."""
    if not date:
        return ""
    first, _, last = date.partition("/")
    if not last or first == last:
        return show_day(first)
    a, b = show_day(first), show_day(last)
    for same in (8, 5):  # 3-4 March 2031, 3 March - 2 April 2031
        if len(first) == len(last) == 10 and first[: same - 1] == last[: same - 1]:
            return f"{' '.join(a.split()[: 1 if same == 8 else 2])}{'–' if same == 8 else ' – '}{b}"
    return f"{a} – {b}"


def show_day(date: str) -> str:
    """One ISO date as `3 March 2031`, `March 2031`, `2031`, with the time where there is one."""
    match = DAY.match(date)
    if not match or not 1 <= int(match[2] or 1) <= 12:
        return make_line(date)
    day = str(int(match[3])) if match[3] else ""
    month = MONTHS[int(match[2]) - 1] if match[2] else ""
    return " ".join(part for part in (day, month, match[1]) if part) + (f", {match[4]}" if match[4] else "")


def show_dates(account: Account) -> str:
    """From when to when the reports of a story were published."""
    first, last = (account.story.first or "")[:10], (account.story.last or "")[:10]
    return show_date(f"{first}/{last}" if first and last else first or last)


def count_chains(account: Account) -> int:
    """The greatest number of independent chains behind one claim."""
    return max((claim.independent for claim in account.claims), default=0)


def count_outlets(account: Account) -> int:
    """How many outlets the reports are by; a report of no known outlet counts for itself."""
    return len({report.outlet or report.id for report in account.reports})
