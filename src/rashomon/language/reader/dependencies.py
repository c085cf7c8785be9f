"""Trees in the ClearNLP scheme as Universal Dependencies: in go heads and labels of a sentence, out come those of UD.

spaCy's English pipelines hang a noun on its preposition, a predicate on its copula and a conjunct on the one before;
the rest of the program reads UD, where words of content hang on each other. Every change lets a child take its head's
place or hands a word to another child, so a tree stays a tree. Labels without a tree to change: `clear_labels.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.language.vocabulary import read_pairs

TELLING = frozenset({"prep", "pobj", "dobj", "nsubjpass", "auxpass", "acomp", "relcl"})  # no label of UD
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
OBJECTS = frozenset(
    {"pobj", "pcomp", "obl", "nmod", "advcl", "acl", "obl:agent"}
)  # of a preposition, also one moved up
PHRASES = frozenset({"prep", "agent", "dative"})


def is_clear(labels: Iterable[str]) -> bool:
    """Whether an inventory of labels is that of the ClearNLP scheme."""
    return not TELLING.isdisjoint(labels)


@dataclass(slots=True)
class Tree:
    """A sentence: heads by place (a root is its own), labels, universal tags and lemmas."""

    heads: list[int]
    labels: list[str]
    tags: Sequence[str]
    lemmas: Sequence[str]

    def children(self, at: int) -> list[int]:
        """Give the words that hang on a word, in order."""
        return [i for i, head in enumerate(self.heads) if head == at and i != at]

    def depth(self, at: int) -> int:
        """Give the number of words above a word."""
        steps = 0
        while self.heads[at] != at:
            at, steps = self.heads[at], steps + 1
        return steps

    def lift(self, child: int, label: str, below: str) -> None:
        """Let a child take its head's place and children; the head hangs on it."""
        head = self.heads[child]
        others = [i for i in self.children(head) if i != child]
        self.heads[child] = child if self.heads[head] == head else self.heads[head]
        self.labels[child] = label
        for other in others:
            self.heads[other] = child
        self.heads[head], self.labels[head] = child, below


def convert_tree(tree: Tree) -> None:
    """Make a tree of the ClearNLP scheme one of Universal Dependencies."""
    order = sorted(range(len(tree.heads)), key=lambda at: (-tree.depth(at), at))
    for at in order:
        if tree.labels[at] in PHRASES:
            lift_object(tree, at)
    for at in order:
        if tree.lemmas[at] == "be" and not tree.labels[at].startswith("aux"):
            lift_predicate(tree, at)
    join_conjuncts(tree)
    names = read_pairs("clear_labels.tsv")
    for at, label in enumerate(tree.labels):
        tree.labels[at] = name_relation(tree, at, label, names)


def lift_object(tree: Tree, at: int) -> None:
    """Let the object of a preposition (`in` in `in Rome`) take its place."""
    inner = next((i for i in tree.children(at) if i > at and tree.labels[i] in OBJECTS), None)
    if inner is None:
        return
    above, clausal = tree.heads[at], tree.labels[inner] in ("pcomp", "advcl", "acl")
    if tree.labels[at] == "agent":
        label = "obl:agent"
    elif tree.tags[above] in NOMINAL:
        label = "acl" if clausal else "nmod"
    else:
        label = "advcl" if clausal else "obl"
    tree.lift(inner, label, "mark" if clausal else "case")


def lift_predicate(tree: Tree, at: int) -> None:
    """Let the predicate of a copula take its place; in `there is A`, A is the subject."""
    below = tree.children(at)
    labels = {i: tree.labels[i] for i in below}
    if "expl" in labels.values() and "there" in (tree.lemmas[i] for i in below if labels[i] == "expl"):
        for i in below:
            if labels[i] == "attr":
                tree.labels[i] = "nsubj"
        return
    right = [i for i in below if i > at]
    held = not {"ccomp", "xcomp"}.isdisjoint(labels.values())
    predicate = next((i for i in below if labels[i] in ("attr", "acomp")), None)
    if predicate is None and not held:  # `is in Rome`
        predicate = next((i for i in right if labels[i] == "obl"), None)
    if predicate is not None:
        tree.lift(predicate, tree.labels[at], "cop")


def join_conjuncts(tree: Tree) -> None:
    """Hang all conjuncts on the first of them, and each `and` on the conjunct that follows it."""
    for at, label in enumerate(tree.labels):
        if label == "conj":
            above = tree.heads[at]
            while tree.labels[above] == "conj" and tree.heads[above] != above:
                above = tree.heads[above]
            tree.heads[at] = above
    for at, label in enumerate(tree.labels):
        if label == "cc":
            first = tree.heads[at]
            while tree.labels[first] == "conj" and tree.heads[first] != first:
                first = tree.heads[first]
            after = next((i for i in tree.children(first) if i > at and tree.labels[i] == "conj"), None)
            if after is not None and first != at:
                tree.heads[at] = after


def join_name(tree: Tree, start: int, end: int) -> None:
    """Let the first word of a person's name be its head (`Ada` of `Ada Holt`), as UD has it."""
    last = next((i for i in range(end - 1, start, -1) if not start <= tree.heads[i] < end or tree.heads[i] == i), start)
    if tree.heads[start] != last or tree.labels[start] != "compound":
        return
    tree.lift(start, tree.labels[last], "flat")
    for at in range(start + 1, end):
        if tree.heads[at] == start and tree.labels[at] == "compound":
            tree.labels[at] = "flat"


def name_relation(tree: Tree, at: int, label: str, names: dict[str, str]) -> str:
    """Give the relation of UD for a label, with what depends on the words about it."""
    if tree.heads[at] == at:
        return "root"
    above = tree.tags[tree.heads[at]]
    if label == "aux" and tree.lemmas[at] == "to":
        return "mark"
    if label == "npadvmod" and above in NOMINAL:
        return "nmod:unmarked"
    if label == "prep":  # without an object: `the house she lived in`, `they moved on`
        return "advmod"
    return names.get(label, label) or "dep"
