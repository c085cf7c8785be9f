"""What a report is about, in a form to compare: in goes a reading, out come its mean vector and its rare words.

The vector is the mean of its passages' sentence vectors, the head of the report counting most, since news tells what it
is about first. The rare words carry their rarity in English (`rarity.weigh_word`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rashomon.model import Reading
from rashomon.stories.rarity import weigh_word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEAD = 12  # passages of the head, which count in full; a later one counts HEAD / its number
COMMON = 9.0  # bits below which a word says nothing of the event (the 50 commonest words)
LONGEST = 4_000  # characters of a body that are read for its words
WORD = re.compile(r"\w+(?:['’]\w+)*")


class About(NamedTuple):
    """What a report is about: its vector (unit length), its rare words with weights (unit length), and its day."""

    report: str
    vector: NDArray[np.float32]
    words: dict[str, float]
    day: str | None


def describe(reading: Reading) -> About:
    """Describe what a report is about."""
    report = reading.report
    day = report.published[:10] if report.published else None
    return About(report.id, mean_vector(reading), weigh_report(reading), day)


def mean_vector(reading: Reading) -> NDArray[np.float32]:
    """The mean of the vectors of a reading's passages, the head first, of unit length."""
    import numpy as np

    weights = np.minimum(1.0, HEAD / np.arange(1, len(reading.vectors) + 1)).astype(np.float32)
    total = (reading.vectors * weights[:, None]).sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float32)


def weigh_report(reading: Reading) -> dict[str, float]:
    """The rare words of a report's title and body with their weights, of unit length together."""
    report = reading.report
    parts = ([report.title_at] if report.title_at else []) + list(report.body)
    text = " ".join(report.text[start:end] for start, end in parts)[:LONGEST].lower()
    counts = Counter(re.sub(r"['’]s$", "", word) for word in WORD.findall(text))
    found = {word: (weigh_word(word) - COMMON) * (1 + math.log(n)) for word, n in sorted(counts.items())}
    found = {word: weight for word, weight in found.items() if weight > 0}
    size = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {word: weight / size for word, weight in found.items()}
