"""Which cases of a group run every time, and which only where all tests do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[Any], sample: Collection[Any]) -> list[Any]:
    """The cases for `parametrize`, thorough but for the sample; a tuple is several arguments."""
    every = list(cases)
    assert all(each in every for each in sample), "a sample of something else"
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=[] if case in sample else [pytest.mark.thorough],
        )
        for case in every
    ]
