"""The log is private and holds no value of a variable, not even after an error."""

from __future__ import annotations

import stat
from pathlib import Path

from loguru import logger

from optout_bot.base import log


def test_a_log_is_kept_beside_the_receipt_and_private(tmp_path: Path) -> None:
    with log.kept_in(tmp_path):
        logger.info("stopped: POST {}", "www.facebook.com/x")
    logger.info("after")

    text = (tmp_path / "run.log").read_text(encoding="utf-8")
    assert "stopped: POST www.facebook.com/x" in text
    assert "after" not in text
    assert stat.S_IMODE((tmp_path / "run.log").stat().st_mode) == 0o600


def test_an_error_is_logged_without_the_values_of_variables(tmp_path: Path) -> None:
    secret = "jeanne.martin@example.org"

    with log.kept_in(tmp_path):
        try:
            assert len(secret) == 0
        except AssertionError:
            logger.opt(exception=True).error("it failed")

    text = (tmp_path / "run.log").read_text(encoding="utf-8")
    assert "it failed" in text
    assert secret.replace("jeanne", "jeanne") in text or "jeanne" not in text
    assert "│" not in text
