"""Another spaCy pipeline in the parser's place: in goes a Doc, on it come its tags, tree, names and our attributions.

The Doc has the pipeline's own tokens and our sentences. What the rest of the program relies on is made the same for
all: universal tags, lemmas, Universal Dependencies, one type of names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Span

from rashomon.errors import BadInput
from rashomon.language.dependencies import Tree, convert_tree, is_clear
from rashomon.language.lemmas import find_lemma
from rashomon.language.names import LABELS, NO_NAMES
from rashomon.language.reader import set_attributions
from rashomon.language.vocabulary import read_pairs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


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
    fill_tags(doc)
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    set_universal(doc, clear=is_clear(labels))
    fit_names(doc)
    set_attributions(doc, nested=True)


def fill_tags(doc: Doc) -> None:
    """Give each word the universal tag that its Penn tag stands for, and a lemma, where the pipeline set none."""
    table = read_pairs("penn_tags.tsv")
    for token in doc:
        if not token.pos_:
            helps = token.dep_.startswith("aux") and token.tag_ in ("MD", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
            token.pos_ = "AUX" if helps else table.get(token.tag_, "X")
        if not token.lemma_:
            token.lemma_ = find_lemma(token.text, token.pos_, token.tag_)


def set_universal(doc: Doc, *, clear: bool) -> None:
    """Set heads and relations of Universal Dependencies; only the root's label changes where they are that already."""
    rows: list[list[int]] = []
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
