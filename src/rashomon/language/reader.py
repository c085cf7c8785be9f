"""The reader as a spaCy component: in goes a Doc of spaCy's English tokenizer, on it come the network's findings.

    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_reader")
    doc = nlp("The mayor said that two people had died.")

Tags, dependencies, lemmas and names stand where spaCy has them; attributions in `doc.spans["attributions"]`, each span
with its role as label and the id of its attribution as `id_`. Sentence starts are taken as given, else found by rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from rashomon.language.inference import THREADS
from rashomon.language.lemmas import find_lemma
from rashomon.language.links import Part
from rashomon.language.morphology import find_features
from rashomon.language.network import Findings, read_said, read_words
from rashomon.language.sentences import find_sentences
from rashomon.language.windows import Words
from rashomon.model import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

ATTRIBUTIONS = "attributions"


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
    default_config={"threads": THREADS},
)
def make_reader(nlp: Language, name: str, threads: int) -> Reader:
    """Make the component that spaCy's `add_pipe` asks for."""
    return Reader(threads)


class Reader:
    """A spaCy component that reads a Doc with the package's own network."""

    def __init__(self, threads: int = THREADS) -> None:
        self.threads = threads

    def __call__(self, doc: Doc) -> Doc:
        """Read a Doc and give it back."""
        read_doc(doc, threads=self.threads)
        return doc


def read_doc(doc: Doc, *, threads: int = THREADS) -> None:
    """Set tags, lemmas, dependencies, names and attributions on a Doc."""
    if len(doc) and not doc.has_annotation("SENT_START"):
        mark_sentences(doc)
    places = list_places(doc)
    findings = read_words(list_words(doc, places), threads=threads)
    set_syntax(doc, places, findings)
    doc.set_ents([Span(doc, *span_words(places, start, end), label=kind) for start, end, kind in findings.names])
    set_parts(doc, places, findings.parts)


def set_attributions(doc: Doc, *, threads: int = THREADS) -> None:
    """Set attributions on a Doc whose sentences are marked, and leave all else as it is."""
    places = list_places(doc)
    set_parts(doc, places, read_said(list_words(doc, places), threads=threads))


def list_places(doc: Doc) -> list[int]:
    """List the places of the tokens that are not white space."""
    return [token.i for token in doc if not token.is_space]


def set_parts(doc: Doc, places: Sequence[int], parts: Sequence[Part]) -> None:
    """Set sources, cues and contents as spans; those of one attribution share an id."""
    doc.spans[ATTRIBUTIONS] = [
        Span(doc, *span_words(places, part.start, part.end), label=part.role, span_id=f"a{part.attribution + 1}")
        for part in parts
    ]


def span_words(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Give the first and past-the-last token of some words."""
    return places[start], places[end - 1] + 1


def mark_sentences(doc: Doc) -> None:
    """Mark where sentences begin, by the rules of the package."""
    starts = (
        {sentence.span.start for sentence in find_sentences(Report(id="", text=doc.text))} if doc.text.strip() else {0}
    )
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts


def list_words(doc: Doc, places: Sequence[int]) -> Words:
    """List the Doc's words without its white space; a line break before a sentence begins a paragraph."""
    starts, glued = [], []
    for at, place in enumerate(places):
        after = places[at - 1] + 1 if at else 0
        opens = at == 0 or any(doc[i].is_sent_start for i in range(after, place + 1))
        breaks = at == 0 or any("\n" in doc[i].text for i in range(after, place))
        starts.append(0 if not opens else 2 if breaks else 1)
        glued.append(after == place and at > 0 and not doc[place - 1].whitespace_)
    return Words(texts=tuple(doc[i].text for i in places), starts=tuple(starts), glued=tuple(glued))


def set_syntax(doc: Doc, places: Sequence[int], findings: Findings) -> None:
    """Set tags, lemmas, features, heads and relations; white space hangs on a token beside it in its sentence."""
    words = {place: n for n, place in enumerate(places)}
    texts = [doc[place].text for place in places]
    features = find_features(texts, findings.tags, findings.fine, findings.heads, findings.relations)
    rows: list[list[int]] = []
    for token in doc:
        n = words.get(token.i)
        if n is None:
            found, way = ["SPACE", "_SP", "dep", token.text, ""], hang_space(token)
        else:
            lemma = find_lemma(token.text, findings.tags[n], findings.fine[n])
            found = [findings.tags[n], findings.fine[n], findings.relations[n], lemma, features[n]]
            way = places[findings.heads[n]] - token.i
        rows.append([*(doc.vocab.strings.add(text) for text in found), way % (1 << 64)])
    columns = ["POS", "TAG", "DEP", "LEMMA", "MORPH", "HEAD"]
    doc.from_array(columns, np.array(rows, dtype=np.uint64).reshape(-1, len(columns)))  # type: ignore[arg-type]


def hang_space(token: Token) -> int:
    """Give the way from white space to its head: the token before it, else the next of its sentence, else itself."""
    if token.i and not token.is_sent_start:
        return -1
    return 1 if token.i + 1 < len(token.doc) and not token.nbor().is_sent_start else 0
