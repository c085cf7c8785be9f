"""The account in the terminal: short, within 80 columns, complete for those who never open the page.

Every line about the event is a passage of a report. What is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Account, Claim, Difference, Quote
from rashomon.publish.decisions import describe_decision, describe_doubt
from rashomon.publish.naming import (
    KINDS,
    Names,
    count,
    count_chains,
    count_outlets,
    make_line,
    make_names,
    show_dates,
    sort_claims,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    Line = tuple[Text, int, Text]

WIDTH = 80
MOST_CLAIMS, MOST_DIFFERENCES, MOST_QUOTES, MOST_PROBLEMS = 10, 6, 3, 6
MOST_DOUBTS = 3
MOST_VERSIONS, MOST_WORDS = 4, 160  # of a quotation; characters of an edit
INDENT, COLUMN = 4, 24  # of 80: before a line, and for an outlet's name before its words
STYLES = {"conflict": "bold red", "update": "yellow", "compatible": "cyan", "wording": "magenta"}
SIGNS = {"=": "", "-": "strike red", "+": "underline green"}


def print_summary(account: Account, console: Console) -> None:
    """Print the account in short on a Rich console."""
    from rich.table import Table

    width = min(console.width, WIDTH)
    for label, room, text in list_lines(account, make_names(account)):
        if not text:
            console.print()
            continue
        grid = Table.grid(padding=(0, 1, 0, 0))
        if room:
            grid.add_column(width=room - 1)
        grid.add_column(ratio=1)
        grid.add_row(*([label] if room else []), text)
        console.print(grid, width=width, highlight=False)


def list_lines(account: Account, names: Names) -> Iterator[Line]:
    """Every line of the summary: what stands before it, the room for that, and the line."""
    yield from list_head(account)
    yield from list_claims(account, names)
    yield from list_differences(account, names)
    yield from list_quotes(account, names)
    yield from list_lineage(account, names)
    yield from list_decisions(account)
    yield from list_problems(account, names)


def write_line(*parts: tuple[str, str], label: str = "", room: int = 0) -> Line:
    """A line of parts with their styles, hanging after a label; nothing of it is read as markup."""
    from rich.text import Text

    return Text(label, "dim"), room, Text.assemble(*parts)


def write_title(words: str, note: str = "") -> Iterator[Line]:
    """The title of a part, with an empty line before it."""
    yield write_line()
    yield write_line((words.upper(), "bold"), (f"  {note}" if note else "", "dim"))


def count_rest(left: int, thing: str) -> Iterator[Line]:
    """How many are not shown."""
    if left > 0:
        yield write_line((f"and {count(left, f'{thing} more', f'{thing}s more')} in the account", "dim"), room=INDENT)


def list_head(account: Account) -> Iterator[Line]:
    """The headline, the dates and the numbers."""
    figures = [
        show_dates(account),
        count(len(account.reports), "report"),
        count(count_outlets(account), "outlet"),
        f"at most {count(count_chains(account), 'independent chain')}",
    ]
    yield write_line((make_line(account.story.headline.text), "bold"))
    yield write_line((" · ".join(figure for figure in figures if figure), "dim"))


def list_claims(account: Account, names: Names) -> Iterator[Line]:
    """The claims of several reports, most independent first; of a lone report its first claims."""
    shared = [c for c in sort_claims(account.claims) if len(c.reports) > 1]
    shown = (shared or sort_claims(account.claims))[:MOST_CLAIMS]
    yield from write_title(
        "what is reported", f"{count(len(account.claims), 'claim')}, {len(shared)} of several reports"
    )
    if not shown:
        yield write_line(("nothing was read as a claim", ""), room=INDENT)
    for number, claim in enumerate(shown, start=1):
        yield write_line((make_line(claim.text, 300), ""), label=f"{number:>2}", room=INDENT)
        yield write_line((describe_claim(claim, names), "dim"), room=INDENT)
    yield from count_rest(len(account.claims) - len(shown), "claim")


def describe_claim(claim: Claim, names: Names) -> str:
    """How many reports and chains state a claim, which outlets, and the primary source where there is one."""
    parts = [count(len(claim.reports), "report"), count(claim.independent, "chain")]
    parts.append(", ".join(names.find_witness(report).name for report in claim.reports))
    if claim.primary_sources:
        parts.append(f"source: {make_line(names.name_actor(claim.primary_sources[0]), 50)}")
    return " · ".join(parts)


def list_differences(account: Account, names: Names) -> Iterator[Line]:
    """The differences, conflicts first, every value with its outlet."""
    order = list(KINDS)
    rows = sorted(account.differences, key=lambda d: order.index(d.kind))
    yield from write_title("where they differ", ", ".join(count_kinds(rows)))
    if not rows:
        yield write_line(("no difference found", ""), room=INDENT)
    for row in rows[:MOST_DIFFERENCES]:
        kind = (f"{row.kind}  ", STYLES[row.kind])
        yield write_line(kind, (make_line(row.question, 200), ""), label=f"{KINDS[row.kind]:>2}", room=INDENT)
        yield from list_values(row, names)
        if row.explanation:
            yield write_line((make_line(row.explanation, 200), "dim italic"), room=COLUMN)
    yield from count_rest(len(rows) - MOST_DIFFERENCES, "difference")


def count_kinds(rows: list[Difference]) -> Iterator[str]:
    """How many differences there are of each kind."""
    for kind in KINDS:
        if number := sum(row.kind == kind for row in rows):
            yield f"{number} {kind}"


def list_values(row: Difference, names: Names) -> Iterator[Line]:
    """Each outlet's words and the value read from them."""
    last = ""
    for value in row.values:
        words, short = make_line(value.text, 90), make_line(value.value)
        note = "" if short.casefold() in words.casefold() else f"  ({short})"
        name = name_row(names, value.report)
        yield write_line((words, ""), (note, "dim"), label="" if name == last else name, room=COLUMN)
        last = name


def name_row(names: Names, report: str) -> str:
    """The outlet of a report, indented, as short as its column."""
    return "    " + make_line(names.find_witness(report).name, COLUMN - 5)


def list_quotes(account: Account, names: Names) -> Iterator[Line]:
    """The quotations of most versions, the words that differ marked."""
    rows = sorted(account.quotes, key=lambda q: (-len({v.report for v in q.variants}), -len(q.variants)))
    if not rows:
        return
    yield from write_title("who said what", count(len(rows), "quotation"))
    for row in rows[:MOST_QUOTES]:
        speaker = make_line(names.name_actor(row.speaker)) or "speaker not known"
        yield write_line((speaker, "italic"), label=" “", room=INDENT)
        yield from list_variants(row, names)
    yield from count_rest(len(rows) - MOST_QUOTES, "quotation")


def list_variants(row: Quote, names: Names) -> Iterator[Line]:
    """Each version of a quotation; from the second on as edits of the first."""
    for i, variant in enumerate(row.variants[:MOST_VERSIONS]):
        edits = row.differs[i] if i and i < len(row.differs) else (("=", variant.text),)
        words = [(mark_edit(sign, make_line(text, MOST_WORDS)) + " ", SIGNS[sign]) for sign, text in edits]
        yield write_line(*words, label=name_row(names, variant.report), room=COLUMN)
    if len(row.variants) > MOST_VERSIONS:
        left = count(len(row.variants) - MOST_VERSIONS, "version")
        yield write_line((f"and {left} more", "dim"), room=COLUMN)


def mark_edit(sign: str, words: str) -> str:
    """Words left out stand in [-...-] and words put in in {+...+}, so that colour is not needed."""
    return {"=": words, "-": f"[-{words}-]", "+": f"{{+{words}+}}"}[sign]


def list_lineage(account: Account, names: Names) -> Iterator[Line]:
    """Who had it from whom, by report and basis, pictures left out."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for link in account.lineage:
        if link.scope != "photo":
            words = "credits" if link.basis == "credit" else "has words of" if link.directed else "shares words with"
            share = f" ({link.share:.0%})" if link.basis == "shared text" else ""
            origin = make_line(names.name_origin(link.origin)) + share
            found.setdefault((link.report, words), {})[origin] = None
    if found:
        yield from write_title("who had it from whom")
    for (report, words), origins in found.items():
        yield write_line((f"{words} ", "dim"), (", ".join(origins), ""), label=name_row(names, report), room=COLUMN)


def list_decisions(account: Account) -> Iterator[Line]:
    """What a person decided of the actors and what came of it, and how many doubts are left."""
    if account.decisions:
        yield from write_title("what was decided", count(len(account.decisions), "decision"))
    for decision in account.decisions:
        style = "dim" if decision.applied else "yellow"
        note = f"  {make_line(decision.note, 160)}" if decision.note else ""
        mark = "✓" if decision.applied else "✗"
        yield write_line((describe_decision(decision), ""), (note, "italic"), label=f" {mark}", room=INDENT)
        yield write_line((decision.outcome, style), room=INDENT)
    if account.doubts:
        yield from write_title("actors in doubt", count(len(account.doubts), "pair of names", "pairs of names"))
        for doubt in account.doubts[:MOST_DOUBTS]:
            yield write_line((describe_doubt(doubt), "dim"), room=INDENT)
        yield from count_rest(len(account.doubts) - MOST_DOUBTS, "doubt")
        yield write_line(("to decide:  rashomon decide account.json -o decisions.yaml", "dim"), room=INDENT)


def list_problems(account: Account, names: Names) -> Iterator[Line]:
    """What could not be read, resolved or placed."""
    if not account.problems:
        return
    yield from write_title("what could not be read")
    for problem in account.problems[:MOST_PROBLEMS]:
        about = "    " + make_line(names.name_origin(problem.report), COLUMN - 5)
        yield write_line((make_line(problem.reason, 300), "dim"), label=about, room=COLUMN)
    yield from count_rest(len(account.problems) - MOST_PROBLEMS, "problem")
