"""axe-core in the tests: where it is, and what it finds on a page.

It is no part of the program: `.ci/run` takes it from npm, as does `npm install --prefix .venv/node axe-core@4.14.1`.
"""

import os
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parents[2] / ".venv/node/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_violations(page: Any) -> list[str]:
    """What axe-core finds on a page, rule and first element; skips the test where axe-core is absent, except in CI."""
    if not AXE.exists():
        reason = "no axe-core here: npm install --prefix .venv/node axe-core@4.14.1"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES)
    return [f"{row['id']}: {row['nodes'][0]['html'][:200]}" for row in found["violations"]]
