"""From a report as loaded to one whose title, outlet, date, authors and body are known: `clean(report)` is the door.

Each thing found has a `Finding` in the report that says what it was read from; the text is never changed.
"""

from rashomon.clean.body import find_body
from rashomon.clean.credits import find_credits, is_named
from rashomon.clean.decided import POSSESSIVE, UNDECIDED, Decided, bare, credit_decided, read_decided, strip_name
from rashomon.clean.header import find_authors, find_published, find_title, find_url
from rashomon.clean.lines import split_lines
from rashomon.clean.outlet import find_outlet
from rashomon.clean.posts import POST_LINKS, SIGNATURE, SIGNATURE_CUES
from rashomon.clean.sources import is_outlet, is_same, name_outlet, read_journals
from rashomon.clean.story_date import date_reports, tell_published
from rashomon.model import Report

__all__ = [
    "POSSESSIVE",
    "POST_LINKS",
    "SIGNATURE",
    "SIGNATURE_CUES",
    "UNDECIDED",
    "Decided",
    "bare",
    "clean",
    "credit_decided",
    "date_reports",
    "is_named",
    "is_outlet",
    "is_same",
    "name_outlet",
    "read_decided",
    "read_journals",
    "strip_name",
    "tell_published",
]


def clean(report: Report) -> Report:
    """Find what is said of the report in its text, and which passages of the text are article body."""
    lines = split_lines(report.text)
    for find in (find_title, find_url, find_published, find_authors, find_outlet, find_body):
        report = find(report, lines)
    credits = find_credits(report)
    names = dict.fromkeys(credit.name for credit in credits if credit.scope != "photo")
    photos = dict.fromkeys(credit.name for credit in credits if credit.scope == "photo")
    return report.with_(credits=credits, agencies=tuple(names), photo_credits=tuple(photos))
