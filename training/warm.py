"""Read the weights of a shipped model back, so that training goes on from it where its state is lost.

Seven bits a weight are kept, so the first steps run a little behind the lost state; a warm-up takes that away again.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor


def read_shipped(path: Path, prefix: str) -> dict[str, Tensor]:
    """The float32 weights of an int8 graph by their names in the network; `prefix` is what the export set before them.

    Integer products are found by the name of their node, which is the path of the layer that they were.
    """
    import onnx
    from onnx.numpy_helper import to_array

    graph = onnx.load(str(path)).graph
    arrays = {tensor.name: to_array(tensor) for tensor in graph.initializer}
    start = f"{prefix}."
    kept = {name.removeprefix(start): value for name, value in arrays.items() if name.startswith(start)}
    state = {name: value for name, value in kept.items() if value.dtype == np.float32 and not name.endswith("_scale")}
    state["bert.words.weight"] = kept["bert.words.weight"].astype(np.float32) * state.pop("bert.words.scale")
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            plain = node.input[1].removesuffix("_quantized")
            packed, zero = arrays[node.input[1]].astype(np.float32), arrays[node.input[3]].astype(np.float32)
            state[name_weight(plain, node.name, prefix)] = ((packed - zero) * arrays[f"{plain}_scale"]).T
    return {name: torch.from_numpy(np.array(value, order="C")) for name, value in state.items()}


def name_weight(tensor: str, node: str, prefix: str) -> str:
    """The name of a weight in the network: its tensor's where the export kept it, else its node's path."""
    if tensor.startswith(f"{prefix}."):
        return tensor.removeprefix(f"{prefix}.")
    return node.removeprefix("/").removeprefix(f"{prefix}/").rsplit("/", 1)[0].replace("/", ".") + ".weight"
