"""The corpora of the reader in one form: documents of words with whatever labels each corpus has.

DATA.md names every corpus with its licence and split. A label that a corpus does not give is None; a name that it
may mean differently is left open: `names` holds, for each word, the set of labels (as bits) that its corpus allows.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TYPES = ("PER", "ORG", "LOC", "GROUP", "MISC")
NAMES = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
OPEN = (1 << len(NAMES)) - 1
SILVER = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
GROUP_OPEN = sum(1 << NAMES.index(f"{mark}-GROUP") for mark in "BI")
MISC_OPEN = sum(1 << NAMES.index(f"{mark}-MISC") for mark in "BI")
BRIDGES = frozenset(("of", "the", "for", "&", "-", "'s", "’s", "de", "la", "du", "von", "van", "al"))
CALENDAR = frozenset(
    (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "am",
        "pm",
    )
)
TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
        "lady",
        "president",
        "senator",
        "sen",
        "rep",
        "gov",
        "governor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "general",
        "gen",
        "professor",
        "prof",
        "captain",
        "judge",
        "justice",
        "secretary",
        "minister",
        "premier",
        "chancellor",
    )
)


@dataclass
class Document:
    """Words in order; every list is as long as `words`, or None where the corpus has no such label."""

    name: str
    words: list[str]
    starts: list[int]
    glued: list[bool]
    tags: list[str] | None = None
    fine: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[int] | None = None
    roles: list[int] | None = None
    links: list[int] | None = None
    places: list[tuple[int, int]] = field(default_factory=list)


def open_text(path: Path) -> Iterator[str]:
    """Give the lines of a plain or gzipped file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


# ------------------------------------------------------------------ treebanks


def read_treebank(path: Path) -> list[Document]:
    """Read a CoNLL-U file, one document per `newdoc`; GUM's entities become names."""
    documents: list[Document] = []
    opens = True
    sentence: list[list[str]] = []
    for line in [*open_text(path), ""]:
        if line.startswith("# newdoc") or not documents:
            documents.append(Document(f"{path.parent.name}-{len(documents)}", [], [], [], [], [], [], [], []))
        opens = opens or line.startswith(("# newdoc", "# newpar"))
        if line and not line.startswith("#"):
            sentence.append(line.split("\t"))
        elif not line and sentence:
            add_sentence(documents[-1], sentence, opens)
            sentence, opens = [], False
    if not any("Entity=" in line for line in open_text(path)):
        for document in documents:
            document.names = read_web_names(document)
    return [document for document in documents if document.words]


def add_sentence(document: Document, rows: list[list[str]], opens: bool) -> None:
    """Append a sentence of CoNLL-U rows; heads become places in the document (a root points at itself)."""
    base = len(document.words)
    joined = {int(row[0].split("-")[1]): "SpaceAfter=No" in row[9] for row in rows if "-" in row[0]}
    inner = {n for row in rows if "-" in row[0] for n in range(*map(int, row[0].split("-")))}
    tokens = [row for row in rows if row[0].isdigit()]
    glued = False
    for number, row in enumerate(tokens):
        place = int(row[0])
        document.words.append(row[1])
        document.starts.append((2 if opens else 1) if number == 0 else 0)
        document.glued.append(glued)
        document.tags.append(row[3])
        document.fine.append(row[4])
        document.heads.append(base + (int(row[6]) - 1 if row[6] != "0" else number))
        document.relations.append(row[7])
        glued = place in inner or joined.get(place, "SpaceAfter=No" in row[9])
    document.names += read_gum_names(tokens)


def read_gum_names(tokens: list[list[str]]) -> list[int]:
    """Derive names from GUM's entities: the proper nouns at the head of a phrase, without titles; else left open."""
    kinds = {"person": "PER", "place": "LOC", "organization": "ORG", "time": "", "animal": "MISC"}
    spans = []
    stack: list[tuple[int, list[str]]] = []
    for at, row in enumerate(tokens):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in re.findall(r"\([^()]*\)?|\d+\)", entity.group(1)) if entity else ():
            if part.startswith("("):
                stack.append((at, part.strip("()").split("-")))
            if part.endswith(")"):
                number = part.strip("()").split("-")[0]
                index = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][1][0] == number), None)
                if index is not None:
                    start, fields = stack.pop(index)
                    spans.append((start, at, fields))
    labels: list[int | None] = [None] * len(tokens)
    for start, end, fields in sorted(spans, key=lambda span: span[0] - span[1]):
        found = find_name(tokens, start, end, fields)
        kind = kinds.get(fields[1], "MISC")
        if found is None or any(labels[i] is not None for i in found):
            continue
        if kind == "PER" and tokens[found[-1]][4] == "NNPS":
            kind = "GROUP"
        for i in found:
            labels[i] = 1 if not kind else 1 << NAMES.index(("B-" if i == found[0] else "I-") + kind)
    return [close_name(row, label) for row, label in zip(tokens, labels, strict=True)]


def close_name(row: list[str], label: int | None) -> int:
    """Give the labels allowed for a word: its own, none, or any where it looks like a name that GUM does not mark."""
    if label is not None:
        return label
    if row[3] == "PROPN":
        return OPEN
    return 1 | GROUP_OPEN | MISC_OPEN if row[3] == "ADJ" and row[1][:1].isupper() else 1


def find_name(tokens: list[list[str]], start: int, end: int, fields: Sequence[str]) -> range | None:
    """Find the proper name at the head of a phrase of GUM, None where its head is a common noun."""
    if len(fields) < 6 or not re.fullmatch(r"[\d,]+", fields[5]):
        return None
    heads = [start + int(n) - 1 for n in fields[5].split(",") if start + int(n) - 1 <= end]
    heads = [i for i in heads if not is_title(tokens[i])]
    heads = [i for i in heads if tokens[i][3] == "PROPN"]
    if not heads:
        return None
    first = last = heads[0]
    while (step := next_name(tokens, first, start, -1)) != first:
        first = step
    while (step := next_name(tokens, last, end, 1)) != last:
        last = step
    return range(first, last + 1)


def next_name(tokens: list[list[str]], at: int, border: int, way: int) -> int:
    """Give the next word of a name in one direction, over a small word between; the same where it ends."""
    for step in (1, 2):
        place = at + way * step
        if (border - place) * way < 0:
            break
        small = [tokens[at + way * i][1].lower() for i in range(1, step)]
        if all(word in BRIDGES for word in small) and is_capital(tokens[place]):
            return place
    return at


def is_capital(row: list[str]) -> bool:
    """Whether a word can belong to a name."""
    return row[1][:1].isupper() and row[3] in ("PROPN", "NOUN", "ADJ", "VERB", "NUM") and not is_title(row)


def is_title(row: list[str]) -> bool:
    """Whether a word is a title before a name."""
    return row[1].lower().strip(".") in TITLES


def read_web_names(document: Document) -> list[int]:
    """Give what tags tell of names: verbs and small words are none, a proper noun is one of some type, or a date."""
    assert document.tags is not None
    labels = []
    for word, tag in zip(document.words, document.tags, strict=True):
        if tag == "PROPN" and word.lower().strip(".") not in TITLES | CALENDAR:
            labels.append(OPEN & ~1)
        elif tag in ("VERB", "AUX", "PRON", "ADV", "SCONJ", "INTJ") or (tag in ("NOUN", "ADJ") and word.islower()):
            labels.append(1)
        else:
            labels.append(OPEN)
    return labels


# ------------------------------------------------------------------ attribution


def read_polnear(folder: Path, silver: Path | None = None) -> list[Document]:
    """Read PolNeAR: the first annotator's sources, cues and contents, and CoreNLP's names where given."""
    machine = read_silver(silver) if silver else {}
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted((folder / "attributions").glob(f"{glob_name(path.stem)}_*.ann"))
        document = cut_text(path.stem, path.read_text(encoding="utf-8"))
        if files:
            add_attributions(document, files[0].read_text(encoding="utf-8"))
        if path.stem in machine:
            add_silver(document, machine[path.stem])
        documents.append(document)
    return documents


def glob_name(name: str) -> str:
    """Protect a name from being read as a pattern."""
    return re.sub(r"([\[\]?*])", r"[\1]", name)


def cut_text(name: str, text: str) -> Document:
    """Cut a text into words and sentences as the run time does."""
    from spacy.lang.en import English

    from rashomon.language.sentences.cutting import find_sentences
    from rashomon.model import Report

    doc = English(max_length=10_000_000).make_doc(text)
    sentences = find_sentences(Report(id=name, text=text))
    opened = {-1}
    begins = {}
    for sentence in sentences:
        begins[sentence.span.start] = 1 if sentence.paragraph in opened else 2
        opened.add(sentence.paragraph)
    document = Document(name, [], [], [])
    waiting = 2
    due = sorted(begins)
    for token in doc:
        while due and due[0] <= token.idx:
            waiting = max(waiting, begins[due.pop(0)])
        if token.is_space:
            continue
        document.words.append(token.text)
        document.starts.append(waiting)
        document.glued.append(bool(token.i) and not doc[token.i - 1].whitespace_ and not doc[token.i - 1].is_space)
        document.places.append((token.idx, token.idx + len(token)))
        waiting = 0
    return document


def read_annotations(text: str) -> tuple[dict[str, tuple[str, list[tuple[int, int]]]], list[dict[str, list[str]]]]:
    """Read a standoff file: spans by id (kind, fragments), and attributions as ids by role."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    attributions = []
    for line in text.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            kind, _, places = fields[1].partition(" ")
            spans[fields[0]] = kind, [(int(a), int(b)) for a, b in (part.split() for part in places.split(";"))]
        elif line.startswith("E"):
            parts = [part.split(":") for part in fields[1].split()]
            roles: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
            for role, target in parts[1:]:
                roles.setdefault(role.rstrip("0123456789").lower(), []).append(target)
            attributions.append(roles)
    return spans, attributions


def add_attributions(document: Document, text: str) -> None:
    """Label the words with their part in an attribution, and link each part to the first word of the cue."""
    spans, attributions = read_annotations(text)
    document.roles = [0] * len(document.words)
    document.links = [-1] * len(document.words)
    for attribution in attributions:
        parts = {
            role: [
                find_words(document.places, place)
                for name in attribution.get(role, ())
                for place in sorted(spans[name][1])
            ]
            for role in ("source", "cue", "content")
        }
        cue = next((words[0] for words in parts["cue"] if words), -1)
        for number, role in enumerate(("source", "cue", "content")):
            for words in parts[role]:
                for i in words:
                    document.roles[i] = 1 + 2 * number + (i != words[0])
                    document.links[i] = cue


def find_words(places: Sequence[tuple[int, int]], place: tuple[int, int]) -> range:
    """Find the words that a stretch of characters touches."""
    from bisect import bisect_left, bisect_right

    first = bisect_right(places, place[0], key=lambda p: p[1])
    return range(first, max(first, bisect_left(places, place[1], key=lambda p: p[0])))


def read_silver(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Read CoreNLP's names of the PolNeAR train articles: stretches of characters with a type."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    spans: list[tuple[int, int, str]] = []
    before = ""
    for line in open_text(path):
        if line.startswith("# doc "):
            spans = found.setdefault(line[6:].strip(), [])
            before = ""
        elif not line:
            before = ""
        else:
            fields = line.split("\t")
            kind = SILVER.get(fields[4], "")
            if kind == "MISC" and fields[3] in ("JJ", "NNPS"):
                kind = "GROUP"
            if kind and kind == before:
                spans[-1] = (spans[-1][0], int(fields[2]), kind)
            elif kind:
                spans.append((int(fields[1]), int(fields[2]), kind))
            before = kind
    return found


def add_silver(document: Document, spans: list[tuple[int, int, str]]) -> None:
    """Label the words with the names that a machine found."""
    document.names = [1] * len(document.words)
    for start, end, kind in spans:
        label_name(document.names, find_words(document.places, (start, end)), kind)


def label_name(labels: list[int], words: range, kind: str) -> None:
    """Label some words as one name."""
    for i in words:
        labels[i] = 1 << NAMES.index(("B-" if i == words[0] else "I-") + kind)


# ------------------------------------------------------------------ names

WNUT = {
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "product": "MISC",
    "creative-work": "MISC",
}
PEOPLE = ("person", "politician", "writer", "musicalartist", "scientist", "researcher")
BODIES = ("organisation", "politicalparty", "band", "university")
COMMON = (
    "task",
    "metrics",
    "field",
    "algorithm",
    "chemicalcompound",
    "chemicalelement",
    "protein",
    "enzyme",
    "discipline",
    "musicgenre",
    "literarygenre",
    "musicalinstrument",
    "theory",
)


def read_crossner(folder: Path) -> list[Document]:
    """Read all of CrossNER; its MISC holds nationalities too, and names of kinds of things are left open."""
    kinds = {**dict.fromkeys(PEOPLE, "PER"), **dict.fromkeys(BODIES, "ORG"), "location": "LOC", "country": "LOC"}
    paths = sorted(folder.glob("ner_data/*/*.txt"))
    return [read_columns(path, kinds, GROUP_OPEN | MISC_OPEN, "\t", frozenset(COMMON)) for path in paths]


def read_wnut(folder: Path) -> list[Document]:
    """Read the train and dev parts of WNUT 2017, which mark no nationalities."""
    return [
        read_columns(folder / name, WNUT, GROUP_OPEN | MISC_OPEN, "\t", frozenset())
        for name in ("wnut17train.conll", "emerging.dev.conll")
    ]


def read_columns(path: Path, kinds: dict[str, str], allowed: int, tab: str, common: frozenset[str]) -> Document:
    """Read a file of two columns; capitalised words that it does not mark may also be what `allowed` says."""
    document = Document(f"{path.parent.name}-{path.name}", [], [], [], names=[])
    start = 2
    for line in open_text(path):
        fields = line.split(tab)
        if len(fields) < 2 or not fields[0].strip():
            start = 2
            continue
        mark, _, kind = fields[1].partition("-")
        document.words.append(fields[0].strip())
        document.starts.append(start)
        document.glued.append(fields[0] in ",.;:!?)'" or fields[0] in ("'s", "n't"))
        start = 0
        if not kind:
            document.names.append(1 | allowed if fields[0][:1].isupper() else 1)
        elif kind in common:
            document.names.append(1 | MISC_OPEN)
        else:
            label = 1 << NAMES.index(f"{mark}-{kinds.get(kind, 'MISC')}")
            document.names.append(label | (GROUP_OPEN if kinds.get(kind, "MISC") == "MISC" else 0))
    return document


def read_re3d(folder: Path) -> list[Document]:
    """Read re3d without its BBC part (not for commercial use); phrases in small letters are no names, persons open."""
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "GROUP"}
    documents = []
    for path in sorted(folder.glob("*/documents.json")):
        if path.parent.name.startswith("BBC"):
            continue
        texts = [json.loads(line) for line in open_text(path) if line.strip()]
        entities = [json.loads(line) for line in open_text(path.with_name("entities.json")) if line.strip()]
        for text in texts:
            document = cut_text(text["_id"], text["text"])
            document.names = [1] * len(document.words)
            own = [e for e in entities if e["documentId"] == text["_id"] and e["type"] in kinds]
            for entity in sorted(own, key=lambda e: (e["begin"] - e["end"], e["begin"])):
                words = list(find_words(document.places, (entity["begin"], entity["end"])))
                while words and (
                    not document.words[words[0]][:1].isupper() or document.words[words[0]] in ("The", "A", "An")
                ):
                    words = words[1:]
                if not words or any(document.names[i] != 1 for i in words):
                    continue
                if entity["type"] == "Person" or document.words[words[-1]].islower():
                    for i in words:
                        document.names[i] = OPEN
                else:
                    label_name(document.names, range(words[0], words[-1] + 1), kinds[entity["type"]])
            documents.append(document)
    return documents
