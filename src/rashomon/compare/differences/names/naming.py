"""Names: persons whom two reports name or describe differently, and names that they spell differently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from rashomon.compare.claims.standfirst import find_standfirst
from rashomon.compare.differences.phrases import INSIDE, JOINTS
from rashomon.compare.differences.rows import count_reports, make_difference, make_value
from rashomon.compare.differences.senses import relate
from rashomon.model import Difference, DifferenceKind, Reading, Span, Story

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ALIKE = 0.7  # likeness of two words from which they may be spellings of one name (`Fayez` / `Faiz` 0.6: see SHORT)
SHORT = 0.6  # the same where the rest of the name is the same
LEAST = 4  # letters of a name below which spellings are not compared
POST_BEFORE, POST_AFTER = 9, 10  # words of a post looked for before and after a name
TWICE: tuple[DifferenceKind, str] = ("wording", "the same name, spelled in two ways")
POSTS: tuple[DifferenceKind, str] = ("wording", "the same person, named in other words")
OFFICES: tuple[DifferenceKind, str] = ("compatible", "the same name, with posts that one person can hold")
INITIAL = re.compile(r"^(?:[a-z]\.?)?$")
ENDINGS = frozenset(
    {"", "a", "n", "s", "an", "ian", "i", "ic", "ish", "ese", "is", "ns", "ans", "ians", "'s", "ist", "ists", "ism"}
)  # what makes an adjective, a plural or a woman's form of a name
LINKS = frozenset({"of", "for", "in", "at", "and"})  # words that link the noun phrases of a post
PLAIN = LINKS | {"the", "a", "an", "s"}  # words of a post that tell nothing
ABBREVIATED = re.compile(r"^(?:[a-z]\.)+[a-z]$")
ARTICLE = re.compile(r"^(?:al|el|ul)-")
WORD = re.compile(r"[^\W\d_][\w'’.-]*")


class Mention(NamedTuple):
    """A person in a text: the folded words of the name, its place, the place with the post, the words of the post.

    `leads` says that it stands in a title, a caption or the standfirst, which say in short what the text says.
    """

    words: tuple[str, ...]
    span: Span
    whole: Span
    post: frozenset[str]
    leads: bool


def differ_in_persons(story: Story) -> Iterator[Difference]:
    """For each person whom reports name or describe differently, the forms side by side."""
    for group in group_mentions([mention for reading in story.readings for mention in find_mentions(reading)]):
        forms = pick_forms(group)
        if any(is_other(one, other) for one, other in combinations(forms, 2)):
            name = max(forms, key=lambda m: (len(m.words), m.span.place)).span.text
            values = [make_value(form.whole, form.whole.text) for form in forms]
            judged = POSTS if len({frozenset(form.words) for form in forms}) > 1 else OFFICES
            yield make_difference(None, "name", judged, f"Who is {' '.join(name.split())}?", values)


def find_mentions(reading: Reading) -> Iterator[Mention]:
    """The persons that a report names with two words or more."""
    front = find_standfirst(reading.report) or (0, 0)
    for span in find_again(reading, join_names(reading)):
        words = tuple(
            part for word in map(fold_name, span.text.split()) for part in word.split("-") if is_telling(part)
        )
        if len(words) > 1:
            whole = find_post(reading, span)
            rest = reading.report.text[whole.start : span.start] + " " + reading.report.text[span.end : whole.end]
            post = frozenset(map(fold, WORD.findall(rest))) - PLAIN
            told = any(max(start, front[1]) <= span.start < end for start, end in reading.report.body)
            yield Mention(words, span, whole, post, not told)


def fold_name(word: str) -> str:
    """A word of a person's name, folded, without the article that some write before it (`al-Hakim`)."""
    return ARTICLE.sub("", fold(word))


def is_telling(word: str) -> bool:
    """Whether a word is part of a name: no initial, no title."""
    return word not in roles() and not INITIAL.match(word)


def join_names(reading: Reading) -> list[Span]:
    """The places of persons' names, two that stand side by side as one."""
    joined: list[Span] = []
    for name in reading.names:
        if name.type != "PER":
            continue
        last = joined[-1] if joined else None
        if last and reading.report.text[last.end : name.span.start] == " ":
            joined[-1] = reading.report.span(last.start, name.span.end)
        else:
            joined.append(name.span)
    return joined


def find_again(reading: Reading, names: Sequence[Span]) -> list[Span]:
    """The names, and where else in its report the words of each stand: a name read once is one wherever it stands."""
    text, found = reading.report.text, list(names)
    for words in sorted({name.text for name in names}, key=lambda words: (-len(words), words)):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            span = reading.report.span(*match.span())
            if not any(span.overlaps(name) for name in found):
                found.append(span)
    return sorted(found)


def find_post(reading: Reading, name: Span) -> Span:
    """The name with the post that stands after it (`X, head of Y`) or before it (`police chief X`)."""
    found = reading.doc.char_span(name.start, name.end, alignment_mode="expand")
    if found is None:
        return name
    last = find_after(reading.doc, found.end)
    if last is not None:
        return reading.report.span(name.start, last)
    first = find_before(reading.doc, found.start)
    return name if first is None else reading.report.span(first, name.end)


def find_after(doc: Doc, at: int) -> int | None:
    """Where the post ends that stands after a name and its comma."""
    if at >= len(doc) or doc[at].text != ",":
        return None
    end = at + 1
    while end < len(doc) and end - at <= POST_AFTER and is_of_post(doc[end]):
        end += 1
    return doc[end - 1].idx + len(doc[end - 1]) if has_role(doc[at + 1 : end].text) else None


def find_before(doc: Doc, at: int) -> int | None:
    """Where the post begins that stands before a name, with or without a comma between."""
    stop = at - 1 if at and doc[at - 1].text == "," else at
    first = stop
    while first and stop - first < POST_BEFORE and is_of_post(doc[first - 1]):
        if doc[first - 1].lower_ in LINKS and has_role(doc[first:stop].text):
            break
        first -= 1
        if doc[first].pos_ == "DET" and (not first or doc[first - 1].lower_ not in LINKS):
            break
    while first < stop and (doc[first].lower_ in LINKS or not doc[first].text[0].isalnum()):
        first += 1
    return doc[first].idx if first < stop and has_role(doc[first:stop].text) else None


def is_of_post(token: Token) -> bool:
    """Whether a word may belong to a post: part of a noun phrase, or what links two."""
    return token.pos_ in INSIDE or token.lower_ in LINKS or token.text in JOINTS


def has_role(text: str) -> bool:
    """Whether words name an office or a calling."""
    return any(fold(word) in roles() for word in WORD.findall(text))


@cache
def roles() -> frozenset[str]:
    """Words for people by what they do (data/actors/roles.txt)."""
    text = (files("rashomon") / "data" / "actors" / "roles.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def group_mentions(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions of one person together, of persons whom two reports name."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.words), m.span.place)):
        home = next((group for group in groups if is_one_person(mention.words, group[0].words)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return [group for group in groups if count_reports(m.span for m in group) > 1]


def is_one_person(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the shorter name stand in the longer, one of them perhaps in another spelling."""
    same = [word in long for word in short]
    if all(same):
        return True
    rest = [word for word, known in zip(short, same, strict=True) if not known]
    left = [word for word in long if word not in short]
    return len(rest) == 1 and any(is_spelling(rest[0], word, SHORT) for word in left)


def pick_forms(group: Sequence[Mention]) -> list[Mention]:
    """For each report and spelling the mention with the fullest post, the first of them; those that lead come last."""
    best: dict[tuple[str, tuple[str, ...]], Mention] = {}
    for mention in sorted(group, key=lambda m: (m.leads, m.span.place)):
        key = (mention.span.report, mention.words)
        if key not in best or len(mention.post) > len(best[key].post):
            best[key] = mention
    fullest: dict[str, int] = {}
    for (report, words), _ in best.items():
        fullest[report] = max(fullest.get(report, 0), len(words))
    return [m for (report, words), m in best.items() if len(words) == fullest[report]]


def is_other(one: Mention, other: Mention) -> bool:
    """Whether two forms differ in the name, or both in the words of the post."""
    if one.span.report == other.span.report:
        return False
    if set(one.words) != set(other.words):
        return True
    left, right = one.post - other.post, other.post - one.post
    told = [word for word in left if not any(is_form(word, w) for w in right)]
    return bool(told) and any(not any(is_form(word, w) for w in left) for word in right)


def is_form(one: str, other: str) -> bool:
    """Whether two words of a post are forms of one (`Afghan` and `Afghanistan`, `spokesman` and `spokeswoman`)."""
    if min(len(one), len(other)) < LEAST:
        return one == other
    return one[:LEAST] == other[:LEAST] or relate("n", one, other) in ("same", "kind")


def differ_in_spelling(story: Story) -> Iterator[Difference]:
    """For each name of one word that reports spell differently, the spellings side by side."""
    first: dict[str, dict[str, Span]] = {}
    types: dict[str, set[str]] = {}
    for reading in story.readings:
        for name in reading.names:
            word = fold(name.span.text)
            if " " not in word and len(word) >= LEAST and word not in common_words():
                first.setdefault(word, {}).setdefault(reading.report.id, name.span)
                types.setdefault(word, set()).add(name.type)
    for one, other in combinations(sorted(first), 2):
        if (
            is_spelling(one, other, ALIKE)
            and types[one] & types[other]
            and set(first[one]) - set(first[other])
            and set(first[other]) - set(first[one])
        ):
            values = [make_value(span, span.text) for word in (one, other) for span in first[word].values()]
            yield make_difference(None, "name", TWICE, f"How is it spelled: {values[0].value}?", values)


def is_spelling(one: str, other: str, least: float) -> bool:
    """Whether two words may be spellings of one name: alike, and not a name and the adjective of it."""
    if one == other or min(len(one), len(other)) < LEAST or is_derived(one, other):
        return False
    return DamerauLevenshtein.normalized_similarity(one, other) >= least and share_ends(one, other)


def share_ends(one: str, other: str) -> bool:
    """Whether two words begin or end alike."""
    return one[:2] == other[:2] or one[-2:] == other[-2:]


def is_derived(one: str, other: str) -> bool:
    """Whether one word is the other with an ending."""
    short, long = sorted((one, other), key=len)
    stem = short.rstrip("aeiouy")
    return (long.startswith(short) and long[len(short) :] in ENDINGS) or (
        long.startswith(stem) and long[len(stem) :] in ENDINGS
    )


@cache
def common_words() -> frozenset[str]:
    """Common English words, which are no names even where they are written as one."""
    text = (files("rashomon") / "data" / "word_ranks.txt").read_text(encoding="utf-8")
    return frozenset(" ".join(line for line in text.splitlines() if not line.startswith("#")).split())


def fold(word: str) -> str:
    """A word in small letters, without accents, possessive ending and marks at its ends."""
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower().strip(" .,;:()'’\"“”‘")
    return re.sub(r"['’]s$", "", ABBREVIATED.sub(lambda m: m[0].replace(".", ""), plain))
