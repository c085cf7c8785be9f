"""The subjects of verbs of speech: in goes a parsed Doc, out come the places of its cue verbs and of their subjects.

A verb without a subject of its own has that of the verb that it is joined to (`X fled and said`) or hangs on (`X fled,
saying`). A participle within a noun phrase (`the risk mentioned there`) has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from rashomon.language.attribution.cues import is_cue

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


OWN = ("nsubj", "csubj")
PASSIVE = ("nsubj:pass", "nsubjpass", "aux:pass", "auxpass")
JOINED = ("conj", "advcl", "xcomp", "parataxis")
OUTER = ("punct", "cc", "advmod", "mark", "dep", "discourse")  # what may stand at the ends of a subject's words
HIGHEST = 4  # verbs to climb over
LONGEST = 40  # words of a subject

Subjects = Mapping[int, "Subject | None"]  # by the first character of a verb; None for a participle without one


class Subject(NamedTuple):
    """Where the subject of a verb stands; `own` where it is not that of a verb on which this one hangs."""

    place: tuple[int, int]
    own: bool


def read_subjects(doc: Doc) -> Subjects:
    """Give the subjects of the verbs of speech, as parsed; a verb of which the parse tells nothing is left out."""
    found: dict[int, Subject | None] = {}
    for token in doc:
        if token.tag_.startswith("VB") and token.lower_ != "according" and is_cue(token.lower_):
            subject, own = find_subject(token)
            if subject is not None:
                found[token.idx] = Subject(place_subject(subject), own)
            elif is_bare(token):
                found[token.idx] = None
    return found


def find_subject(verb: Token) -> tuple[Token | None, bool]:
    """Find the word that is the subject of a verb or of those that it is joined to, and whether it is its own."""
    own = True
    for _ in range(HIGHEST):
        # Of two subjects the one just before the verb, else the first after it.
        children = sorted(verb.children, key=lambda child: (child.i > verb.i, abs(child.i - verb.i)), reverse=True)
        relations = {child.dep_: child for child in children}
        if any(relation in relations for relation in PASSIVE):
            return None, own
        subject = next((relations[relation] for relation in OWN if relation in relations), None)
        if subject is not None:
            return subject, own
        if verb.dep_ not in JOINED or not verb.head.tag_.startswith("VB"):
            return None, own
        own = own and verb.dep_ == "conj"
        verb = verb.head
    return None, own


def is_bare(verb: Token) -> bool:
    """Whether a verb is a participle without an auxiliary that says more of a noun or a clause."""
    alone = not any(child.dep_.startswith("aux") for child in verb.children)
    return alone and verb.dep_ in ("acl", "amod") and verb.tag_ in ("VBN", "VBD")


def place_subject(subject: Token) -> tuple[int, int]:
    """Give the place of a subject with all that hangs on it, marks and adverbs at its ends left out."""
    words = [token for token in subject.subtree if not token.is_space]
    while words[0].head == subject and words[0].dep_ in OUTER:
        words.pop(0)
    while words[-1].head == subject and words[-1].dep_ in OUTER:
        words.pop()
    if len(words) > LONGEST:
        return subject.idx, subject.idx + len(subject)
    return words[0].idx, words[-1].idx + len(words[-1])


def find_agents(doc: Doc) -> frozenset[int]:
    """Give the first characters of the words that are subjects of main clauses, coordinated ones included."""
    return frozenset(
        token.idx for token in doc if token.dep_ in (*OWN, "nsubj:pass", "nsubjpass") and is_main(token.head)
    )


def is_main(verb: Token) -> bool:
    """Whether a predicate is that of a sentence or joined to it."""
    for _ in range(HIGHEST):
        if verb.head == verb:
            return True
        if verb.dep_ not in ("conj", "parataxis"):
            return False
        verb = verb.head
    return False
