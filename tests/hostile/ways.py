"""Every way to send: one table, for the tests and for the document."""

from __future__ import annotations

from tests.hostile.beside_http import BESIDE_HTTP
from tests.hostile.reads import READS
from tests.hostile.way import Way
from tests.hostile.writes import WRITES

WAYS: tuple[Way, ...] = (*WRITES, *READS, *BESIDE_HTTP)
