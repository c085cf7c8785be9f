import pytest

from rashomon.language.attribution.finding import find_attributions
from rashomon.language.attribution.frames import Frame
from rashomon.language.attribution.quotations import find_quotations
from rashomon.language.attribution.speakers import name_speakers
from rashomon.language.names import find_sequences
from rashomon.language.sentences.cutting import find_paragraphs, find_sentences
from rashomon.language.vocabulary import read_rows
from rashomon.model import Attribution, Name, Report


def find(text: str, read: tuple[Frame, ...] = ()) -> tuple[Attribution, ...]:
    report = Report(id="a", text=text)
    sentences = find_sentences(report)
    names = tuple(Name(span=report.span(s, e), type=kind) for s, e, kind in find_sequences(text, sentences))
    quotations = find_quotations(report, find_paragraphs(report))
    return name_speakers(report, find_attributions(report, sentences, quotations, read), names)


ONE = {
    "that": ("The mayor said that the bridge was safe.", "The mayor", "said", "the bridge was safe"),
    "without that": ("Police said two men fled.", "Police", "said", "two men fled"),
    "parenthesis": ("Two men fled the town, police said.", "police", "said", "Two men fled the town"),
    "inverted": ("“We are safe,” said the mayor of Norvik.", "the mayor of Norvik", "said", "“We are safe,”"),
    "quotation": ("“We are safe,” the mayor said.", "the mayor", "said", "“We are safe,”"),
    "a comma behind the marks": (
        "“We are all safe”, she wrote in a letter seen by us.",
        "she",
        "wrote",
        "“We are all safe”",
    ),
    "a circumstance before": (
        "After he saw the dam on Monday, the mayor said, “It holds for now.”",
        "the mayor",
        "said",
        "“It holds for now.”",
    ),
    "a verb of direct speech": (
        "“It holds for now,” the cook, who had run all the way, exclaimed over the radio.",
        "the cook, who had run all the way",
        "exclaimed",
        "“It holds for now,”",
    ),
    "a caption": (
        "Ada Holt captioned a drawing with: “It holds.”",
        "Ada Holt",
        "captioned",
        "a drawing with: “It holds.”",
    ),
    "adverbs after": ("“It was close,” he said coolly over the radio.", "he", "said", "“It was close,”"),
    "initials": ("“It was close,” J. P. Arden said.", "J. P. Arden", "said", "“It was close,”"),
    "title": ("“It was close,” said Dr. Mira Dole.", "Dr. Mira Dole", "said", "“It was close,”"),
    "in a statement": (
        "“We are safe,” the mayor said in a statement on Monday.",
        "the mayor",
        "said",
        "“We are safe,”",
    ),
    "apposition": (
        "“We are safe,” Ada Holt, a teacher from Sundby, said.",
        "Ada Holt, a teacher from Sundby",
        "said",
        "“We are safe,”",
    ),
    "a pronoun is no inverted source": (
        "Ada Holt, 30, from Norvik, said he dropped the lamp.",
        "Ada Holt, 30, from Norvik",
        "said",
        "he dropped the lamp",
    ),
    "a cue of any kind": (
        "“It was chaos,” Ada Holt described the scene on the radio.",
        "Ada Holt",
        "described",
        "“It was chaos,”",
    ),
    "colon": ("The minister said: “We are safe.”", "The minister", "said", "“We are safe.”"),
    "told": ("The minister told reporters that the dam held.", "The minister", "told", "the dam held"),
    "told a name": ("“The dam held,” he told Norvik Radio.", "he", "told", "“The dam held,”"),
    "according to": (
        "The dam held, according to the ministry.",
        "the ministry",
        "according to",
        "The dam held",
    ),
    "according to first": (
        "According to the ministry, the dam held all night.",
        "the ministry",
        "According to",
        "the dam held all night",
    ),
    "called on": (
        "The unions called on the government to resign.",
        "The unions",
        "called on",
        "the government to resign",
    ),
    "have called on": (
        "The unions have called on members to strike.",
        "The unions",
        "have called on",
        "members to strike",
    ),
    "vowed": ("The rebels vowed to fight on.", "The rebels", "vowed", "to fight on"),
    "accused": (
        "The opposition accused the army of shelling homes.",
        "The opposition",
        "accused",
        "the army of shelling homes",
    ),
    "condemned by": ("The raid was condemned by the union.", "the union", "was condemned", "The raid"),
    "lead before the subject": (
        "On Monday, the mayor said the bridge was safe.",
        "the mayor",
        "said",
        "the bridge was safe",
    ),
    "a family name like an auxiliary": (
        "In a speech in Orr, Prime Minister Ada May said that the dam held.",
        "Prime Minister Ada May",
        "said",
        "the dam held",
    ),
    "a title in marks within a source": (
        '"The dam held all night," engineer Ada Holt, author of the book "Tides" and a critic of it, told the Globe.',
        'engineer Ada Holt, author of the book "Tides" and a critic of it',
        "told",
        '"The dam held all night,"',
    ),
    "participle": ("The army left the valley, saying it was too cold.", "The army", "saying", "it was too cold"),
}


@pytest.mark.parametrize(("text", "source", "cue", "content"), ONE.values(), ids=ONE)
def test_an_attribution_is_found(text: str, source: str, cue: str, content: str) -> None:
    (one,) = find(text)
    assert (one.source and one.source.text, one.cue and one.cue.text, one.content.text) == (source, cue, content)


NONE = {
    "no speech": "The bridge fell into the river.",
    "noun": "The report of the claims office was late.",
    "infinitive": "The mayor has nothing to say about it.",
    "state": "The United States has two coasts.",
    "a verb of direct speech without any": "The singer gushed over the dress and snapped a heel on the stairs.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_attribution_is_left(text: str) -> None:
    assert find(text) == ()


KINDS = {
    "direct": ("“We are safe,” the mayor said.", "direct"),
    "indirect": ("The mayor said the bridge was safe.", "indirect"),
    "mixed": ("The mayor said the bridge was “as safe as a house” today.", "mixed"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_speech_has_a_kind(text: str, kind: str) -> None:
    assert [one.kind for one in find(text)] == [kind]


def test_a_quotation_over_sentences_is_one_content() -> None:
    (one,) = find("“The dam broke. We ran. Nobody helped us,” the farmer said.")
    assert one.content.text == "“The dam broke. We ran. Nobody helped us,”"


def test_a_divided_quotation_is_two_contents_of_one_source() -> None:
    found = find("“The dam broke,” the farmer said on Monday, “and nobody helped us.”")
    assert [(one.source and one.source.text, one.content.text) for one in found] == [
        ("the farmer", "“The dam broke,”"),
        ("the farmer", "“and nobody helped us.”"),
    ]


def test_a_colon_introduces_the_quotation_of_the_next_paragraph() -> None:
    (one,) = find("The mayor wrote on Monday:\n\n“The dam broke and we all saw it.”")
    assert (one.source_actor, one.content.text) == ("mayor", "“The dam broke and we all saw it.”")


@pytest.mark.parametrize(("start", "end"), [(0, 400), (0, 18)], ids=["in the body", "a line left out of it"])
def test_a_quotation_is_from_somebody(start: int, end: int) -> None:
    text = "The mayor said so.\n\nFrom the Zenda Bee:\n\n“The dam broke and we all saw it.”"
    quoted = text.index("“")
    report = Report(id="a", text=text, body=((start, min(end, quoted)), (quoted, len(text))))
    sentences, quotations = find_sentences(report), find_quotations(report, find_paragraphs(report))
    found = find_attributions(report, sentences, quotations)
    assert [one.source and one.source.text for one in found if "dam" in one.content.text] == ["the Zenda Bee"]


def test_a_quotation_alone_is_by_who_spoke_before() -> None:
    found = find("“The dam broke,” Ada Holt said.\n\n“Nobody in the valley helped us at all.”")
    assert [one.source_actor for one in found] == ["Ada Holt", "Ada Holt"]


def test_a_quotation_alone_may_have_lost_the_space_before_it() -> None:
    found = find('"The dam broke at night," Ada Holt said."Nobody in the valley helped us at all."')
    assert [one.content.text for one in found if one.source_actor == "Ada Holt"][1:] == [
        '"Nobody in the valley helped us at all."'
    ]


def test_what_somebody_warns_of_stands_after_the_warning() -> None:
    found = find("“The dam is old,” said Ada Holt, warning that the lake may drown “the homes of thousands”.")
    told = {one.cue.text: one.content.text for one in found if one.cue}
    assert told == {"said": "“The dam is old,”", "warning": "the lake may drown “the homes of thousands”"}


def test_a_quotation_of_many_sentences_is_by_who_is_named_after_it() -> None:
    text = "Watchers report a flash.\n\n“We had calls. Nobody fell. It was odd,” Ada Holt, of the club told us."
    assert "Watchers" not in [one.source_actor for one in find(text) if "calls" in one.content.text]
    place = text.index("“"), text.index("”") + 1
    holt, told = text.index("Ada"), text.index("told")
    read = Frame(place, (holt, holt + 8), (told, told + 4))
    (one,) = [one for one in find(text, (read,)) if "calls" in one.content.text]
    assert one.source_actor == "Ada Holt"


@pytest.mark.parametrize(
    ("rest", "by"),
    [(" before the rain came.", ["Ada Holt"]), (" the cook said.", ["cook"])],
    ids=["nobody is named", "somebody is named"],
)
def test_what_only_goes_on_with_a_quotation_names_nobody(rest: str, by: list[str]) -> None:
    found = find("“It was late,” said Ada Holt. “We were early. We were tied to the pier,”" + rest)
    assert [one.source_actor for one in found if "tied" in one.content.text] == by


def test_a_speaker_within_a_quotation_says_no_other() -> None:
    text = "Ada Holt said: “It was loud. I don't think they slept.” “We left,” the cook said. “The dog stayed.”"
    assert [one.source and one.source.text for one in find(text) if one.content.text == "“The dog stayed.”"] == [
        "the cook"
    ]
    own = "Ada Holt said: “It was loud.” “The cook said nobody slept.” “The dog stayed.”"
    assert [one.source_actor for one in find(own) if one.content.text.startswith("“")] == ["Ada Holt"] * 3


def test_an_attribution_within_another_is_nested() -> None:
    outer, inner = find("The mayor said the army claimed the bridge was safe.")
    assert inner.nested_in == outer.id
    assert outer.nested_in is None


def test_the_reader_adds_what_no_rule_knows() -> None:
    text = "The allegations by Norvik that the dam was weak are new."
    frame = Frame((text.index("that"), text.index(" are")), (15 + 3, 15 + 3 + 6), (0, 15))
    assert [one.cue and one.cue.text for one in find(text, (frame,))] == ["The allegations"]


SPEAKERS = {
    "surname": ("“We left,” said Ada Holt. “It was late,” Holt said.", ["Ada Holt", "Ada Holt"]),
    "he": ("Mayor Jon Arkwright said the dam held. He said it was old.", ["Jon Arkwright", "Jon Arkwright"]),
    "the spokesman": (
        "A ministry spokesman said the dam held. The spokesman said it was old.",
        ["ministry spokesman", "ministry spokesman"],
    ),
    "they": ("The unions said pay was low. They said rents were high.", ["unions", "unions"]),
    "number": (
        "The 41 rebel groups said the war goes on. The 41 factions said peace was far.",
        ["41 rebel groups", "41 rebel groups"],
    ),
    "she is no man": (
        "Mary Dole said the bill was high. Mark Arden said it was wrong. She said it made her laugh.",
        ["Mary Dole", "Mark Arden", "Mary Dole"],
    ),
    "described anew": (
        "Police said the beach was cleared. The event organisers, Norvik Nights, said a rocket had burst.",
        ["Police", "event organisers"],
    ),
    "rules of somebody": ("Norvik Power's guidelines say that the gates stay shut.", ["Norvik Power"]),
    "statement of somebody": (
        "A statement released by the miners’ union said the pit was unsafe.",
        ["miners’ union"],
    ),
}


@pytest.mark.parametrize(("text", "names"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers_are_named(text: str, names: list[str]) -> None:
    assert [one.source_actor for one in find(text)] == names


def test_every_cue_has_a_known_kind() -> None:
    kinds = {row[1] for row in read_rows("cues.tsv")}
    assert kinds == {"say", "tell", "order", "vow", "judge", "name", "think", "show", "source", "ask", "speak"}
