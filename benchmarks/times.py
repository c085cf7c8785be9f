"""Measure time expressions on TimeML files: relaxed and strict F1, value and type F1 (TempEval-3's measures).

    benchmarks/times.py DIR [--half even|odd] [--errors N]

DIR holds .tml files, at any depth. The text is that of <TEXT>; its date the DCT. A value counts where spans overlap.
`--half` takes the files whose name's SHA-256 is even or odd; of TBAQ only the errors of the even half were read.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from rashomon.language.sentences.cutting import find_sentences
from rashomon.language.times.finding import Timex, read_day, read_timexes
from rashomon.model import Report

TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("even", "odd"), help="only these files, by the hash of their name")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    arguments = parser.parse_args()
    counts = dict.fromkeys(("gold", "ours", "relaxed", "strict", "value", "type"), 0)
    errors: list[str] = []
    for path in sorted(arguments.folder.rglob("*.tml")):
        if arguments.half in (None, find_half(path)):
            compare(path, counts, errors)
    print(*errors[:: max(1, len(errors) // max(1, arguments.errors))][: arguments.errors], sep="\n")
    figures = {f"{key}_f1": round(f1(counts, key), 4) for key in ("relaxed", "strict", "value", "type")}
    right = counts["value"] / counts["relaxed"] if counts["relaxed"] else 0.0
    print(json.dumps(figures | {"value_accuracy": round(right, 4)} | counts))


def find_half(path: Path) -> str:
    """Tell which half of the files a file belongs to."""
    return ("even", "odd")[int(hashlib.sha256(path.stem.encode()).hexdigest(), 16) % 2]


def compare(path: Path, counts: dict[str, int], errors: list[str]) -> None:
    """Add the counts of one file."""
    text, gold, published = read_timeml(path.read_text(encoding="utf-8"))
    report = Report(id=path.stem, text=text or " ", published=published)
    places = [(sentence.span.start, sentence.span.end) for sentence in find_sentences(report)]
    ours = list(read_timexes(report.text, places, read_day(published)))
    counts["gold"] += len(gold)
    counts["ours"] += len(ours)
    free = list(ours)
    for one in gold:
        match = next((other for other in free if other.start < one.end and one.start < other.end), None)
        if match is None:
            errors.append(f"missed  {show(text, one)}")
            continue
        free.remove(match)
        counts["relaxed"] += 1
        counts["strict"] += (one.start, one.end) == (match.start, match.end)
        counts["type"] += one.type == match.type
        counts["value"] += one.value == match.value
        if one.value != match.value:
            errors.append(f"value   {show(text, one)}  ours: {text[match.start : match.end]!r} {match.value}")
    errors.extend(f"extra   {show(text, one)}" for one in free)


def show(text: str, one: Timex) -> str:
    """Show an expression in its context."""
    left, right = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 20]
    return f"{left}[{text[one.start : one.end]}]{right} {one.type} {one.value}".replace("\n", " ")


def f1(counts: dict[str, int], key: str) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * counts[key] / max(1, counts["gold"] + counts["ours"])


def read_timeml(source: str) -> tuple[str, list[Timex], str | None]:
    """Read a TimeML file: its text, its expressions, the date of its creation."""
    created = re.search(r"<DCT>.*?value=\"([^\"]*)\"", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    return *strip_tags(body[1] if body else ""), created[1] if created else None


def strip_tags(source: str) -> tuple[str, list[Timex]]:
    """Take the tags out of a text and give the expressions that they marked."""
    text, found = "", []
    opened: list[tuple[int, dict[str, str]]] = []
    for piece in split_tags(source):
        if isinstance(piece, str):
            text += unescape(piece)
        elif piece[2] == "TIMEX3":
            if piece[1]:
                start, fields = opened.pop()
                found.append(Timex(start, len(text), fields["type"], fields["value"]))
            else:
                opened.append((len(text), dict(ATTRIBUTE.findall(piece[3]))))
    return text, sorted(one for one in found if one.start < one.end)


def split_tags(source: str) -> Iterator[str | re.Match[str]]:
    """Split a text at its tags."""
    at = 0
    for tag in TAG.finditer(source):
        yield source[at : tag.start()]
        yield tag
        at = tag.end()
    yield source[at:]


if __name__ == "__main__":
    main()
