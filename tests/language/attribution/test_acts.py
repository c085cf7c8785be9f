"""Which verbs of speech only tell of an act: a frame -> whether it hands on words."""

import pytest

from rashomon.language.attribution.acts import hands_on
from rashomon.language.attribution.frames import Frame

TAGS = {"was": "VBD", "fell": "VBD", "took": "VBD", "that": "WDT", "closed": "VBN", "is": "VBZ"}

CASES = [
    pytest.param("The singer|posted|four photos of the mill.", False, id="things are shown"),
    pytest.param("The singer|tweeted|a clip that the cook took.", False, id="a clause within a thing"),
    pytest.param("The singer|tweeted|the photos were old, it was a joke.", True, id="a clause"),
    pytest.param("The singer|posted|“four photos”.", True, id="quoted"),
    pytest.param("The singer|shared|her grief.", True, id="a thought"),
    pytest.param("They|have identified|the germ.", False, id="found"),
    pytest.param("They|have identified|the germ as a mould.", True, id="called something"),
    pytest.param("The airline|apologised to|two guests.", False, id="to whom"),
    pytest.param("The airline|apologised for|the delay.", True, id="for what"),
    pytest.param("The airline|did not immediately respond|to a question.", False, id="no answer"),
    pytest.param("The airline|responded|the hall is closed.", True, id="an answer"),
    pytest.param("The guests|were encouraged|to stay.", False, id="undergone"),
    pytest.param("The cook|encouraged|them to stay.", True, id="done"),
    pytest.param("The cook|is concerned|the roof fell.", True, id="a state"),
    pytest.param("The cook|said|which.", False, id="nothing is said"),
    pytest.param("The cook|said|the roof fell.", True, id="said"),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_hands_on(words: str, expected: bool) -> None:
    text = words.replace("|", " ")
    parts = [part.rstrip(".") for part in words.split("|")]
    places = [(text.index(part), text.index(part) + len(part)) for part in parts]
    tags = {text.index(word): TAGS.get(word.strip(".,"), "NN") for word in text.split()}
    source, cue, content = places
    assert hands_on(text, Frame(content, source, cue), tags) is expected


def test_who_does_it_stands_after_by() -> None:
    text = "The plan was criticised by the cook."
    frame = Frame((0, 8), (27, 35), (9, 23))
    assert hands_on(text, frame, {})
