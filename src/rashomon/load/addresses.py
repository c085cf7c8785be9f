"""The parts of a web address. A malformed one has none; it is never an error, since pages and feeds hold such too."""

from urllib.parse import SplitResult, urlsplit

NONE = SplitResult("", "", "", "", "")
TRACKING = ("utm_", "ns_", "ito=", "fbclid", "gclid", "cmp=", "ref=")  # marks that name who links, not what page


def split_address(address: str | None) -> SplitResult:
    """Split an address into its parts, all empty where it is none."""
    try:
        return urlsplit((address or "").strip())
    except ValueError:
        return NONE


def host_of(address: str | None) -> str:
    """Give the host of an address in lower case, without `www`, port and user; empty where it has none."""
    host = split_address(address).netloc.lower().rpartition("@")[2].partition(":")[0]
    return host.removeprefix("www.")


def fold_address(address: str | None) -> str:
    """Leave of an address what names the page: its tracking marks, fragment and protocol do not."""
    parts = split_address(address)
    query = "&".join(sorted(q for q in parts.query.split("&") if q and not q.lower().startswith(TRACKING)))
    return f"{host_of(address)}{parts.path.rstrip('/')}?{query}" if parts.netloc else ""
