"""`python -m optout_bot`."""

import sys

from optout_bot.cli import main

sys.exit(main())
