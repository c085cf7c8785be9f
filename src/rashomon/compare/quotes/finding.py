"""One utterance through its versions: in goes a story, out come its quotations, one row for each utterance.

Two quotations are versions of one utterance where what they share in order, weighed by rarity within the story, is
most of the shorter; words count as shared by their stems, so that two translations meet (`occupying` / `occupation`).
Speakers who bear different names keep two quotations apart unless the words are the same. A quotation that goes on
after `he said` is one utterance with its first part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.clean import Decided, read_decided
from rashomon.compare.lineage.words import WORD, fold_word, read_words, weigh_choice, weigh_words
from rashomon.compare.quotes.parts import cut_wholes
from rashomon.compare.quotes.said import Said
from rashomon.compare.quotes.speakers import find_outlet, find_ruled, find_speaker, is_person, name_speaker, share_word
from rashomon.compare.quotes.variants import list_edits
from rashomon.model import Quotation, Quote, Reading, Span, Story, make_id

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE = 0.55  # share of the lighter quotation's weight that must stand in the other, in the same order
SURE = 0.85  # the same where only two words carry weight
TELLING = 7.0  # bits from which a word carries weight: below are function words
ENOUGH = 3  # telling words that two quotations must share; of fewer, the speakers must share a word as well
LITTLE, TOGETHER = 0.4, 1.1  # by one speaker: share of the words, and that plus the cosine of the passages' vectors
SPREAD = 6  # words of either quotation to each that both have, beyond which they share them by chance
REPEATED = 6  # words from which a quotation word for word in another is the same utterance
STEM = 5  # letters by which two longer words are one; `occupying`, `occupies` and `occupation` begin alike
NAMES_ONLY = 3  # words up to which a quotation written in capitals is a title or a name
ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es)$")
INSERTED = 90  # characters that may stand between the parts of `..., he said, ...`


def find_quotes(story: Story) -> tuple[Quote, ...]:
    """Bring the quotations of a story together by utterance, ordered by first place."""
    weights = weigh_words([read_words(reading.report, reading.quotations) for reading in story.readings])
    readings = sorted(story.readings, key=lambda reading: reading.report.id)
    decided = read_decided(story.decisions)
    said = [row for reading in readings for row in list_said(reading, weights, decided)]
    said = cut_wholes(said, has_part)
    groups = join_said(said)
    quotes = [make_quote([said[n] for n in group]) for group in groups]
    return tuple(sorted(quotes, key=lambda quote: quote.variants[0].place))


def list_said(reading: Reading, weights: Mapping[str, float], decided: Decided) -> Iterator[Said]:
    """The quotations of a report's body that quote somebody."""
    for quotation in reading.quotations:
        told = in_body(reading, quotation.inner) or is_post(quotation)
        if quotation.nested or not told or is_title(quotation):
            continue
        speaker = find_speaker(reading, quotation, decided)
        if speaker is None and quotation.scare:
            continue
        speaker = speaker or find_outlet(reading, quotation, decided)
        ruled = find_ruled(reading, quotation, speaker, decided)
        words = [fold_word(match.group()) for match in WORD.finditer(quotation.inner.text)]
        values = tuple(weights[word] if word in weights else weigh_choice(word) for word in words)
        before = reading.report.text[max(0, quotation.outer.start - INSERTED) : quotation.outer.start]
        stems = tuple(stem_word(word) for word in words)
        yield Said(
            quotation,
            before,
            speaker,
            decided.is_person(ruled, is_person(reading, speaker)),
            stems,
            values,
            find_vector(reading, quotation.inner),
            ruled,
            decided.list_apart(ruled),
            is_post(quotation),
        )


def find_vector(reading: Reading, span: Span) -> NDArray[np.float32] | None:
    """The sentence vector of the passage that holds most of a span."""
    shared = [min(p.span.end, span.end) - max(p.span.start, span.start) for p in reading.passages]
    best = max(range(len(shared)), key=lambda n: (shared[n], -n), default=None)
    return None if best is None or shared[best] <= 0 else reading.vectors[best]


def in_body(reading: Reading, span: Span) -> bool:
    """Whether a span lies in the body of its report."""
    return any(start <= span.start and span.end <= end for start, end in reading.report.body)


def is_post(quotation: Quotation) -> bool:
    """Whether a quotation is a post that stands without marks."""
    return quotation.outer == quotation.inner


def is_title(quotation: Quotation) -> bool:
    """Whether what is quoted is a name or a title, by its capitals."""
    words = WORD.findall(quotation.inner.text)
    return 1 < len(words) <= NAMES_ONLY and all(w[0].isupper() or w.startswith("al") for w in words)


def stem_word(word: str) -> str:
    """The beginning of a longer word, a shorter one without its ending."""
    word = ENDING.sub("", re.sub(r"'s$", "", word))
    if len(word) > STEM:
        return word[:STEM]
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


# ------------------------------------------------------------------ one utterance or two


def join_said(said: Sequence[Said]) -> list[tuple[int, ...]]:
    """Group quotations by utterance, the most alike first; a group never holds speakers of different names."""
    home = list(range(len(said)))
    members: dict[int, tuple[int, ...]] = {n: (n,) for n in home}
    for sure, score, left, right in sorted(list_pairs(said)):
        one, other = sorted((home[left], home[right]))
        whole = -score >= SURE or not divide(said, members[one], members[other])
        if one != other and (sure < 1 or (whole and agree(said, members[one], members[other]))):
            members[one] = tuple(sorted(members[one] + members.pop(other)))
            for n in members[one]:
                home[n] = one
    return [members[n] for n in sorted(members)]


def list_pairs(said: Sequence[Said]) -> Iterator[tuple[int, float, int, int]]:
    """The pairs of quotations that are one utterance: parts of a sentence first, then the same words, then versions."""
    for left, one in enumerate(said):
        for right in range(left + 1, len(said)):
            other = said[right]
            if one.span.report == other.span.report:
                if right == left + 1 and goes_on(one, other):
                    yield -1, 0.0, left, right
                elif one.post != other.post and is_repeated(one, other):
                    yield 0, -1.0, left, right
            elif is_repeated(one, other):
                yield 0, -1.0, left, right
            elif score := compare_said(one, other):
                yield 1, -score, left, right


def has_part(one: Said, other: Said) -> bool:
    """Whether a shorter quotation would be taken for a version of a longer one."""
    alone = one.span.report == other.span.report and one.post == other.post
    return not alone and (is_repeated(one, other) or compare_said(one, other) > 0)


def is_repeated(one: Said, other: Said) -> bool:
    """Whether the shorter of two quotations stands word for word in the longer: it is one whoever is said to say it."""
    short, long = sorted((one.stems, other.stems), key=len)
    return len(short) >= REPEATED and f" {' '.join(short)} " in f" {' '.join(long)} "


def agree(said: Sequence[Said], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether no two speakers of two groups bear different names."""
    return all(are_compatible(said[a], said[b]) for a in one for b in other)


def divide(said: Sequence[Said], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether one report has a quotation in each of two groups: it tells them apart, whatever is between the two."""
    return bool({said[n].span.report for n in one} & {said[n].span.report for n in other})


def are_compatible(one: Said, other: Said) -> bool:
    """Whether two quotations may be by one speaker: not by two persons whose names share no word, if nobody decided."""
    if one.ruled is not None and (one.ruled == other.ruled or one.ruled in other.apart):
        return one.ruled == other.ruled
    return not (one.person and other.person) or share_word(one.speaker, other.speaker)


def goes_on(one: Said, other: Said) -> bool:
    """Whether a quotation is the second half of a sentence that was broken by `he said`."""
    gap = other.quotation.outer.start - one.quotation.outer.end
    if not 0 < gap < INSERTED or re.search(r"[.!?\n]", other.before[-gap:]):
        return False
    return one.span.text.rstrip().endswith(",") and other.span.text[0].islower() and one.speaker == other.speaker


def compare_said(one: Said, other: Said) -> float:
    """How much of the lighter of two quotations the other has, 0 where that is too little for one utterance."""
    lighter = min(sum(one.weights), sum(other.weights))
    if lighter <= 0 or bound_shared(one, other) < min(ALIKE, SURE, LITTLE) * lighter:
        return 0.0
    found = match_stems(one, other)
    if spread_out(one, [i for i, _ in found]) or spread_out(other, [j for _, j in found]):
        return 0.0
    shared = [min(one.weights[i], other.weights[j]) for i, j in found]
    score = sum(shared) / lighter
    telling = sum(weight >= TELLING / 2 for weight in shared)
    alike = is_version(one, other, score, telling) or (telling > 1 and is_paraphrase(one, other, score))
    return score if alike else 0.0


def is_version(one: Said, other: Said, score: float, telling: int) -> bool:
    """Whether two quotations have enough words in common for one utterance; a short one asks for one speaker too."""
    if not are_compatible(one, other):
        return False
    if min(count_telling(one), count_telling(other)) >= ENOUGH:
        return score >= ALIKE and telling >= ENOUGH
    unnamed = one.speaker is None or other.speaker is None
    near = share_word(one.speaker, other.speaker) or (one.stems == other.stems and unnamed)
    return near and score >= SURE and telling > 0


def is_paraphrase(one: Said, other: Said, score: float) -> bool:
    """Whether one speaker says the same in other words: words and sentence vectors together tell."""
    if one.vector is None or other.vector is None or not share_word(one.speaker, other.speaker):
        return False
    if not are_compatible(one, other):
        return False
    return score >= LITTLE and score + round(float(one.vector @ other.vector), 6) >= TOGETHER


def count_telling(said: Said) -> int:
    """How many words of a quotation carry weight."""
    return sum(weight >= TELLING / 2 for weight in said.weights)


def bound_shared(one: Said, other: Said) -> float:
    """The most that the words which two quotations share in one order can weigh: all that both have, in any order."""
    common = set(one.stems).intersection(other.stems)
    if not common:
        return 0.0
    return min(
        sum(w for stem, w in zip(said.stems, said.weights, strict=True) if stem in common) for said in (one, other)
    )


def spread_out(said: Said, places: Sequence[int]) -> bool:
    """Whether the words that two quotations share are strewn over one of them, as by chance."""
    return bool(places) and max(places) - min(places) >= SPREAD * len(places)


def match_stems(one: Said, other: Said) -> list[tuple[int, int]]:
    """The places of the words that two quotations share in the same order, by the heaviest common subsequence."""
    width = len(other.stems) + 1
    best = [[0.0] * width for _ in range(len(one.stems) + 1)]
    for i, stem in enumerate(one.stems, start=1):
        for j, there in enumerate(other.stems, start=1):
            same = best[i - 1][j - 1] + min(one.weights[i - 1], other.weights[j - 1]) if stem == there else 0.0
            best[i][j] = max(same, best[i - 1][j], best[i][j - 1])
    found, i, j = [], len(one.stems), len(other.stems)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            found.append((i - 1, j - 1))
            i, j = i - 1, j - 1
    return found


def make_quote(said: Sequence[Said]) -> Quote:
    """Make the row of one utterance: its versions by place, and the words that differ from the first."""
    spans = tuple(sorted(row.span for row in said))
    return Quote(
        id=make_id("q", *(span.place for span in spans)),
        speaker=name_speaker((row.speaker, row.person) for row in sorted(said, key=lambda row: row.span)),
        variants=spans,
        differs=tuple(list_edits(spans[0].text, span.text) for span in spans),
    )
