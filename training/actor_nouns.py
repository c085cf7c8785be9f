"""Make `data/actors/nouns.tsv`: common nouns for people and bodies, which of them are one, and what they name.

python training/actor_nouns.py DICT GUM ECB      (DICT: the `dict` folder of WordNet 3.0, see senses.py; GUM: the
                                                  folder of UD_English-GUM; ECB: ECBplus_xml.tar.gz)

A noun is kept when it names people or a body more often than anything else: by WordNet's counts of its senses, and by
what annotators said that it names where it heads a phrase in GUM (Zeldes 2017) and in ECB+ (Cybulska and Vossen 2014).
"""

from __future__ import annotations

import argparse
import gzip
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from rashomon.world.words import read_words, singular

ACTORS = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "actors"
PRIOR = 3.0  # phrases of annotated text that WordNet's counts weigh as much as
FIRST, REST = 0.5, 0.1  # what an untagged sense counts: the first, the others
GUM_KINDS = {"person": "person", "organization": "organisation"}
ECB_KINDS = {"HUMAN_PART_PER": "person", "HUMAN_PART": "person", "HUMAN_PART_ORG": "organisation"}
TYPES = {"person": "person", "organisation": "organisation", "people": "group of people"}
GRAMMAR = frozenset(
    [
        "someone",
        "somebody",
        "nobody",
        "anybody",
        "everyone",
        "everybody",
        "anyone",
        "few",
        "who",
        "have",
        "one",
        "people",
    ]
)
HEAD = """\
# Nouns for people and bodies beyond those of people.tsv; made by training/actor_nouns.py from WordNet 3.0, copyright
# 2006 by Princeton University, all rights reserved (free use with this notice,
# https://wordnet.princeton.edu/license-and-commercial-use), checked by counts of heads in GUM (CC BY 4.0) and
# ECB+ (CC BY 3.0). Columns: noun (singular), ring (the first word of its sense), type
"""
Sense = tuple[str, list[tuple[str, str]], list[str], bool]  # lexicographer's file, words, kinds above, one thing


def read_counts(folder: Path) -> dict[str, int]:
    """Sense key -> how often it was tagged."""
    rows = (line.split() for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines())
    return {row[0]: int(row[2]) for row in rows}


def read_synsets(folder: Path) -> dict[str, Sense]:
    """The senses of nouns by their offsets."""
    found: dict[str, Sense] = {}
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        row = line.split("|")[0].split()
        at = 4 + 2 * int(row[3], 16)
        words = list(zip(row[4:at:2], row[5:at:2], strict=True))
        pointers = [(row[at + 1 + 4 * n], row[at + 2 + 4 * n]) for n in range(int(row[at]))]
        found[row[0]] = (row[1], words, [o for sign, o in pointers if sign[0] == "@"], "@i" in dict(pointers))
    return found


def read_index(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Words written as one, and their senses."""
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        row = line.split()
        if not line.startswith("  ") and row[0].isalpha() and len(row[0]) > 2:
            yield row[0], row[4 + int(row[3]) + 2 :]


class Dictionary:
    """WordNet's nouns, and what kind of actor each sense names."""

    def __init__(self, folder: Path) -> None:
        """Read the folder."""
        self.counts, self.synsets = read_counts(folder), read_synsets(folder)
        self.words = dict(read_index(folder))
        self.others: Counter[str] = Counter()
        for key, count in self.counts.items():
            if key.split("%")[1][0] != "1":
                self.others[key.split("%")[0]] += count
        self.tops = {
            "organisation": self.find_top("organization", "14"),
            "people": self.find_top("people", "14"),
            "crowd": self.find_top("gathering", "14"),
        }

    def find_top(self, word: str, file: str) -> str:
        """The first sense of a word in one file of the lexicographers."""
        return next(offset for offset in self.words[word] if self.synsets[offset][0] == file)

    def find_kind(self, offset: str) -> str:
        """What kind of actor a sense names; nothing for one thing with a name, and for what is no actor."""
        file, _, _, single = self.synsets[offset]
        if single:
            return ""
        if file == "18":
            return "person"
        above, todo = set(), [offset]
        while todo:
            one = todo.pop()
            above.add(one)
            todo += self.synsets[one][2]
        if self.tops["organisation"] in above:
            return "organisation"
        return "people" if file == "14" and {self.tops["people"], self.tops["crowd"]} & above else ""

    def count(self, word: str, offset: str) -> int:
        """How often a word was tagged with a sense."""
        file, words, _, _ = self.synsets[offset]
        return sum(self.counts.get(f"{w}%1:{file}:{int(n, 16):02d}::", 0) for w, n in words if w == word)

    def weigh(self, word: str) -> dict[str, float]:
        """Kind of actor (empty: none) -> its share of the uses of a noun."""
        shares: dict[str, float] = defaultdict(float)
        for place, offset in enumerate(self.words[word]):
            small = any(w == word for w, _ in self.synsets[offset][1])
            shares[self.find_kind(offset) if small else ""] += self.count(word, offset) + (REST if place else FIRST)
        return {kind: share / sum(shares.values()) for kind, share in shares.items()}

    def find_sense(self, word: str, kind: str) -> str:
        """The most frequent sense of a word of one kind."""
        kinds = {offset: self.find_kind(offset) for offset in self.words[word]}
        own = [o for o in kinds if kinds[o] == kind] or [o for o in kinds if kinds[o]]
        return max(own, key=lambda offset: (self.count(word, offset), -own.index(offset)))


def read_gum(folder: Path) -> Iterator[tuple[str, str]]:
    """Noun that heads a phrase, and the kind of actor that the phrase names."""
    for path in sorted(folder.glob("*.conllu.gz")):
        for block in gzip.decompress(path.read_bytes()).decode().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
            rows = [row for row in rows if row[0].isdigit()]
            for at, row in enumerate(rows):
                entity = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
                for mention in re.findall(r"\(([^()]+)", entity.group(1)) if entity else ():
                    told = re.search(r"-(\d+)[\d,]*-(?:coref|sgl|ana|cata|pred|appos|disc)", mention)
                    head = at + int(told.group(1)) - 1 if told else len(rows)
                    if head < len(rows) and rows[head][3] == "NOUN":
                        yield rows[head][2].lower(), GUM_KINDS.get(mention.split("-")[1], "")


def read_ecb(path: Path) -> Iterator[tuple[str, str]]:
    """The same of ECB+, whose phrases have their head last."""
    with tarfile.open(path) as packed:
        for member in packed:
            file = packed.extractfile(member) if member.name.endswith(".xml") else None
            text = file.read().decode() if file else ""
            tokens = dict(re.findall(r'<token t_id="(\d+)"[^>]*>([^<]*)<', text))
            for label, body in re.findall(r"<((?:NON_)?HUMAN_PART\w*|LOC\w*) m_id[^>]*>(.*?)</\1>", text, re.DOTALL):
                words = [tokens[n] for n in re.findall(r't_id="(\d+)"', body)]
                if words and words[-1].islower():
                    yield singular(words[-1]), ECB_KINDS.get(label, "")


def choose_kind(shares: dict[str, float], seen: Counter[str]) -> str:
    """The kind of actor that a noun names more often than anything else, by WordNet and by what annotators saw."""
    total = PRIOR + sum(seen.values())
    weights = {kind: (PRIOR * shares.get(kind, 0) + seen[kind]) / total for kind in TYPES}
    weights["people"] += weights["person"] if shares.get("people", 0) > shares.get("person", 0) else 0
    best = max(weights, key=lambda kind: (weights[kind], kind))
    return best if sum(weights.values()) > 0.5 and any(shares.get(kind) for kind in TYPES) else ""


def list_rows(words: Dictionary, seen: dict[str, Counter[str]]) -> Iterator[str]:
    """The rows of the table, by the alphabet."""
    own = {
        line.split("\t")[0]: line.split("\t")[1]
        for line in (ACTORS / "people.tsv").read_text().splitlines()
        if "\t" in line
    }
    known = own.keys() | read_words("actors/roles.txt") | GRAMMAR
    kinds = {word: choose_kind(words.weigh(word), seen[word]) for word in words.words}
    rings = {words.find_sense(word, kinds[word]): ring for word, ring in own.items() if kinds.get(word)}
    for word in sorted(words.words):
        tagged = sum(words.count(word, offset) for offset in words.words[word])
        if kinds[word] and word not in known and singular(word) == word and words.others[word] <= tagged:
            sense = words.find_sense(word, kinds[word])
            first = next(w for w, _ in words.synsets[sense][1]).lower()
            yield f"{word}\t{rings.get(sense, first)}\t{TYPES[kinds[word]]}\n"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("gum", type=Path)
    parser.add_argument("ecb", type=Path)
    arguments = parser.parse_args()
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for noun, kind in (*read_gum(arguments.gum), *read_ecb(arguments.ecb)):
        seen[noun][kind] += 1
    rows = list(list_rows(Dictionary(arguments.dictionary), seen))
    (ACTORS / "nouns.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} nouns")


if __name__ == "__main__":
    main()
