"""Reads one source by its kind: a text, a page, JSON with one report or many, JSON lines.

Where the name does not tell the kind, the first characters do. What is `Unreadable` ends as a `Problem` here.
"""

import sys
from collections.abc import Iterator

from rashomon.errors import Unreadable
from rashomon.load.decoding import MOST_BYTES, decode, read_bytes
from rashomon.load.records import read_json, read_lines
from rashomon.load.sources import Source
from rashomon.load.textfile import read_text
from rashomon.model import Problem, Report

LONGEST_TEXT = 200_000  # characters of one report: the longest of 931 news articles measured has 64,000
PAGE_SIGNS = ("<!doctype html", "<html", "<?xml", "<head")


def read_source(source: Source) -> Iterator[Report | Problem]:
    """Give the reports of a source, and a problem for each that cannot be read."""
    try:
        for thing in open_source(source):
            yield check_report(thing, source) if isinstance(thing, Report) else thing
    except Unreadable as error:
        yield source.fail(error.reason)
    except OSError as error:
        yield source.fail(f"it cannot be read ({error.strerror or error}); check the path and your rights to it")


def open_source(source: Source) -> Iterator[Report | Problem]:
    """Choose the reader for a source."""
    if source.kind == "lines" and source.path:
        return read_lines(source)
    if source.is_address:
        from rashomon.load.webpage import fetch

        data, kind = fetch(source.name)
        return read_data(source, data, kind)
    if source.path:
        return read_data(source, read_bytes(source.path, source.packed), source.kind)
    return read_data(source, sys.stdin.buffer.read(MOST_BYTES), source.kind)


def read_data(source: Source, data: bytes, kind: str) -> Iterator[Report | Problem]:
    """Read bytes as what they are: by their kind, or where that is unknown by how they begin."""
    if not data.strip():
        raise Unreadable(source.name, "it is empty; give a file with the text of a report")
    if kind == "archive":
        from rashomon.load.webpage import unpack_archive

        data, kind = unpack_archive(data, source.name), "page"
    begin = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().decode("latin-1")
    if kind == "page" or (kind in ("unknown", "text") and begin.startswith(PAGE_SIGNS)):
        from rashomon.load.webpage import read_page

        yield read_page(source, data)
    elif kind == "json" or (kind == "unknown" and begin.startswith(("{", "["))):
        yield from read_json(source, data)
    else:
        yield read_text(source, *decode_short(data, source.name))


def decode_short(data: bytes, name: str) -> tuple[str, str]:
    """Decode a text, unless its size alone says that it is no report."""
    if len(data) > 4 * LONGEST_TEXT:
        raise Unreadable(name, too_long(f"{len(data):,} bytes"))
    return decode(data, name)


def check_report(report: Report, source: Source) -> Report | Problem:
    """Set aside a report without a word in it, or longer than any report is."""
    if not any(char.isalnum() for char in report.text):
        return source.fail("there is no word in it; give a file with the text of a report", report.id)
    if len(report.text) > LONGEST_TEXT:
        return source.fail(too_long(f"{len(report.text):,} characters"), report.id)
    return report


def too_long(size: str) -> str:
    """Say that a text is too long to be one report."""
    return f"it holds {size}, and a report at most {LONGEST_TEXT:,} characters; cut it into one file per report"
