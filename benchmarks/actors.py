"""Score the actors of stories whose people and groups were put together by hand: CoNLL columns in, one JSON line out.

    python benchmarks/actors.py NewsWCL50.conll[.gz] [--kinds ACTOR GROUP] [--misses]

Columns: story/part/story_report, sentence, number of the token, token, chains in brackets (`(0_X_ACTOR`). All reports
of one story are read and compared by the program; then every pair of forms that gold puts under one chain of the
given kinds is looked for under one actor, as for the sample stories. A pair of ours counts where gold has both forms
in some such pair. `f1` is over all pairs of all stories, `mean_f1` the mean over stories.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
import time
from collections import defaultdict
from pathlib import Path

from rashomon.clean import clean
from rashomon.compare import compare
from rashomon.language import read
from rashomon.model import Report, Story
from rashomon.world import describe
from rashomon.world.words import fold

CLOSING = re.compile(r"^(?:[.,;:!?%)\]”’]|['’](?:s|m|d|re|ve|ll)?|n['’]t)$", re.IGNORECASE)
OPENING = ("(", "[", "“", "‘", "$", "£", "€", "#")
Row = tuple[str, str, str]  # sentence, token, chains
Pair = tuple[str, str]


def read_rows(path: Path) -> dict[str, list[Row]]:
    """Read the tokens of each report."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode().split("\n")
    reports: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        fields = line.split("\t")
        if len(fields) > 4 and not line.startswith("#"):
            reports[fields[0].split("/")[-1]].append((fields[1], fields[3].replace("\\n", "\n"), fields[4]))
    return reports


def join_tokens(rows: list[Row]) -> tuple[str, list[tuple[int, int]]]:
    """Write tokens as text and say where each stands in it."""
    text, places, quoted, glue = "", [], False, True
    for _, token, _ in rows:
        opens = token in OPENING or (token == '"' and not quoted)
        hyphen = token in ("-", "‑")
        if not (glue or CLOSING.match(token) or hyphen or (token == '"' and quoted) or token.isspace()):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        quoted ^= token == '"'
        glue = opens or hyphen or token.endswith("\n")
    return text, places


def read_chains(rows: list[Row], text: str, places: list[tuple[int, int]]) -> dict[str, set[str]]:
    """Chain -> its folded forms in one report."""
    chains: dict[str, set[str]] = defaultdict(set)
    begun: dict[str, list[int]] = defaultdict(list)
    for at, (_, _, labels) in enumerate(rows):
        for label in labels.split("|") if labels != "-" else ():
            name = label.strip("()")
            if label.startswith("("):
                begun[name].append(at)
            if label.endswith(")") and begun[name]:
                chains[name].add(fold_form(text[places[begun[name].pop()][0] : places[at][1]]))
    return chains


def fold_form(form: str) -> str:
    """Fold a form as the scorer of the sample stories does: without article."""
    return re.sub(r"^(?:the|a|an) ", "", fold(form))


def list_pairs(groups: list[set[str]]) -> set[Pair]:
    """All pairs of forms within one group."""
    return {pair for forms in groups for pair in itertools.combinations(sorted(forms - {""}), 2)}


def score_pairs(ours: set[Pair], gold: set[Pair]) -> dict[str, float]:
    """Precision, recall and F1; a pair of ours is judged where gold knows both forms."""
    known = {form for pair in gold for form in pair}
    judged = {pair for pair in ours if pair[0] in known and pair[1] in known}
    right = len(judged & gold)
    p, r = right / max(len(judged), 1), right / max(len(gold), 1)
    f1 = 2 * p * r / max(p + r, 1e-9)
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(f1, 4)}


def find_gold(reports: dict[str, list[Row]], kinds: list[str]) -> dict[str, set[Pair]]:
    """Story -> gold's pairs of forms."""
    chains: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, rows in reports.items():
        for chain, forms in read_chains(rows, *join_tokens(rows)).items():
            if chain.rsplit("_", 1)[-1] in kinds:
                chains[name.split("_")[0]][chain] |= forms
    return {story: list_pairs(list(groups.values())) for story, groups in chains.items()}


def make_story(reports: dict[str, list[Row]], story: str) -> Story:
    """Read the reports of one story."""
    made = [
        Report(id=name, text=join_tokens(rows)[0], outlet=name)
        for name, rows in sorted(reports.items())
        if name.split("_")[0] == story
    ]
    return Story(readings=tuple(read(clean(report)) for report in made))


def main() -> None:
    """Read the file, describe each story and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--kinds", nargs="+", default=["ACTOR", "GROUP"], help="kinds of chains to score")
    parser.add_argument("--misses", action="store_true", help="list the pairs of gold that were not found")
    arguments = parser.parse_args()
    begun, reports = time.perf_counter(), read_rows(arguments.file)
    gold = find_gold(reports, arguments.kinds)
    scores, ours_all, gold_all = {}, set(), set()
    for number, story in enumerate(sorted(gold), start=1):
        world = describe(compare(make_story(reports, story)))
        ours = list_pairs([{fold_form(form) for form in (a.name, *a.aliases)} for a in world.actors])
        scores[story] = score_pairs(ours, gold[story])
        print(f"{number} of {len(gold)} stories read: {story} {json.dumps(scores[story])}", flush=True)
        if arguments.misses:
            print("\n".join(f"  - {a} | {b}" for a, b in sorted(gold[story] - ours)))
        ours_all |= {(f"{story} {a}", f"{story} {b}") for a, b in ours}
        gold_all |= {(f"{story} {a}", f"{story} {b}") for a, b in gold[story]}
    row = {
        "file": arguments.file.name,
        "stories": len(scores),
        "pairs": len(gold_all),
        **score_pairs(ours_all, gold_all),
    }
    mean = round(sum(score["f1"] for score in scores.values()) / max(len(scores), 1), 4)
    print(json.dumps(row | {"mean_f1": mean, "seconds": round(time.perf_counter() - begun, 1)}))


if __name__ == "__main__":
    main()
