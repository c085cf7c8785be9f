"""Sessions of the models in `rashomon/models`, and the sentence encoder: texts in, unit vectors out.

Every text runs through the network alone: int8 takes its scale over all that runs together, so a text's vector would
otherwise depend on what stands beside it. Parallel are whole texts, not the parts of one product, which is also faster:
for 112 news sentences 0.16 s alone against 0.21 s in batches of 32 (one thread).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from rashomon.errors import MissingModel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODELS = Path(__file__).parents[2] / "models"
THREADS = 2
DIMENSIONS = 384
LONGEST = 256  # word pieces that the encoder was trained to read; what follows is not seen

A = TypeVar("A")
B = TypeVar("B")


def find_model(name: str) -> Path:
    """Find a file of the package's models; MissingModel where it is not."""
    path = MODELS / name
    if not path.is_file():
        raise MissingModel(str(path), f"make it with training/{Path(name).stem}.py, or install the package anew")
    return path


@cache
def load_session(name: str) -> Any:
    """Load an ONNX model once; it computes on one thread, and several threads may call it."""
    import onnxruntime

    path = find_model(name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def load_pieces() -> Any:
    """Load the word-piece tokenizer that both models share."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(find_model("tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def run_each(work: Callable[[A], B], things: Iterable[A], threads: int = THREADS) -> list[B]:
    """Do the work on each thing, several at a time; the results come in the order of the things."""
    things = list(things)
    if threads < 2 or len(things) < 2:
        return [work(thing) for thing in things]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, things))


class Pieces(NamedTuple):
    """The word pieces of a text, [CLS] first and [SEP] last: their ids, their places in the text, a unit vector each.

    `vectors` is float32, pieces by 384; each is what the piece means in this text.
    """

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    vectors: NDArray[np.float32]


def encode(texts: Sequence[str], *, threads: int = THREADS) -> NDArray[np.float32]:
    """Give the sentence vector of each text, of unit length: their products are cosines."""
    import numpy as np

    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    coded = load_pieces().encode_batch(list(texts))
    return np.stack(run_each(lambda code: embed(cut(code.ids), "vectors"), coded, threads))


def encode_words(texts: Sequence[str], *, threads: int = THREADS) -> list[Pieces]:
    """Give the word pieces of each text with their vectors; what follows LONGEST pieces is left out."""
    coded = load_pieces().encode_batch(list(texts))
    rows = [(cut(code.ids), cut(code.offsets)) for code in coded]
    return run_each(lambda row: Pieces(tuple(row[0]), tuple(row[1]), embed(row[0], "words")), rows, threads)


def embed(ids: list[int], output: str) -> NDArray[np.float32]:
    """Run the encoder over one text; `output` is `vectors` (the text's) or `words` (its pieces')."""
    import numpy as np

    row = np.array([ids], dtype=np.int64)
    found: NDArray[np.float32] = load_session("encoder.onnx").run([output], {"ids": row, "mask": np.ones_like(row)})[0][
        0
    ]
    return found


def cut(row: list[A]) -> list[A]:
    """Cut a text's pieces to as many as the encoder reads, the closing one kept."""
    return row[: LONGEST - 1] + row[-1:] if len(row) > LONGEST else row
