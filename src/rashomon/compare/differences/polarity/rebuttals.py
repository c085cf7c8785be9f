"""Rebuttals: what some reports tell and somebody denies, rejects or calls untrue in another.

What is denied is the clause or the noun that depends on the denying word (`denied selling the mill`, `called reports
of a sale false`); where that is only named (`the claims are untrue`, `this is false`), what the sentence before tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import SUBJECTS
from rashomon.compare.differences.polarity.predicates import Predicate, find_clause
from rashomon.compare.differences.polarity.stated import Stated, list_words, rank_voice
from rashomon.compare.differences.rows import clip, find_home, fold_text, make_difference, make_value
from rashomon.compare.differences.senses import LIGHT
from rashomon.compare.differences.statements import find_vector, read_statement
from rashomon.compare.unions import join_linked
from rashomon.language import read_word
from rashomon.model import Claim, Difference, DifferenceKind, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

UNTRUE: tuple[DifferenceKind, str] = ("conflict", "one tells what somebody denies, or calls untrue, in the other")
NEAR = 0.50  # cosine from which a clause may tell what another denies
SAID = 0.70  # the same where what is denied is told by the sentence before only
ALIKE = 0.60  # the same for two denials of one thing
LONG = 500  # letters of a passage that make it as bad a question as its meaning turned round
SHARED = 2  # words that they must have in common
STEM = 5  # letters by which words of one root are taken for one (`involved`, `involvement`)
BESIDE = 6  # words from a denying verb to the verb of its clause, where the tree has them side by side
MOST = 2  # clauses of one report that are shown, the nearest first
OF = frozenset({"of", "that", "about"})
NAMED = frozenset({"it", "this", "that", "they", "these", "those"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})


Told = tuple[float, Predicate]  # a clause that tells what is denied, and how near it is to the denial


class Rebuttal(NamedTuple):
    """A denying clause with its passage, the words of what it denies, and whether it only names that (`the claims`).

    `vectors` are those of the clauses that deny and that are denied, the last one that of the passage.
    """

    row: Predicate
    span: Span
    matter: frozenset[str]
    named: bool
    vectors: tuple[NDArray[np.float32], ...]


def differ_in_truth(stated: Sequence[Stated], claims: Sequence[Claim]) -> Iterator[Difference]:
    """The matters that some reports tell and somebody denies in others, a row each."""
    rebuttals = list(find_rebuttals(stated))
    told = [list_told(rebuttal, rebuttals, stated) for rebuttal in rebuttals]
    links = [*link_rebuttals(rebuttals), *link_told(told)]
    for group in join_linked(len(rebuttals), links):
        members = [rebuttals[n] for n in group]
        rows = list({row.span: (near, row) for n in group for near, row in told[n]}.values())
        denying = {member.span.report for member in members}
        if any(len(denying | {row.report}) > 1 for _, row in rows if not row.denied):
            yield write_row(members, rows, claims)


def write_row(denying: Sequence[Rebuttal], told: Sequence[Told], claims: Sequence[Claim]) -> Difference:
    """The row of a matter: who tells it, and who denies it; asked is what is told nearest to the denial."""
    values = [make_value(row.span, f"no: {clip(row.span.text)}") for row in denying]
    values += [make_value(row.span, f"{'no' if row.denied else 'yes'}: {clip(row.span.text)}") for _, row in told]
    question = f"Is it so: {clip(min((row for row in told if not row[1].denied), key=rank_telling)[1].span.text)}?"
    return make_difference(find_home(values, claims), "polarity", UNTRUE, question, values)


def rank_telling(told: Told) -> tuple[bool, bool, float, tuple[str, int, int]]:
    """What makes a telling a bad question, the worst first: another's words, half a clause, long and far from it."""
    near, row = told
    quoted, _, half, *_ = rank_voice(read_statement(row.statement.reading, row.span), row.token)
    return quoted, half, len(row.span.text) / LONG - near, row.span.place


def find_rebuttals(stated: Sequence[Stated]) -> Iterator[Rebuttal]:
    """The clauses that deny what is told elsewhere, with the words of it."""
    for row in stated:
        heads = list(find_denied(row.predicate))
        if heads:
            yield make_rebuttal(row.predicate, heads)


def make_rebuttal(row: Predicate, heads: Sequence[Token]) -> Rebuttal:
    """A predicate that denies what depends on some words."""
    matter = frozenset(word for head in heads for word in list_content(list_matter(head, row.token)))
    if matter and not any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for head in heads for c in head.children):
        deniers = [c for c in row.token.children if c.dep_ in SUBJECTS and c.pos_ != "PRON" and not names_claim(c)]
        matter |= frozenset(map(fold_token, deniers))  # who denies doing it, would have done it
    reading, sentence = row.statement.reading, row.statement.span
    ends = [row.token.idx, *(t.idx for head in heads for t in head.subtree if sentence.start <= t.idx < sentence.end)]
    holding = [p.span for p in reading.passages if p.span.start <= min(ends) and max(ends) < p.span.end]
    span = min(holding, key=lambda span: (span.end - span.start, span.start), default=sentence)
    spans = [*(find_clause(row.statement, word) for word in (row.token, *heads)), span]
    before = None if matter else find_before(row)
    if before is not None:
        matter = frozenset(list_content(read_statement(reading, before).tokens))
        spans[:-1] = [p.span for p in reading.passages if before.start <= p.span.start and p.span.end <= before.end]
    vectors = [vector for place in spans if (vector := find_vector(reading, place)) is not None]
    return Rebuttal(row, span, matter, before is not None, tuple(vectors))


def find_denied(row: Predicate) -> Iterator[Token]:
    """The words that a predicate denies: the clauses or the noun that depend on it, if it denies."""
    token = row.token
    if row.open:
        return
    if row.part == "v" and row.word in list_words("rebutting") and not row.denied:
        given = any(child.dep_ == "iobj" for child in token.children)  # `denied her a visa`
        for child in token.children:
            clause = row.word == "deny" and child.dep_ in CLAUSES and child.i > token.i and not given
            part = (
                row.word == "deny" and child.dep_ == "obj" and fold_token(child) in list_words("involved") and not given
            )
            if clause or part or (child.dep_ in ("obj", "nsubj:pass", "ccomp") and names_claim(child)):
                yield child
        if row.word == "deny" and not any(
            child.i > token.i for child in token.children
        ):  # its clause was read as next to it
            yield from (
                c for c in token.head.children if c.dep_ == token.dep_ == "ccomp" and 0 < c.i - token.i <= BESIDE
            )
    elif row.word in list_words("true" if row.denied else "untrue"):
        for noun in (*token.children, *token.head.children):
            about = noun.dep_ in SUBJECTS or (noun.dep_ == "obj" and token.dep_ == "xcomp")
            if about and noun.head in (token, token.head) and is_saying(noun, row.part):
                yield noun


def is_saying(noun: Token, part: str) -> bool:
    """Whether a noun names what somebody claims; so may `it` and `this`, of which an adjective is said."""
    return names_claim(noun) or (part == "a" and noun.lower_ in NAMED)


def names_claim(noun: Token) -> bool:
    """Whether a noun is one for what somebody claims."""
    word = fold_token(noun)
    return word in list_words("saying") or word.removesuffix("s") in list_words("saying")


def list_matter(head: Token, verb: Token) -> list[Token]:
    """The words of what is denied: a clause, or what a noun for a claim says of it (not `the report made today`)."""
    if not names_claim(head):
        return list(head.subtree)
    told = [c for c in head.children if c.dep_ in ("nmod", "compound", "ccomp") or (c.dep_ == "acl" and not is_cut(c))]
    between = list(head.doc[head.i + 1 : verb.i])
    if between and between[0].lower_ in OF:  # `reports of a sale are untrue`, whatever its tree
        return between
    return [token for child in told for token in child.subtree]


def is_cut(verb: Token) -> bool:
    """Whether a participle tells what was done to a noun (`the claims made today`)."""
    return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "mark", *SUBJECTS) for child in verb.children)


def list_content(tokens: Iterator[Token] | Sequence[Token]) -> Iterator[str]:
    """The nouns, names, verbs and adjectives among some words that say something, by their roots."""
    for token in tokens:
        word = fold_token(token)
        if token.pos_ in CONTENT and word not in LIGHT:
            yield word


def find_before(row: Predicate) -> Span | None:
    """The sentence before that of a predicate."""
    reading = row.statement.reading
    before = [sentence.span for sentence in reading.sentences if sentence.span.end <= row.statement.span.start]
    return before[-1] if before else None


def link_rebuttals(rebuttals: Sequence[Rebuttal]) -> Iterator[tuple[int, int]]:
    """The pairs of denials that deny one thing."""
    for (i, one), (j, other) in combinations(enumerate(rebuttals), 2):
        beside = one.span.report == other.span.report and other.named and is_next(one.row, other.row)
        cosine = max((float(a @ b) for a in one.vectors for b in other.vectors), default=0.0)
        alike = count_shared(one.matter, other.matter) >= SHARED or (one.named and other.named)
        if beside or cosine >= (NEAR if alike else ALIKE):
            yield i, j


def link_told(told: Sequence[Sequence[Told]]) -> Iterator[tuple[int, int]]:
    """The pairs of denials that deny what one clause tells."""
    for (i, one), (j, other) in combinations(enumerate(told), 2):
        if {row.span for _, row in one} & {row.span for _, row in other}:
            yield i, j


def is_next(one: Predicate, other: Predicate) -> bool:
    """Whether the sentence of a predicate is the next after that of another, or the same."""
    between = [
        sentence
        for sentence in one.statement.reading.sentences
        if one.statement.span.end <= sentence.span.start and sentence.span.end <= other.statement.span.start
    ]
    return not between and one.statement.span.start <= other.statement.span.start


def list_told(rebuttal: Rebuttal, rebuttals: Sequence[Rebuttal], stated: Sequence[Stated]) -> list[Told]:
    """The clauses that tell, or deny in other words, what a rebuttal denies: of each report the nearest."""
    own = {other.row.statement.span for other in rebuttals}
    best: dict[str, dict[str, Told]] = defaultdict(dict)
    for row in stated:
        told, words = row.predicate, fold_text(row.predicate.span.text)
        self_told = rebuttal.named and told.report == rebuttal.span.report  # the sentence before may tell of anything
        by_the_way = rebuttal.named and is_circumstance(told.token)
        if (told.open and not told.future) or self_told or by_the_way:
            continue
        if told.statement.span in own or is_handed_on(told):
            continue
        cosine = score_match(rebuttal, row)
        if cosine >= (SAID if rebuttal.named else NEAR) and cosine > best[told.report].get(words, (0.0,))[0]:
            best[told.report][words] = (cosine, told)
    ranked = (sorted(rows.values(), key=lambda pair: (-pair[0], pair[1].span.place))[:MOST] for rows in best.values())
    return [told for rows in ranked for told in rows]


def is_circumstance(verb: Token) -> bool:
    """Whether a verb tells when, where or how something else is (`when the dam broke`)."""
    return verb.dep_ == "advcl" or any(child.tag_ == "WRB" for child in verb.children)


def is_handed_on(row: Predicate) -> bool:
    """Whether a predicate only hands on what another clause says, or is hedged itself (`is suspected of selling`)."""
    held = [child for child in row.token.children if child.pos_ == "VERB" and child.i > row.token.i]
    return any(word.dep_ == "ccomp" for word in held) or any(read_word(w)[0] == "hedged" for w in (row.token, *held))


def score_match(rebuttal: Rebuttal, row: Stated) -> float:
    """How near a clause is to a denial, if it has words of what is denied, and its predicate has one of them."""
    nearest = (
        max((float(v @ row.vector) for v in rebuttal.vectors[:-1]), default=0.0) if row.vector is not None else 0.0
    )
    if nearest < NEAR:
        return 0.0
    told = row.predicate
    own = frozenset({told.word}) | told.subjects | told.objects | told.others
    words = frozenset(list_content(read_statement(told.statement.reading, told.span).tokens))
    least = min(SHARED, len(rebuttal.matter))
    shared = count_shared(rebuttal.matter, words) >= least and count_shared(rebuttal.matter, own)
    return nearest if shared else 0.0


def count_shared(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of one set have their root in another."""
    roots = {word[:STEM] for word in other}
    return len({word[:STEM] for word in one} & roots)
