"""Write any value of `model.py` as plain JSON types, and read it back equal.

Both go by the type hints of the dataclasses. The metadata of a field may rename it (`key`) or write a tuple of values
as an object (`keyed`: the field that becomes the key, and the one that becomes the value, or None for all the rest).
Reading is strict: a missing or unknown key and a wrong type are told with their place.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from rashomon.errors import BrokenAccount
from rashomon.model import Attribution

V = TypeVar("V")
DERIVED: dict[type, tuple[str, ...]] = {Attribution: ("report",)}  # properties that the contract wants as keys
PLAIN: dict[type, tuple[type, ...]] = {str: (str,), int: (int,), float: (float, int), bool: (bool,)}


def write_plain(value: object) -> Any:
    """Turn a value into dicts, lists, strings, numbers and None, in the order of its fields."""
    if is_dataclass(value) and not isinstance(value, type):
        return write_fields(value)
    if isinstance(value, tuple):
        return [write_plain(part) for part in value]
    return value


def write_fields(value: Any, without: str = "") -> dict[str, Any]:
    """Turn a dataclass into an object, with the properties that the contract adds."""
    plain: dict[str, Any] = {name: getattr(value, name) for name in DERIVED.get(type(value), ())}
    kind: Any = type(value)
    for f, key, keyed in list_fields(kind):
        if f.name != without:
            part = getattr(value, f.name)
            plain[key] = write_keyed(part, *keyed) if keyed else write_plain(part)
    return plain


def write_keyed(values: tuple[Any, ...], key: str, only: str | None) -> dict[str, Any]:
    """Turn a tuple of values into an object keyed by one of their fields; ValueError where two have the same key."""
    plain = {getattr(v, key): write_plain(getattr(v, only)) if only else write_fields(v, key) for v in values}
    if len(plain) < len(values):
        raise ValueError(f"two values with the same {key}: {[getattr(v, key) for v in values]}")
    return plain


def read_plain(kind: type[V], data: Any, at: str = "$") -> V:
    """Make a value of this kind from plain data; BrokenAccount, with the place, where the data does not fit."""
    return cast(V, read_hint(kind, data, at))


def read_hint(hint: Any, data: Any, at: str) -> Any:
    """Read data as what one type hint says."""
    if hint in PLAIN:
        return read_scalar(hint, data, at)
    if isinstance(hint, type) and is_dataclass(hint):
        return read_object(hint, data, at)
    return READERS[get_origin(hint)](get_args(hint), data, at)


def read_scalar(hint: type, data: Any, at: str) -> Any:
    """Take a string, a number or a truth value as it is; an integer is a good float, a truth value no number."""
    if not isinstance(data, PLAIN[hint]) or (isinstance(data, bool) and hint is not bool):
        raise BrokenAccount(f"{at}: {hint.__name__} expected, not {show(data)}")
    return hint(data)


def read_object(kind: type, data: Any, at: str, **given: Any) -> Any:
    """Make a dataclass of an object; `given` are fields that stand elsewhere (the key of a keyed object)."""
    if not isinstance(data, dict):
        raise BrokenAccount(f"{at}: an object expected, not {show(data)}")
    made, known = dict(given), set(DERIVED.get(kind, ()))
    hints = find_hints(kind)
    for f, key, keyed in list_fields(kind):
        known.add(key)
        if key in data:
            read = read_keyed if keyed else read_hint
            made[f.name] = read(hints[f.name], data[key], f"{at}.{key}", *(keyed or ()))
        elif f.name not in made and f.default is MISSING:
            raise BrokenAccount(f"{at}: the key {key!r} is missing")
    if extra := sorted(set(data) - known):
        raise BrokenAccount(f"{at}: unknown key {extra[0]!r}")
    try:
        return kind(**made)
    except ValueError as error:
        raise BrokenAccount(f"{at}: {error}") from error


def read_keyed(hint: Any, data: Any, at: str, key: str, only: str | None) -> tuple[Any, ...]:
    """Make a tuple of dataclasses of an object that is keyed by one of their fields."""
    kind = get_args(hint)[0]
    if not isinstance(data, dict):
        raise BrokenAccount(f"{at}: an object expected, not {show(data)}")
    rows = ((name, {only: part} if only else part) for name, part in data.items())
    return tuple(read_object(kind, part, f"{at}.{name}", **{key: name}) for name, part in rows)


def read_tuple(parts: tuple[Any, ...], data: Any, at: str) -> tuple[Any, ...]:
    """Make a tuple of a list, of any length (`tuple[X, ...]`) or of a fixed one (`tuple[X, Y]`)."""
    if not isinstance(data, list):
        raise BrokenAccount(f"{at}: a list expected, not {show(data)}")
    many = len(parts) == 2 and parts[1] is Ellipsis
    if not many and len(data) != len(parts):
        raise BrokenAccount(f"{at}: a list of {len(parts)} expected, not of {len(data)}")
    return tuple(read_hint(parts[0 if many else i], item, f"{at}[{i}]") for i, item in enumerate(data))


def read_union(parts: tuple[Any, ...], data: Any, at: str) -> Any:
    """Read what may be None; the model has no other unions."""
    (hint,) = (part for part in parts if part is not types.NoneType)
    return None if data is None else read_hint(hint, data, at)


def read_literal(parts: tuple[Any, ...], data: Any, at: str) -> Any:
    """Take one of the allowed words."""
    if data not in parts:
        raise BrokenAccount(f"{at}: one of {', '.join(map(str, parts))} expected, not {show(data)}")
    return data


READERS: dict[Any, Callable[[tuple[Any, ...], Any, str], Any]] = {
    tuple: read_tuple,
    Union: read_union,
    types.UnionType: read_union,
    Literal: read_literal,
}


def show(data: Any) -> str:
    """Show the beginning of what was found, for a message."""
    shown = repr(data)
    return shown if len(shown) <= 40 else shown[:39] + "…"


@cache
def find_hints(kind: type) -> dict[str, Any]:
    """Resolve the type hints of a dataclass, once."""
    return get_type_hints(kind)


@cache
def list_fields(kind: Any) -> tuple[tuple[Field[Any], str, tuple[str, str | None] | None], ...]:
    """List the fields of a dataclass with the key of each and how it is keyed, if it is."""
    return tuple((f, f.metadata.get("key", f.name), f.metadata.get("keyed")) for f in fields(kind))


def list_keys(kind: type) -> Iterator[str]:
    """The keys that an object of this kind has in JSON."""
    yield from DERIVED.get(kind, ())
    yield from (key for _, key, _ in list_fields(kind))
