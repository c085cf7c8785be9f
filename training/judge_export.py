"""Make the pair judge that ships: src/rashomon/models/judge.onnx, int8, from trained weights.

    .venv-train/bin/python training/judge_export.py WEIGHTS.pt [MORE.pt ...] [--out OUT.onnx]

The graph takes one pair (token ids and segments, no padding) and gives three rows of probabilities: relation, differing
details, kind. Embeddings are int8 with a scale for each row, the other weights int8 by `quantize.py`. Several trainings
are averaged first (Wortsman et al. 2022, Model soups: what is fine-tuned from one start lies in one basin); one that is
named twice counts twice, and one may be a judge exported before (JUDGE.onnx).
"""

import argparse
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from bert import SmallEmbedding
from judge_model import Judge
from judge_train import HEADS
from quantize import quantize
from warm import read_shipped

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "models" / "judge.onnx"


class Shipped(nn.Module):
    """One pair in, probabilities out."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, ids: Tensor, segments: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        mask = torch.ones_like(ids, dtype=torch.float32)
        relation, differ, kind = self.judge(ids, segments, mask, ("relation", "differ", "kind"))
        return relation.softmax(-1), differ.sigmoid(), kind.softmax(-1)


def average_weights(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several trainings' weights."""
    states = [read_shipped(path, "judge") if path.suffix == ".onnx" else torch.load(path) for path in paths]
    names = {name for state in states for name in state}
    return {name: torch.stack([s[name].float() for s in states if name in s]).mean(0) for name in sorted(names)}


def export_judge(state: dict[str, Tensor], target: Path, *, small: bool) -> None:
    """Write the graph: int8 where `small`, else in float32 to compare with."""
    judge = Judge(HEADS)
    judge.load_state_dict(state)
    if small:
        judge.bert.words = SmallEmbedding(judge.bert.words)
    example = (torch.tensor([[101, 7592, 102, 2088, 102]]), torch.tensor([[0, 0, 0, 1, 1]]))
    with tempfile.TemporaryDirectory() as folder:
        plain = target if not small else Path(folder) / "plain.onnx"
        torch.onnx.export(
            Shipped(judge).eval(), example, str(plain), opset_version=17, dynamo=False,
            input_names=["ids", "segments"], output_names=["relation", "differs", "kinds"],
            dynamic_axes={"ids": {1: "tokens"}, "segments": {1: "tokens"}},
        )  # fmt: skip
        if small:
            quantize(plain, target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", nargs="+", type=Path, help="one training or several, averaged")
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--full", action="store_true", help="float32, to compare with")
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    export_judge(average_weights(args.weights), args.out, small=not args.full)
    print(f"{args.out} {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
