"""Compare the reports of a story: `compare(story)` gives its claims, differences, quotes, lineage and coverage."""

from rashomon.model import Comparison, Story

__all__ = ["compare"]


def compare(story: Story) -> Comparison:
    """Align what the reports of a story state and say where they differ and who had it from whom."""
    from rashomon.compare.claims import find_claims
    from rashomon.compare.coverage import read_coverage
    from rashomon.compare.differences import find_differences, mark_statuses
    from rashomon.compare.lineage import find_lineage
    from rashomon.compare.quotes import find_quotes

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
    )
