"""Score the reader's names on a file in IOB: a word and its label on each line, or Universal NER's columns.

    python benchmarks/names.py FILE [--threads N]

With gold's words and sentences; a name is right where its words and its type are. Types that the file does not use are
left out, but a group of people counts as MISC where the file has that. One JSON line last: `f1` over all types,
`precision`, `recall`, `untyped_f1`, and F1 per type.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.language.reader.component import read_doc

Name = tuple[int, int, str]


def read_sentences(path: Path) -> list[list[list[tuple[str, str]]]]:
    """Read documents of sentences of words with labels."""
    documents: list[list[list[tuple[str, str]]]] = [[]]
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith(("# newdoc", "-DOCSTART-")) and documents[-1]:
            documents.append([])
        if not line.strip() and sentence:
            documents[-1].append(sentence)
            sentence = []
        fields = line.split("\t") if "\t" in line else line.split()
        if len(fields) > 1 and not line.startswith(("# ", "-DOCSTART-")):
            sentence.append(
                (fields[1], fields[2]) if fields[0].isdigit() and len(fields) > 3 else (fields[0], fields[-1])
            )
    return [document for document in documents if document]


def list_names(labels: list[str]) -> set[Name]:
    """List names as first and past-the-last word and type; one that begins with I- counts too."""
    found, start, kind = set(), 0, ""
    for i, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if kind and (mark != "I" or name != kind):
            found.add((start, i, kind))
            kind = ""
        if name and not kind:
            start, kind = i, name
    return found


def read_names(document: list[list[tuple[str, str]]], vocab: Vocab, threads: int) -> set[Name]:
    """Give the names that the reader finds."""
    words = [word for sentence in document for word, _ in sentence]
    starts = [number == 0 for sentence in document for number in range(len(sentence))]
    doc = Doc(vocab, words=words, sent_starts=starts)
    read_doc(doc, threads=threads)
    return {(span.start, span.end, span.label_) for span in doc.ents}


def find_f1(right: int, found: int, gold: int) -> float:
    """Give F1."""
    return round(2 * right / max(found + gold, 1), 4)


def main() -> None:
    """Read the file and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    documents = read_sentences(arguments.file)
    types = {label.partition("-")[2] for d in documents for s in d for _, label in s} - {""}
    counts: Counter[tuple[str, str]] = Counter()
    vocab, words, begun = Vocab(), 0, time.perf_counter()
    for document in documents:
        gold = list_names([label for sentence in document for _, label in sentence])
        found = read_names(document, vocab, arguments.threads)
        words += sum(map(len, document))
        found = {(a, b, "MISC" if kind == "GROUP" and "MISC" in types else kind) for a, b, kind in found}
        found = {name for name in found if name[2] in types}
        for kind in types:
            one, other = ({name for name in names if name[2] == kind} for names in (found, gold))
            counts[kind, "right"] += len(one & other)
            counts[kind, "found"] += len(one)
            counts[kind, "gold"] += len(other)
        counts["untyped", "right"] += len({name[:2] for name in found} & {name[:2] for name in gold})
    right, ours, theirs = (sum(counts[kind, key] for kind in types) for key in ("right", "found", "gold"))
    result = {"f1": find_f1(right, ours, theirs), "precision": round(right / max(ours, 1), 4)}
    result |= {
        "recall": round(right / max(theirs, 1), 4),
        "untyped_f1": find_f1(counts["untyped", "right"], ours, theirs),
    }
    result |= {kind: find_f1(*(counts[kind, key] for key in ("right", "found", "gold"))) for kind in sorted(types)}
    print(json.dumps(result | {"words": words, "words_per_s": round(words / (time.perf_counter() - begun))}))


if __name__ == "__main__":
    main()
