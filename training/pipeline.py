"""Train a small real spaCy pipeline on the treebanks, to try what takes the parser's place with (`--parser FOLDER`).

    nice .venv/bin/python training/pipeline.py ../shared/data /tmp/en_small --minutes 4 [--scheme clear]

Tagger, parser, names and borders over one CNN, as in spaCy's own small pipelines; nothing of it ships. With `--scheme
ud` trees are those of Universal Dependencies and a morphologizer sets universal tags; with `--scheme clear` trees,
labels and types of names are those of spaCy's English pipelines (en_core_web_*), made from UD by rule (`clear.py`), and
only Penn tags are set.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words

from clear import make_clear
from corpora import NAMES, Document, read_treebank

TYPES = {"PER": "PERSON", "LOC": "GPE", "GROUP": "NORP", "MISC": "EVENT"}
BATCH = 1200  # words of a step
VECTORS = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def make_pipeline(scheme: str) -> Language:
    """A pipeline without weights."""
    nlp = spacy.blank("en", meta={"name": f"small_{scheme}", "version": "0.1.0"})
    nlp.add_pipe("tok2vec", config={"model": VECTORS})
    names = ["tagger", *(["morphologizer"] if scheme == "ud" else []), "parser", "senter", "ner"]
    for name in names:
        nlp.add_pipe(name, config={"model": {"tok2vec": LISTENER}})
    return nlp


def make_examples(document: Document, nlp: Language, scheme: str) -> list[Example]:
    """One example for each paragraph or so of a document: whole sentences, as gold has them."""
    firsts = [at for at, start in enumerate(document.starts) if start]
    cuts = [at for number, at in enumerate(firsts) if document.starts[at] == 2 or number % 5 == 0]
    return [
        make_example(document, a, b, nlp, scheme) for a, b in zip(cuts, [*cuts[1:], len(document.words)], strict=True)
    ]


def make_example(document: Document, first: int, last: int, nlp: Language, scheme: str) -> Example:
    """Gold of some words; whether a name is known is asked of each."""
    place = slice(first, last)
    words, tags = document.words[place], document.tags[place]
    spaces = [not glued for glued in [*document.glued[first + 1 : last], False]]
    heads, labels = [head - first for head in document.heads[place]], document.relations[place]
    if scheme == "clear":
        heads, labels = make_clear(words, tags, heads, labels)
    gold = {
        "tags": document.fine[place],
        "heads": heads,
        "deps": labels,
        "entities": list_entities(document.names[place], scheme),
        "sent_starts": [bool(start) for start in document.starts[place]],
    }
    if scheme == "ud":
        gold["pos"] = tags
    return Example.from_dict(Doc(nlp.vocab, words=words, spaces=spaces), gold)


def list_entities(allowed: list[int], scheme: str) -> list[str]:
    """Labels of words in spaCy's BILUO; `-` where the corpus leaves a word open."""
    plain = [NAMES[bits.bit_length() - 1] if bits and bits & (bits - 1) == 0 else "-" for bits in allowed]
    found = []
    for label, after in zip(plain, [*plain[1:], "O"], strict=True):
        mark, _, kind = label.partition("-")
        if kind:
            ends = after != f"I-{kind}"
            mark = {("B", True): "U", ("B", False): "B", ("I", True): "L", ("I", False): "I"}[mark, ends]
            found.append(f"{mark}-{TYPES.get(kind, kind) if scheme == 'clear' else kind}")
        else:
            found.append(label or "-")
    return found


def train(examples: list[Example], nlp: Language, minutes: float, seed: int) -> int:
    """Train for some minutes; gives the number of steps."""
    optimizer = nlp.initialize(lambda: examples[:2000])
    dice, begun, steps, losses = random.Random(seed), time.time(), 0, {}
    while True:
        dice.shuffle(examples)
        for batch in minibatch_by_words(examples, BATCH):
            if time.time() - begun > 60 * minutes:
                return steps
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.1)
            steps += 1
            if steps % 50 == 0:
                told = {name: round(float(value) / 50, 1) for name, value in losses.items()}
                print(json.dumps({"step": steps, "s": round(time.time() - begun), **told}), file=sys.stderr, flush=True)
                losses = {}


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--scheme", choices=("ud", "clear"), default="ud")
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    spacy.util.fix_random_seed(arguments.seed)
    nlp = make_pipeline(arguments.scheme)
    files = [arguments.data / f"ud_english_{name}" / "train.conllu.gz" for name in ("ewt", "gum")]
    examples = [e for file in files for d in read_treebank(file) for e in make_examples(d, nlp, arguments.scheme)]
    steps = train(examples, nlp, arguments.minutes, arguments.seed)
    nlp.to_disk(arguments.target)
    print(json.dumps({"steps": steps, "examples": len(examples), "pipes": nlp.pipe_names}))


if __name__ == "__main__":
    main()
