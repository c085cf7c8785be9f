"""What the reports describe, as a system: `describe(comparison)` gives the actors, ties, timeline and places."""

from rashomon.model import Comparison, World

__all__ = ["describe"]


def describe(comparison: Comparison) -> World:
    """Say who the actors of a story are, how they stand to each other, what happened when, and where."""
    from rashomon.world.actors import find_actors
    from rashomon.world.naming import settle_names
    from rashomon.world.places import find_places
    from rashomon.world.ties import find_ties
    from rashomon.world.timeline import find_timeline

    comparison = settle_names(comparison)
    cast = find_actors(comparison)
    return World(
        actors=cast.actors,
        ties=find_ties(comparison, cast),
        timeline=find_timeline(comparison),
        places=find_places(comparison),
    )
