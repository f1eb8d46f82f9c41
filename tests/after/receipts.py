"""Receipts as a run leaves them, for what follows one."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from optout_bot.after.page import keep_page
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import FieldRecord, Outcome, Prover

SAID = "Thanks for contacting us. You should receive an email soon."
EMAIL = "j***@example.org"


def picture() -> bytes:
    """A small grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * 8 for _ in range(8)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def sent(folder: Path, site: str = "facebook", day: str = "2026-10-20") -> Receipt:
    """An objection that was sent on a day, and that the page confirmed."""
    receipt = Receipt.new(folder, site, practice=False)
    record = receipt.record
    receipt.step("generative AI page", "follow the link", "www.facebook.com/privacy/genai")
    record.form = {
        "number": "6359191084165019",
        "title": "Object to your information being used for AI at Meta",
        "proved_by": Prover.PROGRAM,
    }
    record.fields = [FieldRecord("e-mail", "E-mail address", EMAIL, EMAIL)]
    receipt.picture("form", picture(), "www.facebook.com/help/contact/6359191084165019")
    receipt.intent()
    record.confirmation, record.confirmed_by = SAID, Prover.PROGRAM
    receipt.end(Outcome.SENT, "the page confirmed that it received the objection")
    record.intent_at = record.sent_at = f"{day}T12:00:00.000+00:00"
    receipt.picture("confirmation", picture(), "www.facebook.com/help/contact/6359191084165019")
    keep_page(receipt)
    return receipt


def unconfirmed(folder: Path, site: str = "facebook") -> Receipt:
    """A press after which the page turned it down."""
    receipt = Receipt.new(folder, site, practice=False)
    receipt.intent()
    receipt.record.refusal = "Something went wrong."
    receipt.picture("refusal", picture(), "www.facebook.com/help/contact/1")
    keep_page(receipt)
    return receipt
