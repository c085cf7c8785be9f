"""What a person decided, as it is applied before any actor is known: whom a name in a text means, and who is an agency.

In go decisions (`model.Decision`); out comes a `Decided` that answers for names where they stand, and reports with
credits to match: an agency that the person named is credited where the words around it make a credit, one that is none
is not, and names that are one go under one name. The actors of the story are ruled in `world/decisions/deciding.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from rashomon.clean.credits import find_credits
from rashomon.clean.sources import Mention, is_outlet
from rashomon.model import Decision, Finding, Reference, Report
from rashomon.places import fold

OUTLETS = ("agency", "outlet")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
Place = tuple[int, int]


def strip_name(text: str) -> str:
    """Take the article and the possessive ending off a name.

    >>> strip_name("the Zenda Guard's")
    'Zenda Guard'
    """
    return POSSESSIVE.sub("", ARTICLE.sub("", text.strip().strip("“”\"‘’'"))).strip()


def bare(text: str) -> str:
    """A name as names are compared: on one line, without article and possessive ending, folded."""
    return fold(strip_name(" ".join(text.split())))


@dataclass(frozen=True, slots=True)
class Decided:
    """The actors that decisions speak of, by number: who goes by a name where, what each is called, who is not whom."""

    actors: tuple[tuple[Reference, int], ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    types: tuple[tuple[int, str], ...] = ()
    apart: frozenset[frozenset[int]] = frozenset()

    def find(self, report: Report, names: Iterable[str], at: Place | None = None) -> int | None:
        """The actor that names at a place of a report mean, by the narrowest reference that fits; None for none."""
        wanted = {bare(name) for name in names}
        fits = [
            (weigh(reference), -n, actor)
            for n, (reference, actor) in enumerate(self.actors)
            if bare(reference.name) in wanted and is_within(reference, report, at)
        ]
        return max(fits)[-1] if fits else None

    def find_name(self, name: str) -> int | None:
        """The actor that a name means wherever it stands, the name decided of it among them."""
        plain = [(r.name, actor) for r, actor in self.actors if not (r.report or r.passage)]
        named = [*plain, *((given, actor) for actor, given in self.names)]
        return next((actor for given, actor in named if bare(given) == bare(name)), None)

    def call(self, actor: int | None, name: str) -> str:
        """What an actor is called: the name decided, the fullest of those that were made one, or what it is called."""
        return dict(self.names).get(actor, name) if actor is not None else name

    def type_of(self, actor: int | None) -> str | None:
        """The type decided of an actor."""
        return dict(self.types).get(actor) if actor is not None else None

    def is_outlet(self, text: str) -> bool:
        """Whether a text names an agency or outlet: as decided, else as known."""
        decided = self.type_of(self.find_name(text)) if self.types else None
        return decided in OUTLETS if decided else is_outlet(text)

    def is_person(self, actor: int | None, read: bool) -> bool:
        """Whether an actor is a person: as decided, else as read."""
        decided = self.type_of(actor)
        return decided == "person" if decided else read

    def list_apart(self, actor: int | None) -> frozenset[int]:
        """The actors that were decided not to be a given one."""
        return frozenset(other for pair in self.apart if actor in pair for other in pair if other != actor)


UNDECIDED = Decided()  # no decision at all


def weigh(reference: Reference) -> int:
    """How narrow a reference is: a passage more than a report, a report more than nothing."""
    return bool(reference.report) + 2 * bool(reference.passage)


def is_within(reference: Reference, report: Report, at: Place | None) -> bool:
    """Whether a place of a report lies where a reference is confined to."""
    if reference.report and reference.report != report.id:
        return False
    if not reference.passage:
        return True
    places = re.finditer(r"\s+".join(map(re.escape, reference.passage.split())), report.text, re.IGNORECASE)
    return at is not None and any(place.start() <= at[0] and at[1] <= place.end() for place in places)


@lru_cache(maxsize=8)
def read_decided(decisions: tuple[Decision, ...]) -> Decided:
    """Number the actors of some decisions: names that are one have one number."""
    homes: dict[tuple[str, str, str], int] = {}
    references: dict[tuple[str, str, str], Reference] = {}
    for decision in decisions:
        for reference in decision.names:
            references.setdefault(key_of(reference), reference)
            homes.setdefault(key_of(reference), len(homes))
    for decision in decisions:
        if decision.kind == "same":
            numbers = {homes[key_of(reference)] for reference in decision.names}
            homes = {key: min(numbers) if home in numbers else home for key, home in homes.items()}
    first = {id(decision): homes[key_of(decision.names[0])] for decision in decisions}
    names = {first[id(d)]: d.name for d in decisions if d.name}
    for d in decisions:
        if d.kind == "same":
            full = max((r.name for r in d.names), key=lambda name: (len(name.split()), len(name)))
            names.setdefault(first[id(d)], full)
    groups = [[homes[key_of(r)] for r in d.names] for d in decisions if d.kind == "different"]
    return Decided(
        actors=tuple((references[key], home) for key, home in homes.items()),
        names=tuple(sorted(names.items())),
        types=tuple(sorted({first[id(d)]: d.type for d in decisions if d.type}.items())),
        apart=frozenset(frozenset(pair) for row in groups for pair in combinations(row, 2) if pair[0] != pair[1]),
    )


def key_of(reference: Reference) -> tuple[str, str, str]:
    """A reference as it is compared."""
    return bare(reference.name), reference.report or "", fold(reference.passage or "")


# ------------------------------------------------------------------ credits


def credit_decided(report: Report, decided: Decided) -> Report:
    """A report with its outlet and its credits as a person decided; the same report where that changes nothing."""
    if report.outlet is not None:
        outlet = decided.call(decided.find(report, (report.outlet,)), report.outlet)
        if outlet != report.outlet:
            basis = Finding(field="outlet", value=outlet, basis=f"a person's decision; it was read as {report.outlet}")
            report = report.with_(outlet=outlet, findings=(*report.findings, basis))
    credits = tuple(
        replace(credit, name=decided.call(actor, credit.name))
        for credit in find_credits(report, lambda found: settle_mentions(report, found, decided))
        for actor in [decided.find(report, (credit.name,), (credit.span.start, credit.span.end))]
        if decided.type_of(actor) in (None, *OUTLETS)
    )
    names = dict.fromkeys(credit.name for credit in credits if credit.scope != "photo")
    photos = dict.fromkeys(credit.name for credit in credits if credit.scope == "photo")
    return report.with_(credits=credits, agencies=tuple(names), photo_credits=tuple(photos))


def settle_mentions(report: Report, found: Sequence[Mention], decided: Decided) -> tuple[Mention, ...]:
    """The mentions of agencies and outlets in a report with those that were decided, under the names decided."""
    added = list(find_decided(report, decided))
    kept = [m for m in found if not any(m.start < one.end and one.start < m.end for one in added)]
    settled = []
    for mention in kept:
        words = report.text[mention.start : mention.end]
        actor = decided.find(report, (words, mention.name), (mention.start, mention.end))
        kind = decided.type_of(actor)
        if kind is None or kind in OUTLETS:
            own = " ".join(words.split()) if any(actor in pair for pair in decided.apart) else mention.name
            settled.append(mention._replace(name=decided.call(actor, own)))
    return tuple(sorted((*settled, *added), key=lambda m: m.start))


def find_decided(report: Report, decided: Decided) -> Iterator[Mention]:
    """The places where a report names those whom a person called an agency or an outlet, the longest names first."""
    taken: list[Place] = []
    named = [(r, actor) for r, actor in decided.actors if decided.type_of(actor) in OUTLETS]
    for reference, actor in sorted(named, key=lambda row: (-len(row[0].name), row[0].name)):
        words = r"\s+".join(map(re.escape, strip_name(reference.name).split()))
        for match in re.finditer(rf"(?<![\w-]){words}(?![\w-])", report.text, re.IGNORECASE):
            capital = match.group() != match.group().lower() or reference.name == reference.name.lower()
            free = not any(a < match.end() and match.start() < b for a, b in taken)
            if capital and free and decided.find(report, (match.group(),), match.span()) == actor:
                taken.append(match.span())
                kind = decided.type_of(actor) or "outlet"
                yield Mention(*match.span(), decided.call(actor, " ".join(match.group().split())), kind)
