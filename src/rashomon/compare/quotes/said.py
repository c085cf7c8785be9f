"""A quotation as it is compared: its speaker, and its words as stems with what they weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rashomon.model import Quotation, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Said(NamedTuple):
    """A quotation, what stands before it, its speaker as the report names it, and its words as stems with weights.

    `ruled` is the actor that the speaker is by a person's decisions, if they speak of it, and `apart` whom it is not; a
    `post` stands without marks.
    """

    quotation: Quotation
    before: str
    speaker: str | None
    person: bool
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    vector: NDArray[np.float32] | None
    ruled: int | None = None
    apart: frozenset[int] = frozenset()
    post: bool = False

    @property
    def span(self) -> Span:
        """The words within the marks."""
        return self.quotation.inner
