"""Doubtful merges: pairs of names that the program joined on thin ground, or kept apart though they are alike.

In go the mentions of a story on their nodes and the actor of each node; out come pairs of names with the reason and the
mentions of both, the most mentioned first. What a person has decided on is in doubt no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.model import Decision, Doubt, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.joining import fits_name, is_person, tally_names
from rashomon.world.actors.likeness import is_initials, is_spelling, parts_of
from rashomon.world.actors.shortlist import Key, Shortlist, full_keys, near_keys, short_keys, spelling_keys
from rashomon.world.decisions.deciding import list_settled
from rashomon.world.words import fold, strip_name

NEAR = 75  # of rapidfuzz, between the one word of two names that differs: `front`/`font` 89, `north`/`south` 60
SURE = 85  # from there on two spellings of one name are beyond doubt: `nour`/`noor` 75, `rahman`/`rehman` 83
LEAST = 4  # letters of a word that may be misspelt
CLAIMED = "two reports of one claim have them in the same place of it, and none says that they are one"
ANNOUNCED = (
    "it opens a report that names the person next, or tells the person's age, and nothing says that they are one"
)
FOCUSED = "it stands once, in a report that names the other most, and nothing says that they are one"
HERE = "no report has both names"


class Named(NamedTuple):
    """The names of a story: how the reader took each, whose it is, where it stands, what stands in brackets."""

    kinds: dict[str, Counter[str]]
    actors: dict[str, str]
    mentions: dict[str, tuple[Span, ...]]
    glossed: frozenset[frozenset[str]]

    def meet(self, one: str, other: str) -> bool:
        """Whether one report has both names."""
        return bool({s.report for s in self.mentions[one]} & {s.report for s in self.mentions[other]})


def find_doubts(entries: Sequence[Entry], owners: dict[str, str], decisions: Iterable[Decision] = ()) -> list[Doubt]:
    """The doubtful pairs of names of a story; `owners` gives the actor of each node that is of one."""
    named = gather_names(entries, owners)
    settled = list_settled(decisions)
    found: dict[frozenset[str], Doubt] = {}
    for one, other, reason in (*find_thin(named), *find_near(named)):
        if frozenset((one, other)) not in settled | found.keys():
            found[frozenset((one, other))] = make_doubt(named, one, other, reason)
    doubts = found.values()
    return sorted(doubts, key=lambda d: (-min(len(d.left), len(d.right)), -len(d.left) - len(d.right), d.names))


def find_described(
    moves: Sequence[tuple[str, str, Span]],
    owners: dict[str, str],
    decisions: Iterable[Decision] = (),
    reason: str = CLAIMED,
) -> list[Doubt]:
    """The descriptions joined for a `reason`; `moves` gives for each mention its node before and after."""
    targets = {new for old, new, _ in moves if old != new and new in owners}
    homes: dict[str, set[Span]] = defaultdict(set)
    moved: dict[tuple[str, str], set[Span]] = defaultdict(set)
    for old, new, span in moves:
        if new in targets and old == new:
            homes[new].add(span)
        elif new in targets:
            moved[new, old].add(span)
    settled = list_settled(decisions)
    found = []
    for (node, _), spans in sorted(moved.items()):
        names = (show_spans(spans), show_spans(homes[node])) if homes[node] else ("", "")
        if fold(names[0]) != fold(names[1]) and frozenset(map(fold, names)) not in settled:
            left, right = tuple(sorted(spans)), tuple(sorted(homes[node]))
            found.append(
                Doubt(verdict="joined", names=names, actors=(owners[node],), reason=reason, left=left, right=right)
            )
    return sorted(found, key=lambda d: (-len(d.left), -len(d.right), d.names))


def gather_names(entries: Sequence[Entry], owners: dict[str, str]) -> Named:
    """Gather the names of the actors of a story."""
    own = [e for e in entries if e.node.startswith("name:") and e.node in owners]
    mentions: dict[str, set[Span]] = defaultdict(set)
    for entry in own:
        mentions[entry.node[5:]].add(entry.span)
    return Named(
        kinds=tally_names(own),
        actors={entry.node[5:]: owners[entry.node] for entry in own},
        mentions={key: pick_bare(key, spans) for key, spans in mentions.items()},
        glossed=frozenset(frozenset((e.node[5:], fold(gloss.text))) for e in own for gloss in e.glosses),
    )


def pick_bare(key: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The mentions that are the name itself; all, where none is."""
    found = sorted(spans)
    return tuple(span for span in found if fold(strip_name(span.text)) == key) or tuple(found)


def find_thin(named: Named) -> Iterator[tuple[str, str, str]]:
    """The names that were joined though others were as good, or though little speaks for it."""
    fulls, alike = Shortlist(named.kinds, full_keys), Shortlist(named.kinds, spelling_keys)
    for key in named.kinds:
        fits = [other for other in fulls.find(short_keys(key)) if fits_name(key, other, named.kinds)]
        mine = [other for other in fits if named.actors[other] == named.actors[key]]
        rest = {named.actors[other]: other for other in reversed(fits) if named.actors[other] != named.actors[key]}
        if mine and rest:
            also = " and ".join(f"“{show(named, other)}”" for other in reversed(rest.values()))
            yield key, mine[0], f"a short form that also fits {also}"
        elif mine and not is_plain_person(key, named) and not any(named.meet(key, other) for other in mine):
            yield key, mine[0], f"{name_form(key, mine[0])}, and {HERE}"
        elif not mine:
            yield from ((key, other, f"it may be {name_form(key, other)}") for other in reversed(rest.values()))
    for one, other in pair_names(alike, spelling_keys):
        together = named.actors[one] == named.actors[other] and frozenset((one, other)) not in named.glossed
        if together and is_spelling(one, other) and 0 < find_likeness(one, other) < SURE:
            yield one, other, "joined by their consonants, spelled unlike"


def pair_names(names: Shortlist, keys: Callable[[str], set[Key]]) -> Iterator[tuple[str, str]]:
    """The pairs of names that share a key, each pair once, in the order of the names."""
    for one in names.names:
        found = names.find(keys(one))
        yield from ((one, other) for other in found[found.index(one) + 1 :])


def find_near(named: Named) -> Iterator[tuple[str, str, str]]:
    """The names of two actors that are spelled nearly alike, or of which one holds the other."""
    for one, other in pair_names(Shortlist(named.kinds, near_keys), near_keys):
        reason = compare_forms(named, one, other) if named.actors[one] != named.actors[other] else None
        if reason and not fits_name(one, other, named.kinds) and not fits_name(other, one, named.kinds):
            yield one, other, reason


def compare_forms(named: Named, one: str, other: str) -> str | None:
    """Why two names might be of one, by their letters; None where nothing says so."""
    alike = is_person(named.kinds[one]) == is_person(named.kinds[other])
    if alike and find_likeness(one, other) >= NEAR:
        return "all words but one are the same, and that is nearly so"
    if alike and not is_person(named.kinds[one]) and holds(one, other):
        return "the one name holds the other: a part of it, or the same"
    if not alike and is_spelling(one, other):
        return "spelled alike, but the one is read as a person and the other is not"
    return None


def is_plain_person(key: str, named: Named) -> bool:
    """Whether a name has a person's first and family name, which leave little doubt."""
    return is_person(named.kinds[key]) and len(parts_of(key)) > 1


def find_likeness(one: str, other: str) -> float:
    """How alike the one word is in which two names differ, 0 to 100; 0 where they differ in more, or are the same."""
    from rapidfuzz.fuzz import ratio

    left, right = parts_of(one), parts_of(other)
    unlike = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    if len(left) != len(right) or len(unlike) != 1 or min(map(len, unlike[0])) < LEAST:
        return 0.0
    a, b = unlike[0]
    return ratio(a, b) if a.isalpha() and b.isalpha() and a[0] == b[0] else 0.0


def holds(one: str, other: str) -> bool:
    """Whether the words of one name, two or more, stand together in the other."""
    short, full = sorted((one, other), key=len)
    return len(short.split()) > 1 and f" {short} " in f" {full} "


def name_form(short: str, full: str) -> str:
    """What a name may be of another."""
    return "the initials of the other" if is_initials(short, full) else "a short form of the other"


def show(named: Named, key: str) -> str:
    """A folded name as the reports print it most."""
    return show_spans(named.mentions[key])


def show_spans(spans: Iterable[Span]) -> str:
    """The form that some mentions have most."""
    forms = Counter(strip_name(" ".join(span.text.split())) for span in spans)
    return min(forms, key=lambda form: (-forms[form], form))


def make_doubt(named: Named, one: str, other: str, reason: str) -> Doubt:
    """Write a pair of names as a doubt."""
    actors = dict.fromkeys((named.actors[one], named.actors[other]))
    return Doubt(
        verdict="joined" if len(actors) == 1 else "apart",
        names=(show(named, one), show(named, other)),
        actors=tuple(actors),
        reason=reason,
        left=named.mentions[one],
        right=named.mentions[other],
    )
