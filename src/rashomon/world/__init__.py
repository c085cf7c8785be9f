"""What the reports describe, as a system: `describe(comparison)` gives the actors, ties, timeline and places."""

from dataclasses import replace

from rashomon.model import Comparison, Story, World

__all__ = ["describe"]


def describe(comparison: Comparison) -> World:
    """Say who the actors of a story are, how they stand to each other, what happened when, and where."""
    from rashomon.world.actors import find_actors
    from rashomon.world.naming import settle_names
    from rashomon.world.places import find_places
    from rashomon.world.ties import find_ties
    from rashomon.world.timeline import find_timeline

    comparison = settle_names(date_readings(comparison))
    cast = find_actors(comparison)
    return World(
        actors=cast.actors,
        ties=find_ties(comparison, cast),
        timeline=find_timeline(comparison),
        places=find_places(comparison),
    )


def date_readings(comparison: Comparison) -> Comparison:
    """Read the times of reports without a date of their own as of the date that the other reports give."""
    from rashomon.language import resolve

    readings = tuple(
        resolve(reading, reading.report.read_as_of)
        if reading.report.read_as_of and not reading.report.published
        else reading
        for reading in comparison.story.readings
    )
    return replace(comparison, story=Story(readings=readings))
