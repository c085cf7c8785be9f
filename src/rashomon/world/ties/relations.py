"""The words that relate actors, from `data/ties/relations.tsv`: which verb, noun or adjective, which relation, which
code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.world.words import read_table

ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
    ("d", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation and its PLOVER event type; a standing relation has none."""

    relation: str
    code: str | None
    particles: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def read_relations(part: str) -> dict[str, tuple[Relation, ...]]:
    """First word -> the relations that it can begin, those with more words first."""
    found: dict[str, list[Relation]] = {}
    for words, kind, relation, *code in read_table("ties/relations.tsv"):
        if kind == part:
            first, *rest = words.split()
            found.setdefault(first, []).append(
                Relation(relation=relation, code=(code or [""])[0] or None, particles=tuple(rest))
            )
    return {first: tuple(sorted(rows, key=lambda row: -len(row.particles))) for first, rows in found.items()}


@lru_cache(maxsize=1)
def read_forms() -> dict[str, str]:
    """Irregular form of a verb -> its lemma."""
    return {form: lemma for form, lemma in read_table("ties/forms.tsv")}


@lru_cache(maxsize=4096)
def find_lemma(word: str) -> str | None:
    """The verb of the table that a word is a form of.

    >>> find_lemma("accused"), find_lemma("fought"), find_lemma("targeting"), find_lemma("table")
    ('accuse', 'fight', 'target', None)
    """
    verbs = read_relations("verb")
    if word in verbs:
        return word
    if word in read_forms() and read_forms()[word] in verbs:
        return read_forms()[word]
    for ending, instead in ENDINGS:
        if word.endswith(ending) and word[: len(word) - len(ending)] + instead in verbs:
            return word[: len(word) - len(ending)] + instead
    stem = word.removesuffix("ing").removesuffix("ed")
    if stem != word and len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in verbs:
        return stem[:-1]
    return None
