"""Measure how copied passages are found: real sentences recombined, with copies planted at known edit rates.

    python benchmarks/lineage.py /path/to/shared/data [--reports 2000] [--rates 0,0.05,0.1,0.2,0.3,0.5] [--peers]

Each sentence of news_events and helsinki_articles is used once; one that shares four words in a row with an earlier
one of its event is left out, since outlets copy one another there in fact, and one that shares six with any. So what
two reports share was planted or is chance. For each edit rate one corpus: a quarter as many copies as reports, each a
passage of 40 to 150 words of one report put into another with that share of its words replaced (3 in 5), dropped (1
in 5) or followed by a new word (1 in 5), new words drawn as often as the corpus uses them. A planted copy counts as
found where a run overlaps it in both reports; a pair of reports counts as wrong where nothing was planted between the
two. `--peers` runs datasketch's MinHash LSH (windows of 60 words, 30 apart, shingles of three, Jaccard .3; `pip
install datasketch`) on the same corpora, and difflib on the planted pairs and as many others.
"""

import argparse
import csv
import gzip
import json
import random
import re
import sys
import time
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from rashomon.compare.lineage import FEW, STRONG
from rashomon.compare.seeds import ARCHIVE, find_pairs
from rashomon.compare.shared_text import find_runs
from rashomon.compare.words import read_words, weigh_choice, weigh_words
from rashomon.model import Report

NEARBY, ANYWHERE = 4, 6  # words in a row that no two sentences of one event, no two sentences of the pool share
LEAST, MOST = 40, 150  # words of a planted passage
WINDOW, STEP, SHINGLE, NEAR = 60, 30, 3, 0.3  # the peer's units


def load_texts(data):
    """Give the texts of both corpora as they are, each with its event."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(data / "helsinki_articles/data/helsinki_articles.csv.gz", "rt", encoding="utf-8") as file:
        yield from (("helsinki", row["text"].replace(" ### ", "\n")) for row in csv.DictReader(file))
    with gzip.open(data / "news_events/dev.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from ((row["event"], row["maintext"] or "") for row in map(json.loads, file))


def load_sentences(data):
    """Give the sentences of 8 to 60 words, each once, none that repeats a stretch of an earlier one."""
    seen, kept = set(), []
    for event, text in load_texts(data):
        for sentence in re.split(r"(?<=[.!?])[\"”’]?\s+|\n", text):
            words = re.findall(r"\w+", sentence.lower())
            grams = {tuple(words[n : n + ANYWHERE]) for n in range(len(words) - ANYWHERE + 1)}
            grams |= {(event, *words[n : n + NEARBY]) for n in range(len(words) - NEARBY + 1)}
            if 8 <= len(words) <= 60 and not grams & seen:
                kept.append(" ".join(sentence.split()))
            seen |= grams
    return kept


def make_reports(sentences, count, chance):
    """Deal the sentences out to reports, about as many to each, and join those of one report."""
    pool = sentences[:]
    chance.shuffle(pool)
    size = max(6, min(20, len(pool) // count))
    return [pool[n * size : (n + 1) * size] for n in range(min(count, len(pool) // size))]


def plant_copies(reports, rate, words, chance):
    """Put edited passages of some reports into others; give the texts and, for each pair, the places of the passage."""
    count = len(reports)
    order = list(range(count))
    chance.shuffle(order)
    texts = [list(report) for report in reports]
    marks, planted = {}, {}
    for donor, taker in zip(order[: count // 4], order[count // 4 : count // 2], strict=True):
        passage = cut_passage(reports[donor], chance)
        copy = edit_words(passage, rate, words, chance)
        place = chance.randrange(len(texts[taker]) + 1)
        texts[taker].insert(place, copy)
        marks[donor, taker] = passage, copy
    joined = [" ".join(text) for text in texts]
    for (donor, taker), (passage, copy) in marks.items():
        planted[donor, taker] = find_place(joined[donor], passage), find_place(joined[taker], copy)
    return joined, planted


def cut_passage(report, chance):
    """Take neighbouring sentences of 40 to 150 words together."""
    start = chance.randrange(max(1, len(report) - 3))
    passage = report[start]
    for sentence in report[start + 1 :]:
        if len(passage.split()) >= LEAST + chance.randrange(MOST - LEAST):
            break
        passage += " " + sentence
    return " ".join(passage.split()[:MOST])


def edit_words(passage, rate, words, chance):
    """Replace, drop or add words at a rate."""
    out = []
    for word in passage.split():
        if chance.random() >= rate:
            out.append(word)
            continue
        kind = chance.random()
        out += [chance.choice(words)] if kind < 0.6 else [] if kind < 0.8 else [word, chance.choice(words)]
    return " ".join(out)


def find_place(text, passage):
    start = text.find(passage)
    return start, start + len(passage)


# ------------------------------------------------------------------ ours and theirs


def run_ours(texts):
    """Find the pairs with a strong run, and where the runs lie."""
    reports = [Report(id=f"{n:06d}", text=text, body=((0, len(text)),)) for n, text in enumerate(texts)]
    words = [read_words(report) for report in reports]
    weights = {word: weigh_choice(word) for text in words for word in text.words}
    found = {}
    for left, right in find_pairs([text.words for text in words], weights, ARCHIVE):
        one, other = words[left], words[right]
        runs = find_runs(one, other, weigh_words([one, other]))
        strong = [run for run in runs if run.narrated >= STRONG and run.plain >= FEW]
        if strong:
            found[left, right] = [
                (
                    (one.starts[r.left[0]], one.ends[r.left[1] - 1]),
                    (other.starts[r.right[0]], other.ends[r.right[1] - 1]),
                )
                for r in strong
            ]
    return found


def run_minhash(texts):
    """Find pairs of texts of which two windows have a similar set of shingles."""
    from datasketch import MinHash, MinHashLSH

    index, keys = MinHashLSH(threshold=NEAR, num_perm=128), {}
    for n, text in enumerate(texts):
        spots = [m.span() for m in re.finditer(r"\w+", text)]
        words = [text[a:b].lower() for a, b in spots]
        for start in range(0, max(1, len(words) - STEP), STEP):
            window = words[start : start + WINDOW]
            grams = {" ".join(window[i : i + SHINGLE]) for i in range(len(window) - SHINGLE + 1)}
            if grams:
                sketch = MinHash(num_perm=128)
                sketch.update_batch([gram.encode() for gram in grams])
                last = min(start + WINDOW, len(words)) - 1
                keys[f"{n}:{start}"] = (n, (spots[start][0], spots[last][1]), sketch)
                index.insert(f"{n}:{start}", sketch)
    found = defaultdict(list)
    for n, place, sketch in keys.values():
        for key in index.query(sketch):
            other, there, theirs = keys[key]
            if other > n and sketch.jaccard(theirs) >= NEAR:
                found[n, other].append((place, there))
    return found


def run_difflib(texts, pairs):
    """Align given pairs word by word; a pair is found with 20 words in blocks of four and more."""
    found = {}
    for left, right in pairs:
        one, other = (list(re.finditer(r"\w+", texts[n])) for n in (left, right))
        matcher = SequenceMatcher(
            None, [m.group().lower() for m in one], [m.group().lower() for m in other], autojunk=False
        )
        blocks = [b for b in matcher.get_matching_blocks() if b.size >= 4]
        if sum(b.size for b in blocks) >= 20:
            found[left, right] = [
                ((one[b.a].start(), one[b.a + b.size - 1].end()), (other[b.b].start(), other[b.b + b.size - 1].end()))
                for b in blocks
            ]
    return found


def score(found, planted):
    """Precision over pairs of reports and recall over planted passages."""
    truth = {tuple(sorted(pair)): (places if pair[0] < pair[1] else places[::-1]) for pair, places in planted.items()}
    hits = sum(
        any(meet(a, places[0]) and meet(b, places[1]) for a, b in found.get(p, ())) for p, places in truth.items()
    )
    right = sum(pair in truth for pair in found)
    precision, recall = right / max(1, len(found)), hits / len(truth)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "planted": len(truth), "found": len(found)}


def meet(one, other):
    return one[0] < other[1] and other[0] < one[1]


def measure(name, work, planted, size):
    start = time.perf_counter()
    row = score(work(), planted)
    seconds = time.perf_counter() - start
    row |= {"seconds": round(seconds, 2), "reports_per_second": round(size / seconds)}
    print(f"  {name:10} {row}", file=sys.stderr)
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder that holds news_events and helsinki_articles")
    parser.add_argument("--reports", type=int, default=2000, help="reports of each corpus")
    parser.add_argument("--rates", default="0,0.05,0.1,0.2,0.3,0.5", help="shares of words edited, one corpus each")
    parser.add_argument("--seed", type=int, default=1, help="of the random choices")
    parser.add_argument("--peers", action="store_true", help="run datasketch and difflib as well")
    options = parser.parse_args()
    sentences = load_sentences(options.data)
    words = [word for sentence in sentences for word in sentence.split()]
    result = {"sentences": len(sentences), "seed": options.seed, "rates": {}}
    for rate in map(float, options.rates.split(",")):
        chance = random.Random(f"{options.seed}:{rate}")
        texts, planted = plant_copies(make_reports(sentences, options.reports, chance), rate, words, chance)
        print(f"edit rate {rate}: {len(texts)} reports", file=sys.stderr)
        row = {"reports": len(texts), "ours": measure("ours", lambda t=texts: run_ours(t), planted, len(texts))}
        if options.peers:
            row["minhash"] = measure("minhash", lambda t=texts: run_minhash(t), planted, len(texts))
            pairs = [tuple(sorted(pair)) for pair in planted]
            pairs += [tuple(sorted(chance.sample(range(len(texts)), 2))) for _ in planted]
            row["difflib"] = measure("difflib", lambda t=texts, p=pairs: run_difflib(t, p), planted, len(texts))
        result["rates"][str(rate)] = row
    print(json.dumps(result))


if __name__ == "__main__":
    main()
