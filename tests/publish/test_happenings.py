"""The parts on events, on words for acts, on doubts about names and on what a person decided."""

from dataclasses import replace

from lxml import html

from rashomon.model import Account, Cell, Decision, Doubt, Event, Figure, Reference, Usage, Use
from rashomon.publish import account_html

from .factory import find, make_account


def make_told() -> Account:
    """The ferry's account with an event of two reports, one without figures, a doubt, a decision and an act's words."""
    account = make_account()
    wire, _, own, _ = account.reports
    hurt = find(wire, "injuring at least 12"), find(own, "Fifteen people were hurt")
    events = (
        Event(
            id="e1",
            what="serviced in February",
            type="service",
            cells=(find(wire, "serviced").extend(Cell, column="what"),),
        ),
        Event(
            id="e2",
            what=hurt[1].text,
            type="grounding",
            cells=tuple(span.extend(Cell, column="what") for span in hurt),
            date="2031-03-03",
            place="Orsk Point",
            agents=("a2norrline",),
            figures=(Figure(harm="injured", best=12, low=12, high=None, reports=2, chains=2),),
            reports=2,
            chains=2,
        ),
    )
    doubt = Doubt(
        verdict="apart",
        names=("Ilse Marten", "Norrline"),
        actors=("a1marten", "a2norrline"),
        reason="not alike",
        left=(find(wire, "Ilse Marten"),),
        right=(find(own, "Norrline"),),
    )
    decision = Decision(
        kind="different", names=(Reference(name="Marten"), Reference(name="<b>Norr")), note="asked her", applied=True
    )
    words = (
        ("Meridian Wire", "ran aground", find(wire, "ran aground")),
        ("Harbour Gazette", "struck", find(own, "struck rocks")),
    )
    labels = tuple(
        Usage(actor=None, family="grounding", outlet=outlet, label=label, count=1, evidence=(span.extend(Use),))
        for outlet, label, span in words
    )
    return replace(account, events=events, doubts=(doubt,), decisions=(decision,), labels=labels)


def test_an_event_has_its_figures_and_its_passages() -> None:
    page = html.document_fromstring(account_html(make_told()))
    (row,) = page.xpath("//table[@class='events']/tbody/tr")
    assert [cell.text_content() for cell in row.xpath("./td[@class='count']")] == ["12 12–?"]
    assert row.xpath("./td[@class='told']/a/text()") == ["MW", "HG"]
    assert "Norrline" in row.text_content() and "2 reports · 2 chains" in row.text_content()
    (other,) = page.xpath("//li[@id='event-e1']")
    assert "serviced in February" in other.text_content()


def test_words_doubts_and_decisions_stand_by_the_actors() -> None:
    page = html.document_fromstring(account_html(make_told()))
    shown = [
        " ".join(row.text_content().split()) for row in page.xpath("//section[@id='actors']//ul[@class='calls']/li")
    ]
    assert shown == [
        "ran aground Meridian Wire 1×struck Harbour Gazette 1×",
        "Marten · <b>Norr are not one actor applied to 0 mentions · asked her",
        "Ilse Marten and Norrline kept apart not alike",
    ]


def test_every_link_of_these_parts_leads_somewhere() -> None:
    page = html.document_fromstring(account_html(make_told()))
    ids = set(page.xpath("//@id"))
    assert {a[1:] for a in page.xpath("//a/@href") if a.startswith("#")} <= ids


def test_a_lower_bound_is_shown_as_one() -> None:
    account = make_told()
    span = find(account.reports[0], "injuring at least 12")
    counted = span.extend(Cell, column="injured", value="at least 12", low=12.0, said=12.0)
    told = account.events[1]
    least = replace(told, cells=(*told.cells, counted))
    exact = replace(
        told, cells=(*told.cells, replace(counted, high=12.0)), figures=(replace(told.figures[0], high=12),)
    )
    shown = [account_html(replace(account, events=(event,))) for event in (least, exact)]
    assert ["<b>12</b> <small>or more</small>" in page for page in shown] == [True, False]
