"""The page's lists on what things are called: words for acts by outlet, doubts about names, decisions of a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.publish.index import Index, find_firsts
from rashomon.publish.naming import count, make_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word that an outlet uses, how often, and where first."""

    outlet: str
    label: str
    number: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """The words that outlets use for one act, where they have more than one."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtRow:
    """Two names that were joined or kept apart, why, and where each stands."""

    verdict: str
    left: str
    right: str
    left_href: str
    right_href: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """What a person decided, and what came of it."""

    names: str
    verdict: str
    note: str
    outcome: str


def list_acts(index: Index) -> Iterator[ActRow]:
    """The acts that outlets have more than one word for."""
    usages = [usage for usage in index.account.labels if usage.actor is None and usage.evidence]
    for family in dict.fromkeys(usage.family for usage in usages):
        rows = [usage for usage in usages if usage.family == family]
        if len({usage.label for usage in rows}) > 1:
            yield ActRow(
                words=tuple(
                    Word(
                        outlet=make_line(usage.outlet),
                        label=make_line(usage.label),
                        number=usage.count,
                        href=index.link_passage(find_firsts(usage.evidence)[0]),
                    )
                    for usage in rows
                )
            )


def list_doubts(index: Index) -> Iterator[DoubtRow]:
    """The doubts about names."""
    for doubt in index.account.doubts:
        left, right = map(make_line, doubt.names)
        yield DoubtRow(
            verdict="taken as one" if doubt.verdict == "joined" else "kept apart",
            left=left,
            right=right,
            left_href=index.link_passage(doubt.left[0]) if doubt.left else "",
            right_href=index.link_passage(doubt.right[0]) if doubt.right else "",
            reason=make_line(doubt.reason),
        )


def list_decisions(index: Index) -> Iterator[DecisionRow]:
    """The decisions of a person, with what came of each."""
    verdicts = {"same": "are one actor", "different": "are not one actor"}
    for decision in index.account.decisions:
        said = ", ".join(filter(None, (decision.name, decision.type)))
        done = f"applied to {count(len(decision.mentions), 'mention')}" if decision.applied else "not applied"
        yield DecisionRow(
            names=" · ".join(make_line(reference.name) for reference in decision.names),
            verdict=verdicts.get(decision.kind, f"is {make_line(said)}"),
            note=make_line(decision.note),
            outcome=make_line(decision.outcome) or done,
        )
