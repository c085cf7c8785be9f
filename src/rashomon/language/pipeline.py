"""The language stage: in goes a cleaned Report, out comes its Reading (a spaCy Doc and our own tuples).

Every part is a function of its own file; this one only says in which order they run, and what each is given.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from rashomon.language.attribution.finding import find_attributions, read_frames, read_parse
from rashomon.language.attribution.posts import attribute_post, find_posts, is_posted, quote_post
from rashomon.language.attribution.quotations import find_quotations
from rashomon.language.attribution.speakers import name_speakers
from rashomon.language.attribution.subjects import find_agents
from rashomon.language.names import find_names
from rashomon.language.places import pick_within
from rashomon.language.quantities.finding import find_quantities
from rashomon.language.reader.inference import MODELS, encode
from rashomon.language.sentences.clauses import find_passages
from rashomon.language.sentences.cutting import find_paragraphs, find_sentences
from rashomon.language.times.finding import find_times
from rashomon.model import Attribution, Passage, Reading, Report, Sentence
from rashomon.plugins import name_parser

READER = "reader.onnx"

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def read(report: Report, *, parser: Language | None = None) -> Reading:
    """Read one report; the result depends on that report, and on the spaCy pipeline in our parser's place, alone."""
    sentences = find_sentences(report)
    doc = make_doc(report, sentences, parser)
    modelled = parser is not None or has_model(READER)
    if parser is not None:
        parse_with(parser, doc)
    elif modelled:
        read_with_model(doc)
    paragraphs = ([report.title_at] if report.title_at else []) + list(find_paragraphs(report))
    posts = find_posts(report)
    quotations = tuple(q for q in find_quotations(report, paragraphs) if not is_posted(q, posts))
    times = find_times(report, sentences)
    names = find_names(report, doc, sentences, read=modelled)
    said = [
        *find_attributions(report, sentences, quotations, read_frames(doc), read_parse(doc)),
        *(attribute_post(report, post) for post in posts),
    ]
    posted = [quote_post(report, post) for post in posts]
    reading = Reading(
        report=report,
        doc=doc,
        parser=name_parser(parser) if parser else "",
        sentences=sentences,
        quotations=tuple(sorted((*quotations, *posted), key=lambda one: one.outer.place)),
        quantities=find_quantities(report, sentences, times, doc),
        times=times,
        names=names,
        attributions=name_speakers(report, sorted(said, key=place_content), names, find_agents(doc)),
    )
    passages = tuple(
        fill_passage(passage, reading)
        for passage in find_passages(report, doc, sentences, reading.attributions, reading.times)
    )
    return replace(reading, passages=passages, vectors=encode([passage.statement for passage in passages]))


def place_content(row: Attribution) -> tuple[int, int]:
    """Order attributions by their contents, the outer before the inner."""
    return row.content.start, -row.content.end


def fill_passage(passage: Passage, reading: Reading) -> Passage:
    """Give a passage the quantities, times and names that lie within it."""
    return replace(
        passage,
        quantities=pick_within(reading.quantities, passage.span),
        times=pick_within(reading.times, passage.span),
        names=pick_within(reading.names, passage.span),
    )


def has_model(name: str) -> bool:
    """Whether a model ships with this copy of the program."""
    return (MODELS / name).is_file()


def read_with_model(doc: Doc) -> None:
    """Set tags, dependencies, names and attributions on the Doc by the trained reader."""
    from rashomon.language.reader.component import read_doc

    read_doc(doc, nested=True)


def parse_with(parser: Language, doc: Doc) -> None:
    """Set tags, dependencies and names on the Doc by another pipeline, attributions by our reader."""
    from rashomon.language.reader.parsers import parse_doc

    parse_doc(doc, parser)


@cache
def load_tokenizer() -> Language:
    """Load the tokenizer that every other part stands on."""
    from rashomon.language.reader.tokens import load_english

    return load_english()


def make_doc(report: Report, sentences: tuple[Sentence, ...], parser: Language | None = None) -> Doc:
    """Tokenise the whole text and mark where sentences begin; what lies between two sentences is one too."""
    import numpy as np
    from spacy.tokens import Doc

    nlp = parser or load_tokenizer()
    nlp.max_length = max(nlp.max_length, len(report.text) + 1)
    doc = nlp.make_doc(report.text)
    starts = sorted({place for sentence in sentences for place in (sentence.span.start, sentence.span.end)})
    marks = np.zeros(len(doc) + 1, dtype=bool)  # the last for what begins behind all tokens
    marks[np.searchsorted(doc.to_array("IDX"), starts)] = True
    marks[0] = True
    # made anew: each `token.is_sent_start = ...` would look through the whole Doc (spaCy 3.8)
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=marks[:-1].tolist())
