"""The pair judge as a network: MiniLM read as a cross-encoder, with one head for each question.

In: token ids of `[CLS] a [SEP] b [SEP]`, their segment (0, 1) and which are padding. Out: logits for each named head.
What a head sees is the [CLS] vector beside the product and the distance of the two passages' mean vectors, so that what
the base model knows as a sentence encoder is kept (Reimers & Gurevych 2019, Sentence-BERT), and the share of each
passage's words, by a learned weight, that the other has too. A token that the other passage has is also marked at the
input: three thousand pairs are few to learn from that equal words matter (shared words alone, weighted by rarity, give
an F1 of .84 on the validation events, the network without the marks .87, the two together .88).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from bert import HIDDEN, load_base

DROPOUT = 0.1
FIRST_WORD = 104  # smaller ids are [CLS], [SEP], [MASK] and the unused


def find_shared(ids: Tensor, segments: Tensor) -> Tensor:
    """1 for each token that the other passage has too, else 0."""
    same = (ids[:, :, None] == ids[:, None, :]) & (segments[:, :, None] != segments[:, None, :])
    return same.to(torch.float32).amax(2) * (ids >= FIRST_WORD).to(torch.float32)


def weigh_shared(weights: Tensor, shared: Tensor, segments: Tensor) -> Tensor:
    """The share of each passage's weight that stands on shared tokens, about -2 to 2."""
    shares = []
    for side in (0, 1):
        own = weights * (segments == side).to(weights.dtype)
        shares.append((own * shared).sum(1) / (own.sum(1) + 1e-3))
    return torch.stack(shares, dim=1) * 4 - 2


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
        self.shared = nn.Parameter(torch.zeros(HIDDEN))  # added to the tokens that both passages have
        self.weigh = nn.Linear(HIDDEN, 1)
        self.dense = nn.Linear(3 * HIDDEN + 2, HIDDEN)
        self.dropout = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, n) for name, n in heads.items()})

    def forward(self, ids: Tensor, segments: Tensor, mask: Tensor, heads: tuple[str, ...]) -> tuple[Tensor, ...]:
        shared = find_shared(ids, segments)
        marks = segments.to(torch.float32)[..., None] * self.second + shared[..., None] * self.shared
        x = self.bert(ids, mask, marks)
        weights = F.softplus(self.weigh(x).float()).squeeze(-1) * mask * (ids >= FIRST_WORD).to(torch.float32)
        pooled = [pool_passages(x, segments, mask), weigh_shared(weights, shared, segments)]
        x = self.dropout(torch.tanh(self.dense(torch.cat(pooled, dim=1))))
        return tuple(self.heads[name](x) for name in heads)
