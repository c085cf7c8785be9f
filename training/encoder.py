"""Make the sentence encoder that ships: all-MiniLM-L6-v2 as int8 ONNX, pooled and normalised inside the graph.

    .venv-train/bin/python training/encoder.py ../shared/data/stsbenchmark

writes src/rashomon/models/encoder.onnx and tokenizer.json, and prints what int8 costs on the STS benchmark (test), as
one JSON line last.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from scipy.stats import pearsonr, spearmanr
from torch import Tensor, nn

from bert import Bert, SmallEmbedding, find_package, load_base
from quantize import quantize

MODELS = Path(__file__).parents[1] / "src" / "rashomon" / "models"


class SentenceEncoder(nn.Module):
    """Ids and mask in; out one unit vector per text, the mean of its tokens' vectors, and a unit vector per token."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        weight = mask[:, :, None].to(torch.float32)
        tokens = self.bert(ids, mask)
        summed = (tokens * weight).sum(1) / weight.sum(1)
        unit = summed / (summed * summed).sum(1, keepdim=True).sqrt()
        return unit, tokens / (tokens * tokens).sum(2, keepdim=True).sqrt()


def export_encoder(target: Path, *, small: bool) -> None:
    """Write the encoder as ONNX: int8 where `small`, else in float32 to compare with."""
    model = SentenceEncoder(load_base()).eval()
    if small:
        model.bert.words = SmallEmbedding(model.bert.words)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        ids = torch.tensor([[101, 7592, 2088, 102]])
        axes = {name: {0: "texts", 1: "tokens"} for name in ("ids", "mask", "words")} | {"vectors": {0: "texts"}}
        torch.onnx.export(
            model, (ids, torch.ones_like(ids)), str(plain), opset_version=17, dynamo=False,
            input_names=["ids", "mask"], output_names=["vectors", "words"], dynamic_axes=axes,
        )  # fmt: skip
        if small:
            quantize(plain, target)
        else:
            shutil.copy(plain, target)


def read_pairs(path: Path) -> list[tuple[float, str, str]]:
    """Read the STS benchmark's file: gold score and the two sentences."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(float(row[4]), row[5], row[6]) for row in rows if len(row) > 6]


def measure(model: Path, pairs: list[tuple[float, str, str]]) -> dict[str, float]:
    """Correlate the model's cosines with the gold scores."""
    import onnxruntime as ort
    from tokenizers import Tokenizer

    session = ort.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(find_package() / "tokenizer.json"))
    tokenizer.no_padding()

    def encode(text: str) -> np.ndarray:
        ids = np.array([tokenizer.encode(text).ids[:256]], dtype=np.int64)
        return session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]

    cosines = [float(encode(a) @ encode(b)) for _, a, b in pairs]
    gold = [score for score, _, _ in pairs]
    return {
        "pearson": round(float(pearsonr(gold, cosines)[0]), 4),
        "spearman": round(float(spearmanr(gold, cosines)[0]), 4),
        "mb": round(model.stat().st_size / 1e6, 1),
    }


def main() -> None:
    """Write the files and measure them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sts", type=Path, help="folder of the STS benchmark (sts-test.csv)")
    parser.add_argument("--out", type=Path, default=MODELS)
    arguments = parser.parse_args()
    pairs = read_pairs(arguments.sts / "sts-test.csv")
    arguments.out.mkdir(parents=True, exist_ok=True)
    small = arguments.out / "encoder.onnx"
    export_encoder(small, small=True)
    shutil.copy(find_package() / "tokenizer.json", arguments.out / "tokenizer.json")
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export_encoder(full, small=False)
        print(json.dumps({"pairs": len(pairs), "fp32": measure(full, pairs), "int8": measure(small, pairs)}))


if __name__ == "__main__":
    main()
