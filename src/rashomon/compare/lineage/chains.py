"""How many origins a claim has: in go the passages that state it and the links of the story, out come its chains.

What counts is the passages, not the reports: a report that has one paragraph from an agency and another from its own
correspondent goes back to the agency only for the first. Reports are in one chain where they share the words of these
passages, where one credits the outlet of the other for them, where they are of one outlet, or where they credit one
source for them. A source without a name (`local media`) neither joins two reports nor keeps them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rashomon.clean import UNDECIDED, Decided, is_named, is_same, read_decided
from rashomon.compare.differences.names.labels import label_families
from rashomon.model import Chain, Credit, Link, Report, Span, Story

COVERED = 0.5  # share of the shorter of two passages that must lie in the other for the one to stand for the other
STATE = re.compile(r"(?i)\bstate\b")  # a state's own medium is one source, though it goes unnamed
COUNTED = ("dozen", "score")  # with the numerals, what says how many (`dozens of rebel groups`)
PLURAL = 4  # letters: a longer word that ends in one s loses it
LEAD = re.compile(r"(?i)^(?:the|a|an|his|her|its|their|local|one|another)\s+")


def find_chains(evidence: Sequence[Span], links: Sequence[Link], story: Story) -> tuple[Chain, ...]:
    """Find the chains behind the passages of one claim, most reports first; their number is that of its origins."""
    reports = {reading.report.id: reading.report for reading in story.readings}
    passages: dict[str, list[Span]] = defaultdict(list)
    for span in sorted(evidence, key=lambda span: span.place):
        passages[span.report].append(span)
    parts, basis = join_reports(passages, links, reports)
    credits = {part: find_credits_of(part, passages, reports) for part in parts}
    chains = [make_chain(group, origin, credits, basis, links) for origin, group in share_origins(parts, credits)]
    return tuple(sorted(chains, key=lambda chain: (-len(chain.reports), chain.reports)))


# ------------------------------------------------------------------ reports that share words or an outlet


def join_reports(
    passages: Mapping[str, Sequence[Span]], links: Sequence[Link], reports: Mapping[str, Report]
) -> tuple[list[tuple[str, ...]], dict[str, list[Span]]]:
    """Join the reports of a claim that have it from one another; give the groups and the spans that show it."""
    group = {name: name for name in passages}
    basis: dict[str, list[Span]] = defaultdict(list)

    def join(one: str, other: str) -> None:
        low, high = sorted((group[one], group[other]))
        group.update({name: low for name, home in group.items() if home == high})

    for one, other, spans in [*follow_text(passages, links), *follow_outlets(passages, reports)]:
        group.setdefault(one, one)
        group.setdefault(other, other)
        join(one, other)
        for span in spans:
            basis[span.report].append(span)
    parts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(passages):
        parts[group[name]].append(name)
    return [tuple(part) for _, part in sorted(parts.items())], basis


def follow_text(
    passages: Mapping[str, Sequence[Span]], links: Sequence[Link]
) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Follow shared words from the passages of one report to those of another, by way of a third where need be."""
    known: dict[str, list[Span]] = {name: list(spans) for name, spans in passages.items()}
    rows = [
        row for link in links if link.basis == "shared text" for row in zip(link.evidence, link.theirs, strict=True)
    ]
    rows = sorted([*rows, *((other, one) for one, other in rows)], key=lambda row: (row[0].place, row[1].place))
    grown = True
    while grown:
        grown = False
        for one, other in rows:
            reached = any(is_met(one, span) for span in known.get(one.report, ()))
            if reached and other.report not in passages and other not in known.get(other.report, ()):
                known.setdefault(other.report, []).append(other)
                grown = True
    for one, other in rows:
        if all(any(is_met(side, span) for span in known.get(side.report, ())) for side in (one, other)):
            yield one.report, other.report, (one, other)


def follow_outlets(
    passages: Mapping[str, Sequence[Span]], reports: Mapping[str, Report]
) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Follow credits to the outlet of another report of the claim; reports of one outlet are one source as well."""
    for one in sorted(passages):
        for other in sorted(passages):
            outlet = reports[other].outlet
            if one == other or outlet is None:
                continue
            if one < other and reports[one].outlet and is_same(str(reports[one].outlet), outlet):
                yield one, other, ()
            for credit in find_named(reports[one], passages[one]):
                if is_same(credit.name, outlet):
                    yield one, other, (credit.span,)


def is_met(side: Span, passage: Span) -> bool:
    """Whether shared words stand for a passage, or it for them."""
    if side.report != passage.report:
        return False
    shared = min(side.end, passage.end) - max(side.start, passage.start)
    return shared >= COVERED * min(side.end - side.start, passage.end - passage.start)


# ------------------------------------------------------------------ credits


def find_named(report: Report, passages: Sequence[Span]) -> list[Credit]:
    """The credits of a report that hold for its passages: those for the whole report, and those for their sentences."""
    return [credit for credit in report.credits if credit.scope != "photo" and holds_for(credit, passages)]


def holds_for(credit: Credit, passages: Sequence[Span]) -> bool:
    """Whether a credit holds for one of the passages."""
    covers = credit.covers
    return credit.scope == "report" or (covers is not None and any(is_met(covers, span) for span in passages))


def find_credits_of(
    part: tuple[str, ...], passages: Mapping[str, Sequence[Span]], reports: Mapping[str, Report]
) -> dict[str, list[Span]]:
    """The sources that the reports of a part credit for the claim, with the spans, statements before whole reports."""
    found: dict[str, list[Span]] = {}
    rows = [credit for name in part for credit in find_named(reports[name], passages[name])]
    for credit in sorted(rows, key=lambda c: (c.scope == "report", c.span)):
        found.setdefault(credit.name, []).append(credit.span)
    return found


def share_origins(
    parts: Sequence[tuple[str, ...]], credits: Mapping[tuple[str, ...], Mapping[str, Sequence[Span]]]
) -> Iterator[tuple[str | None, list[tuple[str, ...]]]]:
    """Give each part one origin, so that the fewest origins stand behind the claim; None where it credits nobody."""
    left = list(parts)
    while left:
        claimed: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for part in left:
            for name in credits[part]:
                if len(part) > 1 and not joins(name):
                    continue
                claimed[name if joins(name) else f"{name}\x1f{part[0]}"].append(part)
        if not claimed:
            yield from ((None, [part]) for part in left)
            return
        name = min(claimed, key=lambda name: (-len(claimed[name]), not joins(name), name))
        yield name.split("\x1f")[0], claimed[name]
        left = [part for part in left if part not in claimed[name]]


def joins(name: str) -> bool:
    """Whether two reports that credit this name have it from one source."""
    return "\x1f" not in name and (is_named(name) or STATE.search(name) is not None)


def make_chain(
    parts: Sequence[tuple[str, ...]],
    origin: str | None,
    credits: Mapping[tuple[str, ...], Mapping[str, Sequence[Span]]],
    basis: Mapping[str, Sequence[Span]],
    links: Sequence[Link],
) -> Chain:
    """Make the chain of the parts that go back to one origin, with the spans that show it."""
    names = sorted(name for part in parts for name in part)
    spans = {span for name in names for span in basis.get(name, ())}
    spans |= {span for part in parts for span in (credits[part].get(origin, ()) if origin else ())}
    return Chain(origin=origin or find_root(names, links), reports=tuple(names), basis=tuple(sorted(spans)))


def find_root(names: Sequence[str], links: Sequence[Link]) -> str:
    """The report from which the others of a chain have it: one that has it from none of them, the most copied first."""
    inner = [link for link in links if link.report in names and link.origin in names]
    takers = {link.report for link in inner if link.directed}
    copied = {name: sum(link.origin == name for link in inner) for name in names}
    return min(names, key=lambda name: (name in takers, -copied[name], name))


# ------------------------------------------------------------------ the primary source


def find_primary_sources(evidence: Sequence[Span], story: Story) -> tuple[str, ...]:
    """Who is said to assert the claim, over all its passages, most often named first; one name for one source."""
    decided = read_decided(story.decisions)
    said: dict[str, int] = defaultdict(int)
    for reading in story.readings:
        here = [span for span in evidence if span.report == reading.report.id]
        for row in reading.attributions if here else ():
            name = row.source_actor or (row.source.text if row.source else "")
            if name and any(is_met(row.content, span) for span in here) and is_source(name, decided):
                said[" ".join(name.split())] += 1
    kept: list[str] = []
    for name in sorted(said, key=lambda name: (-said[name], -len(name), name)):
        apart = decided.list_apart(decided.find_name(name))
        rest = [other for other in kept if decided.find_name(other) not in apart]
        if not any(is_one_source(name, other) for other in rest):
            kept.append(name)
    return tuple(kept)


@lru_cache(maxsize=4096)
def is_source(name: str, decided: Decided = UNDECIDED) -> bool:
    """Whether a name is of somebody who asserts: no outlet that passes it on, and no pronoun left unresolved."""
    from spacy.lang.en.stop_words import STOP_WORDS

    says = any(word not in STOP_WORDS for word in re.findall(r"\w+", name.lower()))
    return says and not decided.is_outlet(name) and is_named(name)


def is_one_source(name: str, other: str) -> bool:
    """Whether two names of a source are one: what the shorter says, how many aside, the longer says too."""
    left, right = read_name(name), read_name(other)
    return bool(left) and bool(right) and (left <= right or right <= left)


@lru_cache(maxsize=4096)
def read_name(name: str) -> frozenset[str]:
    """What a name says: its words in the singular without numbers; `rebel` and `insurgent` are one (`labels`)."""
    from spacy.lang.en.stop_words import STOP_WORDS

    families = label_families()
    words = [word for word in re.findall(r"\w+", LEAD.sub("", name).casefold()) if not is_number(word)]
    singles = [word[:-1] if re.search(r"[^s]s$", word) and len(word) > PLURAL else word for word in words]
    kept = [word for word in singles if word not in STOP_WORDS and word not in COUNTED and not is_number(word)]
    return frozenset(families.get(word, word) for word in kept or singles)


def is_number(word: str) -> bool:
    """Whether a word is a number, in figures or letters."""
    from spacy.lang.en.lex_attrs import like_num

    return bool(like_num(word))  # type: ignore[no-untyped-call]
