"""Passages: the stretches of a report that assert something.

With a parse, a sentence is cut where a clause of its own begins: coordinated predicates, complements of saying,
adverbial and relative clauses (Universal Dependencies labels: conj, ccomp, parataxis, advcl, acl:relcl). A passage runs
from the first to the last word that belongs to its clause and to no clause cut from it; a relative clause takes the
noun that it is about with it. A participle behind a noun (acl: `a car packed with explosives`) stays with the noun: cut
out, it costs 0.02 of claims F1. What only says who speaks (`the police said`) asserts nothing and is no passage.
Without a parse a passage is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rashomon.language.certainty import is_negated, read_certainty
from rashomon.model import Attribution, Passage, Report, Sentence, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

LEAST_WORDS = 3  # a shorter clause stays in the one that holds it
MOST_FRAME = 25  # characters beside source and cue up to which a passage only says who speaks (`..., in a statement`)
PREDICATES = frozenset({"VERB", "AUX"})
SPLITS = frozenset({"conj", "ccomp", "parataxis", "advcl", "acl:relcl"})
ABOUT_A_NOUN = "acl:relcl"
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
UNTOLD = frozenset({"PUNCT", "CCONJ", "SPACE"})  # tells nothing at the border of a clause
TRIM = " \t\r\n\u00a0,;:.–—-()[]“”\"‘’'"


class Clause(NamedTuple):
    """A clause: its head word, the words of its own, and its subject where that stands elsewhere."""

    head: Token
    words: tuple[Token, ...]
    subject: tuple[Token, ...]


def find_passages(
    report: Report, doc: Doc, sentences: Iterable[Sentence], said: tuple[Attribution, ...]
) -> tuple[Passage, ...]:
    """Cut the sentences into passages, each with whom it is attributed to, its certainty and its polarity."""
    parsed = doc.has_annotation("DEP")
    found: dict[tuple[int, int], Passage] = {}
    for number, sentence in enumerate(sentences):
        cuts = cut_sentence(report, doc, sentence) if parsed and sentence.paragraph >= 0 else ()
        for span, subject in [cut for cut in cuts if not is_frame(cut[0], said)] or ((sentence.span, None),):
            passage = make_passage(span, subject, number, sentence, said)
            found.setdefault((span.start, span.end), passage)
    return tuple(found[key] for key in sorted(found))


def make_passage(
    span: Span, subject: Span | None, number: int, sentence: Sentence, said: tuple[Attribution, ...]
) -> Passage:
    """Make a passage of a place: who is said to say it, how sure it is, whether it denies."""
    attribution = find_speaker(span, said)
    certainty = read_certainty(span.text)
    return Passage(
        span=span,
        sentence=number,
        subject=subject,
        title=sentence.paragraph < 0,
        certainty="attributed" if certainty == "flat" and attribution else certainty,
        negated=is_negated(span.text),
        attribution=attribution,
    )


def find_speaker(span: Span, said: tuple[Attribution, ...]) -> Attribution | None:
    """The innermost attribution whose content holds most of the passage."""
    holding = [a for a in said if shared(span, a.content) * 2 > span.end - span.start]
    return min(holding, key=lambda a: (a.content.end - a.content.start, a.content.start), default=None)


def shared(one: Span, other: Span) -> int:
    """How many characters two spans of a report have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def cut_sentence(report: Report, doc: Doc, sentence: Sentence) -> list[tuple[Span, Span | None]]:
    """The places of a sentence's clauses, in order, each with its subject where that stands elsewhere."""
    words = doc.char_span(sentence.span.start, sentence.span.end, alignment_mode="contract")
    if words is None:
        return []
    rows = []
    for clause in find_clauses(words):
        span = hull(report, clause.words)
        if span and asserts(clause) and not introduces(clause):
            rows.append((span, hull(report, clause.subject)))
    return rows


def find_clauses(words: DocSpan) -> Iterator[Clause]:
    """Cut a parsed sentence into its clauses."""
    heads = [w for w in words if w.dep_ == "ROOT" or w.dep_ == "root" or w.head.i == w.i or begins_clause(w)]
    owner = {}
    marks = {w.i for w in heads}
    for word in words:
        owner[word.i] = next((a.i for a in (word, *word.ancestors) if a.i in marks), word.i)
    for head in heads:
        own = [w for w in words if owner[w.i] == head.i]
        noun = noun_of(head, words) if head.dep_ == ABOUT_A_NOUN else ()
        yield Clause(head, tuple(sorted({*own, *noun}, key=lambda w: w.i)), () if noun else subject_of(head))


def begins_clause(word: Token) -> bool:
    """Whether a clause of its own begins with this word's subtree."""
    if word.dep_ not in SPLITS or len(list(word.subtree)) < LEAST_WORDS:
        return False
    if word.dep_ == "conj":
        return word.head.pos_ in PREDICATES and is_predicate(word)
    if word.dep_ == "advcl":
        return word.pos_ == "VERB" and not any(c.dep_ == "mark" and c.lower_ == "to" for c in word.children)
    return is_predicate(word)


def is_predicate(word: Token) -> bool:
    """Whether a word is a verb, or a noun or adjective with a copula or a subject."""
    return word.pos_ in PREDICATES or any(c.dep_ == "cop" or c.dep_ in SUBJECTS for c in word.children)


def noun_of(head: Token, words: DocSpan) -> tuple[Token, ...]:
    """The noun phrase that a relative or participial clause is about: up to the noun, without its preposition."""
    noun = head.head
    outside = {w.i for child in noun.children if child.dep_ in ("case", "cc", "mark") for w in child.subtree}
    outside |= {w.i for w in head.subtree}
    return tuple(w for w in noun.subtree if w.i <= noun.i and w.i not in outside and words.start <= w.i < words.end)


def subject_of(head: Token) -> tuple[Token, ...]:
    """The words of the subject that a coordinated or participial predicate shares with the clause above it."""
    if any(c.dep_ in SUBJECTS for c in head.children) or head.dep_ not in ("conj", "advcl", "xcomp"):
        return ()
    above = head.head
    for child in above.children:
        if child.dep_ in SUBJECTS:
            return tuple(
                w for w in child.subtree if not any(a.dep_ == "acl:relcl" for a in (w, *w.ancestors) if a.i > child.i)
            )
    return subject_of(above) if above.i != head.i else ()


def asserts(clause: Clause) -> bool:
    """Whether a clause is long enough to assert something, and has a word that can."""
    words = [w for w in clause.words if w.pos_ not in UNTOLD]
    return len(words) >= LEAST_WORDS and any(is_predicate(w) for w in words)


def introduces(clause: Clause) -> bool:
    """Whether a clause only says that somebody says something: its content is a clause of its own."""
    says = any(c.dep_ in ("ccomp", "parataxis") and begins_clause(c) for c in clause.head.children)
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
    if not telling:
        return None
    start, end = telling[0].idx, telling[-1].idx + len(telling[-1])
    text = report.text[start:end]
    start += len(text) - len(text.lstrip(TRIM))
    end -= len(text) - len(text.rstrip(TRIM))
    return report.span(start, end) if start < end else None
