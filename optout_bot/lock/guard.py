"""The lock's second layer: closes the ways that its first does not see, in the profile, in pages
and in workers, and tells the person in the page what was stopped."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page

from optout_bot.base.messages import tr

# Only switches about which the browser shows no warning to the person.
SWITCHES = ("--webrtc-ip-handling-policy=disable_non_proxied_udp",)
# What a page noted in an earlier run, a draft of what was typed then, it could send in this one.
# `Sessions` is what the browser itself notes of its tabs, what stands in their fields included.
_KEPT_BY_PAGES = (
    "Sessions",
    *("Service Worker", "Local Storage", "Session Storage", "IndexedDB"),
    *("WebStorage", "File System", "databases"),
)
_WORKERS = ("Service Worker/Database", "Service Worker/ScriptCache")
_STOPPED = "!dispatchEvent(new Event('optout-bot-stopped', {cancelable: true}))"
# In a worker: no WebSocket, no worker of its own without an address, no WebTransport.
_POLICY = "connect-src http: https: blob: data:; worker-src http: https:"
_PREFIX = b"delete self.WebTransport;"
_NOT_OF_THE_NEW_BODY = {"content-length", "content-encoding"}


def forget_pages(profile: Path, *, ours: bool) -> None:
    """Before the browser starts and after it ended: no page's worker from an earlier run. In a
    profile of `ours`, nothing of any page but its cookies."""
    for each in _KEPT_BY_PAGES if ours else _WORKERS:
        shutil.rmtree(profile / "Default" / each, ignore_errors=True)


def script() -> str:
    """What runs first in every frame."""
    source = files("optout_bot.lock").joinpath("guard.js").read_text(encoding="utf-8").strip()
    text = tr("This was stopped and not sent. The terminal says what to do.")
    return f"{source}({json.dumps(text)});"


def explain(page: Page) -> bool:
    """Show a note in the page if the person just pressed something there; whether they did."""
    pressed = False
    for frame in page.frames:
        with suppress(Error):
            pressed = bool(frame.evaluate(_STOPPED)) or pressed
    return pressed


def respond(event: dict[str, Any], tell: Callable[..., Any]) -> None:
    """Let a response on its way, the script of a worker with the ways closed that the lock
    does not see. `tell` gives the browser a command of its `Fetch` domain."""
    headers = event.get("responseHeaders", [])
    kinds = [h["value"].lower() for h in headers if h["name"].lower() == "content-type"]
    # The browser counts a worker's own script as `Other`.
    if event["resourceType"] != "Other" or not any("script" in each for each in kinds):
        tell("continueResponse", event)
        return
    got = tell("getResponseBody", event)
    body = base64.b64decode(got["body"]) if got["base64Encoded"] else got["body"].encode()
    kept = [h for h in headers if h["name"].lower() not in _NOT_OF_THE_NEW_BODY]
    tell(
        "fulfillRequest",
        event,
        responseCode=event["responseStatusCode"],
        responseHeaders=[*kept, {"name": "content-security-policy", "value": _POLICY}],
        body=base64.b64encode(_PREFIX + body).decode("ascii"),
    )
