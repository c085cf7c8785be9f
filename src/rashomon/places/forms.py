"""Folded forms: how two spellings of a name are brought to one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = re.compile("[‘’'`´ʿʾʻʼ]")
NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Bring a form to lower case without marks, apostrophes and punctuation.

    >>> fold("Ar Raqqāh’s")
    'ar raqqahs'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return " ".join(NOT_A_WORD.sub(" ", APOSTROPHES.sub("", plain)).split())
