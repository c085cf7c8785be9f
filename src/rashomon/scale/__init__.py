"""Who had what from whom in an archive of any size: `trace(plan)` is the door, what `rashomon lineage` calls.

The reports stream through once; what is kept of them, and how far the work is, lies in the output folder, so that a run
that was broken off goes on. Memory does not grow with the archive but for a few numbers and its id for each report.
"""

from rashomon.scale.plan import FORMATS, Plan, Step, Summary, count_processors

__all__ = ["FORMATS", "Plan", "Step", "Summary", "count_processors", "trace"]


def trace(plan: Plan, on_step: Step | None = None) -> Summary:
    """Trace the lineage of an archive and write its files; give what was found, in numbers.

    Raises BadInput where the sources or the folder are not as they should be, MissingExtra where Parquet is asked for
    and pyarrow is not there.
    """
    from rashomon.scale.run import run

    return run(plan, on_step or (lambda stage, done, total: None))
