"""Score the reader's tags and dependencies on a treebank in CoNLL-U.

    python benchmarks/treebank.py FILE.conllu[.gz] [--raw] [--threads N] [--parser NAME]

With gold tokens and sentences, or with `--raw` from the text alone: then a word is right where the same characters were
cut out, and its head likewise, and the scores are F1. Punctuation counts. `las` compares whole relations
(`nsubj:pass`), `las_universal` the part before the colon; `feats` is the F1 of main features (`Number=Sing`), `borders`
that of the first words of sentences. `--parser` scores another spaCy pipeline as it would take the parser's place: by
name or folder, brought into our form. One JSON line last.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from rashomon.language.reader.component import mark_sentences, read_doc
from rashomon.language.reader.parsers import parse_doc
from rashomon.language.reader.tokens import load_english
from rashomon.plugins import OURS, load_parser

MAIN = (  # features; not of typos, abbreviations and styles
    "Case Definite Degree Gender Mood Number NumForm NumType Person Polarity Poss PronType Reflex Tense VerbForm Voice"
)


@dataclass
class Gold:
    """A document of a treebank: words with tag, fine tag, head and relation; a root's head is -1."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    breaks: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    fine: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    features: list[frozenset[str]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


def read_bank(path: Path) -> list[Gold]:
    """Read a file as documents."""
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    documents: list[Gold] = []
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if not lines:
            continue
        opens = any(line.startswith("# newdoc") for line in lines) or not documents
        if opens:
            documents.append(Gold())
        opens = opens or any(line.startswith("# newpar") for line in lines)
        add_sentence(documents[-1], [line.split("\t") for line in lines if line[0].isdigit()], opens)
    return documents


def add_sentence(document: Gold, rows: list[list[str]], opens: bool) -> None:
    """Append a sentence."""
    base = len(document.words)
    ends = {int(row[0].split("-")[1]): "SpaceAfter=No" not in row[9] for row in rows if "-" in row[0]}
    inner = {n for row in rows if "-" in row[0] for n in range(*map(int, row[0].split("-")))}
    for number, row in enumerate(row for row in rows if row[0].isdigit()):
        place = int(row[0])
        document.words.append(row[1])
        document.spaces.append(place not in inner and ends.get(place, "SpaceAfter=No" not in row[9]))
        document.starts.append(number == 0)
        document.breaks.append(number == 0 and opens)
        document.tags.append(row[3])
        document.fine.append(row[4])
        document.lemmas.append(row[2])
        document.features.append(frozenset(part for part in row[5].split("|") if part.split("=")[0] in MAIN.split()))
        document.heads.append(base + int(row[6]) - 1 if row[6] != "0" else -1)
        document.relations.append(row[7])


def make_text(document: Gold) -> tuple[str, list[tuple[int, int]]]:
    """Write a document as text, with the place of each word; paragraphs are parted by an empty line."""
    text, places = "", []
    for word, space, opens in zip(document.words, document.spaces, document.breaks, strict=True):
        if opens and text:
            text = text.rstrip() + "\n\n"
        places.append((len(text), len(text) + len(word)))
        text += word + " " * space
    return text, places


def score_words(document: Gold, doc: Doc, counts: Counter[str]) -> None:
    """Compare a Doc that has gold's words."""
    for i, token in enumerate(doc):
        head = -1 if token.head.i == token.i else token.head.i
        add_word(document, i, token, head == document.heads[i], counts)
    counts["found"] += len(doc)
    counts["gold"] += len(doc)


def score_text(document: Gold, doc: Doc, places: list[tuple[int, int]], counts: Counter[str]) -> None:
    """Compare a Doc that was made from the text alone."""
    words = {place: i for i, place in enumerate(places)}
    for token in doc:
        if token.is_space:
            continue
        counts["found"] += 1
        i = words.get((token.idx, token.idx + len(token)))
        if i is not None:
            head = document.heads[i]
            place = (token.head.idx, token.head.idx + len(token.head))
            same = token.head.i == token.i if head < 0 else token.head.i != token.i and place == places[head]
            add_word(document, i, token, same, counts)
    counts["gold"] += len(places)


def add_word(document: Gold, i: int, token: object, same_head: bool, counts: Counter[str]) -> None:
    """Count what is right of one word."""
    relation = token.dep_  # type: ignore[attr-defined]
    counts["upos"] += token.pos_ == document.tags[i]  # type: ignore[attr-defined]
    counts["xpos"] += token.tag_ == document.fine[i]  # type: ignore[attr-defined]
    features = frozenset(token.morph)  # type: ignore[attr-defined,call-overload]
    counts["feats"] += len(features & document.features[i])
    counts["borders"] += bool(token.is_sent_start) and document.starts[i]  # type: ignore[attr-defined]
    counts["lemma"] += token.lemma_ == document.lemmas[i]  # type: ignore[attr-defined]
    counts["uas"] += same_head
    counts["las"] += same_head and relation == document.relations[i]
    counts["las_universal"] += same_head and relation.split(":")[0] == document.relations[i].split(":")[0]


def main() -> None:
    """Read the file and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--raw", action="store_true", help="from the text, without gold's words and sentences")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--parser", default=OURS, help="another spaCy pipeline, by name or folder")
    arguments = parser.parse_args()
    other = load_parser(arguments.parser)
    nlp = other or load_english()
    counts: Counter[str] = Counter()
    spent = 0.0
    for document in read_bank(arguments.file):
        text, places = make_text(document)
        begun = time.perf_counter()
        if arguments.raw:
            doc = nlp.make_doc(text)
        else:
            starts = [start or None for start in document.starts]
            doc = Doc(nlp.vocab, words=document.words, spaces=document.spaces, sent_starts=[s or False for s in starts])
        if other is None:
            read_doc(doc, threads=arguments.threads)
        else:
            if arguments.raw:
                mark_sentences(doc)
            parse_doc(doc, other)
        spent += time.perf_counter() - begun
        if arguments.raw:
            score_text(document, doc, places, counts)
        else:
            score_words(document, doc, counts)
        for key, found, golden in (
            ("feats", (len(token.morph) for token in doc), map(len, document.features)),
            ("borders", (bool(token.is_sent_start) for token in doc if not token.is_space), document.starts),
        ):
            counts[f"{key} in all"] += sum(found) + sum(golden)
    whole = counts["found"] + counts["gold"]
    keys = ("upos", "uas", "las", "las_universal", "xpos", "lemma")
    result = {key: round(2 * counts[key] / whole, 4) for key in keys}
    result |= {key: round(2 * counts[key] / max(counts[f"{key} in all"], 1), 4) for key in ("feats", "borders")}
    print(json.dumps(result | {"words": counts["gold"], "words_per_s": round(counts["gold"] / spent)}))


if __name__ == "__main__":
    main()
