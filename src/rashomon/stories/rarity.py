"""How rare a word of English is: in goes a word, out come the bits that it says, by its rank in a list of ranks."""

import math
import re
from functools import cache
from importlib.resources import files

PLAIN = 5.0  # bits of a single letter (`U.S.`) or a figure, which the event gives and not the writer
RARE_RANK, SCALE = 24_000, 10  # the rank given to a word that is not in the list; p(rank) is about 1 / (10 rank)


@cache
def read_ranks() -> dict[str, int]:
    """The rank of each common English word by frequency, 1 for the commonest."""
    text = files("rashomon").joinpath("data", "word_ranks.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {word: n for n, word in enumerate(" ".join(lines).split(), start=1)}


@cache
def weigh_word(word: str) -> float:
    """How much it says, in bits, that a text uses a word (small letters): by its rank in English, after Zipf's law."""
    word = re.sub(r"['’]s$", "", word)
    ranks = read_ranks()
    if word not in ranks and (len(word) < 2 or word[0].isdigit()):
        return PLAIN
    rank = ranks.get(word) or (ranks.get(word[:-1]) if word.endswith("s") else None)
    return math.log2((rank or RARE_RANK) * SCALE)
