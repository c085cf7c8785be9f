"""Saved pages as the text that a person copies from them: all that is seen, from the headline to the end.

Each line of it is known to be body or not from the expected fields that fundus keeps beside its pages. The text goes on
three lines before the headline and after the last paragraph, as a hand on a mouse does.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

BLOCKS = set(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "br",
    ]
)
UNSEEN = set(["script", "style", "noscript", "template", "svg", "head", "iframe", "select", "option", "textarea"])
MARGIN = 3
ENGLISH = ("au", "ca", "uk", "us", "ind", "my", "za")


@dataclass(frozen=True)
class Pasted:
    name: str
    publisher: str
    page: bytes
    lines: tuple[str, ...]
    labels: tuple[str, ...]  # body, title, head (a sub-head), not
    title: str
    authors: tuple[str, ...]
    published: str
    paragraphs: tuple[str, ...]


def fold(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def read_pages(folder: Path) -> Iterator[Pasted]:
    """Give each page of the fundus test data whose expected fields are there and whose language is English."""
    for fields in sorted((folder / "test_data").glob("*/*.json")):
        versions = json.loads(fields.read_text(encoding="utf-8"))
        pages = sorted(fields.parent.glob(fields.stem + "_*.html.gz"))
        for page in pages:
            data = gzip.decompress(page.read_bytes())
            best = max(
                (paste(page.name, fields.stem, data, gold) for gold in versions.values()),
                key=lambda p: p.labels.count("body"),
            )
            if best.labels.count("body") >= 3 and is_english(best.paragraphs):
                yield best


def is_english(paragraphs: tuple[str, ...]) -> bool:
    words = " ".join(paragraphs).lower().split()
    return sum(word in ("the", "of", "and", "to", "in", "a") for word in words) > 0.12 * len(words)


def paste(name: str, publisher: str, data: bytes, gold: dict) -> Pasted:
    body = gold.get("body") or {}
    sections = body.get("sections", [])
    paragraphs = [*body.get("summary", []), *(p for s in sections for p in s["paragraphs"])]
    heads = {fold(h) for s in sections for h in s["headline"]}
    title = gold.get("title") or ""
    lines = list(see(data))
    labels = [label(line, {fold(p) for p in paragraphs}, heads, fold(title)) for line in lines]
    where = [n for n, kind in enumerate(labels) if kind == "body"]
    titles = [n for n, kind in enumerate(labels) if kind == "title" and (not where or n < where[0])]
    first = max(0, (titles[-1] if titles else where[0] if where else 0) - MARGIN)
    last = (where[-1] if where else 0) + MARGIN + 1
    return Pasted(
        name=name,
        publisher=publisher,
        page=data,
        lines=tuple(lines[first:last]),
        labels=tuple(labels[first:last]),
        title=title,
        authors=tuple(gold.get("authors") or ()),
        published=str(gold.get("publishing_date") or ""),
        paragraphs=tuple(paragraphs),
    )


def label(line: str, paragraphs: set[str], heads: set[str], title: str) -> str:
    text = fold(line)
    if text == title:
        return "title"
    if text in heads:
        return "head"
    if text in paragraphs or (
        len(text) > 25 and any(text in p or (p in text and len(p) > 0.8 * len(text)) for p in paragraphs)
    ):
        return "body"
    return "not"


def see(data: bytes) -> Iterator[str]:
    """Give the lines of text of a page as a browser would break them, hidden parts left out."""
    tree = html.fromstring(data.decode("utf-8", "replace").encode(), parser=html.HTMLParser(encoding="utf-8"))
    body = tree.find("body")
    pieces: list[str] = []

    def walk(node) -> None:
        if isinstance(node.tag, str) and node.tag not in UNSEEN and not is_hidden(node):
            broken = node.tag in BLOCKS
            pieces.append("\n" if broken else "")
            pieces.append(re.sub(r"\s+", " ", node.text or ""))
            for child in node:
                walk(child)
            pieces.append("\n" if broken else "")
        pieces.append(re.sub(r"\s+", " ", node.tail or ""))

    if body is not None:
        walk(body)
    for line in "".join(pieces).split("\n"):
        if line.strip():
            yield re.sub(r"\s+", " ", line).strip()


def is_hidden(node) -> bool:
    style = (node.get("style") or "").replace(" ", "")
    return node.get("hidden") is not None or "display:none" in style or node.get("aria-hidden") == "true"
