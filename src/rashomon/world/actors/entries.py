"""One mention of an actor on its node: what cast.py, descriptions.py and joining.py hand to each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rashomon.model import Span
from rashomon.world.actors.nouns import read_people
from rashomon.world.words import fold, singular


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One mention on its node: the place, the forms it shows, the nouns used, and what the reader took it for.

    `wide` are the longer phrases that the mention is the head of; they name the actor, but their words are not its own.
    """

    node: str
    span: Span
    named: bool = False
    kind: str = ""
    forms: tuple[Span, ...] = ()
    glosses: tuple[Span, ...] = ()
    wide: tuple[Span, ...] = ()
    nouns: tuple[str, ...] = ()
    outlet: bool = False
    part: bool = False
    nation: str | None = None
    sentence: int = 0
    grade: str = ""

    @property
    def key(self) -> str:
        """The folded form."""
        return fold(self.span.text)


def is_armed(entry: Entry) -> bool:
    """Whether nouns for armed groups stand beside the name."""
    return any(read_people().get(singular(noun), ("",))[0] in ("fighter", "band") for noun in entry.nouns)


def hold_apart(root: Mapping[str, str], apart: Collection[tuple[str, str]]) -> set[frozenset[str]]:
    """The pairs of joined nodes that are kept apart; `root` gives the node that each was joined to."""
    return {frozenset((root.get(one, one), root.get(other, other))) for one, other in apart}
