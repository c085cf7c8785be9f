"""Under which of its forms an actor is shown: the fullest name, or the most telling short description.

In go the node of an actor and its mentions; out comes a form that stands in a report. `Ruritanian rebel groups` tells
more than `groups`, though reports write the noun alone more often; so of an actor that has no name, a form with a
country goes before one with another word, and that before a noun alone. A form that is hardly used tells what one
report says, not what the actor is called, unless the noun alone tells next to nothing (`group`, `members`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.world.actors.entries import Entry
from rashomon.world.actors.nations import list_nations, read_nations
from rashomon.world.actors.nouns import COLLECTIVES, NUMERAL, OWN, read_people
from rashomon.world.words import fold, singular, strip_name

FULL_PERSON, FULL_BODY = 100.0, 3.0  # how much a name of several words is worth against one of one word
MOST_WORDS = 4  # of a short form; a longer one is a phrase about the actor
USED = 0.5  # of the uses of the commonest form, from which a fuller one can be shown in its place
VAGUE = ("group", "member", "part")  # rings
OWNED, LONG, PLAIN, FULL, OF_COUNTRY = range(5)  # how much a description tells


def choose_name(node: str, group: Sequence[Entry]) -> str:
    """The fullest name that is used most, words before initials; else the most telling description."""
    if node.startswith("nation:"):
        return read_nations()[node.split(":")[1]].name
    named = [strip_name(entry.span.text) for entry in group if entry.named]
    speakers = node.startswith("body:") and not all(entry.kind == "person" for entry in group)
    own = [entry for entry in group if not (speakers and entry.kind == "person")]
    counts = Counter(" ".join(text.split()) for text in named or [bare_count(entry) for entry in own])
    if not named:
        return choose_description(counts)
    person = Counter(entry.kind for entry in group if entry.named).most_common(1)[0][0] == "PER"
    return min(counts, key=lambda text: (-weigh_name(text, counts[text], person), -len(text), text))


def choose_description(counts: Counter[str]) -> str:
    """Of described forms and their uses the most telling that is used enough; of equals the one with the usual noun."""
    shown: dict[str, Counter[str]] = {}
    for text, count in counts.items():
        shown.setdefault(fold(text), Counter())[text] += count
    uses = {key: sum(forms.values()) for key, forms in shown.items()}
    told = {key: rank_form(min(forms)) for key, forms in shown.items()}
    heads: Counter[str] = Counter()
    for key, count in uses.items():
        heads[head_of(key)] += count
    sure = {key for key in uses if told[key] >= PLAIN} or {key for key in uses if told[key] == LONG} or set(uses)
    most = min(sure, key=lambda key: (-uses[key], key))
    vague = " " not in most and is_vague(most)
    fit = [key for key in sure if key == most or (vague and told[key] > PLAIN) or is_used(uses, key, most, told[key])]
    best = min(fit, key=lambda key: (-told[key], -uses[key], -heads[head_of(key)], len(key), key))
    return min(shown[best], key=lambda text: (text[:1].isupper() and text.istitle(), -shown[best][text], text))


def is_used(uses: Mapping[str, int], key: str, most: str, told: int) -> bool:
    """Whether a fuller form is used enough beside the commonest one; one that tells a country need not come back."""
    return uses[key] >= USED * uses[most] and (uses[key] > 1 or told == OF_COUNTRY)


def rank_form(text: str) -> int:
    """How much a description tells, from one that leans on a pronoun to one that tells a country."""
    words = text.split()
    if words[0].lower() in OWN:
        return OWNED
    if len(words) > MOST_WORDS or any(NUMERAL.match(word) for word in words):
        return LONG
    if len(words) == 1:
        return PLAIN
    return OF_COUNTRY if list_nations(words) else FULL


def head_of(text: str) -> str:
    """The noun that heads a description."""
    return singular(text.split(" of ")[0].split()[-1])


def is_vague(noun: str) -> bool:
    """Whether a noun says only that people belong together (`groups`, `members`)."""
    return singular(noun) in COLLECTIVES or read_people().get(singular(noun), ("",))[0] in VAGUE


def bare_count(entry: Entry) -> str:
    """A description without its number: `Danish sailors` of `more than 40 Danish sailors`."""
    return entry.forms[0].text if entry.grade == "counted" and entry.forms else entry.span.text


def weigh_name(text: str, count: int, person: bool) -> float:
    """How well a form serves as the name of its actor: often used, of several words, no mere initials."""
    words = len(text.split())
    if text.isupper() and words == 1:
        return count * 0.2
    return count * (FULL_PERSON if person else FULL_BODY) if words > 1 else count
