"""Credits: a line or a sentence of a report -> the names that it credits, and for what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.credits import find_credits, is_named
from rashomon.clean.sources import is_outlet, is_same, name_outlet, read_outlets, read_rows
from rashomon.model import Report

KINDS = {"agency", "outlet", "broadcaster", "photo", "journal"}


def report(text: str, outlet: str | None = None) -> Report:
    return Report(id="r", text=text, outlet=outlet, body=((0, len(text)),) if text else ())


STATEMENTS = [
    pytest.param("Divers found the ferry, the harbour master told Reuters.", ["Reuters"], id="told"),
    pytest.param("A miner told a reporter from The Daily Quarry that it shook.", ["Daily Quarry"], id="reporter from"),
    pytest.param("The letter, seen by Reuters, names nobody.", ["Reuters"], id="seen by"),
    pytest.param("The list, sent to AFP by the union, is long.", ["AFP"], id="sent to"),
    pytest.param("The bridge was closed, the Associated Press reported.", ["Associated Press"], id="reported"),
    pytest.param("The bridge was closed on Monday, reports BBC News.", ["BBC"], id="reports, inverted"),
    pytest.param(
        "The dam holds, according to regional publication Middle East Eye.", ["Middle East Eye"], id="apposition"
    ),
    pytest.param("The mayor resigned, the site reports with the reference to Interfax.", ["Interfax"], id="reference"),
    pytest.param(
        "Bernese state television said the pass is shut.", ["Bernese state television"], id="state television"
    ),
    pytest.param("He said so in remarks broadcast on Tunis's Zitouna TV.", ["Zitouna TV"], id="broadcast on, unknown"),
    pytest.param("The tremor was felt in town, Chinese media reported.", ["Chinese media"], id="unnamed"),
    pytest.param("Ships turned back, the Harbour Herald reported.", ["Harbour Herald"], id="typical last word"),
    pytest.param("The news agency Zoria said trains stood still.", ["Zoria"], id="agency named by its type"),
    pytest.param("State agency Xinhua reported a landslide.", ["Xinhua"], id="description before a name"),
    pytest.param("A Reuters witness saw smoke.", ["Reuters"], id="a witness of an agency"),
    pytest.param(
        "Asked by the Wall Street Journal if the roof leaked, he smiled.", ["The Wall Street Journal"], id="asked"
    ),
    pytest.param("It was late, according to US media.", ["US media"], id="media of a country by its letters"),
    pytest.param("South Corean media report that it sank.", ["South Corean media"], id="media of a land of two words"),
    pytest.param("The cook told a regional paper that it rained.", ["regional paper"], id="a paper without a name"),
    pytest.param("The pass is shut, ABC7 reports.", ["ABC7"], id="channel by its number"),
    pytest.param("The pass is shut, CBS Zenda reports.", ["CBS"], id="affiliate by its place"),
    pytest.param("BBC Police have confirmed it.", [], id="no affiliate"),
    pytest.param("The study in the journal Zenda Letters has maps.", ["Zenda Letters"], id="journal"),
    pytest.param("The British tabloid the Zenda Star says it sank.", ["Zenda Star"], id="type, article and name"),
    pytest.param("In his own op-ed for The New York Times he wept.", ["The New York Times"], id="op-ed piece"),
    pytest.param("He opened up to People on Monday.", ["People"], id="a word that is a name after a cue"),
    pytest.param("People say it sank. Nature says no.", [], id="and none elsewhere"),
    pytest.param("Footage posted by Ostro.ua shows the fire.", ["Ostro.ua"], id="web address"),
    pytest.param(
        "It was first reported by The New York Times. A cook told the Times it was dark.",
        ["The New York Times"],
        id="short form of a name given before",
    ),
    pytest.param("According to Reuters, trains stood still.", ["Reuters"], id="at the start of a sentence"),
    pytest.param("The Zoria news agency said trains stood still.", ["Zoria"], id="what it is, after the name"),
    pytest.param("“It burned,” claimed Reuters.", ["Reuters"], id="inverted after a quotation"),
    pytest.param("The firm gave Newsweek a statement.", ["Newsweek"], id="given to"),
    pytest.param("A Reuters/Ipsos poll showed the mayor ahead.", ["Reuters"], id="a poll of two firms"),
    pytest.param("A cook told KZQX-TV that it shook.", ["KZQX"], id="a station by its call sign"),
    pytest.param("It shook, WQZ NewsRadio reported.", ["WQZ"], id="a call sign of three letters"),
    pytest.param("It shook, according to WADA.", [], id="a body with the letters of a station"),
    pytest.param("A cook told The Unbowed that it shook.", ["Unbowed"], id="told, with the article of a title"),
    pytest.param("A cook told The Queen that it shook.", [], id="no outlet"),
    pytest.param("Local media quoted a cook.", ["local media"], id="unnamed, at the start of a sentence"),
    pytest.param("It shook, according to media reports.", ["media reports"], id="media reports"),
    pytest.param(
        "The Norvik Times-News reported smoke. As the Norvik Times News said, it burned.",
        ["Norvik Times-News"],
        id="one outlet written in two ways",
    ),
    pytest.param("It shook, according to a long account by Reuters.", ["Reuters"], id="according to a piece by"),
    pytest.param("It shook, according to miners and media reports.", ["media reports"], id="according to two"),
    pytest.param("It shook, according to reports.", ["reports"], id="reports, and nothing more of them"),
    pytest.param("It shook, according to reports by miners.", [], id="reports of others"),
    pytest.param("Some reports claimed that it shook.", [], id="reports said of by others"),
    pytest.param("It shook, with Reuters reporting that it cracked.", ["Reuters"], id="with somebody reporting"),
    pytest.param("He works with Reuters reporting teams at noon.", [], id="a team of an agency"),
    pytest.param("It is in the journal “Zenda Letters” today.", [], id="a journal by itself"),
    pytest.param("A study in the journal ‘Zenda Letters’ has maps.", ["Zenda Letters"], id="a journal in marks"),
    pytest.param("It shook, notes zendanews.com.", ["zendanews.com"], id="an address in small letters"),
    pytest.param("She bought it at zendanews.com and said so.", [], id="a shop by its address"),
    pytest.param(
        "It was pointed out by the tide tracking website Ebbcheck's Twitter account.", ["Ebbcheck"], id="a possessive"
    ),
    pytest.param(
        "The website Ebbcheck has maps. “It ebbs,” a cook told Ebbcheck.", ["Ebbcheck"], id="a kind told only once"
    ),
    pytest.param("Zenda police said on Sunday in a news release that it shook.", ["Zenda police"], id="a news release"),
    pytest.param(
        "According to a press release from the University of Zenda, it shook.", ["University of Zenda"], id="its issuer"
    ),
    pytest.param("In a media release, Zenda Council said it shook.", ["Zenda Council"], id="release first"),
    pytest.param("Ada Stone said in a press release that it shook.", [], id="a person's release"),
    pytest.param("The police said in a statement that it shook.", [], id="a statement is no copy"),
    pytest.param("Police in AP said the bus fell.", [], id="AP as a place"),
    pytest.param("AP (advanced placement) classes are full, the school said.", [], id="AP as a course"),
    pytest.param("The PA said on Monday that it would pay salaries.", [], id="PA as an authority"),
    pytest.param("Bloomberg, the former mayor, said he was ready.", [], id="a person, by what is said of him"),
    pytest.param("Reuters is based in London.", [], id="company"),
    pytest.param("Investors sold Reuters and bought AP Moller.", [], id="company, no cue"),
    pytest.param("Michael Bloomberg said he was ready.", [], id="a person of the same name"),
    pytest.param("The sun reported for duty.", [], id="small letters"),
    pytest.param("Apples rose, the ap said.", [], id="ap in small letters"),
    pytest.param("The video was posted on social media by her son.", [], id="social media"),
]


@pytest.mark.parametrize(("text", "names"), STATEMENTS)
def test_statement_credits(text: str, names: list[str]) -> None:
    found = find_credits(report(text))
    assert sorted({c.name for c in found}) == names
    assert {c.scope for c in found} <= {"statement"}
    assert all(c.covers and c.covers.holds(c.span) for c in found)


WHOLE = [
    pytest.param("VALLETTA (Reuters) - A tanker ran aground.", ["Reuters"], id="dateline"),
    pytest.param("OSLO, March 3 (Xinhua) -- A tanker ran aground.", ["Xinhua"], id="dateline with a date"),
    pytest.param("COLUMBIA, Mo. (KMIZ)\nA barn burned.", [], id="a station's dateline"),
    pytest.param("Barn burns\nBy AP\nA barn burned on Sunday night near the mill.", ["Associated Press"], id="byline"),
    pytest.param(
        "Barn burns\nBy ADA STONE, Associated Press\nA barn burned.", ["Associated Press"], id="name and agency"
    ),
    pytest.param("A barn burned.\nSource: TASS", ["TASS"], id="source line"),
    pytest.param("A barn burned.\nCompiled from wire reports", ["wire reports"], id="wire reports"),
    pytest.param("A barn burned.\n(Reporting by Ada Stone; Editing by Bo Reed)", ["Reuters"], id="sign-off"),
    pytest.param("A barn burned.\n© AFP", ["AFP"], id="copyright sign"),
    pytest.param(
        "A barn burned.\nCopyright 2021 The Associated Press. All rights reserved.",
        ["Associated Press"],
        id="copyright",
    ),
    pytest.param("A barn burned.\nReuters - Ap - Afp", ["AFP", "Associated Press", "Reuters"], id="last line"),
    pytest.param("A barn burned near the old mill. (ANSA)", ["ANSA"], id="bracket at the end"),
    pytest.param("OSLO, March 3 (Reuters/AFP) - A tanker ran aground.", ["AFP", "Reuters"], id="two agencies"),
    pytest.param("A barn burned.\nSources: AFP/Reuters", ["AFP", "Reuters"], id="sources with a stroke"),
    pytest.param("Ada Stone, The Associated Press\nA barn burned.", ["Associated Press"], id="name, then agency"),
    pytest.param("A barn burned near the old mill. -Reuters", ["Reuters"], id="dash at the end"),
    pytest.param("(AFP)\n\nA barn burned near the old mill.", ["AFP"], id="bracket alone in a line"),
    pytest.param("A barn burned.\nThis story was originally published by Zoria.", ["Zoria"], id="an unknown outlet"),
    pytest.param("A barn burned.\nThis story was originally published on May 3.", [], id="a date is no outlet"),
]


@pytest.mark.parametrize(("text", "names"), WHOLE)
def test_report_credits(text: str, names: list[str]) -> None:
    found = find_credits(report(text))
    assert sorted({c.name for c in found if c.scope == "report"}) == names
    assert all(c.covers is None for c in found)


PARTS = [
    pytest.param("A barn burned. Additional reporting from agencies", "agencies", id="agencies"),
    pytest.param("A barn burned. With inputs from PTI", "PTI", id="inputs"),
    pytest.param("A barn burned.\nAgence France-Presse contributed reporting.", "AFP", id="contributed"),
    pytest.param("A barn burned.\nSource: Morning Tide and agencies", "agencies", id="and agencies"),
    pytest.param("A barn burned.\nAgencies contributed to this report.", "agencies", id="agencies contributed"),
]


@pytest.mark.parametrize(("text", "name"), PARTS)
def test_credits_for_an_unknown_part(text: str, name: str) -> None:
    (found,) = find_credits(report(text, "Morning Tide"))
    assert (found.name, found.scope, found.covers) == (name, "statement", None)


PHOTOS = [
    pytest.param("The mill after the fire [Getty]\nA barn burned.", "Getty Images", id="brackets"),
    pytest.param("The mill after the fire. Reuters/Ada Stone\nA barn burned.", "Reuters", id="slash"),
    pytest.param("The mill. (AP Photo/Ada Stone)\nA barn burned.", "Associated Press", id="AP Photo"),
    pytest.param("Image copyright EPA Image caption The mill\nA barn burned.", "EPA", id="image copyright"),
    pytest.param("The mill. Photograph: Ada Stone/AP\nA barn burned.", "Associated Press", id="after a stroke"),
    pytest.param("The mill (Ada Stone/Pool via AP)\nA barn burned.", "Associated Press", id="via"),
]


@pytest.mark.parametrize(("text", "name"), PHOTOS)
def test_photo_credits(text: str, name: str) -> None:
    assert [(c.name, c.scope) for c in find_credits(report(text))] == [(name, "photo")]


OWN = [
    pytest.param("A barn burned.\nSource: Al Jazeera", "Al Jazeera", id="source line"),
    pytest.param("A cook told Al Jazeera it was dark.", "aljazeera.com", id="statement, outlet by its address"),
    pytest.param("(CNN) A barn burned.", "edition.cnn.com", id="dateline"),
    pytest.param("A barn burned.\nCopyright 2018 Zenda News Now", "zendanewsnow.com", id="name cut short"),
    pytest.param("A barn burned, Ostro.ua reports with reference to nobody.", None, id="own voice"),
]


@pytest.mark.parametrize(("text", "outlet"), OWN)
def test_own_outlet_is_no_credit(text: str, outlet: str | None) -> None:
    assert find_credits(report(text, outlet)) == ()


def test_captions_credit_no_statement() -> None:
    text = "Smoke over town, Reuters reported\nA barn burned."
    found = find_credits(Report(id="r", text=text, body=((34, len(text)),)))
    assert found == ()


def test_sources_are_well_formed() -> None:
    rows = read_rows("sources.tsv")
    assert all(len(row) == 5 and row[2] in KINDS and len(row[3]) == 2 for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    assert sum(outlet.kind == "agency" for outlet in read_outlets()) >= 150


def test_names_and_sites_are_one_outlet() -> None:
    assert name_outlet("AP") == "Associated Press"
    assert is_same("nytimes.com", "The New York Times")
    assert not is_same("The Guardian", "The Times")
    assert is_named("Associated Press")
    assert not is_named("Chinese media")


@given(
    st.text(max_size=200), st.lists(st.sampled_from(["told", "Reuters", "(AP) -", "\n", "By", "BBC", "/", "[", "]"]))
)
def test_spans_hold(text: str, words: list[str]) -> None:
    whole = text + " ".join(words)
    for credit in find_credits(report(whole)):
        assert whole[credit.span.start : credit.span.end] == credit.span.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the PA", True), ("PA", False), ("the broadcaster NHK", True), ("Reuters", True), ("the mayor", False)],
)
def test_initials_that_others_bear_are_no_outlet_by_themselves(text: str, expected: bool) -> None:
    assert is_outlet(text) == expected
