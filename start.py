"""Sets everything up and starts: `python start.py` practises, `python start.py test` tests.

Needs Python 3.11 or newer and its pip, nothing else. Says each command before it runs it.
Anything else after `start.py` is handed to optout-bot: `python start.py run facebook`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments: list[str]) -> int:
    """Set up, then run the tests, a command, or the practice walk."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what this line is for
        return stop(f"This needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    install()
    if opens_a_browser(arguments):
        have_browser()
    if arguments[:1] == ["test"]:
        os.chdir(HERE)
        return say_and_run([str(PYTHON), "-m", "pytest", *arguments[1:]])
    return run([str(PYTHON), "-m", "optout_bot", *(arguments or ["run", "facebook", "--practice"])])


def install() -> None:
    """Make `.venv` and install into it, again only when `pyproject.toml` has changed."""
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    mark = VENV / "installed"
    if PYTHON.exists() and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    if not PYTHON.exists() and say_and_run([sys.executable, "-m", "venv", str(VENV)]):
        shutil.rmtree(VENV, ignore_errors=True)
        raise SystemExit(stop("Python's venv is missing. On Debian: apt-get install python3-venv"))
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if say_and_run([*pip, "--editable", f"{HERE}[dev]"]):
        raise SystemExit(stop("The installation failed; the lines above say why."))
    have_driver()
    mark.write_text(wanted, encoding="utf-8")


def have_driver() -> None:
    """See that Playwright's own program starts: a bare Debian lacks one library for it."""
    check = [str(PYTHON), "-m", "playwright", "--version"]
    if say_and_run(check) and not (apt_install("libatomic1") and say_and_run(check) == 0):
        raise SystemExit(
            stop(
                "Playwright does not start here; the lines above say why. "
                "On Debian: apt-get install libatomic1"
            )
        )


def opens_a_browser(arguments: list[str]) -> bool:
    """Whether a browser is needed, and not one that the person named."""
    if os.environ.get("OPTOUT_BROWSER") or {"--guide", "--help", "-h"} & set(arguments):
        return False
    return arguments[:1] in ([], ["test"], ["run"], ["inspect"])


def have_browser() -> None:
    """Find a browser, or get one."""
    if has_browser():
        return
    print("No Chrome, Edge, Chromium, Brave or Vivaldi was found; getting a Chromium.", flush=True)
    if say_and_run([str(PYTHON), "-m", "playwright", "install", "chromium"]) == 0:
        return
    if not (apt_install("chromium") and has_browser()):
        raise SystemExit(
            stop(
                "There is no browser to use. Install Chrome, Edge or Chromium the usual way "
                "on this computer, then run this again. If the download failed behind a "
                "company's proxy, set HTTPS_PROXY first."
            )
        )


def has_browser() -> bool:
    """Whether the person's system or Playwright has a browser of the Chromium family."""
    sys.path.insert(0, str(HERE))
    from optout_bot.find_browser import find_browser

    if find_browser():
        return True
    code = (
        "import pathlib, sys; from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: path = p.chromium.executable_path\n"
        "sys.exit(not pathlib.Path(path).exists())"
    )
    return run([str(PYTHON), "-c", code]) == 0


def apt_install(package: str) -> bool:
    """Install a package where that is possible: on Debian or Ubuntu, as root."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say_and_run([apt, "update", "--quiet"])
    return say_and_run([apt, "install", "--yes", "--quiet", package]) == 0


def say_and_run(command: list[str]) -> int:
    """Run a command after saying it."""
    print(f"> {' '.join(command)}", flush=True)
    return run(command)


def run(command: list[str]) -> int:
    """Run a command; Ctrl-C is the command's to handle."""
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def stop(why: str) -> int:
    """Say why it goes no further."""
    print(why, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
