"""Posts that a web page shows in its text: where one ends, and what of it is its own words.

    The bridge is closed, stay at home! https://t.co/a1 — Zenda Police (@zendapolice) June 3, 2021

The words are the article's as a quotation is; the links and the signature behind them stand around them.
"""

import re
from collections.abc import Iterator

DAY = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}(?: at \d{1,2}:\d{2} ?[ap]\.?m\.?(?: [A-Z]{2,4}\b)?)?"
SIGNATURE_CUES = ("—", "–", "--", "-", "A post shared by", "A photo posted by", "A video posted by")
SIGNATURE = re.compile(
    rf"\s(?P<cue>{'|'.join(SIGNATURE_CUES)}) ?(?P<name>(?:(?!\s-)[^\n—–()]){{2,60}}?) ?\(@[\w.]+\)"
    rf"(?P<day> (?:on )?{DAY})?(?: Report(?=\s*(?:\n|$)))?(?: End of \w+ post(?: \d+)? by \S+)?"
)
LINK = r"(?:https?://t\.co/\w+|pic\.twitter\.com/\w+)"
POST_LINKS = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\S+))+$")
LINKED = re.compile(LINK)
LEAST = 2  # words of a post
LONGEST = 600  # characters of a line of posts; in a longer one they are glued to the article
SIGN = re.compile(rf"{LINK}|{SIGNATURE.pattern}")


def cut_signature(text: str, start: int, end: int) -> int:
    """Give the end of the words of a line: before the links and the signature that close it, if words are left.

    Of an article with posts glued to it a signature without a link before it is kept (see `find_signatures`).
    """
    last = next((match for match in SIGNATURE.finditer(text, start, end) if match.end() == end), None)
    if last is None:
        return end
    words = POST_LINKS.sub("", text[start : last.start()]).rstrip()
    if len(words) > LONGEST and not POST_LINKS.search(text[start : last.start()]):
        return end
    return start + len(words) if len(words.split()) >= LEAST else end


def bare_words(text: str) -> str | None:
    """Give the words of a line without the links and signatures of posts; None where it bears no link."""
    return " ".join(SIGN.sub(" ", text).split()) if LINKED.search(text) else None


def find_signatures(text: str, start: int, end: int, *, glued: bool) -> Iterator[tuple[int, int]]:
    """Find the dated signatures within a line.

    Where posts are glued to an article, one without a link before it stays: it alone tells whose words, and when.
    """
    for match in SIGNATURE.finditer(text, start, end):
        if match["day"] and not (glued and not POST_LINKS.search(text[start : match.start()])):
            yield match.span()
