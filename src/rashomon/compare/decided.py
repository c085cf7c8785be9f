"""A story as a person decided: in goes a story with decisions, out comes it with outlets, credits and sources to match.

The source of a statement is whom its own words name by a decision; a pronoun or a description of the same source as the
reader took it for follows the last one before it in its report whose words were decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.clean import Decided, bare, credit_decided, read_decided
from rashomon.model import Attribution, Reading, Story


def decide_story(story: Story) -> Story:
    """Carry out the decisions of a story on the credits and sources of its reports; itself where it has none."""
    if not story.decisions:
        return story
    decided = read_decided(story.decisions)
    return replace(story, readings=tuple(decide_reading(reading, decided) for reading in story.readings))


def decide_reading(reading: Reading, decided: Decided) -> Reading:
    """A reading whose report has its credits, and whose statements have their sources, as a person decided."""
    rows = {row.id: row for row in decide_sources(reading, decided)}
    attributions = tuple(rows.get(row.id, row) for row in reading.attributions)
    return replace(reading, report=credit_decided(reading.report, decided), attributions=attributions)


def decide_sources(reading: Reading, decided: Decided) -> Iterator[Attribution]:
    """The statements whose source a decision speaks of, under the name decided."""
    last: dict[str, int | None] = {}
    for row in sorted((one for one in reading.attributions if one.source), key=lambda one: (one.source, one.id)):
        called = bare(row.source_actor or "")
        own = find_source(reading, row, decided)
        actor = own if own is not None else last.get(called)
        if called and names_somebody(reading, row):
            last[called] = own
        if actor is None and called and called not in last:
            actor = decided.find(reading.report, (called,), None)
        name = decided.call(actor, row.source_actor or "")
        if actor is not None and name and name != row.source_actor:
            yield replace(row, source_actor=name)


def find_source(reading: Reading, row: Attribution, decided: Decided) -> int | None:
    """The actor that the words of a source name: as a whole, or by a name in them."""
    source = row.source
    if source is None:
        return None
    whole = decided.find(reading.report, (source.text,), (source.start, source.end))
    inside = [name.span for name in reading.names if source.holds(name.span) and name.type != "LOC"]
    found = [decided.find(reading.report, (span.text,), (span.start, span.end)) for span in inside[:1]]
    return whole if whole is not None else next(iter(found), None)


def names_somebody(reading: Reading, row: Attribution) -> bool:
    """Whether the words of a source hold a name."""
    return any(row.source is not None and row.source.holds(name.span) for name in reading.names)
