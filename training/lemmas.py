"""Make `stems.txt` and `lemmas.tsv` of `src/rashomon/data/language`: known stems, and forms that the rules get wrong.

.venv-train/bin/python training/lemmas.py ../shared/data            (prints accuracy on the dev parts, one JSON line)
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from corpora import open_text
from rashomon.language.reader import lemmas

FOLDER = Path(__file__).parents[1] / "src" / "rashomon" / "data" / "language"
SOURCE = (
    "# Source: the training parts of UD English EWT (CC BY-SA 4.0) and UD English GUM (CC BY-NC-SA 4.0, by document).\n"
)
LEAST = 2  # occurrences of a form in the table, but for irregular verbs: what is seen once is often a slip
STEMS = (
    "# Stems of verbs and adjectives, as they stand before -ed, -ing, -er, -est. Made by training/lemmas.py.\n" + SOURCE
)
HEAD = (
    "# Forms whose lemma the rules of language/reader/lemmas.py get wrong, Penn tag, lemma."
    " Made by training/lemmas.py.\n" + SOURCE
)


def read_rows(path: Path) -> list[tuple[str, str, str, str]]:
    """Give form, lemma, universal and Penn tag of each word."""
    rows = [line.split("\t") for line in open_text(path) if line[:1].isdigit()]
    return [(row[1], row[2], row[3], row[4]) for row in rows if row[0].isdigit() and row[2] != "_"]


def list_stems(rows: list[tuple[str, str, str, str]]) -> list[str]:
    """List the lemmas of verbs and compared adjectives that occur at least twice."""
    counts = Counter(
        lemma for _, lemma, tag, _ in rows if tag in ("VERB", "ADJ") and lemma.isalpha() and lemma.islower()
    )
    return sorted(lemma for lemma, count in counts.items() if count > 1 and len(lemma) > 2)


def make_table(rows: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str]]:
    """Give the forms that the rules get wrong more often than not."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    tags: dict[tuple[str, str], str] = {}
    for form, lemma, tag, fine in rows:
        key = form.replace("’", "'").lower(), fine
        if tag not in ("PROPN", "NUM", "X", "SYM", "PUNCT"):
            seen[key][lemma] += 1
            tags[key] = tag
    found = []
    for (form, fine), counts in sorted(seen.items()):
        lemma, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        wrong = lemma != lemmas.find_lemma(form, tags[form, fine], fine)
        sure = count >= LEAST or (fine in ("VBD", "VBN") and not form.endswith(("ed", "in'")))
        if wrong and sure and count * 2 > sum(counts.values()):
            found.append((form, fine, lemma))
    return found


def main() -> None:
    """Write the table and measure it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    banks = [data / f"ud_english_{name}" for name in ("ewt", "gum")]
    base = {key: lemma for key, lemma in lemmas.load_table().items() if key[1] in ("VBD", "VBN")}
    lemmas.load_table = lambda: base
    rows = [row for bank in banks for row in read_rows(bank / "train.conllu.gz")]
    (FOLDER / "stems.txt").write_text(STEMS + "\n".join(list_stems(rows)) + "\n", encoding="utf-8")
    table = make_table(rows)
    (FOLDER / "lemmas.tsv").write_text(HEAD + "".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    known = {(form, fine): lemma for form, fine, lemma in table}
    result = {"table": len(table)}
    for name, lookup in (("rules", base), ("rules and table", base | known)):
        lemmas.load_table = lambda lookup=lookup: lookup
        lemmas.find_lemma.cache_clear()
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        for form, lemma, tag, fine in (row for bank in banks for row in read_rows(bank / "dev.conllu.gz")):
            good = lemmas.find_lemma(form, tag, fine) == lemma
            for key in ("all", tag):
                total[key] += 1
                right[key] += good
            if not good:
                wrong[f"{form}/{fine}:{lemmas.find_lemma(form, tag, fine)}!={lemma}"] += 1
        result[name] = {key: round(right[key] / total[key], 4) for key in ("all", "VERB", "NOUN", "ADJ")}
        if lookup is not base:
            print(wrong.most_common(40))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
