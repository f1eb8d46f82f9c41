"""A server on this machine for pages that are measured."""

from __future__ import annotations

import sys
from http.server import ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Serves on a free port; a browser that hangs up is no fault worth a trace."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]
