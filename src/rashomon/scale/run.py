"""One run over an archive, stage by stage, from where the state stands to the files."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from rashomon import __version__
from rashomon.errors import BadInput
from rashomon.scale.graphml import write_graph
from rashomon.scale.linking import link_all
from rashomon.scale.matching import forget_reports, match_all
from rashomon.scale.pairing import pair_all
from rashomon.scale.plan import Plan, Step, Summary
from rashomon.scale.pool import Pool
from rashomon.scale.reading import read_all
from rashomon.scale.state import State, open_state, remove_state
from rashomon.scale.writing import check_formats, replacing, write_problems, write_tables

Stage = Callable[[State, Pool], None]


def run(plan: Plan, step: Step) -> Summary:
    """Do all stages that are not done, write the files, and give what was found."""
    check_formats(plan.formats)
    fingerprint = plan.fingerprint()
    begun = time.monotonic()
    state = open_state(plan.folder, fingerprint, plan.restart)
    before = float(state.get("seconds", 0.0))
    stages: dict[str, Stage] = {
        "read": lambda state, pool: read_all(plan.sources, state, pool, step),
        "pair": lambda state, pool: pair_all(state, step),
        "match": lambda state, pool: match_all(state, pool, step),
        "link": lambda state, pool: link_all(state, step),
    }
    forget_reports()
    try:
        with Pool(plan.workers) as pool:
            for name, work in stages.items():
                if state.get("stage", "read") == name:
                    work(state, pool)
                    state.put(seconds=before + time.monotonic() - begun)
        summary = write_all(state, plan, before + time.monotonic() - begun)
    finally:
        forget_reports()
        state.close()
    if not plan.keep:
        remove_state(plan.folder)
    return summary


def write_all(state: State, plan: Plan, seconds: float) -> Summary:
    """Write the files of a finished run; BadInput where no report could be read."""
    problems = write_problems(state, plan.folder)
    if not state.next_report():
        first = state.ask("SELECT report, reason FROM problems ORDER BY n LIMIT 5")
        reasons = "".join(f"\n  {report}: {reason}" for report, reason in first)
        raise BadInput(f"nothing readable in {', '.join(plan.sources)}{reasons}\nthe problems are in {problems}")
    files = [path for name in plan.formats for path in write_tables(state, plan.folder, name)]
    files += [write_graph(state, plan.folder), problems]
    summary = Summary(
        reports=state.next_report(),
        problems=state.count("problems"),
        links=state.count("links"),
        copies=int(next(state.ask("SELECT count(*) FROM links WHERE basis != 'credit'"))[0]),
        clusters=state.count("clusters"),
        credits=int(next(state.ask("SELECT count(*) FROM links WHERE basis = 'credit'"))[0]),
        seconds=round(seconds, 1),
        memory=measure_memory(),
        files=tuple(str(path) for path in files),
    )
    write_summary(summary, plan.folder)
    return summary


def write_summary(summary: Summary, folder: Path) -> None:
    """Write what was found, in numbers; what differs from run to run (time, memory) is left out."""
    plain = {key: value for key, value in asdict(summary).items() if key not in ("seconds", "memory", "files")}
    with replacing(folder / "summary.json") as new:
        new.write_text(json.dumps({"version": __version__, **plain}, indent=2) + "\n", encoding="utf-8")


def measure_memory() -> int:
    """The greatest memory of this process, or of a worker if that is more, in bytes; 0 where it is not told."""
    try:
        import resource
    except ImportError:  # Windows has no such counts
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) * unit
