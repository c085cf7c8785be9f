"""Accounts of an invented story, made by hand: a ferry that lost its way in fog, in four reports."""

from rashomon.model import (
    Account,
    Actor,
    Attribution,
    Chain,
    Claim,
    Coverage,
    Credit,
    Difference,
    Evidence,
    Finding,
    Happening,
    Head,
    Labels,
    Link,
    Place,
    Problem,
    Quote,
    Report,
    Span,
    Tie,
    Value,
)

WIRE = """Ferry runs aground in fog off Orsk Point, 12 hurt

ORSK, March 3 (Meridian Wire) - A ferry with 140 people on board ran aground off Orsk Point early on Monday, \
injuring at least 12, the coast guard said.

"We heard a long scrape and then nothing at all," said Ilse Marten, a passenger.

The operator, Norrline, said the radar had been serviced in February.
"""
COPY = """Dozens of people on stranded Orsk ferry

A ferry with 140 people on board ran aground off Orsk Point early on Monday, Meridian Wire \
reported. Twelve people were hurt.

“We heard a scrape and then nothing at all,” passenger Ilse Marten said.
"""
OWN = """Night on the rocks: how the Aldis struck

Fifteen people were hurt when the ferry Aldis struck rocks at Orsk Point on Monday, \
a doctor at the harbour clinic told this newspaper.

The crew had switched the radar off, two deckhands said. Norrline denied it.
"""
ARABIC = """عبّارة تجنح قرب رأس أورسك

قال خفر السواحل إن العبّارة جنحت فجر الاثنين وعلى متنها 140 شخصا.
"""


def find(report: Report, text: str, nth: int = 0) -> Span:
    """The span of the nth place where a text stands in a report."""
    at = -1
    for _ in range(nth + 1):
        at = report.text.index(text, at + 1)
    return report.span(at, at + len(text))


def make_reports() -> tuple[Report, ...]:
    """The four reports; the third has no date, the fourth no outlet."""
    wire = Report(
        id="a-wire", text=WIRE, outlet="Meridian Wire", title="Ferry runs aground in fog off Orsk Point, 12 hurt"
    )
    wire = wire.with_(published="2031-03-03T08:20", url="https://wire.example/ferry", body=((51, len(WIRE)),))
    wire = wire.with_(
        credits=(Credit(name="Meridian Wire", scope="report", span=find(wire, "(Meridian Wire)")),),
        agencies=("Meridian Wire",),
        findings=(Finding(field="published", value="2031-03-03", basis="dateline", span=find(wire, "March 3")),),
        authors=("Tove Lind", "J. Okoro"),
        dateline="ORSK",
    )
    copy = Report(
        id="b-copy", text=COPY, outlet="The Evening Lamp", published="2031-03-03", agencies=("Meridian Wire",)
    )
    own = Report(id="c-own", text=OWN, outlet="Harbour Gazette", url="javascript:alert(1)")
    arabic = Report(id="d", text=ARABIC, language="ar", published="2031-03-04")
    return wire, copy.with_(body=((41, len(COPY)),)), own.with_(body=((42, len(OWN)),)), arabic


def make_claims(reports: tuple[Report, ...]) -> tuple[Claim, ...]:
    """Three claims: one of all, one on which they differ, one of a single report."""
    wire, copy, own, arabic = reports
    aground = "A ferry with 140 people on board ran aground off Orsk Point early on Monday"
    coast, own_voice = "the coast guard", None
    return (
        Claim(
            id="c1aground",
            text=aground,
            evidence=(
                find(wire, aground).extend(Evidence, attributed_to=coast, certainty="attributed"),
                find(copy, aground).extend(Evidence, attributed_to="Meridian Wire", certainty="attributed"),
                find(own, "the ferry Aldis struck rocks at Orsk Point on Monday").extend(Evidence),
                find(arabic, "العبّارة جنحت فجر الاثنين").extend(Evidence, attributed_to="خفر السواحل"),
            ),
            asserted_by=coast,
            reports=("a-wire", "b-copy", "c-own", "d"),
            outlets=("Harbour Gazette", "Meridian Wire", "The Evening Lamp", "d"),
            status="agreed",
            chains=(
                Chain(
                    origin="Meridian Wire", reports=("a-wire", "b-copy"), basis=(find(copy, "Meridian Wire reported"),)
                ),
                Chain(origin="c-own", reports=("c-own",)),
                Chain(origin="d", reports=("d",)),
            ),
            independent=3,
            primary_sources=(coast,),
        ),
        Claim(
            id="c2hurt",
            text="Fifteen people were hurt",
            evidence=(
                find(wire, "injuring at least 12").extend(Evidence, attributed_to=coast, certainty="attributed"),
                find(copy, "Twelve people were hurt").extend(Evidence, certainty="flat"),
                find(own, "Fifteen people were hurt").extend(
                    Evidence, attributed_to="a doctor", certainty="attributed"
                ),
            ),
            asserted_by=own_voice or "narrator",
            reports=("a-wire", "b-copy", "c-own"),
            outlets=("Harbour Gazette", "Meridian Wire", "The Evening Lamp"),
            status="differs",
            chains=(
                Chain(origin="Meridian Wire", reports=("a-wire", "b-copy")),
                Chain(origin="c-own", reports=("c-own",)),
            ),
            independent=2,
        ),
        Claim(
            id="c3radar",
            text="The crew had switched the radar off",
            evidence=(
                find(own, "The crew had switched the radar off").extend(
                    Evidence, attributed_to="two deckhands", certainty="hedged"
                ),
            ),
            asserted_by="two deckhands",
            reports=("c-own",),
            outlets=("Harbour Gazette",),
            status="single",
            chains=(Chain(origin="c-own", reports=("c-own",)),),
            independent=1,
        ),
    )


def make_differences(reports: tuple[Report, ...]) -> tuple[Difference, ...]:
    """A conflict of numbers that overlaps its claim's passages, and a wording without a claim."""
    wire, copy, own, _ = reports
    return (
        Difference(
            id="d1hurt",
            claim="c2hurt",
            aspect="number",
            kind="conflict",
            question="How many: people hurt?",
            values=(
                find(wire, "at least 12").extend(Value, value="≥ 12"),
                find(copy, "Twelve").extend(Value, value="12"),
                find(own, "Fifteen").extend(Value, value="15"),
            ),
            explanation="12 and 15 cannot both be true",
        ),
        Difference(
            id="d2scrape",
            claim=None,
            aspect="wording",
            kind="wording",
            question="a long scrape / a scrape",
            values=(
                find(wire, "a long scrape").extend(Value, value="a long scrape"),
                find(copy, "a scrape").extend(Value, value="a scrape"),
            ),
            explanation="one quotation in two wordings",
        ),
    )


def make_quotes(reports: tuple[Report, ...]) -> tuple[Quote, ...]:
    """One utterance in two wordings."""
    wire, copy, _, _ = reports
    return (
        Quote(
            id="q1scrape",
            speaker="a1marten",
            variants=(
                find(wire, "We heard a long scrape and then nothing at all,"),
                find(copy, "We heard a scrape and then nothing at all,"),
            ),
            differs=(
                (("=", "We heard a long scrape and then nothing at all,"),),
                (("=", "We heard a"), ("-", "long"), ("=", "scrape and then nothing at all,")),
            ),
        ),
    )


def make_actors(reports: tuple[Report, ...]) -> tuple[Actor, ...]:
    """A passenger and the operator."""
    wire, copy, own, _ = reports
    return (
        Actor(
            id="a1marten",
            name="Ilse Marten",
            type="person",
            aliases=("Ilse Marten",),
            mentions=(find(wire, "Ilse Marten"), find(copy, "Ilse Marten")),
            labels=(
                Labels(outlet="Meridian Wire", labels=("passenger",)),
                Labels(outlet="The Evening Lamp", labels=()),
            ),
        ),
        Actor(
            id="a2norrline",
            name="Norrline",
            type="organisation",
            aliases=("Norrline",),
            mentions=(find(own, "Norrline"),),
        ),
    )


def make_lineage(reports: tuple[Report, ...]) -> tuple[Link, ...]:
    """A credit, shared text with a direction, and one without."""
    wire, copy, own, _ = reports
    shared = "ran aground off Orsk Point early on Monday"
    return (
        Link(
            report="a-wire",
            origin="Meridian Wire",
            basis="credit",
            evidence=(find(wire, "(Meridian Wire)"),),
            scope="report",
        ),
        Link(
            report="b-copy",
            origin="a-wire",
            basis="shared text",
            evidence=(find(copy, shared),),
            theirs=(find(wire, shared),),
            share=0.42,
        ),
        Link(
            report="b-copy",
            origin="Meridian Wire",
            basis="credit",
            evidence=(find(copy, "Meridian Wire reported"),),
            scope="statement",
        ),
        Link(
            report="c-own",
            origin="a-wire",
            basis="shared text",
            evidence=(find(own, "Orsk Point"),),
            theirs=(find(wire, "Orsk Point", 1),),
            share=0.03,
            directed=False,
        ),
    )


def make_account() -> Account:
    """The whole account of the four reports."""
    reports = make_reports()
    wire, _, own, _ = reports
    return Account(
        story=Head(
            id="s1ferry",
            headline=find(wire, "Ferry runs aground in fog off Orsk Point, 12 hurt"),
            first="2031-03-03",
            last="2031-03-04",
            version="0.0.0",
            models=("invented 1",),
        ),
        reports=reports,
        claims=make_claims(reports),
        differences=make_differences(reports),
        quotes=make_quotes(reports),
        attributions=(
            Attribution(
                id="t1",
                content=find(wire, "We heard a long scrape and then nothing at all,"),
                source=find(wire, "Ilse Marten"),
                cue=find(wire, "said", 1),
                kind="direct",
                source_actor="a1marten",
            ),
            Attribution(
                id="t1", content=find(own, "The crew had switched the radar off"), source=find(own, "two deckhands")
            ),
        ),
        actors=make_actors(reports),
        ties=(
            Tie(
                subject="a2norrline",
                relation="denies",
                object="two deckhands",
                evidence=(find(own, "Norrline denied it"),),
            ),
        ),
        timeline=(
            Happening(
                date="2031-03-03",
                what=find(wire, "ran aground off Orsk Point early on Monday").text,
                evidence=(find(wire, "ran aground off Orsk Point early on Monday"),),
                claim="c1aground",
            ),
            Happening(date="2031-02", what="serviced in February", evidence=(find(wire, "serviced in February"),)),
        ),
        places=(Place(name="Orsk Point", mentions=(find(wire, "Orsk Point"), find(own, "Orsk Point"))),),
        lineage=make_lineage(reports),
        coverage=(
            Coverage(report="a-wire", states=("c1aground", "c2hurt"), leaves_out=(), alone=()),
            Coverage(report="b-copy", states=("c1aground", "c2hurt"), leaves_out=(), alone=()),
            Coverage(report="c-own", states=("c1aground", "c2hurt", "c3radar"), leaves_out=(), alone=("c3radar",)),
            Coverage(report="d", states=("c1aground",), leaves_out=("c2hurt",), alone=()),
        ),
        problems=(Problem(report="lost.bin", stage="load", reason="not text: a picture"),),
    )
