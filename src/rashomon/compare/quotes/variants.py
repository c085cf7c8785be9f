"""Word-level edits between two versions of an utterance."""

from difflib import SequenceMatcher

from rashomon.compare.lineage.words import fold_word


def list_edits(first: str, other: str) -> tuple[tuple[str, str], ...]:
    """List what is the same (`=`), only in the first (`-`) and only in the other (`+`), in reading order.

    >>> list_edits("a blatant occupation", "an outright occupation,")
    (('-', 'a blatant'), ('+', 'an outright'), ('=', 'occupation,'))
    """
    here, there = first.split(), other.split()
    matcher = SequenceMatcher(None, [bare(w) for w in here], [bare(w) for w in there], autojunk=False)
    edits: list[tuple[str, str]] = []
    for kind, i, k, j, m in matcher.get_opcodes():
        if kind == "equal":
            edits.append(("=", " ".join(there[j:m])))
            continue
        edits += [("-", " ".join(here[i:k]))] if k > i else []
        edits += [("+", " ".join(there[j:m]))] if m > j else []
    return tuple(edits)


def bare(word: str) -> str:
    """A word without the marks around it."""
    return fold_word(word).strip(".,;:!?…'\"“”‘’()[]") or word
