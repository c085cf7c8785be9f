"""The page in a real browser: no request, no error, all reachable by keyboard, readable on a phone and on paper."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Account, Tie
from rashomon.publish import account_html

from .axe import find_violations
from .factory import find, make_account
from .test_page import make_hostile

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HIGH_ENOUGH = 4.5  # contrast of text, WCAG 2.2 AA


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless chromium; without one the tests are skipped, except under CI."""
    reason = "no chromium on this machine: apt-get install chromium"
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the pages of two accounts."""
    folder: Path = tmp_path_factory.mktemp("pages")
    accounts = {"ferry": add_tie(make_account()), "hostile": make_hostile()}
    for name, account in accounts.items():
        (folder / f"{name}.html").write_text(account_html(account), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in accounts}


def add_tie(account: Account) -> Account:
    """The account with a second tie, of another outlet, type and date than the first."""
    (tie,) = account.ties
    accuses = Tie(
        subject="a1marten",
        relation="accuses",
        object="a2norrline",
        evidence=(find(account.reports[0], "Ilse Marten"),),
        date="2031-03-03",
        code="ACCUSE",
    )
    return replace(account, ties=(replace(tie, date="2031-03-02/2031-03-04"), accuses))


@pytest.fixture
def open_page(browser: Any, pages: dict[str, str]) -> Iterator[Any]:
    """Open a page and watch it: the test fails where it complains, asks for anything, or runs what a report holds."""
    contexts, complaints, asked = [], [], []

    def work(name: str = "ferry", hash: str = "", width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pages[name] + hash)
        return page

    yield work
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert sum(url.startswith("file:") for url in asked) == len(contexts)


@pytest.mark.parametrize("name", ["ferry", "hostile"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_opens_quietly_and_fits_the_width(open_page: Any, name: str, width: int) -> None:
    page = open_page(name, width=width)
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_claim_opens_and_its_passage_leads_to_the_text(open_page: Any) -> None:
    page = open_page()
    for claim in page.locator(".claim").all():
        claim.locator("summary").click()
        assert claim.locator(".side figure").first.is_visible()
    page.locator("#claim-c2hurt .side .at").first.click()
    assert page.evaluate("location.hash").startswith("#r-a-wire-")
    assert page.locator(":target").inner_text().startswith("injuring at least 12")


def test_a_click_on_a_passage_goes_to_its_claim(open_page: Any) -> None:
    page = open_page()
    page.locator(".fulltext .m-alone", has_text="The crew had switched").click()
    assert page.evaluate("location.hash") == "#claim-c3radar"
    assert page.locator("#claim-c3radar").is_visible()


def test_an_address_opens_what_it_leads_to(open_page: Any) -> None:
    page = open_page(hash="#claim-c3radar")
    assert page.locator("#claim-c3radar").is_visible()
    page = open_page(hash="#claim-c1aground")
    assert page.locator("#claim-c1aground .side figure").first.is_visible()


def test_from_a_passage_to_its_claim_and_back_by_keyboard(open_page: Any) -> None:
    page = open_page(hash="#report-a-wire")
    page.locator("#report-a-wire .m-shared + .note").first.focus()
    page.keyboard.press("Enter")
    page.locator("#claim-c1aground .at").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "at"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#r-a-wire-")


@pytest.mark.parametrize(
    "name, scheme, width", [("ferry", "light", 1280), ("ferry", "dark", 360), ("hostile", "light", 800)]
)
def test_axe_finds_no_violation(open_page: Any, name: str, scheme: str, width: int) -> None:
    page = open_page(name, width=width, color_scheme=scheme)
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert find_violations(page) == []


def test_every_address_of_the_page_is_reached_by_a_click(open_page: Any) -> None:
    page = open_page()
    lost = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(link => link.getAttribute('href')).filter(href => {
          location.hash = href;
          const target = document.getElementById(decodeURIComponent(href.slice(1)));
          return !target || !target.checkVisibility();
        })"""
    )
    assert lost == [] or page.wait_for_timeout(100) or find_hidden(page, lost) == []


def find_hidden(page: Any, addresses: list[str]) -> list[str]:
    """The addresses that lead to something hidden, one by one, as the page opens what is closed after each."""
    hidden = []
    for address in dict.fromkeys(addresses):
        page.evaluate(
            "address => { location.hash = address; dispatchEvent(new HashChangeEvent('hashchange')); }", address
        )
        if not page.evaluate("address => document.getElementById(address.slice(1))?.checkVisibility()", address):
            hidden.append(address)
    return hidden


def test_a_passage_and_a_claim_are_copied_as_citations(open_page: Any) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.locator("#claim-c2hurt summary").click()
    page.locator("#claim-c2hurt figure .copy").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“injuring at least 12” (Meridian Wire, “Ferry runs aground in fog off Orsk Point, 12 hurt”, "
    )
    assert "https://wire.example/ferry, characters" in copied and "#r-a-wire-" in copied
    page.locator("#claim-c2hurt .meta .copy").click()
    assert "3 reports · 2 chains" in page.evaluate("navigator.clipboard.readText()")


def test_works_without_a_script(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    page.locator("#claim-c1aground summary").click()
    assert page.locator("#claim-c1aground .side figure").first.is_visible()
    assert not page.locator(".search").is_visible()


def test_search_finds_and_gives_back(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("deckhands radar")
    assert page.locator("#claim-c3radar").is_visible()
    assert not page.locator("#claim-c1aground").is_visible()
    assert page.locator("nav a[href='#differ'].none").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#claim-c1aground").is_visible()


def test_search_marks_its_hits_and_goes_from_one_to_the_next(open_page: Any) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("deckhands")
    assert page.evaluate("[...CSS.highlights.get('hit')].map(range => range.toString())").count("deckhands") >= 2
    for n in (1, 2):
        page.keyboard.press("Enter")
        assert page.locator(".search output").inner_text().startswith(f"{n} of ")
        place = page.evaluate("[...CSS.highlights.get('here')][0].getBoundingClientRect().top")
        assert 0 < place < 800
    page.keyboard.press("Escape")
    assert page.evaluate("CSS.highlights.size") == 0


def test_the_keyboard_reaches_every_link_in_order(open_page: Any) -> None:
    page = open_page()
    wanted = page.locator("a[href]:visible, summary:visible, input:visible").count()
    reached = set()
    for _ in range(wanted + 60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    links = page.evaluate(
        """[...document.querySelectorAll('a[href], summary, input')]
        .filter(node => node.checkVisibility() && !node.closest('details:not([open]) > :not(summary)'))
        .map(node => [...document.querySelectorAll('*')].indexOf(node))"""
    )
    assert set(links) <= reached


def test_sorts_of_ties_can_be_put_aside(open_page: Any) -> None:
    page = open_page()
    assert page.locator(".tie.other").first.is_visible()
    page.locator(".show-other").uncheck()
    assert not page.locator(".tie.other").first.is_visible()


@pytest.mark.parametrize("name, value", [("outlet", "c-own"), ("type", "accuse"), ("from", "2031-03-04")])
def test_ties_are_filtered_by_outlet_type_and_date(open_page: Any, name: str, value: str) -> None:
    page = open_page()
    assert page.locator(".tie:visible").count() == page.locator(".tie-line:visible").count() == 2
    page.locator(f".filters select[name={name}]").select_option(value)
    assert page.locator(".tie:visible").count() == page.locator(".tie-line:visible").count() == 1
    page.locator(f".filters select[name={name}]").select_option("")
    assert page.locator(".tie:visible").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_stands_out_from_paper(open_page: Any, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    names = ["ink", "soft", "accent", "conflict", "update", "compatible", "wording", "put", "paper"]
    colours = page.evaluate(
        """names => names.map(name => {
          const node = document.body.appendChild(document.createElement('i'));
          node.style.color = `var(--${name})`;
          return getComputedStyle(node).color.match(/[0-9]+/g).slice(0, 3).map(Number);
        })""",
        names,
    )
    *inks, paper = [measure_light(*colour) for colour in colours]
    assert [ink for ink in inks if (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) < HIGH_ENOUGH] == []


def measure_light(*colour: int) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_prints_with_everything_open(open_page: Any, tmp_path: Path) -> None:
    page = open_page()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#claim-c1aground .side figure").first.is_visible()
    assert not page.locator("nav").is_visible()
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF") and 2 <= printed.count(b"/Type /Page\n") <= 20


def test_hostile_text_is_shown_and_does_nothing(open_page: Any) -> None:
    page = open_page("hostile")
    shown = page.locator(".fulltext").inner_text()
    for words in ("</style><script>alert(1)", "onerror=", "⟨U+202E⟩gnp.exe", "{{ 7*7 }}", "عبّارة", "\U0001f6a2"):
        assert words in shown
    assert page.locator("h1").inner_text().startswith("Ferry </style>")
