"""Checks plain data against the contract of an account: its form, every passage, and every name of another part.

The form is `account.schema.json`. What a schema cannot say is checked after it: that the text of each passage stands in
its report at its place, and that ids are unique and lead somewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.errors import BrokenAccount

SPAN_KEYS = frozenset(("report", "start", "end", "text"))


def check_account(data: Any) -> None:
    """Raise BrokenAccount, with the place of the first fault, unless the data is a whole and true account."""
    check_form(data)
    check_ids(data)
    texts = {report["id"]: report["text"] for report in data["reports"]}
    for at, span in find_spans(data, "$"):
        check_span(at, span, texts)
    for report in data["reports"]:
        check_ranges(report)
    check_names(data)


@cache
def load_schema() -> dict[str, Any]:
    """The JSON Schema of an account, as it ships with the program."""
    text = files("rashomon.publish").joinpath("account.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def make_validator() -> Any:
    """The validator of the schema, made once: making it costs more than a small account."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(load_schema())


def check_form(data: Any) -> None:
    """Check the data against the schema."""
    fault = next(make_validator().iter_errors(data), None)
    if fault:
        from jsonschema.exceptions import best_match

        deepest = best_match([fault]) or fault
        raise BrokenAccount(f"{deepest.json_path}: {deepest.message[:300]}")


def find_spans(data: Any, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every passage in the data with its place in it, however deep."""
    if isinstance(data, dict):
        if data.keys() >= SPAN_KEYS:
            yield at, data
        for key, part in data.items():
            if isinstance(part, dict | list):
                yield from find_spans(part, f"{at}.{key}")
    elif isinstance(data, list):
        for i, part in enumerate(data):
            if isinstance(part, dict | list):
                yield from find_spans(part, f"{at}[{i}]")


def check_span(at: str, span: dict[str, Any], texts: dict[str, str]) -> None:
    """Check that a passage stands in its report where it says."""
    if span["report"] not in texts:
        raise BrokenAccount(f"{at}: no report {span['report']!r}")
    text = texts[span["report"]]
    start, end = span["start"], span["end"]
    if not start < end <= len(text):
        raise BrokenAccount(f"{at}: no passage {start}:{end} in report {span['report']} of {len(text)} characters")
    if text[start:end] != span["text"]:
        raise BrokenAccount(
            f"{at}: report {span['report']} has {text[start:end][:60]!r} at {start}:{end}, not that text"
        )


def check_ranges(report: dict[str, Any]) -> None:
    """Check that the parts of a report that are body lie in its text, in order and apart."""
    last = 0
    for start, end in report.get("body", ()):
        if not last <= start < end <= len(report["text"]):
            raise BrokenAccount(f"$.reports: body {start}:{end} of report {report['id']} is out of place")
        last = end


def check_ids(data: dict[str, Any]) -> None:
    """Check that no two values of a kind have one id."""
    for part in ("reports", "claims", "differences", "quotes", "actors", "events"):
        seen: set[str] = set()
        for i, row in enumerate(data[part]):
            if row["id"] in seen:
                raise BrokenAccount(f"$.{part}[{i}]: the id {row['id']!r} is there twice")
            seen.add(row["id"])


def check_names(data: dict[str, Any]) -> None:
    """Check that every report and claim that is spoken of is there, and that chains are counted right."""
    reports = {row["id"] for row in data["reports"]}
    claims = {row["id"] for row in data["claims"]}
    for at, name in name_reports(data):
        if name not in reports:
            raise BrokenAccount(f"{at}: no report {name!r}")
    for at, claim in name_claims(data):
        if claim is not None and claim not in claims:
            raise BrokenAccount(f"{at}: no claim {claim!r}")
    actors = {row["id"] for row in data["actors"]}
    for at, actor in name_actors(data):
        if actor is not None and actor not in actors:
            raise BrokenAccount(f"{at}: no actor {actor!r}")
    for i, claim in enumerate(data["claims"]):
        if claim["independent"] != len(claim["chains"]):
            raise BrokenAccount(
                f"$.claims[{i}]: independent is {claim['independent']} of {len(claim['chains'])} chains"
            )


def name_reports(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each place that speaks of a report by its id, with the id."""
    for i, claim in enumerate(data["claims"]):
        yield from ((f"$.claims[{i}].reports", name) for name in claim["reports"])
        for j, chain in enumerate(claim["chains"]):
            yield from ((f"$.claims[{i}].chains[{j}]", name) for name in chain["reports"])
    yield from ((f"$.lineage[{i}].report", link["report"]) for i, link in enumerate(data["lineage"]))
    yield from ((f"$.coverage.{name}", name) for name in data["coverage"])
    yield from ((f"$.attributions[{i}].report", row["report"]) for i, row in enumerate(data["attributions"]))


def name_claims(data: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Each place that speaks of a claim by its id, with the id, or None where it speaks of none."""
    for part in ("differences", "timeline"):
        yield from ((f"$.{part}[{i}].claim", row["claim"]) for i, row in enumerate(data[part]))
    for i, row in enumerate(data.get("labels", ())):
        yield from ((f"$.labels[{i}].evidence[{j}]", use["claim"]) for j, use in enumerate(row["evidence"]))
    for i, event in enumerate(data["events"]):
        yield from label_all(f"$.events[{i}].claims", event["claims"])
    for report, row in data["coverage"].items():
        for key in ("states", "leaves_out", "alone"):
            yield from label_all(f"$.coverage.{report}.{key}", row[key])


def name_actors(data: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Each place that speaks of an actor by its id alone, with the id, or None where it speaks of none."""
    yield from ((f"$.labels[{i}].actor", row["actor"]) for i, row in enumerate(data.get("labels", ())))
    for i, row in enumerate(data.get("doubts", ())):
        yield from label_all(f"$.doubts[{i}].actors", row["actors"])


def label_all(at: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The same place with each of the names."""
    return ((at, name) for name in names)
