"""Noun phrases that describe people and bodies (`more than 40 Syrian rebel groups`, `the boy's father`) in one report.

The nouns are those of `data/actors/people.tsv`. Where the Doc has tags, they say where a phrase ends; without tags the
closed-class words do, so that the reading is poorer but never empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Name, Reading, Span
from rashomon.world.actors.nations import find_nation
from rashomon.world.words import fold, read_table, read_words, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NUMERAL = re.compile(
    r"^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|[mb]illions?|several|many|"
    r"some|few|both|all|most|other|more|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen)$",
    re.IGNORECASE,
)
BODIES = frozenset(
    ["government", "regime", "army", "military", "forces", "troops", "police", "ministry", "opposition", "opponents"]
)
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
ARTICLES = frozenset(["the", "a", "an"])
OWN = frozenset(["his", "her", "its", "their", "our", "my", "your"])
COUNTED_BEFORE = re.compile(
    r"(?:(?:more|fewer|less) than|at least|about|around|nearly|almost|over|some|up to)\s+$", re.IGNORECASE
)
LONGEST_COUNT = 20  # characters before a number in which `more than` and its like are looked for
AGED = re.compile(r"\b\w+-year-olds?$", re.IGNORECASE)
ALWAYS_MANY = frozenset(
    ["police", "people", "troops", "forces", "authorities", "media", "staff", "personnel", "insurgency"]
)
COLLECTIVES = frozenset(
    [
        "group",
        "team",
        "collective",
        "coalition",
        "alliance",
        "network",
        "band",
        "crew",
        "squad",
        "movement",
        "unit",
        "dozens",
        "hundreds",
        "number",
    ]
)
QUANTIFIERS = frozenset(["least", "most", "than", "nearly", "almost", "about", "around", "over", "up"])
NOMINAL_TAGS = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM"])
MOST_WORDS = 7
OFFICE = "office"  # first word of the ring of an office, which alone makes no actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A description: its phrase without the article, its head noun and what the words before it tell.

    `grade` is `definite`, `counted`, `indefinite`, `own` (his, the boy's) or `bare`.
    """

    span: Span
    head: str
    ring: str
    type: str
    plural: bool
    grade: str
    nation: str | None = None
    modifiers: tuple[str, ...] = ()
    part: bool = False
    nations: tuple[str, ...] = ()
    short: Span | None = None
    noun: str = ""
    owner: tuple[str, ...] = ()
    sentence: int = 0


@lru_cache(maxsize=1)
def read_people() -> dict[str, tuple[str, str]]:
    """Noun -> its ring and the type of actor that it describes; each office that has no ring is one by itself."""
    offices = {noun: (f"{OFFICE} {noun}", "person") for noun in read_words("actors/roles.txt")}
    more = {noun: (ring.replace("_", " "), kind) for noun, ring, kind in read_table("actors/nouns.tsv")}
    return more | offices | {noun: (ring, kind) for noun, ring, kind in read_table("actors/people.tsv")}


def find_nominals(reading: Reading) -> tuple[Nominal, ...]:
    """Find the descriptions of people and bodies in a report, in order; names are left to others."""
    doc = reading.doc
    named = mark_names(reading)
    found: list[Nominal] = []
    at = 0
    while at < len(doc):
        last = find_head(doc, at, named)
        if last is None:
            at += 1
            continue
        nominal = make_nominal(reading, last, named)
        if nominal:
            while found and nominal.grade != "own" and nominal.span.holds(found[-1].span):
                found.pop()
            found.append(nominal)
        at = last + 1
    return tuple(found)


def mark_names(reading: Reading) -> frozenset[int]:
    """The numbers of the tokens that belong to a name; a name of one nation's adjective is none."""
    taken: set[int] = set()
    for name in reading.names:
        words = name.span.text.split()
        if len(words) == 1 and (find_nation(words[0], "adjective") or is_attributive(reading.doc, name)):
            continue
        if name.type in ("MISC", "GROUP") and singular(words[-1]) in read_people() and len(words) > 1:
            continue
        span = reading.doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
        taken.update(range(span.start, span.end) if span else ())
    return frozenset(taken)


def is_attributive(doc: Doc, name: Name) -> bool:
    """Whether a name of a people or a faith only describes the noun after it (`Islamist movement`)."""
    tokens = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    if name.type not in ("GROUP", "MISC") or tokens is None or tokens.end >= len(doc):
        return False
    if len(tokens) > 1 and name.type != "GROUP":
        return False
    follower = doc[tokens.end]
    return follower.is_lower and (follower.pos_ in ("NOUN", "ADJ") or singular(follower.lower_) in read_people())


def is_noun_here(token: Token) -> bool:
    """Whether the tagger, where there is one, takes the word for a noun."""
    return token.pos_ in ("", "NOUN", "PROPN", "ADJ") or (token.pos_ == "PRON" and token.lower_ in ALWAYS_MANY)


def find_head(doc: Doc, at: int, named: frozenset[int]) -> int | None:
    """The head of the phrase of people nouns that begins at a token: `rebel groups` has it in the second."""
    people = read_people()
    if at in named or not (singular(doc[at].lower_) in people or is_age(doc, at)) or not is_noun_here(doc[at]):
        return None
    while at + 1 < len(doc) and at + 1 not in named and doc[at].whitespace_ and is_noun_here(doc[at + 1]):
        follower = doc[at + 1]
        if singular(follower.lower_) not in people and not (follower.pos_ == "NOUN" and doc[at].pos_):
            break
        at += 1
    known = singular(doc[at].lower_) in people or doc[max(0, at - 1) : at + 1].text.lower() in read_pairs()
    return at if known or is_age(doc, at) else None


@lru_cache(maxsize=1)
def read_pairs() -> frozenset[str]:
    """The names of bodies of two words (`police force`)."""
    names = (name for _, words, _ in read_table("actors/institutions.tsv") for name in words.split("|"))
    return frozenset(name for name in names if name.count(" ") == 1)


def is_age(doc: Doc, at: int) -> bool:
    """Whether a token ends an age used as a noun (`the six-year-old`)."""
    token = doc[at]
    if not token.lower_.rstrip("s").endswith("old"):
        return False
    follows = doc[at + 1] if at + 1 < len(doc) else None
    ends = follows is None or not follows.is_alpha or fold(follows.text) in function_words()
    ends = ends or (follows is not None and bool(follows.pos_) and follows.pos_ not in NOMINAL_TAGS)
    return ends and bool(AGED.search(doc.text[max(0, token.idx - 20) : token.idx + len(token)]))


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Closed-class words, at which a phrase ends."""
    return read_words("actors/function_words.txt")


def make_nominal(reading: Reading, last: int, named: frozenset[int]) -> Nominal | None:
    """Read the phrase that ends in a head: its modifiers, its determiner, its nation."""
    doc = reading.doc
    token = doc[last]
    first, grade = find_start(doc, last, named)
    head = "child" if is_age(doc, last) else singular(token.lower_)
    if token.lower_ == "local":
        return None
    plural = is_plural(token.lower_, head)
    if grade == "bare" and not plural and token.lower_ == head and not is_collective(head) and not opens(doc[first]):
        return None
    words = [doc[i].text for i in range(first, last)]
    ring, kind = find_ring(head, words)
    plural = plural or (head in COLLECTIVES and ring not in ("group", "team"))
    nations = list_nations(words)
    end, owner = find_complement(doc, last, named)
    nations = list_nations(owner.split()) + nations if owner else nations
    return Nominal(
        span=reading.report.span(doc[first].idx, end),
        head=head,
        ring=ring,
        type=kind,
        plural=plural,
        grade=grade,
        nation=(nations[0] if owner else nations[-1]) if nations else None,
        nations=tuple(dict.fromkeys(nations)),
        modifiers=tuple(fold(w) for w in words if fold(w) and not NUMERAL.match(w)),
        part=bool({"other", "another", "all", "most", "some"} & {w.lower() for w in words}),
        noun=token.lower_,
        owner=("s", *(fold(doc[i].text) for i in range(first, last) if i in named)),
        short=cut_phrase(reading, first, last, grade),
        sentence=doc[last].sent.start if doc.has_annotation("SENT_START") else 0,
    )


def cut_phrase(reading: Reading, first: int, last: int, grade: str) -> Span | None:
    """The phrase without its number or without whose it is: `sailors` of `40 sailors`, `uncle` of `the boy's uncle`."""
    doc = reading.doc
    if grade == "counted":
        return None if is_age(doc, last) else cut_count(reading, first, last)
    marks = [n for n in range(first, last) if doc[n].lower_ in OWN or is_mark(doc[n])] if grade == "own" else []
    return reading.report.span(doc[marks[-1] + 1].idx, doc[last].idx + len(doc[last])) if marks else None


def cut_count(reading: Reading, first: int, last: int) -> Span | None:
    """The phrase without its number: `Danish sailors` of `more than 40 Danish sailors`."""
    doc = reading.doc
    at = first
    while at < last and (NUMERAL.match(doc[at].text) or doc[at].lower_ in (*QUANTIFIERS, "at", "of", "than", "-")):
        at += 1
    aged = any(doc[i].lower_ in ("year", "month") and doc[i - 1].text == "-" for i in range(first + 1, last))
    whole = first < at <= last and not aged
    return reading.report.span(doc[at].idx, doc[last].idx + len(doc[last])) if whole else None


def find_complement(doc: Doc, last: int, named: frozenset[int]) -> tuple[int, str]:
    """Where the phrase ends, with `of` and a name where its head is a body of a country, and that name."""
    close = doc[last].idx + len(doc[last])
    if doc[last].lower_ not in BODIES or last + 2 >= len(doc) or doc[last + 1].lower_ != "of":
        return close, ""
    at = last + (3 if doc[last + 2].lower_ == "the" else 2)
    start = at
    while at < len(doc) and (at in named or is_title(doc[at].text) or doc[at].lower_ in ("'s", "’s", *BODIES)):
        at += 1
    if at == start or not any(i in named for i in range(start, at)):
        return close, ""
    end = at - 1
    return doc[end].idx + len(doc[end]), doc[start:at].text.split("'s")[0].split("’s")[0]


def is_title(word: str) -> bool:
    """Whether a word before a person's name is an office or a nation."""
    titles = fold(word) in read_words("actors/titles.txt") | read_words("actors/roles.txt")
    return word[:1].isupper() and (titles or find_nation(word, "adjective") is not None)


def list_nations(words: list[str]) -> list[str]:
    """The countries that the words of a phrase name, by adjective or name, in order."""
    found, at = [], 0
    words = [word for word in words if word not in ("'s", "’s")]
    while at < len(words):
        for count in (4, 3, 2, 1):
            code = find_nation(" ".join(words[at : at + count]), "adjective", "name")
            if code and words[at][:1].isupper():
                found.append(code)
                at += count - 1
                break
        at += 1
    return found


def is_plural(word: str, head: str) -> bool:
    """Whether a noun speaks of several: in its form, or because it always does."""
    if head == "child" and "old" in word:
        return word.endswith("s")
    return head != word or head in ALWAYS_MANY


def opens(token: Token) -> bool:
    """Whether a word opens a sentence: there a headline leaves the article out (`Bomber kills two`)."""
    return bool(token.is_sent_start) and token.text[:1].isupper()


def is_collective(head: str) -> bool:
    """Whether the noun needs no article in English news (`police said`)."""
    return head in ("police", "media", "staff", "opposition", "parliament", "congress")


def find_ring(head: str, words: list[str]) -> tuple[str, str]:
    """The ring of a head, or of the noun before it where the head is a collective: `rebel groups` are rebels."""
    people = read_people()
    last = singular(words[-1].lower()) if words else ""
    ring, kind = people.get(head) or people.get(last) or ("child", "person")
    if head in COLLECTIVES or head in ("faction", "fighter"):
        for word in reversed(words):
            noun = singular(word.lower())
            before = people.get(noun) or people.get(noun + "r") or people.get(noun + "er")
            if before and before[0] != "group":
                return before[0], kind if before[1] == "group of people" and kind != "organisation" else before[1]
    return ring, kind


def find_start(doc: Doc, last: int, named: frozenset[int]) -> tuple[int, str]:
    """Where the phrase of a head begins, without its article, and its grade."""
    at = last
    counted = False
    while at > 0 and last - at < MOST_WORDS and belongs(doc, at - 1, named):
        at -= 1
        counted = counted or bool(NUMERAL.match(doc[at].text))
    while at < last and {at - 1, at} <= named and doc[at - 1].whitespace_ and doc[at - 1].lower_ not in ARTICLES:
        at -= 1  # into a name that reaches into the phrase
    before = doc[at - 1] if at else None
    if before is not None and is_mark(before) and at > 1:
        return find_owner(doc, at - 1, named), "own"
    if counted:
        return widen_count(doc, at), "counted"
    if before is None:
        return at, "bare"
    for words, grade in ((DEFINITE, "definite"), (OWN, "own"), (frozenset(("a", "an", "another")), "indefinite")):
        if before.lower_ in words:
            return (at - 1 if grade == "own" else at), grade
    return at, "bare"


def belongs(doc: Doc, at: int, named: frozenset[int]) -> bool:
    """Whether a token can stand within a phrase before its head."""
    token = doc[at]
    if token.text in ("-", "–"):
        return at > 0 and not doc[at - 1].whitespace_ and not token.whitespace_
    if not (token.is_alpha or token.like_num or "-" in token.text or "." in token.text[:-1]) or token.is_space:
        return False
    low = token.lower_
    if low in COLLECTIVES and at + 1 < len(doc) and doc[at + 1].lower_ == "of":
        return True
    if low == "and" and at > 0:
        pair = (doc[at - 1], doc[at + 1])
        nouns = all(word.lower_ in read_people() for word in pair)
        return nouns or all(find_nation(word.text, "adjective") for word in pair)
    if low in QUANTIFIERS:
        return False
    if low in DEFINITE or low in OWN or low in ("a", "an", "another", "no", "any", "each", "every"):
        return False
    if low in function_words() and not NUMERAL.match(low) and not is_letters(token):
        return bool(doc[at].text == "of" and at and (doc[at - 1].lower_ in COLLECTIVES or is_round(doc[at - 1].lower_)))
    if token.pos_:
        return (
            token.pos_ in NOMINAL_TAGS
            or (token.pos_ == "VERB" and is_hyphened(doc, at))
            or (token.tag_ in ("VBN", "VBG") and token.dep_ == "amod")
        )
    return not (low.endswith(("ed", "ing")) and not is_hyphened(doc, at)) or at in named


def is_mark(token: Token) -> bool:
    """Whether a token is a possessive mark, with its letter or behind a plural."""
    return token.lower_ in ("'s", "’s") or (token.pos_ == "PART" and token.text in ("'", "’"))


def is_round(word: str) -> bool:
    """Whether a word is a number by the hundred or so that takes `of` (`thousands of spectators`)."""
    return word.endswith("s") and bool(NUMERAL.match(word)) and word not in ("some", "all")


def is_letters(token: Token) -> bool:
    """Whether a word is letters and no word in capitals (`US`)."""
    return token.is_upper and len(token) > 1 and find_nation(token.text, "name") is not None


def is_hyphened(doc: Doc, at: int) -> bool:
    """Whether a token is tied by a hyphen to the one before it."""
    return "-" in doc[at].text or (at > 0 and doc[at - 1].text == "-")


def widen_count(doc: Doc, at: int) -> int:
    """Take `more than` and its like before a number into the phrase."""
    before = doc[max(0, at - LONGEST_COUNT) : at].text_with_ws
    match = COUNTED_BEFORE.search(before[-LONGEST_COUNT:])
    if not match:
        return at
    start = doc[at].idx - len(match.group())
    while at > 0 and doc[at - 1].idx >= start:
        at -= 1
    return at


def find_owner(doc: Doc, mark: int, named: frozenset[int]) -> int:
    """Where the owner before a possessive mark begins: a name, or a noun with its words."""
    at = mark - 1
    while at > 0 and mark - at < MOST_WORDS:
        inside = at - 1 in named and at in named
        if not (inside or (at not in named and belongs(doc, at - 1, named) and at - 1 not in named)):
            break
        at -= 1
    while at > 0 and at in named and is_title(doc[at - 1].text):
        at -= 1
    return at
