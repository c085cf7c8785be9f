"""Try the pair judge on stories with a gold reading: links between sentences of two reports, by threshold.

    python training/judge_stories.py STORIES_DIR SCORE_DIR

Every two sentences of different reports whose vectors are not far apart are judged; a link is a pair at or above the
threshold. Links are counted as score.py counts those of claims. Nothing was tuned on these stories; a table for each
story, and for comparison the best that a threshold on the cosine reaches.
"""

import argparse
import itertools
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from rashomon.compare.claims.judge import Judgement, judge_pairs
from rashomon.language.sentences.cutting import find_sentences
from rashomon.model import Report, Span

FAR = 0.25  # cosine below which a pair is not judged
MEASURES: dict[str, Callable[[Judgement], float]] = {
    "shares": lambda j: j.shares,
    "same_and_half_overlap": lambda j: j.same + j.overlap / 2,
}
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def read_sentences(folder: Path) -> list[Span]:
    """Read the sentences of a story's reports, of three words or more."""
    found = []
    for path in sorted((folder / "texts").glob("*.txt")):
        report = Report(id=path.stem, text=path.read_text(encoding="utf-8"))
        found += [s.span for s in find_sentences(report) if len(s.span.text.split()) > 2]
    return found


def score_links(score, links, gold) -> tuple[float, float, float]:  # type: ignore[no-untyped-def]
    """Precision, recall and F1 of links."""
    row = score.prf(score.hits(links, gold), len(links), score.hits(gold, links), len(gold))
    return row["p"], row["r"], row["f1"]


def try_story(folder: Path, score) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """Judge a story's sentence pairs and count the links at each threshold."""
    from sentence_transformers import SentenceTransformer

    gold_doc = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = score.Texts(str(folder / "texts"), [str(r["id"]) for r in gold_doc["reports"]])
    gold = score.links([score.spans(texts, c["evidence"]) for c in gold_doc["claims"]])
    spans = read_sentences(folder)
    from bert import find_package

    vectors = SentenceTransformer(str(find_package()), device="cpu").encode(
        [s.text for s in spans], normalize_embeddings=True
    )
    pairs = [
        (a, b, float(vectors[a] @ vectors[b]))
        for a, b in itertools.combinations(range(len(spans)), 2)
        if spans[a].report != spans[b].report
    ]
    near = [p for p in pairs if p[2] >= FAR]
    judged = judge_pairs([(spans[a].text, spans[b].text) for a, b, _ in near])
    place = [s.place for s in spans]
    found: dict[str, object] = {"story": folder.name, "judged": len(near)}
    cosine = [
        (score_links(score, [(place[a], place[b]) for a, b, c in pairs if c >= t], gold), round(float(t), 2))
        for t in np.arange(0.3, 0.95, 0.05)
    ]
    best = max(cosine, key=lambda row: row[0][2])
    found["cosine_best"] = {"at": best[1], "p_r_f1": best[0]}
    for name, ask in MEASURES.items():
        rows = [(place[a], place[b], ask(j)) for (a, b, _), j in zip(near, judged, strict=True)]
        found[name] = {t: score_links(score, [(a, b) for a, b, s in rows if s >= t], gold) for t in THRESHOLDS}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("score", type=Path, help="folder of score.py")
    args = parser.parse_args()
    sys.path.insert(0, str(args.score))
    import score

    for gold in sorted(args.stories.glob("*/gold.json")):
        print(json.dumps(try_story(gold.parent, score)), flush=True)


if __name__ == "__main__":
    main()
