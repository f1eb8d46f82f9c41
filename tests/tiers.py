"""Which cases of a group run every time, and which only where all tests do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[Any], sample: Collection[Any] | int) -> list[Any]:
    """The cases for `parametrize`, thorough but for the sample, or for so many spread over them;
    a tuple is several arguments."""
    every = list(cases)
    if isinstance(sample, int):
        sample = [every[n * len(every) // sample] for n in range(sample)]
    assert all(each in every for each in sample), "a sample of something else"
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=[] if case in sample else [pytest.mark.thorough],
        )
        for case in every
    ]
