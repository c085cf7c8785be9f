"""Whom a report credits: in goes a report whose outlet and body are known, out come its credits with their spans.

A credit is for the report as a whole (a dateline, a byline, a copyright or sign-off line), for a statement (`told
Xyz`, `Xyz reported`), or for a picture. What counts is the name together with the words around it: a name alone is no
credit, a station's call-sign in a dateline is no agency, and what the report's own outlet says is no credit either.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from rashomon.clean.credit_lines import (
    Cue,
    find_bracket,
    find_line,
    find_releases,
    find_republished,
    find_signatures,
    in_body,
    is_picture,
)
from rashomon.clean.sources import (
    Mention,
    compiled,
    find_mentions,
    is_same,
    name_outlet,
    read_cues,
    read_outlets,
    squash,
)
from rashomon.model import Credit, Report, Span

BEFORE, AFTER = 110, 90  # characters around a name in which the words of a credit are looked for

ABBREVIATED = "".join(rf"(?<!\b{word})" for word in ("Mr", "Ms", "Mrs", "Dr", "St", "Gen", "Sen", "Rep", "[A-Z]"))
SENTENCE_END = re.compile(rf"(?:{ABBREVIATED}\.|[!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*\n|\n")
GIVEN = re.compile(r"\s+(?:a|an|the|with|its|his|her|their|this|these|two|several|details|documents|access)\b")
WITHIN = re.compile(r"\b(?:in|of|for|across|at|near|from)\s+(?:the\s+)?$", re.IGNORECASE)  # `police in AP said`
AFFILIATE = re.compile(r"(?:\s[A-Z][a-z]+){1,2}(?=\s)")  # `CBS Zenda reports`
MARKED = re.compile(r"[`'‘’\"“”*_]$")  # a mark around a name: `in the journal “Zenda Letters”`
OWN_VOICE = re.compile(r"\s+reports?\s+(?:with\s+(?:the\s+|a\s+)?reference\s+to|citing|quoting)\b")


Settle = Callable[[tuple[Mention, ...]], tuple[Mention, ...]]


def keep(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Leave the mentions as they are."""
    return mentions


def find_credits(report: Report, settle: Settle = keep) -> tuple[Credit, ...]:
    """Find every explicit credit of a report to an agency or another outlet, ordered by place.

    `settle` has the last word on which names in the text are those of agencies and outlets.
    """
    mentions = settle(find_mentions(report.text))
    found = [(m, find_cue(report, m, mentions)) for m in mentions]
    rows = [(m.name, cue, m.known) for m, cue in found if cue and not is_own(report, m)]
    rows += [(name, cue, True) for name, cue in find_signatures(report)]
    taken = [(row[1].start, row[1].end) for row in rows]
    rows += [row for row in find_republished(report) if not any(a < row[1].end and row[1].start < b for a, b in taken)]
    rows += find_releases(report)
    forms: dict[str, str] = {}
    for name, _, _ in sorted(rows, key=lambda row: (row[1].start, row[0])):
        forms.setdefault(squash(name), name)  # `Norvik Xyz-News` and `Norvik Xyz News` are one
    credits = {make_credit(report, forms[squash(name)], cue, known) for name, cue, known in rows}
    return tuple(sorted(credits, key=lambda c: (c.span, c.name)))


def make_credit(report: Report, name: str, cue: Cue, known: bool) -> Credit:
    """Make the credit of what was found; one for a statement covers its sentence, one for an unknown part nothing."""
    covers = find_sentence(report, cue.start, cue.end) if cue.scope == "statement" else None
    return Credit(
        name=name,
        scope="statement" if cue.part else cue.scope,
        span=report.span(cue.start, cue.end),
        covers=covers,
        known=known,
    )


def find_sentence(report: Report, start: int, end: int) -> Span:
    """The sentence around a place, as far as marks and lines tell."""
    low, high = 0, len(report.text)
    for match in SENTENCE_END.finditer(report.text):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end - 1:
            high = match.start() + len(match.group().rstrip())
            break
    return report.span(low, max(high, end))


def is_own(report: Report, mention: Mention) -> bool:
    """Whether a mention is of the report's own outlet, as far as that is known."""
    if OWN_VOICE.match(report.text[mention.end : mention.end + AFTER]):
        return True
    if report.outlet is None:
        return False
    own = squash(report.outlet.split(".")[0])
    whole = len(own) > len(squash(mention.name)) and squash(
        report.text[mention.start : mention.end + AFTER]
    ).startswith(own)
    return whole or is_same(report.outlet, mention.name)  # `Zenda News` of `Zenda News Now`


def find_cue(report: Report, mention: Mention, mentions: tuple[Mention, ...]) -> Cue | None:
    """Find what makes a credit of a mention, if anything does."""
    loose = mention.doubtful and "." in mention.name  # an address in small letters counts after plain cues only
    cue = None if loose else find_bracket(report, mention, mentions) or find_line(report, mention, mentions)
    if cue:
        return cue
    before = report.text[max(0, mention.start - BEFORE) : mention.start]
    after = report.text[mention.end : mention.end + AFTER]
    if is_picture(mention, before, after):
        return Cue("photo", mention.start, mention.end) if mention.known else None
    if mention.kind == "photo" or not in_body(report, mention):
        return None
    return find_statement(mention, before, after)


def find_statement(mention: Mention, before: str, after: str) -> Cue | None:
    """Read the words before or after a name as the credit of a statement."""
    left = find_before(mention, MARKED.sub("", before), after)
    if left is not None:
        return Cue("statement", mention.start - len(before) + left, mention.end)
    noted = with_cue().match(after) if compiled(r"\bwith\s+(?:the\s+)?$").search(before) else None
    if noted:
        return Cue("statement", mention.start, mention.end + noted.end())
    local = AFFILIATE.match(after) if mention.kind == "broadcaster" else None
    right = says_cues(mention.doubtful or local is not None).match(after, local.end() if local else 0)
    if right and not WITHIN.search(before):
        return Cue("statement", mention.start, mention.end + right.end())
    worked = compiled(rf"^(?:/[A-Z][\w-]+)?\s+{read_cues('work')}\b").match(after)
    article = re.search(r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|to)\s$", before)
    return Cue("statement", mention.start, mention.end + worked.end()) if worked and article and mention.named else None


def find_before(mention: Mention, before: str, after: str) -> int | None:
    """Where in the words before a name those begin that make it a source; None where none do."""
    plain = before_cues(mention.named) if not mention.doubtful else inverted_cue() if "." in mention.name else None
    left = (plain.search(before) if plain else None) or strict_cues().search(before)
    left = left or (handed_cue().search(before) if GIVEN.match(after) else None)
    return left.start() if left else None


def modifiers() -> str:
    """Words that may stand between a cue and a name: `the Costa Rican newspaper`, `regional publication`."""
    return rf"(?:(?:the|a|an|its|their)\s+)?(?:(?!{read_cues('no modifier')}\b)[\w'’-]+\s+){{0,3}}$"


def person() -> str:
    """Somebody of an outlet to whom things are told: `a reporter from`."""
    return rf"(?:(?:a|an|the)?\s*(?:\w+\s+)?{read_cues('person')}\s+(?:from|with|for|of|at)\s+)?"


@cache
def strict_cues() -> re.Pattern[str]:
    """What before a name makes even a doubtful name a source."""
    told = rf"{read_cues('told')}\s+{person()}(?:the\s+)?"
    by = r"(?:according\s+to|as\s+reported\s+by)\s+(?:the\s+)?"
    return re.compile(rf"\b(?:{told}|{by})$", re.IGNORECASE)


@cache
def handed_cue() -> re.Pattern[str]:
    """What before a name, with `a statement` after it, makes it a source."""
    return re.compile(rf"\b{read_cues('handed')}\s+(?:the\s+)?$")


@cache
def inverted_cue() -> re.Pattern[str]:
    """What before a name, at the end of what it says, makes it a source: `It burned, notes ostro.ua`."""
    return re.compile(rf"(?<=[,\"'”’?!]\s){read_cues('inverted')}\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def with_cue() -> re.Pattern[str]:
    """What after a name with `with` before it makes it a source: `with Zenda Today reporting that it burned`."""
    return re.compile(
        rf"\s+(?:{read_cues('adverb')}\s+)?{read_cues('saying')}\b"
        r"(?=[,:]|\s+(?:that|the|an?|it|he|she|they|there|how|no|more|at|up|some|[\"“A-Z\d]))"
    )


@cache
def before_cues(named: bool) -> re.Pattern[str]:
    """What before a name makes it the source of the statement; a source without a name asks for plainer words."""
    told, done, by = read_cues("told"), read_cues("done"), read_cues("by")
    rest = modifiers()
    ways = [
        rf"\b{told}\s+{person()}{rest}",
        rf"\b{read_cues('according')}\s+{rest}",
        rf"\baccording\s+to\s+(?:[\w'’-]+\s+){{1,6}}(?:by|in|on|from|with|at)\s+{rest}",
        rf"\baccording\s+to\s+[^.;:,\n]{{2,60}}\sand\s+{rest}",
        rf"\b{done}\s+(?:\w+ly\s+)?{by}\s+{rest}",
        rf"\b{read_cues('called')}\b(?!\s+as\b)[^.;:\n]{{0,45}}?\sby\s+{rest}",
        rf"(?<=[,\"'”’?!]\s){read_cues('inverted')}\s+(?:the\s+)?(?:\w+\s+)?$",
    ]
    if named:
        ways += [
            rf"\b{read_cues('given')}\b[^.;:\n]{{0,35}}?\s(?:to|with)\s+{rest}",
            rf"\b{read_cues('reports')}\s+{rest}",
        ]
    return re.compile("|".join(ways), re.IGNORECASE)


@cache
def says_cues(doubtful: bool) -> re.Pattern[str]:
    """What after a name makes it the source of the statement."""
    says = read_cues("says plainly" if doubtful else "says")
    kind = rf"(?:\s+{read_cues('type after')})?"
    adverbs = rf"(?:(?:{read_cues('adverb')}|\w+ly)\s+){{0,2}}"
    itself = r"(?!\s+(?:it|its)\s+(?:will|would|was)\b)"
    return re.compile(
        rf"{kind}(?:,(?!\s(?:\w+\s){{0,2}}(?:former|ex)\b)[^,.;\n]{{1,60}},)?\s+{adverbs}{says}\b{itself}"
    )


def is_named(name: str) -> bool:
    """Whether a credited name is that of one source, and not `local media` or `agencies`."""
    known = name_outlet(name) != name or any(name == o.name for o in read_outlets())
    return known or not compiled(rf"(?i)(?:^|\s)(?:{read_cues('unnamed')}|agencies|wires|services)$").search(name)
