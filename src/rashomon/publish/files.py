"""The account as `account.json`: written as CONTRACT.md says, checked, and read back.

Same account, same bytes: the keys stand in the order of the model's fields, text is UTF-8 with nothing escaped but what
cannot be written otherwise, and the file ends with a newline.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from rashomon.errors import BrokenAccount
from rashomon.model import Account
from rashomon.publish.checks import check_account
from rashomon.publish.codec import read_plain, write_plain

LONE = re.compile("[\ud800-\udfff]")  # half a character: JSON can escape it, UTF-8 cannot hold it


def account_json(account: Account) -> str:
    """Write the account as JSON text that UTF-8 can hold, ending with a newline."""
    return write_json(write_plain(account))


def write_json(data: Any) -> str:
    """Write plain data as JSON text; a lone surrogate is escaped, any other character stands as it is."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"


def read_account(text: str) -> Account:
    """Read an account back from its JSON, checked; BrokenAccount where it does not keep the contract."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BrokenAccount(f"not JSON: {error}") from error
    check_account(data)
    return read_plain(Account, data)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that its name never stands for half of it: under another name first, then renamed."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        data = content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
