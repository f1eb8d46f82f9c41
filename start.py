"""Sets everything up and starts: `python start.py` practises, `python start.py test` tests in
minutes, `python start.py test --all` with everything there is.

Needs Python 3.11 or newer and its pip, nothing else. Says each command before it runs it.
Anything else after `start.py` is handed to optout-bot: `python start.py run facebook`.
"""

from __future__ import annotations

import os
import signal

if __name__ == "__main__":
    # While the rest is loaded, Python itself would show its own insides.
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))

import hashlib
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# Here while the environment is made: a pip that was half unpacked may well tell its version.
UNFINISHED = VENV / "unfinished"
# What would lead Python or pip to other folders than these two.
LEADS_AWAY = (
    *("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON"),
    "PIP_REQUIRE_VIRTUALENV",
)


def main(arguments: list[str]) -> int:
    """Set up, then run the tests, a command, or the practice walk."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what this line is for
        return stop(f"This needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    for name in LEADS_AWAY:
        os.environ.pop(name, None)
    # Said so, it also overrules pip's own file of settings.
    os.environ["PIP_USER"] = "0"
    install()
    if opens_a_browser(arguments):
        have_browser()
    if arguments[:1] == ["test"]:
        os.chdir(HERE)
        words = [*python("pytest"), *tests(arguments[1:])]
        say(f"> {' '.join(words)}")
        return hand_over(words)
    return hand_over([*python("optout_bot"), *(arguments or ["run", "facebook", "--practice"])])


def tests(arguments: list[str]) -> list[str]:
    """What pytest is told: without the thorough tests, unless all or certain ones are wanted."""
    named = (HERE / each.partition("::")[0] for each in arguments if each[:1] not in ("", "-"))
    if "--all" in arguments or any(path.exists() for path in named):
        return [each for each in arguments if each != "--all"]
    return ["-m", "not thorough", *arguments]


def python(module: str) -> list[str]:
    """The words that start a module of `.venv`, never one of the folder one stands in."""
    return [str(PYTHON), "-P", "-m", module]


def install() -> None:
    """Make `.venv` and install into it, again only when `pyproject.toml` has changed, or this
    folder's place: what is installed holds it, and would lead to the code that was there."""
    digest = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    wanted, mark = f"{digest}\n{HERE}", VENV / "installed"
    if PYTHON.exists() and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    mark.unlink(missing_ok=True)
    # One that somebody else made may have no pip.
    if not PYTHON.exists() or UNFINISHED.exists() or say_and_run([*python("pip"), "--version"])[0]:
        make_environment()
    pip = [*python("pip"), "install", "--quiet", "--disable-pip-version-check"]
    if say_and_run([*pip, "--editable", f"{HERE}[dev]"])[0]:
        raise SystemExit(stop("The installation failed; the lines above say why."))
    have_driver()
    mark.write_text(wanted, encoding="utf-8")


def make_environment() -> None:
    """Make `.venv` anew, in two steps, of which each tells why it fails."""
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    failed, said = say_and_run([sys.executable, "-P", "-m", "venv", "--without-pip", str(VENV)])
    if not failed:
        failed, said = say_and_run([*python("ensurepip"), "--default-pip"])
    if failed and "No module named" in said:
        raise SystemExit(
            stop("A part of Python is missing. On Debian: apt-get install python3-venv")
        )
    if failed:
        raise SystemExit(stop("The folder .venv could not be made; the lines above say why."))
    UNFINISHED.unlink()


def have_driver() -> None:
    """See that Playwright's own program starts: a bare Debian lacks one library for it."""
    check = [*python("playwright"), "--version"]
    failed, said = say_and_run(check)
    if failed and "libatomic" in said:
        if apt_install("libatomic1") and not say_and_run(check)[0]:
            return
        raise SystemExit(
            stop("Playwright needs one more library. On Debian: apt-get install libatomic1")
        )
    if failed:
        raise SystemExit(stop("Playwright does not start here; the lines above say why."))


def opens_a_browser(arguments: list[str]) -> bool:
    """Whether a browser is needed, and not one that the person named."""
    if os.environ.get("OPTOUT_BROWSER") or {"--guide", "--help", "-h"} & set(arguments):
        return False
    return arguments[:1] in ([], ["test"], ["run"], ["inspect"])


def have_browser() -> None:
    """Find a browser, or get one."""
    if has_browser():
        return
    say("No Chrome, Edge, Chromium, Brave or Vivaldi was found; getting a Chromium.")
    if not say_and_run([*python("playwright"), "install", "chromium"])[0]:
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
    from optout_bot.browser.installed import find_browser

    if find_browser():
        return True
    code = (
        "import pathlib, sys; from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: path = p.chromium.executable_path\n"
        "sys.exit(not pathlib.Path(path).exists())"
    )
    return not run([str(PYTHON), "-P", "-c", code])[0]


def apt_install(package: str) -> bool:
    """Install a package where that is possible: on Debian or Ubuntu, as root."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say_and_run([apt, "update", "--quiet"])
    return not say_and_run([apt, "install", "--yes", "--quiet", package])[0]


def say_and_run(command: list[str]) -> tuple[int, str]:
    """Run a command after saying it."""
    say(f"> {' '.join(command)}")
    return run(command)


def run(command: list[str]) -> tuple[int, str]:
    """Run a command; its exit code, and what it complained of, which is shown once it ended.

    Raises:
        KeyboardInterrupt: Ctrl-C ended it; then its complaints say nothing.
    """
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        complaints = process.communicate()[1].decode(errors="replace")
    if complaints:
        say(complaints.rstrip("\n"), sys.stderr)
    return process.returncode, complaints


def hand_over(command: list[str]) -> int:
    """Run a command to whose exit code this comes down; Ctrl-C is the command's to handle."""
    process = subprocess.Popen(command)
    while True:
        with suppress(KeyboardInterrupt):
            return process.wait()


def say(text: str, stream: TextIO = sys.stdout) -> None:
    """Show a line; where nobody can read it, it goes on all the same."""
    with suppress(OSError):
        print(text, file=stream, flush=True)


def stop(why: str) -> int:
    """Say why it goes no further."""
    say(why, sys.stderr)
    return 1


def started() -> int:
    """All of it; the exit code."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return main(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    except SystemExit as stopped:
        return int(stopped.code or 0)
    except OSError as error:
        # A folder, a file or a program that cannot be used: the system names it.
        return stop(f"It goes no further: {error}")


if __name__ == "__main__":
    # At once: as it ends, Python itself would show what it could not write.
    os._exit(started())
