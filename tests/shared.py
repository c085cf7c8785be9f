"""Where the shared data is: beside the checkout, never in it.

A test that needs it asks `shared("stories/seeds")` and is skipped, with the reason, where it is absent; in CI (CI=true)
it fails instead, so that a missing mount cannot pass for success.
"""

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("RASHOMON_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared(name: str) -> Path:
    """Give the path of something in the shared data, or skip (fail under CI=true) where it is not there."""
    path = ROOT / name
    if path.exists():
        return path
    reason = f"shared data not found: {path} (set RASHOMON_SHARED to its folder)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
