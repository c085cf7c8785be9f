"""What a person decided of the actors of a story, as read from the person's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.report import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An actor as a decision names it: by a form that the reports print, perhaps in one report or passage only."""

    name: str
    report: str | None = None
    passage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided of actors (one actor, not one, of this type or name), and what came of it in this story.

    `mentions` are the passages that it spoke of; `line` is its place in the person's file.
    """

    kind: Literal["same", "different", "actor"]
    names: tuple[Reference, ...]
    type: str | None = None
    name: str | None = None
    note: str = ""
    line: int = 0
    applied: bool = False
    outcome: str = ""
    mentions: tuple[Span, ...] = ()
