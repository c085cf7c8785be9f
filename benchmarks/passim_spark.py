"""passim's published algorithm on pyspark, for the comparison in `lineage.py`; needs pyspark and Java, nothing of ours.

    python benchmarks/passim_spark.py corpus.jsonl found.json [--cores 2]

passim itself (Smith, Cordell and Mullen 2015, `Computational methods for uncovering reprinted texts`; its program
`seriatim`) is not on PyPI: the package of that name there measures passwords. So its steps are written anew here, with
its default settings: sequences of 20 letters and digits that begin at a word and stand once in a report; those of 2 to
100 reports; pairs that share five; the best chain of their places by a copying model (a gap of 600 characters at most,
50 characters at least); and the alignment of up to 200 characters on either side. Its clustering of the passages is
left out, which is to its advantage. The last line gives the seconds until Spark was up, and those of the work.
"""

import argparse
import heapq
import json
import os
import sys
import time
from math import ceil, inf, log
from pathlib import Path

SIZE, LEAST, MOST, SHARED = 20, 2, 100, 5
GAP, SHORTEST, EDGE, OFFSET = 600, 50, 200, 20
LETTERS = 256
COPIES, GOES_ON = 0.8, 0.998
COPY, EDIT = log(COPIES), log(1 - COPIES) - log(2 * LETTERS)
STOP, ON, SWITCH = log((1 + COPIES) / 2), log(GOES_ON), log(1 - GOES_ON)


def list_postings(text):
    """The sequences of a report that begin at a word and stand in it once, with their places."""
    spots = [i for i, char in enumerate(text) if char.isalnum()]
    chars = [text[i].lower() for i in spots]
    found, often = {}, set()
    for n in range(len(spots) - SIZE + 1):
        if n and spots[n] - spots[n - 1] == 1:
            continue
        key = "".join(chars[n : n + SIZE])
        if key in found:
            often.add(key)
        found.setdefault(key, spots[n])
    return [(key, at) for key, at in found.items() if key not in often]


def chain_places(rows):
    """The best chains of the shared places of two reports: `(start, end, start2, end2)` of each."""
    rows = sorted((row["post2"], row["post"]) for row in rows)
    outside, states, back = 0.0, [], {}
    best_stop = (0.0, 0, None)
    for number, (there, here) in enumerate(rows):
        stop_score, stop_end, stop_at = best_stop
        begin = max(stop_score + max(0, there - stop_end) * (ON - log(LETTERS)), outside - there * log(LETTERS))
        score, before = begin + SWITCH + SIZE * (ON + COPY), (None, stop_at)
        if states:
            last, (there0, here0), _ = states[-1]
            gap, gap2 = max(0, here - here0 - SIZE), max(0, there - there0 - SIZE)
            if here >= here0 and gap <= GAP and gap2 <= GAP:
                both = min(gap, gap2)
                swaps = ceil(both / SIZE)
                errors = swaps + gap2 - both
                on = last + gap2 * ON + errors * EDIT + (both - swaps) * COPY + min(SIZE, there - there0) * (ON + COPY)
                if on >= score:
                    score, before = on, (number - 1, None)
        back[number] = before
        states.append((score, (there, here), number))
        if score + STOP + SWITCH > best_stop[0] + max(0, there + SIZE - best_stop[1]) * (ON - log(LETTERS)):
            best_stop = (score + STOP + SWITCH, there + SIZE, number)
    spans, at = [], best_stop[2]
    while at is not None:
        last = at
        while back[at][0] is not None:
            at = back[at][0]
        (there, here), (there2, here2) = rows[at], rows[last]
        if there2 - there + SIZE >= SHORTEST:
            spans.append((here, here2 + SIZE, there, there2 + SIZE))
        at = back[at][1]
    return spans


def extend_edge(one, other):
    """How far two texts go on alike from their beginnings, by the best alignment that stops somewhere."""
    last, chart, queue = log(0.01), {}, [(0.0, 0, 0, False, 0, 0)]
    pad = log(0.99) - log(LETTERS)
    while queue:
        cost, i, j, ended, a, b = heapq.heappop(queue)
        if ended or (i == len(one) and j == len(other)):
            return (a, b) if ended else (i, j)
        steps = [(cost - (STOP + 2 * last + pad * (len(other) - j)), len(one), len(other), True, i, j)]
        if i < len(one):
            steps.append((cost - EDIT, i + 1, j, False, 0, 0))
            if j < len(other):
                same = one[i].lower() == other[j].lower() or (one[i].isspace() and other[j].isspace())
                steps.append((cost - (COPY if same else EDIT), i + 1, j + 1, False, 0, 0))
        if j < len(other):
            steps.append((cost - EDIT, i, j + 1, False, 0, 0))
        for step in steps:
            if not step[3] and abs(step[1] - step[2]) > OFFSET:
                continue
            key = step[1:]
            if chart.get(key, inf) > step[0]:
                chart[key] = step[0]
                heapq.heappush(queue, step)
    return 0, 0


def align_pair(rows, text, text2):
    """The passages that two reports share, with their edges aligned."""
    found = []
    for start, end, start2, end2 in chain_places(rows):
        a, b = extend_edge(text[max(0, start - EDGE) : start][::-1], text2[max(0, start2 - EDGE) : start2][::-1])
        c, d = extend_edge(text[end - SIZE : end + EDGE], text2[end2 - SIZE : end2 + EDGE])
        found.append((start - a, end - SIZE + c, start2 - b, end2 - SIZE + d))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--cores", type=int, default=2)
    options = parser.parse_args()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    begun = time.perf_counter()
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f

    spark = (
        SparkSession.builder.master(f"local[{options.cores}]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", 3 * options.cores)
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    spark.range(10).count()
    up = time.perf_counter()
    reports = spark.read.json(str(options.corpus)).select("uid", "text").repartition(2 * options.cores).cache()
    postings = f.udf(list_postings, "array<struct<feat: string, post: int>>")
    posts = reports.select("uid", f.explode(postings("text")).alias("p"))
    posts = posts.select("uid", f.xxhash64("p.feat").alias("feat"), f.col("p.post").alias("post"))
    often = posts.groupBy("feat").count().filter(f.col("count").between(LEAST, MOST)).select("feat")
    posts = posts.join(often, "feat").cache()
    other = posts.select("feat", f.col("uid").alias("uid2"), f.col("post").alias("post2"))
    pairs = posts.join(other, "feat").filter("uid < uid2").groupBy("uid", "uid2")
    pairs = pairs.agg(f.collect_list(f.struct("post", "post2")).alias("rows")).filter(f.size("rows") >= SHARED)
    texts = reports.select(f.col("uid").alias("uid2"), f.col("text").alias("text2"))
    align = f.udf(align_pair, "array<struct<a: int, b: int, c: int, d: int>>")
    found = (
        pairs.join(reports, "uid").join(texts, "uid2").select("uid", "uid2", align("rows", "text", "text2").alias("s"))
    )
    rows = [[row["uid"], row["uid2"], [list(span) for span in row["s"]]] for row in found.collect() if row["s"]]
    done = time.perf_counter()
    options.found.write_text(json.dumps(rows))
    print(json.dumps({"start_seconds": round(up - begun, 2), "seconds": round(done - up, 2), "pairs": len(rows)}))
    spark.stop()


if __name__ == "__main__":
    main()
