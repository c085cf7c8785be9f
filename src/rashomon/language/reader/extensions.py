"""What a Doc that was read can be asked: attributions as wholes, clauses, how certain a stretch is, whether it denies.

    doc._.attributions  doc._.clauses  span._.certainty  span._.negated

All are worked out from the Doc's spans, tree and text when they are asked for, so they outlast saving and loading.
Set by the component's factory (or `set_extensions()`), never at import.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span

from rashomon.language.attribution.finding import read_kind
from rashomon.language.attribution.quotations import find_quotations
from rashomon.language.sentences.clauses import asserts, find_clauses, introduces
from rashomon.language.sentences.cutting import find_paragraphs
from rashomon.language.sentences.modality import read_span
from rashomon.model import Certainty, Report, SpeechKind

KEYS = ("attributions", "nested_attributions")


class Said(NamedTuple):
    """An attribution: the pieces of its source, cue and content, and the id of the one whose content it stands in."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SpeechKind
    nested_in: str | None


def set_extensions() -> None:
    """Set the extensions on spaCy's Doc and Span; again is as well as once."""
    Doc.set_extension("attributions", getter=list_attributions, force=True)
    Doc.set_extension("clauses", getter=list_clauses, force=True)
    Span.set_extension("certainty", getter=find_certainty, force=True)
    Span.set_extension("negated", getter=lambda span: read_span(span)[1], force=True)


def list_attributions(doc: Doc) -> list[Said]:
    """List the attributions of a Doc by the order of their ids, nested ones after those that hold them."""
    parts: dict[str, list[Span]] = {}
    for key in KEYS:
        for span in doc.spans.get(key, ()):
            parts.setdefault(span.id_, []).append(span)
    report = Report(id="", text=doc.text)
    marks = find_quotations(report, find_paragraphs(report)) if parts and doc.text.strip() else ()
    quotes = [(one.outer.start, one.outer.end) for one in marks if not one.nested]
    found = []
    for name in sorted(parts, key=lambda name: [int(number) for number in name[1:].split(".")]):
        source, cue, content = (
            tuple(span for span in parts[name] if span.label_ == role) for role in ("source", "cue", "content")
        )
        kind = find_kind(content, quotes)
        found.append(Said(name, source, cue, content, kind, name.split(".")[0] if "." in name else None))
    return found


def find_kind(content: tuple[Span, ...], quotes: list[tuple[int, int]]) -> SpeechKind:
    """Tell direct speech from indirect and mixed, over all pieces of a content."""
    kinds = {read_kind((span.start_char, span.end_char), quotes) for span in content}
    return next(iter(kinds)) if len(kinds) == 1 else "mixed" if kinds else "indirect"


def list_clauses(doc: Doc) -> list[Span]:
    """List the clauses that assert something, each from its first word to its last, by place; they may overlap."""
    found = set()
    for sentence in doc.sents:
        for clause in find_clauses(sentence):
            words = [word for word in clause.words if not word.is_punct and not word.is_space]
            if words and asserts(clause) and not introduces(clause):
                found.add((words[0].i, words[-1].i + 1))
    return [Span(doc, start, end, label="clause") for start, end in sorted(found)]


def find_certainty(span: Span) -> Certainty:
    """Tell how certain a stretch is: hedged or handed on by its words, attributed where most of it is a content."""
    certainty = read_span(span)[0]
    inside = {
        at for key in KEYS for part in span.doc.spans.get(key, ()) if part.label_ == "content" for at in cover(part)
    }
    return "attributed" if certainty == "flat" and 2 * len(inside & cover(span)) > len(span) else certainty


def cover(span: Span) -> set[int]:
    """Give the places of a span's tokens."""
    return set(range(span.start, span.end))
