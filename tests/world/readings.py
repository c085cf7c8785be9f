"""Readings made by hand for the tests of this folder: a text in which `[Name|TYPE]` marks the names."""

import re

from spacy.lang.en import English

from rashomon.model import Comparison, Name, Passage, Reading, Report, Story, When

MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")


def make_reading(
    marked: str, *, report: str = "r1", outlet: str = "The Sample", times: dict[str, str] | None = None
) -> Reading:
    """Make a reading of one report from a marked text; `times` gives the values of its time expressions."""
    text, names, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        names.append((len(text), len(text) + len(match.group(1)), match.group(2)))
        text += match.group(1)
        at = match.end()
    text += marked[at:]
    made = Report(id=report, text=text, outlet=outlet)
    nlp = English()
    nlp.add_pipe("sentencizer")
    doc = nlp(text)
    whens = tuple(
        When(span=made.span(text.index(words), text.index(words) + len(words)), value=value)
        for words, value in (times or {}).items()
    )
    passages = tuple(
        Passage(span=made.span(sent.start_char, sent.end_char), sentence=n) for n, sent in enumerate(doc.sents)
    )
    return Reading(
        report=made,
        doc=doc,
        names=tuple(Name(span=made.span(s, e), type=t) for s, e, t in names),
        times=whens,
        passages=passages,
    )


def make_comparison(*readings: Reading) -> Comparison:
    """Make a comparison that found no claims."""
    return Comparison(story=Story(readings=readings))
