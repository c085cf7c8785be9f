"""The account in the terminal: short, within 80 columns, complete for those who never open the page.

Every line about the event is a passage of a report. What is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.model import Account, Claim, Difference, Quote
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

WIDTH = 80
MOST_CLAIMS, MOST_DIFFERENCES, MOST_QUOTES, MOST_PROBLEMS = 10, 6, 4, 6
COLUMN = 22  # of an outlet's name, of 80
STYLES = {"conflict": "bold red", "update": "yellow", "compatible": "cyan", "wording": "magenta"}
SIGNS = {"=": "", "-": "strike red", "+": "underline green"}


def print_summary(account: Account, console: Console) -> None:
    """Print the account in short on a Rich console."""
    from rich.padding import Padding
    from rich.text import Text

    names = make_names(account)
    width = min(console.width, WIDTH)
    for indent, line in list_lines(account, names):
        text = line if isinstance(line, Text) else Text(line)
        console.print(Padding(text, (0, 0, 0, indent), expand=False), width=width, highlight=False, soft_wrap=False)


Line = tuple[int, "Text | str"]


def list_lines(account: Account, names: Names) -> Iterator[Line]:
    """Every line of the summary with its indent."""
    yield from head(account)
    yield from list_claims(account, names)
    yield from list_differences(account, names)
    yield from list_quotes(account, names)
    yield from list_lineage(account, names)
    yield from list_problems(account)


def styled(*parts: tuple[str, str]) -> Text:
    """A line of parts with their styles, never read as markup."""
    from rich.text import Text

    return Text.assemble(*parts)


def title(words: str, note: str = "") -> Iterator[Line]:
    """The title of a part, with a line before it."""
    yield 0, ""
    yield 0, styled((words.upper(), "bold"), (f"  {note}" if note else "", "dim"))


def more(left: int, thing: str) -> Iterator[Line]:
    """How many are not shown."""
    if left > 0:
        yield 2, styled((f"and {count(left, thing)} more in the account", "dim"))


def head(account: Account) -> Iterator[Line]:
    """The headline, the dates and the numbers."""
    figures = [
        show_dates(account),
        count(len(account.reports), "report"),
        count(count_outlets(account), "outlet"),
        f"up to {count(count_chains(account), 'independent chain')} a claim",
    ]
    yield 0, styled((make_line(account.story.headline.text), "bold"))
    yield 0, styled((" · ".join(figure for figure in figures if figure), "dim"))


def list_claims(account: Account, names: Names) -> Iterator[Line]:
    """The claims of several reports, most independent first; of a lone report its first claims."""
    shared = [c for c in sort_claims(account.claims) if len(c.reports) > 1]
    shown = (shared or sort_claims(account.claims))[:MOST_CLAIMS]
    yield from title("what is reported", f"{count(len(account.claims), 'claim')}, {len(shared)} of several reports")
    if not shown:
        yield 2, "nothing was read as a claim"
    for number, claim in enumerate(shown, start=1):
        yield 2, styled((f"{number:>2}  ", "dim"), (make_line(claim.text, 300), ""))
        yield 6, styled((describe_claim(claim, names), "dim"))
    yield from more(len(account.claims) - len(shown), "claim")


def describe_claim(claim: Claim, names: Names) -> str:
    """How many reports and chains state a claim, which outlets, and the primary source where there is one."""
    parts = [count(len(claim.reports), "report"), count(claim.independent, "chain")]
    parts += [f"source: {make_line(', '.join(map(names.name_actor, claim.primary_sources)), 60)}"] * bool(
        claim.primary_sources
    )
    return f"{' · '.join(parts)} · {', '.join(names.find_witness(report).name for report in claim.reports)}"


def list_differences(account: Account, names: Names) -> Iterator[Line]:
    """The differences, conflicts first, every value with its outlet."""
    order = list(KINDS)
    rows = sorted(account.differences, key=lambda d: order.index(d.kind))
    yield from title("where they differ", ", ".join(count_kinds(rows)))
    if not rows:
        yield 2, "no difference found"
    for row in rows[:MOST_DIFFERENCES]:
        yield 2, styled((f"{KINDS[row.kind]} {row.kind}", STYLES[row.kind]), (f"  {make_line(row.question, 200)}", ""))
        yield from list_values(row, names)
        yield 6, styled((make_line(row.explanation, 200), "dim"))
    yield from more(len(rows) - MOST_DIFFERENCES, "difference")


def count_kinds(rows: list[Difference]) -> Iterator[str]:
    """How many differences there are of each kind."""
    for kind in KINDS:
        if number := sum(row.kind == kind for row in rows):
            yield f"{number} {kind}"


def list_values(row: Difference, names: Names) -> Iterator[Line]:
    """Each outlet's words and the value read from them."""
    for value in row.values:
        words = make_line(value.text, 90)
        short = "" if value.value.casefold() in words.casefold() else f"  ({make_line(value.value)})"
        name = make_line(names.find_witness(value.report).name, COLUMN)
        yield 6, styled((f"{name:<{COLUMN}} ", "dim"), (words, ""), (short, "dim"))


def list_quotes(account: Account, names: Names) -> Iterator[Line]:
    """The quotations of most versions, the words that differ marked."""
    rows = sorted(account.quotes, key=lambda q: (-len({v.report for v in q.variants}), -len(q.variants)))
    if not rows:
        return
    yield from title("who said what", count(len(rows), "quotation"))
    for row in rows[:MOST_QUOTES]:
        yield 2, styled((names.name_actor(row.speaker) or "speaker not known", "italic"))
        yield from list_variants(row, names)
    yield from more(len(rows) - MOST_QUOTES, "quotation")


def list_variants(row: Quote, names: Names) -> Iterator[Line]:
    """Each version of a quotation; from the second on as edits of the first."""
    for i, variant in enumerate(row.variants):
        name = make_line(names.find_witness(variant.report).name, COLUMN)
        edits = row.differs[i] if i and i < len(row.differs) else (("=", variant.text),)
        words = [(mark_edit(sign, make_line(text)) + " ", SIGNS[sign]) for sign, text in edits]
        yield 6, styled((f"{name:<{COLUMN}} ", "dim"), *words)


def mark_edit(sign: str, words: str) -> str:
    """Words left out stand in [-...-] and words put in in {+...+}, so that colour is not needed."""
    return {"=": words, "-": f"[-{words}-]", "+": f"{{+{words}+}}"}[sign]


def list_lineage(account: Account, names: Names) -> Iterator[Line]:
    """Who had it from whom, pictures left out."""
    rows = [link for link in account.lineage if link.scope != "photo"]
    if not rows:
        return
    yield from title("who had it from whom")
    for link in rows:
        arrow = "←" if link.directed else "–"
        note = link.basis + (f", {link.share:.0%} of its text" if link.basis == "shared text" else "")
        note += " (a statement)" if link.scope == "statement" else ""
        name = names.find_witness(link.report).name
        yield 2, styled((f"{name} {arrow} {make_line(names.name_origin(link.origin))}", ""), (f"  {note}", "dim"))


def list_problems(account: Account) -> Iterator[Line]:
    """What could not be read, resolved or placed."""
    if not account.problems:
        return
    yield from title("what could not be read")
    for problem in account.problems[:MOST_PROBLEMS]:
        yield 2, styled((f"{make_line(problem.report)}: ", ""), (make_line(problem.reason, 300), "dim"))
    yield from more(len(account.problems) - MOST_PROBLEMS, "problem")
