"""Numerals: in goes `forty-one`, `1,200`, `2.5 million`, `half a dozen`, out comes its value.

`NUMERAL` is the pattern of one numeral, for the modules that look for numbers in a sentence.
"""

from __future__ import annotations

import re

from rashomon.language.vocabulary import read_rows

DIGITS = r"\d+\s[1-9]/[2-9](?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:\s?[½¼¾])?|[½¼¾]"
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def list_words(kind: str) -> str:
    """Give the number words of one kind as alternatives of a pattern, the longest first."""
    words = [row[0] for row in read_rows("numerals.tsv") if row[2] == kind]
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


SMALL, TENS, SCALE = list_words("small"), list_words("tens"), list_words("scale")
ATOM = rf"(?:{DIGITS}|(?:{TENS})(?:[-‑\s](?:{SMALL}))?|{SMALL})"
WORDS = rf"(?:(?:{TENS})(?:[-‑\s](?:{SMALL}))?|{SMALL})"
SCALED = rf"(?:{ATOM}(?:\s+and\s+a\s+half)?|an?|half(?:\s+an?)?)(?:[-‑\s]*(?:{SCALE})s?\b)+"
TAIL = rf"(?:(?:\s+and|,)?\s+{WORDS}(?:\s+(?:{SCALE})\b)*(?![-\w]))"
NUMERAL = rf"(?:{SCALED}{TAIL}*|{ATOM}(?:\s+and\s+a\s+half)?)"
PART = re.compile(rf"{DIGITS}|[a-z]+", re.IGNORECASE)
VALUES = {row[0]: float(row[1]) for row in read_rows("numerals.tsv")}
SCALES = {row[0] for row in read_rows("numerals.tsv") if row[2] in ("scale", "sign")}


def read_numeral(words: str) -> float | None:
    """Give the value of a numeral; None where it is none."""
    total, current, seen = 0.0, 0.0, False
    for part in PART.findall(words.lower()):
        part = part.removesuffix("s") if part not in VALUES else part
        if part in SCALES:
            current = round((current if seen else 1.0) * VALUES[part], 6)
            if VALUES[part] != 100:
                total, current = total + current, 0.0
        elif part in VALUES:
            current += VALUES[part]
        elif part == "half":
            current += 0.5
        elif part in ("a", "an", "and"):
            continue
        elif part[0].isdigit() or part in FRACTIONS:
            current += read_digits(part)
        else:
            return None
        seen = True
    return total + current if seen else None


def read_digits(part: str) -> float:
    """Give the value of digits with thousands' commas and a vulgar fraction."""
    if "/" in part:
        whole, above, below = re.findall(r"\d+", part)
        return float(whole) + float(above) / float(below)
    fraction = FRACTIONS.get(part[-1], 0.0)
    digits = part.rstrip("½¼¾").replace(",", "").strip()
    return (float(digits) if digits else 0.0) + fraction
