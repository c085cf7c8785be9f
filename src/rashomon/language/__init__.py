"""One report read: `read(report)` gives a Reading, with sentences, quotations, quantities, times, names, attributions.

The parts are loaded when they are first asked for, so that importing this folder loads neither spaCy nor a model.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.language.attribution.quotations import find_quotations
    from rashomon.language.pipeline import read
    from rashomon.language.reader.inference import Pieces, encode, encode_words
    from rashomon.language.reader.weights import model_names
    from rashomon.language.sentences.certainty import is_negated
    from rashomon.language.sentences.modality import read_word

__all__ = ["Pieces", "encode", "encode_words", "find_quotations", "is_negated", "model_names", "read", "read_word"]

HOMES = {
    "Pieces": "reader.inference",
    "encode": "reader.inference",
    "encode_words": "reader.inference",
    "find_quotations": "attribution.quotations",
    "is_negated": "sentences.certainty",
    "model_names": "reader.weights",
    "read": "pipeline",
    "read_word": "sentences.modality",
}


def __getattr__(name: str) -> Any:
    """Load a part of the folder when it is first named."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
