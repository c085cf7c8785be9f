"""Coverage: which claims of a story each report states, leaves out, and has alone."""

from collections.abc import Iterator, Sequence

from rashomon.model import Claim, Coverage, Story


def read_coverage(story: Story, claims: Sequence[Claim]) -> tuple[Coverage, ...]:
    """Say of each report what it covers, in the order of the story's reports."""
    return tuple(cover(reading.report.id, claims) for reading in story.readings)


def cover(report: str, claims: Sequence[Claim]) -> Coverage:
    """What one report covers; it leaves out what at least two others state."""

    def pick(keep: Iterator[bool]) -> tuple[str, ...]:
        return tuple(claim.id for claim, kept in zip(claims, keep, strict=True) if kept)

    return Coverage(
        report=report,
        states=pick(report in claim.reports for claim in claims),
        leaves_out=pick(report not in claim.reports and len(claim.reports) > 1 for claim in claims),
        alone=pick(claim.reports == (report,) for claim in claims),
    )
