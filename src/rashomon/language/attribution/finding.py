"""Attributions: in go a report's sentences and quotations (and a reader's spans), out come Attributions by place.

Rules (`frames.py`) and the trained reader each find some; where both speak, quotation marks decide the borders of
direct speech. A quotation that stands alone is said by whoever spoke just before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

from rashomon.language.attribution.acts import hands_on
from rashomon.language.attribution.cues import find_cues
from rashomon.language.attribution.frames import Frame, find_frames, read_introduction
from rashomon.language.attribution.quoted import read_quoted
from rashomon.language.attribution.settling import Parse, meet, settle
from rashomon.language.attribution.subjects import read_subjects
from rashomon.language.attribution.words import make_line, split_words
from rashomon.language.places import pick_near
from rashomon.model import Attribution, Quotation, Report, Sentence, Span, SpeechKind, make_id

SPANS = "attributions"  # the key under which the reader leaves its spans on a Doc
NESTED = "nested_attributions"  # and those that it found within their contents
LONGEST_CUE = 60  # characters from the first part of a cue to its last
FEW = 30  # attributions around one that are looked at, so that a long report is still read in one pass
FAR = 2  # paragraphs over which a quotation that stands alone may still be by the one who spoke before it
LONGEST_LINE = 80  # characters of a line that only introduces what follows
STOPS = (".", "!", "?", "…")  # marks after which a new sentence begins, even where the space is lost (`said."We ...`)
DIRECT = 0.8  # the share of a content that stands in quotation marks where it is direct speech


def find_attributions(
    report: Report,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    read: Iterable[Frame] = (),
    parse: Parse | None = None,
) -> tuple[Attribution, ...]:
    """Find who is said to say what, ordered by place; `read` are the frames that a trained reader found."""
    outer = [(one.outer.start, one.outer.end) for one in quotations if not one.nested]
    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    places = [(sentence.span.start, sentence.span.end) for sentence in body]
    read = [frame for frame in read if any(meet(place, frame.content) for place in pick_near(places, frame.content))]
    found = read_quoted(report.text, find_by_rule(report, body, quotations))
    parse = parse or Parse()
    frames = settle(report.text, found, read_quoted(report.text, list(read)), parse)
    frames = [frame for frame in frames if hands_on(report.text, frame, parse.tags)]
    frames += find_lone(report, body, quotations, frames)
    frames = [fit_quotation(frame, outer) for frame in frames]
    rows = sorted({frame for frame in frames if frame.content[0] < frame.content[1]}, key=order)
    return nest([make_attribution(report, frame, outer) for frame in rows])


def read_parse(doc: Doc) -> Parse:
    """Give the Penn tags of a Doc by the place of each token's first character, and the subjects of its cue verbs."""
    return Parse(tags={token.idx: token.tag_ for token in doc if token.tag_}, subjects=read_subjects(doc))


def read_frames(doc: Doc) -> list[Frame]:
    """Give the frames that the trained reader left on a Doc, one for each content of an attribution."""
    parts: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
    for key in (SPANS, NESTED):
        for span in doc.spans.get(key, ()):
            rows = parts.setdefault((key, span.id_), {})
            rows.setdefault(span.label_, []).append((span.start_char, span.end_char))
    frames = []
    for rows in parts.values():
        cue, sources = join(rows.get("cue", [])), rows.get("source", [])
        for content in rows.get("content", []):
            source = min(sources, key=lambda place: (distance(place, content), place), default=None)
            frames.append(Frame(content, source, cue))
    return frames


def join(places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Give the place of a cue in one or more parts: all of it where they are near each other, or else the first."""
    if not places:
        return None
    start, end = min(places)[0], max(place[1] for place in places)
    return (start, end) if end - start <= LONGEST_CUE else min(places)


def distance(left: tuple[int, int], right: tuple[int, int]) -> int:
    """How many characters lie between two places."""
    return max(right[0] - left[1], left[0] - right[1], 0)


def order(frame: Frame) -> tuple[int, ...]:
    """Order frames by place, the outer before the inner."""
    return frame.content[0], -frame.content[1], *(frame.source or (0, 0)), *(frame.cue or (0, 0))


def find_by_rule(report: Report, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[Frame]:
    """Find attributions sentence by sentence."""
    outer = [(one.outer.start, one.outer.end) for one in quotations if not one.nested]
    inner = [(one.outer.start, one.outer.end) for one in quotations if one.nested]
    frames: list[Frame] = []
    for sentence in sentences:
        place = (sentence.span.start, sentence.span.end)
        quotes = pick_near(outer, place)
        found = find_frames(make_line(report.text, place, quotes))
        if not found and any(quote[0] <= place[0] and place[1] <= quote[1] + 1 for quote in quotes):
            line = make_line(report.text, place, pick_near(inner, place))
            found = [frame for frame in find_frames(line) if not is_own(report.text, frame)]
        frames += found
    return frames


def is_own(text: str, frame: Frame) -> bool:
    """Whether a speaker within a quotation is the one who is quoted, or whom they address (`I think`, `you said`)."""
    return frame.source is not None and text[slice(*frame.source)].lower() in ("i", "we", "you")


def find_lone(
    report: Report, sentences: Sequence[Sentence], quotations: Sequence[Quotation], frames: Sequence[Frame]
) -> list[Frame]:
    """Give a quotation that makes up a sentence, and that nobody is said to say, to who spoke before it."""
    found: list[Frame] = []
    starts = [sentence.span.start for sentence in sentences]
    marks = [(one.outer.start, one.outer.end) for one in quotations if not one.nested]
    told = sorted((frame for frame in frames if not is_within(frame, marks)), key=order)
    reach = list(accumulate((frame.content[1] for frame in told), max))
    for one in quotations:
        place = (one.outer.start, one.outer.end)
        at, before = bisect_left(starts, place[0]), bisect_left(told, place[0], key=lambda frame: frame.content[0])
        last = sentences[max(0, bisect_left(starts, one.inner.end) - 1)].span  # a quotation may be many sentences
        rest = report.text[place[1] : last.end]
        opens = at < len(starts) and starts[at] == place[0]
        if not opens:
            at = max(0, at - 1)  # the sentence that it stands in
        first = opens or report.text[max(0, place[0] - 2) : place[0]].rstrip()[-1:] in STOPS
        alone = first and (len(rest) <= 1 or goes_on(rest, last, one))
        after = bisect_left(told, place[1], key=lambda frame: frame.content[0])
        if one.nested or one.scare or not alone or (after and reach[after - 1] > place[0]):
            continue
        frame = introduce(report, sentences[:at][-1:], place[0]) or find_last(told[:before][-FEW:] + found[-FEW:])
        if frame and (frame.content[0] == frame.content[1] or is_near(sentences, starts, frame.content[0], at)):
            found.append(frame._replace(content=place))
    return found


def goes_on(rest: str, last: Span, one: Quotation) -> bool:
    """Whether narration that names no speaker follows a quotation, of several sentences or ended by a full stop."""
    ended = one.inner.start < last.start or (one.inner.text[-1] in STOPS and rest.lstrip()[:1].isupper())
    return ended and rest[:1].isspace() and not find_cues(split_words(rest, 0, len(rest)))


def is_within(frame: Frame, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether it is within a quotation that somebody is said to speak: that one speaks no other quotation."""
    cue = frame.cue or frame.content
    return any(start < cue[0] and cue[1] < end for start, end in pick_near(quotes, cue))


def introduce(report: Report, before: Sequence[Sentence], start: int) -> Frame | None:
    """Find who is said to speak by the sentence before a quotation, or a line between them, that ends in a colon."""
    place = (before[-1].span.start, before[-1].span.end) if before else (0, 0)
    between = report.text[place[1] : start].rstrip()
    if between.endswith(":") and len(between) <= LONGEST_LINE:  # a short line by itself may be no part of the body
        place = place[1], place[1] + len(between)
    return read_introduction(make_line(report.text, place, [])) if place[1] else None


def find_last(frames: Sequence[Frame]) -> Frame | None:
    """Find the frame with a source that ends last."""
    told = [frame for frame in frames if frame.source]
    return max(told, key=lambda frame: max(frame.content[1], (frame.cue or frame.content)[1]), default=None)


def is_near(sentences: Sequence[Sentence], starts: Sequence[int], before: int, at: int) -> bool:
    """Whether a place before a sentence lies at most a few paragraphs back."""
    home = sentences[max(0, bisect_right(starts, before) - 1)]
    return sentences[at].paragraph - home.paragraph <= FAR


def fit_quotation(frame: Frame, quotes: Sequence[tuple[int, int]]) -> Frame:
    """Let a content that reaches into a quotation run to its marks, unless the source or cue stands there."""
    start, end = frame.content
    taken = [place for place in (frame.source, frame.cue) if place]
    for quote in pick_near(quotes, (start, end)):
        if meet((start, end), quote) and not any(meet(quote, place) for place in taken):
            start, end = min(start, quote[0]), max(end, quote[1])
    return frame._replace(content=(start, end))


def make_attribution(report: Report, frame: Frame, quotes: Sequence[tuple[int, int]]) -> Attribution:
    """Make an Attribution of a frame's places; its id is that of the places."""
    return Attribution(
        id=make_id("a", report.id, *frame),
        content=report.span(*frame.content),
        source=report.span(*frame.source) if frame.source else None,
        cue=report.span(*frame.cue) if frame.cue else None,
        kind=read_kind(frame.content, quotes),
    )


def read_kind(content: tuple[int, int], quotes: Sequence[tuple[int, int]]) -> SpeechKind:
    """Tell direct speech (nearly all within marks) from indirect (nothing) and mixed."""
    near = pick_near(quotes, content)
    quoted = sum(max(0, min(content[1], end) - max(content[0], start)) for start, end in near)
    share = quoted / (content[1] - content[0])
    return "direct" if share >= DIRECT else "mixed" if share > 0 else "indirect"


def nest(rows: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Say of each attribution within the content of another which that is: the smallest that does."""
    found = []
    for at, row in enumerate(rows):
        own = row.cue or row.source or row.content
        near = rows[max(0, at - FEW) : at + FEW]  # rows are in order, so what holds another stands close to it
        holders = [
            one for one in near if one.id != row.id and one.content.holds(own) and one.content.holds(row.content)
        ]
        holder = min(holders, key=lambda one: one.content.end - one.content.start, default=None)
        found.append(replace(row, nested_in=holder.id) if holder else row)
    return tuple(found)
