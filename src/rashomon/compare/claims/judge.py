"""The pair judge: of two passages, whether they state the same claim, and which details of it differ.

In: pairs of texts. Out: a `Judgement` for each, in order. A small cross-encoder (int8 ONNX, made by training/judge*.py)
reads each pair alone: its activations are quantised by their own range, so a pair judged beside others would depend on
them. A pair is put in one order before it is read, so the judgement of (a, b) is that of (b, a).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import MissingModel
from rashomon.model import Aspect

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODELS = Path(__file__).resolve().parents[2] / "models"
MODEL, TOKENIZER = MODELS / "judge.onnx", MODELS / "tokenizer.json"
LONGEST = 160  # tokens of both passages together; the longer one is cut
MOST_THREADS = 4
REMEMBERED = 1 << 15  # judgements kept, of about 1 kB each

DETAILS: tuple[Aspect, ...] = (
    "number", "date", "place", "name", "label", "wording", "certainty", "attribution", "polarity",
)  # fmt: skip
KINDS = ("conflict", "update", "compatible")
RELATIONS = ("same", "overlap", "related", "none")
# From which probability a detail is held to differ: the best F1 on the validation events (training/judge_events.txt; so
# a little flattered), F1 behind it. The rare ones are hardly learned: look at the details themselves (figures.py).
LIKELY = {
    "number": 0.12,  # 0.26 (45 pairs)
    "date": 0.08,  # 0.13 (17)
    "place": 0.5,  # never (4)
    "name": 0.5,  # never (5)
    "label": 0.16,  # 0.30 (49)
    "wording": 0.12,  # 0.24 (15)
    "certainty": 0.16,  # 0.10 (8)
    "attribution": 0.16,  # 0.44 (113)
    "polarity": 0.5,  # never (0)
}
# P(shares a claim) on the 665 pairs of the validation events, precision / recall / F1:
# 0.1 .81 .92 .862   0.2 .84 .91 .874   0.3 .86 .89 .870   0.5 .89 .86 .872   0.7 .90 .83 .866   0.9 .93 .76 .838
# and on 134 pairs of clauses: 0.1 .84 .80 .821   0.3 .89 .78 .832   0.5 .90 .72 .796   0.7 .91 .67 .769

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How two passages stand to each other, all as probabilities.

    The four relations sum to 1: `same` (the same claims), `overlap` (a claim in common, and more), `related` (one
    event, no claim in common), `none`. `differs` (per detail) and `kinds` (sum to 1) hold for the claim they share.
    """

    same: float
    overlap: float
    related: float
    none: float
    differs: tuple[float, ...]
    kinds: tuple[float, ...]

    @property
    def shares(self) -> float:
        """The probability that the passages have a claim in common."""
        return self.same + self.overlap

    @property
    def relation(self) -> str:
        """The most probable relation."""
        return max(RELATIONS, key=lambda name: (getattr(self, name), -RELATIONS.index(name)))

    def likely_details(self) -> tuple[Aspect, ...]:
        """The details that are held to differ, where a claim is shared."""
        likely = (d for d, p in zip(DETAILS, self.differs, strict=True) if p >= LIKELY[d])
        return tuple(likely) if self.shares >= 0.5 else ()


def judge_pairs(pairs: Sequence[Pair], *, twice: bool = False) -> tuple[Judgement, ...]:
    """Judge pairs of passages, in their order; symmetric, and each pair independent of the others.

    The model reads the longer passage first; with `twice` also last, and the mean is taken: a little better (shares F1
    .880 for .870 on the validation events, `benchmarks/pairs.py`) in twice the time. Claims are found by one reading.
    """
    if not pairs:
        return ()
    load_judge()  # before the threads, which would each load it
    ordered = [order_pair(pair) for pair in pairs]
    different = sorted({read for pair in ordered for read in ((pair, pair[::-1]) if twice else (pair,))})
    with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1)) as pool:
        judged = dict(zip(different, pool.map(judge_one, different), strict=True))
    return tuple(take_mean(judged[pair], judged[pair[::-1]]) if twice else judged[pair] for pair in ordered)


def take_mean(one: Judgement, other: Judgement) -> Judgement:
    """The mean of two judgements, each probability by itself."""
    return Judgement(
        same=(one.same + other.same) / 2,
        overlap=(one.overlap + other.overlap) / 2,
        related=(one.related + other.related) / 2,
        none=(one.none + other.none) / 2,
        differs=tuple((a + b) / 2 for a, b in zip(one.differs, other.differs, strict=True)),
        kinds=tuple((a + b) / 2 for a, b in zip(one.kinds, other.kinds, strict=True)),
    )


def order_pair(pair: Pair) -> Pair:
    """Put the longer passage first, by letters where they are as long; white space is made single."""
    a, b = (" ".join(text.split()) for text in pair)
    return (a, b) if (-len(a), a) <= (-len(b), b) else (b, a)


@lru_cache(maxsize=REMEMBERED)
def judge_one(pair: Pair) -> Judgement:
    """Run the model over one pair in order; the claims of a story ask anew for many of its candidates."""
    import numpy as np

    session, tokenizer = load_judge()
    coded = tokenizer.encode(*pair)
    given = {"ids": np.array([coded.ids], dtype=np.int64), "segments": np.array([coded.type_ids], dtype=np.int64)}
    relation, differs, kinds = (tuple(map(float, row[0])) for row in session.run(None, given))
    same, overlap, related, none = relation
    return Judgement(same=same, overlap=overlap, related=related, none=none, differs=differs, kinds=kinds)


@lru_cache(maxsize=1)
def load_judge() -> tuple[InferenceSession, Tokenizer]:
    """Load model and tokenizer, once; MissingModel where a file is not there."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    for path in (MODEL, TOKENIZER):
        if not path.exists():
            raise MissingModel(str(path), "make it with training/judge_export.py or install the package again")
    options: Any = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # pairs run side by side, not the parts of one
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return InferenceSession(str(MODEL), options, providers=["CPUExecutionProvider"]), tokenizer
