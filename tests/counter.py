"""The site at its own addresses, over real HTTPS on this machine, counting what reaches it."""

from __future__ import annotations

import json
import os
import socket
import ssl
import threading
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme

from optout_bot.flow.words import Words
from optout_bot.lock.leaks import carries
from optout_bot.lock.request import Reply
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import EMAIL

REASON = "C'est ma vie privée."
RUN = ["run", "facebook", "--headless"]
# How a connection over TLS begins.
TLS = b"\x16"


class Counter:
    """The site, over real HTTPS; `requests` is everything that reached it, `hosts` are the names
    it was called by, `script` runs on the form's own page."""

    script = ""

    def __init__(self, words: Words, practice: Practice) -> None:
        self.site = PracticeSite(practice, words, EMAIL)
        self.requests: list[str] = []
        self.hosts: set[str | None] = set()
        counter = self
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("www.facebook.com").configure_cert(context)
        context.sni_callback = lambda _, name, __: self.hosts.add(name)

        class Handler(BaseHTTPRequestHandler):
            def setup(self) -> None:
                if self.request.recv(1, socket.MSG_PEEK) == TLS:
                    self.request = context.wrap_socket(self.request, server_side=True)
                super().setup()

            def finish(self) -> None:
                super().finish()
                self.request.close()

            def handle_any(self) -> None:
                counter.hosts.add(self.headers["host"])
                length = int(self.headers.get("content-length") or 0)
                body = self.rfile.read(length).decode("utf-8", "replace")
                counter.requests.append(f"{self.command} {self.path} {body}")
                address = f"https://{self.headers['host']}{self.path}"
                answer = counter.reply(self.command, address, body, self.headers)
                self.send_response(answer.status if answer else 404)
                for name, value in (answer.headers if answer else {}).items():
                    self.send_header(name, value)
                content = answer.body if answer else b""
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = handle_any  # noqa: N815  # the names http.server calls

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reply(self, method: str, address: str, body: str, headers: Message) -> Reply | None:
        """What it answers."""
        answer = self.site.reply(method, address, body)
        if self.script and answer and method == "GET" and "/contact/" in address:
            script = f"<script>{{ {self.script} }}</script>".encode()
            return Reply(answer.status, answer.headers, answer.body + script)
        return answer

    @property
    def carrying(self) -> list[str]:
        """The requests that carry what the person typed."""
        return [request for request in self.requests if carries(request, [EMAIL, REASON])]

    def env(self, env: dict[str, str]) -> dict[str, str]:
        """The real command's environment, with this server at every address."""
        port = self.server.server_port
        rules = f"--host-resolver-rules=MAP * 127.0.0.1:{port}"
        real = {
            "OPTOUT_BROWSER_ARGS": json.dumps([rules, "--ignore-certificate-errors"]),
            "OPTOUT_EMAIL": EMAIL,
            "OPTOUT_REASON": REASON,
        }
        # Root has no sandbox; a person never sets this.
        return env | real | ({"OPTOUT_CHROMIUM_SANDBOX": "false"} if os.geteuid() == 0 else {})

    def close(self) -> None:
        """Answer nobody any more."""
        self.server.shutdown()
        self.server.server_close()
