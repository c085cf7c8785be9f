"""Trees of Universal Dependencies as spaCy's English pipelines write them (the ClearNLP scheme): heads and labels.

The way back from `rashomon.language.reader.dependencies`, for want of a treebank in that scheme that may be had; made
by rule after the same two guidelines, and only to train a pipeline that `--parser` is tried with.
"""

from __future__ import annotations

from collections.abc import Sequence

LABELS = {
    "aux:pass": "auxpass",
    "nsubj:pass": "nsubjpass",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubjpass",
    "csubj:outer": "csubj",
    "obj": "dobj",
    "iobj": "dative",
    "acl:relcl": "relcl",
    "advcl:relcl": "relcl",
    "nmod:poss": "poss",
    "nmod:desc": "compound",
    "compound:prt": "prt",
    "det:predet": "predet",
    "cc:preconj": "preconj",
    "obl:unmarked": "npadvmod",
    "nmod:unmarked": "npadvmod",
    "obl:agent": "npadvmod",
    "obl": "npadvmod",
    "nmod": "npadvmod",
    "flat": "compound",
    "fixed": "mwe",
    "discourse": "intj",
    "vocative": "npadvmod",
    "list": "dep",
    "goeswith": "dep",
    "reparandum": "dep",
    "orphan": "dep",
    "dislocated": "dep",
}
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "expl"})
LOOSE = frozenset({"aux", "mark", "punct", "ccomp", "xcomp", "parataxis", "discourse", "vocative", "dislocated"})
JOINED = frozenset({"advmod", "advcl", "conj", "cc"})  # also a noun's own
CLAUSAL = SUBJECTS | LOOSE | JOINED | {"obl", "obl:unmarked"}
NEGATIONS = ("not", "n't", "n’t", "never")


def make_clear(
    words: Sequence[str], tags: Sequence[str], heads: Sequence[int], labels: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Give heads (a root is its own) and labels of the ClearNLP scheme for a tree of Universal Dependencies."""
    heads, labels = list(heads), list(labels)
    chain_conjuncts(heads, labels)
    turn_flat(heads, labels)
    for at, label in enumerate(list(labels)):
        if label == "case" and at < heads[at] and labels[heads[at]].split(":")[0] in ("obl", "nmod"):
            agent = labels[heads[at]] == "obl:agent"
            raise_word(heads, labels, at, ("agent" if agent else "prep", "pobj"))
        elif label == "mark" and words[heads[at]].endswith("ing") and labels[heads[at]] in ("advcl", "acl"):
            raise_word(heads, labels, at, ("prep", "pcomp"))
    for at, label in enumerate(list(labels)):
        if label == "cop":
            raise_copula(tags, heads, labels, at)
    return heads, [name_label(words[at].lower(), tags[at], heads[at] == at, label) for at, label in enumerate(labels)]


def name_label(small: str, tag: str, is_root: bool, label: str) -> str:
    """Give the label of a word once its place in the tree is right."""
    if is_root:
        return "ROOT"
    if label == "advmod" and small in NEGATIONS:
        return "neg"
    if label == "mark" and small == "to" and tag == "PART":
        return "aux"
    if label == "case" and tag != "PART":
        return "prep"
    return LABELS.get(label, label.split(":")[0])


def chain_conjuncts(heads: list[int], labels: list[str]) -> None:
    """Hang each conjunct on the one before, and `and` on the conjunct before it."""
    last: dict[int, int] = {}
    moved = []
    for at, label in enumerate(labels):
        if label == "conj" and heads[at] < at:
            first = heads[at]
            moved.append((at, last.get(first, first)))
            last[first] = at
    above = dict(moved)
    for at, label in enumerate(labels):
        if label == "cc" and at < heads[at] and heads[at] in above:
            heads[at] = above[heads[at]]
    for at, head in moved:
        heads[at] = head


def turn_flat(heads: list[int], labels: list[str]) -> None:
    """Let the last word of a name be its head: `Ada` hangs on `Holt`."""
    for first in sorted({heads[at] for at, label in enumerate(labels) if label == "flat"}):
        parts = [at for at, label in enumerate(labels) if label == "flat" and heads[at] == first]
        last = parts[-1]
        if last < first:
            continue
        heads[last], labels[last] = (last if heads[first] == first else heads[first]), labels[first]
        for at, head in enumerate(heads):
            if head == first and at != last:
                heads[at] = last
        heads[first], labels[first] = last, "compound"


def raise_word(heads: list[int], labels: list[str], at: int, names: tuple[str, str]) -> None:
    """Let a preposition take its noun's place, and the noun hang on it; once for each noun."""
    noun = heads[at]
    above, below = names
    if labels[noun] in ("pobj", "pcomp"):
        return
    heads[at], labels[at] = (at if heads[noun] == noun else heads[noun]), above
    heads[noun], labels[noun] = at, below


def raise_copula(tags: Sequence[str], heads: list[int], labels: list[str], at: int) -> None:
    """Let a copula take the place of its predicate, with what belongs to the clause."""
    predicate = heads[at]
    nominal = tags[predicate] in ("NOUN", "PROPN", "PRON")
    for other, head in enumerate(heads):
        own = nominal and other > predicate and labels[other] in JOINED
        if head == predicate and other not in (at, predicate) and labels[other] in CLAUSAL and not own:
            heads[other] = at
    heads[at] = at if heads[predicate] == predicate else heads[predicate]
    labels[at] = labels[predicate]
    cases = [i for i, head in enumerate(heads) if head == predicate and labels[i] == "case" and i < predicate]
    heads[predicate] = at
    if cases:
        heads[cases[0]], labels[cases[0]] = at, "prep"
        heads[predicate], labels[predicate] = cases[0], "pobj"
    else:
        labels[predicate] = "attr" if tags[predicate] in ("NOUN", "PROPN", "PRON", "NUM") else "acomp"
