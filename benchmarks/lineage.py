"""Measure how copied passages are found, in archives of known copies (see `planted.py`), against what people use.

    python benchmarks/lineage.py /path/to/shared/data [--reports 2000] [--rates 0,0.1,0.3] [--peers] [--passim PYTHON]
    python benchmarks/lineage.py /path/to/shared/data --sizes 1000,10000 [--resume]

The first form makes one corpus with copies of all rates and matches it: `ours` is the matching of `rashomon lineage`
(words, seeds on disk, pairs, alignment) in as many processes as `--workers`. `--peers` runs datasketch's MinHash LSH
(windows of 60 words, 30 apart, shingles of three, Jaccard .3; `pip install datasketch`), and difflib on the planted
pairs and as many others; `--passim` runs passim's published algorithm (`passim_spark.py`) with a Python that has
pyspark. All have the same texts, one after another; ours runs before and after passim, and the slower run counts.

The second form runs the whole command, with cleaning and credits, on archives of growing size, and tells its precision
and recall, how often the direction is right, the reports per second, and the greatest memory of a process.
`--resume` stops the command with a signal, gives it again, and compares the files with those of a whole run.

One JSON line comes last.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from planted import load_sentences, make_seeded, score, write_corpus

WINDOW, STEP, SHINGLE, NEAR = 60, 30, 3, 0.3  # datasketch's units
BLOCK, ENOUGH = 4, 20  # words of a block of difflib, and in all blocks of a pair
HERE = Path(__file__).resolve().parent


# ------------------------------------------------------------------ ours and theirs


def run_ours(corpus, workers):
    """Match all reports as the command does, their whole text taken as body."""
    from rashomon.scale.matching import forget_reports, match_all
    from rashomon.scale.pairing import pair_all
    from rashomon.scale.pool import Pool
    from rashomon.scale.reading import BATCH, write_batch
    from rashomon.scale.state import open_state

    with tempfile.TemporaryDirectory() as folder, Pool(workers) as pool:
        state = open_state(Path(folder), "benchmark", False)
        texts = list(enumerate(corpus.texts))
        parts = [texts[n : n + BATCH] for n in range(0, len(texts), BATCH)]
        for packed in pool.map(pack_texts, parts):
            write_batch(state, packed, [], 0)
        pair_all(state, lambda *row: None)
        match_all(state, pool, lambda *row: None)
        rows = list(state.ask("SELECT left, right, places FROM pairs"))
        state.close()
        forget_reports()
    return {(left, right): list(zip(*json.loads(places)[:2], strict=True)) for left, right, places in rows}


def pack_texts(rows):
    """Pack texts as the command packs cleaned reports."""
    from rashomon.compare import pack_words, read_words, seed_words
    from rashomon.language import find_quotations
    from rashomon.model import Report
    from rashomon.scale.reading import Packed, zlib

    packed = []
    for n, text in rows:
        report = Report(id=f"{n:06d}", text=text, body=((0, len(text)),))
        words = read_words(report, find_quotations(report, report.body))
        data = zlib.compress(json.dumps({"text": text, "body": report.body, "credits": []}).encode(), 1)
        row = (report.id, None, None, None, None, len(text), len(words.words), "[]", data, pack_words(words))
        packed.append(Packed(row, *seed_words(words)))
    return packed


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
        words = ([m.group().lower() for m in side] for side in (one, other))
        blocks = [b for b in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks() if b.size >= BLOCK]
        if sum(b.size for b in blocks) >= ENOUGH:
            found[left, right] = [
                ((one[b.a].start(), one[b.a + b.size - 1].end()), (other[b.b].start(), other[b.b + b.size - 1].end()))
                for b in blocks
            ]
    return found


def run_passim(corpus, python, workers):
    """Run passim's algorithm in its own Python; give what it found, and its own seconds."""
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(corpus, Path(folder) / "corpus.jsonl")
        command = [python, str(HERE / "passim_spark.py"), f"{folder}/corpus.jsonl", f"{folder}/found.json"]
        out = subprocess.run(
            [*command, "--cores", str(workers)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
        rows = json.loads((Path(folder) / "found.json").read_text())
    found = {(a, b): [((s[0], s[1]), (s[2], s[3])) for s in spans] for a, b, spans in rows}
    return found, json.loads(out.stdout.splitlines()[-1])


def measure(name, work, corpus):
    """Time some work and score what it found."""
    start = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - start
    return report(name, score(found, corpus), seconds, len(corpus.texts))


def report(name, row, seconds, size):
    """Say what one system did."""
    row |= {"seconds": round(seconds, 2), "reports_per_second": round(size / seconds)}
    print(f"  {name:10} {row}", file=sys.stderr)
    return row


def compare_systems(corpus, options):
    """Run ours and the peers on one corpus."""
    result = {"ours": measure("ours", lambda: run_ours(corpus, options.workers), corpus)}
    if options.passim:
        found, times = run_passim(corpus, options.passim, options.workers)
        result["passim"] = report("passim", score(found, corpus), times["seconds"], len(corpus.texts))
        result["passim"]["start_seconds"] = times["start_seconds"]
        again = measure("ours again", lambda: run_ours(corpus, options.workers), corpus)
        result["ours"] = max(result["ours"], again, key=lambda row: row["seconds"])
        result["times_passim"] = round(times["seconds"] / result["ours"]["seconds"], 1)
    if options.peers:
        result["minhash"] = measure("minhash", lambda: run_minhash(corpus.texts), corpus)
        pairs = [(min(c.donor, c.taker), max(c.donor, c.taker)) for c in corpus.copies]
        chance = random.Random(options.seed)
        pairs += [tuple(sorted(chance.sample(range(len(corpus.texts)), 2))) for _ in corpus.copies]
        result["difflib"] = measure("difflib", lambda: run_difflib(corpus.texts, pairs), corpus)
    return result


# ------------------------------------------------------------------ the command


def command(path, folder, workers):
    """The command for one archive."""
    code = "from rashomon.cli import main; main()"
    return [
        sys.executable,
        "-c",
        code,
        "lineage",
        str(path),
        "-o",
        str(folder),
        "-f",
        "jsonl",
        "--workers",
        str(workers),
    ]


def run_command(corpus, folder, options):
    """Run the whole command on a corpus, and score its links."""
    path = folder / "archive.jsonl"
    write_corpus(corpus, path)
    start = time.perf_counter()
    out = subprocess.run(command(path, folder / "out", options.workers), capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    found, directions = defaultdict(list), {}
    for link in map(json.loads, (folder / "out/links.jsonl").open(encoding="utf-8")):
        if link["basis"] == "shared text":
            taker, origin = int(link["report"]), int(link["from"])
            sides = [[(span["start"], span["end"]) for span in link[side]] for side in ("evidence", "theirs")]
            found[min(taker, origin), max(taker, origin)] = list(
                zip(*(sides if taker < origin else sides[::-1]), strict=True)
            )
            directions[taker, origin] = link["directed"]
    row = score(found, corpus)
    met = [c for c in corpus.copies if (min(c.donor, c.taker), max(c.donor, c.taker)) in found]
    row["direction_right"] = round(sum(directions.get((c.taker, c.donor), False) for c in met) / max(1, len(met)), 4)
    row["memory_mib"] = int(re.search(r"([\d,]+) MiB", out.stderr)[1].replace(",", ""))
    return report(f"{len(corpus.texts)}", row, seconds, len(corpus.texts))


def check_resume(folder, options):
    """Stop the command some seconds after its start, twice; let it end; compare its files with those of a whole run."""
    path, broken, stops = folder / "archive.jsonl", folder / "broken", 0
    for wait in (6, 9):
        run = subprocess.Popen(
            command(path, broken, options.workers), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        try:
            run.wait(wait)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL if wait == 6 else signal.SIGINT)
            stops += run.wait() != 0
    subprocess.run(command(path, broken, options.workers), check=True, capture_output=True)
    names = sorted(p.name for p in (folder / "out").iterdir())
    same = names == sorted(p.name for p in broken.iterdir())
    same = same and all((folder / "out" / name).read_bytes() == (broken / name).read_bytes() for name in names)
    print(f"  stopped {stops} times, then let end: the same files: {same}", file=sys.stderr)
    return {"stopped": stops, "same_files": same}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder that holds news_events and helsinki_articles")
    parser.add_argument("--reports", type=int, default=2000, help="reports of the corpus")
    parser.add_argument("--rates", default="0,0.1,0.3", help="shares of words edited, each for as many copies")
    parser.add_argument("--seed", type=int, default=1, help="of the random choices")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes of ours, cores of passim")
    parser.add_argument("--peers", action="store_true", help="run datasketch and difflib as well")
    parser.add_argument("--passim", metavar="PYTHON", help="run passim's algorithm with this Python, which has pyspark")
    parser.add_argument("--sizes", help="run the whole command on archives of so many reports")
    parser.add_argument("--resume", action="store_true", help="break the command off and let it go on")
    options = parser.parse_args()
    sentences, rates = load_sentences(options.data), [float(rate) for rate in options.rates.split(",")]
    result = {"sentences": len(sentences), "seed": options.seed, "rates": rates, "workers": options.workers}
    result["load_average"] = round(os.getloadavg()[0], 1)
    if not options.sizes:
        corpus = make_seeded(sentences, options.reports, rates, options.seed)
        result |= {"reports": len(corpus.texts), **compare_systems(corpus, options)}
    for size in map(int, options.sizes.split(",")) if options.sizes else ():
        folder = Path(tempfile.mkdtemp(prefix="lineage-"))
        result[str(size)] = run_command(make_seeded(sentences, size, rates, options.seed), folder, options)
        if options.resume:
            result[str(size)] |= check_resume(folder, options)
        shutil.rmtree(folder)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
