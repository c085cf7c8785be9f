"""News articles as JSON, alone, in a list, or line by line, in the shapes of news-please, trafilatura and their kin.

The text of a report is title, standfirst and article text with an empty line between each. Which keys hold what says
the data file `load/fields.json`; each fact taken from one is a `Finding` that names the key.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.errors import Unreadable
from rashomon.load.dates import read_date
from rashomon.load.decoding import MOST_BYTES, decode, open_lines
from rashomon.load.sources import Source
from rashomon.load.textfile import make_guess
from rashomon.model import Finding, Problem, Report

LONGEST_ID = 80
Row = Mapping[str, Any]


@cache
def read_keys() -> dict[str, list[str]]:
    """Give the key names by which a fact may go."""
    text = files("rashomon").joinpath("data/load/fields.json").read_text(encoding="utf-8")
    keys: dict[str, list[str]] = json.loads(text)
    return keys


def read_json(source: Source, data: bytes) -> Iterator[Report | Problem]:
    """Read a file with one article or a list of them; one that holds JSON lines after all is read as such."""
    text, guess = decode(data, source.name)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = text.splitlines()
        if len(lines) > 1 and is_object(lines[0]):
            yield from read_rows(source, enumerate(lines, start=1))
            return
        raise Unreadable(source.name, f"its JSON is cut short or broken ({error}); save it again") from error
    rows = find_rows(value)
    if isinstance(value, dict) and rows is None:
        yield make_report(source, value, source.stem, guess)
        return
    if not rows:
        raise Unreadable(source.name, wrong_shape(value))
    for n, row in enumerate(rows, start=1):
        yield read_row(source, row, n, f"article {n}")


def read_lines(source: Source) -> Iterator[Report | Problem]:
    """Read JSON lines one by one, so that a file of any length can be read."""
    if source.path is None:
        raise Unreadable(source.name, "JSON lines are read from a file; give its path")
    with open_lines(source.path, source.packed) as stream:
        n = 0
        try:
            while data := stream.readline(MOST_BYTES):
                n += 1
                if data.strip():
                    yield from read_rows(source, [(n, data.decode("utf-8-sig", "replace"))])
        except (OSError, EOFError) as error:
            yield source.fail(f"the file breaks off ({error}); what came before was read", f"line {n + 1}")
        if not n:
            raise Unreadable(source.name, "it is empty; give a file with one article on each line")


def read_rows(source: Source, lines: Any) -> Iterator[Report | Problem]:
    """Read numbered lines of JSON, each an article; a broken one is a problem and the others are read."""
    for n, line in lines:
        if not line.strip():
            continue
        try:
            yield read_row(source, json.loads(line), n, f"line {n}")
        except (ValueError, RecursionError) as error:
            reason = f"the line is cut short or broken JSON ({error}); the other lines were read"
            yield source.fail(reason, f"line {n}")


def read_row(source: Source, row: object, n: int, where: str) -> Report | Problem:
    """Read one article of many; its id is its own, or the stem with its number."""
    if not isinstance(row, dict):
        return source.fail(wrong_shape(row), where)
    own = str(pick(row, "id")[1] or "").strip()
    try:
        return make_report(source, row, own[:LONGEST_ID] or f"{source.stem}-{n:03}", "")
    except Unreadable as error:
        return source.fail(error.reason, where)


def make_report(source: Source, row: Row, name: str, guess: str) -> Report:
    """Make the report of one article; Unreadable where it has no text."""
    (title_key, title), (_, standfirst), (_, text) = (pick(row, field) for field in ("title", "standfirst", "text"))
    if not text:
        raise Unreadable(source.name, wrong_shape(row))
    whole = "\n\n".join(mend(part) for part in (title, standfirst, text) if part)
    facts = find_facts(row)
    report = Report(
        id=name,
        text=whole,
        source=source.name,
        title=mend(title) if title else None,
        title_at=(0, len(mend(title))) if title else None,
        url=value_of(facts, "url"),
        outlet=value_of(facts, "outlet"),
        published=value_of(facts, "published"),
        language=(value_of(facts, "language") or "en").lower()[:2],
        authors=tuple(fact.value for fact in facts if fact.field == "authors"),
        findings=((make_guess(guess),) if guess else ()) + facts,
    )
    if not title:
        return report
    at = report.span(0, len(mend(title)))
    return report.with_(
        findings=(*report.findings, Finding(field="title", value=at.text, basis=f"key {title_key}", span=at))
    )


def find_facts(row: Row) -> tuple[Finding, ...]:
    """Find what the keys say of an article, each with the key that says it."""
    found = []
    for field in ("url", "outlet", "published", "language"):
        key, value = pick(row, field)
        value = (read_date(value) or "") if field == "published" else value
        if value and not (field == "url" and "/" not in value):
            found.append(Finding(field=field, value=value, basis=f"key {key}"))
    key, names = pick_list(row, "authors")
    return (*found, *(Finding(field="authors", value=name, basis=f"key {key}") for name in names))


def pick(row: Row, field: str) -> tuple[str, str]:
    """Give the first key of a field that holds a value, and the value as text."""
    for key in read_keys()[field]:
        value = row.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value")
        if isinstance(value, str | int | float) and str(value).strip():
            return key, str(value)
    return "", ""


def pick_list(row: Row, field: str) -> tuple[str, list[str]]:
    """Give the first key of a field that holds names, and the names, in order and each once."""
    for key in read_keys()[field]:
        names = list(dict.fromkeys(split_names(row.get(key))))
        if names:
            return key, names
    return "", []


def split_names(value: object) -> list[str]:
    """Split what a field holds into names: a list, a text with semicolons, or a list that was saved as text."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        value = [part.strip(" '\"") for part in value[1:-1].split(",")]
    if isinstance(value, str):
        value = value.split(";")
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return []
    names = (item.get("name") if isinstance(item, dict) else item for item in value)
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]


def value_of(facts: tuple[Finding, ...], field: str) -> str | None:
    """Give the value that was found for a field."""
    return next((fact.value for fact in facts if fact.field == field), None)


def find_rows(value: object) -> list[object] | None:
    """Give the articles of a list, or of the key that holds a list of them; None where there is no list."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not pick(value, "text")[1]:
        lists = (value.get(key) for key in read_keys()["many"])
        return next((rows for rows in lists if isinstance(rows, list) and rows and isinstance(rows[0], dict)), None)
    return None


def is_object(line: str) -> bool:
    """Whether a line is a whole JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def wrong_shape(value: object) -> str:
    """Say which key an article lacks, and which it has."""
    wanted = ", ".join(read_keys()["text"][:3])
    kind = "a list" if isinstance(value, list) else f"a {type(value).__name__}"
    has = f"its keys are {', '.join(sorted(map(str, value))[:8])}" if isinstance(value, dict) else f"it is {kind}"
    return f"it is JSON without an article text ({has}); the text must stand under {wanted} or a like key"


def mend(text: str) -> str:
    """Replace half characters and zero characters, which no file could hold, by the replacement character."""
    if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")
    return text
