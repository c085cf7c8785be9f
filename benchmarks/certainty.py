"""Score how certain clauses and words are read, and whether they deny, on events marked by hand.

    python benchmarks/certainty.py DIR [--half odd|even] [--faults N]

DIR holds MEANTIME's articles (CAT, `.xml`: certainty and polarity of events) or TimeBank's (TimeML, `.tml`: polarity
alone), at any depth. An event is scored where the reader looks: `clause_` for events that a clause asserts (by what
the reader says of that clause), `word_` for all verbs and heads of clauses (by what it says of the word, complements
too). Gold's PROBABLE, POSSIBLE and UNDERSPECIFIED are `uncertain`, as is our `hedged`; a polarity that gold leaves open
is not scored. `--half` takes every second file by the order of their names; the rules were made on the odd ones. One
JSON line last: counts, F1 of the rare classes, accuracy, and the accuracy of always choosing the common class
(`_base`).
"""

from __future__ import annotations

import argparse
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.language import read
from rashomon.language.sentences.clauses import asserts, find_clauses, introduces
from rashomon.language.sentences.modality import BOUND, find_core, read_clause, read_word
from rashomon.model import Report

if TYPE_CHECKING:
    from spacy.tokens import Token

    from rashomon.model import Reading

CLOSED = frozenset(".,;:!?)]}%”’") | {"''", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'"}
OPENED = frozenset("([{$“‘") | {"``", "US$"}
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Event:
    """An event word by its place in the text: whether it is uncertain, whether it is denied; None is not scored."""

    start: int
    uncertain: bool | None
    denied: bool | None


def read_cat(path: Path) -> tuple[str, list[Event]]:
    """Read an article of MEANTIME: its text put together from its words, and the events whose attributes are set."""
    root = ET.parse(path).getroot()  # the file is the user's own
    text, places, sentence = "", {}, "0"
    before = ""
    for token in root.iter("token"):
        word, number = token.text or "", token.get("sentence", "")
        if number != sentence:
            text += "\n\n" if sentence == "0" else " "
            sentence = number
        elif text and word not in CLOSED and before not in OPENED:
            text += " "
        word = {"``": '"', "''": '"'}.get(word, word)
        places[token.get("t_id")] = len(text)
        text, before = text + word, token.text or ""
    events = []
    for mention in root.iter("EVENT_MENTION"):
        words = [places[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
        certainty, polarity = mention.get("certainty"), mention.get("polarity")
        if words and certainty and polarity:
            denied = {"NEG": True, "POS": False}.get(polarity)
            events.append(Event(words[0], certainty != "CERTAIN", denied))
    return text, events


def read_timeml(path: Path) -> tuple[str, list[Event]]:
    """Read an article of TimeBank: its text and the polarity of its events."""
    source = path.read_text(encoding="utf-8")
    polarity = dict(re.findall(r'<MAKEINSTANCE[^>]*eventID="(\w+)"[^>]*polarity="(\w+)"', source))
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    text, events = "", []
    for piece in re.split(r"(<[^>]*>)", body[1] if body else ""):
        if not piece.startswith("<"):
            text += unescape(piece)
        elif (event := re.match(r'<EVENT[^>]*eid="(\w+)"', piece)) and event[1] in polarity:
            events.append(Event(len(text), None, polarity[event[1]] == "NEG"))
    return text, events


def find_files(folder: Path, half: str | None) -> list[Path]:
    """The articles of a folder, or every second of them."""
    paths = sorted([*folder.rglob("*.xml"), *folder.rglob("*.tml")], key=lambda path: (path.name, path))
    return paths if half is None else paths[0 if half == "odd" else 1 :: 2]


def find_heads(reading: Reading) -> dict[int, Token]:
    """The words that clauses assert, by place, each with the head of its clause."""
    clauses = [c for s in reading.doc.sents for c in find_clauses(s) if asserts(c) and not introduces(c)]
    return {find_core(clause.head).i: clause.head for clause in clauses}


def judge(reading: Reading, events: list[Event]) -> Iterator[tuple[str, str, bool, bool, Token]]:
    """Give level, aspect, gold's and our answer for each event that the reader judges, and its word."""
    heads = find_heads(reading)
    for event in events:
        place = reading.doc.char_span(event.start, event.start + 1, alignment_mode="expand")
        if not place:
            continue
        word = place[0].head if place[0].dep_ in BOUND else place[0]
        levels = [("word", read_word(word))] if place[0].pos_ in VERBAL or word.i in heads else []
        if word.i in heads:
            levels.append(("clause", read_clause(heads[word.i])))
        for level, (certainty, denied) in levels:
            if event.uncertain is not None:
                yield level, "uncertain", event.uncertain, certainty == "hedged", place[0]
            if event.denied is not None:
                yield level, "negative", event.denied, denied, place[0]


def find_figures(counts: Counter[tuple[str, str, str]]) -> dict[str, float | int]:
    """Figures of each level and aspect."""
    found: dict[str, float | int] = {}
    for level, aspect in sorted({key[:2] for key in counts}):
        right, missed, extra, plain = (counts[level, aspect, key] for key in ("right", "missed", "extra", "plain"))
        whole, name = right + missed + extra + plain, f"{level}_{aspect}"
        found[f"{name}_f1"] = round(2 * right / max(2 * right + missed + extra, 1), 4)
        found[f"{name}_precision"] = round(right / max(right + extra, 1), 4)
        found[f"{name}_recall"] = round(right / max(right + missed, 1), 4)
        found[f"{name}_accuracy"] = round((right + plain) / max(whole, 1), 4)
        found[f"{name}_base"] = round(max(missed + right, extra + plain) / max(whole, 1), 4)
        found[f"{name}_gold"], found[f"{name}_all"] = right + missed, whole
    return found


def main() -> None:
    """Read the articles and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--faults", type=int, default=0, help="how many faults to print of each kind")
    arguments = parser.parse_args()
    files = find_files(arguments.folder, arguments.half)
    if not files:
        parser.error(f"{arguments.folder} holds no .xml and no .tml files")
    counts: Counter[tuple[str, str, str]] = Counter()
    faults: dict[str, list[str]] = {}
    for path in files:
        text, events = read_cat(path) if path.suffix == ".xml" else read_timeml(path)
        reading = read(Report(id=path.stem, text=text))
        for level, aspect, gold, ours, word in judge(reading, events):
            kind = ("plain", "missed", "extra", "right")[gold + 2 * ours]
            counts[level, aspect, kind] += 1
            if gold != ours:
                shown = " ".join(f"[[{w.text}]]" if w.i == word.i else w.text for w in word.sent if not w.is_space)
                faults.setdefault(f"{level} {aspect} {kind}", []).append(shown)
    for kind, rows in sorted(faults.items()) if arguments.faults else ():
        print(f"{kind}: {len(rows)}", *rows[:: max(1, len(rows) // arguments.faults)], sep="\n   ")
    print(json.dumps({"files": len(files), **find_figures(counts)}))


if __name__ == "__main__":
    main()
