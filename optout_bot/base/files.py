"""What is the person's own: files closed to others from their first byte, whatever the umask
says (on Windows the person's own folder has that effect), and e-mail addresses masked."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import system_said, tr

# What a file is called until it is written whole and takes its place.
NEW = ".new"
# No link is followed, and no pipe waited for.
ITSELF = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def mask(email: str) -> str:
    """An e-mail address that its owner recognises and a stranger does not learn."""
    name, at, host = email.partition("@")
    return f"{name[:1]}***{at}{host}" if at else "***"


def masked_in(text: str, email: str) -> str:
    """A text with an e-mail address masked wherever it stands, as it is or escaped."""
    if not email:
        return text
    shapes = {email, quote(email, safe=""), json.dumps(email, ensure_ascii=False)[1:-1]}
    either = "|".join(re.escape(shape) for shape in shapes)
    return re.sub(either, lambda _: mask(email), text, flags=re.IGNORECASE)


def unwritable(folder: Path, error: OSError) -> UsageError:
    """The one clear line for a folder that takes no more."""
    text = tr("{folder}: no receipt can be written there: {why}")
    return UsageError(text.format(folder=folder, why=system_said(error)))


def unusable(file: object, error: OSError) -> UsageError:
    """The one clear line for a file that cannot be read or written."""
    return UsageError(tr("{file} cannot be used: {why}").format(file=file, why=system_said(error)))


def private_folder(folder: Path) -> None:
    """Make a folder and those it stands in; those that exist stay as they are.

    Raises:
        OSError: it cannot be made.
    """
    for part in (*reversed(folder.parents), folder):
        if not part.exists():
            part.mkdir(mode=0o700)


def make_private(folder: Path) -> None:
    """Make a folder and the missing ones above it, each for its owner alone.

    Raises:
        OSError: it cannot be made or is somebody else's.
    """
    private_folder(folder)
    if os.name != "nt":
        folder.chmod(0o700)


def private_file(path: Path) -> int:
    """Open a file anew for writing; its descriptor.

    Raises:
        OSError: it cannot be written.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | ITSELF, 0o600)


def write_whole(contents: dict[Path, bytes], *, synced: bool = True) -> None:
    """Replace files of one folder, each whole, and `synced` have them on the disk when done.

    All are written before the first takes its place, in the order given: of a crash between two
    of them, the rest stand beside under their `NEW` names.

    Raises:
        OSError: they cannot be written; those that stood there still do, or the rest stand beside.
    """
    new = {path: path.with_name(path.name + NEW) for path in contents}
    replaced = False
    try:
        for path, content in contents.items():
            with os.fdopen(private_file(new[path]), "wb") as file:
                file.write(content)
                file.flush()
                if synced:
                    os.fsync(file.fileno())
        for path, written in new.items():
            written.replace(path)
            replaced = True
    except OSError:
        # Once one has taken its place, the others belong to it where they stand.
        for written in () if replaced else new.values():
            with suppress(OSError):
                written.unlink(missing_ok=True)
        raise
    for folder in {path.parent for path in contents} if synced else ():
        sync(folder)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk. Windows does the latter by itself.

    Raises:
        OSError: it cannot be written.
    """
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
