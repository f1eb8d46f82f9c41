"""The browser's own talk with its maker, which no lock sees: off in a profile of the program's
own. In a folder of the person's it is as it was, but for connections on a page's mere hint.

No switch here is one that the browser warns of, and none touches its sandbox or its check of
certificates. Safe Browsing stays on, with the lists it has; only its questions about single
pages are off.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from optout_bot.base.errors import BrowserError
from optout_bot.base.files import write_whole
from optout_bot.base.messages import tr

# For what no preference turns off: an address without a network in place of the maker's.
SWITCHES = (
    '--gaia-config-contents={"urls":{"list_accounts_url":{"url":"data:,"}}}',
    "--component-updater=url-source=data:,",
    # Only branded browsers ask there.
    "--gcm-checkin-url=data:,",
)
# In the plain window of the sign-in, what Playwright says itself in the others.
PLAIN_SWITCHES = (
    *SWITCHES,
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-features=OptimizationHints,OptimizationGuideModelDownloading,NetworkTimeServiceQuerying",
)
# No connection on a page's mere hint, whoever's profile it is: a host's name can carry what
# was typed.
_ALWAYS: dict[str, Any] = {"net": {"network_prediction_options": 2}}
_OURS: dict[str, Any] = _ALWAYS | {
    # A form's structure, asked about as long as any of these three is on.
    "autofill": {"profile_enabled": False, "credit_card_enabled": False},
    "credentials_enable_service": False,
    "profile": {"password_manager_enabled": False, "password_manager_leak_detection": False},
    # Whether there is a network at all, where a page is slow or its certificate wrong.
    "alternate_error_pages": {"enabled": False},
    # What stands in the address bar, and in a page.
    "search": {"suggest_enabled": False},
    "translate": {"enabled": False},
    # A dictionary, fetched once something is written by hand, also with spelling off; with no
    # language at all the system's would be.
    "spellcheck": {"dictionaries": ["en-US"], "blocked_dictionaries": ["en-US"]},
    "safebrowsing": {"hash_prefix_real_time_checks_allowed_by_policy": False},
}


def set_preferences(profile: Path, *, ours: bool) -> None:
    """Before the browser starts. The other preferences stay as they are.

    Raises:
        OSError: they cannot be read or written.
        BrowserError: they are damaged, in a folder that is not ours to mend.
    """
    file = profile / "Default" / "Preferences"
    try:
        held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except ValueError:
        held = None
    if not isinstance(held, dict):
        if not ours:
            said = tr(
                "Your browser's settings in {file} are damaged, and they are not mine to "
                "mend. Open that profile in your browser once, then run this again."
            )
            raise BrowserError(said.format(file=file))
        # What the browser itself does with a file that it cannot read.
        file.replace(file.with_suffix(".bad"))
        held = {}
    file.parent.mkdir(mode=0o700, exist_ok=True)
    write_whole({file: json.dumps(_merged(held, _OURS if ours else _ALWAYS)).encode()})


def _merged(held: Any, wanted: Any) -> Any:
    if not isinstance(wanted, dict):
        return wanted
    kept = held if isinstance(held, dict) else {}
    return kept | {name: _merged(kept.get(name), value) for name, value in wanted.items()}
