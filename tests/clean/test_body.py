"""Which lines of a report are body: whole pasted reports, and single lines among plain paragraphs."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import clean
from rashomon.clean.lines import Line
from rashomon.clean.pieces import cut_pieces
from rashomon.model import Report

TITLE = "Ferry sinks off Lund after striking a reef"
LEAD = (
    "A ferry with 40 passengers sank off the port of Lund on Tuesday after it struck a reef, the harbour master said."
)
NEXT = (
    "All on board were taken off by fishing boats within an hour, and nobody was hurt, according to the local police."
)
THIRD = "“We heard a bang and then the lights went out,” said Ann Bo, a teacher who was travelling with her class."
LAST = "The ferry was built in 1971 and had passed an inspection in May, the transport ministry said in a statement."


def body(text: str, **more: object) -> list[str]:
    report = clean(Report(id="a", text=text, **more))  # type: ignore[arg-type]
    return [" ".join(report.text[start:end].split()) for start, end in report.body]


def test_plain_paragraphs_under_a_title_are_the_body() -> None:
    assert body("\n\n".join((TITLE, LEAD, NEXT, THIRD, LAST))) == [LEAD, NEXT, THIRD, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Home / Europe / Ferry sinks off Lund after striking a reef",
        "3 min read",
        "04 March, 2021",
        "By Ann Bo and Carl Dahl",
        "**The Lund Courier**",
        "The ferry seen from the harbour on Monday [Xyz Images]",
        "Passengers of the ferry wait in the harbour of Lund, March 4, 2021. Reuters/Ann Bo",
        "The harbour was closed after what the owner of the ferry called “a small mishap” ANN BO/PA",
        "The harbour was closed after what the owner of the ferry called “a small mishap” Ann Bo/Reuters",
        "Lund Ferry Harbour Reef Sweden",
        "Share on Facebook Share on Twitter Copy link",
    ],
)
def test_what_stands_between_title_and_lead_is_not_body(line: str) -> None:
    assert body("\n\n".join((TITLE, line, LEAD, NEXT, THIRD, LAST))) == [LEAD, NEXT, THIRD, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "RELATED: What makes old ferries dangerous?",
        "Read more: The reefs of the southern coast",
        "Rescue took less than an hour",
        "Nobody was hurt, according to the police",
        "The ferry lies on its side off the port of Lund (Photo: Carl Dahl/Xyz)",
        "Image copyright EPA Image caption The harbour of Lund was closed after the accident",
        "3/12 A fishing boat brings passengers to the harbour",
        "Sign up for our newsletter to get the news of the coast in your inbox every morning",
        "Advertisement",
        "Original url:",
        "<https://lundcourier.example/2021/03/04/ferry-sinks-off-lund>",
        "Source: Lund Courier",
        "Copyright 2021 The Lund Courier. All rights reserved. This text may not be published or broadcast.",
        "Read more about the inquiry into the ferry's age here.",
        "Disclaimer: The owner of the Lund Courier holds shares of the ferry line, which was founded in 1971.",
        "This article originally appeared on Courier Weekly.",
        "What a day. Never seen the harbour so full pic.twitter.com/abcdef — Carl Dahl (@carldahl) March 4, 2021",
    ],
)
def test_what_stands_between_paragraphs_or_after_them_is_not_body(line: str) -> None:
    assert body("\n\n".join((TITLE, LEAD, NEXT, line, THIRD, LAST))) == [LEAD, NEXT, THIRD, LAST]
    assert body("\n".join((TITLE, "", LEAD, NEXT, THIRD, LAST, line))) == [LEAD, NEXT, THIRD, LAST]


def test_a_standfirst_is_body_and_a_link_beside_it_is_not() -> None:
    standfirst = "Forty passengers saved by fishing boats as ferry sinks off the port of Lund"
    text = "\n".join((TITLE, "", standfirst, "Winter festival opens in the mountains", "", LEAD, NEXT, THIRD, LAST))
    assert body(text) == [standfirst, LEAD, NEXT, THIRD, LAST]


def test_highlights_are_body_without_their_label() -> None:
    text = "\n".join(
        (TITLE, "", "Story highlights Ferry struck a reef, police say", "Nobody was hurt in it", LEAD, NEXT, LAST)
    )
    assert body(text) == ["Ferry struck a reef, police say", "Nobody was hurt in it", LEAD, NEXT, LAST]


def test_a_caption_before_the_dateline_is_not_body_and_the_dateline_neither() -> None:
    caption = "A fishing boat carries passengers of a ferry as she enters the harbour of Lund, a town in the south."
    text = "\n\n".join(
        (f"# {TITLE}", "March 04, 2021", "**The Lund Courier**", caption, f"LUND, Sweden — {LEAD}", NEXT)
    )
    report = clean(Report(id="a", text=text))
    assert (report.dateline, report.title) == ("LUND, Sweden", TITLE)
    assert [report.text[start:end] for start, end in report.body] == [LEAD, NEXT]


def test_a_paragraph_cut_in_the_middle_is_one_passage() -> None:
    cut = NEXT.replace("and nobody", "and\n\nnobody")
    assert body("\n\n".join((TITLE, LEAD, cut, LAST))) == [LEAD, NEXT, LAST]


def test_a_text_wrapped_at_a_width_has_its_paragraphs() -> None:
    def wrap(text: str) -> str:
        lines = [""]
        for word in text.split():
            lines[-1:] = [f"{lines[-1]} {word}".strip()] if len(lines[-1]) < 60 else [lines[-1], word]
        return "\n".join(lines)

    assert body("\n\n".join(map(wrap, (TITLE, LEAD, NEXT, THIRD, LAST)))) == [LEAD, NEXT, THIRD, LAST]


def test_an_article_in_one_line_is_kept_without_what_is_glued_to_it() -> None:
    glued = "Click to share on Twitter (Opens in new window) Click to share on Facebook (Opens in new window)"
    one = " ".join((LEAD, glued, NEXT, THIRD, LAST, LEAD.replace("Tuesday", "a calm day"), NEXT, THIRD, LAST, THIRD))
    found = " ".join(body(f"{TITLE}\n\n{one}"))
    assert found == " ".join(one.replace(f"{glued} ", "").split())


@pytest.mark.parametrize("text", ["One line.", "Two words", "a\nb\nc", "# Title\n\n- item\n- item"])
def test_a_text_without_paragraphs_still_has_a_body(text: str) -> None:
    assert body(text)


@pytest.mark.parametrize(
    "glued",
    [
        "(Photo: Carl Dahl/Xyz) (Photo: Xyz)",
        "Photos: The ferry of Lund Divers look for the wreck in the bay. Hide Caption 3 of 8",
        "1/3 A diver at the wreck Carl Dahl 2/3 The harbour of Lund at night Xyz 3/3",
        "Skip in Skip x Embed x Share",
    ],
)
def test_pictures_and_players_glued_between_sentences_are_cut_out(glued: str) -> None:
    text = f"{NEXT} {glued} {THIRD}"
    places = cut_pieces(text, Line(0, len(text), text))
    assert [text[start:end] for start, end in places] == [NEXT, THIRD]


@pytest.mark.parametrize(
    "post",
    [
        "Heard the bang from my kitchen pic.twitter.com/Ab3dEf -- Ann Bo (@annbo) June 3, 2021",
        "Heard the bang from my kitchen https://t.co/Ab3dEf — Ann Bo (@annbo) 3 June 2021",
        "The reef, this morning #lund pic.twitter.com/Ab3dEf",
    ],
)
def test_an_embedded_post_takes_nothing_of_the_sentence_after_it(post: str) -> None:
    before = " ".join((LEAD, NEXT, LAST) * 3)
    assert body(f"{TITLE}\n\n{before} {post} {THIRD} {NEXT}") == [before, f"{THIRD} {NEXT}"]


SAID = "We heard the bang in our kitchen and ran down to the harbour to help."
SIGNATURE = "— Ann Bo (@annbo) June 3, 2021"


@pytest.mark.parametrize(
    "line",
    [
        f"{SAID} {SIGNATURE}",
        f"{SAID} https://t.co/Ab3dEf pic.twitter.com/Gh4iJk {SIGNATURE}",
        f"{SAID} A photo posted by Ann Bo (@ann.bo) on Jun 3, 2021 at 9:14pm PDT",
        f"Skip Twitter post by @annbo {SAID} {SIGNATURE} End of Twitter post by @annbo",
    ],
)
def test_a_post_that_says_something_whole_is_body_without_its_signature(line: str) -> None:
    assert body("\n\n".join((TITLE, LEAD, NEXT, line, THIRD, LAST))) == [LEAD, NEXT, SAID, THIRD, LAST]


def test_two_posts_of_one_line_are_two_passages() -> None:
    line = f"{SAID} {SIGNATURE} {NEXT} {SIGNATURE}"
    assert body("\n\n".join((TITLE, LEAD, line, THIRD, LAST))) == [LEAD, SAID, NEXT, THIRD, LAST]


def test_a_signature_in_an_article_of_one_line_is_cut_with_its_link_and_kept_without() -> None:
    before = " ".join((LEAD, NEXT, LAST) * 3)
    assert body(f"{TITLE}\n\n{before} {SAID} https://t.co/Ab3dEf {SIGNATURE} {THIRD}") == [f"{before} {SAID}", THIRD]
    assert body(f"{TITLE}\n\n{before} {SAID} {SIGNATURE}") == [f"{before} {SAID} {SIGNATURE}"]


@pytest.mark.parametrize(
    ("caption", "after"),
    [
        ("Media caption The harbour after the storm", "Then the mayor of Lund closed the port for the whole week."),
        ("Image copyright Xyz Image caption Divers near the ferry", "According to the owner, she was insured."),
    ],
)
def test_a_caption_without_a_stop_takes_nothing_of_the_sentence_glued_to_it(caption: str, after: str) -> None:
    before = " ".join((LEAD, NEXT, LAST) * 3)
    assert body(f"{TITLE}\n\n{before} {caption} {after} {THIRD}") == [before, f"{after} {THIRD}"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    first = "“We heard a bang in the night,” said Ann Bo, a teacher. “The lights went out at once."
    second = "“Who would register for that?”"
    alone = "\n\n".join((TITLE, LEAD, NEXT, second, LAST))
    assert body(alone) == [LEAD, NEXT, LAST]
    assert body(alone.replace(second, f"{first}\n\n{second}")) == [LEAD, NEXT, first, second, LAST]


@pytest.mark.parametrize("sign", ["■", "µ", "●"])
def test_the_last_sign_of_an_article_does_not_open_its_last_line(sign: str) -> None:
    last = f"{LAST} {sign}"
    assert body("\n\n".join((TITLE, LEAD, NEXT, THIRD, last))) == [LEAD, NEXT, THIRD, last]


def test_a_paragraph_with_a_speaker_is_body_though_it_holds_the_words_of_a_link() -> None:
    told = "“In the coming weeks we will see more of these ferries in the docks,” said Carl Dahl, the minister."
    cut = f"{told} “They are old. And what we find in the hulls of them is…"
    assert body("\n\n".join((TITLE, LEAD, told, NEXT, cut))) == [LEAD, told, NEXT, cut]


def test_pull_quotes_are_no_body_where_the_article_is_a_few_long_paragraphs() -> None:
    long = " ".join((LEAD, NEXT, THIRD))
    pulled = "There was a bang and then the lights went out Ann Bo"
    shown = "Xyz Police have confirmed that the captain of the ferry was questioned"
    assert body("\n\n".join((TITLE, long, pulled, shown, LAST))) == [long, LAST]


def test_what_follows_a_rights_notice_at_the_end_is_not_body() -> None:
    notices = (
        "Copyright © 2021 Lund Radio. All rights reserved.",
        "The transcripts of Lund Radio are made in a hurry by a contractor, and their text may be revised later.",
    )
    assert body("\n\n".join((TITLE, LEAD, NEXT, THIRD, LAST, *notices))) == [LEAD, NEXT, THIRD, LAST]


def test_shares_of_a_whole_are_no_gallery() -> None:
    told = "Of the crew, 3 of 10 were rescued by boat, 5 of 10 by helicopter and 2 of 10 swam ashore, the police said."
    assert told in body("\n\n".join((TITLE, LEAD, told, LAST)))


def test_list_items_after_a_colon_are_body() -> None:
    items = ["the ferry's age and its last inspection;", "the weather of that night; and", "the depth of the fairway"]
    text = "\n".join(
        (TITLE, "", LEAD, NEXT, "The inquiry will look into three things, the ministry said in its statement:", *items)
    )
    assert body(text)[-3:] == items


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .,?\n\r#*<>“”/|:1—(){}[]é\u2028\U0001f600\x0b"), max_size=300))
def test_passages_hold_whatever_the_text(text: str) -> None:
    report = clean(Report(id="a", text=text))
    assert report.text == text
    ends = [0, *(end for place in report.body for end in place)]
    assert ends == sorted(ends)
    for start, end in report.body:
        assert report.span(start, end).text == text[start:end].strip()
    for finding in report.findings:
        assert finding.basis and (
            finding.span is None or finding.span.text == text[finding.span.start : finding.span.end]
        )


def test_a_reading_depends_on_the_text_alone(make_report: Callable[..., Report]) -> None:
    text = "\n\n".join((TITLE, LEAD, NEXT, THIRD, LAST))
    assert clean(make_report(text)) == clean(make_report(text))


def test_a_dateline_has_its_finding() -> None:
    lead = "VARNA, Bulgaria (Reuters) - A barge sank off the harbour on Monday, the port said."
    text = f"Barge sinks off Varna after a storm\n\n{lead}\n\nTwo men swam ashore and were taken to a hospital."
    report = clean(Report(id="a", text=text))
    (found,) = [finding for finding in report.findings if finding.field == "dateline"]
    assert (report.dateline, found.value) == ("VARNA, Bulgaria", "VARNA, Bulgaria")
    assert found.span and found.span.text == "VARNA, Bulgaria (Reuters) - "
