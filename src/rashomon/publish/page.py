"""The account as one page: a file that needs no network, no server and no script to be read, and opens in ten years.

Each template has one dataclass as its input and gets nothing else but the macros of `parts.html.j2`. All text is
escaped; the page's own policy forbids it to load anything or to run any script but the one inside it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rashomon.model import Account
from rashomon.publish.claims import view_claims
from rashomon.publish.differences import view_differences
from rashomon.publish.index import Index, make_index
from rashomon.publish.lineage import view_lineage
from rashomon.publish.naming import make_line, show_dates
from rashomon.publish.opening import (
    Clash,
    Figure,
    KindCount,
    Lead,
    WitnessRow,
    count_all,
    count_kinds,
    list_clashes,
    list_leads,
    list_witnesses,
)
from rashomon.publish.speech import view_speech
from rashomon.publish.texts import view_coverage, view_problems, view_texts
from rashomon.publish.world import view_when_where, view_world

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")

PARTS: dict[str, Callable[[Index], Any]] = {
    "reported": view_claims,
    "differ": view_differences,
    "lineage": view_lineage,
    "said": view_speech,
    "actors": view_world,
    "when": view_when_where,
    "coverage": view_coverage,
    "texts": view_texts,
    "problems": view_problems,
}
TEMPLATES = {  # the template, the title, and the title in short
    "reported": ("claims.html.j2", "What is reported", "Reported"),
    "differ": ("differences.html.j2", "Where they differ", "Differences"),
    "lineage": ("lineage.html.j2", "Who had it from whom", "Lineage"),
    "said": ("speech.html.j2", "Who said what", "Said"),
    "actors": ("world.html.j2", "The actors", "Actors"),
    "when": ("when_where.html.j2", "When and where", "When and where"),
    "coverage": ("coverage.html.j2", "What each adds and leaves out", "Coverage"),
    "texts": ("texts.html.j2", "The reports", "Texts"),
    "problems": ("problems.html.j2", "What could not be read", "Problems"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page: its address, its title, whole and in short, and its finished content."""

    id: str
    title: str
    short: str
    content: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """Input of `page.html.j2`: the head of the page, its sections, and the style and script that stand inside it."""

    headline: str
    headline_by: str
    headline_at: str
    dates: str
    figures: tuple[Figure, ...]
    problems: int
    leads: tuple[Lead, ...]
    clashes: tuple[Clash, ...]
    kinds: tuple[KindCount, ...]
    reports: tuple[WitnessRow, ...]
    sections: tuple[Section, ...]
    version: str
    models: str
    story: str
    style: Markup
    style_hash: str
    script: Markup
    script_hash: str


def account_html(account: Account) -> str:
    """Write the account as one self-contained page; the same account gives the same bytes."""
    index = make_index(account)
    sections = tuple(render_section(index, name) for name in PARTS)
    return render("page.html.j2", view_page(index, sections)) + "\n"


def render_section(index: Index, name: str) -> Section:
    """Render one part of the page."""
    from markupsafe import Markup

    template, title, short = TEMPLATES[name]
    return Section(id=name, title=title, short=short, content=Markup(render(template, PARTS[name](index))))


def view_page(index: Index, sections: tuple[Section, ...]) -> PageView:
    """Show the head of the page around its finished sections."""
    from markupsafe import Markup

    account, style, script = index.account, load_part("page.css"), load_part("page.js")
    headline = account.story.headline
    return PageView(
        headline=make_line(headline.text),
        headline_by=index.names.find_witness(headline.report).name,
        headline_at=index.link_passage(headline),
        dates=show_dates(account),
        figures=tuple(count_all(account)),
        problems=len(account.problems),
        leads=tuple(list_leads(index)),
        clashes=tuple(list_clashes(index)),
        kinds=tuple(count_kinds(account)),
        reports=tuple(list_witnesses(index)),
        sections=sections,
        version=account.story.version,
        models=", ".join(map(make_line, account.story.models)),
        story=account.story.id,
        style=Markup(style),
        style_hash=hash_part(style),
        script=Markup(script),
        script_hash=hash_part(script),
    )


def render(template: str, view: Any) -> str:
    """Render a template with its one input."""
    return make_environment().get_template(template).render(view=view)


@cache
def make_environment() -> Environment:
    """The template engine: everything escaped, and a name that the input does not have is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("rashomon.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["way"] = tell_way
    return environment


def tell_way(text: str) -> Markup:
    """The attribute by which a text that runs from right to left, in whole or in part, is set apart and so written."""
    from markupsafe import Markup

    return Markup(' dir="auto"' if LEFTWARD.search(text) else "")


def load_part(name: str) -> str:
    """The style sheet or the script, as it ships with the program."""
    return files("rashomon.publish").joinpath("templates", name).read_text(encoding="utf-8")


def hash_part(content: str) -> str:
    """The hash by which the page's policy lets its own style or script through."""
    return "sha256-" + b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")
