"""Train the reader: one encoder, with heads for tags, dependencies, names, and who says what.

    .venv-train/bin/python training/reader.py train ../shared/data --minutes 70      (resumes where it was stopped)
    .venv-train/bin/python training/reader.py export                                 (any time, while it trains)

With `--warm` a training without a state begins from the weights that ship (`warm.py`). The state lies in
training/work/. A step mixes windows of news with attributions, of treebanks and of names, so every head learns at every
step. The weights that ship are a running average of the trained ones.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from bert import HIDDEN, Bert, SmallEmbedding, load_base
from corpora import (
    NAMES,
    ROLES,
    Document,
    read_crossner,
    read_polnear,
    read_re3d,
    read_treebank,
    read_wnut,
)
from rashomon.language.reader.windows import FEATURES, PLACES, cut_windows, join_window, make_feature, split_words
from warm import read_shipped

WORK = Path(__file__).parent / "work"
MODELS = Path(__file__).parents[1] / "src" / "rashomon" / "models"
ARC, LABEL, LINK = 256, 192, 128
RARE = 30  # a subtype of a relation seen less often is read as its universal relation
FAR = -10000.0
MIX = (("news", 8), ("trees", 6), ("names", 2))  # windows of each kind in a step
NEAR = 64  # windows among which those of like length come to stand side by side
SILVER_WEIGHT = 0.5
RATES = {"encoder": 3e-4, "heads": 1e-3}
WARM, FLAT = 0.04, 0.45  # shares of the run: warming up, at the full rate; then down to nothing
AVERAGE = 0.998


class Reader(nn.Module):
    """Windows in, scores of every head out."""

    def __init__(
        self, bert: Bert, tags: list[str], fine: list[str], relations: list[str], dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.bert = bert
        self.features = nn.Embedding(FEATURES, HIDDEN, padding_idx=0)
        nn.init.normal_(self.features.weight, std=0.01)
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(HIDDEN, len(tags))
        self.fine = nn.Linear(HIDDEN, len(fine))
        self.name = nn.Linear(HIDDEN, len(NAMES))
        self.role = nn.Linear(HIDDEN, len(ROLES))
        self.arc_from, self.arc_to = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.arc_bias = nn.Linear(HIDDEN, 1)
        self.label_from, self.label_to = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.label = nn.Linear(LABEL, len(relations))
        self.link_from, self.link_to = nn.Linear(HIDDEN, LINK), nn.Linear(HIDDEN, LINK)
        self.link_none = nn.Parameter(torch.zeros(1, 1, LINK))

    def forward(
        self, ids: Tensor, mask: Tensor, features: Tensor, firsts: Tensor, sentences: Tensor
    ) -> dict[str, Tensor]:
        hidden = self.bert(ids, mask, self.features(features))
        words = self.dropout(hidden.gather(1, firsts[:, :, None].expand(-1, -1, HIDDEN)))
        start = F.gelu(self.arc_from(words))
        arcs = start @ F.gelu(self.arc_to(words)).transpose(1, 2) * ARC**-0.5 + self.arc_bias(words).transpose(1, 2)
        apart = sentences[:, :, None] != sentences[:, None, :]
        arcs = arcs.float() + apart.float() * FAR
        link = self.link_from(words)
        keys = torch.cat([self.link_none.expand(words.shape[0], -1, -1).to(link.dtype), self.link_to(words)], 1)
        return {
            "tags": self.tag(words),
            "fine": self.fine(words),
            "names": self.name(words),
            "roles": self.role(words),
            "arcs": arcs,
            "links": link @ keys.transpose(1, 2) * LINK**-0.5,
            "label_from": self.label_from(words),
            "label_to": self.label_to(words),
        }

    def name_relations(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Score the relation of each word to a given head; a root's head is itself."""
        chosen = scores["label_to"].gather(1, heads[:, :, None].expand(-1, -1, LABEL))
        return self.label(F.relu(scores["label_from"] + chosen))


# ------------------------------------------------------------------ data


@dataclass
class Corpus:
    """The documents of each kind, and the inventories of labels."""

    news: list[Document]
    trees: list[Document]
    names: list[Document]
    tags: list[str]
    fine: list[str]
    relations: list[str]


def load_corpus(data: Path) -> Corpus:
    """Read all corpora, or what was read before."""
    store = WORK / "corpus.pickle"
    if store.exists():
        with store.open("rb") as file:
            return pickle.load(file)
    trees = [d for name in ("ewt", "gum") for d in read_treebank(data / f"ud_english_{name}" / "train.conllu.gz")]
    news = read_polnear(data / "polnear" / "train", data / "polnear" / "train_corenlp_silver.conll.gz")
    names = [*read_crossner(data / "crossner"), *read_wnut(data / "wnut17"), *read_re3d(data / "re3d")]
    seen: dict[str, int] = {}
    for document in trees:
        for relation in document.relations:
            seen[relation] = seen.get(relation, 0) + 1
    corpus = Corpus(
        news=news,
        trees=trees,
        names=names,
        tags=sorted({tag for d in trees for tag in d.tags}),
        fine=sorted({tag for d in trees for tag in d.fine}),
        relations=sorted({r if seen[r] >= RARE else r.split(":")[0] for r in seen}),
    )
    WORK.mkdir(exist_ok=True)
    with store.open("wb") as file:
        pickle.dump(corpus, file)
    return corpus


@dataclass
class Example:
    """One window with its labels, as plain lists; -100 is no label."""

    ids: list[int]
    features: list[int]
    firsts: list[int]
    sentences: list[int]
    labels: dict[str, list[int]]


class Examples:
    """An endless stream of windows of some documents, cut anew in each round."""

    def __init__(self, kind: str, documents: list[Document], corpus: Corpus, seed: int) -> None:
        self.kind, self.documents, self.corpus = kind, documents, corpus
        self.random = random.Random(seed)
        self.pieces = [split_words(d.words) for d in documents]
        self.features = [[make_feature(*w) for w in zip(d.words, d.glued, d.starts, strict=True)] for d in documents]
        self.tags = {tag: i for i, tag in enumerate(corpus.tags)}
        self.fine = {tag: i for i, tag in enumerate(corpus.fine)}
        self.relations = {relation: i for i, relation in enumerate(corpus.relations)}
        self.rounds = 0

    def __iter__(self) -> Iterator[Example]:
        while True:
            pool = [self.make_example(n, start, end) for n, start, end in self.cut_all()]
            self.random.shuffle(pool)
            for at in range(0, len(pool), NEAR):  # neighbours of like length leave little to fill up
                yield from sorted(pool[at : at + NEAR], key=lambda example: len(example.ids))
            self.rounds += 1

    def cut_all(self) -> Iterator[tuple[int, int, int]]:
        """Cut every document into windows, from a random sentence on, so that borders differ in each round."""
        for number, document in enumerate(self.documents):
            begins = [i for i, start in enumerate(document.starts) if start]
            offset = self.random.choice(begins[: max(1, min(6, len(begins) // 2))])
            lengths = [len(parts) for parts in self.pieces[number]]
            for part in ((0, offset), (offset, len(document.words))):
                if part[1] > part[0]:
                    for start, end in cut_windows(document.starts[slice(*part)], lengths[slice(*part)]):
                        yield number, part[0] + start, part[0] + end

    def make_example(self, number: int, start: int, end: int) -> Example:
        document = self.documents[number]
        window = join_window(self.pieces[number], self.features[number], start, end)
        sentence, sentences = 0, []
        for i in range(start, end):
            sentence += document.starts[i] > 0
            sentences.append(sentence)
        features = list(window.features)
        if self.kind != "news":
            features = self.change_case(features)
        return Example(
            list(window.ids), features, list(window.firsts), sentences, self.make_labels(document, start, end)
        )

    def change_case(self, features: list[int]) -> list[int]:
        """Write a few windows in title case, capitals or small letters: headlines, shouting, chat."""
        dice = self.random.random()
        shape = 3 if dice < 0.03 else 5 if dice < 0.045 else 2 if dice < 0.065 else 0
        if not shape:
            return features
        return [shape * PLACES + f % PLACES if f // PLACES in (2, 3, 4, 5, 6) else f for f in features]

    def make_labels(self, document: Document, start: int, end: int) -> dict[str, list[int]]:
        labels: dict[str, list[int]] = {}
        place = slice(start, end)
        if document.heads is not None:
            labels["tags"] = [self.tags[tag] for tag in document.tags[place]]
            labels["fine"] = [self.fine[tag] for tag in document.fine[place]]
            labels["heads"] = [head - start if start <= head < end else -100 for head in document.heads[place]]
            labels["relations"] = [
                self.relations[r] if r in self.relations else self.relations[r.split(":")[0]]
                for r in document.relations[place]
            ]
        if document.names is not None:
            labels["names"] = document.names[place]
        if document.roles is not None:
            labels["roles"] = document.roles[place]
            labels["links"] = [
                -100 if role == 0 or link == i else 0 if not start <= link < end else link - start + 1
                for i, role, link in zip(range(start, end), document.roles[place], document.links[place], strict=True)
            ]
        return labels


def make_batch(examples: list[Example]) -> dict[str, Tensor]:
    """Put windows side by side, filled up to the longest."""
    pieces = max(len(e.ids) for e in examples)
    words = max(len(e.firsts) for e in examples)

    def fill(rows: list[list[int]], length: int, value: int) -> Tensor:
        return torch.tensor([row + [value] * (length - len(row)) for row in rows])

    batch = {
        "ids": fill([e.ids for e in examples], pieces, 0),
        "mask": fill([[1] * len(e.ids) for e in examples], pieces, 0),
        "features": fill([e.features for e in examples], pieces, 0),
        "firsts": fill([e.firsts for e in examples], words, 0),
        "sentences": fill([e.sentences for e in examples], words, -1),
    }
    for key in ("tags", "fine", "heads", "relations", "names", "roles", "links"):
        batch[key] = fill([e.labels.get(key, [-100] * len(e.firsts)) for e in examples], words, -100)
    return batch


# ------------------------------------------------------------------ losses


def find_loss(model: Reader, batch: dict[str, Tensor], kind: str) -> dict[str, Tensor]:
    """Give the loss of each head that the batch has labels for."""
    scores = model(*(batch[key] for key in ("ids", "mask", "features", "firsts", "sentences")))
    losses = {}
    for key in ("tags", "fine", "roles", "links"):
        if (batch[key] != -100).any():
            losses[key] = F.cross_entropy(scores[key].float().flatten(0, 1), batch[key].flatten(), ignore_index=-100)
    if (batch["heads"] != -100).any():
        losses["arcs"] = F.cross_entropy(scores["arcs"].flatten(0, 1), batch["heads"].flatten(), ignore_index=-100)
        relations = model.name_relations(scores, batch["heads"].clamp(min=0)).float().flatten(0, 1)
        gold = batch["relations"].masked_fill(batch["heads"] == -100, -100).flatten()
        losses["relations"] = F.cross_entropy(relations, gold, ignore_index=-100)
    known = batch["names"] != -100
    if known.any():
        allowed = (batch["names"][known][:, None] >> torch.arange(len(NAMES))) & 1
        names = scores["names"].float()[known]
        losses["names"] = (names.logsumexp(-1) - (names + (1 - allowed) * FAR).logsumexp(-1)).mean()
        losses["names"] = losses["names"] * (SILVER_WEIGHT if kind == "news" else 1.0)
    return losses


WEIGHTS = {"tags": 0.5, "fine": 0.5, "roles": 1.5, "links": 1.5, "arcs": 1.0, "relations": 1.0, "names": 1.5}


# ------------------------------------------------------------------ training


def find_rate(progress: float) -> float:
    """Give the share of the full learning rate at a point of the run."""
    if progress < WARM:
        return progress / WARM
    return 1.0 if progress < FLAT else max(0.0, (1 - progress) / (1 - FLAT))


def make_optimizer(model: Reader) -> torch.optim.Optimizer:
    """Train all but the word embeddings, the new heads faster than the encoder."""
    for part in (model.bert.words, model.bert.places):
        part.weight.requires_grad_(False)
    groups: dict[tuple[str, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            part = "encoder" if name.startswith("bert.") else "heads"
            groups.setdefault((part, parameter.dim() > 1), []).append(parameter)
    settings = [
        {"params": parameters, "lr": RATES[part], "rate": RATES[part], "weight_decay": 0.01 if decays else 0.0}
        for (part, decays), parameters in groups.items()
    ]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), eps=1e-6)


def make_reader(corpus: Corpus, warm: bool) -> Reader:
    """A reader on the base encoder, or with the weights that ship."""
    reader = Reader(load_base(0.1), corpus.tags, corpus.fine, corpus.relations)
    if warm:
        reader.load_state_dict(read_shipped(MODELS / "reader.onnx", "reader"))
    return reader


def train(data: Path, minutes: float, seed: int, warm: bool, rate: float) -> None:
    """Train for some minutes of wall time, going on from the last state; `rate` scales the rates of a new run."""
    torch.manual_seed(seed)
    corpus = load_corpus(data)
    model = make_reader(corpus, warm)
    average = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = make_optimizer(model)
    step, spent, tokens = 0, 0.0, 0
    state_path = WORK / "reader.pt"
    if state_path.exists():
        state = torch.load(state_path)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        average, step, spent, tokens = state["average"], state["step"], state["spent"], state["tokens"]
    sources = {kind: Examples(kind, getattr(corpus, kind), corpus, seed + step) for kind, _ in MIX}
    streams = {kind: iter(source) for kind, source in sources.items()}
    model.train()
    running: dict[str, float] = {}
    begun, shown, saved = time.time() - spent, time.time(), time.time()
    while (progress := (time.time() - begun) / (60 * minutes)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = rate * group["rate"] * find_rate(progress)
        optimizer.zero_grad(set_to_none=True)
        for kind, count in MIX:
            batch = make_batch([next(streams[kind]) for _ in range(count)])
            tokens += int(batch["mask"].sum())
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = find_loss(model, batch, kind)
            sum(WEIGHTS[key] * loss for key, loss in losses.items()).backward()
            for key, loss in losses.items():
                key = f"{kind}.{key}"
                running[key] = 0.98 * running.get(key, float(loss.detach())) + 0.02 * float(loss.detach())
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        keep = min(AVERAGE, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in model.state_dict().items():
                if value.dtype.is_floating_point:
                    average[name].lerp_(value, 1 - keep)
        if time.time() - shown > 60:
            shown = time.time()
            rounds = {kind: source.rounds for kind, source in sources.items()}
            print(json.dumps({"step": step, "tokens": tokens, "s": round(shown - begun), "rounds": rounds,
                              **{key: round(value, 3) for key, value in running.items()}}), flush=True)  # fmt: skip
        if time.time() - saved > 240:
            saved = time.time()
            save_state(state_path, model, optimizer, average, corpus, step, saved - begun, tokens)
    save_state(state_path, model, optimizer, average, corpus, step, time.time() - begun, tokens)


def save_state(path: Path, model: Reader, optimizer: torch.optim.Optimizer, average: dict[str, Tensor],
               corpus: Corpus, step: int, spent: float, tokens: int) -> None:  # fmt: skip
    """Save everything needed to go on, in one move."""
    labels = {"tags": corpus.tags, "fine": corpus.fine, "relations": corpus.relations}
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "labels": labels,
             "step": step, "spent": spent, "tokens": tokens}  # fmt: skip
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


# ------------------------------------------------------------------ export


class Exported(nn.Module):
    """One window in; tags chosen, the other heads' scores and the relations of the best heads out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, features: Tensor, firsts: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        inputs = (ids[None], torch.ones_like(ids)[None], features[None], firsts[None], sentences[None])
        scores = self.reader(*inputs)
        relations = self.reader.name_relations(scores, scores["arcs"].argmax(-1))
        order = [scores["tags"].argmax(-1), scores["fine"].argmax(-1), scores["arcs"], relations]
        return tuple(part[0] for part in (*order, scores["names"], scores["roles"], scores["links"]))


def export(target: Path, *, small: bool = True, weights: str = "average") -> None:
    """Write the weights as int8 ONNX (float32 where not `small`), with the inventories in its metadata."""
    import onnx

    from quantize import quantize

    state = torch.load(WORK / "reader.pt")
    labels = {**state["labels"], "names": list(NAMES), "roles": list(ROLES)}
    reader = Reader(load_base(), labels["tags"], labels["fine"], labels["relations"])
    reader.load_state_dict(state[weights])
    if small:
        reader.bert.words = SmallEmbedding(reader.bert.words)
    inputs = ["ids", "features", "firsts", "sentences"]
    outputs = ["tags", "fine", "arcs", "relations", "names", "roles", "links"]
    words = torch.arange(3)
    axes = {name: {0: "pieces"} for name in inputs[:2]} | {name: {0: "words"} for name in [*inputs[2:], *outputs]}
    axes["arcs"] = {0: "words", 1: "words"}
    axes["links"] = {0: "words", 1: "places"}
    plain = WORK / "plain.onnx"
    sample = (torch.tensor([101, 7592, 2088, 999, 102]), torch.zeros(5, dtype=torch.long), words + 1, words * 0)
    torch.onnx.export(
        Exported(reader).eval(),
        sample,
        str(plain),
        opset_version=17,
        dynamo=False,
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
    )
    if small:
        quantize(plain, target)
    model = onnx.load(str(target if small else plain))
    entry = model.metadata_props.add()
    entry.key, entry.value = "labels", json.dumps(labels)
    onnx.save(model, str(target))
    print(json.dumps({"file": target.name, "mb": round(target.stat().st_size / 1e6, 1), "steps": state["step"],
                      "tokens": state["tokens"], "minutes": round(state["spent"] / 60, 1)}))  # fmt: skip


def main() -> None:
    """Train or export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser("train")
    training.add_argument("data", type=Path)
    training.add_argument("--minutes", type=float, default=70)
    training.add_argument("--seed", type=int, default=1)
    training.add_argument("--warm", action="store_true", help="begin from the weights that ship")
    training.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rates")
    training.add_argument("--threads", type=int, default=2)
    exporting = commands.add_parser("export")
    exporting.add_argument("--out", type=Path, default=MODELS / "reader.onnx")
    exporting.add_argument("--full", action="store_true", help="in float32, to compare with")
    exporting.add_argument("--weights", choices=("average", "model"), default="average", help="averaged, or the last")
    arguments = parser.parse_args()
    if arguments.command == "train":
        torch.set_num_threads(arguments.threads)
        train(arguments.data, arguments.minutes, arguments.seed, arguments.warm, arguments.rate)
    else:
        export(arguments.out, small=not arguments.full, weights=arguments.weights)


if __name__ == "__main__":
    main()
