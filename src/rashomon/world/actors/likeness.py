"""Whether two names are of one actor, by their letters alone: spellings, short forms, initials, head words.

Names come folded. Transliterated names are held together by their consonants (as Soundex does, Russell 1918, but with
the letters that romanisations exchange); a person's short form by its words; a body's by its head word or its initials.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.world.actors.kinds import read_heads
from rashomon.world.actors.nouns import function_words, read_people
from rashomon.world.words import read_table, read_words, singular

EXCHANGED = "ph=f kh=k gh=g sh=s ch=s th=t dh=d dj=j ck=k q=k c=k x=s z=s v=f"
SOUNDS = tuple(rule.split("=") for rule in EXCHANGED.split())
SILENT = re.compile("[aeiouwyh]")
LEAST_LETTERS = 4
OFFICES = frozenset(["ministry", "department"])  # of which a country has one of each name
ADJECTIVES = frozenset(["n", "an", "ian", "ese", "ish", "i"])  # endings
DOMAINS = frozenset(["com", "net", "org", "co", "uk", "au", "ca", "ie", "in", "nz", "za"])  # ends of addresses
LEAST_RATIO = 75  # of rapidfuzz, for two words of the same consonants: `qaida`/`qaeda` 80, `fayez`/`faiz` 67


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a word, with those brought together that transliterations exchange.

    >>> skeleton("qaeda") == skeleton("qaida"), skeleton("iran") == skeleton("iraq")
    (True, False)
    """
    for old, new in SOUNDS:
        word = word.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", SILENT.sub("", word))


@lru_cache(maxsize=1)
def read_short_words() -> dict[str, str]:
    """Words that names shorten, and the full word."""
    return dict((row[0], row[1]) for row in read_table("actors/abbreviations.tsv"))


def parts_of(name: str) -> list[str]:
    """The words of a name without particles and articles, the shortened ones in full (`dept`)."""
    words = [read_short_words().get(word, word) for word in name.split()]
    return [w for w in words if w not in read_words("actors/particles.txt")] or words


@lru_cache(maxsize=1)
def read_nicknames() -> dict[str, str]:
    """Short forms of first names, and the name that each is of."""
    return dict((row[0], row[1]) for row in read_table("actors/nicknames.tsv"))


def formal_parts(name: str) -> list[str]:
    """The parts of a name, the first of several in its full form (`Jim` of `Jim Vane`)."""
    words = parts_of(name)
    return [read_nicknames().get(words[0], words[0]), *words[1:]] if len(words) > 1 else words


def same_word(a: str, b: str) -> bool:
    """Whether two words are spellings of one."""
    from rapidfuzz.fuzz import ratio

    if a == b or (min(len(a), len(b)) > LEAST_LETTERS and a.rstrip("s") == b.rstrip("s")):
        return True
    if min(len(a), len(b)) < 4 or a.isdigit() or b.isdigit() or skeleton(a) != skeleton(b) or not skeleton(a):
        return False
    if skeleton(a[0]) != skeleton(b[0]):  # `rihanna` and `ariana` are two, `usama` and `osama` are one
        return False
    return ratio(a, b) >= LEAST_RATIO or (len(skeleton(a)) > 2 and ratio(a, b) >= LEAST_RATIO - 15)


def is_spelling(a: str, b: str) -> bool:
    """Whether two names are spellings of one: word for word alike, or alike but for particles and spaces."""
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    left, right = formal_parts(a), formal_parts(b)
    if len(left) != len(right) or sum(map(len, left)) < LEAST_LETTERS or "".join(left).isdigit():
        return False
    if len(left) == 1 and left[0] != right[0] and left[0][0] != right[0][0]:
        return False
    unlike = [(x, y) for x, y in zip(left, right, strict=True) if not same_word(x, y)]
    return not unlike or (len(unlike) == 1 and len(left) > 2 and sounds_alike(*unlike[0]))


def sounds_alike(a: str, b: str) -> bool:
    """Whether two words have one beginning and the same consonants, which is enough within a long name."""
    return a[0] == b[0] and min(len(a), len(b)) > 2 and skeleton(a) == skeleton(b)


def is_short_person(short: str, full: str) -> bool:
    """Whether a person's name is a shorter form of another: its words in the same order, the family name among them."""
    left, right = parts_of(short), parts_of(full)
    if len(left) > len(right) or left == right:
        return False
    if len(left) == 1:
        cut = len(left[0]) >= LEAST_LETTERS and right[0].startswith(left[0])
        return cut or any(same_word(left[0], word) for word in right)
    at = 0
    for word in left:
        while at < len(right) and not (same_word(word, right[at]) or (len(word) == 1 and right[at].startswith(word))):
            at += 1
        if at == len(right):
            return False
        at += 1
    return True


def is_initials(short: str, full: str) -> bool:
    """Whether letters are the initials of a name, with or without its small words.

    >>> is_initials("isil", "islamic state of iraq and the levant"), is_initials("un", "united nations")
    (True, True)
    """
    letters = short.replace(" ", "")
    words = full.split()
    strong = [w for w in words if w not in function_words() and w != "the"]
    if not 2 <= len(letters) <= 8 or len(words) < 2:
        return False
    return any("".join(w[0] for w in chosen) == letters for chosen in (words, strong))


def strip_heads(name: str) -> str:
    """Take nouns for bodies off the end of a name, as long as a name of its own is left.

    >>> strip_heads("river front coalition")
    'river front'
    """
    words = name.split()
    while len(words) > 1 and is_plain_head(words[-1]) and not is_plain_head(words[-2]) and len(words) > 2:
        words.pop()
    return " ".join(words)


def is_plain_head(word: str) -> bool:
    """Whether a word says only what kind of body a name is of."""
    return read_people().get(singular(word), ("",))[0] in ("group", "band", "company") or word in (
        "party",
        "islamic",
        "islamist",
    )


def is_short_office(short: str, full: str) -> bool:
    """Whether two names are of one office of state, its words in another order or fewer of them.

    >>> is_short_office("ministry of safety", "public safety ministry")
    True
    """
    left, right = ({w for w in name.split() if w not in function_words() and w != "the"} for name in (short, full))
    return bool(left & right & OFFICES) and left <= right and len(left) > 1


def is_body_noun(word: str) -> bool:
    """Whether a word is a noun for a body of people."""
    return read_people().get(singular(word), ("", ""))[1] in ("organisation", "government", "outlet")


def is_spread(short: str, full: str) -> bool:
    """Whether a name has letters where another has words, and else the same words.

    >>> is_spread("rf harbour council", "river front harbour council")
    True
    """
    head, words = short.split(), full.split()
    cut = len(words) - len(head) + 1
    if len(head) < 2 or cut < 2 or head[1:] != words[cut:]:
        return False
    return "".join(word[0] for word in words[:cut]) == head[0]


def is_adjective_of(one: str, other: str) -> bool:
    """Whether two names begin with a place and its adjective, and are the same else.

    >>> is_adjective_of("ruritania airlines", "ruritanian airlines")
    True
    """
    left, right = one.split(), other.split()
    if len(left) < 2 or left[1:] != right[1:] or min(len(left[0]), len(right[0])) < LEAST_LETTERS + 1:
        return False
    short, long = sorted((left[0], right[0]), key=len)
    return long.startswith(short) and long[len(short) :] in ADJECTIVES


def is_site(words: list[str]) -> bool:
    """Whether words after a name say only that it is an outlet or an address (`news`, `com`)."""
    return all(read_heads().get(word) == "outlet" or word in DOMAINS for word in words)


def is_company(words: list[str]) -> bool:
    """Whether words after a name end in the legal form of a company (`Holdings Inc`, `Rocket Corporation`)."""
    return words[-1] in read_words("actors/companies.txt")


def is_short_body(short: str, full: str) -> bool:
    """Whether a body's name is a shorter form: without its head words, or its first or last word."""
    if strip_heads(full) == strip_heads(short) or full == short or is_short_office(short, full):
        return True
    words, head = full.split(), short.split()
    if words[: len(head)] == head and is_site(words[len(head) :]):
        return True
    if words[: len(head)] == head and is_company(words[len(head) :]):
        return True
    if len(head) > 1 and words[: len(head)] == head:
        rest = words[len(head) :]
        plain = len(rest) <= 2 and all(is_plain_head(w) for w in rest)
        return rest[0] == "of" or plain or (len(rest) == 1 and is_body_noun(rest[0]))
    if is_spread(short, full) or is_adjective_of(short, full):
        return True
    if len(head) > 1 or len(head[0]) <= 3:
        return False
    return (len(words) == 2 and words[0] == head[0]) or (words[-1] == head[0] and not is_plain_head(head[0]))
