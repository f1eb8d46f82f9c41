"""A page saved in a file, shown again without any network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import NOWHERE, without_query
from optout_bot.lock.request import Reply

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https://[^\s<>]+)\s*-->")
_MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class SavedPage:
    """A page saved in a file, answered at the address it was saved from; nothing else answers.

    Its scripts do not run: it was saved as it looked once they had.
    """

    address: str
    content: bytes

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        """The page at its own address, None elsewhere."""
        if method != "GET" or without_query(address) != without_query(self.address):
            return None
        headers = {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": "script-src 'none'",
        }
        return Reply(200, headers, self.content)


def saved_page(page: str) -> SavedPage | None:
    """The page in a file, None for an https address.

    Raises:
        UsageError: it is neither, or the file is no web page.
    """
    if page.startswith("https://"):
        return None
    name = without_query(page) if "://" in page else Path(page).name
    try:
        with Path(page).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError:
        raise UsageError(
            tr("{name}: neither an https address nor a file that can be read").format(name=name)
        ) from None
    if fault := _fault(content):
        raise UsageError(with_colon(name, fault))
    return _of_archive(content) or SavedPage(_saved_from(content) or NOWHERE, content)


def _saved_from(content: bytes) -> str:
    saved = _SAVED_FROM.search(content[:2000].decode("utf-8", "replace"))
    return saved.group(1) if saved else ""


def _of_archive(content: bytes) -> SavedPage | None:
    """The page in a file that holds all of a page (`.mhtml`), None where it is none."""
    if not content[:2000].lower().startswith(b"from: <saved by"):
        return None
    message = message_from_bytes(content)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        return None
    address = page.get("Content-Location", "")
    html = page.get_payload(decode=True)
    known = address if address.startswith("https://") else NOWHERE
    return SavedPage(known, html if isinstance(html, bytes) else b"")


def _fault(content: bytes) -> str:
    """Why it is no web page; empty where it may be one."""
    if len(content) > _MOST_BYTES:
        return tr("this file is too large (more than {most} MB)").format(most=_MOST_BYTES >> 20)
    if not content.strip():
        return tr("this file is empty")
    return tr("this file is not a web page; save the page as HTML") if b"\0" in content else ""
