"""Which node each description of a report belongs to (`the 41 groups`, `the regime`, `her uncle`), read in its order.

A body of a country goes to that country's; `the ministry` to the ministry named before it; fighters to the collective
that the report is mainly about, or to the armed group named last; kin to the one child or uncle of the story; everybody
else to the ring of the noun, apart by nation and, for one person, by the words of the office.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from rashomon.model import Reading, Span
from rashomon.world.actors.entries import Entry
from rashomon.world.actors.kinds import read_bodies
from rashomon.world.actors.nations import find_nation
from rashomon.world.actors.nouns import COLLECTIVES, OWN, read_people
from rashomon.world.actors.phrases import Nominal, find_nominals
from rashomon.world.words import fold, read_words, singular

ARMED = ("fighter", "band", "group")

LOOSE = frozenset(
    ["group", "band", "team", "police", "authority", "opposition", "part", "agency"]
)  # rings of bodies too wide for that
FAMILIES = frozenset(["family", "couple", "relative"])  # rings of which a story can have one for each name
ANY_BODY = frozenset(
    ["company", "team", "agency", "corporation", "business", "service"]
)  # rings that names seldom tell
NEAR = 250  # characters between a name and `the company` that means it: this sentence and the one before
EARLY = 0.4  # of the report's text: where a counted description can bring in whom the report is about
LEAD = 0.2  # of the text: where a sentence that opens with `Danish rebels` can do so without a number
AGED = re.compile(r"\d{1,3}[- ]year[- ]old\b")
ARTICLE = re.compile(r"\b(the|an?) $", re.IGNORECASE)
STEM = 6  # letters by which `regional` and `region's` are one modifier
HYPHENED = re.compile(r"-\w")  # `the state-run mill` is no state
GOES_ON = re.compile(r"\s+(?:of\s+(?:the\s+)?[A-Z]|that\s|who\s|which\s)")  # then it says itself whom it means


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whom a report has named, and of the story: the armed groups, the leaders by family name, all names."""

    names: tuple[Entry, ...]
    armed: frozenset[str]
    leaders: dict[str, str]
    known: frozenset[str] = frozenset()

    def find_antecedent(self, nominal: Nominal) -> str | None:
        """The actor named last before `the ministry` or `the rabbi` whose name or whose title has that noun."""
        before = [e for e in self.names if e.span.start < nominal.span.start and not is_several(e)]
        family = find_family(before) if nominal.ring == "family" else None
        if family:
            return family
        before.sort(key=lambda entry: (entry.node.startswith("ring:"), -entry.span.start))
        bodies = [entry for entry in before if not entry.node.startswith("ring:")]
        for pool in (bodies, before):
            for entry in pool:
                words = entry.key.split() if entry.named else entry.key.split()[-1:]
                if nominal.head in {singular(word) for word in (*words, *entry.nouns)}:
                    return entry.node
            kind = self.find_kind(nominal, pool)
            if kind:
                return kind
        return self.find_near(nominal, before)

    def find_near(self, nominal: Nominal, before: list[Entry]) -> str | None:
        """The body named last just before `the company`, if its own name does not say that it is of another kind."""
        if nominal.ring not in ANY_BODY:
            return None
        bodies = [e for e in before if e.named and e.kind == "ORG" and not e.outlet and e.node.startswith("name:")]
        last = max(bodies, key=lambda entry: entry.span.start, default=None)
        if last is None or nominal.span.start - last.span.end > NEAR:
            return None
        nouns = {singular(last.key.split()[-1]), *(singular(noun) for noun in last.nouns)}
        rings = {read_people()[noun][0] for noun in nouns if noun in read_people()}
        return None if rings - {nominal.ring} else last.node

    def find_kind(self, nominal: Nominal, before: list[Entry]) -> str | None:
        """The body described last before by another noun of the same ring: `the mission` for a consulate."""
        if nominal.type not in ("organisation", "government") or nominal.ring in LOOSE:
            return None
        for entry in before:
            last = singular(entry.key.split()[-1]) if entry.key else ""
            if read_people().get(last, ("",))[0] == nominal.ring:
                return entry.node
        return None

    def find_armed(self, nominal: Nominal) -> str | None:
        """The armed group named last before a description."""
        before = [e for e in self.names if e.span.start < nominal.span.start and e.node in self.armed]
        return before[-1].node if before else None

    def find_group(self, nominal: Nominal) -> str | None:
        """The body named last just before `the militant group`, an armed one first; else the armed group named last."""
        near = [
            entry
            for entry in self.names
            if 0 <= nominal.span.start - entry.span.end <= NEAR
            and entry.kind not in ("PER", "LOC")
            and entry.node.startswith("name:")
            and not entry.outlet
        ]
        last = max(near, key=lambda entry: (entry.node in self.armed, entry.span.start), default=None)
        return last.node if last else self.find_armed(nominal)


def is_several(entry: Entry) -> bool:
    """Whether a mention describes several, whom no description of one takes up: `the bank` is none of `banks`."""
    several = any(singular(noun) != noun for noun in entry.nouns)
    return several and entry.node.startswith("ring:") and "/one" not in entry.node


def find_family(before: list[Entry]) -> str | None:
    """The family whose members are named one by one last before `the family`, if no family was told since."""
    members: dict[str, set[str]] = {}
    last, surname = -1, ""
    for entry in before:
        words = entry.key.split()
        if entry.kind == "PER" and entry.named and len(words) > 1:
            members.setdefault(words[-1], set()).add(words[0])
            if len(members[words[-1]]) > 1:
                last, surname = max((last, surname), (entry.span.start, words[-1]))
    told = max((entry.span.start for entry in before if entry.node.startswith("ring:family/")), default=-1)
    return f"ring:family/one/{surname}" if last > told else None


def place_descriptions(reading: Reading, told: Told) -> list[Entry]:
    """Put each description of a report on its node, reading the report from its beginning."""
    taken = [span for entry in told.names for span in (entry.span, *entry.forms)]
    nominals = [n for n in find_nominals(reading) if not any(holds_head(span, n) for span in taken)]
    nominals = [n for n in nominals if not HYPHENED.match(reading.report.text, n.span.end)]
    main = find_main(reading, nominals, told)
    entries: list[Entry] = []
    for nominal in nominals:
        before = (*told.names, *entries)
        for one in each_nation(reading, nominal):
            known = () if says_whom(reading, one) else before
            node = "main:armed" if introduces(reading, one) else find_node(one, replace(told, names=known), main)
            if node:
                forms = (one.short,) if one.short else ()
                entries.append(make_entry(node, replace(one, grade=find_grade(reading, one)), forms))
    return entries


def says_whom(reading: Reading, nominal: Nominal) -> bool:
    """Whether a description goes on to say whom it means, and so takes up nobody: `the umbrella group of the X`."""
    return bool(GOES_ON.match(reading.report.text, nominal.span.end))


def find_grade(reading: Reading, nominal: Nominal) -> str:
    """How a description is brought in; one with an age by its article, as the age counts nobody."""
    aged = nominal.grade == "counted" and not nominal.plural and AGED.match(nominal.span.text)
    article = ARTICLE.search(reading.report.text, max(0, nominal.span.start - 4), nominal.span.start) if aged else None
    return nominal.grade if article is None else "definite" if article[1].lower() == "the" else "indefinite"


def make_entry(node: str, nominal: Nominal, forms: tuple[Span, ...]) -> Entry:
    """Write a description as a mention on its node."""
    return Entry(
        node=node,
        span=nominal.span,
        kind=nominal.type,
        nouns=(nominal.noun,),
        forms=forms,
        nation=nominal.nation,
        grade=nominal.grade,
    )


def each_nation(reading: Reading, nominal: Nominal) -> list[Nominal]:
    """A description once for each country that it is of: `Danish and Swedish forces` are the one and the other."""
    if len(nominal.nations) < 2 or "and" not in nominal.modifiers:
        return [nominal]
    found = [replace(nominal, nation=nation) for nation in nominal.nations]
    first, _, last = nominal.span.text.rpartition(" and ")
    if len(found) == 2 and find_nation(first, "adjective") and nominal.grade != "own":
        short = reading.report.span(nominal.span.end - len(last), nominal.span.end)
        found[1] = replace(found[1], short=short)
    return found


def holds_head(span: Span, nominal: Nominal) -> bool:
    """Whether a name, or a form of one, holds the head of a description: then it is no description of its own."""
    complement = nominal.span.start < span.start and " of " in nominal.span.text
    return span.start < nominal.span.end <= span.end and not complement


def find_main(reading: Reading, nominals: list[Nominal], told: Told) -> str | None:
    """The node of the armed collective that a report is about: the one introduced, or the armed group named most."""
    if any(introduces(reading, nominal) for nominal in nominals):
        return "main:armed"
    armed = Counter(entry.node for entry in told.names if entry.node in told.armed)
    return min(armed, key=lambda node: (-armed[node], node)) if armed else None


def introduces(reading: Reading, nominal: Nominal) -> bool:
    """Whether a description brings the report's main collective in: counted in its first part, or in its title."""
    if nominal.ring != "fighter" or not nominal.plural or nominal.part:
        return False
    if nominal.grade == "counted":
        return nominal.span.start < EARLY * len(reading.report.text)
    title = next((p.span for p in reading.passages if p.title), None)
    if nominal.grade != "bare":
        return False
    if title is not None and title.holds(nominal.span):
        return True
    opens = any(one.span.start == nominal.span.start for one in reading.sentences)
    return opens and nominal.nation is not None and nominal.span.start < LEAD * len(reading.report.text)


def find_node(nominal: Nominal, told: Told, main: str | None) -> str | None:
    """The node of a description; None where it describes nobody in particular (`the country`)."""
    if " " in nominal.span.text and fold(nominal.span.text) in told.known:
        return f"name:{fold(nominal.span.text)}"
    nation = nominal.nation or find_leader(nominal.span.text, told.leaders)
    if nominal.ring == "spokesperson":
        voice = find_body(nominal, drop=1)
        if voice and not find_more(nominal):
            return f"body:{nation or '?'}/{voice}"
    body = find_body(nominal)
    whose = [word for word in nominal.owner[1:] if not find_nation(word.title())]
    if body and not nation and whose:
        return f"ring:{body}/{' '.join(whose)}"
    if body and (nation or nominal.grade in ("definite", "bare", "own")):
        more = find_more(nominal)
        return f"body:{nation or '?'}/{body}{more}" if nation or not more else f"ring:{body}{more}"
    if (
        nominal.grade == "definite"
        and not nominal.plural
        and not set(nominal.modifiers) - read_words("actors/plain.txt")
    ):
        before = told.find_antecedent(nominal)
        if before:
            return before
    if nominal.ring in ARMED and nominal.type in ("armed group", "organisation"):
        return find_fighters(nominal, told, main)
    return find_ring(nominal, nation)


def find_ring(nominal: Nominal, nation: str | None) -> str | None:
    """The node of a description by the ring of its noun."""
    if nominal.ring in read_words("actors/kin.txt"):
        whose = " ".join(nominal.owner[1:]) if nominal.ring in FAMILIES else ""
        return f"ring:{nominal.ring}/{'many' if nominal.plural else 'one'}" + (f"/{whose}" if whose else "")
    owners = sorted(word[:STEM] for word in nominal.modifiers if is_telling(word))
    if nominal.ring == "country":
        return f"ring:country/{' '.join(owners)}" if nominal.plural else None
    if not nominal.plural and nominal.ring not in read_words("actors/crowds.txt"):
        return f"ring:{nominal.ring}/one/{nation or ''}/{' '.join(owners)}"
    return f"ring:{nominal.ring}/{nation or ''}"


def is_telling(word: str) -> bool:
    """Whether a word before a noun tells one of its kind from another: no age, no word that says little."""
    plain = read_words("actors/plain.txt") | OWN | {"s"}
    return word not in plain and not any(ch.isdigit() for ch in word)


def find_fighters(nominal: Nominal, told: Told, main: str | None) -> str:
    """The node of described fighters: the report's main collective, the group named last, or fighters at large."""
    described = any(singular(word) in read_people() for word in nominal.modifiers)
    if nominal.head in read_words("actors/unions.txt") and not described:
        return f"ring:union/{nominal.nation or ''}/{' '.join(nominal.modifiers)}"
    if not nominal.plural or is_one_group(nominal):
        finds = told.find_group if nominal.plural else told.find_armed
        named = finds(nominal) if nominal.grade == "definite" and not nominal.nation else None
        return named or f"ring:{nominal.ring}/one/{' '.join(nominal.modifiers)}"
    several = nominal.noun != nominal.head or nominal.head in COLLECTIVES  # `the insurgency` is all who fight
    if nominal.grade in ("definite", "counted") and main and several and not nominal.part:
        return main
    return f"ring:fighter/{nominal.nation or ''}"


def is_one_group(nominal: Nominal) -> bool:
    """Whether a description is of one group (`the militant group`), not of several or of all of them together."""
    unions = read_words("actors/unions.txt")
    return nominal.head in COLLECTIVES - unions and nominal.noun == nominal.head and nominal.grade != "counted"


def find_body(nominal: Nominal, drop: int = 0) -> str | None:
    """The body of a country that the last words of a description name, or those before the words to be dropped."""
    words = fold(nominal.span.text.split(" of ")[0]).split()
    words = words[: len(words) - drop]
    for count in (3, 2, 1):
        found = read_bodies().get(" ".join(words[-count:]))
        if found:
            return found[0]
    return None


def find_more(nominal: Nominal) -> str:
    """What else is said of a body, by which it is another: `the aviation authorities` are not the authorities."""
    known = (
        read_words("actors/plain.txt")
        | read_words("actors/titles.txt")
        | {word for name in read_bodies() for word in name.split()}
    )
    more = [
        w
        for w in nominal.modifiers
        if w != "and" and w not in known and not find_nation(w.title()) and w not in nominal.owner
    ]
    return "/" + " ".join(sorted(more)) if more else ""


def find_leader(text: str, leaders: dict[str, str]) -> str | None:
    """The country of a leader whose name stands in a description (`the Orlov regime`)."""
    for word in fold(re.sub(r"['’]s\b", "", text)).split():
        if word in leaders:
            return leaders[word]
    return None
