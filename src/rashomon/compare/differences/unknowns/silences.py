"""Silences: who does not comment in one report (`did not respond to a request for comment`) and speaks in another.

In go the sentences of a story, out come rows of a body's silence towards one report beside what another has from it. A
report that has a statement of the body too is left out, unless the silence is on one matter (`gave no reason`, `did not
say why the doors were shut`): then what the body says elsewhere must give a reason for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.names.naming import has_role
from rashomon.compare.differences.polarity.predicates import find_clause
from rashomon.compare.differences.rows import clip, find_home, fold_text, make_difference, make_value
from rashomon.compare.differences.senses import LIGHT
from rashomon.compare.differences.statements import Statement, find_tokens, find_vector
from rashomon.compare.differences.unknowns.matters import read_unknowns
from rashomon.compare.differences.unknowns.parties import list_objects, list_subjects
from rashomon.model import Attribution, Claim, Difference, DifferenceKind, Reading, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

ABOUT = 0.45  # cosine from which what a body says is about that on which alone it did not comment
STEM = 5  # letters in which a verb and its noun are the same
BREAKS = (",", ";", "—", "–")  # marks at which a question ends
FOR = frozenset({"for", "from", "of", "with", "at"})
NONE: frozenset[str] = frozenset()
BY = 5  # words between a name and the post with it (`spokeswoman for the United States carrier`)
LEAST = 3  # letters of a body's name
BODIES = ("ORG", "PER")
LEAD = re.compile(r"(?i)^(?:the|a|an|its|his|her|their)\s+")
SPOKEN: tuple[DifferenceKind, str] = ("update", "in one report nothing was to be had of those whom the other has speak")


class Silence(NamedTuple):
    """A clause in which somebody does not comment: by which names they are known, and on what alone.

    `topic` are the beginnings of the words of that for which no reason is given; none: the silence is on everything.
    """

    names: frozenset[str]
    topic: frozenset[str]
    span: Span
    statement: Statement
    vector: NDArray[np.float32] | None


def differ_in_comment(statements: Sequence[Statement], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The differences between reports in which somebody does not comment and those in which they speak."""
    silences = [silence for statement in statements for silence in find_silences(statement)]
    readings = {statement.report: statement.reading for statement in statements} if silences else {}
    for group in group_silences(silences):
        told = [span for reading in readings.values() for span in find_words(group, reading)]
        if told:
            values = [make_value(s.span, "no comment") for s in group] + [make_value(span, "comment") for span in told]
            question = f"Is there a comment: {clip(group[0].span.text)}?"
            yield make_difference(find_home(values, claims), "attribution", SPOKEN, question, values)


def group_silences(silences: Sequence[Silence]) -> list[list[Silence]]:
    """The silences of one body on one matter together; not those on everything where the report has it speak."""
    groups: list[list[Silence]] = []
    for silence in silences:
        reading = silence.statement.reading
        if silence.topic or not any(is_said_by(silence, reading, row) for row in reading.attributions):
            home = next((group for group in groups if is_one_silence(group[0], silence)), None)
            if home is None:
                groups.append([silence])
            else:
                home.append(silence)
    return groups


def is_one_silence(one: Silence, other: Silence) -> bool:
    """Whether two silences are of one body, on the same matter or both on everything."""
    return bool(one.names & other.names) and (one.topic == other.topic or bool(one.topic & other.topic))


def find_silences(statement: Statement) -> Iterator[Silence]:
    """Who does not comment in a sentence."""
    for found in read_unknowns()["silent"].finditer(statement.span.text):
        start, end = statement.span.start + found.start(), statement.span.start + found.end()
        verb = next((t for t in statement.tokens if start <= t.idx < end and t.pos_ == "VERB"), None)
        names = name_body(statement, verb) if verb is not None else NONE
        if verb is None or not names:
            continue
        asked, why = read_question(statement, verb, found[0], end)
        if asked is None or (asked and why):
            span = find_clause(statement, verb)
            yield Silence(names, asked or NONE, span, statement, find_vector(statement.reading, span))


def read_question(statement: Statement, verb: Token, words: str, end: int) -> tuple[frozenset[str] | None, bool]:
    """What alone a silence is on, None for everything, and whether that is a reason.

    It is what follows (`why the shop was closed`), or for a reason without that, what the clause before tells.
    """
    data = read_unknowns()
    after = [t for t in statement.tokens if t.idx >= end]
    after = after[: next((n for n, t in enumerate(after) if t.text in BREAKS), len(after))]
    asked = data["narrowing"].match(statement.reading.report.text[end : statement.span.end])
    reason = bool(data["reason"].search(words))
    if asked or (reason and any(token.lower_ == "for" for token in after[:1])):
        verbs = [t for t in after if t.pos_ == "VERB" and fold_token(t) not in LIGHT]
        told = verbs or [t for t in after if t.pos_ == "NOUN"]
        return stem_words(told), reason or any(token.lower_ == "why" for token in after[:2])
    if reason:
        return stem_words(list_told(statement, verb.head) if verb.dep_ in ("conj", "advcl") else []), True
    return None, False


def list_told(statement: Statement, verb: Token) -> list[Token]:
    """What a verb tells of: its objects, where it only hands on words (`confirmed the removal`), or else itself."""
    cues = [row.cue for row in statement.reading.attributions if row.cue]
    said = any(cue.start <= verb.idx < cue.end for cue in cues)
    return [c for c in verb.children if c.dep_ == "obj"] if said else [verb]


def stem_words(tokens: Sequence[Token]) -> frozenset[str]:
    """The beginnings of some words, which a verb and its noun have in common (`remove`, `removal`)."""
    return frozenset(fold_token(token)[:STEM] for token in tokens)


def name_body(statement: Statement, verb: Token) -> frozenset[str]:
    """The names by which whoever is silent is known: those in the subject, or of whom its words stand for elsewhere."""
    subject = next(iter(find_silent(verb)), None)
    if subject is None or subject not in statement.tokens:
        return NONE
    place = find_place(statement, subject)
    names = [name.span for name in statement.names if name.type in BODIES and place.holds(name.span)]
    speaks = has_role(fold_token(subject))
    own = [name.text for name in names if name.start <= subject.idx < name.end or speaks]
    whose = next((c for c in subject.children if speaks and is_employer(c)), None)
    return fold_names(own or call_body(statement, find_place(statement, whose) if whose is not None else place))


def is_employer(noun: Token) -> bool:
    """Whether a noun is of those for whom somebody speaks (`a spokesman for the airline`)."""
    return noun.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ in FOR for c in noun.children)


def find_place(statement: Statement, noun: Token) -> Span:
    """The place of a noun phrase in its sentence, without the word that joins it to another (`for the airline`)."""
    words = [token for token in noun.subtree if token in statement.tokens and token.dep_ != "case"]
    return statement.reading.report.span(min(t.idx for t in words), max(t.idx + len(t) for t in words))


def find_silent(verb: Token) -> list[Token]:
    """Who is silent: the subject of a verb, or whom it asks (`has been asked for comment`)."""
    if fold_token(verb) in read_unknowns()["asking"]:
        return list_objects(verb)
    found = list_subjects(verb)
    return found if found or verb.dep_ != "conj" else list_subjects(verb.head)


def call_body(statement: Statement, place: Span) -> list[str]:
    """What the words of a subject stand for where they speak before, or themselves: somebody with a name in it."""
    called = LEAD.sub("", place.text).lower()
    before = [row for row in statement.reading.attributions if row.source and row.source.start <= place.start]
    same = [row.source_actor for row in before if row.source and LEAD.sub("", row.source.text).lower() == called]
    named = same[-1] or "" if same else LEAD.sub("", place.text)
    return [named] if any(word[:1].isupper() for word in named.split()[not same :]) else []


def fold_names(names: Sequence[str]) -> frozenset[str]:
    """Names in letters and digits, without an article."""
    folded = (fold_text(LEAD.sub("", name)) for name in names)
    return frozenset(name for name in folded if len(name) >= LEAST)


def is_said_by(silence: Silence, reading: Reading, row: Attribution) -> bool:
    """Whether something is said by whoever is silent, or by somebody who holds a post with them."""
    if row.source is None or row.source.overlaps(silence.span) or (row.cue and row.cue.overlaps(silence.span)):
        return False
    if fold_names([row.source_actor or "", row.source.text]) & silence.names:
        return True
    own = fold_names(
        [name.span.text for name in reading.names if row.source.holds(name.span) and has_post(row.source, name.span)]
    )
    past = read_unknowns()["past"].intersection(re.findall(r"\w+", row.source.text.lower()))
    return bool(own & silence.names) and not past


def has_post(source: Span, name: Span) -> bool:
    """Whether a post stands by a name in a source (`a spokesman for Volvo`), not in what else is told of a speaker."""
    before, after = source.text[: name.start - source.start].split(), source.text[name.end - source.start :].split()
    return has_role(" ".join([*before[-BY:], name.text, *after[:BY]]))


def find_words(group: Sequence[Silence], reading: Reading) -> Iterator[Span]:
    """What a report that has no silence of a body has from it: the first passage, or the first on one matter."""
    if any(silence.span.report == reading.report.id for silence in group):
        return
    for row in reading.attributions:
        span = find_whole(reading, row)
        said = [silence for silence in group if is_said_by(silence, reading, row) and is_about(silence, reading, span)]
        if said and is_spoken(reading, row) and not read_unknowns()["silent"].search(span.text):
            yield span
            return


def is_spoken(reading: Reading, row: Attribution) -> bool:
    """Whether something is said in so many words: what somebody estimates, or does, confirming it, is no comment."""
    cue = find_tokens(reading.doc, row.cue) if row.cue else ()
    return any(fold_token(token) in read_unknowns()["speaking"] and token.tag_ != "VBG" for token in cue)


def is_about(silence: Silence, reading: Reading, span: Span) -> bool:
    """Whether a passage gives a reason for that for which somebody gave none."""
    if not silence.topic:
        return True
    tokens, vector = find_tokens(reading.doc, span), find_vector(reading, span)
    if not silence.topic & stem_words(tokens) or silence.vector is None or vector is None:
        return False
    grounds = any(token.lower_ in read_unknowns()["grounds"] for token in tokens)
    return grounds and float(silence.vector @ vector) >= ABOUT


def find_whole(reading: Reading, row: Attribution) -> Span:
    """The shortest passage that holds who speaks and what they say, or at least by what verb, or else what they say."""
    ends = [span for span in (row.source, row.cue) if span]
    for places in ([*ends, row.content], ends):
        start, end = min(span.start for span in places), max(span.end for span in places)
        holding = [p.span for p in reading.passages if p.span.start <= start and end <= p.span.end]
        if holding:
            return min(holding, key=lambda span: (span.end - span.start, span.start))
    return row.content
