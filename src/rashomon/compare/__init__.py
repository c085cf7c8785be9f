"""Compare the reports of a story: `compare(story)` gives its claims, differences, quotes, lineage and coverage.

Also here, loaded when they are first asked for: the steps of lineage one by one (`archive`, `lineage`) for `scale`, and
for `world` the chains behind any passages (`chains`) and how two words stand to each other (`senses`).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rashomon.model import Comparison, Story

if TYPE_CHECKING:
    from rashomon.compare.differences.names.labels import label_families
    from rashomon.compare.differences.senses import relate
    from rashomon.compare.lineage.archive import match_words, pack_words, pair_seeds, seed_words, unpack_words
    from rashomon.compare.lineage.chains import find_chains
    from rashomon.compare.lineage.finding import Pair, drop_explained, join_places, link_credits, link_pair
    from rashomon.compare.lineage.words import Words, read_words

HOMES = {
    "lineage.archive": ("match_words", "pack_words", "pair_seeds", "seed_words", "unpack_words"),
    "lineage.chains": ("find_chains",),
    "differences.names.labels": ("label_families",),
    "lineage.finding": ("Pair", "drop_explained", "join_places", "link_credits", "link_pair"),
    "differences.senses": ("relate",),
    "lineage.words": ("Words", "read_words"),
}
__all__ = [
    "Pair",
    "Words",
    "compare",
    "drop_explained",
    "find_chains",
    "join_places",
    "label_families",
    "link_credits",
    "link_pair",
    "match_words",
    "pack_words",
    "pair_seeds",
    "read_words",
    "relate",
    "seed_words",
    "unpack_words",
]


def __getattr__(name: str) -> Any:
    """Load a step of comparing when it is first named."""
    home = next((home for home, names in HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)


def compare(story: Story) -> Comparison:
    """Align what the reports of a story state and say where they differ and who had it from whom.

    What a person decided of names (`story.decisions`) is carried out on outlets, credits and speakers first.
    """
    from rashomon.compare.claims.coverage import read_coverage
    from rashomon.compare.claims.finding import find_claims
    from rashomon.compare.decided import decide_story
    from rashomon.compare.differences.finding import find_differences, mark_statuses
    from rashomon.compare.differences.names.labels import count_acts
    from rashomon.compare.lineage.finding import find_lineage
    from rashomon.compare.quotes.finding import find_quotes

    story = decide_story(story)
    lineage = find_lineage(story)
    claims = find_claims(story, lineage)
    quotes = find_quotes(story)
    differences = find_differences(story, claims, quotes)
    return Comparison(
        story=story,
        claims=mark_statuses(claims, differences),
        differences=differences,
        quotes=quotes,
        lineage=lineage,
        coverage=read_coverage(story, claims),
        labels=count_acts(story, claims),
    )
