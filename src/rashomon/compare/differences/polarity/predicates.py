"""Predicates: what a sentence says of whom, as far as its tree tells: a verb or an adjective with its nouns.

In goes a sentence as a statement, out come its verbs and predicative adjectives, each with the nouns that it is said
of, whether it is denied, and whether it is left open (`unknown whether he is alive`, `if`, `hoped`, `may`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token
from rashomon.compare.differences.phrases import OBJECTS, SUBJECTS
from rashomon.compare.differences.senses import LIGHT, Part, is_deed
from rashomon.compare.differences.statements import Statement
from rashomon.language import read_word
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset({"may", "might", "could", "would", "will", "can", "should", "must", "’ll", "'ll"})
OPENING = frozenset({"whether", "if", "unless", "until", "before", "that’s"})
OPEN_HEADS = frozenset(
    {"hope", "fear", "unknown", "unclear", "wonder", "ask", "try", "want", "attempt", "expect", "wish"}
    | {"ban", "bar", "forbid", "prohibit", "outlaw"}  # what is forbidden may be done
)
INSIDE = frozenset({"in", "into", "inside", "down", "within"})
YET = frozenset({"yet", "still", "far"})
FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll"})
PLANNING = frozenset({"plan", "schedule", "intend", "expect", "prepare", "aim", "hope", "set", "due", "slate"})
BEGINNING = frozenset({"begin", "start", "launch", "open", "commence", "continue", "conduct"})
CARRIED = frozenset(
    {"manage", "remember", "bother", "dare", "deign", "happen", "get", "fail", "neglect", "forget", "decline", "avoid"}
    | {"force", "compel", "cause", "lead", "help", "make", "have", "come", "go", "turn", "prove", "cease", "stop"}
    | {"seem", "appear", "tend", "refuse"}
)  # before `to do`: it was done, or was not (Karttunen, Implicative verbs, 1971), or seems so
SPEAKING = frozenset({"i", "we", "you", "one"})  # pronouns that stand for nobody named before
DEGREES = frozenset({"less", "more", "least", "most"})  # before an adjective: not all of what it says
SEQUENCE = frozenset(
    {"after", "afterwards", "before", "earlier", "later", "soon", "then", "now", "when", "while", "until", "once"}
    | {"first", "initially", "eventually", "finally", "still", "again", "already"}
)  # words that set a state into an order of time
PERFECT = frozenset({"has", "have", "’ve", "'ve"})
NAMING = ("NOUN", "PROPN", "PRON")
NOT = frozenset({"not", "n't", "n’t", "never"})
ABLE = frozenset({"could", "can", "ca", "would"})
LEAD = 6  # words before a predicate among which it is hedged
REACH = 4  # steps up the tree to what leaves a clause open


class Predicate(NamedTuple):
    """A verb (`v`) or an adjective (`a`), the nouns that it is said of, and the passage that it stands in."""

    word: str
    part: Part
    subjects: frozenset[str]
    objects: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    denied: bool
    open: bool
    unfinished: bool
    future: bool
    meant: bool
    deed: str
    lead: str
    loose: bool
    less: bool
    bare: bool
    moment: bool
    under: frozenset[str]
    span: Span
    statement: Statement
    token: Token

    @property
    def report(self) -> str:
        """The report that it stands in."""
        return self.statement.report


def find_predicates(statement: Statement) -> Iterator[Predicate]:
    """The verbs and predicative adjectives of a sentence."""
    inside = frozenset(token.i for token in statement.tokens)
    for token in statement.tokens:
        if token.pos_ == "VERB" or (token.pos_ == "ADJ" and is_predicative(token)):
            yield make_predicate(token, statement, inside)


def is_predicative(token: Token) -> bool:
    """Whether an adjective says something by a verb (`is empty`, `was found dead`), and names no noun's quality."""
    if any(child.pos_ in ("NOUN", "NUM") and child.dep_ not in SUBJECTS for child in token.lefts):
        return False  # a measure: `40 metres deep`
    joined = token.dep_ in ("xcomp", "advmod", "ccomp", "root", "acl:relcl", "acl", "conj", "advcl", "parataxis")
    return any(child.dep_ == "cop" for child in token.children) or (joined and token.head.pos_ == "VERB")


def make_predicate(token: Token, statement: Statement, inside: frozenset[int]) -> Predicate:
    """A predicate with its nouns."""
    bearer = token if token.pos_ == "VERB" or any(c.dep_ in SUBJECTS for c in token.children) else token.head
    around = [c for c in bearer.children if c.i in inside]
    nouns = [c for c in around if c.dep_ in SUBJECTS | OBJECTS]
    if bearer.dep_ in ("acl", "acl:relcl") and bearer.head.i in inside:
        nouns.append(bearer.head)
    subjects = [c for c in nouns if c.dep_ in SUBJECTS or c is bearer.head]
    objects = [c for c in nouns if c.dep_ in OBJECTS or (c is bearer.head and bearer.tag_ == "VBN")]
    if token is not bearer and not subjects:
        subjects = objects
    if not nouns and bearer.dep_ == "xcomp" and bearer.tag_ == "VBN":  # `had the app removed`
        subjects = objects = [c for c in bearer.head.children if c.dep_ == "obj" and c.i in inside]
    places = [c for c in around if is_inside(c)]
    chain = [*around, *(token.children if token is not bearer else ())]
    return Predicate(
        word=fold_token(token),
        part="v" if token.pos_ == "VERB" else "a",
        subjects=frozenset(map(fold_token, subjects)),
        objects=frozenset(map(fold_token, objects)),
        places=frozenset(map(fold_token, places)),
        others=frozenset(fold_token(c) for c in around if c.dep_.startswith("obl") and c.pos_ in NAMING),
        denied=read_word(token)[1],
        open=is_open(token),
        unfinished=any(c.lower_ in YET for c in chain) or is_until_now(chain),
        future=is_to_come(token),
        meant=is_meant(token),
        deed=name_deed(token, objects),
        lead=find_lead(token, inside),
        loose=any(is_loose(c) for c in subjects) or not subjects,
        less=any(c.lower_ in DEGREES for c in token.children),
        bare=token.tag_ == "VB",
        moment=any(t.lower_ in SEQUENCE for t in around_token(token, inside)),
        under=frozenset() if any(c.lower_ in NOT for c in chain) else list_heads(token),
        span=find_clause(statement, token),
        statement=statement,
        token=token,
    )


def is_to_come(token: Token) -> bool:
    """Whether a predicate tells what will be, or what somebody plans (`will open`, `plans to start building`)."""
    if any(c.dep_ == "aux" and c.lower_ in FUTURE for c in token.children):
        return True
    for _ in range(REACH):
        if token.dep_ != "xcomp" or not (token.tag_ in ("VBG", "VBN") or any(c.lower_ == "to" for c in token.children)):
            return False
        token = token.head
        if fold_token(token) in PLANNING:
            return True
    return False


def is_meant(token: Token) -> bool:
    """Whether a predicate only tells what something is for, or what somebody may do (`plans to build`, `ready to go`).

    What follows a verb like `begin` or `manage`, or a hedge (`is said to have left`), is told as done, or as likely;
    what a deed is done for (`united to launch a campaign`) is mostly done with it.
    """
    to = any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
    if not to or token.dep_ not in ("acl", "xcomp", "ccomp"):
        return False
    head = token.head
    if token.dep_ not in ("xcomp", "ccomp") or head.pos_ != "VERB":
        return True
    passive = any(c.dep_ == "aux:pass" for c in head.children)
    return not passive and fold_token(head) not in BEGINNING | CARRIED


def is_until_now(chain: Sequence[Token]) -> bool:
    """Whether words beside a predicate deny it up to now only (`has not confirmed`), and not for ever."""
    words = {c.lower_ for c in chain}
    return bool(words & PERFECT and words & NOT) and "never" not in words


def is_loose(subject: Token) -> bool:
    """Whether a subject is a name or a pronoun, which may mean what another names; `it is clear that` means nothing."""
    siblings = subject.head.children
    empty = subject.lower_ == "it" and any(c.dep_ in ("ccomp", "csubj", "advcl") for c in siblings)
    return subject.pos_ in ("PRON", "PROPN") and subject.lower_ not in SPEAKING and not empty


def list_heads(token: Token) -> frozenset[str]:
    """The verbs that a predicate depends on, a few steps up."""
    found: list[str] = []
    for _ in range(REACH):
        if token.head is token:
            break
        token = token.head
        found += [fold_token(token)] if token.pos_ == "VERB" else []
    return frozenset(found)


def around_token(token: Token, inside: frozenset[int]) -> list[Token]:
    """The words of the clause of a predicate: what depends on it, or on its verb, inside the sentence."""
    head = token if token.pos_ == "VERB" else token.head
    return [t for t in (*token.subtree, *head.children) if t.i in inside]


def name_deed(token: Token, objects: list[Token]) -> str:
    """What is done, by its verb, or by its noun where that begins a deed (`open an inquiry`); `` of a light verb."""
    word = fold_token(token)
    if token.dep_ == "amod":  # `the paired mission` tells of no pairing
        return ""
    if word in BEGINNING:
        noun = next((fold_token(noun) for noun in objects if noun.pos_ == "NOUN"), "")
        return noun if is_deed(noun) else word if noun else ""
    return word if token.pos_ == "VERB" and word not in LIGHT else ""


def find_lead(token: Token, inside: frozenset[int]) -> str:
    """The words before a predicate that may hedge it (`is thought to have`), from the last mark on."""
    words: list[str] = []
    for n in range(token.i - 1, token.i - 1 - LEAD, -1):
        if n not in inside or not any(c.isalnum() for c in token.doc[n].text):
            break
        words.insert(0, token.doc[n].lower_)
    return " ".join(words)


def is_inside(token: Token) -> bool:
    """Whether a noun is what something is in: it stands after `in`, `into`, `down` ..."""
    if any(child.lower_ in INSIDE for child in token.children if child.dep_ == "case"):
        return True
    verb = token.head
    particles = [child for child in verb.children if child.dep_ == "compound:prt" and child.lower_ in INSIDE]
    return token.dep_ == "obj" and any(p.i < token.i for p in particles)


def is_open(token: Token) -> bool:
    """Whether what a predicate says is left open: a condition, a question, a wish, or only possible."""
    for step in range(REACH):
        words = {c.lower_ for c in token.children if c.dep_ in ("mark", "aux", "advmod")}
        words -= ABLE if words & NOT else frozenset()  # what could not be done was not
        if words & OPENING or words & MODALS or (step and fold_token(token) in OPEN_HEADS):
            return True
        if token.dep_ not in ("ccomp", "xcomp", "csubj", "advcl") or token.head is token:
            return False
        token = token.head
    return False


def find_clause(statement: Statement, token: Token) -> Span:
    """The shortest passage of the reading that holds a word, or else its sentence."""
    inside = [p.span for p in statement.reading.passages if p.span.start <= token.idx < p.span.end]
    return min(inside, key=lambda span: (span.end - span.start, span.start), default=statement.span)
