"""Lets each report in once, under an id of its own.

Two reports are one where their addresses are the same, or where their texts are and nothing says that two outlets
printed it: agency copy that two outlets print word for word is two reports, and lineage's business.
"""

import hashlib

from rashomon.load.addresses import fold_address, host_of
from rashomon.model import Problem, Report


class Admission:
    """Remembers of the reports let in so far their ids, addresses and digests, but not their texts."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.by_text: dict[bytes, list[tuple[str, str]]] = {}
        self.by_url: dict[str, str] = {}

    def admit(self, report: Report) -> Report | Problem:
        """Give the report an id of its own, or the problem that it came before."""
        words, url = digest_words(report.text), fold_address(report.url)
        twin = self.by_url.get(url) if url else None
        label = host_of(report.url) or (report.outlet or "").lower()
        before = self.by_text.get(words, ())
        twin = twin or next((name for name, other in before if is_same_outlet(label, other)), None)
        if twin:
            reason = f"duplicate of {twin}: the same report was given twice and is counted once"
            return Problem(report=report.source or report.id, stage="load", reason=reason)
        report = report.with_(id=self.make_unique(report.id))
        self.by_text.setdefault(words, []).append((report.id, label))
        if url:
            self.by_url[url] = report.id
        return report

    def make_unique(self, name: str) -> str:
        """Add the first free number to an id that is taken."""
        taken = name
        while name in self.ids:
            self.ids[taken] += 1
            name = f"{taken}-{self.ids[taken]}"
        self.ids[name] = 1
        return name


def is_same_outlet(ours: str, theirs: str) -> bool:
    """Whether nothing tells the outlets of two word-for-word reports apart."""
    return not ours or not theirs or ours == theirs


def digest_words(text: str) -> bytes:
    """Digest a text so that white space does not matter."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()
