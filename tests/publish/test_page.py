"""The page asks the network for nothing, every link leads somewhere, and hostile text does nothing."""

import re
from collections import Counter
from dataclasses import fields, replace
from importlib.resources import files
from urllib.parse import unquote

import pytest
from lxml import html

from rashomon.model import Account, Chain, Claim, Difference, Evidence, Head, Report, Value
from rashomon.publish import account_html
from rashomon.publish.claims import ClaimsView, list_passages
from rashomon.publish.differences import DifferencesView
from rashomon.publish.index import make_index
from rashomon.publish.lineage import LineageView
from rashomon.publish.page import PARTS, PageView
from rashomon.publish.speech import SpeechView
from rashomon.publish.texts import CoverageView, ProblemsView, TextsView
from rashomon.publish.world import WhenWhereView, WorldView

from .factory import make_account

INPUTS = {
    "page.html.j2": PageView,
    "claims.html.j2": ClaimsView,
    "differences.html.j2": DifferencesView,
    "lineage.html.j2": LineageView,
    "speech.html.j2": SpeechView,
    "world.html.j2": WorldView,
    "when_where.html.j2": WhenWhereView,
    "coverage.html.j2": CoverageView,
    "problems.html.j2": ProblemsView,
    "texts.html.j2": TextsView,
}
HOSTILE = (
    "Ferry </style><script>alert(1)</script> aground\n\n"
    '<img src=x onerror="alert(2)"> "><svg onload=alert(3)> \u202egnp.exe\u202c {{ 7*7 }} {% raw %}\n'
    "--><!-- ]]> &lt;b&gt; \x00\x1b[31m \U0001f6a2 عبّارة \ud800\n" + "x" * 200_000
)


def make_hostile() -> Account:
    """An account of one report that tries everything."""
    report = Report(
        id='a"><script>x', text=HOSTILE, outlet="<b>Lamp</b>", title="</title><script>", url="javascript:alert(4)"
    )
    span = report.span(0, len(HOSTILE))
    claim = Claim(
        id="c'><i>",
        text=HOSTILE,
        evidence=(span.extend(Evidence, attributed_to="<script>"), report.span(0, 30).extend(Evidence)),
        asserted_by="<b>",
        reports=(report.id,),
        outlets=("<b>",),
        status="single",
        chains=(Chain(origin="<u>", reports=(report.id,), basis=(report.span(3, 40),)),),
        independent=1,
    )
    head = Head(id="<s>", headline=report.span(0, 40), first=None, last=None, version="<v>", models=("</script>",))
    return Account(story=head, reports=(report,), claims=(claim,))


def make_bare() -> Account:
    """An account of one report and nothing else."""
    report = Report(id="a", text="One line.")
    head = Head(id="s", headline=report.span(0, 9), first=None, last=None, version="0")
    return Account(story=head, reports=(report,))


ACCOUNTS = {"whole": make_account(), "hostile": make_hostile(), "bare": make_bare()}


@pytest.fixture(params=sorted(ACCOUNTS))
def page(request: pytest.FixtureRequest) -> html.HtmlElement:
    """The page of each account, parsed as a browser would."""
    return html.document_fromstring(account_html(ACCOUNTS[request.param]).encode("utf-8"))


def test_ids_are_unique(page: html.HtmlElement) -> None:
    assert [name for name, number in Counter(page.xpath("//@id")).items() if number > 1] == []


def test_every_link_leads_somewhere(page: html.HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    inner = [unquote(href[1:]) for href in page.xpath("//a/@href") if href.startswith("#")]
    assert inner and set(inner) <= ids


def test_nothing_is_asked_of_the_network(page: html.HtmlElement) -> None:
    assert page.xpath("//@src | //@srcset | //iframe | //object | //embed | //form/@action | //base") == []
    assert page.xpath("//link/@href") == ["data:,"]
    outer = [a for a in page.xpath("//a[@href]") if not a.get("href").startswith("#")]
    assert all("noreferrer" in a.get("rel") and re.match("https?://", a.get("href")) for a in outer)
    style = page.xpath("//style")[0].text
    assert not re.search(r"url\(|@import", style)


def test_only_its_own_script_runs(page: html.HtmlElement) -> None:
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert page.xpath("//@*[starts-with(name(), 'on')] | //*/@style | //b[text()='Lamp'] | //img | //i | //u") == []
    assert "script-src 'sha256-" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_the_text_of_each_report_is_there_whole() -> None:
    for account in (make_account(), make_bare()):
        page = html.document_fromstring(account_html(account).encode("utf-8"))
        for note in page.xpath("//a[contains(@class, 'note')] | //*[@class='margin']"):
            note.drop_tree()
        texts = [node.text_content() for node in page.xpath("//*[@class='fulltext']")]
        assert texts == [report.text for report in account.reports]


def test_passages_and_claims_lead_to_each_other() -> None:
    page = html.document_fromstring(account_html(make_account()))
    start = make_account().claims[1].evidence[0].start
    passage = page.get_element_by_id(f"r-a-wire-{start}")
    assert passage.text_content().startswith("injuring")
    assert page.xpath(f"//article[@id='claim-c2hurt']//a[@href='#r-a-wire-{start}']")
    assert page.xpath("//*[@class='fulltext']//a[@href='#claim-c2hurt']")
    assert page.xpath("//*[@class='fulltext']//a[@href='#diff-d1hurt']")


def test_claims_stand_most_independent_first_and_conflicts_first() -> None:
    page = html.document_fromstring(account_html(make_account()))
    assert page.xpath("//article[starts-with(@id, 'claim-')]/@id") == ["claim-c1aground", "claim-c2hurt"]
    assert page.xpath("//tr[starts-with(@id, 'diff-')]/@id") == ["diff-d1hurt", "diff-d2scrape"]
    order = page.xpath("//main/section/@id")
    assert order == list(PARTS)


def test_chains_frame_the_marks_of_their_reports() -> None:
    page = html.document_fromstring(account_html(make_account()))
    frames = page.xpath("//article[@id='claim-c1aground']//span[@class='chains']/span")
    assert [frame.xpath("./a/text()") for frame in frames] == [["MW", "EL"], ["HG"], ["D"]]


def test_empty_parts_say_so() -> None:
    page = html.document_fromstring(account_html(make_bare()))
    silent = {section.get("id"): section.xpath(".//p[@class='empty']") for section in page.xpath("//main/section")}
    assert [name for name, words in silent.items() if not words] == ["texts"]


def make_large(reports: int = 10, sentences: int = 40) -> Account:
    """A story of many reports that share every other sentence, each sentence a claim and every fourth a difference."""
    texts = []
    for n in range(reports):
        lines = [
            f"Sentence {k} of the {n if k % 2 else 0}th kind tells what {k * 7} people saw there."
            for k in range(sentences)
        ]
        texts.append(Report(id=f"report-{n}", text="\n".join(lines), outlet=f"Outlet {n}", title=f"Title {n}"))
    spans = [[r.span(m.start(), m.end()) for m in re.finditer("[^\n]+", r.text)] for r in texts]
    claims, differences = [], []
    for k in range(sentences):
        groups = [[n] for n in range(reports)] if k % 2 else [list(range(reports))]
        for group in groups:
            ids = tuple(texts[n].id for n in group)
            claim = Claim(
                id=f"c{k:04}{group[0]:04}",
                text=spans[group[0]][k].text,
                evidence=tuple(spans[n][k].extend(Evidence, attributed_to="a witness") for n in group),
                asserted_by="a witness",
                reports=ids,
                outlets=ids,
                status="agreed",
                chains=tuple(Chain(origin=name, reports=(name,)) for name in ids),
                independent=len(ids),
            )
            claims.append(claim)
            if len(group) > 1 and k % 4 == 0:
                values = tuple(spans[n][k].extend(Value, value=str(n)) for n in group)
                differences.append(
                    Difference(
                        id=f"d{k:04}",
                        claim=claim.id,
                        aspect="number",
                        kind="conflict",
                        question=f"How many: {k}?",
                        values=values,
                        explanation="they are not the same",
                    )
                )
    head = Head(id="s", headline=spans[0][0], first=None, last=None, version="0")
    return Account(story=head, reports=tuple(texts), claims=tuple(claims), differences=tuple(differences))


def test_ten_reports_weigh_less_than_a_megabyte_beside_their_texts() -> None:
    account = make_large()
    page = account_html(account)
    assert len(page.encode()) - sum(len(report.text.encode()) for report in account.reports) < 1_000_000


def test_many_outlets_flow_in_a_row_and_few_have_columns() -> None:
    tables = [html.document_fromstring(account_html(make_large(n, 4))).xpath("//table[@id or @class]") for n in (10, 3)]
    many, few = (next(t for t in found if "differences" in t.get("class")) for found in tables)
    assert "flow" in many.get("class") and len(many.xpath(".//thead//th")) == 2
    assert many.xpath(".//td/div/@data-outlet") == [f"Outlet {n}" for n in range(10)]
    assert "flow" not in few.get("class") and len(few.xpath(".//thead//th")) == 4


def test_after_some_dozens_of_claims_the_rest_are_closed() -> None:
    account = make_large(4, 80)
    claims = [replace(c, independent=2) if n % 3 else c for n, c in enumerate(account.claims)]
    page = html.document_fromstring(account_html(replace(account, claims=tuple(claims))))
    assert page.xpath("//h3[@class='rank']/@id") == ["chains-4", "chains-2"]
    assert page.xpath("//details[contains(@class, 'rank')]/@id") == []
    claims = [replace(c, independent=2) if n % 9 == 0 else c for n, c in enumerate(account.claims)]
    page = html.document_fromstring(account_html(replace(account, claims=tuple(claims))))
    assert page.xpath("//details[contains(@class, 'rank')]/@id") == ["chains-2"]


def test_text_from_right_to_left_is_set_apart() -> None:
    page = html.document_fromstring(account_html(make_account()))
    arabic = [
        node for node in page.iter() if isinstance(node.tag, str) and re.search("[\u0600-\u06ff]", node.text or "")
    ]
    assert arabic
    for node in arabic:
        apart = node.xpath("ancestor-or-self::*[@dir='auto' or self::bdi or self::option or @class='body']")
        assert apart or node.tag in ("title", "style", "script"), html.tostring(node)


def test_same_account_same_bytes() -> None:
    assert account_html(make_account()) == account_html(make_account())


def test_a_drawing_is_there_only_where_there_is_something_to_draw() -> None:
    drawings = ['<svg class="lineage"', '<svg class="ties"', '<div class="axis"']
    assert [account_html(make_account()).count(drawing) for drawing in drawings] == [1, 1, 1]
    bare = account_html(replace(make_account(), lineage=(), ties=(), timeline=()))
    assert [drawing for drawing in drawings if drawing in bare] == []


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_each_template_uses_its_whole_input_and_nothing_else(name: str) -> None:
    text = files("rashomon.publish").joinpath("templates", name).read_text(encoding="utf-8")
    assert set(re.findall(r"\bview\.(\w+)", text)) == {f.name for f in fields(INPUTS[name])}
    assert f"`{name}`" in (INPUTS[name].__doc__ or "")


def test_whom_a_tie_only_takes_up_is_shown_by_name() -> None:
    account = make_account()
    report = account.reports[0]
    at = report.text.index("off ")
    name = report.span(at, at + len("off"))  # a passage that nothing else on the page leads to
    (tie,) = account.ties
    page = html.fromstring(account_html(replace(account, ties=(replace(tie, antecedents=(name,)),))))
    shown = page.xpath("//details[@id='tie-1']//figure[p[@class='note']]")
    assert [figure.findtext("p") for figure in shown] == ["named here"]
    assert [figure.find("blockquote/b").text for figure in shown] == ["off"]


def test_of_two_cuts_of_one_sentence_the_one_most_like_the_claim_is_shown() -> None:
    report = Report(id="a", text="The mast broke and fell, the master said, as did the second one.", outlet="Lamp")
    other = Report(id="b", text="The mast broke.", outlet="Horn")
    cuts = [(0, len(report.text)), (0, 15), (0, 24)]
    claim = Claim(
        id="c",
        text=other.text,
        evidence=(*(report.span(*cut).extend(Evidence) for cut in cuts), other.span(0, 15).extend(Evidence)),
        asserted_by="Lamp",
        reports=("a", "b"),
        outlets=("Lamp", "Horn"),
        status="agreed",
    )
    head = Head(id="s", headline=other.span(0, 15), first=None, last=None, version="0", models=())
    index = make_index(Account(story=head, reports=(report, other), claims=(claim,)))
    assert [(e.report, e.start, e.end) for e in list_passages(index, claim)] == [("a", 0, 15), ("b", 0, 15)]
