"""The pair judge as a network: MiniLM read as a cross-encoder, with one head for each question.

In: token ids of `[CLS] a [SEP] b [SEP]`, their segment (0, 1) and which are padding. Out: logits for each named head.
What a head sees is the [CLS] vector beside the product and the distance of the two passages' mean vectors, so that what
the base model knows as a sentence encoder is kept (Reimers & Gurevych 2019, Sentence-BERT).
"""

import torch
from torch import Tensor, nn

from bert import HIDDEN, load_base

DROPOUT = 0.1


def pool_passages(x: Tensor, segments: Tensor, mask: Tensor) -> Tensor:
    """Join [CLS], the product and the distance of the two passages' mean vectors."""
    means = []
    for side in (0, 1):
        weight = (mask * (segments == side).to(mask.dtype)).to(x.dtype)[..., None]
        means.append((x * weight).sum(1) / weight.sum(1))
    return torch.cat([x[:, 0], means[0] * means[1], (means[0] - means[1]).abs()], dim=1)


class Judge(nn.Module):
    """The encoder and its heads, each a name and a number of answers."""

    def __init__(self, heads: dict[str, int]) -> None:
        super().__init__()
        self.bert = load_base(DROPOUT)
        self.second = nn.Parameter(torch.zeros(HIDDEN))  # added to the tokens of the second passage
        self.dense = nn.Linear(3 * HIDDEN, HIDDEN)
        self.dropout = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, n) for name, n in heads.items()})

    def forward(self, ids: Tensor, segments: Tensor, mask: Tensor, heads: tuple[str, ...]) -> tuple[Tensor, ...]:
        x = self.bert(ids, mask, segments.to(torch.float32)[..., None] * self.second)
        x = self.dropout(torch.tanh(self.dense(pool_passages(x, segments, mask))))
        return tuple(self.heads[name](x) for name in heads)
