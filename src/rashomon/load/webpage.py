"""A saved web page, or one fetched from an address that the user gave: trafilatura finds the article in it.

The text of the report is title, empty line, and the paragraphs one to a line. Nothing but `fetch` uses the network.
"""

import re
from collections.abc import Iterator
from typing import Any

from rashomon.errors import Unreadable
from rashomon.load.dates import read_date
from rashomon.load.decoding import MOST_BYTES, decode
from rashomon.load.sources import Source
from rashomon.load.textfile import make_guess
from rashomon.model import Finding, Report

LEAST_WORDS = 25  # of an article; what is found in a page without one, such as its footer, has fewer
PATIENCE = 20  # seconds that an address may take to answer
AGENT = "Mozilla/5.0 (compatible; rashomon; reads what its user names)"
SEPARATOR = re.compile(r"\s+[|\-–—*·•:]\s+")
ADDRESS = re.compile(r"https?\b|\bwww\b|@|\.com\b", re.IGNORECASE)
KINDS = {"application/json": "json", "text/plain": "text", "text/html": "page", "application/xhtml+xml": "page"}


def read_page(source: Source, data: bytes) -> Report:
    """Make the report of a web page; Unreadable where no article is found in it."""
    from trafilatura import bare_extraction

    text, guess = decode_page(data, source.name)
    found = bare_extraction(
        text,
        url=source.name if source.is_address else None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    article = found.as_dict() if found is not None else {}
    body = (article.get("text") or "").strip()
    if len(body.split()) < LEAST_WORDS:
        raise Unreadable(
            source.name, "no article was found in the page; save the page of a single article, or its text as .txt"
        )
    return make_report(source, article, body, guess)


def make_report(source: Source, article: dict[str, Any], body: str, guess: str) -> Report:
    """Make the report of what trafilatura found."""
    site = article.get("sitename") or article.get("hostname") or ""
    title = cut_site((article.get("title") or "").strip(), site, article.get("hostname") or "")
    body = body.removeprefix(title).lstrip() if body.startswith(f"{title}\n") else body
    whole = f"{title}\n\n{body}" if title else body
    report = Report(
        id=source.stem,
        text=whole,
        source=source.name,
        title=title or None,
        title_at=(0, len(title)) if title else None,
        url=article.get("url") or (source.name if source.is_address else None),
        outlet=site or None,
        published=read_date(article.get("date")),
        language=(article.get("language") or "en")[:2],
        authors=tuple(name for name in split_authors(article) if squash(name) != squash(site)),
    )
    facts = ((field, getattr(report, field)) for field in ("title", "url", "outlet", "published"))
    findings = [Finding(field=field, value=value, basis="the page's metadata") for field, value in facts if value]
    findings += [Finding(field="authors", value=name, basis="the page's metadata") for name in report.authors]
    return report.with_(findings=((make_guess(guess),) if guess else ()) + tuple(findings))


def split_authors(article: dict[str, Any]) -> Iterator[str]:
    """Give the names that the page gives as authors; an address is no name."""
    for name in (article.get("author") or "").split(";"):
        if name.strip() and not ADDRESS.search(name):
            yield name.strip()


def cut_site(title: str, site: str, host: str) -> str:
    """Cut the site's name off the end of a title: `What happened | Daily Xyz`, and what stands after it."""
    names = {squash(site), squash(host), squash(host.split(".")[0])} - {""}
    marks = list(SEPARATOR.finditer(title))
    ends = [*(mark.start() for mark in marks[1:]), len(title)]
    for mark, end in zip(marks, ends, strict=False):
        part = title[mark.end() : end]
        if squash(part) in names or (len(part.split()) <= 3 and squash(part).startswith(tuple(names))):
            return title[: mark.start()].strip()
    return title


def squash(name: str) -> str:
    """Leave of a name its letters and digits, in lower case, without article and `www`."""
    return re.sub(r"^(?:www|the)(?=\w{3})", "", re.sub(r"[\W_]", "", name.lower()))


def decode_page(data: bytes, name: str) -> tuple[str, str]:
    """Decode a page by its mark or declaration, else as any text."""
    from trafilatura.utils import decode_file

    try:
        return decode(data, name)
    except Unreadable:
        text = decode_file(data)
        if not isinstance(text, str) or "\x00" in text:
            raise
        return text, "unknown: decoded by trafilatura"


def unpack_archive(data: bytes, name: str) -> bytes:
    """Give the first page of a page saved as one file (MHTML)."""
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page
    raise Unreadable(name, "no page was found in the archive; save the page again, as HTML")


def fetch(address: str) -> tuple[bytes, str]:
    """Fetch an address and say which kind of data came; Unreadable says why nothing did."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(address, headers={"User-Agent": AGENT}), timeout=PATIENCE) as answer:
            kind = KINDS.get(answer.headers.get_content_type(), "unknown")
            data = answer.read(MOST_BYTES + 1)
    except HTTPError as error:
        reason = f"the site answered {error.code} {error.reason}; open it in a browser, save the page and give the file"
        raise Unreadable(address, reason) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        cause = getattr(error, "reason", None) or error
        reason = f"it cannot be reached ({cause}); check address and network, or save the page and give the file"
        raise Unreadable(address, reason) from error
    if len(data) > MOST_BYTES:
        raise Unreadable(
            address, f"it is larger than {MOST_BYTES // 1_000_000} MB; save the article's page and give the file"
        )
    return data, kind
