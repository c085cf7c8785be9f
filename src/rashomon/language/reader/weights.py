"""Which models read: the weights in the package by name and content, so that an account says what made it."""

import hashlib
from pathlib import Path

MODELS = Path(__file__).parents[2] / "models"


def model_names() -> tuple[str, ...]:
    """The names of the models that ship, each with the first ten digits of its SHA-256."""
    return tuple(f"{path.stem} {hash_file(path)}" for path in sorted(MODELS.glob("*.onnx")))


def hash_file(path: Path) -> str:
    """The first ten hexadecimal digits of a file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:10]
