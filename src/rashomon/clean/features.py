"""What of a line tells body from what stands around it: length, ending, case, cues, repeats, neighbours.

`measure_lines(lines, title)` gives for each line its features by name, numbers between about -1 and 1. They look at a
line, at those beside it and at the report as a whole; `data/clean/line_weights.json` has the weights that judge them.
Such features go back to Kohlschuetter et al. 2010 (Boilerplate detection using shallow text features) and to jusText
(Pomikalek 2011): length, stop words, neighbours. There are no links to count in a text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from rashomon.clean.dateline import find_dateline
from rashomon.clean.lines import INNER_STOP, OPEN_END, Line, fold, read_cues

Features = dict[str, float]
LINK = re.compile(r"https?://|www\.|\w@\w+\.\w|(?<!\w)@\w{3,}|pic\.twitter", re.IGNORECASE)
DATE_ONLY = re.compile(
    r"^[\W\d]*(?:(?:[a-z]{3,9}day|[A-Z][a-z]{2,8}|am|pm|at|on|updated|published|posted|[A-Z]{2,5}T)\b[\W\d]*){0,7}$",
    re.IGNORECASE,
)
BRACKET_END = re.compile(r"[\[(][^\[\]()]{2,80}[\])]$")
SLASH_NAME = re.compile(r"\b[A-Z][\w.]{1,30}(?: [A-Z][\w.]{1,30}){0,4}\s?/\s?[A-Z][\w.]+")
STRAY_END = re.compile(r"[.?!]['\"”’)]*\s*(?:[A-Z][\w./’'-]*\s*){1,6}$")
END = 160  # characters at the end of a line in which a credit stands
LABEL = re.compile(r"^[A-Z][\w’' ]{1,24}:\s")
COUNTER = re.compile(r"^\d{1,3}\s?(?:/|of)\s?\d{1,3}\b|\b\d{1,3} of \d{1,3}$|^\d+$|\b\d{1,2}:\d{2}$")
AS_THEY = re.compile(r"\bas (?:he|she|they|it|people|the \w+) \w+s?\b")
PAST = re.compile(
    r"\b\w{3,}ed\b|\b(?:said|was|were|had|told|came|went|took|made|began|left|fell|rose|found|got|saw|met|won|lost)\b"
)
QUOTES = re.compile(r"[\"“”]")
DIVIDERS = re.compile(r"[|•·»›]|\s/\s|&gt;|\s>\s")


def measure_lines(lines: Sequence[Line], title: str = "") -> list[Features]:
    """Give the features of each line, in the order of the lines."""
    alone = [measure_line(line) for line in lines]
    folded = [fold(line.text) for line in lines]
    whole = measure_whole(lines)
    repeats = measure_repeats(folded, fold(title))
    prose = [n for n, line in enumerate(lines) if line.is_prose] or [0, len(lines)]
    near = [measure_near(n, lines, alone, (prose[0], prose[-1])) for n in range(len(lines))]
    told = measure_told(lines, folded, fold(title))
    return [cross({**alone[n], **repeats[n], **near[n], **told[n]}, whole) for n in range(len(lines))]


def measure_line(line: Line) -> Features:
    """Measure what a line shows by itself."""
    text, words = line.text, line.words
    count = max(1, len(words))
    cased = [word for word in words[1:] if len(word) > 3]
    found = {f"length {name}": 1.0 for name, low, high in LENGTHS if low <= len(words) <= high}
    found |= {
        "length": log(count) / 4,
        "closed": float(line.is_closed),
        "colon": float(text.endswith(":")),
        "dots": float(bool(OPEN_END.search(text[-END:]))),
        "sentences": min(3, len(INNER_STOP.findall(text))) / 3,
        "title case": sum(word[0].isupper() for word in cased) / len(cased) if cased else 0.0,
        "capitals": float(text.isupper()),
        "small start": float(text[:1].islower()),
        "quotes": min(2, len(QUOTES.findall(text))) / 2,
        "past": float(bool(PAST.search(text))),
        "question": float(text.endswith("?")),
        "stray end": float(bool(STRAY_END.search(text[-END:]))),
        "commas": min(3, text.count(",")) / 3,
        "ticks": float(text.startswith(("“", '"', "‘"))),
    }
    found |= {name: float(bool(pattern.search(text))) for name, pattern in PATTERNS}
    return found | measure_cues(text, count)


LENGTHS = (
    ("0-2", 0, 2),
    ("3-5", 3, 5),
    ("6-9", 6, 9),
    ("10-14", 10, 14),
    ("15-24", 15, 24),
    ("25-39", 25, 39),
    ("40-", 40, 10**6),
)
PATTERNS = (
    ("link", LINK),
    ("date", DATE_ONLY),
    ("bracket end", BRACKET_END),
    ("slash name", SLASH_NAME),
    ("label", LABEL),
    ("counter", COUNTER),
    ("as they", AS_THEY),
    ("dividers", DIVIDERS),
)


def measure_cues(text: str, count: int) -> Features:
    """Measure how much of a line is cue phrases of each kind, and whether it begins with one."""
    found: Features = {}
    for kind, pattern in read_cues().items():
        hits = pattern.findall(text)
        found[f"cue {kind}"] = min(1.0, sum(len(hit.split()) for hit in hits) / count * 2)
        found[f"any {kind}"] = float(bool(hits))
        found[f"starts {kind}"] = float(bool(pattern.match(text)))
    return found


def measure_repeats(folded: Sequence[str], title: str) -> list[Features]:
    """Measure whether each line stands elsewhere too, whole or within another, and what it shares with the title."""
    times = Counter(folded)
    starts: dict[str, set[int]] = {}
    for n, text in enumerate(folded):
        words = text.split()
        for m in range(len(words) - SHINGLE + 1):
            starts.setdefault(" ".join(words[m : m + SHINGLE]), set()).add(n)
    heads, found = set(title.split()), []
    for text in folded:
        words = text.split()
        others = starts.get(" ".join(words[:SHINGLE]), ()) if len(words) >= SHINGLE else ()
        found.append(
            {
                "repeated": float(times[text] > 1),
                "within": float(any(len(folded[n]) > len(text) and text in folded[n] for n in others)),
                "is title": float(bool(title) and text == title),
                "title share": sum(word in heads for word in words) / max(1, len(words)),
            }
        )
    return found


SHINGLE = 4  # words that a line must have to be looked for within others


def measure_near(n: int, lines: Sequence[Line], alone: Sequence[Features], ends: tuple[int, int]) -> Features:
    """Measure what stands before and after a line; `ends` are the numbers of the first and last line of prose."""
    before, after = alone[max(0, n - 1)], alone[min(len(lines) - 1, n + 1)]
    found = {f"before {key}": before.get(key, 0.0) for key in NEAR if n}
    found |= {f"after {key}": after.get(key, 0.0) for key in NEAR if n + 1 < len(lines)}
    window = [m for m in range(n - 3, n + 4) if m != n and 0 <= m < len(lines)]
    found["near prose"] = sum(lines[m].is_prose for m in window) / max(1, len(window))
    return found | {
        "first": float(n == 0),
        "last": float(n == len(lines) - 1),
        "in head": float(n < ends[0]),
        "in tail": float(n > ends[1]),
    }


def measure_told(lines: Sequence[Line], folded: Sequence[str], title: str) -> list[Features]:
    """Measure how much of a line the first paragraphs tell too, and whether it stands right under the title."""
    plain = read_cues()["plain"]
    lead: list[set[str]] = [set(folded[n].split()) for n, line in enumerate(lines) if line.is_prose][:LEAD]
    dated = max((n for n, line in enumerate(lines[:HEAD]) if find_dateline(line.text, [line])[0] > 0), default=0)
    found = []
    for n, text in enumerate(folded):
        words = [word for word in text.split() if not plain.fullmatch(word)]
        others = set().union(*(part for part in lead if part != set(text.split())))
        found.append(
            {
                "lead share": sum(word in others for word in words) / max(3, len(words)),
                "under title": float(bool(title) and n > 0 and folded[n - 1] == title),
                "before dateline": float(n < dated),
            }
        )
    return found


LEAD, HEAD = 4, 15  # paragraphs; lines
NEAR = ("closed", "length", "length 0-2", "title case", "cue related", "cue prompt", "any picture", "cue share")


def measure_whole(lines: Sequence[Line]) -> Features:
    """Measure the report: how much of it is prose, and how many of all and of the long lines end as sentences do."""
    count, long = max(1, len(lines)), [line for line in lines if len(line.words) >= LONG]
    return {
        "closed": sum(line.is_closed for line in lines) / count,
        "prose": sum(line.is_prose for line in lines) / count,
        "long closed": sum(line.is_closed for line in long) / max(1, len(long)),
    }


LONG = 8  # words


def cross(found: Features, whole: Features) -> Features:
    """Add what a line shows in view of the whole: an open end tells more where the other lines are closed."""
    open_end = 1 - found["closed"]
    found["open among closed"] = open_end * whole["closed"]
    found["open, long"] = open_end * found["length"]
    found["open, past"] = open_end * found["past"]
    found["open, quoted"] = open_end * found["quotes"]
    found["open, report"] = open_end * found["any report"]
    found["open, lead"] = open_end * found["lead share"] * found["in head"]
    found["open, under title"] = open_end * found["under title"]
    found["open, within prose"] = open_end * (1 - found["in head"]) * (1 - found["in tail"])
    found["open, long, within prose"] = found["open, within prose"] * found["length"]
    found["open among long closed"] = open_end * whole["long closed"]
    found["scene, in head"] = found["any scene"] * found["in head"]
    found["scene, open"] = found["any scene"] * open_end
    found["scene, lead"] = found["any scene"] * (1 - found["lead share"])
    found["closed, lead"] = found["closed"] * found["lead share"]
    found["closed, in head"] = found["closed"] * found["in head"]
    found["closed, picture"] = found["closed"] * found["any picture"]
    found["closed, report"] = found["closed"] * found["any report"]
    found["closed, long"] = found["closed"] * found["length"]
    found["closed, no past"] = found["closed"] * (1 - found["past"])
    found["prose whole"] = whole["prose"]
    found["bias"] = 1.0
    return {key: value for key, value in found.items() if value}
