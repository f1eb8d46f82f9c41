"""Whether an e-mail address looks mistyped: asked about, never refused."""

from __future__ import annotations

from optout_bot.base.messages import tr

# Large providers, and others whose names are one letter off theirs: none of them is a slip.
_BY_NAME = {
    "gmail": "com",
    "googlemail": "com de",
    "outlook": "com fr de es it be at dk ie pt cz gr hu ro sk lv",
    "hotmail": "com fr de es it be nl se no dk fi ca ch at gr pt co.uk com.br",
    "live": "com fr de it be nl se no dk fi ca ch at ie pt co.uk",
    "yahoo": "com fr de es it be nl se no dk fi ca at gr ie pl pt ro in co.uk com.br",
    "gmx": "de net at ch com fr eu info org us li",
    "icloud": "com",
    "msn": "com",
    "aol": "com fr de it co.uk",
    "ymail": "com",
    "mail": "com de ru ee",
    "email": "com de it cz",
    "proton": "me",
    "protonmail": "com ch",
    "orange": "fr be es ro sk",
    "free": "fr",
    "wanadoo": "fr es",
    "sfr": "fr",
    "laposte": "net",
    "bbox": "fr",
    "neuf": "fr",
    "numericable": "fr",
    "club-internet": "fr",
    "web": "de",
    "t-online": "de",
    "freenet": "de",
    "arcor": "de",
    "posteo": "de net",
    "libero": "it",
    "virgilio": "it",
    "alice": "it",
    "tiscali": "it",
    "tin": "it",
    "tim": "it",
    "telenet": "be",
    "skynet": "be",
    "ziggo": "nl",
    "bluewin": "ch",
    "seznam": "cz",
    "onet": "pl eu",
    "interia": "pl",
    "sapo": "pt",
    "btinternet": "com",
    "fastmail": "com fm",
    "yandex": "com ru",
}
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
