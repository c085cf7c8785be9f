"""Which names of a story are worth comparing: those that share a key, found by look-up and not pair by pair.

Names that the rules of `likeness` and `joining` hold to be one, or nearly one, have a key in common (test_shortlist.py
looks for counter-examples to that); names with a common key need not be one: the rules decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise

from rashomon.world.actors.likeness import LEAST_LETTERS, OFFICES, formal_parts, parts_of, skeleton, strip_heads
from rashomon.world.actors.nations import strip_nation
from rashomon.world.actors.nouns import function_words

Key = tuple[Hashable, ...]


class Shortlist:
    """Names by their keys."""

    def __init__(self, names: Iterable[str], keys: Callable[[str], set[Key]]) -> None:
        """Note each name, in the order given, under its keys."""
        self.names = list(names)
        self.held: dict[Key, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            for key in keys(name):
                self.held[key].append(number)

    def find(self, keys: Iterable[Key]) -> list[str]:
        """The names that are held under one of some keys, in the order in which the names were given."""
        return [self.names[n] for n in sorted({n for key in keys for n in self.held.get(key, ())})]


def sound_of(word: str) -> str:
    """What two spellings of one word have in common: their consonants, a plural's ending left out."""
    return skeleton(word).rstrip("s")


def spelling_keys(name: str) -> set[Key]:
    """Keys of which two spellings of one name share one (`is_spelling`)."""
    return {("letters", name.replace(" ", "")), ("sounds", *map(sound_of, formal_parts(name)))}


def near_keys(name: str) -> set[Key]:
    """Keys of which names share one that are spelt alike, differ in one word, or of which one holds the other."""
    parts = parts_of(name)
    keys = {("but", n, word[0], *parts[:n], "", *parts[n + 1 :]) for n, word in enumerate(parts)}
    return spelling_keys(name) | keys | {("two", *two) for two in pairwise(name.split())}


def full_keys(name: str) -> set[Key]:
    """Keys of a name as the long form of others: one in common with each that may be short for it (`fits_name`)."""
    words, parts = name.split(), parts_of(name)
    strong = [word for word in words if word not in function_words() and word != "the"]
    keys: set[Key] = {("first", words[0]), ("last", words[-1]), ("heads", strip_heads(name))}
    keys |= {("initials", "".join(word[0] for word in chosen)) for chosen in (words, strong)}
    keys |= {("office", word) for word in OFFICES.intersection(words)}
    keys |= {("sound", sound_of(part)) for part in parts} | {("letter", part[0]) for part in parts}
    return keys | spelling_keys(name) | {("begins", parts[0][:LEAST_LETTERS])}


def short_keys(name: str) -> set[Key]:
    """Keys of a name as the short form of others."""
    words, parts = name.split(), parts_of(name)
    keys: set[Key] = {("first", words[0]), ("last", words[-1]), ("heads", strip_heads(name))}
    keys |= {("initials", name.replace(" ", ""))} | {("office", word) for word in OFFICES.intersection(words)}
    longest = max(parts, key=len)  # of a person's words one that is no initial tells enough, as all must be found
    keys.add(("sound", sound_of(longest)) if len(longest) > 1 or len(parts) == 1 else ("letter", parts[0]))
    return keys | spelling_keys(strip_nation(name)) | {("begins", parts[0][:LEAST_LETTERS])}
