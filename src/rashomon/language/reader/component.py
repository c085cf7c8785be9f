"""The reader as a spaCy component: in goes a Doc of spaCy's English tokenizer, on it come the network's findings.

    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_reader")
    doc = nlp("The mayor said that two people had died.")

Tags, dependencies, lemmas and names stand where spaCy has them; attributions in `doc.spans["attributions"]`, each span
with its role as label and the id of its attribution as `id_`. Sentence starts are taken as given, else found by rule.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.language.reader.extensions import set_extensions
from rashomon.language.reader.inference import THREADS, load_session
from rashomon.language.reader.lemmas import find_lemma
from rashomon.language.reader.links import Part
from rashomon.language.reader.morphology import find_features
from rashomon.language.reader.nesting import read_nested
from rashomon.language.reader.network import MODEL, Findings, read_said, read_words
from rashomon.language.reader.windows import Words
from rashomon.language.sentences.cutting import find_sentences
from rashomon.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

ATTRIBUTIONS = "attributions"
NESTED = "nested_attributions"
SUBJECTS = ("nsubj", "nsubj:pass")
OWN = ("i", "we", "you")  # within what somebody says: no other source than them and whom they speak to
AHEAD = 8  # Docs of a stream that are taken before the first is given back


@Language.factory(
    "rashomon_reader",
    assigns=[
        "token.pos",
        "token.tag",
        "token.lemma",
        "token.morph",
        "token.dep",
        "token.head",
        "doc.ents",
        "doc.spans",
    ],
    default_config={"threads": THREADS, "nested": False},
)
def make_reader(nlp: Language, name: str, threads: int, nested: bool) -> Reader:
    """Make the component that spaCy's `add_pipe` asks for."""
    set_extensions()
    return Reader(threads, nested=nested)


class Reader:
    """A spaCy component that reads a Doc with the package's own network."""

    def __init__(self, threads: int = THREADS, *, nested: bool = False) -> None:
        self.threads = threads
        self.nested = nested

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc and give it back."""
        read_doc(doc, threads=self.threads, nested=self.nested)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = AHEAD) -> Iterator[Doc]:
        """Read Docs one beside the other, in their order; each alone, so its reading is the same as by itself."""
        if self.threads < 2:
            yield from map(self, stream)
            return
        load_session(MODEL)
        waiting: deque[Future[Doc]] = deque()
        with ThreadPoolExecutor(self.threads) as pool:
            for doc in stream:
                waiting.append(pool.submit(Reader(1, nested=self.nested), doc))
                if len(waiting) > AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a Doc looks like, read at once: looking at each token anew takes spaCy longer than reading takes us."""

    texts: list[str]
    places: NDArray[np.int64]  # of the words: the tokens that are not white space
    spaced: NDArray[np.bool_]  # by token: whether a space follows it
    opens: NDArray[np.bool_]  # by token: whether a sentence begins with it


def read_doc(doc: Doc, *, threads: int = THREADS, nested: bool = False) -> None:
    """Set tags, lemmas, features, dependencies, names and attributions on a Doc; `nested`: also those in contents."""
    if len(doc) and not doc.has_annotation("SENT_START"):
        mark_sentences(doc)
    layout = lay_out(doc)
    words = list_words(layout)
    findings = read_words(words, threads=threads)
    set_syntax(doc, layout, findings)
    doc.set_ents([Span(doc, *span_words(layout, start, end), label=kind) for start, end, kind in findings.names])
    set_parts(doc, layout, ATTRIBUTIONS, name_parts(findings.parts))
    if nested:
        subjects = find_subjects(words.texts, findings)
        set_parts(doc, layout, NESTED, read_nested(words, findings.parts, subjects, threads=threads))


def set_attributions(doc: Doc, *, threads: int = THREADS, nested: bool = False) -> None:
    """Set attributions on a Doc whose sentences are marked, and leave all else as it is."""
    layout = lay_out(doc)
    words = list_words(layout)
    parts = read_said(words, threads=threads)
    set_parts(doc, layout, ATTRIBUTIONS, name_parts(parts))
    if nested:
        set_parts(doc, layout, NESTED, read_nested(words, parts, threads=threads))


def find_subjects(texts: Sequence[str], findings: Findings) -> set[int]:
    """Find the words with a subject other than the speaker and the one spoken to."""
    rows = zip(texts, findings.heads, findings.relations, strict=True)
    return {head for text, head, relation in rows if relation in SUBJECTS and text.lower() not in OWN}


def lay_out(doc: Doc) -> Layout:
    """Read where a Doc's words, spaces and sentences are."""
    flags = doc.to_array(["IS_SPACE", "SPACY", "SENT_START"]).reshape(-1, 3)
    return Layout(
        texts=list_texts(doc),
        places=np.flatnonzero(flags[:, 0] == 0),
        spaced=flags[:, 1] == 1,
        opens=flags[:, 2] == 1,
    )


def list_texts(doc: Doc) -> list[str]:
    """List the texts of a Doc's tokens."""
    strings = doc.vocab.strings
    return [strings[number] for number in doc.to_array("ORTH").tolist()]


def name_parts(parts: Sequence[Part]) -> list[tuple[int, int, str, str]]:
    """Give place, role and id of each part; those of one attribution share an id."""
    return [(part.start, part.end, part.role, f"a{part.attribution + 1}") for part in parts]


def set_parts(doc: Doc, layout: Layout, key: str, parts: Sequence[tuple[int, int, str, str]]) -> None:
    """Set sources, cues and contents as spans."""
    doc.spans[key] = [
        Span(doc, *span_words(layout, start, end), label=role, span_id=name) for start, end, role, name in parts
    ]


def span_words(layout: Layout, start: int, end: int) -> tuple[int, int]:
    """Give the first and past-the-last token of some words."""
    return int(layout.places[start]), int(layout.places[end - 1]) + 1


def mark_sentences(doc: Doc) -> None:
    """Mark where sentences begin, by the rules of the package."""
    text = doc.text
    sentences = find_sentences(Report(id="", text=text)) if text.strip() else ()
    opens = np.isin(doc.to_array("IDX"), [sentence.span.start for sentence in sentences])
    opens[0] = True
    # `token.is_sent_start = ...` looks through the whole Doc each time (spaCy 3.8)
    doc.from_array(["SENT_START"], np.where(opens, 1, -1).astype(np.uint64)[:, None])  # type: ignore[arg-type]


def list_words(layout: Layout) -> Words:
    """List the words without white space; a line break before a sentence begins a paragraph."""
    places = layout.places
    lines = np.zeros(len(layout.texts), dtype=bool)
    lines[[at for at, text in enumerate(layout.texts) if "\n" in text]] = True
    opens, breaks = count_since(layout.opens, places) > 0, count_since(lines, places) > 0
    opens[:1] = breaks[:1] = True
    before = places[:-1]
    glued = np.zeros(len(places), dtype=bool)
    glued[1:] = (before == places[1:] - 1) & ~layout.spaced[before]
    return Words(
        texts=tuple(layout.texts[place] for place in places),
        starts=tuple(np.where(opens, np.where(breaks, 2, 1), 0).tolist()),
        glued=tuple(glued.tolist()),
    )


def count_since(marks: NDArray[np.bool_], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the marked tokens from past the word before up to each word."""
    return np.diff(np.cumsum(marks)[places], prepend=0)


def set_syntax(doc: Doc, layout: Layout, findings: Findings) -> None:
    """Set tags, lemmas, features, heads and relations; white space hangs on a token beside it in its sentence."""
    places = layout.places
    texts = [layout.texts[place] for place in places]
    columns = {
        "POS": findings.tags,
        "TAG": findings.fine,
        "DEP": findings.relations,
        "MORPH": find_features(texts, findings.tags, findings.fine, findings.heads, findings.relations),
        "LEMMA": tuple(map(find_lemma, texts, findings.tags, findings.fine)),
    }
    rows = np.zeros((len(doc), len(columns) + 1), dtype=np.uint64)
    blank = np.ones(len(doc), dtype=bool)
    blank[places] = False
    space = [*map(doc.vocab.strings.add, ("SPACE", "_SP", "dep", ""))]
    for at, values in enumerate(columns.values()):
        numbers = {value: doc.vocab.strings.add(value) for value in dict.fromkeys(values)}
        rows[places, at] = [numbers[value] for value in values]
    heads = np.asarray(findings.heads, dtype=np.int64)
    rows[places, -1] = (places[heads] - places).astype(np.uint64) if len(places) else 0
    for at in np.flatnonzero(blank).tolist():
        rows[at] = [*space, doc.vocab.strings.add(layout.texts[at]), hang_space(layout.opens, at) % (1 << 64)]
    doc.from_array([*columns, "HEAD"], rows)  # type: ignore[arg-type]


def hang_space(opens: NDArray[np.bool_], at: int) -> int:
    """Give the way from white space to its head: the token before it, else the next of its sentence, else itself."""
    if at and not opens[at]:
        return -1
    return 1 if at + 1 < len(opens) and not opens[at + 1] else 0
