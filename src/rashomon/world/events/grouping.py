"""Grouping: which mentions across reports are of one happening.

Two are when their families go together and neither their dates nor their places keep them apart. A mention without a
date is of the happening that most reports tell of; `the incident` is what was told just before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from rashomon.model import Place
from rashomon.world.events.triggers import Mention
from rashomon.world.places.toponyms import distance
from rashomon.world.timeline.finding import agree, width

APART = 50.0  # km from which two points are two places: UCDP's codebook counts 25 km around a place as near it
NEXT = 1  # days between two reports' dates of one happening (time zones, `late Thursday`)
LOOSE = frozenset(("clash", "collapse", "disaster"))  # words for quarrels, failures and mishaps of every kind
HARMLESS = frozenset(("arrest", "protest", "weapons"))
POINTING = "incident"  # the word for what was told just before
BEFORE = 2  # sentences back in which what it points to may stand

WAYS = {
    "aerial": "afar", "drone": "afar", "heavy-weapons": "afar", "unconventional": "gas", "abduct": "taking",
    "sexual": "sexual", "destroy": "fire",
}  # fmt: skip

Group = list[Mention]


def group_mentions(mentions: Iterable[Mention]) -> list[Group]:
    """Put mentions of one happening together, those with a date first, the most precise before the vague."""
    groups: list[Group] = []
    waiting = sorted(
        mentions, key=lambda m: (m.days is None, width(m.days) if m.days else 0, not m.places, m.kind.family == "any")
    )
    dated = [m for m in waiting if m.days]
    for mention in dated:
        add_best(groups, mention, [g for g in groups if is_same(g, mention)])
    groups = join_years(join_next(groups))
    for mention in sorted((m for m in waiting if not m.days), key=rank_undated):
        fit = [g for g in groups if are_kin(g, mention) and not is_elsewhere(g, mention) and not is_past(g)]
        if mention.other:
            continue
        near = find_before(fit, mention) if mention.kind.type == POINTING else None
        add_best(groups, mention, fit if near is None else [near])
    return [drop_loose(group) for group in groups]


def drop_loose(group: Group) -> Group:
    """A group without the reports that have nothing of it but a word that is often a figure (`a battle`)."""
    telling = {m.trigger.report for m in group if m.days or m.places or m.harms or m.kind.type not in LOOSE}
    return [m for m in group if m.trigger.report in telling] if telling else group


def rank_undated(mention: Mention) -> tuple[bool, bool, tuple[str, int, int]]:
    """The order in which undated mentions find their groups: those that say most of what it is go first."""
    return mention.kind.family == "any", not mention.kind.mode, mention.trigger.place


def add_best(groups: list[Group], mention: Mention, fit: list[Group]) -> None:
    """Put a mention into the group that most reports tell of, or into a new one."""
    if fit:
        max(fit, key=lambda group: (len({m.trigger.report for m in group}), len(group))).append(mention)
    else:
        groups.append([mention])


def is_same(group: Group, mention: Mention) -> bool:
    """Whether a dated mention is of the happening of a group."""
    own = mention.days
    if own is None or not are_kin(group, mention) or is_elsewhere(group, mention):
        return False
    if is_long(own):
        return any(m.days == own for m in group)
    theirs = [m.days for m in group if m.days and not is_long(m.days)]
    return any(agree(days, own) or (is_vague(days) and is_vague(own) and meet(days, own)) for days in theirs)


def is_vague(days: tuple[str, str]) -> bool:
    """Whether a stretch of days is longer than one."""
    return days[0] != days[1]


def is_long(days: tuple[str, str]) -> bool:
    """Whether a stretch of days is longer than a month: too long to tell one happening from another."""
    first, last = read_date(days[0]), read_date(days[1])
    return bool(first and last and (last - first).days > 31)


def is_past(group: Group) -> bool:
    """Whether a group has only dates so long that it is told of as history."""
    days = [m.days for m in group if m.days]
    return bool(days) and all(is_long(one) for one in days)


def meet(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two stretches of days have one in common."""
    return a[0] <= b[1] and b[0] <= a[1]


def are_kin(group: Group, mention: Mention) -> bool:
    """Whether the families of two go together: the same, or one of them any harmful one."""
    families, own = {m.kind.family for m in group}, mention.kind.family
    if own in families:
        return own != "violence" or not mention.kind.mode or find_way(group) in ("", way_of(mention.kind.mode))
    if own == "any":
        return not families <= HARMLESS
    return families == {"any"} and own not in HARMLESS and len({m.trigger.report for m in group}) > 1


def way_of(mode: str) -> str:
    """Which modes of violence are seldom of one happening: from afar, on the ground, taking people, sexual."""
    return WAYS.get(mode, "ground") if mode else ""


def find_way(group: Group) -> str:
    """The way of violence that most mentions of a group tell of; empty where none does."""
    ways = Counter(way for m in group for way in [way_of(m.kind.mode)] if way)
    return min(ways, key=lambda way: (-ways[way], way)) if ways else ""


def is_elsewhere(group: Group, mention: Mention) -> bool:
    """Whether the places of a mention keep it apart from all places of a group."""
    theirs = [place for m in group for _, place in m.places if place.country]
    ours = [place for _, place in mention.places if place.country]
    if not theirs or not ours:
        return False
    points = [[place for place in side if place.precision == "point"] for side in (ours, theirs)]
    ours, theirs = points if all(points) else (ours, theirs)
    return not any(may_be_one(a, b) for a in ours for b in theirs)


def may_be_one(a: Place, b: Place) -> bool:
    """Whether two places may be one, or one within the other."""
    if a.name == b.name:
        return True
    if a.country != b.country:
        return False
    if a.precision != "point" or b.precision != "point" or None in (a.lat, a.lon, b.lat, b.lon):
        return True
    return distance((a.lat or 0, a.lon or 0), (b.lat or 0, b.lon or 0)) < APART


def find_before(groups: list[Group], mention: Mention) -> Group | None:
    """The group whose happening a report names last before a mention, if it does so in the sentences just before."""
    steps = [
        (mention.number - m.number, n)
        for n, group in enumerate(groups)
        for m in group
        if m.trigger.report == mention.trigger.report and 0 <= mention.number - m.number <= BEFORE
    ]
    return groups[min(steps)[1]] if steps else None


def join_next(groups: list[Group]) -> list[Group]:
    """Join groups of one family whose days differ by one between reports, and whose places do not."""
    joined: list[Group] = []
    for group in sorted(groups, key=lambda g: -len({m.trigger.report for m in g})):
        home = next((g for g in joined if is_next(g, group)), None)
        if home is None:
            joined.append(list(group))
        else:
            home.extend(group)
    return joined


def join_years(groups: list[Group]) -> list[Group]:
    """Join a group that has only its year (`the attacks in Orr in 2015`) to the one of that place and kind in it."""
    joined = [list(group) for group in groups if not is_past(group)]
    for group in (group for group in groups if is_past(group)):
        homes = [home for home in joined if is_within(group, home)]
        if len(homes) == 1:
            homes[0].extend(group)
        else:
            joined.append(group)
    return joined


def is_within(group: Group, home: Group) -> bool:
    """Whether a group has a day within the long dates of another, and a place with it."""
    day = find_day(home)
    spans = [m.days for m in group if m.days]
    shared = {place.name for m in group for _, place in m.places} & {place.name for m in home for _, place in m.places}
    inside = bool(day) and all(first <= str(day) <= last for first, last in spans)
    return inside and bool(shared) and all(are_kin(home, m) for m in group)


def is_next(one: Group, other: Group) -> bool:
    """Whether two groups may be one happening that reports date a day apart."""
    if not are_kin(one, other[0]) or any(is_elsewhere(one, m) for m in other):
        return False
    a, b = find_day(one), find_day(other)
    return bool(a and b and abs((a - b).days) <= NEXT)


def find_day(group: Group) -> date | None:
    """The day that most mentions of a group give, if they give one."""
    days = Counter(m.days[0] for m in group if m.days and m.days[0] == m.days[1])
    return read_date(min(days, key=lambda day: (-days[day], day))) if days else None


@cache
def read_date(day: str) -> date | None:
    """A day of ISO form."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
