"""Time the reader beside a spaCy pipeline, a cold `rashomon read`, its stages, and how both grow with the reports.

    python benchmarks/speed.py REPORTS [REPORTS ...] [--runs N] [--data ../shared/data] [--articles N]

Prints tables and, last, one JSON line. `reader`: words a second from raw text to Doc on one and two threads, beside a
spaCy CNN pipeline of the size of en_core_web_sm (`yardstick`; see `reading.py`), medians of rounds in one process, and
their ratios; seconds of spaCy's import, then to load and read a first sentence; peak memory of such a process. For each
folder of reports: cold seconds (median) and peak memory of the whole program, and the seconds of each stage of a second
reading in one process. `growth`: stories of 5, 20 and 80 reports (see `growth.py`). On a shared machine the ratios say
more than the speeds.
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from growth import measure_growth
from reading import make_yardstick, time_reading
from reading import time_cold as time_cold_reader

DATA = Path(os.environ.get("RASHOMON_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"


def time_cold(reports: str, runs: int) -> list[float]:
    """Seconds of whole processes that read the reports and write the JSON, after one to warm the disk."""
    command = [sys.executable, "-m", "rashomon", "read", reports, "--json", os.devnull, "--quiet"]
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


# VmHWM of Linux: `ru_maxrss` of a child would be the parent's, where that is larger
PEAK = """
import os, sys
from rashomon.cli import main
main(["read", sys.argv[1], "--json", os.devnull, "--quiet"], standalone_mode=False)
print(int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024)
"""


def find_peak(reports: str) -> float:
    """The most memory that a process which reads the reports ever held, in MiB."""
    run = subprocess.run([sys.executable, "-c", PEAK, reports], check=True, capture_output=True, text=True)
    return float(run.stdout)


def time_stages(reports: str) -> dict[str, float]:
    """Seconds of each stage in a process that has read the same reports once before, and forgotten what it judged."""
    from rashomon.account import compare_readings, load_reports, make_account, read_reports
    from rashomon.compare.claims import judge
    from rashomon.compare.differences import details

    def quiet(stage: str, done: int, total: int) -> None:
        return None

    for _ in range(2):
        for kept in (judge.judge_one, details.likeness, details.find_vector):
            kept.cache_clear()
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
    peak = find_peak(reports)
    stages = time_stages(reports)
    files = len([p for p in Path(reports).rglob("*") if p.is_file()])
    span = f"{statistics.median(cold):.2f} s ({min(cold):.2f}-{max(cold):.2f})"
    print(f"{reports}: {files} files, cold {span}, peak {peak:.0f} MB")
    for name, seconds in stages.items():
        print(f"  {name:20} {seconds:7.3f} s")
    return {"reports": files, "cold_s": round(statistics.median(cold), 3), "peak_mb": round(peak), "warm_s": stages}


def measure_reader(data: Path, articles: int, runs: int) -> dict[str, float]:
    """All figures of the reader and the yardstick, on PolNeAR's articles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((data / "polnear" / "dev" / "text").glob("*.txt"))]
    yardstick = make_yardstick(data / "ud_english_ewt" / "train.conllu.gz")
    found = time_reading(texts[:articles], yardstick, runs)
    with tempfile.TemporaryDirectory() as folder:
        yardstick.to_disk(folder)
        for name, pipeline in (("reader", "rashomon"), ("yardstick", folder)):
            found |= {
                f"{name}_{key}": value for key, value in time_cold_reader(pipeline, texts[:articles], runs).items()
            }
    for threads in (1, 2):
        speed, ratio = found[f"reader_{threads}_words_per_s"], found[f"ratio_{threads}"]
        print(f"reader, {threads} threads  {speed:8.0f} words/s, {ratio:.2f} times the yardstick")
    print(f"a second of one core: {found['ratio_cpu']:.2f} times the yardstick")
    print(f"yardstick          {found['yardstick_words_per_s']:8.0f} words/s")
    for name in ("reader", "yardstick"):
        first, load, peak = (found[f"{name}_{key}"] for key in ("first_s", "import_s", "peak_mb"))
        print(f"{name:10} cold: first sentence {first:.2f} s after spaCy's import ({load:.2f} s), peak {peak:.0f} MB")
    return {key: round(value, 3) for key, value in found.items()}


def main(argv: Sequence[str] | None = None) -> None:
    """Measure the reader, then each folder in turn, then how a story grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", help="folders of reports; without any, the reader alone")
    parser.add_argument("--runs", type=int, default=5, help="rounds of each measurement (default: 5)")
    parser.add_argument(
        "--articles", type=int, default=20, help="articles of PolNeAR that the reader reads (default: 20)"
    )
    parser.add_argument("--data", type=Path, default=DATA, help=f"folder of open corpora (default: {DATA})")
    args = parser.parse_args(argv)
    result: dict[str, object] = {}
    if (args.data / "polnear").is_dir():
        result["reader"] = measure_reader(args.data, args.articles, args.runs)
    else:
        print(f"no corpora in {args.data} (name them with --data or RASHOMON_SHARED): the reader is not timed")
    result |= {reports: measure(reports, args.runs) for reports in args.reports}
    events = args.data / "news_events" / "dev.jsonl.gz"
    if events.exists():
        result["growth"] = measure_growth(events)
    else:
        print(f"no {events}: how a story grows is not timed")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
