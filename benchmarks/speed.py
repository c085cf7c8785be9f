"""Time a cold `rashomon read`, the stages of a warm one, and how both grow with the number of reports.

    python benchmarks/speed.py REPORTS [REPORTS ...] [--runs N]

Prints a table and, last, one JSON line: cold seconds (median) and peak memory of the whole process, and the seconds of
each stage of a second reading in one process.
"""

import argparse
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def time_cold(reports: str, runs: int) -> list[float]:
    """Seconds of whole processes that read the reports and write the JSON, after one to warm the disk."""
    command = [sys.executable, "-m", "rashomon", "read", reports, "--json", os.devnull, "--quiet"]
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


def time_stages(reports: str) -> dict[str, float]:
    """Seconds of each stage in a process that has read the same reports once before."""
    from rashomon.account import compare_readings, load_reports, make_account, read_reports

    def quiet(stage: str, done: int, total: int) -> None:
        return None

    for _ in range(2):
        marks = [time.perf_counter()]
        loaded, problems = load_reports([reports], quiet)
        marks.append(time.perf_counter())
        readings, _ = read_reports(loaded, quiet)
        marks.append(time.perf_counter())
        comparison, world = compare_readings(readings)
        marks.append(time.perf_counter())
        make_account(comparison, world, problems)
        marks.append(time.perf_counter())
    names = ("load and clean", "language", "compare and world", "account")
    return dict(zip(names, (b - a for a, b in itertools.pairwise(marks)), strict=True))


def measure(reports: str, runs: int) -> dict[str, object]:
    """All figures of one folder of reports."""
    cold = time_cold(reports, runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    stages = time_stages(reports)
    files = len([p for p in Path(reports).rglob("*") if p.is_file()])
    span = f"{statistics.median(cold):.2f} s ({min(cold):.2f}-{max(cold):.2f})"
    print(f"{reports}: {files} files, cold {span}, peak {peak:.0f} MB")
    for name, seconds in stages.items():
        print(f"  {name:20} {seconds:7.3f} s")
    return {"reports": files, "cold_s": round(statistics.median(cold), 3), "peak_mb": round(peak), "warm_s": stages}


def main(argv: Sequence[str] | None = None) -> None:
    """Measure each folder in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args(argv)
    print(json.dumps({reports: measure(reports, args.runs) for reports in args.reports}))


if __name__ == "__main__":
    main()
