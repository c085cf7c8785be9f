"""A person's decisions in what is compared: who speaks, which quotations are one, whose copy a claim goes back to."""

from rashomon.compare.decided import decide_story
from rashomon.compare.lineage.chains import find_chains, find_primary_sources
from rashomon.compare.lineage.finding import find_lineage
from rashomon.compare.quotes.finding import find_quotes
from rashomon.model import Attribution, Decision, Name, Quotation, Quote, Reading, Reference, Report, Story

SAID = "The pumps failed twice before midnight"


def read_report(name: str, text: str, called: dict[str, str] | None = None) -> Reading:
    """Read a text whose quotations each have their speaker behind them in square brackets; `called` is the reader's
    name for a speaker's words."""
    report = Report(id=name, text=text, body=((0, len(text)),), outlet=f"Outlet {name}")
    marks = [n for n, char in enumerate(text) if char in "“”"]
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    quotations = tuple(Quotation(inner=report.span(a + 1, b), outer=report.span(a, b + 1)) for a, b in pairs)
    rows, names = [], []
    for n, quotation in enumerate(quotations):
        start = text.index("[", quotation.outer.end)
        source = report.span(start + 1, text.index("]", start))
        if source.text[0].isupper():
            names.append(Name(span=source, type="PER"))
        actor = (called or {}).get(source.text, source.text)
        rows.append(Attribution(id=f"a{n}", content=quotation.outer, source=source, source_actor=actor, kind="direct"))
    return Reading(
        report=report,
        doc=None,  # type: ignore[arg-type]
        quotations=quotations,
        attributions=tuple(rows),
        names=tuple(names),
    )


def decide(*decisions: Decision, **texts: str) -> Story:
    readings = tuple(
        read_report(name, text, {"Marten": "Ilse Marten", "he": "Ilse Marten"}) for name, text in texts.items()
    )
    return decide_story(Story(readings=readings, decisions=decisions))


def quotes_of(story: Story) -> list[tuple[str | None, list[str]]]:
    found: tuple[Quote, ...] = find_quotes(story)
    return [(quote.speaker, [span.report for span in quote.variants]) for quote in found]


def same(*names: str | Reference) -> Decision:
    return Decision(kind="same", names=tuple(n if isinstance(n, Reference) else Reference(name=n) for n in names))


def apart(*names: str | Reference) -> Decision:
    return Decision(kind="different", names=same(*names).names)


def test_a_story_without_decisions_is_itself() -> None:
    story = Story(readings=(read_report("a", f"“{SAID},” said [Ada Stone]."),))
    assert decide_story(story) is story


def test_two_names_that_are_one_speak_as_one() -> None:
    texts = {"a": f"“{SAID},” said [Ada Stone].", "b": f"“{SAID} today,” said [Bo Reed]."}
    assert len(quotes_of(decide(**texts))) == 1  # word for word: one utterance, whoever is said to say it
    texts["b"] = "“Pumps failed twice before midnight came,” said [Bo Reed]."
    assert quotes_of(decide(**texts)) == [("Ada Stone", ["a"]), ("Bo Reed", ["b"])]
    assert quotes_of(decide(same("Bo Reed", "Ada Stone"), **texts)) == [("Ada Stone", ["a", "b"])]


def test_one_name_of_two_people_is_two_speakers() -> None:
    texts = {
        "a": "“Pumps failed twice before noon,” said [Ilse Marten].",
        "b": "“Pumps failed twice before dusk,” said [Marten]. “It was dark,” said [he].",
    }
    assert quotes_of(decide(**texts)) == [("Ilse Marten", ["a", "b"]), ("Ilse Marten", ["b"])]
    other = Reference(name="Marten", report="b")
    assert [row[1] for row in quotes_of(decide(apart("Ilse Marten", other), **texts))] == [["a"], ["b"], ["b"]]
    named = quotes_of(decide(apart("Ilse Marten", other), same("Jon Marten", other), **texts))
    assert named == [("Ilse Marten", ["a"]), ("Jon Marten", ["b"]), ("Jon Marten", ["b"])]


def test_an_agency_speaks_no_quotation_of_somebody_else() -> None:
    reading = read_report("a", f"“{SAID},” said [Ada Stone].")
    text = reading.report.text
    inner = reading.attributions[0]
    wire = reading.report.span(text.index("Ada"), text.index("Ada") + 3)
    outer = Attribution(id="b", content=inner.content, source=wire, source_actor="Ada", kind="indirect")
    reading = Reading(**{f: getattr(reading, f) for f in reading.__slots__} | {"attributions": (outer, inner)})
    agency = Decision(kind="actor", names=(Reference(name="Ada"),), type="agency")
    assert quotes_of(Story(readings=(reading,)))[0][0] == "Ada"
    assert quotes_of(Story(readings=(reading,), decisions=(agency,)))[0][0] == "Ada Stone"


def test_reports_that_credit_a_decided_agency_are_one_chain() -> None:
    texts = {
        "a": "GENT (Meridian) - A watchman died. “It burned,” said [Bo Reed].",
        "b": "A watchman died, police told Meridian. “All is lost,” said [Ada Stone].",
    }
    agency = Decision(kind="actor", names=(Reference(name="Meridian"),), type="agency")
    for decisions, origins in (((), [("a",), ("b",)]), ((agency,), [("a", "b")])):
        story = decide(*decisions, **texts)
        links = find_lineage(story)
        passages = [r.report.span(at, at + 15) for r in story.readings for at in [r.report.text.index("A watchman")]]
        assert [chain.reports for chain in find_chains(passages, links, story)] == origins
        assert {link.origin for link in links} == ({"Meridian"} if decisions else set())


def test_primary_sources_follow_the_decisions() -> None:
    texts = {"a": "“It burned,” said [Norrline].", "b": "“It burned,” said [NL Ferries]."}

    def sources(*decisions: Decision) -> tuple[str, ...]:
        story = decide(*decisions, **texts)
        return find_primary_sources([r.quotations[0].inner for r in story.readings], story)

    assert sources() == ("NL Ferries", "Norrline")
    assert sources(same("Norrline", "NL Ferries")) == ("NL Ferries",)
    outlet = Decision(kind="actor", names=(Reference(name="Norrline"),), type="outlet", name="Norrline News")
    assert sources(outlet) == ("NL Ferries",)
