"""Time the reader against a spaCy pipeline of the size of en_core_web_sm, side by side in one process.

Used by `benchmarks/speed.py`. The yardstick: one tok2vec of width 96 and depth 4 shared by tagger, parser and ner, as
in en_core_web_sm, trained for seconds on the first sentences of a treebank, so that its parses have real lengths. Its
labels are those of the treebank; names are the runs of proper nouns.
"""

from __future__ import annotations

import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

SENTENCES = 600  # of the treebank
UPDATES = 40
EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
# One fresh process: seconds until spaCy is there, then until the first sentence is read, then the peak over all texts;
# of Linux, as `ru_maxrss` would be the parent's.
COLD = """
import json, sys, time
begun = time.perf_counter()
import spacy
there = time.perf_counter()
if sys.argv[1] == "rashomon":
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_reader")
else:
    nlp = spacy.load(sys.argv[1])
nlp("The mayor said on Monday that two people had died in the flood.")
first = time.perf_counter()
for text in json.load(sys.stdin):
    nlp(text)
peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"import_s": there - begun, "first_s": first - there, "peak_mb": peak}))
"""


def make_yardstick(treebank: Path) -> Language:
    """Make the pipeline and train it for some seconds."""
    import spacy

    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tagger", config={"model": {"tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": {"tok2vec": listener}})
    nlp.add_pipe("ner", config={"model": {"tok2vec": listener, "hidden_width": 64}})
    examples = list(make_examples(nlp, treebank))
    nlp.initialize(lambda: examples)
    size = len(examples) // 12
    for at in range(UPDATES):
        start = at * size % (len(examples) - size + 1)
        nlp.update(examples[start : start + size])
    return nlp


def make_examples(nlp: Language, treebank: Path) -> Iterator[Example]:
    """Give the first sentences of a treebank with tags, trees and proper nouns as names."""
    from spacy.tokens import Doc
    from spacy.training import Example, iob_to_biluo

    from treebank import read_bank

    count = 0
    for gold in read_bank(treebank):
        cuts = [at for at, start in enumerate(gold.starts) if start] + [len(gold.words)]
        for start, end in itertools.pairwise(cuts):
            proper = [tag == "PROPN" for tag in gold.tags[start:end]]
            names = [("I-X" if at and proper[at - 1] else "B-X") if name else "O" for at, name in enumerate(proper)]
            heads = [head - start if head >= 0 else at for at, head in enumerate(gold.heads[start:end])]
            labels = ["ROOT" if label == "root" else label for label in gold.relations[start:end]]
            doc = Doc(nlp.vocab, words=gold.words[start:end], spaces=gold.spaces[start:end])
            right = {"tags": gold.fine[start:end], "heads": heads, "deps": labels, "entities": iob_to_biluo(names)}
            yield Example.from_dict(doc, right)
            count += 1
            if count == SENTENCES:
                return


def time_reading(texts: Sequence[str], yardstick: Language, rounds: int) -> dict[str, float]:
    """Give the words a second of the reader on one and two threads and of the yardstick, each round side by side.

    `ratio_1` and `ratio_2` are of seconds passed, `ratio_cpu` of seconds of one core: what others compute meanwhile
    weighs on the first two, and two threads gain nothing where there is no second core free.
    """
    import spacy

    pipelines = {"yardstick": yardstick}
    for threads in (1, 2):
        nlp = spacy.blank("en")
        nlp.add_pipe("rashomon_reader", config={"threads": threads})
        pipelines[f"reader_{threads}"] = nlp
    words = sum(len(text.split()) for text in texts)
    speeds: dict[str, list[float]] = {name: [] for name in pipelines}
    costs: dict[str, list[float]] = {name: [] for name in pipelines}
    for number in range(rounds + 1):  # the first warms up
        for name, nlp in pipelines.items():
            begun, spent = time.perf_counter(), time.process_time()
            for _ in nlp.pipe(texts):
                pass
            if number:
                speeds[name].append(words / (time.perf_counter() - begun))
                costs[name].append(time.process_time() - spent)
    result = {f"{name}_words_per_s": statistics.median(found) for name, found in speeds.items()}
    for threads in (1, 2):
        shares = [a / b for a, b in zip(speeds[f"reader_{threads}"], speeds["yardstick"], strict=True)]
        result[f"ratio_{threads}"] = statistics.median(shares)
    result["ratio_cpu"] = statistics.median(costs["yardstick"]) / statistics.median(costs["reader_1"])
    return result | {"words": words, "rounds": rounds}


def time_cold(pipeline: str, texts: Sequence[str], runs: int) -> dict[str, float]:
    """Give the seconds to load and read a first sentence, and the peak memory in MB, of fresh processes."""
    rows = []
    for _ in range(runs):
        command = [sys.executable, "-c", COLD, pipeline]
        done = subprocess.run(
            command, input=json.dumps(texts), capture_output=True, text=True, check=True, env=os.environ
        )
        rows.append(json.loads(done.stdout.splitlines()[-1]))
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}
