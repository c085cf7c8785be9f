"""Credits for a whole report or a picture, by their place and marks: brackets, bylines, copyright and sign-off lines.

In goes a report and a mention of a source in it; out comes the cue that makes a credit of the mention, if there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rashomon.clean.sources import Mention, is_same, name_outlet, read_cues, read_outlets, squash
from rashomon.model import CreditScope, Report

LINE = 170  # characters of a line that may be a byline, a caption or a sign-off; body lines are longer
HEAD, TAIL = 700, 400  # characters at either end of a text where a line of names alone is a credit
DATELINE = 90  # characters that may stand before a bracketed agency in a dateline
BRACKET = 82  # characters of the longest bracket that is read
NEAR = 110  # characters before a name in which the words of a line are looked for
SIGNED = "Reuters"  # whose desk signs `Reporting by ...; Editing by ...`

BRACKETED = re.compile(r"[(\[](?P<in>[^()\[\]\n]{2,80})[)\]]")
SEPARATOR = re.compile(r"(?:[\s/,&|+–—:.-]|\b(?:and|with|via|[Bb]y|[Hh]andout)\b)*$")
SIGN_OFF = re.compile(
    r"\(?\b(?:Additional\s+)?[Rr]eporting\s+by\s+[^;\n]{3,200};[^\n]{0,300}?\b[Ee]diting\s+by\b[^\n)]{0,120}\)?"
)
PICTURE = re.compile(
    r"(?:[Pp]hoto(?:graph|s|graphs)?|[Pp]ictures?|[Ii]mages?|[Cc]redits?|PHOTO|Image\s+copyright|[Vv]ideo)"
    r"(?:\s+(?:by|from|courtesy\s+of|credit|courtesy))?\s*[:/©]?\s*(?:[\w.'’ -]{0,60}[/|]\s*)?$"
)
COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b|COPYRIGHT)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*"
    r"(?:by\s+)?(?:[Tt]he\s+)?$"
)
WHOLE = re.compile(
    r"(?:(?:^|\n|\.\s|\()\W*(?:[Ss]ources?|SOURCE|Via|VIA)\s*:\s*"
    r"|[Ww]ith\s+(?:additional\s+)?(?:inputs?|reporting|reports|files|copy)\s+(?:from|by)\s+"
    r"|[Rr]eporting\s+(?:by|from)\s+|[Ii]nformation\s+from:\s+|(?:^|\n)\W*[Rr]eport(?:ed)?\s+by\s+"
    r"|[Tt]his\s+(?:article|story|report|piece)\b[^.\n]{0,60}\b(?:by|from|on|in|with)\s+"
    r"|[Cc]ompiled\s+(?:from|by)\s+|[Oo]riginally\s+(?:published|appeared)\s+(?:by|in|on|at)\s+)"
    r"(?:[^.\n]{0,60}(?:,|\band|/|;)\s*)?(?:[Tt]he\s+)?$"
)
SIGNED_OFF = re.compile(r"[.!?][\"'”’)]*\s*[-–—]{1,2}\s*$")  # `The barn burned. — Xyz`, at the very end
AUTHOR = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,2}"
AUTHORS = re.compile(rf"\W*{AUTHOR}(?:(?:,| and| &) {AUTHOR})*\s*[,|]\s*(?:[Tt]he\s+)?$")  # `Ada Stone, Xyz`, in a line
REPUBLISHED = re.compile(
    r"\b(?:[Oo]riginally\s+(?:published|appeared)\s+(?:by|in|on|at)|[Rr]epublished\s+(?:with\s+permission\s+)?(?:from|of)"
    r"|[Ff]irst\s+(?:published|appeared)\s+(?:by|in|on|at))\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w'’&.-]*(?:\s+(?:(?:of|the|and|&|de|la)\s+)*[A-ZÀ-Þ][\w'’&-]*){0,4})"
)
MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
)
CONTRIBUTED = re.compile(
    r"[^\n]{0,160}\bcontributed\s+(?:reporting|to\s+this)\b|\s+(?:reports?\s+)?was\s+used\s+in\s+this"
)
PARTLY = re.compile(r"[Aa]dditional|[Ii]nputs?\s|[Ww]ith\s+(?:files|reporting|reports)\s")  # `additional reporting by`
ANONYMOUS = re.compile(
    r"(?:[Aa]dditional\s+reporting|[Ii]nputs?|[Rr]eporting|[Rr]eports|[Cc]ompiled)\s+(?:from|by)\s+(?:the\s+)?"
    r"(?P<n>(?:(?:news|wire|press)\s+)?(?:agencies|agency\s+reports|wire\s+(?:reports|services)|wires))\b"
    r"|(?<=\n)\W*(?P<m>[Aa]gencies)\W*$|\b(?P<p>(?:[Nn]ews\s+)?[Aa]gencies|[Ww]ire\s+services)\s+contributed\b"
    r"|\b[Ss]ources?\s*:[^\n]{0,60}\b(?P<o>[Aa]gencies)\b",
    re.MULTILINE,
)


class Cue(NamedTuple):
    """That a mention is a credit: what for, from where to where its words go, and whether for an unknown part only."""

    scope: CreditScope
    start: int
    end: int
    part: bool = False


def find_bracket(report: Report, mention: Mention, mentions: tuple[Mention, ...]) -> Cue | None:
    """Read a name in brackets: an agency in a dateline, at the end of a report, or under a picture."""
    text = report.text
    bracket = next(
        (b for b in BRACKETED.finditer(text, max(0, mention.start - BRACKET)) if b.end() > mention.start), None
    )
    if not bracket or bracket.start() > mention.start:
        return None
    start, end = bracket.span()
    if not is_names_only(text, start + 1, end - 1, mentions):
        via = re.search(r"\b(?:via|[Pp]hoto)\b|/", bracket.group("in"))
        return Cue("photo", mention.start, mention.end) if via and mention.known and end - start < 80 else None
    if is_dateline(text, start, end):
        return Cue("report", start, end) if mention.known and mention.kind != "photo" else None
    ended = re.search(r"[.!?][\"'”’]?\s*$", text[max(0, start - 4) : start])
    if ended and len(text) - end < TAIL and mention.kind != "photo":
        return Cue("report", start, end)
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    alone = not text[low:start].strip() and not text[end : len(text) if high < 0 else high].strip()
    if alone and mention.kind == "agency" and (low < HEAD or len(text) - end < TAIL):
        return Cue("report", start, end)
    closes = text[end : end + 2].strip(" ") in ("", "\n", ".") or text[end : end + 1] == "\n"
    return Cue("photo", start, end) if closes or not in_body(report, mention) else None


def is_names_only(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> bool:
    """Whether a stretch holds names of sources and marks between them, and nothing else."""
    rest, at = "", start
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            rest += text[at : mention.start]
            at = mention.end
    return at > start and SEPARATOR.match(rest + text[at:end]) is not None


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a bracket stands in a dateline: after a place at the start of a line, or before a dash."""
    line = text.rfind("\n", 0, start) + 1
    place = text[line:start].strip(" *_")
    dash = re.match(r"\s*[-–—:]", text[end : end + 4])
    if not place:
        return bool(dash) or text[end : end + 1] == " "
    if dash:
        return True
    return (
        len(place) < DATELINE
        and re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{2,}(?:,|$|\s)", place + " ") is not None
        and "." not in place[-1:]
    )


def find_line(report: Report, mention: Mention, mentions: tuple[Mention, ...]) -> Cue | None:
    """Read a line that credits: a byline, a copyright or source line, or a line of names alone."""
    text = report.text
    low, high = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    high = len(text) if high < 0 else high
    before, after = text[max(low - 1, mention.start - NEAR, 0) : mention.start], text[mention.end : high]
    if mention.kind == "photo":
        return None
    if COPYRIGHT.search(before) and not re.search(r"Image\s+copyright\W*$", before):
        return Cue("report", mention.start - len(COPYRIGHT.search(before).group()), mention.end)  # type: ignore[union-attr]
    if SIGNED_OFF.search(before) and not text[mention.end :].strip(" .\n"):
        return Cue("report", mention.start, mention.end)
    if CONTRIBUTED.match(after):
        return Cue("report", mention.start, mention.end, part=True)
    if WHOLE.search(before) and not re.match(r"\s+(?:staff\s)?(?:said|report)", after):
        return Cue("report", mention.start, mention.end, part=PARTLY.search(before) is not None)
    return find_short_line(text, (low, high), mention, mentions)


def find_short_line(text: str, line: tuple[int, int], mention: Mention, mentions: tuple[Mention, ...]) -> Cue | None:
    """Read a short line at either end of a text: `By AP`, `By N. N., Xyz`, `Xyz / Zyx`, `PLACE, Xyz --`."""
    low, high = line
    before, after = text[low : mention.start], text[mention.end : high]
    short = high - low <= LINE
    byline = short and mention.known and re.match(r"\W*(?:By|BY|by)\b", before)
    if byline and len(after) < 60 and not after.rstrip().endswith("."):
        return Cue("report", low, high)
    if short and mention.kind == "agency" and low < HEAD and AUTHORS.match(before) and not after.strip():
        return Cue("report", low, high)
    edge = low < HEAD or len(text) - high < TAIL
    if edge and short and is_names_only(text, low, high, mentions):
        return Cue("report", mention.start, mention.end)
    stamped = re.match(r"\s*\|\s*(?:[Uu]pdated|[Pp]ublished|\d)", after)
    return Cue("report", mention.start, mention.end) if stamped and not before.strip() else None


def find_signatures(report: Report) -> Iterator[tuple[str, Cue]]:
    """Find credits without a name of their own: an agency's sign-off, `agencies`, a last line of agencies."""
    for match in SIGN_OFF.finditer(report.text):
        if report.outlet is None or not is_same(report.outlet, SIGNED):
            yield SIGNED, Cue("report", match.start(), match.end())
    for match in ANONYMOUS.finditer(report.text):
        name = next(match.group(key) for key in "nmop" if match.group(key))
        part = PARTLY.search(match.group()) is not None or bool(match.group("o") or match.group("p"))
        yield name.lower(), Cue("report", match.start(), match.end(), part)
    yield from find_last_line(report)


def find_republished(report: Report) -> Iterator[tuple[str, Cue, bool]]:
    """Find the outlet, known or not, of which a report says that it was published there before."""
    for match in REPUBLISHED.finditer(report.text):
        name = " ".join(match["name"].split()).rstrip(".,'’")
        own = report.outlet is not None and is_same(report.outlet, name)
        if name and not own and not MONTH.match(name):
            known = name_outlet(name)
            yield known, Cue("report", match.start(), match.start("name") + len(match["name"])), known != name


@cache
def release_cues() -> re.Pattern[str]:
    """What names the body that issued a news release: `Zenda police said in a news release`."""
    capital, verb = r"[A-ZÀ-Þ][\w.'’&-]*", r"(?:said|says|wrote|stated|announced|reported|confirmed|added|noted)"
    name = (
        rf"(?P<n>(?:{capital}\s+){{0,4}}(?i:{read_cues('issuer')})\b(?:\s+of\s+(?:the\s+)?{capital}(?:\s{capital})*)?)"
    )
    release = rf"(?:in|through|via)\s+an?\s+(?:\w+\s+){{0,2}}{read_cues('release')}"
    ways = (
        rf"{name},?\s+(?:officials\s+)?{verb}\s+(?:[\w,]+\s+){{0,3}}{release}",
        rf"{read_cues('release')}\s+(?:\w+\s+){{0,2}}(?:from|by)\s+(?:the\s+)?{name.replace('<n>', '<m>')}",
        rf"(?i:{release}),?\s+(?:on\s+\w+\s+)?(?:the\s+)?{name.replace('<n>', '<o>')}\s+{verb}",
    )
    return re.compile("|".join(ways))


def find_releases(report: Report) -> Iterator[tuple[str, Cue, bool]]:
    """Find the bodies whose news releases a report quotes: what they issue is copied as an agency's text is."""
    for match in release_cues().finditer(report.text):
        name = " ".join((match["n"] or match["m"] or match["o"]).split())
        if name != name.lower() and any(start <= match.start() < end for start, end in report.body):
            yield name, Cue("statement", match.start(), match.end()), False


def find_last_line(report: Report) -> Iterator[tuple[str, Cue]]:
    """Read a last line made of agencies' names in whatever case."""
    body = report.text.rstrip()
    low = body.rfind("\n") + 1
    words = [w for w in re.finditer(r"[^\s/,|&–—-][^/,|&–—-]*[^\s/,|&–—-]", body[low:]) if w.group() != "and"]
    names = [read_agencies().get(squash(w.group())) for w in words]
    if len(names) > 1 and all(names) and len(body) - low < LINE:
        for word, name in zip(words, names, strict=True):
            yield str(name), Cue("report", low + word.start(), low + word.end())


@cache
def read_agencies() -> dict[str, str]:
    """The agencies by their forms, squashed."""
    return {squash(form): o.name for o in read_outlets() if o.kind == "agency" for form in (o.name, *o.forms)}


def in_body(report: Report, mention: Mention) -> bool:
    """Whether a mention stands in the body or the title of its report (everywhere, where no body is known)."""
    parts = [*report.body, *([report.title_at] if report.title_at else [])]
    return not report.body or any(start <= mention.start < end for start, end in parts)


def is_picture(mention: Mention, before: str, after: str) -> bool:
    """Whether the words around a mention make it the credit of a picture."""
    slashed = re.match(rf"\s?/\s?[A-ZÀ-Þ][\w.'’-]+(?!\w|\s+{read_cues('work')}\b)", after) or re.search(
        r"[A-Z][\w.'’-]+\s?/\s?$", before
    )
    worded = re.match(r"\s+(?:[Pp]hoto|[Ii]mages?\b|[Pp]ictures?\b|via\b)", after) or PICTURE.search(before)
    return bool(slashed or worded) or (mention.kind == "photo" and not re.match(r"\s+(?:said|reported)", after))
