"""Quantities: in go a report's sentences and time expressions, out come amounts as closed intervals, ordered by place.

`more than 40` is [40, None] (closed, since news rounds), `up to 32` [None, 32], `about 50` [45, 55], `nearly 50`
[45, 50], `dozens` [24, 99]; shares (`most of`, `one in five`) have the unit `%`, money its ISO 4217 code, ages
`year of age`.
Dates, clock times, years, ordinals and numbers that are part of a name (`Division 101`, `T-90`) are not quantities.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.language.places import pick_near
from rashomon.language.quantities.counted import find_counted
from rashomon.language.quantities.numerals import NUMERAL, read_numeral
from rashomon.language.vocabulary import read_pairs, read_rows, read_words
from rashomon.model import Quantity, Report, Sentence, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

ABOUT, NEARLY = 0.1, 0.1  # how far `about` and `nearly` reach, as a share of the number: one digit of rounding in news
AGE = "year of age"
NAMING = re.compile(  # a capitalised word before a number makes it part of a name: Division 101, Flight 93, Boeing 787
    r"(?:^|[\s(“\"'‘])(?!(?:In|At|On|By|For|From|With|Of|To|And|But|Or|The|A|An|About|Over|Some|Only|All|As|Than|After|"
    r"When|While|Since|Under|Nearly|Almost|Around|Another|These|Those|Its|Their|His|Her|Our|My|Up)\s)"
    r"(?:No\.|[A-Z][\w'’.&-]*)\s+$"
)
ORDINARY = re.compile(
    r"\s+(?!(?:and|or|to|in|on|at|of|for|from|by|with|was|is|were|are|has|had|have|as|the|that)\b)[a-z]"
)
NUMBERING = re.compile(r"(?:st|nd|rd|th)\b")
NEAR = 40  # characters looked at before and after a number
US = re.compile(r"(?:[a-z]+\s+)*(?:US\$|\$US)")
ASIDE = re.compile(r"\s*\((?:about\s+|or\s+)?")
CLOCKED = re.compile(r":\d\d\b|\.\d+\.|/\d|\s*[–-]\s*\d+\s*[–-]")


class Number(NamedTuple):
    """A number found in a text, its place and its interval before any hedge."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""


def find_quantities(
    report: Report, sentences: Iterable[Sentence], times: Sequence[When] = (), doc: Doc | None = None
) -> tuple[Quantity, ...]:
    """Find the amounts of the sentences, ordered by place; a parsed `doc` helps to find what is counted."""
    taken = [(when.span.start, when.span.end) for when in times if when.kind in ("date", "time")]
    found = []
    for sentence in sentences:
        at = sentence.span.start
        for number in find_numbers(report.text, sentence.span.start, sentence.span.end):
            if number.start >= at and not is_taken(number, taken):
                quantity = make_quantity(report, number, sentence, doc)
                if quantity.of and is_taken(quantity.of, taken):  # `rose to six Friday`
                    quantity = replace(quantity, of=None)
                found.append(quantity)
                at = quantity.span.end
    return tuple(quantity for quantity in found if not is_of_home(report.text, quantity, found))


def is_of_home(text: str, quantity: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether a sum in bare dollars stands beside the same sum in US ones (`$US1 million ($1.52 million)`), and so is
    in dollars of the report's own country, which the text does not name.
    """
    return (
        quantity.unit == "USD"
        and not US.match(quantity.span.text)
        and any(
            other.unit == "USD"
            and US.match(other.span.text)
            and ASIDE.fullmatch(
                text, min(quantity.span.end, other.span.end), max(quantity.span.start, other.span.start)
            )
            for other in found
        )
    )


def is_taken(own: Number | Span, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether something shares a character with one of these places."""
    return any(start < own.end and own.start < end for start, end in pick_near(taken, (own.start, own.end)))


def make_quantity(report: Report, number: Number, sentence: Sentence, doc: Doc | None) -> Quantity:
    """Make a Quantity of a number, with the hedge, the unit and the words counted that stand around it."""
    first, stop = sentence.span.start, sentence.span.end
    start, hedge, kind = read_hedge(report.text, first, number.start)
    end, hedge, kind = read_trailing(report.text, number.end, stop, (hedge, kind))
    low, high = bound(number, kind)
    of = find_counted(report.text, end, stop, doc) if number.unit in ("", "%") else None
    span = report.span(start, end)
    return Quantity(span=span, low=low, high=high, unit=number.unit, of=of and report.span(*of), hedge=hedge)


def bound(number: Number, kind: str) -> tuple[float | None, float | None]:
    """Widen a number to the interval that its hedge says."""
    low, high = number.low, number.high
    top = None if math.isinf(high) else high
    return {
        "least": (low, None),
        "most": (None, top),
        "nearly": (lessen(low, NEARLY), top),
        "about": (lessen(low, ABOUT), None if top is None else -lessen(-top, ABOUT)),
    }.get(kind, (low, top))


def lessen(number: float, share: float) -> float:
    """Take a share off a number (add it to a negative one's size); a count of ten or more stays whole."""
    if math.isinf(number):
        return number
    less = round(number - abs(number) * share, 6)
    return float(math.floor(less)) if number == int(number) and abs(number) >= 10 else less


def find_numbers(text: str, start: int, stop: int) -> Iterator[Number]:
    """Find numbers, ranges, shares, money, ages and measures, the longest reading at each place first."""
    found = [number for reading in READINGS for number in reading(text, start, stop)]
    yield from sorted(found, key=lambda number: (number.start, -number.end, number.unit == ""))


def find_plain(text: str, start: int, stop: int) -> Iterator[Number]:
    """Find numerals and ranges of two (`three to five`, `between 3 and 5`, `three or four`), with their unit."""
    for match in plain_pattern().finditer(text, start, stop):
        if not is_number(text, start, match):
            continue
        first, second = read_numeral(match["first"]), read_numeral(match["second"] or match["first"])
        if first is None or second is None or math.isinf(first + second):
            continue
        at, unit = read_unit(text, match, stop)
        letter = float(read_pairs("numerals.tsv").get((match["letter"] or "").lower(), "1"))
        scale = read_scale(match["second"] or "") * letter
        first, second = first * (scale if match["second"] and first < scale else letter), second * letter
        begin = match.start() if match["second"] else match.start("sign") if match["sign"] else match.start("first")
        yield Number(begin, at, min(first, second), max(first, second), unit)


def read_scale(words: str) -> float:
    """Give the scale that ends a numeral (`two to three million` counts both in millions), or 1."""
    last = re.search(r"[a-z]+$", words.lower())
    return float(read_pairs("numerals.tsv").get(last[0], "1")) if last and last[0] in SCALE_WORDS else 1.0


SCALE_WORDS = frozenset(row[0] for row in read_rows("numerals.tsv") if row[2] == "scale" and float(row[1]) >= 1000)


@cache
def plain_pattern() -> re.Pattern[str]:
    """Make the pattern of a numeral with a currency sign before and a second numeral after it."""
    signs = "|".join(
        sorted((re.escape(row[0]) for row in read_rows("currencies.tsv") if row[2] == "sign"), key=len, reverse=True)
    )
    attached = "|".join(sorted({row[0] for row in read_rows("units.tsv") if row[0].isalnum() and len(row[0]) <= 4}))
    units = {row[0].split()[0] for row in read_rows("units.tsv") if len(row[0]) > 4}
    counted = "|".join(sorted(units | read_words("plurals.txt")))  # what `3m` before it makes millions, not metres
    join = r"(?:\s*[–—-]\s*|\s+(?:to|or)\s+|(?<=\w)-to-)"
    return re.compile(
        rf"(?<![\w.,/#@$€£:°])(?<!\w[-‑–])(?:(?P<between>between|from)\s+)?(?P<sign>(?:{signs})\s?)?(?P<first>{NUMERAL})"
        rf"(?:(?:{join}|(?(between)\s+(?:and|to)\s+(?:{signs})?|(?!)))(?:{signs})?(?P<second>{NUMERAL}))?"
        rf"(?P<letter>(?(sign)(?:bn|mn|tn|k|m|b)|(?:bn|mn|tn|[mk](?=\s(?:{counted})\b))))?(?:(?<=[\d½])(?=(?:{attached})\b)|(?![\w/]|[.,:]\d))",
        re.IGNORECASE,
    )


def is_number(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a numeral counts or measures: no article, no pronoun, no part of a name, no score, no clock time."""
    if match["sign"]:
        return True
    at = match.start("first")
    before, after = text[max(start, at - NEAR) : at], text[match.end() : match.end() + NEAR]
    if match["first"].lower() in ("one", "1") and not match["second"] and is_pronoun(before, after):
        return False
    if (
        CLOCKED.match(after)
        or NUMBERING.match(after)
        or before.endswith("+")
        or is_named(before, after, match["first"])
    ):
        return False
    return not match["second"] or not is_score(match, after)


def is_named(before: str, after: str, number: str) -> bool:
    """Whether a number is part of a name: after a noun that is numbered, or a capital and before no counted noun."""
    words = before.split()
    if words and words[-1].lower() in read_words("numbered.txt"):
        return True
    return bool(NAMING.search(before)) and number[0].isdigit() and not ORDINARY.match(after)


def is_score(match: re.Match[str], after: str) -> bool:
    """Whether two numbers with a dash are a result (`3-2`) rather than a range: falling, or with no noun after them."""
    first, second = read_numeral(match["first"]) or 0, read_numeral(match["second"]) or 0
    dashed = re.search(r"[–—-]", match[0][match.end("first") - match.start() :]) is not None
    if dashed and re.match(r"[–—-]\d", after):  # a record of games: 7-8-1
        return True
    return dashed and (first >= second or (not ORDINARY.match(after) and after[:1] not in ("-", "%")))


def is_pronoun(before: str, after: str) -> bool:
    """Whether `one` stands for a noun or an article (`no one`, `one of the biggest`, `one day`) rather than counts."""
    if re.search(r"\b(?:no|any|every|this|that|the|each|some|which|day|at|by|another)[ -]$", before, re.IGNORECASE):
        return True
    return not re.match(
        r"[\s-]+(?!(?:day|another|thing|side|way|hand|that|who|which|could|can|would|should|may|might|must|has|had|is|"
        r"was|will|of|and|or|in|on|at|to|for|by|from|with|night|morning|evening|afternoon|week|year|a|the)\b)[a-z]",
        after,
    )


def read_unit(text: str, match: re.Match[str], stop: int) -> tuple[int, str]:
    """Read what a numeral is measured in: where the measure ends, and the unit."""
    if match["sign"]:
        return match.end(), sign_units()[match["sign"].strip().lower()]
    age = re.compile(r"[-‑\s](?:years?|months?)(?:[-‑\s]olds?|\s+of\s+age)\b").match(text, match.end(), stop)
    if age or re.search(
        r"\b(?:aged|ages|age|age of|aged between)\s+$", text[max(0, match.start() - 20) : match.start()]
    ):
        return (age.end() if age else match.end()), AGE
    unit = unit_pattern().match(text, match.end(), stop)
    if unit and unit[1].lower() in ("pound", "pounds") and is_weight(text, match.start(), unit.end()):
        return unit.end(), unit_names()["lb"]
    return (unit.end(), unit_names()[unit[1].lower()]) if unit else (match.end(), "")


def is_weight(text: str, start: int, end: int) -> bool:
    """Whether pounds are weight rather than money: a word of weighing, or another measure of weight, stands near."""
    around = f"{text[max(0, start - NEAR) : start]} {text[end : end + NEAR]}".lower()
    return not read_words("weighing.txt").isdisjoint(re.findall(r"[a-z]+", around))


@cache
def sign_units() -> dict[str, str]:
    """Give the currency of each sign that may stand before a number, small letters throughout."""
    return {row[0].lower(): row[1] for row in read_rows("currencies.tsv") if row[2] == "sign"}


@cache
def unit_names() -> dict[str, str]:
    """Give the unit of each form that may follow a number, small letters throughout."""
    money = {row[0].lower(): row[1] for row in read_rows("currencies.tsv") if row[2] == "name"}
    return money | {row[0].lower(): row[1] for row in read_rows("units.tsv")}


@cache
def unit_pattern() -> re.Pattern[str]:
    """Make the pattern of a unit after a number; `m` and `g` only right behind digits."""
    forms = sorted((re.escape(form) for form in unit_names()), key=lambda form: (-len(form), form))
    return re.compile(rf"[-‑\s]?(?:more\s+|extra\s+|additional\s+)?({'|'.join(forms)})(?![\w'’])", re.IGNORECASE)


def find_worded(text: str, start: int, stop: int) -> Iterator[Number]:
    """Find amounts without a number: `dozens`, `several hundred`, `a handful`."""
    for match in table_pattern("amount_words.tsv").finditer(text, start, stop):
        low, high = next(row[1:] for row in read_rows("amount_words.tsv") if row[0] == match[1].lower())
        if re.search(
            r"\b(?:as|how|so|too|that)\s$", text[max(start, match.start() - 6) : match.start()], re.IGNORECASE
        ):
            continue
        gap = 3 if text.startswith(" of ", match.end(), stop) else 0
        unit = unit_pattern().match(text, match.end() + gap, stop)
        at = unit.end() if unit else match.end()
        name = unit_names()[unit[1].lower()] if unit else ""
        yield Number(match.start(), at, float(low), float(high) if high else float("inf"), name)


def find_shares(text: str, start: int, stop: int) -> Iterator[Number]:
    """Find shares: `most of`, `two thirds of`, `one in five`, `nine out of 10`."""
    for match in table_pattern("share_words.tsv").finditer(text, start, stop):
        if re.match(r"\s+of\b", text[match.end() : match.end() + 6]):
            low, high = next(row[1:] for row in read_rows("share_words.tsv") if row[0] == match[1].lower())
            yield Number(match.start(), match.end(), float(low), float(high), "%")
    for match in OUT_OF.finditer(text, start, stop):
        part, whole = read_numeral(match[1]), read_numeral(match[2])
        if part and whole and part < whole:
            yield Number(match.start(), match.end(), 100 * part / whole, 100 * part / whole, "%")


OUT_OF = re.compile(
    rf"(?<![\w.,-])({NUMERAL})\s+(?:in\s+every|out\s+of(?:\s+every)?|in)\s+(three|four|five|six|seven|eight|ten|10|5|20|100)"
    r"(?=\s+[a-z]+s\b|\s+people|[.,;])",
    re.IGNORECASE,
)


def find_ages(text: str, start: int, stop: int) -> Iterator[Number]:
    """Find an age in apposition: `Anna Hale, 41, said`."""
    for match in APPOSED.finditer(text, start, stop):
        yield Number(match.start(1), match.end(1), float(match[1]), float(match[1]), AGE)


APPOSED = re.compile(r"(?<=[a-z]), (\d{1,3})(?=, (?!\d)|\.$| \()")


def find_none(text: str, start: int, stop: int) -> Iterator[Number]:
    """Find what there was none of: `no casualties`, `without any injuries`."""
    for match in NONE.finditer(text, start, stop):
        if match["noun"].lower() in read_words("tolls.txt"):
            yield Number(match.start(), match.end("no"), 0.0, 0.0)


NONE = re.compile(r"\b(?P<no>no|without(?:\s+causing)?(?:\s+any)?)\s+(?:\w+\s+){0,2}?(?P<noun>\w{5,})\b", re.IGNORECASE)
READINGS = (find_plain, find_worded, find_shares, find_ages, find_none)


@cache
def table_pattern(name: str) -> re.Pattern[str]:
    """Make the pattern of the words of a table's first column, the longest first."""
    words = sorted(
        (re.escape(row[0]).replace(r"\ ", r"\s+") for row in read_rows(name)), key=lambda word: (-len(word), word)
    )
    return re.compile(rf"(?<![\w-])({'|'.join(words)})(?![\w-])", re.IGNORECASE)


@cache
def hedge_pattern() -> re.Pattern[str]:
    """Make the pattern of a hedge that stands right before a number."""
    words = sorted(
        (re.escape(row[0]).replace(r"\ ", r"\s+") for row in read_rows("amount_hedges.tsv")),
        key=lambda word: (-len(word), word),
    )
    return re.compile(rf"(?<![\w-])({'|'.join(words)})\s+(?:the\s+|a\s+)?$", re.IGNORECASE)


def read_hedge(text: str, first: int, start: int) -> tuple[int, str, str]:
    """Read the hedge before a number: where the amount now starts, the hedge and its kind."""
    match = hedge_pattern().search(text[max(first, start - 40) : start])
    if not match:
        return start, "", ""
    words = " ".join(match[1].lower().split())
    kind = read_pairs("amount_hedges.tsv")[words]
    return (start, "", "") if kind == "exact" else (max(first, start - 40) + match.start(), words, kind)


def read_trailing(text: str, end: int, stop: int, hedge: tuple[str, str]) -> tuple[int, str, str]:
    """Read a hedge after a number: `40 or more`, `40 or so`, `40+`."""
    match = TRAILING.match(text, end, stop)
    if not match or (hedge[1] and "so" not in match[0]):
        return end, *hedge
    words = " ".join(match[0].lower().split())
    return match.end(), words, "about" if "so" in words else "most" if re.search("less|fewer|most", words) else "least"


TRAILING = re.compile(r"\+(?!\w)|\s+or\s+(?:more|so|less|fewer)\b|,? at (?:least|most)\b|[-\s]plus\b", re.IGNORECASE)
