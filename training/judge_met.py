"""Draw pairs of passages as the program meets them, to be judged by reading.

    .venv/bin/python training/judge_met.py OUT.jsonl [--events N] [--each 32] [--shares hard=.6,odd=.2,rest=.2]

Reads up to eight reports of each event of news_events, cuts them into passages, takes the candidates that the program
proposes and has the shipped judge judge them. Of each event at most --each pairs, by stratum:

    hard     the judge is unsure (shares .15 to .9)
    odd      judge and vectors disagree (shares above .9 at a cosine below .6, or below .15 at one above .62)
    figures  both have numbers or weekdays, and not the same ones
    sure     shares above .9, though less than .45 of the words are common
    rest     any other candidate

A passage is drawn twice at most, and no pair whose words are nearly the same. Each row has what a row of
judge_more.tsv needs (report, start, end, and start and end of a subject that stands elsewhere), and the title, the date
and the sentence to judge it by. Needs the package, not the packages of training.
"""

import argparse
import gzip
import json
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import judge_data as data

MOST_REPORTS, MOST_WORDS = 8, 1400  # of an event; reports of more words come last
LEAST_WORDS, NEARLY_SAME, FEW_COMMON, TWICE = 4, 0.8, 0.45, 2
FIGURE = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
Row = dict[str, Any]


def find_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def name_strata(a: str, b: str, cosine: float, shares: float) -> tuple[str, ...]:
    """The strata that a pair belongs to; none where it is too short or its words are nearly the same."""
    one, two = find_words(a), find_words(b)
    common = len(one & two) / max(1, len(one | two))
    if min(len(one), len(two)) < LEAST_WORDS or common >= NEARLY_SAME:
        return ()
    figures = [frozenset(FIGURE.findall(text.lower())) for text in (a, b)]
    found = {
        "figures": all(figures) and figures[0] != figures[1] and shares > 0.1 and cosine > 0.5,
        "sure": shares > 0.9 and common < FEW_COMMON,
        "hard": 0.15 <= shares <= 0.9,
        "odd": (shares > 0.9 and cosine < 0.6) or (shares < 0.15 and cosine > 0.62),
    }
    return tuple(name for name, holds in found.items() if holds) or ("rest",)


def read_event(rows: list[Row]) -> Iterator[Row]:
    """Read the reports of an event with the program; give its candidate pairs with their strata."""
    from rashomon.account import load_reports, read_reports
    from rashomon.compare.claims.judge import judge_pairs
    from rashomon.compare.claims.pairs import find_candidates, list_items, stack_vectors
    from rashomon.model import Story

    texts = {row["id"]: row for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            (Path(folder) / f"{row['id']}.json").write_text(json.dumps(row), encoding="utf-8")
        readings, _ = read_reports(load_reports([folder], lambda *_: None)[0], lambda *_: None)
    story = Story(readings=tuple(readings))
    items, vectors = list_items(story), stack_vectors(readings)
    pairs = list(find_candidates(items, vectors))
    judged = judge_pairs([(items[a].passage.statement, items[b].passage.statement) for a, b in pairs])
    for (a, b), judgement in zip(pairs, judged, strict=True):
        one, two = items[a].passage, items[b].passage
        cosine = float(vectors[a] @ vectors[b])
        strata = name_strata(one.statement, two.statement, cosine, judgement.shares)
        sides = [make_side(p, story.readings[items[n].reading], texts) for n, p in ((a, one), (b, two))]
        if strata and all(sides):
            yield {"event": rows[0]["event"], "strata": strata, "a": sides[0], "b": sides[1]}


def make_side(passage: Any, reading: Any, texts: dict[str, Row]) -> Row | None:
    """One passage as a row, its places counted in the text of news_events; None where it is not found there."""
    row = texts.get(reading.report.id)
    if row is None:
        return None
    at = find_place(row["maintext"], passage.span.text, passage.span.start)
    subject = passage.subject
    subject_at = find_place(row["maintext"], subject.text, subject.start) if subject else None
    if at is None or (subject and subject_at is None):
        return None
    sentence = reading.sentences[passage.sentence].span.text
    return {"report": row["id"], "at": at, "subject_at": subject_at, "text": passage.statement, "sentence": sentence,
            "title": row["title"], "date": row["date_publish"][:10]}  # fmt: skip


def find_place(text: str, part: str, near: int) -> tuple[int, int] | None:
    """Where a part stands in a text: of several places the one nearest to a number."""
    starts = [match.start() for match in re.finditer(re.escape(part), text)]
    best = min(starts, key=lambda start: (abs(start - near), start), default=None)
    return None if best is None else (best, best + len(part))


def draw_event(rows: list[Row], each: int, shares: dict[str, float], chance: random.Random) -> list[Row]:
    """Draw the pairs of one event: of each stratum its share, no passage more than twice."""
    rows = sorted(rows, key=lambda row: (len(row["maintext"].split()) > MOST_WORDS, row["id"]))[:MOST_REPORTS]
    pairs = list(read_event(rows))
    chance.shuffle(pairs)
    used: Counter[tuple[str, int]] = Counter()
    drawn: list[Row] = []
    for name, share in shares.items():
        wanted = len(drawn) + round(share * each)
        for pair in (p for p in pairs if name in p["strata"] and p not in drawn):
            places = [(pair[side]["report"], pair[side]["at"][0]) for side in "ab"]
            if len(drawn) < wanted and all(used[place] < TWICE for place in places):
                used.update(places)
                drawn.append(pair)
    return drawn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--events", type=int, help="so many events only")
    parser.add_argument("--each", type=int, default=32, help="pairs of an event, at most")
    parser.add_argument("--shares", default="hard=.6,odd=.2,rest=.2", help="the share of each stratum, in order")
    parser.add_argument("--seed", type=int, default=data.SEED)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    shares = {name: float(share) for name, share in (part.split("=") for part in args.shares.split(","))}
    events = defaultdict(list)
    with gzip.open(args.shared / "news_events" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            events[row["event"]].append(row)
    chance = random.Random(args.seed)
    names = sorted(name for name, rows in events.items() if len(rows) > 1 and name not in data.STORY_EVENTS)
    chance.shuffle(names)
    with args.out.open("w", encoding="utf-8") as out:
        for number, name in enumerate(names[: args.events], start=1):
            drawn = draw_event(events[name], args.each, shares, chance)
            out.writelines(json.dumps(pair, ensure_ascii=False) + "\n" for pair in drawn)
            print(f"{number}/{len(names[: args.events])} {name}: {len(drawn)} pairs", flush=True)


if __name__ == "__main__":
    main()
