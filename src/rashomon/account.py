"""The whole program on one screen: from what the user names to the account of a story.

Each stage is the door of its folder. A report that breaks a stage is set aside as a `Problem` of the account, and the
others go on; this is the only place that catches everything.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from rashomon import __version__
from rashomon.errors import BadInput
from rashomon.model import Account, Comparison, Decision, Head, Problem, Reading, Report, Story, World, make_id
from rashomon.plugins import OURS, load_parser

Step = Callable[[str, int, int], None]
A = TypeVar("A")
B = TypeVar("B")

BESIDE = 2  # reports that are read beside each other: while the networks read one, Python is free for the other


def read_story(
    sources: Sequence[str], *, parser: str = OURS, decisions: str | Path | None = None, on_step: Step | None = None
) -> Account:
    """Read files, folders and addresses as the reports of one story and give its account.

    `decisions` is a file of a person's decisions on actors (docs/decisions.md). `parser` names a spaCy pipeline that
    tags, parses and names in place of our reader. `on_step(stage, done, total)` is told how far it is. Raises BadInput
    where nothing could be read, where there is no such parser, or where the decisions have an error.
    """
    from rashomon.world import load_decisions

    step = on_step or (lambda stage, done, total: None)
    decided = load_decisions(decisions) if decisions else ()
    load_parser(parser)  # before anything is read
    reports, problems = load_reports(sources, step)
    readings, broken = read_reports(reports, step, parser)
    if not readings:
        raise BadInput(refusal(sources, problems + broken))
    step("compare", 0, 2)
    comparison, world = compare_readings(readings, decided)
    step("compare", 2, 2)
    return make_account(comparison, world, problems + broken)


def load_reports(sources: Sequence[str], step: Step) -> tuple[list[Report], list[Problem]]:
    """Load and clean all that the sources hold; what cannot be read comes back as problems."""
    from rashomon.clean import clean, date_reports
    from rashomon.load import load

    found = []
    for thing in load(sources):
        found.append(thing)
        step("load", len(found), 0)
    loaded = [thing for thing in found if isinstance(thing, Report)]
    problems = [thing for thing in found if isinstance(thing, Problem)]
    cleaned, broken = guard("clean", clean, loaded, step)
    return date_reports(cleaned), problems + broken


def read_reports(reports: Sequence[Report], step: Step, parser: str = OURS) -> tuple[list[Reading], list[Problem]]:
    """Read the language of each report, with the parser of a name."""
    from rashomon.language import read

    work = partial(read, parser=load_parser(parser))
    ordered = sorted(reports, key=lambda report: report.id)
    readings, broken = guard("language", work, ordered, step, beside=BESIDE if parser == OURS else 1)
    empty = [reading for reading in readings if not reading.passages]
    broken += [Problem(report=r.report.id, stage="language", reason="no sentence found in it") for r in empty]
    return [reading for reading in readings if reading.passages], broken


def compare_readings(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> tuple[Comparison, World]:
    """Compare the readings of one story and describe the world that they tell of, as a person has decided."""
    from rashomon.compare import compare
    from rashomon.world import describe

    comparison = compare(Story(readings=tuple(readings), decisions=tuple(decisions)))
    return comparison, describe(comparison, decisions)


def guard(
    stage: str, work: Callable[[A], B], things: Sequence[A], step: Step, *, beside: int = 1
) -> tuple[list[B], list[Problem]]:
    """Do the work on each thing, in their order; one that breaks it becomes a problem and the others go on.

    `beside` says how many are worked on at a time.
    """
    done: list[B] = []
    broken: list[Problem] = []
    for n, found in enumerate(work_beside(partial(try_one, stage, work), things, beside), start=1):
        if isinstance(found, Problem):
            broken.append(found)
        else:
            done.append(found)
        step(stage, n, len(things))
    return done, broken


def work_beside(work: Callable[[A], B], things: Sequence[A], beside: int) -> Iterator[B]:
    """Do the work on each thing, several at a time; the results come in the order of the things."""
    if beside < 2:
        yield from map(work, things)
        return
    yield from map(work, things[:1])  # alone: it loads what all need
    with ThreadPoolExecutor(beside) as pool:
        yield from pool.map(work, things[1:])


def try_one(stage: str, work: Callable[[A], B], thing: A) -> B | Problem:
    """Do the work on a thing; the problem if it breaks."""
    try:
        return work(thing)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}; the report was set aside (please send it with a bug report)"
        return Problem(report=getattr(thing, "id", str(thing)), stage=stage, reason=reason)


def make_account(comparison: Comparison, world: World, problems: Sequence[Problem]) -> Account:
    """Put everything that is known of a story into one value."""
    from rashomon.stories import find_strays

    readings = comparison.story.readings
    return Account(
        story=make_head(comparison),
        reports=tuple(reading.report for reading in readings),
        claims=comparison.claims,
        differences=comparison.differences,
        quotes=comparison.quotes,
        attributions=tuple(a for reading in readings for a in reading.attributions),
        actors=world.actors,
        ties=world.ties,
        timeline=world.timeline,
        places=world.places,
        events=world.events,
        lineage=comparison.lineage,
        coverage=comparison.coverage,
        labels=(*world.labels, *comparison.labels),
        decisions=world.decisions,
        doubts=world.doubts,
        problems=(*problems, *find_strays(comparison.story), *find_gaps(readings)),
    )


def make_head(comparison: Comparison) -> Head:
    """Name the story by its reports, and take its headline from the report that shares most with the others."""
    from rashomon.language import model_names

    readings = comparison.story.readings
    shared = {c.report: len(c.states) - len(c.alone) for c in comparison.coverage}
    titled = [reading for reading in readings if any(p.title for p in reading.passages)] or readings
    best = min(titled, key=lambda reading: (-shared.get(reading.report.id, 0), reading.report.id))
    dates = sorted(reading.report.published for reading in readings if reading.report.published)
    return Head(
        id=make_id("s", *(reading.report.text for reading in readings)),
        headline=next((p.span for p in best.passages if p.title), best.passages[0].span),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        version=__version__,
        models=(*model_names(), *sorted({f"parser {reading.parser}" for reading in readings if reading.parser})),
    )


def find_gaps(readings: Sequence[Reading]) -> Iterator[Problem]:
    """Say of each report what could not be told of it."""
    for reading in readings:
        report = reading.report
        if report.outlet is None:
            yield Problem(report=report.id, stage="clean", reason="its outlet is not known")
        if report.published is None:
            basis = f"; its relative dates are read as of {report.read_as_of}" if report.read_as_of else ""
            yield Problem(report=report.id, stage="clean", reason=f"its date of publication is not known{basis}")


def refusal(sources: Sequence[str], problems: Sequence[Problem]) -> str:
    """Say why there is nothing to give an account of, and what to do."""
    reasons = "".join(f"\n  {p.report}: {p.reason}" for p in problems[:10])
    remedy = "Give text files, saved web pages, JSON, or folders of them."
    return f"nothing readable in {', '.join(sources)}{reasons}\n{remedy}"
