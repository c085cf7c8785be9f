"""Quantise an exported graph: weights int8 per output channel, activations int8 by the scale of each run.

Seven bits of weight (`reduce_range`): a pair of products then never overflows 16 bits, so machines with and without
VNNI compute the same integers. It costs nothing that can be measured (RESULTS.md).
"""

from __future__ import annotations

import logging
from pathlib import Path


def quantize(source: Path, target: Path) -> None:
    """Write the graph of `source` with its matrix products in int8; what is no product with a weight stays float."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.getLogger().setLevel(logging.ERROR)
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
