"""Make `data/senses.tsv.gz`: the senses of English words, which sense is a kind of which, and opposites.

python training/senses.py DICT      (DICT: the `dict` folder of WordNet 3.0, as in Debian's package wordnet-base:
                                     `apt-get download wordnet-base; dpkg -x wordnet-base*.deb .`, ./usr/share/wordnet)

Source: WordNet 3.0, copyright 2006 by Princeton University (WordNet licence: free use with this notice). Kept are words
written as one, their first senses (by frequency), what these are kinds of up to the top, and antonyms.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "senses.tsv.gz"
PARTS = {"n": "noun", "v": "verb", "a": "adj"}
SENSES = {"n": 3, "v": 4, "a": 3}  # senses kept of a word, the most frequent first
HEAD = """\
# Senses of English words: made by training/senses.py from WordNet 3.0, copyright 2006 by Princeton University, all
# rights reserved; free use, with this notice, as in the WordNet licence
# (https://wordnet.princeton.edu/license-and-commercial-use).
# w: part of speech, word, senses, the most frequent first. k: a sense, what it is a kind of. o: part, two opposites.
"""


def read_lines(path: Path) -> Iterator[list[str]]:
    """The rows of a file of WordNet, its licence left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            yield line.split()


def read_senses(folder: Path, part: str) -> dict[str, list[str]]:
    """The senses of the words of a part of speech, as offsets."""
    found = {}
    for row in read_lines(folder / f"index.{PARTS[part]}"):
        word, pointers = row[0], int(row[3])
        if word.isalpha() and len(word) > 1:
            found[word] = row[4 + pointers + 2 :][: SENSES[part]]
    return found


def read_synsets(folder: Path, part: str) -> dict[str, tuple[list[str], list[tuple[str, list[str]]]]]:
    """The synsets of a part of speech: their words, and their pointers within it as (sign, offset, words) rows."""
    found = {}
    for row in read_lines(folder / f"data.{PARTS[part]}"):
        count = int(row[3], 16)
        words = [row[4 + 2 * n].split("(")[0].lower() for n in range(count)]
        at = 4 + 2 * count
        pointers = [row[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(row[at]))]
        found[row[0]] = (words, [(p[0], p[1:]) for p in pointers])
    return found


def list_parents(synsets: dict[str, tuple[list[str], list[tuple[str, list[str]]]]], sign: str) -> dict[str, list[str]]:
    """What each sense is a kind of (nouns, verbs), or the sense it is near to (adjectives)."""
    return {offset: [p[0] for s, p in pointers if s == sign] for offset, (_, pointers) in synsets.items()}


def list_opposites(
    part: str, synsets: dict[str, tuple[list[str], list[tuple[str, list[str]]]]], senses: dict[str, list[str]]
) -> set[tuple[str, str]]:
    """The pairs of words that are opposite in a sense that is kept of each."""
    pairs = set()
    for offset, (words, pointers) in synsets.items():
        for sign, (other, _, places) in pointers:
            if sign != "!" or int(places, 16) == 0:
                continue
            one, two = words[int(places[:2], 16) - 1], synsets[other][0][int(places[2:], 16) - 1]
            if offset in senses.get(one, ()) and other in senses.get(two, ()):
                pairs.add((min(one, two), max(one, two)))
    return pairs


def list_rows(folder: Path, part: str) -> Iterator[str]:
    """The rows of one part of speech."""
    senses, synsets = read_senses(folder, part), read_synsets(folder, part)
    parents = list_parents(synsets, "&" if part == "a" else "@")
    kept = {offset for row in senses.values() for offset in row}
    queue = list(kept)
    while queue:
        for parent in parents[queue.pop()]:
            if parent not in kept:
                kept.add(parent)
                queue.append(parent)
    short = {offset: f"{part}{n:x}" for n, offset in enumerate(sorted(kept))}
    for word, row in sorted(senses.items()):
        yield f"w\t{part}\t{word}\t{' '.join(short[offset] for offset in row)}"
    for offset in sorted(kept):
        if parents[offset]:
            yield f"k\t{short[offset]}\t{' '.join(short[parent] for parent in parents[offset] if parent in short)}"
    for one, other in sorted(list_opposites(part, synsets, senses)):
        yield f"o\t{part}\t{one}\t{other}"


def main() -> None:
    """Write the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, help="the dict folder of WordNet 3.0")
    folder = arguments.parse_args().folder
    text = HEAD + "".join(f"{row}\n" for part in PARTS for row in list_rows(folder, part))
    with OUT.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(text.encode())
    print(f"{OUT}: {text.count(chr(10))} rows, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
