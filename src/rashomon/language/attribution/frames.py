"""Attributions by rule: in go a sentence's words and the quotations about it, out come frames (source, cue, content).

No parse is used: commas, quotation marks, cues and closed classes of words. Three frames of English news: the source
first (`X said that A`), the source in parenthesis (`A, X said`; `"A," said X`), the source in a phrase (`A, according
to X`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.language.attribution.circumstances import skip_circumstances
from rashomon.language.attribution.cues import ADVERBS, Cue, find_cues
from rashomon.language.attribution.phrases import (
    PRONOUNS,
    RELATIVES,
    find_noun_end,
    find_source_start,
    find_subject,
    is_named,
    is_predicate,
    is_subordinate,
)
from rashomon.language.attribution.words import Line
from rashomon.language.vocabulary import read_words

CLAUSAL = ("say", "tell", "think", "ask", "show", "speak", "vow")
PARENTHETIC = ("say", "tell", "ask", "speak", "think")
LEAST = {"say": 3, "tell": 3, "think": 3, "speak": 99, "ask": 4, "show": 3, "vow": 2}  # words of what is said
SHORTEST = 3  # words of a clause that a parenthetical `X said` may follow
BRIEF = 25  # characters before `according to` that are too few to be what it says
UTTERED = re.compile(r"[,?!…—][”’\"'»]+$")
LONGEST_ORIGIN = 6  # words of whom a quotation is said to be from
FARTHEST = 25  # words of a parenthetical source
LONGEST_TITLE = 5  # words of a title in quotation marks


class Frame(NamedTuple):
    """Places of a source, a cue and a content; a place is a pair of offsets."""

    content: tuple[int, int]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None


def find_frames(line: Line) -> list[Frame]:
    """Find the attributions of a sentence, from left to right."""
    frames: list[Frame] = []
    cues = [cue for cue in find_cues(line.words) if not any(line.quoted[cue.first : cue.last + 1])]
    for number, cue in enumerate(cues):
        limit = cues[number + 1].first if number + 1 < len(cues) else len(line.words)
        frame = read_cue(line, cue, limit, frames)
        rest = read_rest(line, cue, frame) if frame else None
        frames += [one for one in (frame, rest) if one]
    return frames


def read_introduction(line: Line) -> Frame | None:
    """Read a sentence that only introduces what follows it (`The mayor said on Monday:`); its content is empty."""
    if not line.words or line.words[-1].text != ":":
        return None
    last = len(line.words) - 2
    if line.words[0].small == "from" and 0 < last <= LONGEST_ORIGIN and is_named(line, 1, last):  # `From Xyz:`
        return Frame((line.words[-1].end, line.words[-1].end), line.place(1, last), line.place(0, 0))
    for cue in reversed(find_cues(line.words)):
        source = find_source(line, cue, []) if cue.kind in PARENTHETIC else None
        if source:
            return Frame((line.words[-1].end, line.words[-1].end), source, line.place(cue.first, cue.last))
    return None


def read_rest(line: Line, cue: Cue, frame: Frame) -> Frame | None:
    """Read the second half of a divided quotation: `"A," X said on Monday, "B"`."""
    after = max(frame.cue[1] if frame.cue else 0, frame.source[1] if frame.source else 0)
    if frame.content[1] > after:
        return None
    first = next((at for at, word in enumerate(line.words) if word.start >= after), len(line.words))
    first = skip_circumstances(line, first, "say") if cue.kind != "source" else first
    while first < len(line.words) and line.words[first].text in (",", ":"):
        first += 1
    last = first
    while last < len(line.words) and line.quoted[last]:
        last += 1
    return frame._replace(content=line.place(first, last - 1)) if last > first else None


def read_cue(line: Line, cue: Cue, limit: int, before: list[Frame]) -> Frame | None:
    """Read the attribution of one cue: try each frame that its kind allows."""
    if cue.kind == "source":
        return read_phrase(line, cue, before)
    if cue.passive:
        return read_passive(line, cue)
    if cue.kind in PARENTHETIC or (limit == len(line.words) and is_comment(line, cue)):
        turned = cue.kind in PARENTHETIC and cue.kind != "tell"
        frame = (read_inverted(line, cue) if turned else None) or read_closing(line, cue)
        if frame:
            return frame
    return read_opening(line, cue, limit, before)


def read_phrase(line: Line, cue: Cue, before: list[Frame]) -> Frame | None:
    """Read `according to X, A` and `A, according to X`."""
    last = find_noun_end(line, cue.last + 1)
    if last < cue.last + 1:
        return None
    told = any(is_predicate(line, at) for at in range(cue.last + 2, last + 1))
    if cue.first <= 1 or told:  # `According to X, A`: the first comma ends the source
        last = next((at - 1 for at in range(cue.last + 2, last + 1) if line.words[at].text == ","), last)
    source = line.place(cue.last + 1, last)
    if before and before[-1].source and before[-1].source[1] > before[-1].content[1]:
        content: tuple[int, int] | None = before[-1].content
    elif cue.first <= 1:
        content = trim(line, last + 1, len(line.words) - 1)
    else:
        first = find_clause_start(line, cue.first - 1)
        content = trim(line, first, cue.first - 1)
        broken = line.words[max(0, cue.first - 2)].small in read_words("borders.txt") | {"which", "who", "and"}
        if content and (broken or content[1] - content[0] < BRIEF):
            content = trim(line, last + 1, len(line.words) - 1) or content
    return Frame(content, source, line.place(cue.first, cue.last)) if content else None


def read_passive(line: Line, cue: Cue) -> Frame | None:
    """Read `A was condemned by X`: what is judged stands before the cue, who judges after `by`."""
    after = cue.last + 1
    if cue.kind not in ("judge", "name", "order") or after >= len(line.words) or line.words[after].small != "by":
        return None
    last = find_noun_end(line, after + 1)
    first = find_source_start(line, cue.first - 1)
    if last <= after or first is None:
        return None
    return Frame(line.place(first, cue.first - 1), line.place(after + 1, last), line.place(cue.first, cue.last))


def read_inverted(line: Line, cue: Cue) -> Frame | None:
    """Read `"A," said X` and `A, said X`."""
    at, after = cue.first - 1, cue.last + 1
    if (
        at < 0
        or cue.first != cue.verb
        or not (line.words[at].text == "," or line.quoted[at])
        or after >= len(line.words)
    ):
        return None
    if (
        is_subordinate(line.words[after].small)
        or line.is_break(after)
        or line.quoted[after]
        or line.words[cue.verb].small.endswith("ing")
    ):
        return None
    if line.words[after].small in PRONOUNS and not line.is_break(after + 1):  # `Ann Ray, 30, said he fled`
        return None
    last = find_noun_end(line, after)
    content = trim(line, find_clause_start(line, at), at)
    if last < after or not content or not is_named(line, after, last):
        return None
    apposed = any(line.words[i].text == "," for i in range(after, last))
    if any(is_predicate(line, i) for i in range(after, last + 1)):
        return None
    if not (line.quoted[at] or apposed or line.is_break(last + 1)):
        return None
    return Frame(content, line.place(after, last), line.place(cue.first, cue.last))


def read_closing(line: Line, cue: Cue) -> Frame | None:
    """Read `A, X said` and `"A," X said in a statement`: nothing is said after the cue.

    After `warning` in `"A," said X, warning that B` something is.
    """
    if line.words[cue.verb].small.endswith("ing") and line.has(cue.last + 1, "that"):
        return None
    end = skip_circumstances(line, cue.last + 1, cue.kind)
    at = find_parenthesis(line, cue.first - 1)
    if at is None or (not line.quoted[at] and is_led(line, end)):
        return None
    if not line.is_break(end) and not is_utterance(line, at) and not is_enclosed(line, at, cue):
        return None
    content = trim(line, find_clause_start(line, at), at)
    words = len(line.text[slice(*content)].split()) if content else 0
    if not content or (words < SHORTEST and not line.quoted[at]):
        return None
    last = cue.first - 1 - (line.words[cue.first - 1].text == ",")
    return Frame(content, line.place(at + 1, last), line.place(cue.first, cue.last))


def is_comment(line: Line, cue: Cue) -> bool:
    """Whether a sentence is a quotation, a subject right behind it and a cue of any kind: `"A," X described B`."""
    at = find_parenthesis(line, cue.first - 1)
    between = line.words[at + 1 : cue.first] if at is not None else []
    plain = all(word.text != "," and word.small not in RELATIVES for word in between)
    return at is not None and bool(between) and plain and is_utterance(line, at)


def is_utterance(line: Line, at: int) -> bool:
    """Whether a quotation that ends with word `at` ends as an utterance does before its source: in a comma, ?, !."""
    return line.quoted[at] and bool(UTTERED.search(line.text, max(0, line.words[at].end - 3), line.words[at].end))


def is_led(line: Line, end: int) -> bool:
    """Whether a colon, or a comma and a quotation, stand where a source's clause ends: what is said follows."""
    mark, following = line.words[end : end + 1], line.quoted[end + 1 : end + 2]
    return bool(mark) and (mark[0].text == ":" or (mark[0].text == "," and any(following)))


def is_enclosed(line: Line, at: int, cue: Cue) -> bool:
    """Whether a sentence is a quotation, a comma behind it, and only a subject before a cue: `"A", X said in B`."""
    between = line.words[at + 1 : cue.first]
    plain = not line.words[cue.verb].small.endswith("ing") and all(word.text != "," for word in between)
    return plain and at > 0 and line.words[at].text == "," and all(line.quoted[:at])


def find_parenthesis(line: Line, last: int) -> int | None:
    """Find the comma or closing mark after which a parenthetical source that ends at `last` begins."""
    at = last
    if at >= 0 and line.words[at].text == ",":  # `Ann Ray, a neighbour, said`
        at = find_mark(line, at - 1, (",",)) - 1
    at = find_mark(line, at, (",", ";", "—", "–"))
    if at < 0 or at >= last or last - at > FARTHEST:
        return None
    named = is_named(line, at + 1, last) and not is_subordinate(line.words[at + 1].small)
    return at if line.quoted[at] or named else None


def find_mark(line: Line, at: int, marks: tuple[str, ...]) -> int:
    """Go back from a word to a mark or a quotation, over a title (`Ann Ray, author of "Tides" and a critic, said`)."""
    while at >= 0 and line.words[at].text not in marks:
        if line.quoted[at]:
            first = find_title(line, at)
            if first is None:
                return at
            at = first
        at -= 1
    return at


def find_title(line: Line, last: int) -> int | None:
    """Find where a quotation that ends with a word begins, if it is a title that another quotation stands before."""
    first = last
    while first and line.quoted[first - 1]:
        first -= 1
    named = any(letter.isupper() for letter in line.words[min(first + 1, last)].text)
    short = named and last - first - 1 <= LONGEST_TITLE and not UTTERED.search(line.text, 0, line.words[last].end)
    before = line.words[first - 1].small if first else ""
    beside = not line.is_break(first - 1) and before not in ("and", "or", "but")
    return first if short and beside and any(line.quoted[:first]) else None


def read_opening(line: Line, cue: Cue, limit: int, before: list[Frame]) -> Frame | None:
    """Read `X said that A`, `X called on B to C`, `X condemned D`, `saying A` of the source before it."""
    source = find_source(line, cue, before)
    if source is None:
        return None
    first = (
        skip_circumstances(line, cue.last + 1, cue.kind) if cue.kind in (*CLAUSAL, "judge", "order") else cue.last + 1
    )
    if first < len(line.words) and line.words[first].text in (":", ",") and not line.is_break(first + 1):
        first += 1
    if first < len(line.words) and line.words[first].small in ("that", "how", "whether") and cue.kind in CLAUSAL:
        first += line.words[first].small == "that"
    last = find_content_end(line, first, limit)
    content = trim(line, first, last)
    if not content or not has_clause(line, cue, first, last):
        return None
    return Frame(content, source, line.place(cue.first, cue.last))


def has_clause(line: Line, cue: Cue, first: int, last: int) -> bool:
    """Whether what follows a cue can be said: a quotation, or enough words for its kind."""
    if any(line.quoted[first : last + 1]):
        return True
    if (
        cue.kind == "think"
        and line.words[first - 1].small != "that"
        and not re.match(r"[A-Z]|the$|it$|he$|she$|they$|there$|we$", line.words[first].text)
    ):
        return False
    if cue.kind == "name" and not is_naming(line, cue, first, last):
        return False
    return last - first + 1 >= LEAST.get(cue.kind, 1)


def is_naming(line: Line, cue: Cue, first: int, last: int) -> bool:
    """Whether `called`, `identified` say what somebody calls somebody, no participles (`an effect called X`)."""
    verb, following = line.words[cue.verb].small, line.words[first]
    if verb.startswith("identif"):
        return cue.first != cue.verb
    if verb.startswith(("call", "term", "dub", "label", "brand")):
        named = (
            following.text[0].isupper()
            or following.small == "to"
            or following.small
            in read_words("speaker_words.txt")
            | {
                "him",
                "them",
                "her",
            }
        )
        return named and last > first
    return last > first


def find_source(line: Line, cue: Cue, before: list[Frame]) -> tuple[int, int] | None:
    """Find the source of a cue that follows it: the noun phrase before, or the source of the cue before it."""
    participle = line.words[cue.verb].small.endswith("ing") and cue.first == cue.verb
    at = cue.first - 1
    joined = (at >= 0 and line.words[at].small in ("and", "but", "or")) or (
        at >= 1 and line.words[at].text == "," and participle
    )
    if (participle or joined) and before:
        return before[-1].source
    if participle or joined:
        return find_subject(line, at)
    while at > 0 and (line.words[at].small in (",", *RELATIVES) or ADVERBS.fullmatch(line.words[at].small)):
        at -= 1
    first, last = find_source_start(line, at), at
    if first is None or first > at or line.words[last].small.endswith(("'s", "’s")):
        return None
    return line.place(first, last) if last >= first and not all(line.quoted[first : last + 1]) else None


def find_clause_start(line: Line, last: int) -> int:
    """Find where the clause that ends at `last`, before a source, begins: a quotation's mark or a border."""
    if line.quoted[last]:
        first = last
        while first and line.quoted[first - 1]:
            first -= 1
        if line.is_break(first - 1):
            return first
        last = first
    return next((at + 1 for at in range(last - 1, -1, -1) if line.words[at].text in (";", ":")), 0)


def find_content_end(line: Line, first: int, limit: int) -> int:
    """Find the last word of what is said: before a turn, a new predicate, the full stop."""
    last = len(line.words) - 1
    for at in range(first, len(line.words)):
        if line.quoted[at]:
            continue
        word, after = line.words[at], line.words[at + 1].small if at + 1 < len(line.words) else ""
        if word.text == ";" or (word.small in ("but", "and") and after in read_words("new_predicates.txt")):
            return at - 1
        if word.text == "," and (after in read_words("turns.txt") or (after in ("but", "and") and limit == at + 2)):
            return at - 1
    return last


def trim(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Give the place of some words without the marks at their ends; quotation marks stay."""
    while last >= first and line.words[last].text in (".", ",", ";", ":", "—", "–", "-") and not line.quoted[last]:
        last -= 1
    while first <= last and line.words[first].text in (",", ";", ":", "—", "–", "-", ".", "*", "•"):
        first += 1
    return line.place(first, last) if first <= last else None
