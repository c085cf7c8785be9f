"""The gate that holds the scores: it refuses a fall, other gold data, and a floor lowered in silence."""

import argparse
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

HOME = Path(__file__).resolve().parents[2] / "benchmarks" / "stories.py"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stories_gate", HOME)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def stories(tmp_path: Path) -> list[Path]:
    story = tmp_path / "flood"
    story.mkdir()
    (story / "gold.json").write_text("{}")
    return [story]


def options(tmp_path: Path, update: bool = False, lower: bool = False) -> argparse.Namespace:
    return argparse.Namespace(floors=str(tmp_path / "floors.json"), update=update, lower=lower)


def pinned(tmp_path: Path) -> dict[str, dict[str, float]]:
    floors: dict[str, dict[str, float]] = json.loads((tmp_path / "floors.json").read_text())["floors"]
    return floors


@pytest.mark.parametrize(
    ("claims", "code"), [(0.60, 0), (0.596, 0), (0.58, 1), (0.7, 0)], ids=["equal", "last digit", "fall", "rise"]
)
def test_a_fall_is_refused(gate: ModuleType, stories: list[Path], tmp_path: Path, claims: float, code: int) -> None:
    gate.hold_floors({"flood": {"claims": 0.60}}, stories, options(tmp_path, update=True))
    assert gate.hold_floors({"flood": {"claims": claims}}, stories, options(tmp_path)) == code


def test_a_figure_that_vanished_is_a_fall(gate: ModuleType, stories: list[Path], tmp_path: Path) -> None:
    gate.hold_floors({"flood": {"claims": 0.6, "quotes": 0.5}}, stories, options(tmp_path, update=True))
    assert gate.hold_floors({"flood": {"claims": 0.6}}, stories, options(tmp_path)) == 1


def test_other_gold_is_refused(gate: ModuleType, stories: list[Path], tmp_path: Path) -> None:
    gate.hold_floors({"flood": {"claims": 0.6}}, stories, options(tmp_path, update=True))
    (stories[0] / "gold.json").write_text('{"claims": []}')
    assert gate.hold_floors({"flood": {"claims": 0.9}}, stories, options(tmp_path)) == 1


def test_an_update_raises_and_does_not_lower(gate: ModuleType, stories: list[Path], tmp_path: Path) -> None:
    gate.hold_floors({"flood": {"claims": 0.6, "quotes": 0.5}}, stories, options(tmp_path, update=True))
    gate.hold_floors({"flood": {"claims": 0.4, "quotes": 0.7}}, stories, options(tmp_path, update=True))
    assert pinned(tmp_path)["flood"] == {"claims": 0.6, "quotes": 0.7}
    gate.hold_floors({"flood": {"claims": 0.4}}, stories, options(tmp_path, update=True, lower=True))
    assert pinned(tmp_path)["flood"] == {"claims": 0.4}
