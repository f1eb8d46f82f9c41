"""A page saved in a file, shown again without any network."""

from __future__ import annotations

import re
from pathlib import Path

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.lock.request import Answer

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https://[^\s<>]+)\s*-->")
_NOWHERE = "https://saved-page.invalid/"
_MOST_BYTES = 16 * 1024 * 1024


class SavedPage:
    """A page saved in a file, answered at the address it was saved from; nothing else answers.

    Its scripts do not run: it was saved as it looked once they had.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not a web page.
    """

    def __init__(self, path: Path) -> None:
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            raise ValueError(
                tr("this file is too large (more than {most} MB)").format(most=_MOST_BYTES >> 20)
            )
        self._content = path.read_bytes()
        if not self._content.strip():
            raise ValueError(tr("this file is empty"))
        if b"\0" in self._content:
            raise ValueError(tr("this file is not a web page; save the page as HTML"))
        head = self._content[:2000].decode("utf-8", "replace")
        saved = _SAVED_FROM.search(head)
        self.address = saved.group(1) if saved else _NOWHERE

    def answer(self, method: str, address: str, body: str | None) -> Answer | None:
        """The page at its own address, None elsewhere."""
        if method != "GET" or without_query(address) != without_query(self.address):
            return None
        headers = {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": "script-src 'none'",
        }
        return Answer(200, headers, self._content)


def saved_page(page: str) -> SavedPage | None:
    """The page in a file, None for an https address.

    Raises:
        UsageError: it is neither, or the file is no web page.
    """
    if page.startswith("https://"):
        return None
    name = without_query(page) if "://" in page else Path(page).name
    try:
        return SavedPage(Path(page))
    except ValueError as error:
        raise UsageError(with_colon(name, str(error))) from None
    except OSError:
        raise UsageError(
            tr("{name}: neither an https address nor a file that can be read").format(name=name)
        ) from None
