"""Another spaCy pipeline in the parser's place: in goes a Doc, on it come its tags, tree, names and our attributions.

The Doc has the pipeline's own tokens and our sentences. What the rest of the program relies on is made the same for
all: universal and Penn tags, lemmas, features, Universal Dependencies, one type of names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Span

from rashomon.errors import BadInput
from rashomon.language.names import LABELS, NO_NAMES
from rashomon.language.reader.component import set_attributions
from rashomon.language.reader.dependencies import Tree, convert_tree, is_clear, join_name
from rashomon.language.reader.lemmas import find_lemma
from rashomon.language.reader.morphology import find_features
from rashomon.language.vocabulary import read_pairs, read_rows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SUBJECT = "nsubj"  # a label of both schemes
HELPING = ("aux", "aux:pass", "cop")


def parse_doc(doc: Doc, nlp: Language) -> None:
    """Set tags, lemmas, dependencies and names on a Doc by a pipeline, then attributions by our reader.

    Raises BadInput where the pipeline gives back other text or no tree.
    """
    text = doc.text
    if not doc:
        return
    parsed = nlp(doc)
    if parsed is not doc or parsed.text != text:
        raise BadInput(f"the pipeline {nlp.meta['name']} gave back another text than it was given")
    if not doc.has_annotation("DEP"):
        raise BadInput(f"the pipeline {nlp.meta['name']} set no dependencies")
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    if labels and SUBJECT not in labels:
        raise BadInput(
            f"the pipeline {nlp.meta['name']} names its dependencies otherwise than Universal Dependencies and spaCy's "
            f"English pipelines do (it has no {SUBJECT}); this program reads English"
        )
    fill_tags(doc)
    fit_names(doc)
    set_universal(doc, clear=is_clear(labels))
    fit_tags(doc)
    fill_features(doc)
    set_attributions(doc, nested=True)


def fill_tags(doc: Doc) -> None:
    """Give each word its universal tag by its Penn tag, or the other way round, and a lemma, where there was none."""
    table = read_pairs("penn_tags.tsv")
    for token in doc:
        if not token.tag_:
            token.tag_ = find_penn(token.pos_, set(str(token.morph).split("|")))
        if not token.pos_:
            helps = token.dep_.startswith("aux") and token.tag_ in ("MD", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
            token.pos_ = "AUX" if helps else table.get(token.tag_, "X")
        if not token.lemma_:
            token.lemma_ = find_lemma(token.text, token.pos_, token.tag_)


def find_penn(tag: str, features: set[str]) -> str:
    """Give the Penn tag of a universal tag with features; empty where the table has none."""
    for universal, needed, penn in read_rows("ud_penn.tsv"):
        if universal == tag and (needed == "-" or features.issuperset(needed.split("|"))):
            return penn
    return ""


def fit_tags(doc: Doc) -> None:
    """Give copulas, auxiliaries and subordinators the universal tags that the tree asks for."""
    for token in doc:
        if token.pos_ == "VERB" and token.dep_ in HELPING:
            token.pos_ = "AUX"
        elif token.pos_ == "ADP" and token.dep_ == "mark":
            token.pos_ = "SCONJ"


def fill_features(doc: Doc) -> None:
    """Give each word its main features where the pipeline set none."""
    if any(token.has_morph() and str(token.morph) for token in doc):
        return
    texts, tags, fine = [t.text for t in doc], [t.pos_ for t in doc], [t.tag_ for t in doc]
    found = find_features(texts, tags, fine, [t.head.i for t in doc], [t.dep_ for t in doc])
    rows = [[doc.vocab.strings.add(features)] for features in found]
    doc.from_array(["MORPH"], np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]


def set_universal(doc: Doc, *, clear: bool) -> None:
    """Set heads and relations of Universal Dependencies; only the root's label changes where they are that already."""
    rows: list[list[int]] = []
    persons = [(name.start, name.end) for name in doc.ents if name.label_ == "PER"]
    for sentence in list(doc.sents):
        words = list(sentence)
        tree = Tree(
            heads=[token.head.i - sentence.start for token in words],
            labels=[token.dep_ for token in words],
            tags=[token.pos_ for token in words],
            lemmas=[token.lemma_.lower() for token in words],
        )
        if clear:
            convert_tree(tree)
            for start, end in persons:
                if sentence.start <= start and end <= sentence.end:
                    join_name(tree, start - sentence.start, end - sentence.start)
        for at, (head, label) in enumerate(zip(tree.heads, tree.labels, strict=True)):
            name = doc.vocab.strings.add("root" if head == at else label or "dep")
            rows.append([name, (head - at) % (1 << 64)])
    doc.from_array(["DEP", "HEAD"], np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]


def fit_names(doc: Doc) -> None:
    """Keep the entities that are names, with our types."""
    doc.set_ents(
        [
            Span(doc, name.start, name.end, label=LABELS.get(name.label_, "MISC"))
            for name in doc.ents
            if name.label_ not in NO_NAMES
        ]
    )
