"""Passages: the stretches of a report that assert something.

With a parse, a sentence is cut where a clause of its own begins: coordinated predicates, complements of saying,
adverbial and relative clauses (Universal Dependencies labels: conj, ccomp, parataxis, advcl, acl:relcl). A passage runs
from the first to the last word that belongs to its clause and to no clause cut from it; a relative clause takes the
noun that it is about with it. What asserts nothing by itself stays where it is (see `heads`), and a predicate that
shares its subject takes along the auxiliaries that it shares. Questions and requests are passages only where somebody
is said to ask or to demand; words without a verb, only where they are enough to name or count something. A participle
behind a noun (acl: `a car packed with explosives`) stays with the noun: cut out, it costs 0.02 of claims F1. What only
says who speaks (`the police said`) asserts nothing and is no passage, unless it says when (`police said on Friday`).
Beside the clauses stand the appositions that tell who somebody is, and whole clauses (`wholes.py`). Without a parse a
passage is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rashomon.language.attribution.cues import is_speech_word
from rashomon.language.sentences.appositions import find_appositions
from rashomon.language.sentences.certainty import is_negated, read_certainty
from rashomon.language.sentences.heads import (
    ABOUT_A_NOUN,
    CARRIERS,
    LEAST_WORDS,
    SUBJECTS,
    begins_clause,
    find_kin,
    is_predicate,
    noun_of,
    subject_of,
)
from rashomon.language.sentences.modality import read_span
from rashomon.language.sentences.wholes import find_wholes
from rashomon.model import Attribution, Passage, Report, Sentence, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

MOST_FRAME = 25  # characters beside source and cue up to which a passage only says who speaks (`..., in a statement`)
LEAST_LISTED = 6  # words of a sentence without a verb that may still tell something: `Two dead in ...`
SAME = 0.8  # of two spans together, what they share if they are nearly the same
MOST_WORDS = 90  # of a sentence; longer ones are menus, captions and lists that lost their stops, unless cut by `;`
UNTOLD = frozenset({"PUNCT", "CCONJ", "SPACE"})  # tells nothing at the border of a clause
TRIM = " \t\r\n\u00a0,;:.–—-()[]“”\"‘’'"


class Known(NamedTuple):
    """What else is read of a report: who is said to say what, and the times that it gives."""

    said: tuple[Attribution, ...]
    times: tuple[When, ...]


class Clause(NamedTuple):
    """A clause: its head word, the words of its own, and its subject where that stands elsewhere."""

    head: Token
    words: tuple[Token, ...]
    subject: tuple[Token, ...]


def find_passages(
    report: Report,
    doc: Doc,
    sentences: Iterable[Sentence],
    said: tuple[Attribution, ...],
    times: tuple[When, ...] = (),
) -> tuple[Passage, ...]:
    """Cut the sentences into passages, each with whom it is attributed to, its certainty and its polarity."""
    parsed = doc.has_annotation("DEP")
    known = Known(said, times)
    found: dict[tuple[int, int], Passage] = {}
    for number, sentence in enumerate(sentences):
        for span, subject in choose_cuts(report, doc, sentence, known) if parsed else ((sentence.span, None),):
            passage = make_passage(span, subject, number, sentence, said)
            words = doc.char_span(span.start, span.end, alignment_mode="expand")
            found.setdefault((span.start, span.end), weigh(passage, words))
    return tuple(found[key] for key in sorted(found))


def choose_cuts(report: Report, doc: Doc, sentence: Sentence, known: Known) -> list[tuple[Span, Span | None]]:
    """Give the clauses of a sentence that tell more than who speaks, or the sentence where it may tell something.

    Beside them its appositions.
    """
    whole: list[tuple[Span, Span | None]] = [(sentence.span, None)]
    words = doc.char_span(sentence.span.start, sentence.span.end, alignment_mode="contract")
    if words is None or sentence.paragraph < 0:
        return whole
    if is_run_on(words):
        return []
    cuts = cut_sentence(report, words, known)
    told = [(span, subject) for span, subject, frames in cuts if not frames]
    named = [(span, None) for both in find_appositions(words) if (span := hull(report, both))]
    found = (told or (whole if cuts or may_tell(words) else [])) + named
    return found + list(add_wholes(report, words, [span for span, _ in found]))


def add_wholes(report: Report, words: DocSpan, found: list[Span]) -> Iterator[tuple[Span, None]]:
    """The whole clauses of a sentence in which something was found, without those that nearly are what was found."""
    taken = list(found)
    for clause in find_wholes(words) if found else ():
        span = hull(report, clause)
        if span and not any(is_nearly(span, other) for other in taken):
            taken.append(span)
            yield span, None


def is_nearly(one: Span, other: Span) -> bool:
    """Whether two spans of a report are the same but for a few words."""
    return shared(one, other) > SAME * (max(one.end, other.end) - min(one.start, other.start))


def is_run_on(words: DocSpan) -> bool:
    """Whether so many words stand without a stop that they are no sentence."""
    return len(words) > MOST_WORDS and sum(w.text == ";" for w in words) * MOST_WORDS < len(words)


def may_tell(words: DocSpan) -> bool:
    """Whether a sentence without a clause may tell something: it has some length, names or counts, and asks nothing."""
    telling = [w for w in words if w.pos_ not in UNTOLD]
    named = any(w.pos_ in ("PROPN", "NUM") for w in telling)
    return len(telling) >= LEAST_LISTED and named and not any(is_asked(w) or bids(w) for w in words if w.head.i == w.i)


def make_passage(
    span: Span, subject: Span | None, number: int, sentence: Sentence, said: tuple[Attribution, ...]
) -> Passage:
    """Make a passage of a place, with who is said to say it."""
    title = sentence.paragraph < 0
    return Passage(span=span, sentence=number, subject=subject, title=title, attribution=find_speaker(span, said))


def weigh(passage: Passage, words: DocSpan | None) -> Passage:
    """Say of a passage how sure it is, and whether it denies; what is sure but of somebody's word is attributed."""
    text = passage.span.text
    certainty, negated = read_span(words) if words else (read_certainty(text), is_negated(text))
    if certainty == "flat" and passage.attribution:
        certainty = "attributed"
    return replace(passage, certainty=certainty, negated=negated)


def find_speaker(span: Span, said: tuple[Attribution, ...]) -> Attribution | None:
    """The innermost attribution whose content holds most of the passage."""
    holding = [a for a in said if shared(span, a.content) * 2 > span.end - span.start]
    return min(holding, key=lambda a: (a.content.end - a.content.start, a.content.start), default=None)


def shared(one: Span, other: Span) -> int:
    """How many characters two spans of a report have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def cut_sentence(report: Report, words: DocSpan, known: Known) -> list[tuple[Span, Span | None, bool]]:
    """The places of a sentence's clauses, in order, each with its subject where that stands elsewhere.

    Last stands whether it says no more than who speaks.
    """
    rows = []
    for clause in find_clauses(words):
        span = hull(report, clause.words)
        if span and asserts(clause, known.said):
            dated = is_dated(clause, span, known.times)
            if dated or not introduces(clause):
                rows.append((span, hull(report, clause.subject), not dated and is_frame(span, known.said)))
    return rows


def is_dated(clause: Clause, span: Span, times: tuple[When, ...]) -> bool:
    """Whether a clause that stands in one piece holds a time that is known."""
    own = {w.idx for w in clause.words}
    doc = clause.head.doc
    inside = doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    whole = all(w.idx in own or w.pos_ in UNTOLD for w in inside)
    return whole and any(time.value and span.start <= time.span.start < span.end for time in times)


def find_clauses(words: DocSpan) -> Iterator[Clause]:
    """Cut a parsed sentence into its clauses."""
    heads = [w for w in words if w.dep_ == "ROOT" or w.dep_ == "root" or w.head.i == w.i or begins_clause(w)]
    marks = {w.i: w.i for w in heads}
    marks |= {w.i: kin.i for w in words if w.i not in marks and (kin := find_kin(w)) is not None}
    owner = {w.i: next((marks[a.i] for a in (w, *w.ancestors) if a.i in marks), w.i) for w in words}
    for head in heads:
        own = [w for w in words if owner[w.i] == head.i]
        noun = noun_of(head, words) if head.dep_ == ABOUT_A_NOUN else ()
        yield Clause(head, tuple(sorted({*own, *noun}, key=lambda w: w.i)), () if noun else subject_of(head))


def asserts(clause: Clause, said: tuple[Attribution, ...] = ()) -> bool:
    """Whether a clause is long enough to assert something, has a word that can, and neither asks nor bids.

    What somebody is said to ask or to demand is an assertion of the report.
    """
    words = [w for w in clause.words if w.pos_ not in UNTOLD]
    if len(words) < LEAST_WORDS or not any(is_predicate(w) for w in words):
        return False
    if any(a.content.start <= clause.head.idx < a.content.end for a in said):
        return True
    return not is_asked(clause.head) and not bids(clause.head)


def is_asked(head: Token) -> bool:
    """Whether a clause is the main one of a question."""
    main = head.head.i == head.i or (head.dep_ == "conj" and head.head.head.i == head.head.i)
    return main and any(w.text == "?" for w in head.sent[-3:])


def bids(head: Token) -> bool:
    """Whether a clause tells somebody to do something: `Sign up for ...`."""
    if head.tag_ != "VB" or any(c.dep_ in SUBJECTS | CARRIERS | {"mark"} for c in head.children):
        return False
    return head.head.i == head.i or (head.dep_ in ("conj", "parataxis") and bids(head.head))


def introduces(clause: Clause) -> bool:
    """Whether a clause only says that somebody says something: its content is a clause of its own.

    What is only set beside it (`the oak fell; it blocked the road`) is its content where the verb is one of speech.
    """
    contents = ("ccomp", "parataxis") if is_speech_word(clause.head.lower_) else ("ccomp",)
    says = any(c.dep_ in contents and begins_clause(c) for c in clause.head.children)
    content = [w for w in clause.words if w.pos_ not in ("PUNCT", "AUX", "PART", "SCONJ", "DET")]
    subject = {w.i for c in clause.head.children if c.dep_ in SUBJECTS for w in c.subtree}
    return says and len([w for w in content if w.i not in subject]) <= LEAST_WORDS


def is_frame(span: Span, said: tuple[Attribution, ...]) -> bool:
    """Whether a passage holds little but the source and the cue of what stands beside it."""
    for attribution in said:
        if attribution.cue and span.holds(attribution.cue) and not span.overlaps(attribution.content):
            parts = [part for part in (attribution.source, attribution.cue) if part]
            rest = span.end - span.start - sum(shared(span, part) for part in parts)
            if rest <= MOST_FRAME:
                return True
    return False


def hull(report: Report, words: tuple[Token, ...]) -> Span | None:
    """The span from the first to the last of some words, without punctuation and `and` at its ends."""
    telling = [w for w in words if w.pos_ not in UNTOLD]
    while telling and telling[0].dep_ == "mark" and telling[0].lower_ == "that":
        del telling[0]
    while telling and introduces_more(telling[-1]):
        last = telling.pop()
        while telling and telling[-1].head.i == last.i:
            del telling[-1]
    if not telling:
        return None
    start, end = telling[0].idx, telling[-1].idx + len(telling[-1])
    text = report.text[start:end]
    start += len(text) - len(text.lstrip(TRIM))
    end -= len(text) - len(text.rstrip(TRIM))
    return report.span(start, end) if start < end else None


def introduces_more(word: Token) -> bool:
    """Whether a participle at the end of a clause only leads to what was cut out: `..., adding`, `mail claiming`."""
    return word.dep_ in ("acl", "advcl") and any(c.dep_ == "ccomp" and begins_clause(c) for c in word.children)
