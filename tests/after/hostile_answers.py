"""Sixty answers that were made to do harm, as a file: mails, pages, texts and what is none."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile

MB = 1_000_000
HEAD = (
    b"From: Meta <a@example.org>\nSubject: Your objection\nDate: Tue, 1 Sep 2026 10:00:00 +0200\n"
)


def mail(body: bytes = b"text", *headers: bytes) -> bytes:
    """A mail with more headers."""
    return HEAD + b"".join(each + b"\n" for each in headers) + b"\n" + body


def typed(kind: bytes, body: bytes, *headers: bytes) -> bytes:
    return mail(body, b"Content-Type: " + kind, *headers)


def nested(depth: int) -> bytes:
    """Parts within parts."""
    body = b"text"
    for number in range(depth):
        mark = b"b%d" % number
        body = (
            b'Content-Type: multipart/mixed; boundary="'
            + mark
            + b'"\n\n--'
            + mark
            + b"\n"
            + body
            + b"\n--"
            + mark
            + b"--\n"
        )
    return HEAD + body


def messages(depth: int) -> bytes:
    """Mails within mails."""
    return HEAD + b"".join(b"Content-Type: message/rfc822\n\n" for _ in range(depth)) + b"\ntext"


def zipped() -> bytes:
    """A few bytes that become many."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("answer.eml", b"0" * 20 * MB)
    return file.getvalue()


def encoded(charset: bytes) -> bytes:
    return typed(b"text/plain; charset=" + charset, b"caf\xc3\xa9 \xff\xfe")


HTML = b"<html><body>"
ESCAPES = (
    b"\x1b[2J\x1b]0;owned\x07\x1b]52;c;cm0gLXJm\x07\x1b[31m\x9b31m \x1bP0;1|17/ab\x1b\\ \x07"
    b"\xe2\x80\xae gnol \xe2\x80\x8b \xe2\x81\xa6 \x00\x08\x0d over"
)
CASES: dict[str, bytes] = {
    "nothing but spaces in the body": mail(b"   \n\n "),
    "no body": HEAD,
    "headers alone, no end": HEAD.rstrip(),
    "a header without a name": b": x\n" + HEAD + b"\nx",
    "a header of a megabyte": mail(b"x", b"X-Long: " + b"a" * (MB - 1000)),
    "a subject of a megabyte": b"From: a@b.c\nSubject: " + b"a" * (MB - 1000) + b"\n\nx",
    "100,000 headers": HEAD + b"X: y\n" * 100_000 + b"\nx",
    "a header that goes on for ever": HEAD + b"X: y\n" + b" z\n" * 200_000 + b"\nx",
    "a sender that is no address": b"From: <<<<>>>>,,;;@@\nSubject: x\n\nx",
    "a thousand senders": b"From: " + b"a@b.c, " * 1000 + b"\nSubject: x\n\nx",
    "comments within comments": b"From: " + b"(" * 100_000 + b"\nSubject: x\n\nx",
    "quotes that never end": b'From: "' + b'\\"' * 50_000 + b"\nSubject: x\n\nx",
    "an encoded word that is none": mail(b"x", b"X: =?utf-8?b?!!!?="),
    "an encoded subject that is broken": b"From: a@b.c\nSubject: =?utf-8?B?4pyT4py=?=\n\nx",
    "an encoded subject in no charset": b"From: a@b.c\nSubject: =?x-none?Q?=FF=FE?=\n\nx",
    "10,000 encoded words": b"From: a@b.c\nSubject: " + b"=?utf-8?q?a?= " * 10_000 + b"\n\nx",
    "an encoded word in zip": b"From: a@b.c\nSubject: =?zip?b?eJxLTEwEAA==?=\n\nx",
    "escapes in the subject": b"From: a@b.c\nSubject: " + ESCAPES.replace(b"\x0d", b"") + b"\n\nx",
    "escapes encoded in the sender": b"From: =?utf-8?b?"
    + base64.b64encode(ESCAPES)
    + b"?= <a@b.c>\nSubject: x\n\nx",
    "escapes in the body": mail(ESCAPES),
    "escapes in a text": ESCAPES,
    "a date that is none": b"From: a@b.c\nDate: the day after\nSubject: x\n\nx",
    "a date of the year 99999": b"From: a@b.c\nDate: 1 Jan 99999 00:00:00 +0000\n\nx",
    "a date of the year 0": b"From: a@b.c\nDate: 1 Jan 0000 00:00:00 +0000\n\nx",
    "a date in a zone that is none": b"From: a@b.c\nDate: 1 Jan 2026 00:00:00 +99999999\n\nx",
    "a date of ten thousand digits": b"From: a@b.c\nDate: " + b"9" * 10_000 + b"\n\nx",
    "parts 10 deep": nested(10),
    "parts 500 deep": nested(500),
    "parts 5,000 deep": nested(5000),
    "mails in mails, 50": messages(50),
    "mails in mails, 20,000": messages(20_000),
    "parts without an end": typed(b'multipart/mixed; boundary="b"', b"--b\n\n" * 20_000),
    "parts that share a mark": typed(b'multipart/mixed; boundary="b"', b"--b\n--b--\n" * 50_000),
    "a mark of 10,000 signs": typed(b'multipart/mixed; boundary="' + b"b" * 10_000 + b'"', b"x"),
    "a mark that is empty": typed(b'multipart/mixed; boundary=""', b"--\n--\nx"),
    "no mark": typed(b"multipart/mixed", b"--x\n\nx"),
    "a kind that is none": typed(b";;;=/\x00", b"x"),
    "parameters without end": typed(b"text/plain" + b"; a=b" * 200_000, b"x"),
    "parameters in pieces": typed(
        b"text/plain" + b"".join(b"; a*%d*=%%41" % n for n in range(5000)), b"x"
    ),
    "no charset": encoded(b"x-none"),
    "an idna charset": encoded(b"idna"),
    "a charset of bytes": encoded(b"base64"),
    "a utf-7 charset": typed(b"text/plain; charset=utf-7", b"+ADw-script+AD4-"),
    "a charset of 100,000 signs": encoded(b"a" * 100_000),
    "base64 that is none": typed(
        b"text/plain", b"!!!!" * 50_000, b"Content-Transfer-Encoding: base64"
    ),
    "quoted signs without end": typed(
        b"text/plain", b"=" * 500_000, b"Content-Transfer-Encoding: quoted-printable"
    ),
    "uuencode without end": typed(
        b"text/plain", b"begin 644 x\n" * 50_000, b"Content-Transfer-Encoding: x-uuencode"
    ),
    "a page that fetches": HTML
    + b'<img src="https://evil.example/p.png"><link rel=stylesheet href="https://evil.example/s">'
    + b'<script src="https://evil.example/x.js"></script><iframe src="https://evil.example">',
    "a page in a mail that fetches": typed(
        b"text/html", HTML + b'<img src="https://evil.example/p.png" onerror=alert(1)>'
    ),
    "100,000 tags that stay open": HTML + b"<div>" * 100_000,
    "100,000 beginnings of tags": HTML + b"<a " * 100_000,
    "100,000 comments that stay open": HTML + b"<!--" * 100_000,
    "100,000 scripts that stay open": HTML + b"<script>" * 100_000,
    "entities without end": HTML + b"&#x110000;&lt" * 80_000,
    "a text of one line of a megabyte": b"object " * (MB // 7 - 1),
    "signs that are written out as eighteen": ("\ufdfa" * 50_000).encode(),
    "a denial and its words without a space": ("안 " + "거부" * 14_000).encode(),
    "flags in one word": ("\U0001f1eb\U0001f1f7" * 20_000).encode(),
    "marks on one sign": ("a" + "\u0301" * 48_000).encode(),
    "a number of 5,000 digits": b"<html><body>&#" + b"9" * 5000 + b";",
    "a charset in odd pieces": typed(b"text/plain; charset*=x; charset*1*=y", b"x"),
    "a charset in pieces of punycode": typed(
        b"text/plain" + b"".join(b"; charset*%d*=punycode''a" % n for n in range(300)), b"x"
    ),
    "signs without a name in a kind": typed(
        b'text/plain; a="' + b"\n ".join([b";" * 1900] * 40), b"x"
    ),
    "300 nested notes of delivery": typed(
        b"message/delivery-status",
        b"Content-Type: message/delivery-status\n\n" * 300 + b"\n" * 300_000,
    ),
    "19 nested digests": typed(
        b'multipart/digest; boundary="a"', b"--a\nContent-Type: message/rfc822\n\n" * 20_000
    ),
    "lines that go on 49 at a time": HEAD + (b"X-A: b\n" + b" " + b"c" * 1900 + b"\n") * 180,
    "thousands of lines with a code": b"".join(b"code %x\n" % n for n in range(9000)),
    "a word of a megabyte": b"a" * (MB - 1),
    "a text of 2 megabytes": b"line\n" * (2 * MB // 5),
    "fifty megabytes": b"\n" * (50 * MB - 1),
    "zeros": b"\x00" * 500_000,
    "a zip that grows": zipped(),
    "a gzip that grows": gzip.compress(b"0" * 20 * MB),
    "half a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "a PDF with a script": b"%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript /JS (x)>>>>",
    "an mbox of 5,000 mails": (b"From a@b.c Tue Sep  1 10:00:00 2026\n" + mail()) * 5000,
}
