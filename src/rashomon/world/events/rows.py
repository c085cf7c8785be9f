"""Rows: mentions of one happening as an event row, each cell with its passages, and ties that no mention covers.

A row stands on a date, a count of people harmed, or two reports; what one report names once, without either, is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from rashomon.model import Cell, Comparison, Event, Place, Span, Tie, make_id
from rashomon.world.actors.finding import Cast
from rashomon.world.events.grouping import LOOSE, Group, group_mentions
from rashomon.world.events.measures import rate_clarity, rate_date, rate_days, rate_place
from rashomon.world.events.parties import Roles
from rashomon.world.events.policies import figure_event
from rashomon.world.events.triggers import HARMED, Mention, find_mentions
from rashomon.world.words import read_table

GENERAL = frozenset(
    ("attack", "clash", "crash", "collision", "accident", "disaster", "incident", HARMED.type)
)  # names of many things
VAGUE = frozenset(("accident", "disaster", "incident"))  # told of as rows only with harm, or a date by two reports
TOLD = 2  # reports that must name a settlement in the sentences of a happening for it to be where it was
A_MONTH = 4  # UCDP's `date_prec`
MATERIAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"))  # PLOVER's types of acts that have triggers
STANCES = frozenset(("opposes", "backs"))  # last, unless they have a day
FIRST_MODE = "suicide-attack"  # it goes before the other modes of one attack, as in ACLED's codebook
SOURCED = ("what", "killed", "injured", "missing", "detained", "displaced")  # columns whose chains are counted


def find_events(comparison: Comparison, ties: Sequence[Tie], places: Sequence[Place], cast: Cast) -> tuple[Event, ...]:
    """Find the events of a story: those that most reports tell of first, then by their first passage."""
    index = index_places(places)
    readings = comparison.story.readings
    groups = group_mentions(m for reading in readings for m in find_mentions(reading, index[reading.report.id]))
    kept = [group for group in groups if is_row(group)]
    roles = Roles(comparison, cast)
    events, taken = [], set()
    for group in (place_group(group, index) for group in kept):
        own = [tie for tie in ties if is_told(tie, group)]
        taken |= {id(tie) for tie in own}
        events.append(make_event(comparison, group, own, roles))
    seen = [m.sentence for group in groups for m in group]
    rest = [tie for tie in ties if is_act(comparison, tie) and id(tie) not in taken and not is_seen(tie, seen)]
    events += [make_tied(comparison, tie) for tie in rest]
    return tuple(sorted(events, key=lambda e: (-e.reports, -len(e.cells), e.cells[0].place)))


def place_group(group: Group, index: Mapping[str, Sequence[tuple[Span, Place]]]) -> Group:
    """A group without a place with the one settlement that its sentences name, if two reports name it and no other."""
    if any(m.places for m in group):
        return group
    within = [[row for row in index[m.trigger.report] if m.sentence.holds(row[0]) and is_spot(row)] for m in group]
    reports: dict[str, set[str]] = defaultdict(set)
    for m, rows in zip(group, within, strict=True):
        for _, place in rows:
            reports[place.name].add(m.trigger.report)
    if len(reports) != 1 or len(next(iter(reports.values()))) < TOLD:
        return group
    return [replace(m, places=tuple(rows)) for m, rows in zip(group, within, strict=True)]


def is_spot(row: tuple[Span, Place]) -> bool:
    """Whether a place is a settlement that GeoNames has."""
    return row[1].precision == "point" and row[1].geonames is not None


def index_places(places: Sequence[Place]) -> dict[str, list[tuple[Span, Place]]]:
    """The mentions of places by report, in order."""
    index: dict[str, list[tuple[Span, Place]]] = defaultdict(list)
    for place in places:
        for span in place.mentions:
            index[span.report].append((span, place))
    return defaultdict(list, {report: sorted(rows, key=lambda row: row[0].place) for report, rows in index.items()})


def is_row(group: Group) -> bool:
    """Whether mentions make a row."""
    reports = {m.trigger.report for m in group}
    dated = any(m.days for m in group)
    if all(m.kind is HARMED for m in group):
        return len(reports) > 1 and dated
    kind = find_kind(group)[0]
    harmed = any(cell.high != 0 for m in group for cell in m.harms)
    if is_sum(group) or (kind in LOOSE and not harmed and not is_placed(group)):
        return False
    if kind in VAGUE:
        return harmed or (dated and len(reports) > 1)
    return len(reports) > 1 or dated or any(m.harms for m in group)


def is_sum(group: Group) -> bool:
    """Whether a group is a count over a long time that one report gives (`112 accidents between March and May`)."""
    days = [m.days for m in group if m.days]
    named = [m for m in group if m.kind is not HARMED]
    long = bool(days) and all(rate_days(one) >= A_MONTH for one in days)
    return long and len({m.trigger.report for m in group}) == 1 and all(m.vague for m in named)


def is_placed(group: Group) -> bool:
    """Whether a group has a day and a place, which words for any quarrel (`clash`) have only where there was one."""
    day = any(m.days and m.days[0] == m.days[1] for m in group)
    return day and any(m.places for m in group)


def is_told(tie: Tie, group: Group) -> bool:
    """Whether a tie is of the happening of a group: of its PLOVER type, in a passage that holds a trigger of it."""
    root = find_kind(group)[1]
    same = tie.code == root and not tie.denied and bool(root)
    return same and any(span.holds(m.trigger) for span in tie.evidence for m in group)


def is_act(comparison: Comparison, tie: Tie) -> bool:
    """Whether a tie makes a row: an act and no standing relation, dated in its words or told by two reports.

    A stance (`backs`, `opposes`) is an act only where it is dated.
    """
    if not tie.code or tie.denied or tie.relation in standing_relations():
        return False
    own = any(e.holds(span) for e in tie.evidence for span in list_days(comparison, tie))
    return own or (tie.relation not in STANCES and len({span.report for span in tie.evidence}) > 1)


def list_days(comparison: Comparison, tie: Tie) -> list[Span]:
    """The passages that give a tie its date: those in the sentences of its evidence."""
    found = []
    for reading in comparison.story.readings:
        around = [one.span for one in reading.sentences if any(one.span.overlaps(e) for e in tie.evidence)]
        days = [w.span for w in reading.times if w.value and w.value == tie.date]
        found += [day for day in days if any(one.holds(day) for one in around)]
    return found


def is_seen(tie: Tie, sentences: Sequence[Span]) -> bool:
    """Whether a material act is told of in sentences that name a happening, which the rows have already."""
    return tie.code in MATERIAL and any(one.overlaps(span) for one in sentences for span in tie.evidence)


@cache
def standing_relations() -> frozenset[str]:
    """The relations that are no events, and those that last (`allied with`, `controls`)."""
    rows = read_table("ties/relations.tsv")
    return frozenset(row[2].lstrip("<") for row in rows if len(row) < 4 or not row[3]) | frozenset(
        ("allied with", "controls", "occupies")
    )


def find_kind(group: Group) -> tuple[str, str, str]:
    """The type of a happening and its PLOVER type and mode: what most reports call it, special names first.

    A word for any happening (`disaster`) names it only where nothing else does.
    """
    votes: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    sure = [m for m in group if m.kind.family != "any"] or group
    for m in sure:
        votes[m.kind.type, m.kind.root, m.kind.mode].add(m.trigger.report)
    whole = len({m.trigger.report for m in sure})
    special = {key: reports for key, reports in votes.items() if key[0] not in GENERAL and len(reports) * 3 >= whole}
    chosen = special or votes
    counts = Counter(m.kind.type for m in sure)
    return min(chosen, key=lambda key: (key[2] != FIRST_MODE, -len(chosen[key]), -counts[key[0]], key))


def make_event(comparison: Comparison, group: Group, ties: Sequence[Tie], roles: Roles) -> Event:
    """Write a group as a row."""
    kind, root, mode = find_kind(group)
    date = rate_date(group)
    spot = rate_place(group)
    told = sorted({*party_cells(ties), *roles.find(group, [tie.subject for tie in ties])})
    agents, targets = name_parties(told)
    cells = [
        *(m.sentence.extend(Cell, column="what", value=m.trigger.text) for m in group),
        *(m.trigger.extend(Cell, column="type", value=m.kind.type) for m in group if m.kind is not HARMED),
        *(m.when.span.extend(Cell, column="date", value=m.date or "") for m in group if m.when),
        *(s.extend(Cell, column="place", value=place.name) for m in group for s, place in m.places),
        *(cell for m in group for cell in m.harms),
        *told,
    ]
    counted = count_chains(comparison, sorted(set(cells)), choose_leads(group))
    event = Event(
        id=make_id("e", kind, date.value, *sorted({cell.place for cell in counted if cell.column == "type"})),
        what=choose_what(group).text,
        type=kind,
        root=root or None,
        mode=mode or None,
        date=date.value,
        date_prec=date.precision,
        where_prec=spot.precision,
        agents=agents,
        targets=targets,
        cells=counted,
        clarity=rate_clarity(group, date, spot),
        reports=len({cell.report for cell in counted}),
        chains=len({cell.chain for cell in counted if cell.column == "what"}),
        claims=find_claims(comparison, counted),
    )
    return figure_event(locate(event, spot.place), comparison.story)


def locate(event: Event, place: Place | None) -> Event:
    """Give an event its place."""
    if place is None:
        return event
    return replace(
        event, place=place.name, country=place.country, lat=place.lat, lon=place.lon, geonames=place.geonames
    )


def choose_what(group: Group) -> Span:
    """The clearest sentence: of the body, with most of what the row tells, the first in its report."""
    return min(group, key=rate_mention).sentence


def rate_mention(m: Mention) -> tuple[int, int, int, tuple[str, int, int]]:
    """How clearly a mention tells of its happening, the clearest lowest."""
    told = sum(bool(part) for part in (m.when, m.places, m.harms))
    return m.title, -told, m.number, m.trigger.place


def choose_leads(group: Group) -> list[Span]:
    """The clearest sentence of each report: what the chains behind the happening itself are counted by."""
    reports = sorted({m.trigger.report for m in group})
    return [min((m for m in group if m.trigger.report == report), key=rate_mention).sentence for report in reports]


def name_parties(cells: Sequence[Cell]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts and who is acted upon, by the number of their passages: each actor where it has most."""
    agents, targets = (Counter(cell.value for cell in cells if cell.column == c) for c in ("agents", "targets"))
    order = [sorted(part, key=lambda name: (-part[name], name)) for part in (agents, targets)]
    acting = tuple(name for name in order[0] if agents[name] >= targets[name])
    return acting, tuple(name for name in order[1] if targets[name] > agents[name])


def party_cells(ties: Sequence[Tie]) -> Iterator[Cell]:
    """The passages that say who acts on whom."""
    for tie in ties:
        for span in tie.evidence:
            yield span.extend(Cell, column="agents", value=tie.subject)
            yield span.extend(Cell, column="targets", value=tie.object)


def count_chains(comparison: Comparison, cells: Sequence[Cell], leads: Sequence[Span] = ()) -> tuple[Cell, ...]:
    """Number the chains of each counted column, from 1, and mark each cell with the one that it is of."""
    from rashomon.compare import find_chains

    homes: dict[tuple[str, str], int] = {}
    for column in SOURCED:
        spans: list[Span] = [cell for cell in cells if cell.column == column]
        spans = list(leads) if column == "what" and leads else spans
        chains = find_chains(spans, comparison.lineage, comparison.story) if spans else ()
        for number, chain in enumerate(chains, start=1):
            homes |= {(column, report): number for report in chain.reports}
    return tuple(replace(cell, chain=homes.get((cell.column, cell.report), 0)) for cell in cells)


def find_claims(comparison: Comparison, cells: Iterable[Cell]) -> tuple[str, ...]:
    """The claims that state what the type or a count of a row rests on, in the order of the account."""
    places: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.column not in ("what", "date", "place"):
            places[cell.report].append(cell)
    return tuple(
        claim.id
        for claim in comparison.claims
        if any(span.holds(cell) for span in claim.evidence for cell in places[span.report])
    )


def make_tied(comparison: Comparison, tie: Tie) -> Event:
    """Write a tie that is an act as a row of its own."""
    cells = [span.extend(Cell, column="what", value=tie.relation) for span in tie.evidence]
    cells += [span.extend(Cell, column="type", value=tie.relation) for span in tie.evidence]
    cells += [span.extend(Cell, column="date", value=tie.date or "") for span in list_days(comparison, tie)]
    counted = count_chains(comparison, sorted({*cells, *party_cells([tie])}))
    date = rate_date((), tie.date)
    return Event(
        id=make_id("e", tie.relation, tie.subject, tie.object, *(span.place for span in tie.evidence)),
        what=tie.evidence[0].text,
        type=tie.relation,
        root=tie.code,
        date=date.value,
        date_prec=date.precision,
        agents=(tie.subject,),
        targets=(tie.object,),
        cells=counted,
        reports=len({span.report for span in tie.evidence}),
        chains=len({cell.chain for cell in counted if cell.column == "what"}),
        claims=find_claims(comparison, counted),
    )
