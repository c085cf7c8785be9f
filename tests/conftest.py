"""Fixtures that any test may use."""

from collections.abc import Callable

import pytest

from rashomon.model import Report


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Make a report of a text, all of it body unless told otherwise."""

    def make(text: str, id: str = "a", **more: object) -> Report:
        body = more.pop("body", ((0, len(text)),) if text else ())
        return Report(id=id, text=text, body=body, **more)  # type: ignore[arg-type]

    return make
