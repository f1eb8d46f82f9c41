"""The hostile site: a real server on two origins that counts what reaches it, by way."""

from __future__ import annotations

import base64
import hashlib
import socket
import threading
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.hostile.way import Way, page
from tests.hostile.ways import WAYS

_WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Site:
    """`hits` counts, for each way, the requests, messages and packets that came for it.

    A way names itself in the path it sends to: `/hit/<key>`. Packets and bare connections
    have no path, so each way of that kind has a port of its own.
    """

    def __init__(self, ways: tuple[Way, ...] = WAYS) -> None:
        self._ways = {way.key: way for way in ways}
        self.hits: Counter[str] = Counter()
        self.requests: list[str] = []
        self.armed = False
        self._ports = {way.key: _Port(self, way) for way in ways if way.port}
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def parse_request(self) -> bool:
                parsed = super().parse_request()
                # Methods of the page's own making are counted as any other.
                setattr(self, f"do_{self.command}", lambda: site._answer(self))
                return parsed

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 256

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """The origin of the pages."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def other(self) -> str:
        """The same server under another origin."""
        return f"http://localhost:{self._server.server_port}"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        for port in self._ports.values():
            port.close()

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        length = int(request.headers.get("content-length") or 0)
        request.rfile.read(length)
        path = urlsplit(request.path).path
        if self.armed:
            self.requests.append(f"{request.command} {request.path}")
        if request.headers.get("upgrade", "").lower() == "websocket":
            self._socket(request, path)
        elif path.startswith("/hit/"):
            self._hit(path)
            self._send(request, "text/plain", b"")
        elif path.startswith("/page/"):
            self._page(request, path)
        elif path.startswith("/script/"):
            way = self._ways[path.rsplit("/", 1)[1]]
            self._send(request, "text/javascript", self._filled(way, way.worker).encode())
        else:
            self._other(request, path)

    def _other(self, request: BaseHTTPRequestHandler, path: str) -> None:
        self._send(request, "text/plain", b"")

    def _html(self, way: Way) -> str:
        return page(way)

    def _marks(self) -> dict[str, str]:
        """What an address of the site's is written as in a way."""
        there = self.address
        return {"$SELF": there, "$OTHER": self.other, "$WS": there.replace("http", "ws")}

    def _page(self, request: BaseHTTPRequestHandler, path: str) -> None:
        _, _, name, part = (*path.split("/"), "")[:4]
        way = self._ways[name]
        html = self._filled(way, way.frame if part else self._html(way))
        headers = {} if part else {k: self._filled(way, v) for k, v in way.headers.items()}
        self._send(request, "text/html; charset=utf-8", html.encode(), headers)

    def _filled(self, way: Way, text: str) -> str:
        port = self._ports[way.key].number if way.key in self._ports else 0
        for mark, value in (
            ("$HIT", f"/hit/{way.key}"),
            ("$SCRIPT", f"/script/{way.key}"),
            ("$FRAME", f"/page/{way.key}/frame"),
            *self._marks().items(),
            ("$PORT", str(port)),
        ):
            text = text.replace(mark, value)
        return text

    def _hit(self, path: str) -> None:
        if self.armed:
            self.hits[path.split("/")[2]] += 1

    def _send(
        self,
        request: BaseHTTPRequestHandler,
        kind: str,
        body: bytes,
        headers: dict[str, str] | None = None,
        status: int = 200,
    ) -> None:
        all_headers = {
            "content-type": kind,
            "content-length": str(len(body)),
            "cache-control": "no-store",
            "access-control-allow-origin": "*",
            "access-control-allow-headers": "*",
            "access-control-allow-methods": "*",
            "supports-loading-mode": "credentialed-prerender",
            "service-worker-allowed": "/",
            **(headers or {}),
        }
        request.send_response(status)
        for name, value in all_headers.items():
            request.send_header(name, value)
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body)

    def _socket(self, request: BaseHTTPRequestHandler, path: str) -> None:
        """Take a WebSocket; its opening counts when armed, and so does each message."""
        key = request.headers["sec-websocket-key"] + _WEB_SOCKET
        proof = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
        self._hit(path)
        request.send_response(101)
        for name, value in (
            ("upgrade", "websocket"),
            ("connection", "Upgrade"),
            ("sec-websocket-accept", proof),
        ):
            request.send_header(name, value)
        request.end_headers()
        request.close_connection = True
        request.connection.settimeout(None)
        with suppress(OSError):
            # The close frame (opcode 8) carries nothing typed.
            while (first := request.connection.recv(4096)) and first[0] & 0x0F != 8:
                self._hit(path)


class _Port:
    """A port that counts packets or connections."""

    def __init__(self, site: Site, way: Way) -> None:
        kind = socket.SOCK_DGRAM if way.port == "udp" else socket.SOCK_STREAM
        self._socket = socket.socket(socket.AF_INET, kind)
        self._socket.bind(("127.0.0.1", 0))
        self.number = self._socket.getsockname()[1]
        if way.port == "tcp":
            self._socket.listen()
        self._site = site
        self._way = way
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        with suppress(OSError):
            while True:
                if self._way.port == "tcp":
                    self._socket.accept()[0].close()
                elif not self._socket.recv(4096):
                    return
                self._site._hit(f"/hit/{self._way.key}")

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
