"""A person's decisions on actors, read from YAML: what they say, strictly, with the line of each error.

A file is a list; docs/decisions.md describes it. Names stand for mentions, not for ids, so that a decision holds when
reports are added. PyYAML, because it is light, in the lock already, and its nodes keep their lines; the safe loader's
nodes are read as they stand, so that a name such as `No` or `007` stays the words that it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.errors import BadInput
from rashomon.model import Decision, Reference
from rashomon.world.words import fold, strip_name

KINDS = ("same", "different", "actor")
MORE = {"same": ("note", "type", "name"), "different": ("note",), "actor": ("note", "type", "name")}
NARROWER = ("name", "report", "passage")
TYPES = (
    *("person", "group of people", "armed group", "government", "state"),
    *("organisation", "agency", "outlet", "place", "vehicle"),
)
EXAMPLE = "- same: [Harbour Front, HF]"


def load_decisions(path: str | Path) -> tuple[Decision, ...]:
    """Read the decisions of a file; BadInput, with the line and what to do, where it says what cannot be understood."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8; save it as UTF-8"
        raise BadInput(f"the decisions in {path} cannot be read: {reason}") from error
    return read_decisions(text, str(path))


def read_decisions(text: str, source: str = "decisions") -> tuple[Decision, ...]:
    """Read decisions from the text of a YAML file; `source` is its name in messages."""
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        remedy = "Put names that hold : # [ ] { } , or begin with a sign into quotation marks."
        raise BadInput(f"{source}{line}: not YAML ({what}). {remedy}") from error
    if root is None:
        return ()
    if root.id != "sequence":
        raise BadInput(f"{at(source, root)}: a list of decisions is expected, each as in  {EXAMPLE}")
    found = tuple(read_decision(node, source) for node in root.value)
    check_together(found, source)
    return found


def at(source: str, node: Any) -> str:
    """Where a node stands, for a message."""
    return f"{source}, line {node.start_mark.line + 1}"


def read_decision(node: Any, source: str) -> Decision:
    """Read one entry of the list."""
    fields = read_fields(node, source, (*KINDS, "note", "type", "name"), EXAMPLE)
    kinds = [kind for kind in KINDS if kind in fields]
    if len(kinds) != 1:
        raise BadInput(f"{at(source, node)}: one of {', '.join(KINDS)} is expected in each decision, as in  {EXAMPLE}")
    kind = kinds[0]
    for key in fields:
        if key not in (kind, *MORE[kind]):
            raise BadInput(f"{at(source, fields[key])}: {key!r} has no meaning beside {kind!r}; leave it out")
    plain = {key: read_words(fields[key], source, key) for key in ("note", "type", "name") if key in fields}
    decision = Decision(
        kind=kind,  # type: ignore[arg-type]
        names=tuple(read_names(fields[kind], source, kind)),
        line=node.start_mark.line + 1,
        note=plain.get("note", ""),
        type=plain.get("type"),
        name=plain.get("name"),
    )
    check_decision(decision, source)
    if decision.type and decision.type not in TYPES:
        types = ", ".join(TYPES)
        raise BadInput(f"{at(source, fields['type'])}: there is no type {decision.type!r}; choose from {types}")
    return decision


def read_fields(node: Any, source: str, known: tuple[str, ...], example: str) -> dict[str, Any]:
    """Read a mapping as its keys and nodes; a key that is not known, or is there twice, is an error."""
    if node.id != "mapping":
        raise BadInput(f"{at(source, node)}: a decision is expected, as in  {example}")
    fields: dict[str, Any] = {}
    for key, value in node.value:
        if key.value not in known or not isinstance(key.value, str):
            raise BadInput(f"{at(source, key)}: unknown key {key.value!r}; known are {', '.join(known)}")
        if key.value in fields:
            raise BadInput(f"{at(source, key)}: {key.value!r} is there twice; make two decisions of it")
        fields[key.value] = value
    return fields


def read_names(node: Any, source: str, kind: str) -> Iterator[Reference]:
    """Read whom a decision speaks of: a list of names, or one for `actor`."""
    if kind == "actor":
        yield read_reference(node, source)
        return
    if node.id != "sequence" or len(node.value) < 2:
        raise BadInput(f"{at(source, node)}: a list of two names or more is expected, as in  {EXAMPLE}")
    for part in node.value:
        yield read_reference(part, source)


def read_reference(node: Any, source: str) -> Reference:
    """Read a name, or a name with the report or the passage to which it is confined."""
    if node.id == "scalar":
        return Reference(name=read_words(node, source, "name"))
    fields = read_fields(node, source, NARROWER, "{name: Marten, report: monday-gazette}")
    if "name" not in fields:
        raise BadInput(f"{at(source, node)}: a name is expected, as in  {{name: Marten, report: monday-gazette}}")
    plain = {key: read_words(value, source, key) for key, value in fields.items()}
    if "passage" in plain and fold(plain["name"]) not in fold(plain["passage"]):
        raise BadInput(f"{at(source, node)}: the passage does not hold the name; give words of the report around it")
    return Reference(**plain)


def read_words(node: Any, source: str, key: str) -> str:
    """Read words as they stand, on one line; nothing, a list or a mapping is an error."""
    words = " ".join(str(node.value).split()) if node.id == "scalar" else ""
    if not words or (key in NARROWER and not strip_name(words)):
        raise BadInput(f"{at(source, node)}: words are expected after {key!r}; put them into quotation marks")
    return words


def check_decision(decision: Decision, source: str) -> None:
    """Check that a decision names nothing twice and says something."""
    where = f"{source}, line {decision.line}"
    keys = [key_of(reference) for reference in decision.names]
    if len(set(keys)) < len(keys):
        raise BadInput(f"{where}: it names one thing twice; tell the two apart by  {{name: .., report: ..}}")
    if decision.kind == "actor" and not (decision.type or decision.name):
        raise BadInput(f"{where}: it says nothing of the actor; give it a type or a name")


def key_of(reference: Reference) -> tuple[str, str, str]:
    """A reference as it is compared."""
    return fold(strip_name(reference.name)), reference.report or "", fold(reference.passage or "")


def check_together(decisions: tuple[Decision, ...], source: str) -> None:
    """Check that no two decisions contradict each other, also by way of others."""
    sets = join_keys(decisions)
    for decision in decisions:
        keys = [key_of(reference) for reference in decision.names]
        if decision.kind == "different" and len({sets.get(key, key) for key in keys}) < len(keys):
            lines = list_lines(decisions, {sets.get(key, key) for key in keys}, sets)
            raise BadInput(
                f"{source}, line {decision.line}: it says that they are not one actor, but line {lines} says that they "
                "are; take one of them out"
            )
    for field in ("type", "name"):
        check_once(decisions, sets, field, source)


def join_keys(decisions: tuple[Decision, ...]) -> dict[tuple[str, str, str], tuple[str, str, str]]:
    """Each name -> the first of those that decisions make one with it."""
    sets: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    for decision in decisions:
        if decision.kind == "same":
            keys = [key_of(reference) for reference in decision.names]
            roots = {sets.get(key, key) for key in keys}
            members = [key for key, root in sets.items() if root in roots]
            sets |= dict.fromkeys([*members, *keys], min(roots))
    return sets


def list_lines(decisions: tuple[Decision, ...], roots: set[Any], sets: dict[Any, Any]) -> str:
    """The lines of the decisions that make one of names."""
    lines = [d.line for d in decisions if d.kind == "same" and sets[key_of(d.names[0])] in roots]
    return " with line ".join(map(str, lines))


def check_once(decisions: tuple[Decision, ...], sets: dict[Any, Any], field: str, source: str) -> None:
    """Check that no actor is given two types, or two names."""
    given: dict[Any, Decision] = {}
    for decision in decisions:
        value = getattr(decision, field)
        if value is None:
            continue
        key = sets.get(key_of(decision.names[0]), key_of(decision.names[0]))
        first = given.setdefault(key, decision)
        if getattr(first, field) != value:
            raise BadInput(
                f"{source}, line {decision.line}: the {field} is {value!r} here and {getattr(first, field)!r} in line "
                f"{first.line}; take one of them out"
            )
