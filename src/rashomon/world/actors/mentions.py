"""Mentions of named actors in one report: the name alone, and the widest form that stands there.

A title, an office or a nation before a person's name (`Ruritanian police chief Anna Vane`), a noun for a body before
or after a body's name (`the rebel group X`, `the X faction`) and a gloss in brackets (`Free River Army (FRA)`) make
further forms of the same actor. The name itself is kept bare: no article, no title, no possessive ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.model import Name, Reading, Span
from rashomon.world.actors.abbreviations import are_letters
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import function_words, read_people
from rashomon.world.actors.phrases import is_attributive
from rashomon.world.actors.preludes import Prelude, belongs, find_prelude
from rashomon.world.words import POSSESSIVE, fold, read_table, read_words, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLACES = ("hospital", "school", "church")  # rings of bodies that are named for where they are
GROUP_RINGS = (
    *("fighter", "band", "group", "company", "agency", "party", "team", "charity", "soldier", "media", "union"),
    *PLACES,
)
GLOSS = re.compile(r"\s*\(\s*(?:the\s+|or\s+|also known as\s+)?([^()]{2,60}?)\s*\)")
HANDLE = re.compile(r"\s*\(?@(\w{2,})")  # the name of an account, after the name of who writes there
MOST_ADJECTIVES = 5  # words between an article and a name
MOST_LETTERS = 7  # of letters that stand for a name, and one more
TRIM = "“”\"‘’'()[],.;:*_ "


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of an actor: the bare name, the type that the reader gave, and the wider forms that stand there."""

    span: Span
    type: str
    forms: tuple[Span, ...] = ()
    nouns: tuple[str, ...] = ()
    glosses: tuple[Span, ...] = ()
    nation: str | None = None
    sentence: int = 0
    part: bool = field(default=False)

    @property
    def key(self) -> str:
        """The folded bare name."""
        return fold(self.span.text)


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Find the named actors of a report in order, each with its wider forms; names that overlap give the longest."""
    found: list[Mention] = []
    dated = [when.span for when in reading.times]
    for name in sorted(reading.names, key=lambda n: (n.span.start, -n.span.end)):
        if any(span.holds(name.span) for span in dated):
            continue
        mention = make_mention(reading, name)
        if mention and not (found and found[-1].span.overlaps(mention.span)):
            found.append(mention)
    return tuple(found)


def make_mention(reading: Reading, name: Name) -> Mention | None:
    """Bare the name, then look left and right for what belongs to it."""
    if is_attributive(reading.doc, name):
        return None
    start, end = trim_name(reading, name)
    tokens = reading.doc.char_span(start, end, alignment_mode="expand") if start < end else None
    if tokens is None or not tokens.text.strip():
        return None
    doc = reading.doc
    left, nouns, nation = widen_left(reading, tokens.start, name.type)
    right, after = widen_right(doc, tokens.start, tokens.end, name.type)
    stop = doc[right - 1].idx + len(doc[right - 1]) if right > tokens.end else end
    glosses = find_glosses(reading, stop)
    if after:
        left = min(left, widen_adjectives(doc, tokens.start))
    closed = reading.report.text.find(")", glosses[0].end) + 1 if glosses else 0
    borders = [(left, stop), (left, end), (start, stop), (start, closed), (left, closed)]
    prelude = find_prelude(doc, tokens.start, name.type)
    if prelude is None and name.type == "PER" and len(tokens) == 1:
        prelude = find_prelude(doc, tokens.start, "ORG")  # an outlet that was read as a person
    if prelude:
        borders += list_borders(reading, prelude, (tokens.start, start, end))
        borders += [(doc[prelude.first].idx, stop)] if stop > end else []
        nouns = nouns or ((prelude.noun,) if prelude.noun else ())
    title = reading.report.text[left:start].rstrip()
    borders += [(left, left + len(title))] if name.type == "PER" and nation and " " in title else []
    forms = dict.fromkeys(place for place in borders if place[0] < place[1] and place != (start, end))
    return Mention(
        span=reading.report.span(start, end),
        type=name.type,
        forms=tuple(reading.report.span(*place) for place in forms),
        nouns=(*nouns, *after),
        glosses=glosses,
        nation=nation,
        sentence=tokens[0].sent.start if doc.has_annotation("SENT_START") else 0,
        part=is_part(doc, tokens.end),
    )


def list_borders(reading: Reading, prelude: Prelude, name: tuple[int, int, int]) -> list[tuple[int, int]]:
    """The forms that a phrase before a name makes: with the name, and alone; whose it is in the phrase and not."""
    first, start, end = name
    doc, text = reading.doc, reading.report.text
    if prelude.own >= first:
        return [(doc[prelude.first].idx, end)]
    borders = [(doc[place].idx, end) for place in dict.fromkeys((prelude.first, prelude.own, *prelude.cuts))]
    for place in dict.fromkeys((prelude.first, prelude.own)):
        alone = text[doc[place].idx : start].rstrip()
        if " " in alone and not alone.lower().endswith((" the", " of", " for")):
            borders.append((doc[place].idx, doc[place].idx + len(alone)))
    return borders


def widen_adjectives(doc: Doc, first: int) -> int:
    """Where the adjectives begin that stand between an article and a name with its noun: `the hardline X group`."""
    at = first
    while at > 0 and first - at < MOST_ADJECTIVES and describes(doc, at - 1):
        at -= 1
    return doc[at].idx if at > 0 and doc[at - 1].lower_ in ("the", "a", "an") else doc[first].idx


def describes(doc: Doc, at: int) -> bool:
    """Whether a token written small can stand between an article and a name with its noun."""
    token = doc[at]
    if not token.pos_:
        return token.is_lower and is_modifier(doc, at)
    return (token.is_lower or token.text == "-") and belongs(doc, at)


def trim_name(reading: Reading, name: Name) -> tuple[int, int]:
    """The place of the name without quotation marks, article, titles and possessive ending."""
    text, start = name.span.text, name.span.start
    lead = len(text) - len(text.lstrip(TRIM))
    stop = "." if re.search(r"\b[A-Z]\.$", text.rstrip(TRIM.replace(".", ""))) else ""
    bare = text.strip(TRIM + "\n")
    text = POSSESSIVE.sub("", bare + stop) if bare else ""
    start += lead
    article = re.match(r"(?:the|an?) (?=\S)", text, re.IGNORECASE)
    if article:
        start, text = start + article.end(), text[article.end() :]
    if name.type in ("PER", "MISC", ""):
        cut = count_titles(text)
        start, text = start + cut, text[cut:]
    return start, start + len(text)


def count_titles(text: str) -> int:
    """How many characters of titles, offices and nations stand before the person's name."""
    words = list(re.finditer(r"\S+", text))
    titles, roles = read_words("actors/titles.txt"), read_words("actors/roles.txt")
    keep = 0
    for n, word in enumerate(words[:-1]):
        key = fold(POSSESSIVE.sub("", word.group()))
        if key in titles or key in roles:
            keep = n + 1
        elif not (find_nation(POSSESSIVE.sub("", word.group()), "adjective", "name") and n == keep):
            break
    rest = [fold(w.group()) for w in words[keep:]]
    heads = {row[0] for row in read_table("actors/heads.tsv")}
    return words[keep].start() if keep and rest and not heads & set(rest[-1:]) else 0


def widen_left(reading: Reading, first: int, kind: str) -> tuple[int, tuple[str, ...], str | None]:
    """Where the widest form begins on the left, the nouns and the nation found on the way."""
    doc = reading.doc
    at, nation = first, None
    if kind not in ("PER", "LOC") and first > 1 and doc[first - 1].lower_ in ("'s", "’s"):
        owner = find_nation(doc[first - 2].text, "name")
        return (doc[first - 2].idx, (), owner) if owner else (doc[first].idx, (), None)
    if kind == "LOC":
        return doc[first].idx, (), None  # in headlines `Vane Strikes Rebels Ruritania`
    nouns: list[str] = []
    roles = read_words("actors/roles.txt") | read_words("actors/titles.txt")
    wanted = kind in ("PER", "MISC", "")
    while at > 0 and first - at < 7:
        word = doc[at - 1]
        key = fold(word.text)
        if word.is_space or not key or (key in function_words()):
            break
        role = key in roles if wanted else is_group_noun(word.lower_) or is_kind(word.lower_)
        if role and (at == first or nouns):
            nouns += [key] if word.is_lower else []
            at -= 1
        elif (at < first or wanted) and find_nation(word.text, "adjective", "name", "seat"):
            nation = nation or find_nation(word.text, "adjective", "name", "seat")
            at -= 1
        elif at < first and is_modifier(doc, at - 1):
            at -= 1
        else:
            break
    kinds = (is_group_noun(doc[i].lower_) or is_kind(doc[i].lower_) for i in range(at, first))
    if at < first and not any(
        fold(doc[i].text) in roles or kind for i, kind in zip(range(at, first), kinds, strict=True)
    ):
        at = first
    return doc[at].idx, tuple(nouns), nation


def is_group_noun(word: str) -> bool:
    """Whether a word is a noun for a body that can stand beside its name."""
    ring, _ = read_people().get(singular(word), ("", ""))
    return ring in GROUP_RINGS and word not in ("media",)


def is_kind(word: str) -> bool:
    """Whether a word says before a body's name what it is, though not after it: `state media X`, `Y affiliate X`."""
    return read_people().get(word, ("",))[0] in ("media", "part")


def is_modifier(doc: Doc, at: int) -> bool:
    """Whether a token can belong to an office: a noun or an adjective, a possessive mark, a hyphen."""
    token = doc[at]
    if token.lower_ in ("'s", "’s", "-"):
        return True
    if token.lower_ in ("the", "a", "an") or not (token.is_alpha or "-" in token.text):
        return False
    if token.pos_:
        return token.pos_ in ("NOUN", "ADJ", "PROPN")
    return not token.lower_.endswith(("ed", "ing", "ly"))


def widen_right(doc: Doc, start: int, end: int, kind: str) -> tuple[int, tuple[str, ...]]:
    """Where the widest form ends on the right: `X group`, `X Islamic Movement`, `X insurgents`."""
    if kind == "PER" or end >= len(doc) or find_nation(doc[start:end].text, "name", "adjective", "people"):
        return end, ()
    word = doc[end]
    if (
        word.is_alpha
        and is_group_noun(word.lower_)
        and end
        and doc[end - 1].whitespace_
        and word.pos_ in ("", "NOUN", "PROPN")
    ):
        ring = read_people()[singular(word.lower_)][0]
        single = singular(word.lower_) == word.lower_
        if ring in ("fighter", "soldier") and single:
            return end, ()
        return end + 1, (word.lower_,)
    follows = doc[end + 1] if end + 1 < len(doc) and word.whitespace_ else None
    plain = word.pos_ in ("NOUN", "ADJ", "PROPN") and doc[end - 1].whitespace_
    if follows is not None and plain and is_group_noun(follows.lower_) and word.is_lower == follows.is_lower:
        single = singular(follows.lower_) == follows.lower_
        return (end + 2, (follows.lower_,)) if single and follows.pos_ in ("NOUN", "PROPN") else (end, ())
    return end, ()


def is_part(doc: Doc, end: int) -> bool:
    """Whether what follows the name speaks of a part of it or of somebody of it, and so not of it: `X's wing`."""
    at = end + 1 if end < len(doc) and doc[end].lower_ in ("'s", "’s") else end
    nouns = [doc[i].lower_ for i in range(at, min(at + 3, len(doc)))]
    return bool(set(nouns[:2]) & read_words("actors/parts.txt"))


def are_capitals(word: str) -> bool:
    """Whether a word is the letters of a name, perhaps in another language: most of them large (`SPD`, `AfD`)."""
    large = sum(ch.isupper() for ch in word)
    return word.isalpha() and 1 < len(word) < MOST_LETTERS and large > 1 and large * 2 > len(word)


def find_glosses(reading: Reading, end: int) -> tuple[Span, ...]:
    """The other names that follow in brackets: letters (`FRA`), or words with capitals (`The Men of the River`)."""
    text = reading.report.text
    handle = HANDLE.match(text, end)
    if handle:
        return (reading.report.span(handle.start(1), handle.end(1)),)
    match = GLOSS.match(text, end) or GLOSS.match(
        text, text.find(" ", end) if 0 < text.find(" ", end) - end < 2 else end
    )
    if not match:
        return ()
    words = match.group(1).split()
    capital = [w for w in words if w[0].isupper()]
    if not capital or len(words) > 7 or any(ch.isdigit() for ch in match.group(1)) or not words[0][0].isupper():
        return ()
    if any(w[0].islower() and fold(w) not in function_words() | {"the", "a"} for w in words):
        return ()
    name = text[:end].rsplit("\n", 1)[-1][-80:]
    if len(words) == 1 and not (are_letters(words[0], name) or are_capitals(words[0])):
        return ()
    return (reading.report.span(match.start(1), match.end(1)),)
