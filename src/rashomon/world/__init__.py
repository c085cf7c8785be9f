"""What the reports describe, as a system: `describe(comparison)` gives the actors, ties, timeline, places and events.

Also here, loaded when they are first asked for: `code_events` codes the events of an account under a policy of
`POLICIES`, and `list_sources` gives the passages of each cell.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rashomon.model import Comparison, Decision, World

if TYPE_CHECKING:
    from rashomon.world.decisions.reading import load_decisions
    from rashomon.world.events import HARMS, POLICIES, code_events, list_columns, list_sources

__all__ = ["HARMS", "POLICIES", "code_events", "describe", "list_columns", "list_sources", "load_decisions"]


def __getattr__(name: str) -> Any:
    """Load the coding of events, or the reading of decisions, when it is first named."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = "decisions.reading" if name == "load_decisions" else "events"
    return getattr(import_module(f"{__name__}.{home}"), name)


def describe(comparison: Comparison, decisions: Sequence[Decision] = ()) -> World:
    """Say who the actors of a story are, how they stand to each other, what happened when, and where.

    A person's `decisions` on actors (`load_decisions` reads them) win over the program.
    """
    from rashomon.world.actors.finding import find_actors
    from rashomon.world.actors.naming import settle_names
    from rashomon.world.decisions.deciding import tell_credits
    from rashomon.world.events import find_events
    from rashomon.world.labels import count_labels
    from rashomon.world.places.finding import find_places
    from rashomon.world.ties.finding import find_ties
    from rashomon.world.timeline.finding import find_timeline

    comparison = settle_names(comparison)
    cast = find_actors(comparison, decisions)
    ties, places = find_ties(comparison, cast), find_places(comparison)
    events = find_events(comparison, ties, places, cast)
    return World(
        actors=cast.actors,
        ties=ties,
        timeline=find_timeline(comparison, events),
        places=places,
        labels=count_labels(comparison, cast),
        decisions=tell_credits(cast.decisions, [reading.report for reading in comparison.story.readings]),
        doubts=cast.doubts,
        events=events,
    )
