"""Which attributions stand: in go what the rules and the trained reader found, out come those of both that hold.

The rules see words, commas and marks; the reader sees the sentence. Where both found one cue and name sources that do
not meet, the reader is right: PolNeAR dev, 25 of 27 such cases in which one of them is (counted once, by a script that
was not kept). A frame of the rules alone stands where its cue is tagged as a verb.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rashomon.language.attribution.cues import is_speech_word
from rashomon.language.attribution.frames import Frame
from rashomon.language.attribution.phrases import RELATIVES
from rashomon.language.attribution.subjects import Subjects
from rashomon.language.attribution.words import Word, split_words
from rashomon.language.places import pick_near
from rashomon.language.vocabulary import read_words

Place = tuple[int, int]
Tags = Mapping[int, str]  # Penn tags by the place of a token's first character; empty where nothing was tagged

FINITE = ("VBD", "VBZ", "VBP", "MD")
OPENERS = ("WP", "WDT", "WRB", "WP$", "VBG", "TO")  # tags after which a verb belongs to a clause within a noun phrase
UNENDING = ("IN", "TO", "CC", "PRP$", "WRB", "EX")  # tags that end no noun phrase
UNBEGINNING = ("IN", "TO", "CC", "RB", "WRB")  # tags that begin none
NOUNS = ("NN", "DT", "PR", "CD", "JJ")  # tags, cut to two letters, that begin a noun phrase
ARTICLES = ("the", "a", "an", "every", "no")
BREAKS = ("VB", "WR", "WP", ",")  # tags, cut to two letters, that part a subject from what stands before it
NEXT = 25  # characters in which the word before a source is looked for
ADVERBIAL = ("RB", "RBR", ",")  # tags of what may follow a subject and is none of it
PHRASES = ("according", "in", "with", "as")  # first words of cues that hold no verb of saying


class Parse(NamedTuple):
    """What a parser says of a text: its tags and the subjects of its verbs of speech; empty where there was none."""

    tags: Tags = MappingProxyType({})
    subjects: Subjects = MappingProxyType({})


def settle(text: str, rules: Sequence[Frame], read: Sequence[Frame], parse: Parse) -> list[Frame]:
    """Give the frames that stand, those of the rules first.

    The reader alone also finds stances (`wants`, `is expected`), which PolNeAR counts and a news desk does not: of
    what only it found, whole attributions by a cue of speech are taken.
    """
    told: dict[Place, list[Frame]] = defaultdict(list)
    for frame in read:
        if frame.cue:
            told[frame.cue].append(frame)
    places = sorted(told)
    tags, stand = parse.tags, []
    for frame in rules:
        near = [cue for cue in pick_near(places, frame.cue) if meet(cue, frame.cue)] if frame.cue else []
        same = [one for cue in near for one in told[cue]]
        fitted = (fit_subject(text, one, parse) for one in judge(text, frame, same, tags))
        stand += [one for one in fitted if one]
    cues = sorted(frame.cue for frame in (*rules, *stand) if frame.cue)
    spoken = [(one, one.cue) for one in read if one.cue and is_speech(text, one, tags)]
    return [*stand, *(one for one, own in spoken if not any(meet(own, cue) for cue in pick_near(cues, own)))]


def judge(text: str, frame: Frame, same: Sequence[Frame], tags: Tags) -> list[Frame]:
    """Give a frame of the rules, what the reader has in its place, or nothing; `same` are the reader's by its cue."""
    if not frame.cue or not frame.source:
        return [frame]
    others = [one for one in same if one.source and is_source(text, one.source, tags)]
    other = min(others, key=lambda one: (abs(one.content[0] - frame.content[0]), one), default=None)
    if other and other.source:
        if text[slice(*other.source)].lower() in RELATIVES:
            return [frame._replace(source=cut_relative(text, frame.source, tags))]
        if not meet(other.source, frame.source):
            return [other]
        if other.source[0] < frame.source[0] or not is_whole(text, frame.source, tags):
            return [frame._replace(source=other.source)]
    if same or not tags:
        return [frame]
    spoken = is_spoken(text, frame.cue, tags)
    return [frame._replace(source=cut_source(text, frame.source, tags))] if spoken else []


def fit_subject(text: str, frame: Frame, parse: Parse) -> Frame | None:
    """Give a frame the subject that the parse gives to its verb; nothing where its cue is a participle of a noun."""
    if not frame.cue or not frame.source:
        return frame
    tags, subjects = parse
    words = split_words(text, *frame.cue)
    verbs = [word.start for word in words if word.start in subjects]
    if not verbs or meet(frame.cue, frame.source):
        return frame
    subject = subjects[verbs[-1]]
    if subject is None:
        return frame if len(words) > 1 else None
    place = subject.place
    if meet(place, frame.cue) or meet(place, frame.content) or not is_source(text, place, tags):
        return frame
    if meet(place, frame.source):
        return frame._replace(source=cut_ends(text, frame.source, place, tags))
    relative = text[slice(*place)].lower() in RELATIVES
    return frame._replace(source=place) if subject.own and not relative else frame


def cut_ends(text: str, source: Place, subject: Place, tags: Tags) -> Place:
    """Cut off a source what stands before its subject (`In June, X`, `Asked again, X`) and adverbs after it."""
    start, end = source
    lead = [tags.get(word.start, "")[:2] for word in split_words(text, start, max(start, subject[0]))]
    outside = [tags.get(word.start, "") for word in split_words(text, max(0, start - NEXT), start)]
    if any(tag in BREAKS for tag in lead) or (lead and outside[-1:] == ["IN"]):
        start = subject[0]
    rest = [tags.get(word.start, "") for word in split_words(text, min(end, subject[1]), end)]
    return start, subject[1] if rest and all(tag in ADVERBIAL for tag in rest) else end


def is_speech(text: str, frame: Frame, tags: Tags) -> bool:
    """Whether a frame has a source, and a cue with a verb or noun of speech in it."""
    if not frame.source or not frame.cue or not is_source(text, frame.source, tags):
        return False
    return any(is_speech_word(word.small) for word in split_words(text, *frame.cue))


def is_spoken(text: str, cue: Place, tags: Tags) -> bool:
    """Whether a cue holds a verb, or is a phrase such as `according to`."""
    words = split_words(text, *cue)
    return words[0].small in PHRASES or any(tags.get(word.start, "VB").startswith("VB") for word in words)


def is_source(text: str, source: Place, tags: Tags) -> bool:
    """Whether some words may be a noun phrase for somebody: whole at their end, and no thing without a determiner."""
    words = [word for word in split_words(text, *source) if word.text[0].isalnum()]
    if not words or not tags:
        return bool(words)
    if tags.get(words[-1].start, "NN") in UNENDING or words[-1].small in ARTICLES:
        return False
    known = read_words("speaker_words.txt") | set(RELATIVES)
    return any(
        word.text[0].isupper() or word.small in known or tags.get(word.start, "")[-1:] in ("S", "T") for word in words
    )


def is_whole(text: str, source: Place, tags: Tags) -> bool:
    """Whether a source begins as a noun phrase does and has no verb of its own."""
    words = [word for word in split_words(text, *source) if word.text[0].isalnum()]
    begun = not words or tags.get(words[0].start, "") not in UNBEGINNING
    return begun and not any(is_verb(words, at, tags) for at in range(len(words)))


def cut_source(text: str, source: Place, tags: Tags) -> Place:
    """Cut a verb without its object off a source (`A guest can be heard`)."""
    words = split_words(text, *source)
    verb = next((at for at in range(1, len(words)) if is_verb(words, at, tags)), len(words))
    rest = {tags.get(word.start, "") for word in words[verb:] if word.text[0].isalnum()}
    return (source[0], words[verb - 1].end) if rest <= {*FINITE, "VB", "VBN", "RB"} else source


def cut_relative(text: str, source: Place, tags: Tags) -> Place:
    """Leave of a source what stands after its verb (`The son called Norvik Power, who`)."""
    words = split_words(text, *source)
    verbs = [at for at in range(len(words)) if is_verb(words, at, tags)]
    rest = words[verbs[-1] + 1 :] if verbs else words
    first = next((word for word in rest if tags.get(word.start, "")[:2] in NOUNS), None)
    return (first.start, source[1]) if first and verbs else source


def is_verb(words: Sequence[Word], at: int, tags: Tags) -> bool:
    """Whether a word is a finite verb, and not of a relative clause (`the man who fled`, `the house they left`)."""
    if tags.get(words[at].start, "") not in FINITE or words[at].text[0].isupper():
        return False
    before = [tags.get(word.start, "") for word in words[:at]]
    return not any(tag in OPENERS for tag in before[1:]) and before[-1:] != ["PRP"] if at > 1 else True


def meet(left: Place, right: Place) -> bool:
    """Whether two places share a character."""
    return left[0] < right[1] and right[0] < left[1]
