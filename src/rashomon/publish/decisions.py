"""What a person decided and what is in doubt, in words; and a decisions file to fill in, the doubts as comments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rashomon.model import Account, Decision, Doubt, Reference, Span
from rashomon.publish.naming import Names, count, make_line, make_names

AROUND = 60  # characters shown on each side of a mention
MOST = 3  # mentions shown of a name; the others are counted


def decisions_template(account: Account) -> str:
    """Write a decisions file: those that the account was made with, and each doubt as a comment, ready to be used."""
    names = make_names(account)
    texts = {report.id: report.text for report in account.reports}
    lines = [
        f"# Decisions on the actors of: {make_line(account.story.headline.text)}",
        "# Take the # off the decision that you want, and give the file:  rashomon read REPORTS --decisions FILE",
        "# What can be said is in docs/decisions.md of Rashomon. A decision for `same` or `different` settles a doubt.",
    ]
    for decision in account.decisions:
        lines += ["", *write_decision(decision)]
    lines += ["", f"# {count(len(account.doubts), 'pair of names is', 'pairs of names are')} in doubt"]
    for number, doubt in enumerate(account.doubts, start=1):
        lines += ["#", *(f"# {line}".rstrip() for line in write_doubt(number, doubt, names, texts))]
    return "\n".join(lines) + "\n"


def write_decision(decision: Decision) -> Iterator[str]:
    """A decision as YAML, with what came of it as a comment."""
    yield f"# {'applied' if decision.applied else 'NOT APPLIED'}: {make_line(decision.outcome)}"
    parts = [write_reference(reference) for reference in decision.names]
    whom = ", ".join(parts)
    yield f"- {decision.kind}: {whom}" if decision.kind == "actor" else f"- {decision.kind}: [{whom}]"
    for key in ("type", "name", "note"):
        if value := getattr(decision, key):
            yield f"  {key}: {quote(value)}"


def write_reference(reference: Reference) -> str:
    """A name as YAML, with the report and the passage to which it is confined."""
    if not reference.report and not reference.passage:
        return quote(reference.name)
    told = ((key, getattr(reference, key)) for key in ("name", "report", "passage"))
    return f"{{{', '.join(f'{key}: {quote(value)}' for key, value in told if value)}}}"


def quote(words: str) -> str:
    """Words as YAML and JSON both read them, whatever they hold."""
    return json.dumps(make_line(words), ensure_ascii=False)


def write_doubt(number: int, doubt: Doubt, names: Names, texts: dict[str, str]) -> Iterator[str]:
    """A doubt with its reason and passages, and the two decisions that settle it."""
    yield f"{number}. {describe_doubt(doubt)}"
    for name, spans in zip(doubt.names, (doubt.left, doubt.right), strict=True):
        yield f"   {make_line(name)}: {count(len(spans), 'mention')}"
        for span in pick_spans(spans):
            yield f"     {names.find_witness(span.report).name} {span.start}-{span.end}: {show_around(span, texts)}"
    pair = ", ".join(quote(name) for name in doubt.names)
    same, different = f"- same: [{pair}]", f"- different: [{pair}]"
    yield from (same, different) if doubt.verdict == "apart" else (different, same)
    yield "  note: "


def describe_doubt(doubt: Doubt) -> str:
    """What the program did with two names, and why that is in doubt."""
    done = "joined" if doubt.verdict == "joined" else "kept apart"
    return f"{done}: “{make_line(doubt.names[0])}” and “{make_line(doubt.names[1])}” ({make_line(doubt.reason)})"


def pick_spans(spans: Iterable[Span]) -> list[Span]:
    """The first mention in each report, then others, a few in all."""
    found = list(spans)
    firsts = list({span.report: span for span in reversed(found)}.values())
    rest = [span for span in found if span not in firsts]
    return sorted([*sorted(firsts), *rest][:MOST])


def show_around(span: Span, texts: dict[str, str]) -> str:
    """A mention, marked, among the words around it."""
    text = texts[span.report]
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return make_line(f"{before}»{span.text}«{after}")


def describe_decision(decision: Decision) -> str:
    """What was decided, in words."""
    named = " and ".join(f"“{make_line(reference.name)}”" for reference in decision.names)
    if decision.kind != "actor":
        return f"{named}: {'one actor' if decision.kind == 'same' else 'not one actor'}"
    given = (f"of type {decision.type}" if decision.type else "", f"called “{decision.name}”" if decision.name else "")
    return f"{named}: {', '.join(part for part in given if part)}"
