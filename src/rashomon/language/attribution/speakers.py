"""Who speaks: in go the attributions and names of a report, out come the attributions with the name of each source.

Read from first to last: a source with a name is called by the fullest form of it; a pronoun (`he`), a description (`the
spokesman`, `the 41 groups`) or a document (`the statement`) takes the nearest speaker before it that fits in kind,
number and noun. In the manner of the sieves of Raghunathan et al. (EMNLP 2010), for sources alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rashomon.language.attribution.cues import is_occasion
from rashomon.language.attribution.posts import is_signed
from rashomon.language.vocabulary import read_pairs, read_words
from rashomon.model import Attribution, Name, Report, Span

SINGULAR = {"he": "he", "she": "she", "him": "he", "her": "she", "his": "he"}
PLURAL = ("they", "them", "their", "these", "those", "both", "all", "we")
NEUTER = ("it", "its", "this")
FIRST = ("i", "we")
ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|another|one|that|this|these|those|some)\s+", re.IGNORECASE)
TAIL = re.compile(  # where the core of a source ends and what is told of it begins
    r"\s*[,;(–—]|\s+(?:who|which|that|where|whose|including|such as|speaking|released|sent|seen|signed|posted|"
    r"published|issued|fighting|based|used|linked|in an?|to)\b",
    re.IGNORECASE,
)
RECENT = 200  # speakers and names before a source that are looked at
FEW = 10  # attributions before one that may hold it
NEAR = 600  # characters back to the organisation that `the company` means
OF = re.compile(r"\s+(?:of|for|in|at|from|with|on|by|under|to|near|about|against)\s+", re.IGNORECASE)
TAIL_OR_OF = re.compile(rf"{TAIL.pattern}|{OF.pattern}", re.IGNORECASE)
WIDE = frozenset(["group", "organisation", "organization"])  # nouns for bodies of every kind
FIRMS = frozenset(["company", "corp", "inc", "ltd", "group"])
INITIALS = re.compile(r"[A-Z]{2,5}")  # the letters of a body's name, whatever kind of name the reader takes them for
SHORT = 4  # letters from which a word of a name has a capital
OWNER = re.compile(r"((?:[A-Z][\w&.-]*\s)*[A-Z][\w&.-]*)['’]s\s")
MAKER = re.compile(r"\bby\s+(.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source that has been named: what it is called, its kind, its nouns, and where it stands."""

    name: str
    kind: str  # person, many, body or document
    words: frozenset[str]
    pronoun: str
    start: int


def name_speakers(
    report: Report, attributions: Sequence[Attribution], names: Sequence[Name], agents: Collection[int] = ()
) -> tuple[Attribution, ...]:
    """Give each attribution the name of its source, as far as the report tells it.

    `agents` are the places of the words that are subjects: who is one, outside of what others say, may be `he` next.
    """
    names = [name for name in names if name.type != "PER" or not INITIALS.fullmatch(name.span.text)]
    people = index_people(names)
    told = [name for name in names if not report.body or any(a <= name.span.start < b for a, b in report.body)]
    topics = list_topics(told, attributions, agents, people)
    starts = [name.span.start for name in names]
    known: list[Speaker] = []
    called: dict[str, str | None] = {}
    rows = sorted((one.source.place, one.id, one) for one in attributions if one.source)
    for at, (place, _, row) in enumerate(rows):
        near = names[max(0, bisect_left(starts, place[1]) - RECENT) : bisect_left(starts, place[2])]
        pronoun = row.source is not None and row.source.text.lower() in SINGULAR
        before = add_topic(known[-RECENT:], topics, place) if pronoun else known[-RECENT:]
        speaker = find_speaker(report, row, before, people, near)
        if speaker and not is_signed(row) and not is_relay(row, [one for _, _, one in rows[max(0, at - FEW) : at]]):
            known.append(speaker)
        called[row.id] = speaker.name if speaker else None
    named = {row.id: row for row in attributions}
    return tuple(replace(row, source_actor=inherit(row, called, named)) for row in attributions)


def list_topics(
    names: Sequence[Name], attributions: Sequence[Attribution], agents: Collection[int], people: dict[str, list[str]]
) -> list[Speaker]:
    """List the persons who are the subject of what a report tells in its own voice, by place."""
    subjects = (
        n.span for n in names if n.type == "PER" and any(at in agents for at in range(n.span.start, n.span.end))
    )
    told = [span for span in subjects if not any(one.content.holds(span) for one in attributions)]
    return [make_speaker(span, complete(span.text, people), "person") for span in told]


def add_topic(known: Sequence[Speaker], topics: Sequence[Speaker], place: tuple[str, int, int]) -> Sequence[Speaker]:
    """Add for a pronoun the persons who were told of after the last one who spoke."""
    last = max((one.start for one in known), default=-1)
    return [*known, *(one for one in topics if last < one.start < place[1])]


def index_people(names: Sequence[Name]) -> dict[str, list[str]]:
    """List the persons' names of a report by each of their words, in order."""
    people: dict[str, list[str]] = {}
    for person in dict.fromkeys(name.span.text for name in names if name.type == "PER"):
        for word in dict.fromkeys(person.split()):
            people.setdefault(word, []).append(person)
    return people


def is_relay(row: Attribution, before: Sequence[Attribution]) -> bool:
    """Whether a source only hands on what another is said to say: `the statement said, according to X`."""
    return any(one.content.holds(row.content) for one in before)


def inherit(row: Attribution, called: dict[str, str | None], rows: dict[str, Attribution]) -> str | None:
    """Call `I` and `we` within what somebody says by that one's name; everybody else by their own."""
    if row.source and row.source.text.lower() in FIRST and row.nested_in in rows:
        return called.get(row.nested_in or "")
    return called.get(row.id)


def find_speaker(
    report: Report, row: Attribution, known: Sequence[Speaker], people: dict[str, list[str]], names: Sequence[Name]
) -> Speaker | None:
    """Find who the source of an attribution is: by its name, or among those who spoke before."""
    source = row.source
    if source is None:
        return None
    small = source.text.lower().strip()
    if small in SINGULAR or small in PLURAL or small in NEUTER:
        return find_pronoun(source, small, known, names, people)
    inside = [name for name in names if source.holds(name.span) and name.type == "PER"]
    free = [name.span for name in inside if not is_modifier(source, name)]
    person = fill_name(source, max(free, key=lambda span: (len(span.text.split()), -span.start))) if free else None
    person = person or next((one for one in people.get(source.text, ()) if one.split()[0] != source.text), None)
    if person:
        return make_speaker(source, complete(person, people), "person")
    kind, core = read_kind(source.text), read_core(source.text)
    if kind == "document":
        return find_maker(report, source, known) or make_speaker(source, core, kind)
    same = find_same(source, core, kind, known) or find_body(source, kind, names, known)
    return make_speaker(source, same.name if same else core, same.kind if same else kind)


def fill_name(source: Span, name: Span) -> str:
    """Give a person's name in a source with the capitalised words that follow it at once."""
    rest = re.match(r"(?:\s[A-Z][\w’'-]+)*", source.text[name.end - source.start :])
    return name.text + (rest[0] if rest else "")


def make_speaker(source: Span, name: str, kind: str) -> Speaker:
    """Make a Speaker of a source and the name that it goes by."""
    words = list_words(source.text)
    fits = {read_pairs("persons.tsv")[word] for word in words if read_pairs("persons.tsv").get(word)}
    pronoun = fits.pop() if len(fits) == 1 else read_pronoun(name) if kind == "person" else ""
    return Speaker(name=name, kind=kind, words=frozenset(words), pronoun=pronoun, start=source.start)


def read_pronoun(name: str) -> str:
    """Give the pronoun that fits a person's name by the given name in front, or nothing where both may."""
    first = name.lower().split()[:1] if " " in name.strip() else []
    return read_pairs("given_names.tsv").get(first[0], "") if first else ""


def list_words(text: str) -> list[str]:
    """List the nouns and numbers of a source's core, plural and singular alike."""
    core = read_core(text)
    words = re.findall(r"[^\W_]+", core.lower())
    return [re.sub(r"(?<=[^s])s$", "", word) for word in words if word not in read_words("clause_words.txt")]


def read_core(text: str) -> str:
    """Cut what is told of a source (`, which ...`, `including ...`, `speaking ...`) and its article from it."""
    core = TAIL.split(text.strip(), maxsplit=1)[0].strip() or text.strip()
    return " ".join(ARTICLE.sub("", core, count=1).split()) or core


def read_head(text: str) -> str:
    """Give the noun that heads a description: the last word before `of`, `for`, `in`."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", OF.split(read_core(text), maxsplit=1)[0])
    return words[-1].lower() if words else ""


def read_kind(text: str) -> str:
    """Tell whether a description means one person, many, a body or a document."""
    head = read_head(text)
    if head in read_pairs("persons.tsv"):
        return "person"
    if is_occasion(head) and head in text:
        return "document"
    plural = head.endswith("s") and len(head) > 3 and not head.endswith(("ss", "us", "is"))
    if plural or head in read_words("plurals.txt"):
        return "many"
    return "body"


def is_modifier(source: Span, name: Name) -> bool:
    """Whether a name only says whose the source is: `the Ray administration`, `spokesman for Ann Ray`."""
    after = source.text[name.span.end - source.start :]
    before = source.text[: name.span.start - source.start]
    kind = read_kind(before) if "," in before else ""  # `a neighbour, Ann Ray`, `the organisers, Ann Ray Events`
    described = kind == "person" or (kind == "body" and before.rstrip().endswith(","))
    told = not before.strip() and OF.match(after)  # `Ann Ray of the union`, `Ann Ray in 2016`
    modifies = not told and re.match(r"['’]s?\s+\w|\s+[a-z]|-", after)
    return bool(modifies) or bool(not described and TAIL_OR_OF.search(before + " "))


def complete(person: str, people: dict[str, list[str]]) -> str:
    """Give the fullest form of a person's name in the report: the first that has its words after others."""
    bare = re.sub(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.?\s+", "", person)
    last = bare.split()
    longer = [
        one
        for one in people.get(last[-1] if last else "", ())
        if f" {bare} " in f"{one} " and len(one.split()) > len(last)
    ]
    return longer[0] if longer else bare


def find_pronoun(
    source: Span, small: str, known: Sequence[Speaker], names: Sequence[Name], people: dict[str, list[str]]
) -> Speaker | None:
    """Find the nearest speaker before a pronoun that fits it, or the nearest person named."""
    wanted = SINGULAR.get(small)
    kinds = (
        ("person",)
        if wanted
        else ("many", "body", "document", "person")
        if small in PLURAL
        else ("body", "document", "many")
    )
    for kind in (kinds,) if wanted else ((kinds[0],), kinds) if small in PLURAL else (kinds,):
        fits = [one for one in known if one.kind in kind and (not wanted or one.pronoun in ("", wanted))]
        if fits:
            return replace(fits[-1], start=source.start, pronoun=fits[-1].pronoun or wanted or "")
    ended = [name.span.text for name in names if wanted and name.type == "PER" and name.span.end <= source.start]
    before = [name for text in ended if read_pronoun(name := complete(text, people)) in ("", wanted)]
    if not before:
        return None
    name = before[-1]
    return Speaker(name=name, kind="person", words=frozenset(), pronoun=wanted or "", start=source.start)


def find_maker(report: Report, source: Span, known: Sequence[Speaker]) -> Speaker | None:
    """Find whose a document is: `released by X`, `the coalition statement`, or who spoke when it was first named."""
    made = MAKER.search(source.text)
    if made and not is_definite(source.text):
        start = source.start + made.start(1)
        return find_described(report.span(start, source.end), known)
    owner = OWNER.match(source.text)
    if owner and not is_definite(source.text):  # `Norvik Power's statement`
        return find_described(report.span(source.start, source.start + owner.end(1)), known)
    words = [word for word in list_words(source.text) if not is_occasion(word)]
    rest = [one for one in known if one.kind != "document"]
    owned = [one for one in rest if one.kind != "person" and set(words[-1:]) & one.words]
    if owned:
        return replace(owned[-1], start=source.start)
    document = read_head(source.text)
    near = [one for one in rest if not document.endswith("s") and is_near(report, one, document)]
    chosen = near[-1] if near else None
    return replace(chosen, start=source.start) if chosen else None


def is_near(report: Report, speaker: Speaker, document: str) -> bool:
    """Whether a document is named in the sentence or so in which a speaker was."""
    around = report.text[max(0, speaker.start - 200) : speaker.start + 400].lower()
    return (
        document in re.split(r"(?<=[.!?])\s", around[min(200, speaker.start) :])[0]
        or document in around[: min(200, speaker.start)]
    )


def find_described(span: Span, known: Sequence[Speaker]) -> Speaker:
    """Name the body that made a document, as known before or as described there."""
    same = find_same(span, read_core(span.text), read_kind(span.text), known)
    return make_speaker(span, same.name if same else read_core(span.text), same.kind if same else read_kind(span.text))


def find_same(source: Span, core: str, kind: str, known: Sequence[Speaker]) -> Speaker | None:
    """Find who was meant before by a description: the same number or noun, or for `the ...` the nearest."""
    words = set(list_words(source.text))
    head = re.sub(r"(?<=[^s])s$", "", read_head(source.text))
    numbers = {word for word in words if word.isdigit()}
    fits = [one for one in known if one.kind == kind or kind == "person"]
    same = [one for one in fits if numbers & one.words]
    same = same or [one for one in fits if head in one.words and words <= one.words]
    if same:
        return same[-1]
    named = any(word[0].isupper() for word in source.text.split()[1:])  # `the organisers, Norvik Nights`
    plain = is_definite(source.text) and len(words) == 1 and not named
    role = head in read_pairs("persons.tsv")  # `the officials` are no `rebels`, nor the other way round
    alike = [
        one for one in known if kind == "many" == one.kind and bool(one.words & set(read_pairs("persons.tsv"))) == role
    ]
    return alike[-1] if plain and alike else None


def find_body(source: Span, kind: str, names: Sequence[Name], known: Sequence[Speaker]) -> Speaker | None:
    """Find the organisation that `the company`, `the agency` means: the last that spoke or was named."""
    noun = source.text.lower().removeprefix("the ")
    if kind != "body" or noun not in read_words("bodies.txt") or not is_definite(source.text):
        return None
    ended = [name.span for name in names if name.type == "ORG" and name.span.end <= source.start]
    named = [(span.start, span.text) for span in ended if is_kind(span.text, noun)]
    spoke = [(one.start, one.name) for one in known if one.kind == "body" and is_proper(one.name)]
    start, name = max([*named, *(row for row in spoke if is_kind(row[1], noun))], default=(-NEAR, ""))
    return make_speaker(source, name, "body") if source.start - start < NEAR + len(name) else None


def is_proper(name: str) -> bool:
    """Whether a speaker goes by a name and not by a description: each longer word has a capital."""
    return all(word[0].isupper() or len(word) < SHORT for word in re.findall(r"\w+", name))


def is_kind(name: str, noun: str) -> bool:
    """Whether a body of some name can be called by a noun: `the company` is no `University of X`."""
    own = {word for word in re.findall(r"[a-z]+", name.lower()) if read_pairs("name_heads.tsv").get(word) == "ORG"}
    return not own or noun in own | WIDE or own <= FIRMS


def is_definite(text: str) -> bool:
    """Whether a description means somebody known: `the ...`, `these ...`."""
    return bool(re.match(r"(?:the|these|those|this|that)\s", text, re.IGNORECASE))
