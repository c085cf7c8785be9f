"""Sentences of a report: in go a report's text and the ranges of its title and body, out come Sentences by place.

Rules in the manner of Kiss and Strunk (2006, "Unsupervised Multilingual Sentence Boundary Detection"), with a fixed
list of abbreviations in place of their statistics: a report is too short to count in. Relies on white space and
punctuation only. What web texts without capitals and stops need beside them: `borders.py`. Borders, F1
(`benchmarks/treebank.py --raw`): GUM dev .981, EWT dev .927 (.894 by the rules alone).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.language.sentences.borders import add_borders, find_freedom
from rashomon.language.vocabulary import read_pairs, read_words
from rashomon.model import Report, Sentence

OPENING = "“‘\"'«‹„([{`"
CLOSING = "”’\"'»›)]}"
STOP = re.compile(r"(?:\.{2,}|…|[.!?]+)[" + re.escape(CLOSING) + r"]*(?: ?\[\d{1,3}\])?")  # with a footnote
BREAK = re.compile(r"[^\S\n]*\n\s*|\u2029\s*")
WORD_BEFORE = re.compile(r"[^\s“”\"()\[\]—–,;:/]+$")
SMALL_TITLES = ("vs", "v", "e.g", "i.e", "cf", "viz", "approx", "ca")  # the only ones that stand in small letters
INITIAL = re.compile(r"[A-Z]")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]+)")
GAP = re.compile(r"\s*")
NEAR = 300  # characters looked at on either side of a stop, so that a text without paragraphs is still read in one pass
WORD_AFTER = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LOST_SPACE = re.compile(r"[A-Z][a-z]|[A-Z]\s|[“‘][A-Z]")
LONGEST = 60  # words of a sentence; of 8,000 of news_events 58 are longer, three of four of them captions without stops
JOINT = re.compile(r"(?<![\w'’-])([a-z]{2,})[^\S\n]+(?=([A-Z][a-z]*)\b)")
ENDS = re.compile(r"[.!?…:][\s" + re.escape(CLOSING) + r"]*$")
# A text is hard-wrapped when nearly all its lines but the last of a paragraph have about one length.
WRAP_SHORTEST, WRAP_LONGEST, WRAP_LINES = 50, 100, 6


def find_sentences(report: Report) -> tuple[Sentence, ...]:
    """Cut the title and the body into sentences, each with its paragraph (the title's is -1), ordered by place."""
    found = []
    if report.title_at:
        found += [
            Sentence(span=report.span(*place), paragraph=-1) for place in cut_sentences(report.text, *report.title_at)
        ]
    freedom = find_freedom(report.text)
    for number, (start, end) in enumerate(find_paragraphs(report)):
        if not (report.title_at and start < report.title_at[1] and report.title_at[0] < end):
            found += [
                Sentence(span=report.span(*place), paragraph=number)
                for place in add_borders(report.text, cut_sentences(report.text, start, end), freedom)
            ]
    return tuple(sorted(found, key=lambda sentence: sentence.span.place))


def find_paragraphs(report: Report) -> tuple[tuple[int, int], ...]:
    """Give the places of the body's paragraphs; a report without body ranges is all body."""
    found: list[tuple[int, int]] = []
    for start, end in report.body or ((0, len(report.text)),):
        wrapped = is_wrapped(report.text[start:end])
        lines = list(split_lines(report.text, start, end))
        for line in lines:
            if found and line is not lines[0] and is_continued(report.text, found[-1], line, wrapped):
                found[-1] = (found[-1][0], line[1])
            else:
                found.append(line)
    return tuple(found)


def split_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places of the lines that hold something, without the white space around them."""
    at = start
    for gap in [*BREAK.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        line = text[at:stop]
        if line.strip():
            yield at + len(line) - len(line.lstrip()), stop - len(line) + len(line.rstrip())
        at = gap.end() if gap else end


def is_wrapped(text: str) -> bool:
    """Whether lines were broken at a column, so that one line break means nothing."""
    lines = [line for line in text.split("\n") if line.strip()]
    full = [line for line in lines if WRAP_SHORTEST <= len(line) <= WRAP_LONGEST]
    return len(lines) >= WRAP_LINES and len(full) >= 0.6 * len(lines) and max(map(len, lines)) <= WRAP_LONGEST


def is_continued(text: str, before: tuple[int, int], after: tuple[int, int], wrapped: bool) -> bool:
    """Whether a line goes on in the next: no stop, and a small letter or a quotation that the next one closes."""
    if wrapped and "\n" not in text[before[1] : after[0]].replace("\n", "", 1):
        return True
    if ENDS.search(text[before[0] : before[1]]):
        return False
    first = text[after[0]]
    return first.islower() or (
        first not in OPENING and is_open(text[before[0] : before[1]]) and is_closed(text[slice(*after)])
    )


def is_open(text: str) -> bool:
    """Whether a double quotation mark is opened and not closed."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def is_closed(text: str) -> bool:
    """Whether the first double quotation mark is a closing one."""
    mark = re.search(r"[“”\"]", text)
    return mark is not None and (
        mark[0] == "”" or (mark[0] == '"' and text[mark.start() - 1 : mark.start()].strip() != "")
    )


def cut_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut `text[start:end]`, one paragraph, into the places of its sentences."""
    found, at = [], start
    for stop in STOP.finditer(text, start, end):
        if stop.end() < end and is_boundary(
            text[max(at, stop.start() - NEAR) : stop.start()], stop[0], text[stop.end() : min(end, stop.end() + NEAR)]
        ):
            found.append((at, stop.end()))
            gap = GAP.match(text, stop.end(), end)
            at = gap.end() if gap else stop.end()
    found = [*found, (at, end)] if at < end else found
    return [place for whole in found for place in split_run(text, *whole)]


def split_run(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a stretch far too long for a sentence where the next begins without a stop: `... of the bridge The mayor`."""
    if len(text[start:end].split()) <= LONGEST:
        return [(start, end)]
    openers = read_words("openers.txt")
    joints = [
        joint for joint in JOINT.finditer(text, start, end) if joint[2].lower() in openers and joint[1] not in openers
    ]
    ends, starts = [joint.end(1) for joint in joints], [joint.start(2) for joint in joints]
    return list(zip([start, *starts], [*ends, end], strict=True))


def is_boundary(before: str, stop: str, after: str) -> bool:
    """Whether a sentence ends with these stops and closing marks."""
    if not after[0].isspace():
        return is_lost(before, stop, after)
    after = after.lstrip()
    if not after or not is_beginning(after) or is_bracketed(before + stop, after):
        return False
    return stop[0] != "." or len(stop) > 1 or ends_word(before, after)


def is_lost(before: str, stop: str, after: str) -> bool:
    """Whether the space after a full stop was lost: `the state.The army`, but not `news.Com/x` or `U.S.Army`."""
    word = WORD_BEFORE.search(before)
    if not word or not LOST_SPACE.match(after) or len(stop.rstrip(CLOSING)) > 1:
        return False
    last = word[0]
    return (
        last[-1:].islower()
        and len(last) > 1
        and "." not in last
        and "@" not in last
        and last.lower() not in read_pairs("abbreviations.tsv")
    )


def is_beginning(after: str) -> bool:
    """Whether a sentence can begin so: past opening marks, no small letter (but `al-Qaida`, `iPhone`)."""
    first = after.lstrip(OPENING + "—–-•*… .")
    if not first:
        return True
    return not first[0].islower() or bool(re.match(r"(?:al|el|an|ar|as|ad)-[A-Z]|[a-z][A-Z]", first))


def is_bracketed(before: str, after: str) -> bool:
    """Whether the stop stands within brackets that close later on."""
    closing, opening = after.find(")"), after.find("(")
    return before.count("(") > before.count(")") and closing >= 0 and not 0 <= opening < closing


def ends_word(before: str, after: str) -> bool:
    """Whether one full stop ends a sentence rather than an abbreviation, an initial or an item's number."""
    word = WORD_BEFORE.search(before)
    if not word:
        return True
    last, following = word[0].lstrip("'‘’$"), WORD_AFTER.search(after)
    next_word = following[0] if following else ""
    opens = next_word.lower() in read_words("openers.txt") and next_word[0].isupper()
    kind = None if INITIAL.fullmatch(last) else read_pairs("abbreviations.tsv").get(last.lower())
    if kind == "title" and (last[0].isupper() or last.lower() in SMALL_TITLES):
        return False
    if kind == "number":
        return not next_word[:1].isdigit()
    if kind == "end" or DOTTED.fullmatch(last):
        return opens
    if INITIAL.fullmatch(last):
        return opens and next_word not in ("A", "I")
    return not (ITEM.fullmatch(last) and len(before.strip()) == len(last))
