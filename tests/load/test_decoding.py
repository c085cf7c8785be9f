"""From bytes to text."""

import gzip
from pathlib import Path

import pytest

from rashomon.errors import Unreadable
from rashomon.load.decoding import decode, read_bytes

TEXT = "The “bridge” fell – nobody was hurt, José Núñez’s office said."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_decoded(encoding: str) -> None:
    assert decode((TEXT * 3).encode(encoding), "a.txt")[0] == TEXT * 3


@pytest.mark.parametrize(
    ("encoding", "guessed"), [("utf-8", ""), ("cp1252", "windows-1252"), ("utf-16-le", "utf-16-le")]
)
def test_a_guess_is_told(encoding: str, guessed: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt")[1].startswith(guessed)
    assert bool(decode(TEXT.encode(encoding), "a.txt")[1]) == bool(guessed)


def test_another_encoding_is_left_to_the_guesser() -> None:
    text = "Мост обрушился во вторник вечером, никто не пострадал, сообщили в мэрии города. " * 4
    assert decode(text.encode("cp1251"), "a.txt")[0] == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 \x00\x01", "a PDF"),
        (b"PK\x03\x04 and more", "zip archive or office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 8, "binary"),
        (b"\xff\xfeodd", "utf-16"),
    ],
)
def test_what_is_no_text_says_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        decode(data, "a.txt")
    assert "save" in caught.value.reason


def test_a_broken_archive_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"some text that is long enough to be cut")[:-12])
    with pytest.raises(Unreadable, match="cannot be read"):
        read_bytes(path, packed=True)


def test_a_file_over_the_limit_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.load.decoding.MOST_BYTES", 1_000_000)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 1_000_001))
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        read_bytes(path, packed=True)
