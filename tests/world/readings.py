"""Readings made by hand for the tests of this folder: a text in which `[Name|TYPE]` marks the names."""

import re

from spacy.lang.en import English
from spacy.tokens import Doc

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


def make_parsed(rows: str, names: dict[str, str], *, report: str = "r1") -> Reading:
    """Make a reading of one parsed text: words as `form/part of speech/relation/head`, the head counted from 0."""
    words = [row.rsplit("/", 3) for row in rows.split()]
    forms = [row[0] for row in words]
    doc = Doc(
        English().vocab,
        words=forms,
        spaces=[n + 1 < len(forms) and forms[n + 1] not in (",", ".", "'s") for n in range(len(forms))],
        pos=[row[1] for row in words],
        deps=[row[2] for row in words],
        heads=[int(row[3]) for row in words],
        lemmas=[form.lower() for form in forms],
    )
    made = Report(id=report, text=doc.text, outlet="The Sample")
    found = sorted((doc.text.index(name), name) for name in names)
    return Reading(
        report=made,
        doc=doc,
        names=tuple(Name(span=made.span(at, at + len(name)), type=names[name]) for at, name in found),
        passages=(Passage(span=made.span(0, len(doc.text)), sentence=0),),
    )


def make_comparison(*readings: Reading) -> Comparison:
    """Make a comparison that found no claims."""
    return Comparison(story=Story(readings=readings))
