"""Matters: the words by which reports leave something open, and what it is (data/unknowns.json)."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_unknowns() -> dict[str, Any]:
    """What leaves something open, and what it is (data/unknowns.json)."""
    data: dict[str, Any] = json.loads((files("rashomon") / "data" / "unknowns.json").read_text(encoding="utf-8"))
    data["open"] = re.compile(rf"(?i)\b(?:{'|'.join(data['open'])})\b")
    data["silent"] = re.compile(rf"(?i)\b(?:{'|'.join(data['silent'])})\b")
    for name in ("narrowing", "reason", "examining"):
        data[name] = re.compile(rf"(?i){data[name]}")
    data["matters"] = {word: matter for matter, words in data["matters"].items() for word in words}
    words = {name: frozenset(found) for name, found in data.items() if isinstance(found, list)}
    return {**data, **words}
