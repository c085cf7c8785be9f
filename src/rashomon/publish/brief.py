"""The account as a brief in Markdown, to paste into a story file: every line with its citations.

A citation names the report by its mark and the place by its characters, as in [NA 120-131]; the marks are listed at the
end. Words of a report are quoted or stand alone, and nothing of them is read as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rashomon.model import Account, Claim, Difference, Quote, Report, Span
from rashomon.publish.decisions import describe_decision, describe_doubt
from rashomon.publish.naming import (
    KINDS,
    Names,
    count,
    count_chains,
    count_outlets,
    make_line,
    make_names,
    show_date,
    show_dates,
    sort_claims,
)

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
MOST_WORDS = 400  # characters of a passage


def account_markdown(account: Account) -> str:
    """Write the account as a brief: claims of several reports, differences, quotations, lineage, sources, problems."""
    names = make_names(account)
    parts = [write_head(account), write_claims(account, names), write_differences(account, names)]
    parts += [write_quotes(account, names), write_lineage(account, names), write_sources(account, names)]
    parts += [write_decisions(account, names), write_problems(account, names)]
    return "\n".join(line for part in parts for line in part) + "\n"


def escape(text: str) -> str:
    """Words of a report on one line, so that they are no Markdown and no HTML."""
    return SPECIAL.sub(r"\\\1", make_line(text, MOST_WORDS))


def cite_spans(names: Names, spans: Iterable[Span]) -> str:
    """The citation of some passages: mark and characters of each."""
    places = (f"{names.find_witness(span.report).mark} {span.start}-{span.end}" for span in spans)
    return escape(f"[{'; '.join(dict.fromkeys(places))}]")


def write_head(account: Account) -> Iterator[str]:
    """The headline and the numbers."""
    yield f"# {escape(account.story.headline.text)}"
    yield ""
    figures = [
        show_dates(account),
        count(len(account.reports), "report"),
        count(count_outlets(account), "outlet"),
        f"at most {count(count_chains(account), 'independent chain')} behind a claim",
    ]
    yield " · ".join(figure for figure in figures if figure)


def write_claims(account: Account, names: Names) -> Iterator[str]:
    """The claims that several reports state; all, where there is one report."""
    claims = sort_claims(account.claims)
    shared = [claim for claim in claims if len(claim.reports) > 1] or claims
    yield "\n## What is reported\n"
    if not shared:
        yield "Nothing was read as a claim."
    for number, claim in enumerate(shared, start=1):
        yield f"{number}. {escape(claim.text)} — {describe_claim(claim, names)} {cite_spans(names, claim.evidence)}"
    if left := len(claims) - len(shared):
        yield f"\n{count(left, 'claim')} of one report only: see account.json"


def describe_claim(claim: Claim, names: Names) -> str:
    """Who states a claim, in how many chains, and from which source."""
    outlets = ", ".join(escape(names.find_witness(report).name) for report in claim.reports)
    sources = ", ".join(escape(names.name_actor(source)) for source in claim.primary_sources)
    return f"{outlets} ({count(claim.independent, 'chain')}{f'; source: {sources}' if sources else ''})"


def write_differences(account: Account, names: Names) -> Iterator[str]:
    """The differences, conflicts first, each value with its outlet."""
    yield "\n## Where they differ\n"
    if not account.differences:
        yield "No difference was found."
    order = list(KINDS)
    for row in sorted(account.differences, key=lambda d: order.index(d.kind)):
        yield from write_difference(row, names)


def write_difference(row: Difference, names: Names) -> Iterator[str]:
    """One difference."""
    yield f"- **{KINDS[row.kind]} {row.kind}** {escape(row.question)} ({escape(row.explanation)})"
    for value in row.values:
        short = "" if value.value.casefold() in value.text.casefold() else f" = {escape(value.value)}"
        outlet = escape(names.find_witness(value.report).name)
        yield f"  - {outlet}: “{escape(value.text)}”{short} {cite_spans(names, [value])}"


def write_quotes(account: Account, names: Names) -> Iterator[str]:
    """The quotations that stand in several reports, each version whole."""
    shared = [quote for quote in account.quotes if len({v.report for v in quote.variants}) > 1]
    if shared:
        yield "\n## Who said what\n"
    for quote in shared:
        yield from write_quote(quote, names)


def write_quote(quote: Quote, names: Names) -> Iterator[str]:
    """One quotation with its versions."""
    yield f"- {escape(names.name_actor(quote.speaker)) or 'speaker not known'}"
    for variant in quote.variants:
        outlet = escape(names.find_witness(variant.report).name)
        yield f"  - {outlet}: “{escape(variant.text)}” {cite_spans(names, [variant])}"


def write_lineage(account: Account, names: Names) -> Iterator[str]:
    """Who had it from whom, pictures left out."""
    links = [link for link in account.lineage if link.scope != "photo"]
    if links:
        yield "\n## Who had it from whom\n"
    for link in links:
        words = "credits" if link.basis == "credit" else "has words of" if link.directed else "shares words with"
        share = f" ({link.share:.0%} of its text)" if link.basis == "shared text" else ""
        report, origin = names.find_witness(link.report).name, names.name_origin(link.origin)
        yield f"- {escape(report)} {words} {escape(origin)}{share} {cite_spans(names, link.evidence)}"


def write_sources(account: Account, names: Names) -> Iterator[str]:
    """The reports with their marks."""
    yield "\n## The reports\n"
    for report, witness in zip(account.reports, names.witnesses, strict=True):
        yield f"- **{escape(witness.mark)}** {', '.join(describe_report(report, witness.name))}"


def describe_report(report: Report, name: str) -> Iterator[str]:
    """Outlet, title, date and address of a report, as far as known."""
    yield escape(name)
    if report.title:
        yield f"“{escape(report.title)}”"
    if report.published:
        yield show_date(report.published)
    if report.url:
        yield escape(report.url)


def write_decisions(account: Account, names: Names) -> Iterator[str]:
    """What a person decided of the actors, with what came of it; and the names that are in doubt."""
    if account.decisions:
        yield "\n## What was decided by hand\n"
    for decision in account.decisions:
        note = f" — {decision.note}" if decision.note else ""
        done = "applied" if decision.applied else "**not applied**"
        cited = f" {cite_spans(names, decision.mentions)}" if decision.mentions else ""
        yield f"- {escape(describe_decision(decision) + note)} ({done}: {escape(decision.outcome)}){cited}"
    if account.doubts:
        yield "\n## Actors in doubt\n"
    for doubt in account.doubts:
        yield f"- {escape(describe_doubt(doubt))} {cite_spans(names, (*doubt.left[:1], *doubt.right[:1]))}"


def write_problems(account: Account, names: Names) -> Iterator[str]:
    """What could not be read, resolved or placed."""
    if account.problems:
        yield "\n## What could not be read\n"
    for problem in account.problems:
        yield f"- {escape(names.name_origin(problem.report))}: {escape(problem.reason)}"
