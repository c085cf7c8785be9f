"""Rashomon reads the reports of one event and hands back one account of them.

`rashomon.read_story(sources)` gives the account as a value, `rashomon.publish(account, folder)` writes it.
Both load their libraries on first use only.
"""

import os
from importlib import import_module
from typing import Any

# Before numpy is loaded: its products here are small, and OpenBLAS wakes its other threads for each, which then wait
# busily beside our own. Who wants them sets the variable.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
__all__ = ["Account", "Report", "Span", "__version__", "publish", "read_story"]

_HOMES = {
    "Account": "rashomon.model",
    "Report": "rashomon.model",
    "Span": "rashomon.model",
    "publish": "rashomon.publish",
    "read_story": "rashomon.account",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
