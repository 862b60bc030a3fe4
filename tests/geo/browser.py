"""A headless Chromium that opens a page from a file and is asked about it through its debugging port."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 40.0
SHORT, LONG = 126, 127
MASK, FINAL_TEXT = 0x80, 0x81


class Browser:
    """One page; `requests` are the addresses it asked for, `said` what it wrote into its console."""

    def __init__(self, port: int, address: str) -> None:
        host, _, path = address.removeprefix("ws://").partition("/")
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._stream = self._socket.makefile("rb")
        while self._stream.readline() not in (b"\r\n", b""):
            pass
        self._number = 0
        self.requests: list[str] = []
        self.said: list[str] = []
        for domain in ("Network", "Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - the protocol's own values
        """Ask for something and return the answer; what happens meanwhile is noted."""
        self._number += 1
        self._send(json.dumps({"id": self._number, "method": method, "params": parameters}).encode())
        while True:
            message = json.loads(self._receive())
            self._note(message)
            if message.get("id") == self._number:
                assert "error" not in message, message
                answer: dict[str, Any] = message["result"]
                return answer

    def open(self, file: Path) -> None:
        """Open a page and wait until it is whole."""
        self.call("Page.navigate", url=file.as_uri())
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def ask(self, script: str) -> Any:  # noqa: ANN401 - whatever the script returns
        """Return the value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until an expression is true."""
        until = time.monotonic() + PATIENCE
        while not self.ask(script):
            assert time.monotonic() < until, script
            time.sleep(0.02)

    def click(self, x: float, y: float) -> None:
        """Click as a person does."""
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            button = "none" if kind == "mouseMoved" else "left"
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button=button, clickCount=1)

    def press(self, key: str) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key)

    def _note(self, message: dict[str, Any]) -> None:
        facts = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(facts["request"]["url"])
            case "Runtime.exceptionThrown":
                self.said.append(facts["exceptionDetails"]["text"])
            case "Runtime.consoleAPICalled":
                self.said.append(str(facts["args"]))
            case "Log.entryAdded":
                self.said.append(facts["entry"]["text"])

    def _send(self, text: bytes) -> None:
        size = len(text)
        if size < SHORT:
            length = struct.pack("!B", MASK | size)
        elif size < 1 << 16:
            length = struct.pack("!BH", MASK | SHORT, size)
        else:
            length = struct.pack("!BQ", MASK | LONG, size)
        # Masked by nought: the text goes as it is.
        self._socket.sendall(bytes([FINAL_TEXT]) + length + bytes(4) + text)

    def _receive(self) -> bytes:
        text = b""
        while True:
            first, second = self._stream.read(2)
            size = second & 0x7F
            if size == SHORT:
                (size,) = struct.unpack("!H", self._stream.read(2))
            elif size == LONG:
                (size,) = struct.unpack("!Q", self._stream.read(8))
            text += self._stream.read(size)
            if first & MASK:
                return text

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()
        self._socket.close()


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Start Chromium with nothing but a folder of its own."""
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    command += ["--no-first-run", "--remote-debugging-port=0", f"--user-data-dir={folder}"]
    command += ["--window-size=1200,800", "--lang=en", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            port = _port(folder)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE) as answer:
                pages = [one for one in json.load(answer) if one["type"] == "page"]
            page = Browser(port, pages[0]["webSocketDebuggerUrl"])
            try:
                yield page
            finally:
                page.close()
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _port(folder: Path) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return int((folder / "DevToolsActivePort").read_text(encoding="ascii").split()[0])
        except (OSError, IndexError):
            time.sleep(0.05)
    raise TimeoutError("Chromium did not open its port")
