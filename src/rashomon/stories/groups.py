"""Which readings tell of one event: in go readings, out come stories; and who of a story seems not to belong to it.

Two reports tell of one event with a probability read from the nearness of their vectors, the rare words that they
share, and the days between them (logistic regression). Groups are made by average linkage, so that a report joins a
group for its likeness to most of it, and no chain of near misses runs two events together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rashomon.model import Problem, Reading, Story
from rashomon.stories.vectors import About, describe

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Fitted on news_events (316 reports, 1,045 pairs of one event, 48,725 of two); pairwise F1 of the groups there is
# .92 at SAME = .7 (.89 at .6); with half of the events left out, .89 and .95 to .97 on the half not seen.
VECTORS, WORDS, DAYS, BASE = 8.6, 24.0, -0.055, -8.2
LONGEST, UNKNOWN = 30, 3  # days apart that count at most, and that are assumed where a date is missing
SAME = 0.7  # mean probability of one event from which two groups are joined
STRAY = -2.0  # log odds below which two reports share nothing: 98% of pairs of two events, 2 of 316 reports of one

STRAYED = "it seems to tell of another event than the other reports: they share hardly a rare word; read it apart"


def group(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Group readings into stories, each ordered by report id, the stories by their first report."""
    readings = sorted(readings, key=lambda reading: reading.report.id)
    if not readings:
        return ()
    odds = measure_odds([describe(reading) for reading in readings])
    groups = [part for home in find_parts(odds >= 0.0) for part in join_nearest(odds, home)]
    return tuple(Story(readings=tuple(readings[n] for n in part)) for part in sorted(groups))


def find_strays(story: Story) -> tuple[Problem, ...]:
    """Name the reports of a story that seem to tell of another event than most of them."""
    readings = sorted(story.readings, key=lambda reading: reading.report.id)
    if len(readings) < 2:
        return ()
    odds = measure_odds([describe(reading) for reading in readings])
    parts = find_parts(odds >= STRAY)
    largest = max(len(part) for part in parts)
    main = [part for part in parts if len(part) == largest]
    strays = [n for part in parts if part not in main or len(main) > 1 for n in part]
    return tuple(Problem(report=readings[n].report.id, stage="stories", reason=STRAYED) for n in sorted(strays))


def measure_odds(abouts: Sequence[About]) -> NDArray[np.float64]:
    """The log odds that two reports tell of one event, for all pairs."""
    import numpy as np

    vectors = np.stack([about.vector for about in abouts]).astype(np.float64)
    odds = np.round(VECTORS * (vectors @ vectors.T) + WORDS * measure_words(abouts) + BASE, 9)
    days = [number_day(about.day) for about in abouts]
    for n, day in enumerate(days):
        apart = [UNKNOWN if not day or not other else min(LONGEST, abs(day - other)) for other in days]
        odds[n] += DAYS * np.array(apart)
    np.fill_diagonal(odds, np.inf)
    return np.asarray(odds)


def number_day(text: str | None) -> int:
    """The number of an ISO day, 0 for what is none."""
    try:
        return date.fromisoformat(text or "").toordinal()
    except ValueError:
        return 0


def measure_words(abouts: Sequence[About]) -> NDArray[np.float64]:
    """The cosine of the rare words of all pairs."""
    import numpy as np

    homes: dict[str, list[int]] = {}
    for n, about in enumerate(abouts):
        for word in about.words:
            homes.setdefault(word, []).append(n)
    common = np.zeros((len(abouts), len(abouts)))
    for word, numbers in sorted(homes.items()):
        weights = np.array([abouts[n].words[word] for n in numbers])
        common[np.ix_(numbers, numbers)] += np.outer(weights, weights)
    return common


def find_parts(near: NDArray[np.bool_]) -> list[list[int]]:
    """The groups of numbers that are connected by nearness, each ordered, ordered by their first."""
    parts: list[list[int]] = []
    left = set(range(len(near)))
    while left:
        part, edge = set(), {min(left)}
        while edge:
            part |= edge
            edge = {m for n in edge for m in near[n].nonzero()[0].tolist()} - part
        left -= part
        parts.append(sorted(part))
    return parts


def join_nearest(odds: NDArray[np.float64], part: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Join the numbers of a part by average linkage of the probabilities until no two groups are SAME."""
    import numpy as np

    groups: list[tuple[int, ...]] = [(n,) for n in part]
    chances = 1 / (1 + np.exp(-odds[np.ix_(part, part)]))
    np.fill_diagonal(chances, -1.0)
    while len(groups) > 1:
        one, other = sorted(np.unravel_index(int(np.argmax(np.round(chances, 9))), chances.shape))
        if chances[one, other] < SAME:
            break
        sizes = len(groups[one]), len(groups[other])
        mean = (chances[one] * sizes[0] + chances[other] * sizes[1]) / sum(sizes)
        chances[one], chances[:, one] = mean, mean
        chances[one, one] = -1.0
        chances = np.delete(np.delete(chances, other, axis=0), other, axis=1)
        groups[one] = tuple(sorted(groups[one] + groups.pop(other)))
    yield from groups
