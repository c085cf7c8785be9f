"""Time how the account of a story grows with its reports: 5, 20 and 80 of related events of news_events.

    python benchmarks/growth.py ../shared/data/news_events/dev.jsonl.gz [--sizes 5 20 80]

Prints a table and, last, one JSON line with a row for each size: reports, words, passages, pairs that the judge
reads, seconds to read (load, clean, language), seconds to compare (claims, differences, the world, the account),
seconds of one core for both, which other work on the machine changes less, and peak memory. Each size is a fresh
process that is warm: it has read and compared a story of another event before.
No event has more than 19 reports, so the largest story joins those on the missiles, the oil, the satellites and the
space of the same months (RELATED, in this order); the smaller ones are its first reports, those of one event. Used by
`benchmarks/speed.py`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

SIZES = (5, 20, 80)
RELATED = (
    "north_Korea_hokkaido_missile",
    "north_korea_received_oil_from_russia_in_violation_of_un_sanctions_report",
    "north_Korea_Launches_satellite",
    "russian_space_experts_regain_control_of_1st_angola_satellite",
    "chinas_tiangong_1_space_station_is_out_of_control_and_will_soon_fall_to_earth",
    "china_promises_the_moon",
    "elon_musk_reveals_red_tesla_roadster_bound_for_mars",
    "first_planets_outside_the_Milky_Way",
    "smoke_rings_spotted_in_the_ocean_from_space",
    "astronauts_identify_unknown_microbes_in_space_for_first_time",
    "possible_meteor_lights_up_night_sky_in_new_england",
    "Benghazi_US_consulate_attack",
)
WARMING = ("Bitcoin_drops",)  # read before, so that nothing of the measured story is known
Row = dict[str, float]


def write_reports(file: Path, events: Sequence[str], most: int, folder: Path) -> int:
    """Write the first reports of some events as files of a folder; their number."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    chosen = [record for event in events for record in records if record["event"] == event][:most]
    for number, record in enumerate(chosen):
        (folder / f"{number:03}.json").write_text(json.dumps(record), encoding="utf-8")
    return len(chosen)


def time_story(folder: Path) -> Row:
    """Read and compare the reports of a folder: seconds, words, passages and judged pairs."""
    from rashomon.account import compare_readings, load_reports, make_account, read_reports
    from rashomon.compare.claims.pairs import list_items
    from rashomon.compare.claims.sharing import describe_pairs, judge_open
    from rashomon.model import Story

    marks, spent = [time.perf_counter()], [time.process_time()]
    reports, problems = load_reports([str(folder)], lambda *_: None)
    readings, broken = read_reports(reports, lambda *_: None)
    marks.append(time.perf_counter())
    spent.append(time.process_time())
    make_account(*compare_readings(readings), [*problems, *broken])
    marks.append(time.perf_counter())
    spent.append(time.process_time())
    story = Story(readings=tuple(readings))
    items = list_items(story)
    return {
        "reports": len(readings),
        "words": sum(len(reading.report.text.split()) for reading in readings),
        "passages": len(items),
        "pairs": len(judge_open(items, dict(describe_pairs(story, items)))),
        "read_s": round(marks[1] - marks[0], 2),
        "compare_s": round(marks[2] - marks[1], 2),
        "core_s": round(spent[2] - spent[0], 2),
    }


def measure_size(file: Path, size: int) -> Row:
    """All figures of the story of a size, in this process, warmed by another event."""
    with tempfile.TemporaryDirectory() as warming, tempfile.TemporaryDirectory() as folder:
        write_reports(file, WARMING, size, Path(warming))
        if write_reports(file, RELATED, size, Path(folder)) < size:
            raise SystemExit(f"{file} has too few reports of related events for a story of {size}")
        time_story(Path(warming))
        row = time_story(Path(folder))
    # of Linux, as `ru_maxrss` would be the parent's
    peak = int(Path("/proc/self/status").read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1024
    return {**row, "peak_mb": round(peak)}


def measure_growth(file: Path, sizes: Sequence[int] = SIZES) -> list[Row]:
    """Measure each size in a process of its own and print the table."""
    print("reports  words  passages  pairs  a passage  read, s  compare, s  of a core, s  peak, MB")
    rows = []
    for size in sizes:
        command = [sys.executable, __file__, str(file), "--one", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        row: Row = json.loads(done.stdout.splitlines()[-1])
        each = row["pairs"] / row["passages"]
        print(
            f"{row['reports']:7} {row['words']:6} {row['passages']:9} {row['pairs']:6} {each:10.1f} "
            f"{row['read_s']:8.2f} {row['compare_s']:11.2f} {row['core_s']:12.2f} {row['peak_mb']:9}",
            flush=True,
        )
        rows.append(row)
    return rows


def main() -> None:
    """Measure the sizes in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="reports by event, one JSON record a line, gzipped")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports of each story (default: 5 20 80)")
    parser.add_argument("--one", type=int, help="measure this size alone, in this process")
    args = parser.parse_args()
    print(json.dumps(measure_size(args.file, args.one) if args.one else measure_growth(args.file, args.sizes)))


if __name__ == "__main__":
    main()
