"""What others may put in our place, by name: in goes the name of a spaCy pipeline, out comes the pipeline.

A name is sought among the entry points of the group `rashomon.parsers` (a function without arguments that gives a
`spacy.Language`), then among the installed spaCy pipelines and folders. Our own reader is `rashomon`.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from rashomon.errors import BadInput

if TYPE_CHECKING:
    from spacy.language import Language

OURS = "rashomon"
PARSERS = "rashomon.parsers"  # the group of entry points
NEEDED = (  # what a parser must set, one of each row, and who does so in spaCy
    (("token.dep",), "a parser"),
    (("token.tag", "token.pos"), "a tagger"),
    (("doc.ents",), "a recogniser of names (ner)"),
)


@cache
def load_parser(name: str) -> Language | None:
    """Load the pipeline of a name, once; None for our own reader.

    Raises BadInput where there is none of that name, where it cannot be loaded, or where it does not tag, parse and
    name.
    """
    if name == OURS:
        return None
    nlp = load_entry(name) or load_pipeline(name)
    missing = list_missing(nlp)
    if missing:
        raise BadInput(
            f"the pipeline {name} cannot take the parser's place: it has no {' and no '.join(missing)} "
            f"(it has: {', '.join(nlp.pipe_names) or 'nothing'}). Name one that has, such as en_core_web_sm."
        )
    return nlp


def load_entry(name: str) -> Language | None:
    """Load what an installed package offers under a name; None where none does."""
    from spacy.language import Language

    entry = next(iter(entry_points(group=PARSERS, name=name)), None)
    if entry is None:
        return None
    nlp = entry.load()()
    if not isinstance(nlp, Language):
        raise BadInput(f"the entry point {PARSERS}: {name} ({entry.value}) gives no spaCy pipeline, but {type(nlp)}")
    return nlp


def load_pipeline(name: str) -> Language:
    """Load an installed spaCy pipeline, or one from its folder."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        reason = str(error).split("\n", 1)[0] if "[E050]" not in str(error) else "it is not installed"
        raise BadInput(
            f"there is no spaCy pipeline {name}: {reason}. Install it (python -m spacy download {name}), "
            "or give the folder of one."
        ) from error
    except (ImportError, ValueError) as error:  # a factory or an architecture of a library that is not there
        reason = str(error).strip().split("\n", 1)[0]
        raise BadInput(
            f"the spaCy pipeline {name} cannot be loaded: {reason}. It may need a library of its own "
            "(the `trf` pipelines need spacy-curated-transformers)."
        ) from error


def list_missing(nlp: Language) -> list[str]:
    """List what a pipeline must set on a Doc and does not, by what its components declare."""
    assigned = {place for name in nlp.pipe_names for place in nlp.get_pipe_meta(name).assigns}
    return [who.removeprefix("a ") for places, who in NEEDED if not assigned & set(places)]


def name_parser(nlp: Language) -> str:
    """Name a pipeline as an account does: language, name and version."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
