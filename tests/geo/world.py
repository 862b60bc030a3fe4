"""A server of our own that answers the online geocoder as the world does."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

STEVENAGE = {
    "name": "Стивенидж",
    "display_name": "Стивенидж, Хартфордшир, Англия, Великобритания",
    "lat": "51.9016663",
    "lon": "-0.2027155",
    "addresstype": "town",
    "importance": 0.55,
    "address": {"country_code": "gb", "state": "Англия"},
}


class World:
    """A server that answers as it is told and remembers what it was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {}
        self.body: bytes = json.dumps([STEVENAGE]).encode()
        self.asked: list[tuple[float, dict[str, list[str]], str]] = []
        world = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                query = parse_qs(urlsplit(self.path).query)
                world.asked.append((time.monotonic(), query, self.headers["User-Agent"]))
                self.send_response(world.status)
                for name, value in world.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(world.body)))
                self.end_headers()
                self.wfile.write(world.body)

            def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as it is declared
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    @property
    def domain(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server.server_port}"

    def end(self) -> None:
        """Stop answering."""
        if self.thread.is_alive():
            self.server.shutdown()
            self.thread.join()
            self.server.server_close()
