"""The tense around a time expression: in go a sentence and the place of the expression, out comes the way to look.

A day or month without its year, or a weekday, lies behind the report where the text tells of the past and ahead of it
where the text tells of the future. The nearest verb before the expression decides, or else the first one after it.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.language.vocabulary import read_rows

PAST_WAY, OPEN, AHEAD = -1, 0, 1

LIMIT = re.compile(r"\b(?:by|until|till)\s+(?:the end of\s+|late\s+|early\s+)?$", re.IGNORECASE)
DONE = re.compile(r"\bhad\b[^.;]*$", re.IGNORECASE)  # `had left by Friday`
PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were|get|to|not)\s+$", re.IGNORECASE)
WORDS_BETWEEN = r"(?:\s+(?:not|also|only|still|now|then|be|[a-z]+ly)\b)*"
UNREAL = rf"(?:would|could|should|might|(?-i:may)|must){WORDS_BETWEEN}\s+have"
MODAL = r"(?:will|won['’]t|would|wouldn['’]t|shall|must|should|(?-i:may))"
PLANNED = r"(?:due|set|scheduled|expected|going|planning|planned|about|slated|likely|poised|ready)"
INTEND = r"(?:plan|hope|intend|expect|want|pledge|vow|promise|threaten)(?:s|d|ed|ned|ing|ning)?"
FUTURE = (
    rf"{MODAL}\b{WORDS_BETWEEN}(?:\s+(?-i:[a-z]+)(?<!tomorrow))?|as\s+(?:soon|early)\s+as|scheduled\s+(?:a|an|the)|"
    rf"(?:is|are|was|were)\s+{PLANNED}\s+to|(?:is|are)\s+to|{INTEND}\s+to\s+[a-z]+|"
    rf"(?:due|scheduled|expected|slated|planned|set)\s+(?:for|on|to|in)|upcoming"
)
NO_VERB = r"(?!(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|about|at|in|on|it|him|them|us|me|you)\b)"
NOW = rf"to\s+{NO_VERB}(?-i:[a-z]+)|(?:is|are|can|could|might)(?:\s+(?-i:[a-z]+)){{0,2}}"


@cache
def read_cues() -> re.Pattern[str]:
    """Give the pattern of verbs that tell a tense, by groups `past`, `future`, `will` and `open`."""
    irregular = {row[1] for row in read_rows("irregular_verbs.tsv")}
    verbs = "|".join(sorted({form for word in irregular for form in word.split("/")}))
    past = rf"{UNREAL}|was|were|had|has|have|(?-i:(?!hundred)[a-z]{{2,}}[^e]ed)|{verbs}"
    pattern = (
        rf"\b(?:(?P<unreal>{UNREAL})|(?P<future>{FUTURE})|(?P<open>{NOW})|(?P<past>{past}))\b|(?P<will>\w['’]ll)\b"
    )
    return re.compile(pattern, re.IGNORECASE)


def find_cues(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Find the verbs of a sentence that tell a tense."""
    return list(read_cues().finditer(text, start, end))


def is_over(text: str, start: int, end: int, cues: list[re.Match[str]]) -> bool:
    """Whether what a limit is told of has happened: `had left by Friday`, `a foot of snow fell by Friday`."""
    told = cues[-1] if cues else None
    active = told and told["past"] and not told[0].endswith("ed") and not PASSIVE.search(text, start, told.start())
    return bool(active and told and not text[told.end() : end].strip()) or DONE.search(text, start, end) is not None


def read_tense(text: str, start: int, place: tuple[int, int], cues: list[re.Match[str]]) -> int:
    """Tell whether the clause of an expression tells of the past (-1), of the future (1), or does not say (0)."""
    before = [cue for cue in cues if cue.start() < place[0]]
    limit = LIMIT.search(text, start, place[0])
    if limit and limit.start() > start and not is_over(text, start, limit.start(), before):
        return AHEAD
    cue = before[-1] if before else next((cue for cue in cues if cue.start() >= place[1]), None)
    if cue is None or cue["open"]:
        return OPEN
    return AHEAD if cue["future"] or cue["will"] else PAST_WAY
