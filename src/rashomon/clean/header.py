"""Title, date of publication and authors of a report, from the lines around its body, each with a finding.

What the file's own fields gave (see `load`) is kept; a plain text has none of it, and there the lines before the first
paragraph are asked, then those after the last, then the dates in addresses.
"""

import re
from collections.abc import Sequence

from rashomon.clean.features import DATE_ONLY
from rashomon.clean.lines import Line, fold, read_cues
from rashomon.clean.marks import is_notice
from rashomon.load import find_date
from rashomon.model import Finding, Report

HEAD = 15  # lines among which title, date and byline are sought
LEAST_TITLE, LONGEST_TITLE = 3, 30  # words; of the titles of 319 reports of news_events the longest has 26
LONGEST_DATED = 22  # words of a line that gives a date of publication and not a caption's
SPACED_PATH = re.compile(r"https?://\S*?/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_-]|$)")
ADDRESS = re.compile(r"https?://[^\s<>()\"“”]+[^\s<>()\"“”.,;]", re.IGNORECASE)
OWN_LABEL = re.compile(
    r"\b(?:original (?:url|article|link|story)|url|permalink|article link|source|read (?:it|this) (?:at|on))\W*$", re.I
)
BYLINE = re.compile(r"^(?:by|from|written by|story by|reporting by|posted by)[:\s]+(?P<names>.+)$", re.IGNORECASE)
PERSON = r"[A-Z][\w’'.-]*(?: (?:(?:de|van|von|der|al|bin|el|la|du|da|dos)\s)*[A-Z][\w’'.-]*){1,3}"
PERSONS = re.compile(rf"^{PERSON}(?:(?:,| and|, and| &) {PERSON})*")
BREADCRUMB = re.compile(r"^[^.?!]{1,40}(?:\s[/>»›|]\s[^.?!]{1,120})+$|^[^.?!]{1,40}(?:\s[/>»›|])+$")


def find_head(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines before the first paragraph, or the first line where the text begins with one."""
    first = next((n for n, line in enumerate(lines) if line.is_prose and n), HEAD)
    return lines[: min(first, HEAD)]


def find_title(report: Report, lines: Sequence[Line]) -> Report:
    """Find the line that is the title, or what the file's fields say it is."""
    if report.title:
        return report if report.title_at else place_title(report, lines)
    head = find_head(lines)
    ranked = [(rate_title(n, head, lines), -n) for n in range(len(head))]
    best, minus = max(ranked, default=(0.0, 0))
    if best <= 0:
        return report
    line = head[-minus]
    span = report.span(line.start, line.end)
    found = Finding(field="title", value=line.text, basis="the headline's line, before the first paragraph", span=span)
    return report.with_(title=line.text, title_at=(line.start, line.end), findings=(*report.findings, found))


def place_title(report: Report, lines: Sequence[Line]) -> Report:
    """Find where in the text the title stands that the file's fields give."""
    line = next((line for line in lines if fold(line.text) == fold(report.title or "")), None)
    return report.with_(title_at=(line.start, line.end)) if line else report


def rate_title(n: int, head: Sequence[Line], lines: Sequence[Line]) -> float:
    """Rate how well a line of the head would do as title; zero or less where it cannot be one."""
    line, cues = head[n], read_cues()
    words = fold(line.text).split()
    boxed = any(cues["highlights"].match(other.text) for other in head[: n + 1])
    if boxed or not LEAST_TITLE <= len(words) <= LONGEST_TITLE or line.is_prose or is_other(line):
        return 0.0
    hits = [hit for kind in ("prompt", "share", "related", "byline") for hit in cues[kind].findall(line.text)]
    cued = sum(len(hit.split()) for hit in hits) / len(words)
    earlier = sum(len(other.words) >= TELLING and not is_other(other) for other in head[:n])
    rate = 0.5 + min(len(words), USUAL) / USUAL + 2 * share_words(words, lines[n + 1 : n + HEAD]) - 0.3 * earlier
    rate -= 2 * cued + 0.7 * line.text.endswith((".", ":", "]", ")"))
    return rate + 0.8 * any(fold(line.text) in fold(other.text) and BREADCRUMB.match(other.text) for other in head[:n])


TELLING, USUAL = 4, 8  # words: fewer are a section's name; most titles have as many


def share_words(words: Sequence[str], lines: Sequence[Line]) -> float:
    """Give the share of the telling words among these that the first paragraphs use too."""
    told = set(" ".join(fold(line.text) for line in lines if line.is_prose).split())
    telling = [word for word in words if not read_cues()["plain"].fullmatch(word)]
    return sum(word in told for word in telling) / max(TELLING, len(telling))


def is_other(line: Line) -> bool:
    """Whether a line of the head is seen to be a breadcrumb, a byline, a date, an address, a notice or a caption."""
    known = BREADCRUMB.match(line.text) or BYLINE.match(line.text) or ADDRESS.search(line.text)
    return bool(known) or is_dated(line) or is_notice(line) or bool(DATE_ONLY.match(line.text))


def find_published(report: Report, lines: Sequence[Line]) -> Report:
    """Find the day of publication: in a line of the head or tail that is about it, or in an address with a date."""
    if report.published:
        return report
    last = max((n for n, line in enumerate(lines) if line.is_prose), default=len(lines))
    first = next((n for n, line in enumerate(lines) if line.is_prose and n), 0)
    end = max(HEAD, min(first + 3, 3 * HEAD))
    near = [*lines[:end], *lines[max(end, last + 1) :]]
    for line in sorted(near, key=lambda line: "updated" in line.text.lower()):
        found = find_date(line.text) if is_dated(line) else None
        if found:
            return date_report(report, found[2], "a line that gives the date", (line.start, line.end))
    day = read_path(report.url or "")
    return date_report(report, day, "the date in its address", None) if day else report


def is_dated(line: Line) -> bool:
    """Whether a line is there to give a date: short, and besides it names alone or a word such as `Published`."""
    found = find_date(line.text)
    if not found or len(line.words) > LONGEST_DATED or ADDRESS.search(line.text):
        return False
    rest = line.text[: found[0]] + " " + line.text[found[1] :]
    told = re.findall(r"[^\W\d]{2,}", CLOCK.sub(" ", read_cues()["byline"].sub(" ", rest)))
    return bool(DATED.search(rest)) or (len(told) <= MOST_NAMES and all(word[0].isupper() for word in told))


CLOCK = re.compile(r"(?<![a-z])[ap]\.?m\b|\b(?:at|on|and|in)\b", re.IGNORECASE)
DATED = re.compile(r"\b(?:published|posted|updated|created|modified|first published)\b", re.IGNORECASE)
MOST_NAMES = 6  # words beside a date: an author, an outlet, a time zone


def find_url(report: Report, lines: Sequence[Line]) -> Report:
    """Find the report's own address in the text: after a label such as `Original url:`, or with words of the title."""
    if report.url:
        return report
    for match in ADDRESS.finditer(report.text):
        before = next((line.text for line in reversed(lines) if line.end <= match.start()), "")
        here = next(
            (report.text[line.start : match.start()] for line in lines if line.start <= match.start() < line.end), ""
        )
        if OWN_LABEL.search(here.strip(" <(") or before) or is_own(report, match[0]):
            span = report.span(*match.span())
            found = Finding(field="url", value=span.text, basis="the address that the text gives as its own", span=span)
            return report.with_(url=span.text, findings=(*report.findings, found))
    return report


def is_own(report: Report, address: str) -> bool:
    """Whether an address has words of the title in its path, as the report's own has."""
    slug = set(re.findall(r"[a-z]{4,}", split_path(address).lower()))
    words = set(re.findall(r"[a-z]{4,}", (report.title or "").lower()))
    return len(slug & words) >= 3


def split_path(address: str) -> str:
    """Give the part of an address after its host."""
    return address.partition("//")[2].partition("/")[2]


def read_path(address: str) -> str | None:
    """Read the date in the path of an address: /2015/10/05/, /2015-10-05-, /2015/oct/05/."""
    match = SPACED_PATH.search(address)
    found = find_date(
        " ".join(match.groups()) if match and match[2].isalpha() else "-".join(match.groups()) if match else ""
    )
    return found[2] if found else None


def date_report(report: Report, day: str, basis: str, place: tuple[int, int] | None) -> Report:
    """Give the report its day of publication, with the finding."""
    span = report.span(*place) if place else None
    return report.with_(
        published=day, findings=(*report.findings, Finding(field="published", value=day, basis=basis, span=span))
    )


def find_authors(report: Report, lines: Sequence[Line]) -> Report:
    """Find the authors in a byline of the head or tail."""
    if report.authors:
        return report
    for line in [*lines[:HEAD], *lines[-3:]]:
        match = BYLINE.match(line.text)
        names = PERSONS.match(match["names"]) if match and len(line.words) <= 20 else None
        if names:
            span = report.span(line.start, line.end)
            split = tuple(name.strip() for name in re.split(r",\s*(?:and\s)?|\sand\s|\s&\s", names[0]) if name.strip())
            found = tuple(Finding(field="authors", value=name, basis="a byline", span=span) for name in split)
            return report.with_(authors=split, findings=(*report.findings, *found))
    return report
