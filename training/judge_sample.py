"""Draw pairs of clauses from two reports of one event, to be judged by reading.

    .venv-train/bin/python training/judge_sample.py OUT.jsonl [--count 600] [--whole] [--seed N]

Clauses and short sentences of news_events, candidates by sentence vector as at run time, spread over the cosine; a
quarter of them from validation events (not those of the development stories). Each row has report ids and offsets, so
that judgements can be kept without the text (training/judge_more.tsv).
"""

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from pathlib import Path

import numpy as np

import judge_data as data

BANDS = ((0.35, 0.5, 0.15), (0.5, 0.6, 0.25), (0.6, 0.7, 0.25), (0.7, 0.8, 0.2), (0.8, 0.97, 0.15))
SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s)[^\n.!?]*)*[.!?]?[\"”’]?")


def find_pieces(text: str, whole: bool) -> list[tuple[int, int]]:
    """Offsets of the sentences of 5 to 26 words and of the clauses of the longer ones, or of sentences only."""
    found = []
    for match in SENTENCE.finditer(text):
        pieces = data.cut_clauses(match.group()) or [match.group().strip()]
        if whole or len(match.group().split()) <= 16:
            pieces = [match.group().strip()]
        for piece in pieces:
            at = text.find(piece, match.start())
            if 5 <= len(piece.split()) <= (40 if whole else 26) and at >= 0:
                found.append((at, at + len(piece)))
    return found


def draw_pairs(rows: list[dict], count: int, chance: random.Random, whole: bool) -> list[dict]:  # type: ignore[type-arg]
    """Draw pairs of one event, of different reports, no piece twice, by bands of the cosine."""
    from sentence_transformers import SentenceTransformer

    from bert import find_package

    pieces = [(r, s, e) for r in rows for s, e in find_pieces(r["maintext"], whole)]
    pieces = sorted({r["maintext"][s:e]: (r, s, e) for r, s, e in pieces}.values(), key=lambda p: (p[0]["id"], p[1]))
    encoder = SentenceTransformer(str(find_package()), device="cpu")
    vectors = encoder.encode([r["maintext"][s:e] for r, s, e in pieces], batch_size=64, normalize_embeddings=True)
    by_event = defaultdict(list)
    for i, (r, _, _) in enumerate(pieces):
        by_event[r["event"]].append(i)
    found, quota = [], {band: int(band[2] * count) for band in BANDS}
    order = [i for i in range(len(pieces))]
    chance.shuffle(order)
    used: set[int] = set()
    for i in order:
        r = pieces[i][0]
        others = [j for j in by_event[r["event"]] if pieces[j][0]["id"] != r["id"] and j not in used]
        if i in used or not others:
            continue
        cosines = vectors[others] @ vectors[i]
        best = np.argsort(-cosines)[:4]
        k = int(chance.choice(best.tolist()))
        band = next((b for b in BANDS if b[0] <= cosines[k] < b[1]), None)
        if band and quota[band] > 0:
            quota[band] -= 1
            used |= {i, others[k]}
            found.append((pieces[i], pieces[others[k]], float(cosines[k])))
    return [
        {"event": a[0]["event"], "a_report": a[0]["id"], "a_at": a[1:], "b_report": b[0]["id"], "b_at": b[1:],
         "a": a[0]["maintext"][a[1] : a[2]], "b": b[0]["maintext"][b[1] : b[2]], "cosine": round(c, 3),
         "a_date": a[0]["date_publish"][:10], "b_date": b[0]["date_publish"][:10]}
        for a, b, c in found
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=data.SEED)
    parser.add_argument("--whole", action="store_true", help="whole sentences, of training events only")
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with gzip.open(args.shared / "news_events" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    held = data.read_validation()
    valid = [r for r in rows if r["event"] in held and r["event"] not in data.STORY_EVENTS]
    train = [r for r in rows if r["event"] not in held]
    drawn = draw_pairs(train, args.count if args.whole else 3 * args.count // 4, chance, args.whole)
    if not args.whole:
        drawn += draw_pairs(valid, args.count // 4, chance, args.whole)
    args.out.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
