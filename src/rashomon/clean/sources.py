"""The agencies and outlets that a text names: in goes a text, out come mentions with their canonical names.

Known names stand in `data/sources.tsv` under all their forms. A name that is not known is taken from its pattern: a
typical last word (`the Daily Xyz`, `Xyz Herald`), a word beside it that says what it is (`the newspaper Xyz`, `Xyz news
agency`), a web address, or no name at all (`state television`, `local media`). Whether a mention is a credit is for
`clean.credits` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

WORD = re.compile(r"[\w'’&.+/-]*\w!?", re.UNICODE)
CAPITALS = r"(?<!\w)(?:[A-ZÀ-Þ][\w'’&-]*(?<!-run)(?<!-owned)(?<!-controlled)(?<!-based)(?<!-backed)|al-[A-Z]\w+)"
ADDRESS = re.compile(r"\b[A-Z0-9][\w-]*\.(?:com|org|net|info|tv|[a-z]{2})(?:\.[a-z]{2})?\b(?!\.\w)")
SMALL_ADDRESS = re.compile(r"(?<![\w./@-])[a-z][\w-]+\.(?:com|net|co\.[a-z]{2})\b(?![./]\w)")
STATION = re.compile(
    r"(?<![\w(-])(?P<sign>[KW][A-Z]{2,3}(?=-?\s?(?:TV|FM|AM|NewsRadio)\b)|[KW][A-Z]{3})"
    r"(?:-(?:TV|FM|AM|DT)|\s(?:\d{1,2}|TV|News|NewsRadio|Radio))?(?![\w-])"
)
OFFICES = (
    "office|officer|conference|release|secretary|service|cent(?:er|re)|freedom|statement|team|briefing|corps|card|mogul"
)
NATION = (
    r"(?:(?:North|South)\s)?"
    r"(?:U\.?S\.?|U\.?K\.?|EU|[A-Z][a-z]+(?:ese|ish|[aei]an|man|nch|sh|[aeiou]qi|[aen]i|eek|ss|tch|['’]s))"
)
NUMBERED = re.compile(r"(?<![\w-])(?:ABC|CBS|NBC|FOX|Fox|CTV|CBC|ITV|RTL|TV|Channel)[\s-]?\d{1,2}(?![\w-])")
PEOPLE = re.compile(r"(?:ese|ish|[aei]an|man|nch|sh|[aeiou]qi|[aen]i|eek|ss|tch)$")  # ends of nationality adjectives


class Outlet(NamedTuple):
    """One agency or outlet of the data file; `doubtful` forms are words of another sense as well."""

    name: str
    forms: tuple[str, ...]
    doubtful: tuple[str, ...]
    sites: tuple[str, ...]
    kind: str
    country: str
    language: str


class Mention(NamedTuple):
    """Where a text names a source, by what canonical name, and how sure that is; `named` is False for `state media`."""

    start: int
    end: int
    name: str
    kind: str
    known: bool = True
    doubtful: bool = False
    named: bool = True


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table of the package's data: one tuple of columns for each line that is no comment."""
    text = files("rashomon").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_cues(name: str) -> str:
    """Read one list of words around credits as a regular expression, longest words first."""
    (words,) = [row[1].split("|") for row in read_rows("credit_words.tsv") if row[0] == name]
    return "(?:" + "|".join(w.replace(" ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def read_outlets() -> tuple[Outlet, ...]:
    """Read all agencies and outlets that are known by name."""
    return tuple(make_outlet(*row) for row in read_rows("sources.tsv"))


def make_outlet(name: str, more: str, kind: str, country: str, language: str) -> Outlet:
    """Make an outlet of a row of the data file."""
    others = [form for form in more.split(";") if form]
    doubtful = tuple(form[:-1] for form in others if form.endswith("?"))
    sites = tuple(form for form in others if form == form.lower() and not form.endswith("?"))
    sure = tuple(form for form in others if form not in sites and not form.endswith("?"))
    own = () if name in doubtful else (name,)
    return Outlet(name, (*own, *sure), doubtful, sites, kind, country, language)


@cache
def index_forms() -> dict[str, tuple[tuple[tuple[str, ...], Outlet, bool], ...]]:
    """List the forms of all outlets by their first word, longest first; of two outlets the first in the file has it."""
    rows: dict[tuple[str, ...], tuple[Outlet, bool]] = {}
    for outlet in read_outlets():
        for form in (*outlet.forms, *outlet.doubtful):
            words = tuple(WORD.findall(form))
            if words not in rows or (rows[words][1] and form in outlet.forms):
                rows[words] = (outlet, form in outlet.doubtful)
    index: dict[str, list[tuple[tuple[str, ...], Outlet, bool]]] = {}
    for words, (outlet, doubtful) in rows.items():
        index.setdefault(words[0], []).append((words, outlet, doubtful))
    return {first: tuple(sorted(forms, key=lambda f: -len(f[0]))) for first, forms in index.items()}


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Find all places where a text names an agency or outlet, known or by its pattern, ordered and without overlap."""
    kept: list[Mention] = []
    starts: list[int] = []
    typed = list(find_typed(text))
    rows = [*find_known(text), *typed, *find_lettered(text), *find_addresses(text), *find_unnamed(text)]
    rows += [*find_stations(text), *find_titled(text), *find_typed_again(text, typed)]
    for mention in sorted(rows, key=lambda m: (rank_mention(m), m.start - m.end, m.start)):
        at = bisect_left(starts, mention.start)
        before = at > 0 and kept[at - 1].end > mention.start
        after = at < len(kept) and kept[at].start < mention.end
        if not before and not after:
            kept.insert(at, mention)
            starts.insert(at, mention.start)
    afters = [*kept, None][1:]
    clear = [m for m, after in zip(kept, afters, strict=True) if m.named or not stands_before(text, m, after)]
    return tuple(shorten(mention, clear[:n]) for n, mention in enumerate(clear))


def stands_before(text: str, mention: Mention, after: Mention | None) -> bool:
    """Whether a source without a name is only the description of the named one after it (`state agency Xyz`)."""
    return after is not None and after.named and not text[mention.end : after.start].strip(" ,")


def rank_mention(mention: Mention) -> int:
    """Which of two overlapping mentions is kept: sure names, then patterns, then doubtful names."""
    return 0 if mention.known and not mention.doubtful else 1 if mention.named and not mention.known else 2


def find_known(text: str) -> Iterator[Mention]:
    """Find the names of the data file, each in its longest form."""
    index = index_forms()
    words = list(split_words(text))
    n = 0
    while n < len(words):
        found = next((f for f in index.get(cut_end(words[n][0]), ()) if fits(words, n, f[0])), None)
        if found and not is_surname(text, words, n, found):
            form, outlet, doubtful = found
            start = words[n][1]
            last = words[n + len(form) - 1]
            end = last[1] + len(form[-1])
            yield Mention(start, end, outlet.name, outlet.kind, True, doubtful)
            n += len(form) - 1
        n += 1


def split_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text with their places; names joined by a stroke are two (`AFP/Reuters`, but not `RFE/RL`)."""
    for match in WORD.finditer(text):
        word = match.group().lstrip("-")
        if "/" not in word or word in list_stroked():
            yield word, match.end() - len(word), match.end()
        else:
            for part in re.finditer(r"[^/]+", match.group()):
                yield part.group(), match.start() + part.start(), match.start() + part.end()


@cache
def list_stroked() -> frozenset[str]:
    """The words with a stroke that belong to names of the data file (`RFE/RL`)."""
    return frozenset(word for rows in index_forms().values() for form, _, _ in rows for word in form if "/" in word)


@lru_cache(maxsize=1 << 16)
def cut_end(word: str) -> str:
    """A word without the mark of the possessive and without what is joined to it by a stroke."""
    index = index_forms()
    short = re.sub(r"['’]s$", "", word)
    return next((form for form in (word, short) if form in index), re.split(r"[/-]", short)[0])


def fits(words: list[tuple[str, int, int]], n: int, form: tuple[str, ...]) -> bool:
    """Whether the words from number n on are those of the form; the last may carry an ending."""
    if n + len(form) > len(words):
        return False
    seen = [word for word, _, _ in words[n : n + len(form)]]
    last = seen[-1]
    return tuple(seen[:-1]) == form[:-1] and (
        last == form[-1] or (last.startswith(form[-1]) and re.match(r"['’/-]|\.$", last[len(form[-1]) :]) is not None)
    )


def is_surname(
    text: str, words: list[tuple[str, int, int]], n: int, found: tuple[tuple[str, ...], Outlet, bool]
) -> bool:
    """Whether a name of one word is the end of somebody's name (`Michael Bloomberg`)."""
    form = found[0]
    if n == 0 or len(form) > 1 or form[0].isupper() or text[words[n - 1][2] : words[n][1]] != " ":
        return False
    before = words[n - 1][0]
    return bool(re.fullmatch(r"[A-Z][a-z]+|[A-Z]\.", before)) and not PEOPLE.search(before) and before not in OPENERS


DAY = re.compile(
    r"[A-Z][a-z]+day$|(?:Jan|Febr)uary$|March$|April$|May$|June$|July$|August$|(?:Septem|Octo|Novem|Decem)ber$"
)
OPENERS = frozenset(
    ["The", "A", "An", "By", "In", "On", "At", "But", "And", "As", "Source", "Via", "From", "Photo", "Image", "Both"]
)


def find_typed(text: str) -> Iterator[Mention]:
    """Find names by a word beside them that says what they are: `the newspaper Xyz`, `Xyz news agency`."""
    kind, after = read_cues("type"), read_cues("type after")
    name = rf"{CAPITALS}(?:\s(?:{CAPITALS}|(?:de|of|la|del|al)\s{CAPITALS})){{0,3}}"
    for pattern in (rf"\b{kind}\s+(?:the\s+)?[`'‘\"“@]?(?P<n>{name})", rf"(?P<n>{name})[’'\"”]?\s+{after}\b"):
        for match in compiled(pattern).finditer(text):
            low, high = match.start("n"), end_name(match)
            found = drop_adjectives(text[low:high])
            if found and found not in OPENERS and not DAY.match(found):
                outlet = index_names().get(found)
                known = outlet is not None
                yield Mention(high - len(found), high, outlet.name if outlet else found, "outlet", known)


def end_name(match: re.Match[str]) -> int:
    """Where a name ends: before the possessive in `the website Xyz's account`, where the kind stands before it."""
    owner = re.match(r"[^'’]+(?=['’]s?\s)", match["n"]) if match.end("n") == match.end() else None
    return match.start("n") + (owner.end() if owner else len(match["n"].rstrip("'’")))


def find_typed_again(text: str, typed: Iterable[Mention]) -> Iterator[Mention]:
    """Find the other places of names that a text once says to be those of outlets: `website Xyz ... Source: Xyz`."""
    names = {m.name: m for m in typed if not m.known}
    for name in names:
        for match in re.finditer(rf"(?<![\w.])@?{re.escape(name)}(?![\w-])", text):
            yield Mention(match.end() - len(name), match.end(), name, "outlet", False)


@cache
def index_names() -> dict[str, Outlet]:
    """The outlets by all their forms, doubtful ones too."""
    rows = [(form, outlet) for outlet in reversed(read_outlets()) for form in (*outlet.doubtful, *outlet.forms)]
    return dict(rows)


def drop_adjectives(name: str) -> str:
    """A name without the article, possessor or nationality before it: `Lebanon's Xyz`, `Turkish Xyz`."""
    words = name.split()
    while words and (words[0] in OPENERS or re.search(r"['’]s?$", words[0]) or is_people(" ".join(words[:1]))):
        words = words[1:]
    if words and is_people(" ".join(words)):
        return ""
    return name[len(name) - len(" ".join(words)) :] if words else ""


def is_people(name: str) -> bool:
    """Whether a name is that of a nation's people or its adjective: `Kyrgyz`, `Costa Rican`."""
    return name in read_peoples() or bool(re.fullmatch(r"[A-Z][a-z]+(?:ese|ish|ian|ean|ni|qi)", name))


@cache
def read_peoples() -> frozenset[str]:
    """The adjectives of the nations and the names of their people."""
    rows = read_rows("gazetteer/nations.tsv")
    return frozenset(word for row in rows if len(row) > 4 for column in row[3:5] for word in column.split("|") if word)


def find_lettered(text: str) -> Iterator[Mention]:
    """Find names by their typical last or first word: `Xyz Herald`, `Daily Xyz`."""
    last = read_cues("last word")
    for match in compiled(
        rf"\b(?:The\s)?Daily\s{CAPITALS}|(?:The\s)?(?:{CAPITALS}\s){{1,3}}{last}\b(?:-[A-Z]\w+)?"
    ).finditer(text):
        name = re.sub(r"^(?:(?:In|On|At|By|But|And|As|From|Source|Via)\s|\w+['’]s\s(?=\w+\s))", "", match.group())
        if not re.fullmatch(rf"(?:The\s)?{last}", name):
            called = re.sub(r"^The\s+", "", " ".join(name.split()))
            yield Mention(match.end() - len(name), match.end(), called, "outlet", False)


def find_addresses(text: str) -> Iterator[Mention]:
    """Find outlets that are named by their web address."""
    for match in ADDRESS.finditer(text):
        yield Mention(match.start(), match.end(), match.group(), "outlet", False)
    for match in SMALL_ADDRESS.finditer(text):
        yield Mention(match.start(), match.end(), match.group(), "outlet", False, True)


@cache
def match_unnamed() -> re.Pattern[str]:
    """What sources without a name of their own are called."""
    of, what = read_cues("unnamed of"), read_cues("unnamed")
    double = "|".join(re.escape(name) for name in sorted(read_peoples()) if " " in name)
    return re.compile(
        rf"\b(?:(?:(?i:{of})|{double}|{NATION})\s+){{1,3}}{what}\b(?!\s+(?:{OFFICES})\b)"
        r"|\b(?:[Ss]tate|[Ww]ire)\s(?:media|reports|services)\b|\b(?:[Mm]edia|[Pp]ress|[Nn]ews)\sreports\b"
        r"|(?<=\b[Aa]ccording to )reports(?=[.,;:\n])"
    )


def find_unnamed(text: str) -> Iterator[Mention]:
    """Find sources that have no name of their own: `state television`, `Chinese media`, `agencies`."""
    of = read_cues("unnamed of")
    for match in match_unnamed().finditer(text):
        start = match.start() + re.match(r"(?:(?:The|A|An|In|On|As|But|And|Some|By|some)\s+)?", match.group()).end()  # type: ignore[union-attr]
        name = re.sub(r"(?<=\w media) (?:reports|outlets)$", "", " ".join(text[start : match.end()].split()))
        if " " in name or match.group() == "reports":
            opened = compiled(rf"(?:(?i:{of})|state|wire|media|press|news)\b", re.IGNORECASE).match(name)
            name = name[0].lower() + name[1:] if opened and name[1:2].islower() else name
            yield Mention(start, match.end(), name, "outlet", False, False, False)


def find_stations(text: str) -> Iterator[Mention]:
    """Find American stations by their call sign (`KXYZ`, `WXYZ-TV`) or channel (`ABC7`); none that signs a dateline."""
    for match in STATION.finditer(text):
        sure = match.group() != match.group("sign")
        if sure or not compiled(rf"{read_cues('no station')}$").match(match.group()):
            yield Mention(match.start(), match.end(), match.group("sign"), "broadcaster", False, not sure)
    for match in NUMBERED.finditer(text):
        yield Mention(match.start(), match.end(), match.group(), "broadcaster", False)


def find_titled(text: str) -> Iterator[Mention]:
    """Find outlets by the capital of their article, where something is told them: `told The Xyz`."""
    name = rf"The\s+(?!{read_cues('no title')}\b)(?P<n>{CAPITALS}(?:\s{CAPITALS}){{0,3}})"
    for match in compiled(rf"\b{read_cues('told')}\s+(?=The\b){name}").finditer(text):
        yield Mention(text.rindex("The", 0, match.start("n")), match.end("n"), match.group("n"), "outlet", False)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern once."""
    return re.compile(pattern, flags)


def shorten(mention: Mention, before: list[Mention]) -> Mention:
    """Read `the Times` as the outlet of that last word which the text named in full before."""
    last = mention.name.split()[-1]
    if len(mention.name.replace("The ", "").split()) > 1:
        return mention
    full = [m for m in before if m.named and m.name.endswith(f" {last}") and len(m.name) > len(mention.name)]
    return mention._replace(name=full[-1].name, known=full[-1].known, doubtful=False) if full else mention


@lru_cache(maxsize=1 << 14)
def squash(name: str) -> str:
    """A name as one word of small letters, without its article."""
    return re.sub(r"[^\w]|_", "", re.sub(r"^the\s+", "", name.lower()))


@cache
def index_sites() -> dict[str, str]:
    """The canonical name by each form and site, squashed."""
    index: dict[str, str] = {}
    for outlet in read_outlets():
        for form in (outlet.name, *outlet.forms, *outlet.sites):
            index.setdefault(squash(form), outlet.name)
    return index


def name_outlet(label: str) -> str:
    """The canonical name of an outlet given by a name or a web address (`edition.cnn.com` is CNN); else the label."""
    index = index_sites()
    if squash(label) in index:
        return index[squash(label)]
    parts = re.sub(r"^https?://|/.*$", "", label.lower()).split(".")
    found = [index[squash(part)] for part in parts[: max(1, len(parts) - 1)] if len(part) > 1 and squash(part) in index]
    return found[-1] if found and " " not in label else label


def is_same(one: str, other: str) -> bool:
    """Whether two labels name one outlet: its names, short forms and web addresses count as the same."""
    left, right = squash(name_outlet(one)), squash(name_outlet(other))
    return left == right or squash(one.split(".")[0]) == right or squash(other.split(".")[0]) == left


@cache
def read_journals() -> frozenset[str]:
    """The names of the journals of science."""
    return frozenset(outlet.name for outlet in read_outlets() if outlet.kind == "journal")


def is_outlet(text: str) -> bool:
    """Whether a text names a known agency or outlet, at most with what it is: `the broadcaster NHK`.

    A form that is also another abbreviation counts with its article only: `the PA`, but not `PA`.
    """
    text = " ".join(text.split())
    name = re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)
    found = index_names().get(name) or index_names().get(f"The {name}")
    if found:
        return name != text or name not in found.doubtful
    last = next((m for m in find_mentions(text) if m.known and m.end == len(text)), None)
    before = text[: last.start].split() if last else []
    return last is not None and all(word[0].islower() or PEOPLE.search(word) for word in before)
