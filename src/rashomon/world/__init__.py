"""What the reports describe, as a system: `describe(comparison)` gives the actors, ties, timeline and places."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.model import Comparison, Decision, World

__all__ = ["describe", "load_decisions"]


def load_decisions(path: str | Path) -> tuple[Decision, ...]:
    """Read a person's decisions on actors from a YAML file; BadInput, with the line, where it has an error."""
    from rashomon.world.decisions import load_decisions as load

    return load(path)


def describe(comparison: Comparison, decisions: Sequence[Decision] = ()) -> World:
    """Say who the actors of a story are, how they stand to each other, what happened when, and where.

    A person's `decisions` on actors (`load_decisions` reads them) win over the program.
    """
    from rashomon.world.actors import find_actors
    from rashomon.world.labels import count_labels
    from rashomon.world.naming import settle_names
    from rashomon.world.places import find_places
    from rashomon.world.ties import find_ties
    from rashomon.world.timeline import find_timeline

    comparison = settle_names(comparison)
    cast = find_actors(comparison, decisions)
    return World(
        actors=cast.actors,
        ties=find_ties(comparison, cast),
        timeline=find_timeline(comparison),
        places=find_places(comparison),
        labels=count_labels(comparison, cast),
        decisions=cast.decisions,
        doubts=cast.doubts,
    )
