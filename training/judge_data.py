"""The corpora of the pair judge as rows of one shape, and the cuts and changes that multiply them.

Every row is an `Example`: two passages, the task whose head answers, and the answer. `shared` is the folder of
../shared. What each corpus is and its licence: training/DATA.md. Nothing of a corpus is kept in the repository.
"""

import csv
import gzip
import itertools
import json
import random
import re
import tarfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

RELATIONS = ("same", "overlap", "related", "none")
DETAILS = ("number", "date", "place", "name", "label", "wording", "certainty", "attribution", "polarity")
KINDS = ("conflict", "update", "compatible")

SEED = 20161110
# Events never trained on, a fifth of the pairs: the three that the development stories tell, so that the judge can be
# tried on those stories, and nine drawn at random.
EVENTS = Path(__file__).with_name("judge_events.txt")
STORY_EVENTS = (
    "Benghazi_US_consulate_attack",
    "china_boy_well",
    "new_york_family_of_5_among_12_killed_in_costa_rica_plane_crash",
)


@dataclass(frozen=True)
class Example:
    """Two passages and what is known of them; `differ` and `kind` only where `task` is `relation`."""

    a: str
    b: str
    task: str
    answer: float
    differ: tuple[str, ...] | None = None
    kind: str = ""
    event: str = ""


def open_text(path: Path):  # type: ignore[no-untyped-def]
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


# ------------------------------------------------------------------ the judged pairs


def load_pairs(path: Path) -> list[Example]:
    """Read the judged pairs."""
    with open_text(path) as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Example(r["a"], r["b"], "relation", RELATIONS.index(r["relation"]), tuple(r["differ"]), r["kind"], r["event"])
        for r in rows
    ]


def read_validation() -> frozenset[str]:
    """Read the names of the events held out."""
    return frozenset(EVENTS.read_text(encoding="utf-8").split())


def load_clauses(table: Path, texts: Mapping[str, str]) -> list[Example]:
    """Read the pairs of clauses judged for the judge (ids and offsets) with their text from the articles by id.

    The last two columns, which may be missing, place the subject of a passage that stands outside of it: the passage
    is read after its subject, as the program gives it to the judge (`Passage.statement`).
    """
    found = []
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        event, a, a1, a2, b, b1, b2, relation, differ, kind = cells[:10]
        subjects = (*cells[10:], "", "")
        one = join_subject(texts[a], subjects[0], texts[a][int(a1) : int(a2)])
        two = join_subject(texts[b], subjects[1], texts[b][int(b1) : int(b2)])
        details = tuple(differ.split(",")) if differ else ()
        found.append(Example(one, two, "relation", RELATIONS.index(relation), details, kind, event))
    return found


def read_articles(shared: Path) -> dict[str, str]:
    """The texts that the judged clauses stand in, by id: news_events, and ECB+ with one sentence on a line."""
    with open_text(shared / "news_events" / "dev.jsonl.gz") as lines:
        texts = {row["id"]: row["maintext"] for row in map(json.loads, lines)}
    for doc, root in read_ecb(shared / "ecbplus"):
        sentences = split_ecb(root)
        texts[doc] = "\n".join(join_tokens(sentences[n]) for n in sorted(sentences, key=int))
    return texts


def join_subject(text: str, place: str, passage: str) -> str:
    """Put the subject at `place` ("start-end", or "" for none) before a passage."""
    if not place:
        return passage
    start, end = map(int, place.split("-"))
    return " ".join(f"{text[start:end]} {passage}".split())


# ------------------------------------------------------------------ corpora for the first stage


def load_nli(folder: Path) -> list[Example]:
    """Read SNLI and MultiNLI (the parts that lie here are their development sets) as three-way inference."""
    names, found = ("entailment", "neutral", "contradiction"), []
    for corpus in ("snli", "mnli"):
        with open_text(folder / corpus / "dev.csv.gz") as lines:
            for row in csv.DictReader(lines):
                if row["label"] in names and row["premise"] and row["hypothesis"]:
                    found.append(Example(row["premise"], row["hypothesis"], "nli", names.index(row["label"])))
    return found


SKIPPED_STS = {"MSRpar", "MSRvid"}  # Microsoft's research licence
STS_FILES = ("2013/headlines", "2014/deft-news", "2014/headlines", "2014/tweet-news", "2015/headlines",
             "2016/headlines", "2012/SMTnews", "2014/images", "2015/images")  # fmt: skip


def load_sts(shared: Path) -> list[Example]:
    """Read graded similarity, news and captions, scaled to 0..1; what is under Microsoft's licence is left out."""
    found = []
    for part in ("sts-train.csv.gz", "sts-dev.csv", "sts-test.csv"):
        with open_text(shared / "stsbenchmark" / part) as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) >= 7 and cells[1] not in SKIPPED_STS:
                    found.append(Example(cells[5], cells[6], "sts", float(cells[4]) / 5))
    for name in STS_FILES:
        with open_text(shared / "sts_2012_2016" / "semeval-sts" / f"{name}.test.tsv") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) >= 3 and cells[0]:
                    found.append(Example(cells[1], cells[2], "sts", float(cells[0]) / 5))
    return sorted({(e.a, e.b): e for e in found}.values(), key=lambda e: (e.a, e.b))


def load_superpal(folder: Path) -> list[Example]:
    """Read aligned propositions of MultiNews; two propositions of one topic that are not aligned are the contrary."""
    rows = []
    for part in ("dev_MN_only.csv", "test_MN_only.csv"):
        with open_text(folder / "manual_datasets" / part) as lines:
            rows += list(csv.DictReader(lines))
    aligned = {(r["topic"], r["docSpanText"], r["summarySpanText"]) for r in rows}
    found = []
    for topic in sorted({r["topic"] for r in rows}):
        left = sorted({r["docSpanText"] for r in rows if r["topic"] == topic})
        right = sorted({r["summarySpanText"] for r in rows if r["topic"] == topic})
        for a, b in itertools.product(left, right):
            if len(a.split()) > 2 and len(b.split()) > 2:
                found.append(Example(a.replace("...", " "), b.replace("...", " "), "share", (topic, a, b) in aligned))
    kept = random.Random(SEED).sample([e for e in found if not e.answer], 1500)
    return [e for e in found if e.answer] * 2 + kept


def load_ecbplus(folder: Path, most: int = 14000) -> list[Example]:
    """Read sentence pairs of ECB+ across documents: do they tell of one and the same event mention (coreference)?"""
    chosen = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for row in csv.reader(lines):
            chosen[f"{row[0]}_{row[1]}"].add(row[2])
    sentences = []
    for doc, root in read_ecb(folder):
        if doc in chosen:
            sentences += read_ecb_sentences(root, doc, chosen[doc])
    found = []
    for (doc1, text1, acts1), (doc2, text2, acts2) in itertools.combinations(sentences, 2):
        if doc1 != doc2 and doc1.split("_")[0] == doc2.split("_")[0]:
            found.append(Example(text1, text2, "event", float(bool(acts1 & acts2))))
    chance = random.Random(SEED)
    yes, no = [e for e in found if e.answer], [e for e in found if not e.answer]
    return chance.sample(yes, min(len(yes), most // 2)) + chance.sample(no, min(len(no), most // 2))


def read_ecb(folder: Path) -> Iterator[tuple[str, ET.Element]]:
    """The documents of ECB+ by name."""
    with tarfile.open(folder / "ECBplus_xml.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            path = Path(member.name)
            if member.isfile() and path.suffix == ".xml" and not path.name.startswith("."):
                yield path.stem, ET.parse(archive.extractfile(member)).getroot()


def split_ecb(root: ET.Element) -> dict[str, list[str]]:
    """The tokens of each sentence of a document, by the sentence's number."""
    sentences = defaultdict(list)
    for token in root.iter("token"):
        sentences[token.get("sentence")].append(token.text or "")
    return sentences


def read_ecb_sentences(root: ET.Element, doc: str, chosen: set[str]) -> list[tuple[str, str, frozenset[str]]]:
    """Read the annotated sentences of one document with the event instances that each mentions."""
    tokens = {t.get("t_id"): t for t in root.iter("token")}
    mention_at, instance = {}, {}
    for mark in root.find("Markables") or ():
        anchors = [a.get("t_id") for a in mark.iter("token_anchor")]
        if anchors:
            mention_at[mark.get("m_id")] = tokens[anchors[0]].get("sentence")
        elif mark.tag.startswith(("ACTION", "NEG")):
            instance[mark.get("m_id")] = mark.get("instance_id")
    acts = defaultdict(set)
    for link in root.find("Relations") or ():
        target = link.find("target")
        name = instance.get(target.get("m_id")) if target is not None else None
        for source in link.iter("source"):
            if name and source.get("m_id") in mention_at:
                acts[mention_at[source.get("m_id")]].add(name)
    texts = split_ecb(root)
    return [(doc, join_tokens(texts[n]), frozenset(acts[n])) for n in sorted(chosen) if 4 <= len(texts[n]) <= 70]


def join_tokens(tokens: list[str]) -> str:
    """Join tokens with the spaces that print would have."""
    return re.sub(r" (?=[.,;:!?%)\]’']|n't|n’t)|(?<=[(\[$]) ", "", " ".join(tokens))


# ------------------------------------------------------------------ cutting and changing

CUT = re.compile(
    r"(?:[,;:—–-]\s+|\s+)(?=(?:and|but|while|who|which|where|when|after|before|as|because|that|although|though|with|including)\s)"
    r"|;\s+|\s[—–-]\s|,\s+(?=[a-z]+ing\s)|(?<=[a-z]),\s+(?=(?:he|she|it|they|the)\s)"
)
LEAST_WORDS = 5


def cut_clauses(sentence: str) -> list[str]:
    """Cut a sentence at conjunctions, relatives and dashes into pieces of five words or more."""
    pieces = [p.strip(' ,;:—–-"“”') for p in CUT.split(sentence) if p]
    return [p for p in pieces if len(p.split()) >= LEAST_WORDS] if len(pieces) > 1 else []


DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?![\w,.]?\d|\w)")
WORD_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "dozens")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ANY_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(WORD_NUMBERS)})\b")
ANY_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
SAID = re.compile(
    r"(?:,\s+)?(?:according to [^,.;]{3,50}|(?:[A-Z][\w’'.-]+(?:\s[\w’'.-]+){0,3}|officials?|police|he|she|they) said)"
    r"(?: on \w+day)?(?=[.,]?$)"
)


def change_detail(text: str, chance: random.Random) -> tuple[str, str] | None:
    """Change one number or weekday of a text, or drop its closing credit; give the text and the detail, or None."""
    ways = [w for w in (change_number, change_day, drop_credit) if w(text, random.Random(0))]
    return chance.choice(ways)(text, chance) if ways else None


def change_number(text: str, chance: random.Random) -> tuple[str, str] | None:
    """Put another number in the place of one of the text's."""
    spots = [m.span() for m in DIGITS.finditer(text)]
    spots += [m.span() for m in ANY_WORD_NUMBER.finditer(text)]
    if not spots:
        return None
    start, end = chance.choice(sorted(spots))
    old = text[start:end]
    new = str(max(2, int(old) + chance.choice((-7, -3, -2, -1, 1, 2, 3, 9)))) if old.isdigit() else old
    while new == old:
        new = chance.choice(WORD_NUMBERS) if not old.isdigit() else str(int(old) + chance.randint(1, 40))
    return text[:start] + new + text[end:], "number"


def change_day(text: str, chance: random.Random) -> tuple[str, str] | None:
    """Put another weekday in the place of one of the text's."""
    spots = [m.span() for m in ANY_DAY.finditer(text)]
    if not spots:
        return None
    start, end = chance.choice(spots)
    return text[:start] + chance.choice([d for d in DAYS if d != text[start:end]]) + text[end:], "date"


def drop_credit(text: str, _: random.Random) -> tuple[str, str] | None:
    """Leave out `, police said` or `according to ...` at the end."""
    found = SAID.search(text)
    if not found or found.start() < 25:
        return None
    return text[: found.start()].rstrip(" ,") + text[found.end() :], "attribution"


def vary_pair(e: Example, chance: random.Random) -> Example:
    """Change a judged pair into another whose judgement follows from it for certain, or leave it as it is.

    Of two sentences that share no claim, no clauses do. Two clauses of one sentence are different claims; a sentence
    with one clause of itself overlaps. A number changed in a sentence leaves the claim and makes the number differ.
    """
    draw = chance.random()
    relation = RELATIONS[int(e.answer)]
    if draw < CLAUSES_OF_UNLIKE and relation in ("related", "none"):
        a, b = (chance.choice(cut_clauses(s) or [s]) if chance.random() < 0.8 else s for s in (e.a, e.b))
        return Example(a, b, e.task, e.answer, (), "", e.event)
    if draw < CHANGED_DETAIL and relation == "same" and not e.differ:
        changed = change_detail(e.b, chance)
        if changed:
            kind = "conflict" if changed[1] != "attribution" else ""
            return Example(e.a, changed[0], e.task, e.answer, (changed[1],), kind, e.event)
    return e


CLAUSES_OF_UNLIKE, CHANGED_DETAIL = 0.35, 0.25


def make_own_pairs(pairs: list[Example], most: int) -> list[Example]:
    """Make pairs of the pieces of single sentences: sentence with clause, clause with clause, sentence changed."""
    chance, found = random.Random(SEED), []
    for text in sorted({t for p in pairs for t in (p.a, p.b)}):
        clauses = cut_clauses(text)
        if len(clauses) > 1:
            one, two = chance.sample(clauses, 2)
            found.append(Example(one, two, "relation", RELATIONS.index("related"), ()))
            if len(one.split()) < 0.7 * len(text.split()):
                found.append(Example(text, one, "relation", RELATIONS.index("overlap"), ()))
        changed = change_detail(chance.choice([text, *clauses]), chance)
        base = changed and next(t for t in (text, *clauses))
        if changed and base and abs(len(changed[0]) - len(base)) < 8:
            kind = "conflict" if changed[1] != "attribution" else ""
            found.append(Example(base, changed[0], "relation", RELATIONS.index("same"), (changed[1],), kind))
    return chance.sample(found, min(most, len(found)))
