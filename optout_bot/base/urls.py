"""What an address says, and what of it may be written down."""

from __future__ import annotations

from fnmatch import fnmatchcase
from urllib.parse import parse_qs, urlsplit

# Where a page is shown that does not tell the address it was saved from.
NOWHERE = "https://saved-page.invalid/"


def host_in(address: str, patterns: tuple[str, ...]) -> bool:
    """Whether an https address is on one of the hosts (`*` stands for a sub-domain)."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return parts.scheme == "https" and any(fnmatchcase(host, pattern) for pattern in patterns)


def unwrapped(address: str) -> str:
    """Where a link leads that goes through a site's own page of departure (`l.php?u=…`)."""
    parts = urlsplit(address)
    inside = parse_qs(parts.query).get("u", ()) if parts.path == "/l.php" else ()
    return inside[0] if len(inside) == 1 and inside[0].startswith("https://") else address


def without_query(address: str) -> str:
    """Host and path of an address: what may be shown and written down."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return f"{host}{parts.path}" if host else address.split("?")[0][:200]
