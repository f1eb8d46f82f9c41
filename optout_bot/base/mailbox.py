"""Whether an e-mail address looks mistyped: asked about, never refused."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from optout_bot.base.messages import tr

_BY_NAME: dict[str, str] = tomllib.loads(
    files("optout_bot.base").joinpath("mailboxes.toml").read_text(encoding="utf-8")
)
KNOWN = tuple(f"{name}.{end}" for name, ends in _BY_NAME.items() for end in ends.split())
# RFC 2606: nobody has an address there.
_EXAMPLES = (
    *(".example", ".test", ".invalid", ".localhost"),
    *(".example.com", ".example.net", ".example.org"),
)


def doubt(email: str) -> str:
    """What to ask the person about their address; empty where there is nothing to ask."""
    domain = email.rpartition("@")[2].lower()
    if f".{domain}".endswith(_EXAMPLES):
        said = tr("{domain} is only for examples: is it your address?")
        return said.format(domain=domain)
    meant = next((each for each in KNOWN if _a_slip(domain, each)), "")
    if not meant or domain in KNOWN:
        return ""
    return tr("{domain}: did you mean {meant}?").format(domain=domain, meant=meant)


def _a_slip(one: str, other: str) -> bool:
    """Whether they differ by one letter more, less or changed, or by two neighbours swapped."""
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return any(short == long[:n] + long[n + 1 :] for n in range(len(long)))
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 2 and apart[0] + 1 == apart[1]:
        return one[apart[0]] + one[apart[1]] == other[apart[1]] + other[apart[0]]
    return len(apart) == 1
