"""From bytes to text: UTF-8, UTF-16 with a byte order mark, and a careful guess for the rest.

A guess is given as a reason beside the text, so that it can be recorded; bytes that are no text raise `Unreadable`.
"""

import codecs
import gzip
import io
from pathlib import Path
from zlib import error as ZlibError

from rashomon.errors import Unreadable

MOST_BYTES = 32_000_000  # of one file or page, unpacked; JSON lines are read line by line and have no limit
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
MOST_CONTROL = 0.002  # share of control characters above which bytes are no text; clean news text has none
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "a rich-text document",
}


def read_bytes(path: Path, packed: bool = False) -> bytes:
    """Read a regular file, unpacked if it is packed, and no more than the limit; Unreadable says what is wrong."""
    if not path.is_file():
        raise Unreadable(str(path), "it is not a regular file; give a file or a folder of files")
    try:
        with gzip.open(path) if packed else path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, EOFError, ZlibError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise Unreadable(str(path), f"it cannot be read ({cause}); check that the file is whole and yours") from error
    if len(data) > MOST_BYTES:
        raise Unreadable(str(path), f"it is larger than {MOST_BYTES // 1_000_000} MB; cut it into one file per report")
    return data


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Decode bytes as text; the second value says how the encoding was guessed, empty where it was certain."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return decode_as(data, encoding, name), ""
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise Unreadable(name, f"it is {kind}, not text; save its text as .txt or the page as .html")
    if is_binary(data):
        return guess_wide(data, name)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        return guess_narrow(data, name, error)


def decode_as(data: bytes, encoding: str, name: str) -> str:
    """Decode bytes by the encoding that their mark gives."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"its mark says {encoding} but byte {error.start} is not; save it as UTF-8"
        raise Unreadable(name, reason) from error


def is_binary(data: bytes) -> bool:
    """Whether there are more control characters than any text has."""
    return len(data) - len(data.translate(None, CONTROL)) > MOST_CONTROL * len(data)


def guess_wide(data: bytes, name: str) -> tuple[str, str]:
    """Decode UTF-16 without its mark, told by zero bytes in every second place; else it is no text."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[start::2].count(0) > 0.4 * len(data[start::2]) and data[1 - start :: 2].count(0) == 0:
            return decode_as(data, encoding, name), f"{encoding}, told by its zero bytes"
    raise Unreadable(name, "it is binary, not text; save its text as .txt or the page as .html")


def guess_narrow(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """Decode bytes that are not UTF-8 by the encoding that charset-normalizer finds most likely, if it finds one."""
    from charset_normalizer import from_bytes

    where = f"not UTF-8 (byte {error.start})"
    western = decode_western(data)
    if western is not None:
        return western, f"windows-1252: {where}, and all its characters make sense in it"
    best = from_bytes(data).best()
    if best is None:
        raise Unreadable(name, f"its encoding cannot be told: {where}; save it as UTF-8") from error
    return str(best), f"{best.encoding}: {where}, and charset-normalizer finds this the most likely"


def decode_western(data: bytes) -> str | None:
    """Decode as windows-1252 if each character above ASCII is a letter or a sign that news text uses."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    usual = "‘’“”–—…•€£¥§©®°´·«»¿¡½¼¾\xa0\xad™"
    odd = sum(1 for char in text if char > "\x7f" and char not in usual and not char.isalpha())
    letters = sum(1 for char in text if char > "\x7f" and char.isalpha())
    return text if not odd and letters <= 0.1 * len(text) else None


def open_lines(path: Path, packed: bool) -> io.BufferedReader | gzip.GzipFile:
    """Open a file of JSON lines to be read line by line."""
    return gzip.open(path) if packed else path.open("rb")
