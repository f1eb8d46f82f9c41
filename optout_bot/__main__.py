"""Where the program starts: `python -m optout_bot`, and the command `optout-bot`."""

import os
import signal
import sys


def main() -> int:
    """Load and run the command line; the exit code."""
    try:
        from optout_bot.cli import main as command

        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = command()
        _ends_at_once(code)
    except KeyboardInterrupt:
        code = 130
    return code


def _ends_at_once(code: int) -> None:
    """What Ctrl-C does from now on, where Python itself would show its own insides."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(code))


# While the rest of the program loads; as it ends, the code is the one it has come to.
_ends_at_once(130)

if __name__ == "__main__":
    sys.exit(main())
