"""A mail, a page or a text as plain words: under caps, nothing is run and nothing fetched.

Mail is read by the old policy of the standard library: the newer one fails at hostile headers and
takes seconds for long ones.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from html import unescape
from string import ascii_lowercase, ascii_uppercase

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr
from optout_bot.person.record import day_of

# Of evidence that is only kept, and of what is read.
MOST_BYTES = 50_000_000
_MOST_READ = 400_000
_MOST_HEAD, _MOST_HEADER = 60_000, 2_000
_MOST_PARTS, _MOST_NESTED, _MOST_MAILS = 100, 20, 200
_MOST_TEXT = 50_000
# How pictures and PDF files begin; of Apple's pictures what stands behind their length.
_EVIDENCE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")
# These signs may begin a text too; of a picture a zero stands near them.
_PERHAPS = re.compile(rb"(BM|\0\0\0.ftyp)[^\0]{0,12}\0", re.DOTALL)
# Outlook's own files, and packed ones.
_CLOSED = (
    b"\xd0\xcf\x11\xe0",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh",
    b"\xfd7z",
)
# Of bytes that are UTF-8.
_MARK = b"\xef\xbb\xbf"
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]")
# No mail has such a line, nor a line that goes on over so many.
_TOO_LONG = re.compile(rb"[^\n]{2000}|(\n[ \t][^\n]*){50}")
_MAIL_HEADERS = re.compile(
    rb"^(From|Date|Subject|Received|Return-Path):", re.MULTILINE | re.IGNORECASE
)
_NEW_MAIL = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_HTML = re.compile(r"\s*<(!doctype html|html|head|body|div|table|p|meta)\b", re.IGNORECASE)
_NOT_SHOWN = frozenset({"script", "style", "head", "title", "template", "noscript"})
# How mail is encoded; of Python's own encodings some take minutes, and some are none of text.
_CHARSET = re.compile(
    r"(utf-?(8|16)|us-ascii|ascii|latin-?1|iso-?8859-?\d+|(windows-|cp)125\d|koi8-[ru]|mac\w*|"
    r"gb(2312|k|18030)|big5\w*|shift_?jis|iso-2022-jp|euc-(jp|kr))",
    re.IGNORECASE,
)
_ITS_CHARSET = re.compile(r"charset\s*=\s*\"?([\w-]{1,40})", re.IGNORECASE)
_TYPES = re.compile(rb"content-type:[^\n]*(?:\n[ \t][^\n]*)*")
# Longer than the number of any sign.
_LONG_NUMBER = re.compile(r"&#x?[0-9a-f]{9,};?", re.IGNORECASE)
_BREAKS = frozenset({"p", "br", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "ul", "ol"})
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_TAG = re.compile(r"</?(?P<tag>!--|\w{1,10})")


@dataclass(frozen=True)
class Said:
    """What somebody wrote, in plain words; `sender`, `subject` and `dated` (ISO 8601) are what a
    mail claims, empty where it claims nothing."""

    text: str
    sender: str = ""
    subject: str = ""
    dated: str = ""


def is_evidence(content: bytes) -> bool:
    """Whether it is a picture or a PDF file: kept, not read."""
    return content.startswith(_EVIDENCE) or bool(_PERHAPS.match(content))


def said_in(content: bytes) -> list[Said]:
    """The mails of a file in their order, or the one text that it is.

    Raises:
        UsageError: it is of a kind that cannot be read, or too long.
    """
    content = content.removeprefix(_MARK)
    if content.startswith(_CLOSED):
        raise UsageError(
            tr("this kind of file cannot be read: save the mail as .eml, or copy its text")
        )
    if len(content) > _MOST_READ:
        raise UsageError(tr("this file is too long to be read: copy the text of the answer alone"))
    mails = [each for each in _NEW_MAIL.split(content)[:_MOST_MAILS] if _is_mail(each)]
    return [_mail(each) for each in mails] or [_as_it_stands(content)]


def _is_mail(content: bytes) -> bool:
    head = content.lstrip()[:_MOST_HEADER]
    return bool(_HEADER.match(head) and _MAIL_HEADERS.search(head))


def _mail(content: bytes) -> Said:
    if not _is_tame(content.lstrip().replace(b"\r", b"").lower()):
        return _as_it_stands(content)
    try:
        message = email.message_from_bytes(content.lstrip(), policy=compat32)
        bodies = list(_bodies(message))
    except (MessageError, ValueError, LookupError, RecursionError):
        return _as_it_stands(content)
    plain = [text for kind, text in bodies if kind == "text/plain" and text.strip()]
    rich = [text for kind, text in bodies if kind == "text/html"]
    return Said(
        _plain("\n\n".join(plain or rich)),
        _header(message, "From"),
        _header(message, "Subject"),
        _date(_header(message, "Date")),
    )


def _as_it_stands(content: bytes) -> Said:
    return Said(_plain(_decoded(content)))


def _is_tame(content: bytes) -> bool:
    """Whether a mail is like those that people write, which the library reads at once."""
    head = content.partition(b"\n\n")[0]
    nested = sum(map(content.count, (b"boundary", b"message/", b"/digest")))
    kinds = (found[0] for found in _TYPES.finditer(content))
    return not (
        nested > _MOST_NESTED
        or content.count(b"\n--") > _MOST_PARTS * 10
        or len(head) > _MOST_HEAD
        or _TOO_LONG.search(content)
        or any(len(kind) > _MOST_HEADER or kind.count(b";") > _MOST_NESTED for kind in kinds)
        or (b"delivery-status" in content and content.count(b"\n\n") > _MOST_PARTS)
    )


def _bodies(message: Message) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        kind = part.get_content_type()
        payload = part.get_payload(decode=True) if kind.startswith("text/") else None
        if isinstance(payload, bytes):
            # As it stands: the library decodes what no mail has, and takes minutes for it.
            charset = _ITS_CHARSET.search(str(part.get("Content-Type", "")))
            yield kind, _decoded(payload, charset[1] if charset else "")


def _header(message: Message, name: str) -> str:
    raw = str(message.get(name, ""))[:_MOST_HEADER]
    try:
        parts = decode_header(raw)
    except (MessageError, ValueError):
        return raw
    texts = (
        _decoded(part, charset or "") if isinstance(part, bytes) else part
        for part, charset in parts
    )
    return " ".join("".join(texts).split())


def _date(header: str) -> str:
    try:
        dated = parsedate_to_datetime(header).astimezone().isoformat()
        day_of(dated)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return ""
    return dated


def _decoded(content: bytes, charset: str = "") -> str:
    """The text of bytes: as they say, else in the two ways that are common."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    for each in (charset, "utf-8"):
        try:
            if _CHARSET.fullmatch(each):
                return content.decode(each)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _plain(text: str) -> str:
    if _HTML.match(text[:_MOST_HEADER]):
        text = _shown(text)
    lines = [" ".join(line.split()) for line in text[:_MOST_TEXT].splitlines()]
    # One empty line between two others says as much as many.
    kept = (line for n, line in enumerate(lines) if line or (n and lines[n - 1]))
    return "\n".join(kept).strip()


def _shown(html: str) -> str:
    """What a page shows, without its tags: in one go, as the library's own reader takes minutes for
    what is never closed."""
    html, texts, at = _LONG_NUMBER.sub(" ", html), [], 0
    lower = html.translate(_LOWER)
    while (opened := html.find("<", at)) >= 0:
        texts.append(html[at:opened])
        found = _TAG.match(html, opened)
        tag = found["tag"].lower() if found else ""
        if tag in _BREAKS:
            texts.append("\n")
        ends = "-->" if tag == "!--" else f"</{tag}" if tag in _NOT_SHOWN else ""
        closed = lower.find(ends, opened + 1) if ends else opened
        at = html.find(">", closed) + 1 if closed >= 0 else 0
        if not at:
            return unescape("".join(texts))
    return unescape("".join((*texts, html[at:])))
