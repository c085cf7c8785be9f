"""How far a mention reaches: the whole noun phrase around a name or a description, read from the parse.

`Ruritania-based Vane Centre`, `a couple from Strelsau who were travelling`, `Anna Vane, police chief of Strelsau`: what
stands before the head and describes it, and what hangs on it behind, one complement after the other. None is given
where the Doc has no parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Reading, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEFORE = frozenset(["amod", "compound", "nmod:poss", "nmod:desc", "nummod", "advmod", "nmod", "obl:unmarked", "flat"])
BEHIND_NAME = frozenset(["nmod", "appos"])
BEHIND = BEHIND_NAME | {"acl", "acl:relcl", "nmod:desc", "obl", "conj"}
POINTING = frozenset(["this", "that", "these", "those"])
HOMES = frozenset(["of", "from", "at", "with"])
COMPLEMENTS = frozenset(["of", "for", "from", "in", "at", "on", "with", "aboard"])
NOMINAL = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "DET"])
INSIDE = ("'s", "’s", "of", "-")
MOST_TAIL = 9  # words of a complement, with its preposition
MOST_WORDS = 18  # of a phrase; a longer one is a sentence about the actor
STOPS = frozenset(["(", ")", "[", "]", '"', "“", "”", ";", ":", "\n"])


def find_extents(reading: Reading, span: Span, *, named: bool = False) -> tuple[Span, ...]:
    """The wider phrases of a mention, the shorter first, without their article; of a name, no clause is part."""
    doc = reading.doc
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if doc.has_annotation("DEP") else None
    if tokens is None:
        return ()
    first, root = find_first(doc, tokens.start, tokens.root), tokens.root
    ends = [tokens.end, *list_ends(doc, tokens.end, root, BEHIND_NAME if named else BEHIND)]
    ends += [] if named else [end for end in find_tail(doc, tokens.end) if end not in ends]
    begins = [tokens.start - 1] if not named and is_pointed(doc, tokens.start) else []
    ends += find_home(reading, tokens.end) if named else []
    places = [(at, tokens.end) for at in begins]
    places += [
        (at, end)
        for end in ends
        for at in dict.fromkeys((tokens.start, first))
        if (at, end) != (tokens.start, tokens.end) and end - at <= MOST_WORDS
    ]
    spans = [reading.report.span(doc[at].idx, doc[end - 1].idx + len(doc[end - 1])) for at, end in places]
    return tuple(dict.fromkeys(spans))


def is_pointed(doc: Doc, start: int) -> bool:
    """Whether `these` or its like stands before a description, which is then part of how it is written."""
    return start > 0 and doc[start - 1].lower_ in POINTING


def find_home(reading: Reading, end: int) -> list[int]:
    """Where a name ends with the body that its bearer is of (`Anna Vane from Norvik Line`), by the tags alone."""
    doc = reading.doc
    if end + 1 >= len(doc) or doc[end].lower_ not in HOMES or not doc[end - 1].whitespace_:
        return []
    at = doc[end + (2 if doc[end + 1].lower_ == "the" else 1)].idx if end + 2 < len(doc) else -1
    bodies = [name.span for name in reading.names if name.span.start == at and name.type == "ORG"]
    tokens = doc.char_span(bodies[0].start, bodies[0].end) if bodies else None
    return [tokens.end] if tokens is not None else []


def find_tail(doc: Doc, end: int) -> Iterator[int]:
    """Where a description ends with its complement, by the tags: `of` and a noun phrase; others where a verb follows.

    The parse often hangs these on the verb. `who` and its like follow as a verb does: they speak of the whole phrase.
    """
    at = end + 1
    if at >= len(doc) or doc[end].lower_ not in COMPLEMENTS or doc[at].pos_ == "PRON":
        return
    places = []
    while at < len(doc) and at - end < MOST_TAIL and (doc[at].pos_ in NOMINAL or doc[at].lower_ in INSIDE):
        if doc[at].pos_ in ("NOUN", "PROPN") and is_last(doc, at):
            places.append(at + 1)
        at += 1
    follows = at
    while follows < len(doc) and doc[follows].pos_ == "ADV":
        follows += 1
    closed = follows < len(doc) and (doc[follows].pos_ in ("VERB", "AUX") or doc[follows].tag_ in ("WP", "WDT"))
    whole = bool(places) and places[-1] == at
    yield from places if doc[end].lower_ == "of" or (whole and closed) else ()


def is_last(doc: Doc, at: int) -> bool:
    """Whether a noun ends its noun phrase."""
    return at + 1 >= len(doc) or not (doc[at + 1].pos_ in ("NOUN", "PROPN", "NUM", "PART") or doc[at + 1].text == "-")


def is_gap(token: Token) -> bool:
    """Whether a word is only white space within a line."""
    return token.is_space and "\n" not in token.text


def find_first(doc: Doc, start: int, root: Token) -> int:
    """Where the words begin that stand before a mention and describe its head."""
    at = start
    while at > root.sent.start and hangs_on(doc[at - 1], root):
        at -= 1
    while at < start and (doc[at].is_punct or doc[at].dep_ in ("case", "det", "cc") or weighs(doc[at], root)):
        at += 1
    return at


def weighs(token: Token, root: Token) -> bool:
    """Whether a word only weighs a whole phrase: `not the mayor`, `just the mayor`."""
    return token.dep_ == "advmod" and token.head.i == root.i


def hangs_on(token: Token, root: Token) -> bool:
    """Whether a token before a mention belongs to what describes its head, and does not cut it off."""
    if token.text in STOPS or token.text == "," or token.is_space or token.tag_ == "VBG":
        return False
    while token.head.i != token.i:
        if token.head.i == root.i:
            return token.dep_ in BEFORE
        token = token.head
    return False


def list_ends(doc: Doc, end: int, root: Token, behind: frozenset[str]) -> Iterator[int]:
    """Where the mention ends with one, two, three of the complements that follow its head without a gap."""
    at = end
    for child in sorted(root.rights, key=lambda child: child.i):
        if child.i < at:
            continue
        left, right = child.left_edge.i, child.right_edge.i + 1
        gap = doc[at:left]
        if child.is_punct or child.is_space:
            continue
        joins = child.dep_ != "conj" or any(owner.dep_ == "nmod:poss" and owner.pos_ == "PRON" for owner in child.lefts)
        if child.dep_ not in behind or not joins or any(token.text != "," and not is_gap(token) for token in gap):
            return
        if any(token.text in STOPS for token in doc[left:right]):
            return
        while right > left and doc[right - 1].is_punct:
            right -= 1
        yield from (end for end in list_clause_ends(child, right) if end > at)
        yield right
        at = right


def list_clause_ends(child: Token, last: int) -> Iterator[int]:
    """Where a clause that describes somebody can be cut: after each thing that hangs on its verb."""
    at = child.i + 1
    for thing in child.rights if child.dep_.startswith("acl") else ():
        if thing.left_edge.i != at or thing.right_edge.i + 1 >= last:
            return
        at = thing.right_edge.i + 1
        yield at
