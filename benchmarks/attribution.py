"""Score the attributions of the reader on a folder in PolNeAR's form: `text/*.txt` and `attributions/*.ann`.

    python benchmarks/attribution.py ../shared/data/polnear/dev [--threads N]

From raw text. Spans are contiguous fragments, in tokens; the first of several annotators. One JSON line last:
`exact_f1` same fragment and role, `token_f1` over the tokens of all roles, `overlap_f1` a token shared with a fragment
of the role, each also per role; `linked_f1` over attributions with content: every role that gold's has is there and
overlaps gold's, and no other role is.
"""

from __future__ import annotations

import argparse
import json
import time
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from pathlib import Path

from spacy.tokens import Doc

from rashomon.language.reader.component import ATTRIBUTIONS, read_doc
from rashomon.language.reader.tokens import load_english

ROLES = ("source", "cue", "content")
Fragment = tuple[int, int, str]
Whole = dict[str, list[tuple[int, int]]]


def read_gold(path: Path, doc: Doc) -> list[Whole]:
    """Read a standoff file: attributions as token ranges by role."""
    starts = [token.idx for token in doc if not token.is_space]
    ends = [token.idx + len(token) for token in doc if not token.is_space]
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    for fields in lines:
        if fields[0].startswith("T"):
            pairs = [part.split() for part in fields[1].split(" ", 1)[1].split(";")]
            ranges = [(bisect_right(ends, int(a)), bisect_left(starts, int(b))) for a, b in pairs]
            spans[fields[0]] = [pair for pair in ranges if pair[0] < pair[1]]
    for fields in lines:
        if fields[0].startswith("E"):
            whole: Whole = defaultdict(list)
            for role, name in (part.split(":") for part in fields[1].split()[1:]):
                if role.lower().rstrip("0123456789") in ROLES:
                    whole[role.lower().rstrip("0123456789")] += spans[name]
            found.append(whole)
    return found


def read_found(doc: Doc) -> list[Whole]:
    """Give the reader's attributions as token ranges by role, white space not counted."""
    place, count = {}, 0
    for token in doc:
        place[token.i] = count
        count += not token.is_space
    found: dict[str, Whole] = defaultdict(lambda: defaultdict(list))
    for span in doc.spans[ATTRIBUTIONS]:
        found[span.id_][span.label_].append((place[span.start], place[span.end - 1] + 1))
    return list(found.values())


def list_fragments(wholes: list[Whole]) -> set[Fragment]:
    """List all fragments with their role."""
    return {(*pair, role) for whole in wholes for role, pairs in whole.items() for pair in pairs}


def list_tokens(fragments: set[Fragment]) -> set[tuple[int, str]]:
    """List the tokens of fragments with their role."""
    return {(i, role) for start, end, role in fragments for i in range(start, end)}


def meets(fragment: Fragment, others: set[Fragment]) -> bool:
    """Whether a fragment shares a token with another of its role."""
    return any(role == fragment[2] and start < fragment[1] and fragment[0] < end for start, end, role in others)


def agree(one: Whole, other: Whole) -> bool:
    """Whether two attributions have the same roles and overlap in each."""
    if {role for role in ROLES if one.get(role)} != {role for role in ROLES if other.get(role)}:
        return False
    return all(
        any(a[0] < b[1] and b[0] < a[1] for a in one[role] for b in other[role]) for role in ROLES if one.get(role)
    )


def count_links(gold: list[Whole], found: list[Whole]) -> int:
    """Count the attributions that are right, each gold one met once."""
    left = list(gold)
    right = 0
    for whole in found:
        match = next((other for other in left if agree(whole, other)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right


def add_counts(counts: Counter[tuple[str, str, str]], gold: list[Whole], found: list[Whole]) -> None:
    """Count what is right, found and gold for each measure and role."""
    ours, theirs = list_fragments(found), list_fragments(gold)
    measures = {"exact": (ours, theirs), "token": (list_tokens(ours), list_tokens(theirs))}
    for role in ROLES:
        for measure, (mine, golden) in measures.items():
            one, other = ({item for item in items if item[-1] == role} for items in (mine, golden))
            counts[measure, role, "right"] += len(one & other)
            counts[measure, role, "found"] += len(one)
            counts[measure, role, "gold"] += len(other)
        mine, golden = ({f for f in items if f[2] == role} for items in (ours, theirs))
        counts["overlap", role, "right"] += sum(meets(f, golden) for f in mine)
        counts["overlap", role, "met"] += sum(meets(f, mine) for f in golden)
        counts["overlap", role, "found"] += len(mine)
        counts["overlap", role, "gold"] += len(golden)
    whole_gold, whole_found = ([whole for whole in wholes if whole.get("content")] for wholes in (gold, found))
    counts["linked", "", "right"] += count_links(whole_gold, whole_found)
    counts["linked", "", "found"] += len(whole_found)
    counts["linked", "", "gold"] += len(whole_gold)


def find_f1(counts: Counter[tuple[str, str, str]], measure: str, roles: tuple[str, ...]) -> float:
    """Give F1 of a measure over some roles."""
    right, met, found, gold = (
        sum(counts[measure, role, key] for role in roles) for key in ("right", "met", "found", "gold")
    )
    precision, recall = right / max(found, 1), (met if measure == "overlap" else right) / max(gold, 1)
    return round(2 * precision * recall / max(precision + recall, 1e-9), 4)


def main() -> None:
    """Read the folder and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    nlp = load_english()
    counts: Counter[tuple[str, str, str]] = Counter()
    words, spent = 0, 0.0
    for path in sorted((arguments.folder / "text").glob("*.txt")):
        files = sorted((arguments.folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not files:
            continue
        text = path.read_text(encoding="utf-8")
        begun = time.perf_counter()
        doc = nlp.make_doc(text)
        read_doc(doc, threads=arguments.threads)
        spent += time.perf_counter() - begun
        words += len(text.split())
        add_counts(counts, read_gold(files[0], doc), read_found(doc))
    result: dict[str, float] = {f"{key}_f1": find_f1(counts, key, ROLES) for key in ("exact", "token", "overlap")}
    result["linked_f1"] = find_f1(counts, "linked", ("",))
    for role in ROLES:
        result |= {f"{role}_{key}_f1": find_f1(counts, key, (role,)) for key in ("exact", "token", "overlap")}
    print(json.dumps(result | {"words": words, "words_per_s": round(words / max(spent, 1e-9))}))


if __name__ == "__main__":
    main()
