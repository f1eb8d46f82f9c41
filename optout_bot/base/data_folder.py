"""Where the receipts are: the one rule, for the settings and for who only looks at receipts.

It needs no library that takes long to load, and no other setting.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from optout_bot.base import env_file
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr, with_colon

# The folder of all receipts, and those in each: of the kept pages, of answers and of letters.
RECEIPTS, PAGES, ANSWERS, LETTERS = "receipts", "pages", "answers", "letters"
# The page of all receipts, beside their folder.
OVERVIEW = "overview.html"
FOLDERS = (PAGES, ANSWERS, LETTERS)
_KEY = "OPTOUT_DATA_DIR"


def kinds(text: str) -> set[str]:
    """The kinds of characters in a text, by their Unicode categories."""
    return {unicodedata.category(c) for c in text}


def at_home(value: Path) -> Path:
    """A path that may begin at the person's home.

    Raises:
        ValueError: it has a character that nobody sees.
    """
    if "Cc" in kinds(str(value)):
        raise ValueError(tr("has a character that nobody sees"))
    try:
        return value.expanduser()
    except RuntimeError:
        return value


def from_anywhere(value: Path) -> Path:
    """A folder that is the same wherever the program is started.

    Raises:
        ValueError: it is not; such a folder forgets what was sent.
    """
    folder = at_home(value)
    if not folder.is_absolute():
        raise ValueError(tr("must be the whole path of a folder, such as ~/optout"))
    return folder


def usual() -> Path:
    """The data folder where none is set."""
    from platformdirs import user_data_path

    return user_data_path("optout-bot", appauthor=False)


def receipts() -> Path:
    """The folder of the receipts; the values of the other settings may be wrong.

    Raises:
        UsageError: the data folder that is set cannot be used, or it may be meant by a name
            that is no setting or a line that cannot be read.
    """
    text, place = env_file.from_environment().get(_KEY, ""), ""
    if not text:
        env_file.check_names()
        text, place = env_file.read().get(_KEY, (text, place))
    try:
        return (from_anywhere(Path(text)) if text else usual()) / RECEIPTS
    except ValueError as error:
        line = with_colon(_KEY, str(error))
        raise UsageError(with_colon(place, line) if place else line) from None
