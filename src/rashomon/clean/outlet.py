"""The outlet that published a report, each way with its finding; None where nothing in hand tells it.

What the file's fields give comes first, then the report's own address, then what the text says of itself: a line
`Source: Xyz`, the outlet's name alone in a line of the head, a site that names itself, a station in the dateline, the
owner in a rights notice; last the name of the file. A name that `data/sources.tsv` knows is given in its usual form.
An agency is whom the text credits, not who published it, unless a field or an address says so.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from rashomon.clean.dateline import find_credit
from rashomon.clean.header import find_head, is_dated
from rashomon.clean.lines import Line, fold
from rashomon.clean.sources import index_sites, name_outlet, read_cues, read_outlets, squash
from rashomon.load import host_of
from rashomon.model import Finding, Report

SOURCE = re.compile(
    r"^(?:source|published by|publisher|publication|from)\s*:\s*(?P<name>[A-Z][^:;|]{1,40})$", re.IGNORECASE
)
UNNAMED = re.compile(r"\s*(?:,|and|with|\+|/)\s+(?:news |wire )?(?:agencies|wires|staff)$", re.IGNORECASE)
OWN_SITE = re.compile(
    r"\b(?P<name>[A-Z][\w-]*(?:\.[a-z]{2,6}){1,2})\s+(?:reports?|writes|informs|learned|learnt)\b,?\s"
)
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<name>[A-Z][\w&’' .]{1,40}?)(?=[.,;|]|\s+all rights|$)",
    re.I,
)
WIRE = re.compile(r"\b(?:rewritten|redistributed)\b", re.IGNORECASE)  # the notice that agencies put under their copy
ADDRESS = re.compile(r"https?://[^\s<>()\"]+", re.IGNORECASE)
LONGEST_NAME = 6  # words


class Guess(NamedTuple):
    """A name for the outlet, why, and where in the text it stands."""

    name: str
    basis: str
    place: tuple[int, int] | None = None


def find_outlet(report: Report, lines: Sequence[Line]) -> Report:
    """Find who published a report: the first of the ways that gives a name."""
    guess = next(find_guesses(report, lines), None)
    if guess is None:
        return report
    name = name_outlet(guess.name)
    if report.outlet and name == report.outlet:
        return report
    span = report.span(*guess.place) if guess.place else None
    found = Finding(field="outlet", value=name, basis=guess.basis, span=span)
    return report.with_(outlet=name, findings=(*report.findings, found))


def find_guesses(report: Report, lines: Sequence[Line]) -> Iterator[Guess]:
    """Give what tells the outlet, the surest first."""
    if report.outlet:
        yield Guess(report.outlet, f"the usual name of {report.outlet}, which the file's fields give")
    host = host_of(report.url)
    if name_outlet(host) != host:
        yield Guess(host, "the host of its address")
    yield from find_stated(lines)
    yield from find_named(report, lines)
    if host:
        yield Guess(host, "the host of its address")
    yield from find_own(report, lines)
    yield from find_file(report)


def find_stated(lines: Sequence[Line]) -> Iterator[Guess]:
    """Find a line that says whose the report is, unless it names an agency or several sources."""
    for line in lines:
        match = SOURCE.match(line.text)
        name = UNNAMED.sub("", match["name"]).strip(" .*") if match else ""
        if name and not is_agency(name) and not re.search(r",|\band\b|/", name):
            yield Guess(name, "a line that gives the source", (line.start, line.end))


def find_named(report: Report, lines: Sequence[Line]) -> Iterator[Guess]:
    """Find a line of the head that is an outlet's name: known, or borne out by an address in the text."""
    hosts = " ".join(squash(host_of(match[0])) for match in ADDRESS.finditer(report.text))
    for line in find_head(lines):
        name = line.text.strip("*_ |·")
        if (
            len(name.split()) > LONGEST_NAME
            or is_dated(line)
            or fold(name) == fold(report.title or "")
            or is_agency(name)
        ):
            continue
        known = squash(name) in index_sites() and name[:1].isupper() and " " in name
        if known or (len(squash(name)) > 3 and squash(name) in hosts):
            yield Guess(name, "a line of the head that is an outlet's name", (line.start, line.end))


def find_own(report: Report, lines: Sequence[Line]) -> Iterator[Guess]:
    """Find where the text speaks of its own outlet: a site that reports, a station in the dateline, a rights notice."""
    for match in OWN_SITE.finditer(report.text):
        yield Guess(match["name"], "the site names itself as the one that reports", match.span("name"))
    for place in find_credit(report.text, lines[:12]):
        name = report.text[slice(*place)]
        if not is_agency(name):
            yield Guess(name, "the station in the dateline", place)
    for line in lines[-4:]:
        notice = None if WIRE.search(line.text) else RIGHTS.search(report.text, line.start, line.end)
        if (
            notice
            and not is_agency(notice["name"])
            and (squash(notice["name"]) in index_sites() or is_media(notice["name"]))
        ):
            yield Guess(notice["name"].strip(), "the rights notice", notice.span("name"))


def find_file(report: Report) -> Iterator[Guess]:
    """Find an outlet that the name of the file bears: the whole stem without numbers, or its last part."""
    stem = PurePath(report.source).name.split(".")[0]
    words = [word for word in re.split(r"[\W_\d]+", stem.lower()) if word]
    for part in ("".join(words), *(words[-1:] if len(words) > 1 else ())):
        if len(part) > 2 and part in index_sites() and not is_agency(index_sites()[part]):
            yield Guess(index_sites()[part], "the name of the file")


def is_agency(name: str) -> bool:
    """Whether a name is that of an agency, whose copy others publish."""
    known = squash(name_outlet(name.strip()))
    return any(squash(outlet.name) == known and outlet.kind in ("agency", "photo") for outlet in read_outlets())


def is_media(name: str) -> bool:
    """Whether a name is that of a known outlet, or ends like one (`Xyz Herald`)."""
    return squash(name) in index_sites() or bool(re.search(rf"\b{read_cues('last word')}$", name.strip()))
