"""Archives of any size in which it is known who copied what: real sentences recombined, copies planted at known rates.

The text is that of news_events and helsinki_articles. Each real sentence of prose is used once; one that shares four
words in a row with an earlier one of its event is left out, since outlets copy one another there in fact, and one that
shares six with any. So what two reports share was planted or is chance. Where the real sentences do not suffice, others
are made of their words, each word drawn from those that follow the one before it in the real text.

A quarter as many copies as reports: a passage of some 40 to 150 words of one report, put into another as a paragraph,
with a share of its words replaced (3 in 5), dropped (1 in 5) or followed by a new word (1 in 5), new words drawn as
often as the corpus uses them. The copy is dated one to three days later, by another outlet. Besides, pairs of reports
that share a quotation of 25 to 60 words and nothing else, a tenth as many as copies: these must not be linked.
"""

import csv
import gzip
import json
import random
import re
import sys
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

NEARBY, ANYWHERE = 4, 6  # words in a row that no two sentences of one event, no two sentences of the pool share
LEAST, MOST = 40, 150  # words of a planted passage
UNITS, PARAGRAPH = 10, 3  # sentences of a report, of a paragraph
OUTLETS = 40
FEW = 8  # uses of a word that are looked at: one with less than three words after it would give a real stretch again
COPIES, QUOTES = 4, 40  # reports for each planted copy, for each planted quotation


PROSE = re.compile(
    r"[“\"]?[A-Z](?!.*(?:https?:|www\.|pic\.twitter|[@#|]|\d+/\d+)).*[.!?]"
)  # no caption, post or address


class Copy(NamedTuple):
    """A planted copy: who has it from whom, its places in both, and the share of words edited."""

    donor: int
    taker: int
    here: tuple[int, int]
    there: tuple[int, int]
    rate: float


class Corpus(NamedTuple):
    """Texts, their outlets and dates, what was planted, and the pairs that share a quotation only."""

    texts: list[str]
    outlets: list[str]
    dates: list[str]
    copies: list[Copy]
    quoted: set[tuple[int, int]]


def load_texts(data):
    """Give the texts of both corpora as they are, each with its event."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(data / "helsinki_articles/data/helsinki_articles.csv.gz", "rt", encoding="utf-8") as file:
        yield from (("helsinki", row["text"].replace(" ### ", "\n")) for row in csv.DictReader(file))
    with gzip.open(data / "news_events/dev.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from ((row["event"], row["maintext"] or "") for row in map(json.loads, file))


def load_sentences(data):
    """Give the sentences of 8 to 60 words, each once, none that repeats a stretch of an earlier one."""
    seen, kept = set(), []
    for event, text in load_texts(data):
        for sentence in re.split(r"(?<=[.!?])[\"”’]?\s+|\n", text):
            words = re.findall(r"\w+", sentence.lower())
            grams = {tuple(words[n : n + ANYWHERE]) for n in range(len(words) - ANYWHERE + 1)}
            grams |= {(event, *words[n : n + NEARBY]) for n in range(len(words) - NEARBY + 1)}
            if 8 <= len(words) <= 60 and PROSE.fullmatch(sentence) and not grams & seen:
                kept.append(" ".join(re.sub(r"[\"“”]", "", sentence).split()))
            seen |= grams
    return kept


class Maker:
    """Makes sentences of the words of real ones."""

    def __init__(self, sentences):
        self.words = [word for sentence in sentences for word in sentence.split()]
        self.firsts = [sentence.split()[0] for sentence in sentences]
        self.sizes = [len(sentence.split()) for sentence in sentences]
        follows = defaultdict(list)
        for sentence in sentences:
            words = sentence.split()
            for word, after in pairwise(words):
                follows[word].append(after)
        self.follows = dict(follows)

    def make(self, chance):
        """Make one sentence, as long as a real one."""
        words = [chance.choice(self.firsts)]
        for _ in range(chance.choice(self.sizes) - 1):
            after = self.follows.get(words[-1], ())
            few = len(set(after[:FEW])) < 3
            words.append(chance.choice(self.words if few else after))
        return " ".join(words).rstrip(".,;:") + "."


def make_corpus(sentences, count, rates, chance):
    """Make the texts, with copies of every rate in turn, and quotations."""
    maker, pool = Maker(sentences), sentences[:]
    chance.shuffle(pool)
    real = min(UNITS, len(pool) // count)
    reports = []
    for n in range(count):
        units = pool[n * real : (n + 1) * real] + [maker.make(chance) for _ in range(UNITS - real)]
        chance.shuffle(units)
        reports.append(units)
    order = list(range(count))
    chance.shuffle(order)
    many = count // COPIES
    outlets = [f"Outlet {chance.randrange(OUTLETS)}" for _ in range(count)]
    days = [date(2021, 1, 1) + timedelta(days=chance.randrange(300)) for _ in range(count)]
    marks = []
    for n, (donor, taker) in enumerate(zip(order[:many], order[many : 2 * many], strict=True)):
        first, last = cut_passage(reports[donor], chance)
        copy = edit_words(" ".join(reports[donor][first:last]), rates[n % len(rates)], maker.words, chance)
        place = chance.randrange(len(reports[taker]) // PARAGRAPH + 1) * PARAGRAPH
        marks.append((donor, first, last, taker, place, copy, rates[n % len(rates)]))
        days[taker] = days[donor] + timedelta(days=chance.randint(1, 3))
        outlets[taker] = f"Outlet {(int(outlets[donor].split()[1]) + 1 + chance.randrange(OUTLETS - 1)) % OUTLETS}"
    quoted = plant_quotations(reports, order[2 * many :], maker, chance)
    for _, _, _, taker, place, copy, _ in marks:
        reports[taker].insert(place, copy)
    joined = [join_units(units) for units in reports]
    copies = [
        Copy(
            donor,
            taker,
            (joined[donor][1][first], joined[donor][2][last - 1]),
            (at := joined[taker][1][place], at + len(copy)),
            rate,
        )
        for donor, first, last, taker, place, copy, rate in marks
    ]
    return Corpus([text for text, _, _ in joined], outlets, [day.isoformat() for day in days], copies, quoted)


def plant_quotations(reports, free, maker, chance):
    """Put one quotation each into two reports that have nothing else in common."""
    pairs = set()
    for n in range(len(reports) // QUOTES):
        one, other = free[2 * n], free[2 * n + 1]
        words = maker.make(chance).split()
        while len(words) < 25:
            words += maker.make(chance).split()
        quotation = f"“{' '.join(words[:60])},” she said."
        reports[one].insert(0, quotation)
        reports[other].append(quotation)
        pairs.add((min(one, other), max(one, other)))
    return pairs


def cut_passage(report, chance):
    """Take neighbouring sentences of 40 to 150 words together: the first, and the one after the last."""
    first = chance.randrange(max(1, len(report) - 4))
    wanted, last, words = LEAST + chance.randrange(MOST - LEAST), first, 0
    while last < len(report) and words < min(wanted, MOST):
        words += len(report[last].split())
        last += 1
    return first, last


def edit_words(passage, rate, words, chance):
    """Replace, drop or add words at a rate."""
    out = []
    for word in passage.split():
        if chance.random() >= rate:
            out.append(word)
            continue
        kind = chance.random()
        out += [chance.choice(words)] if kind < 0.6 else [] if kind < 0.8 else [word, chance.choice(words)]
    return " ".join(out)


def join_units(units):
    """Join sentences to paragraphs; give the text, and where each begins and ends."""
    text, starts, ends = "", [], []
    for n, unit in enumerate(units):
        text += ("\n\n" if n % PARAGRAPH == 0 else " ") if n else ""
        starts.append(len(text))
        text += unit
        ends.append(len(text))
    return text, starts, ends


def write_corpus(corpus, path):
    """Write the reports as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for n, text in enumerate(corpus.texts):
            row = {"id": f"{n:06d}", "text": text, "publisher": corpus.outlets[n], "date": corpus.dates[n], "uid": n}
            file.write(json.dumps(row) + "\n")


def score(found, corpus):
    """Precision over pairs of reports, recall over planted passages: of all, and of each edit rate.

    `found` are the places by pair of report numbers, the lower first. A planted copy counts as found where a passage
    overlaps it in both reports; a pair counts as wrong where nothing was planted between the two. A shared quotation
    is counted apart.
    """
    truth = {(min(c.donor, c.taker), max(c.donor, c.taker)): c for c in corpus.copies}
    hits, counts = defaultdict(int), defaultdict(int)
    for pair, copy in truth.items():
        places = (copy.here, copy.there) if copy.donor < copy.taker else (copy.there, copy.here)
        counts[copy.rate] += 1
        hits[copy.rate] += any(meet(a, places[0]) and meet(b, places[1]) for a, b in found.get(pair, ()))
    told = [pair for pair in found if pair not in corpus.quoted]
    right = sum(pair in truth for pair in told)
    return {
        "precision": round(right / max(1, len(told)), 4),
        "recall": round(sum(hits.values()) / max(1, len(truth)), 4),
        "recall_at": {str(rate): round(hits[rate] / counts[rate], 4) for rate in sorted(counts)},
        "planted": len(truth),
        "found": len(told),
        "quotations_linked": [len(found) - len(told), len(corpus.quoted)],
    }


def meet(one, other):
    return one[0] < other[1] and other[0] < one[1]


def make_seeded(data_sentences, count, rates, seed):
    """Make the corpus of a seed."""
    return make_corpus(data_sentences, count, rates, random.Random(f"{seed}:{count}:{rates}"))
