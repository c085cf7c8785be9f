"""Things: the names that reports give one thing through a whole story (`the plane`, `the aircraft`, `a turboprop`).

A noun names a thing of the story where a report points at it in the singular (`the plane`). Two such nouns name one
thing where a dictionary or their vectors hold them for near, reports use the one without the other, and they stand in
one slot of a claim or behind the same word (`tax overhaul`, `tax reform`); rivals only behind the same word. What a
report adds by an apposition or a copula (`the aircraft, a Cessna`) is another name for it. All are words for one thing,
so the kind is wording.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rashomon.compare.differences.details import fold_token, likeness
from rashomon.compare.differences.names.labels import label_families
from rashomon.compare.differences.phrases import EMPTY, Chunk, make_span
from rashomon.compare.differences.roles.arguments import list_sentences, map_chunks
from rashomon.compare.differences.roles.slots import Slot, find_slots
from rashomon.compare.differences.rows import clip, find_home, make_difference, make_value
from rashomon.compare.differences.senses import is_person, relate
from rashomon.compare.differences.statements import Statement, read_statements
from rashomon.compare.unions import join_linked
from rashomon.model import Claim, Difference, DifferenceKind, Span, Story, Value

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTING = frozenset({"the", "this", "that"})
GENITIVES = frozenset({"'s", "’s", "'", "’"})
NEAR, RIVAL, ALONE = 0.50, 0.60, 0.72  # cosines of two nouns that a dictionary holds for near, for rivals, or not
STEM = 4  # letters from which two nouns are forms of one word
MOST = 4  # names shown of a report
JUDGED: tuple[DifferenceKind, str] = ("wording", "other names for one thing")
Pair = tuple[str, str]


class Mention(NamedTuple):
    """A noun that names a thing, with the phrase up to it: `a small plane` in `a small plane crash`."""

    noun: str
    words: tuple[str, ...]
    singular: bool
    whole: bool
    pointing: bool
    span: Span


Mentions = dict[str, list[Mention]]  # by noun


def differ_in_things(story: Story, claims: Sequence[Claim]) -> Iterator[Difference]:
    """For each thing that reports call by other names, the names that each gives it."""
    mentions: Mentions = defaultdict(list)
    added: Mentions = defaultdict(list)
    for statement in list_sentences(story):
        for mention in find_mentions(statement):
            mentions[mention.noun].append(mention)
        for noun, mention in find_identities(statement):
            added[noun].append(mention)
    nouns = [noun for noun in sorted(mentions) if is_thing_of_story(noun, mentions[noun])]
    near = [pair for pair in combinations(nouns, 2) if is_near(pair) and is_split(mentions, added, pair)]
    known = find_evidence(story, claims, mentions, near)
    links = [(nouns.index(a), nouns.index(b)) for a, b in near if (a, b) in known]
    for group in join_linked(len(nouns), links):
        if len(group) > 1 and not any(is_rival(nouns[a], nouns[b], mentions) for a, b in combinations(group, 2)):
            names = [m for n in group for m in (*mentions[nouns[n]], *added[nouns[n]])]
            values = list(show_names(names, claims))
            question = f"What is it called: {clip(values[0].value)}?"
            yield make_difference(find_home(values, claims), "wording", JUDGED, question, values)


def find_mentions(statement: Statement) -> Iterator[Mention]:
    """The common nouns of a sentence with their phrases; times and amounts name no thing."""
    chunks = map_chunks(statement)
    left_out = [*(when.span for when in statement.times), *(quantity.span for quantity in statement.quantities)]
    for at, token in enumerate(statement.tokens):
        chunk = chunks.get(token.i)
        if token.pos_ == "NOUN" and chunk and not any(span.start <= token.idx < span.end for span in left_out):
            mention = make_mention(statement, chunk, at)
            if mention.whole or statement.tokens[chunk.first].pos_ == "DET":
                yield mention


def make_mention(statement: Statement, chunk: Chunk, at: int) -> Mention:
    """A noun of a noun phrase as a mention: from the first word of the phrase, or that after a genitive, up to it."""
    tokens = statement.tokens
    genitives = [n for n in range(chunk.first, at) if tokens[n].text in GENITIVES]
    first = genitives[-1] + 1 if genitives else chunk.first
    before = tokens[first:at]
    words = tuple(fold_token(t) for t in before if t.pos_ not in EMPTY and t.is_alpha)
    whole = at == chunk.last or tokens[at + 1].text in GENITIVES
    pointing = tokens[first].lower_ in POINTING and whole
    span = make_span(statement, first, at)
    return Mention(fold_token(tokens[at]), words, tokens[at].tag_ == "NN", whole, pointing, span)


def find_identities(statement: Statement) -> Iterator[tuple[str, Mention]]:
    """The names that a sentence gives a thing beside its noun: `the boat, a trawler`, `the plane was a turboprop`."""
    chunks = map_chunks(statement)
    for chunk in dict.fromkeys(chunks.values()):
        noun = statement.tokens[chunk.last]
        if noun.pos_ != "NOUN" or statement.tokens[chunk.first].lower_ not in POINTING:
            continue
        other = find_apposition(statement, chunk, chunks) or find_complement(noun, chunks)
        if other and other is not chunk:
            yield chunk.head, make_mention(statement, other, other.last)


def find_apposition(statement: Statement, chunk: Chunk, chunks: dict[int, Chunk]) -> Chunk | None:
    """The noun phrase with an article between commas right behind another."""
    tokens, at = statement.tokens, chunk.last + 2
    if at >= len(tokens) or tokens[chunk.last + 1].text != "," or tokens[at].lower_ not in ("a", "an"):
        return None
    return chunks.get(tokens[at].i)


def find_complement(noun: Token, chunks: dict[int, Chunk]) -> Chunk | None:
    """The noun phrase that a noun is said to be: `the plane was a turboprop`."""
    head = noun.head
    said = noun.dep_ == "nsubj" and head.pos_ in ("NOUN", "PROPN")
    if not said or not any(c.dep_ == "cop" for c in head.children) or any(c.dep_ == "case" for c in head.children):
        return None
    article = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in head.children)
    kind = relate("n", fold_token(noun), fold_token(head)) in ("same", "kind") or head.pos_ == "PROPN"
    return chunks.get(head.i) if article and kind else None


def is_thing_of_story(noun: str, mentions: Sequence[Mention]) -> bool:
    """Whether a report points at what a noun names, in the singular; labels of people are told elsewhere."""
    return noun not in label_families() and any(m.singular and m.pointing for m in mentions)


def is_rival(one: str, other: str, mentions: Mentions) -> bool:
    """Whether two nouns name two kinds of thing, and no report's words make them one."""
    return relate("n", one, other) == "rival" and not is_twin(mentions[one], mentions[other])


def is_near(pair: Pair) -> bool:
    """Whether two nouns may name one thing."""
    one, other = pair
    if one[:STEM] == other[:STEM]:
        return False
    cosine = likeness(*sorted(pair))
    if cosine < min(NEAR, RIVAL, ALONE):
        return False
    relation = relate("n", one, other)
    if relation in ("same", "kind"):
        return cosine >= NEAR
    if is_person(one) or is_person(other) or relation == "opposite":
        return False
    return cosine >= (RIVAL if relation == "rival" else ALONE)


def is_split(mentions: Mentions, added: Mentions, pair: Pair) -> bool:
    """Whether two reports name a thing by one noun each, or one by one of them and a report says of it what it is."""
    one, other = ({m.span.report for m in mentions[noun]} for noun in pair)
    return bool(one - other and other - one) or (one != other and all(noun in added for noun in pair))


def find_evidence(story: Story, claims: Sequence[Claim], mentions: Mentions, near: Sequence[Pair]) -> set[Pair]:
    """Those of some pairs of nouns that stand in one slot of a claim, or behind one word in two reports."""
    found = {pair for pair in near if is_twin(mentions[pair[0]], mentions[pair[1]])}
    wanted = {pair for pair in near if relate("n", *pair) != "rival"} - found
    nouns = {noun for pair in wanted for noun in pair}
    for claim in claims:
        if wanted and len(claim.reports) > 1:
            slots = [slot for statement in read_statements(story, claim) for slot in find_slots(statement)]
            found |= find_slot_pairs([slot for slot in slots if slot.head in nouns], wanted)
    return found


def is_twin(one: Iterable[Mention], other: Iterable[Mention]) -> bool:
    """Whether two reports put the same word before two nouns."""
    return any(a.span.report != b.span.report and set(a.words) & set(b.words) for a in one for b in other)


def find_slot_pairs(slots: Sequence[Slot], wanted: set[Pair]) -> set[Pair]:
    """The pairs of nouns that two reports put in one part of a claim, where neither statement has both."""
    found = set()
    for one, other in combinations(slots, 2):
        left, right = sorted((one.head, other.head))
        if (left, right) in wanted and one.report != other.report and one.part == other.part:
            both = [{fold_token(t) for t in slot.chunk.statement.tokens} >= {left, right} for slot in (one, other)]
            if not any(both):
                found.add((left, right))
    return found


def show_names(names: Iterable[Mention], claims: Sequence[Claim]) -> Iterator[Value]:
    """The names of a thing that each report uses: each once, where most reports tell the same, and those with words
    before the noun first.
    """
    forms: dict[str, dict[tuple[str, ...], Mention]] = defaultdict(dict)
    rank = {name: (-count_sharers(name.span, claims), name.span.place) for name in names}
    for mention in sorted(rank, key=lambda name: rank[name]):
        forms[mention.span.report].setdefault((*mention.words, mention.noun), mention)
    for rows in forms.values():
        chosen = sorted(rows.values(), key=lambda m: (not m.words, rank[m]))[:MOST]
        yield from (make_value(m.span, m.span.text) for m in chosen)


def count_sharers(span: Span, claims: Sequence[Claim]) -> int:
    """How many reports state the claim that most reports state, of those that a span stands in."""
    return max((len(c.reports) for c in claims if any(place.holds(span) for place in c.evidence)), default=0)
