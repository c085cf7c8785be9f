"""Make `morphology.tsv` of `src/rashomon/data/language`: the usual features of words by form and tags.

.venv-train/bin/python training/morphology.py ../shared/data        (a few seconds; nothing random in it)

Scores: `benchmarks/treebank.py`, key `feats`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from corpora import open_text

TABLE = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "language" / "morphology.tsv"
HEAD = (
    "# Usual features of words: form (* for any), universal tag, Penn tag, features. Made by training/morphology.py.\n"
    "# Source: the training parts of UD English EWT (CC BY-SA 4.0) and UD English GUM (CC BY-NC-SA 4.0, by document).\n"
)
MAIN = (  # not of typos, abbreviations and styles
    "Case Definite Degree Gender Mood Number NumForm NumType Person Polarity Poss PronType Reflex Tense VerbForm Voice"
)
LEAST = 5  # occurrences of a form that has a row of its own
BY_TREE = ("VB", "VBP", "VBD", "VBG", "VBN")  # of full verbs: language/reader/morphology.py reads these off the tree


def read_rows(path: Path) -> list[tuple[str, str, str, str]]:
    """Give form, universal tag, Penn tag and main features of each word."""
    rows = [line.rstrip("\n").split("\t") for line in open_text(path) if line[:1].isdigit()]
    return [
        (row[1].lower().replace("’", "'"), row[3], row[4], keep_main(row[5]))
        for row in rows
        if row[0].isdigit() and "Typo=Yes" not in row[5]
    ]


def keep_main(features: str) -> str:
    """Leave out what is not morphology of the word itself: abbreviations, foreign words, styles."""
    return "|".join(part for part in features.split("|") if part.split("=")[0] in MAIN.split())


def make_table(rows: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Give the commonest features of each pair of tags, and of each form that usually has others."""
    any_form: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    own: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for form, tag, fine, features in rows:
        any_form[tag, fine][features] += 1
        own[form, tag, fine][features] += 1
    usual = {key: pick(counts) for key, counts in any_form.items()}
    found = [("*", *key, features) for key, features in usual.items() if features]
    for (form, tag, fine), counts in own.items():
        often = sum(counts.values()) >= LEAST and form.replace("'", "").isalpha()
        if often and pick(counts) != usual[tag, fine] and not (tag == "VERB" and fine in BY_TREE):
            found.append((form, tag, fine, pick(counts)))
    return sorted(found)


def pick(counts: Counter[str]) -> str:
    """Give the commonest, the first in order of equals."""
    return min(counts, key=lambda features: (-counts[features], features))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    rows = [row for bank in ("ewt", "gum") for row in read_rows(data / f"ud_english_{bank}" / "train.conllu.gz")]
    table = make_table(rows)
    TABLE.write_text(HEAD + "".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    print(f"{len(table)} rows in {TABLE}")


if __name__ == "__main__":
    main()
