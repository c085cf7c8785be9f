"""The sweep of constants: settings are understood, and set wherever a constant was taken to."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from sweep import parse_setting, set_constants


def test_a_setting_names_a_constant_and_its_values() -> None:
    assert parse_setting("compare.claims.clusters.LEAST=0.1,0.25") == ("compare.claims.clusters.LEAST", [0.1, 0.25])


@pytest.mark.parametrize(
    "text", ["compare.claims.clusters.LEAST", "compare.claims.clusters.NONE=1", "language.reader.windows.LIMIT=100"]
)
def test_what_cannot_be_swept_is_refused(text: str) -> None:
    with pytest.raises(SystemExit):
        parse_setting(text)


def test_a_constant_is_set_wherever_it_was_taken_to() -> None:
    from rashomon.compare.claims import clusters
    from rashomon.compare.claims import finding as claims

    old = clusters.LEAST
    try:
        set_constants(["compare.claims.clusters.LEAST"], [0.777])
        assert clusters.LEAST == claims.LEAST == 0.777
    finally:
        set_constants(["compare.claims.clusters.LEAST"], [old])
