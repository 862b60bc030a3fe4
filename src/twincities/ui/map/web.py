"""The web engine's part that needs no page: our scheme, what is handed out under it, and what is not let through."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from twincities.geo.map_page import SCHEME, resource

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo

PAGE = QUrl(f"{SCHEME}://map/index.html")
CHANNEL_SCRIPT = ":/qtwebchannel/qwebchannel.js"
KINDS = {
    "css": b"text/css",
    "js": b"text/javascript",
    "ttf": b"font/ttf",
    "html": b"text/html; charset=utf-8",
}
FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
INSIDE = {SCHEME, "data", "blob"}
"""Schemes that reach nobody outside this process."""

log = logging.getLogger("twincities.map")


def register_scheme() -> None:
    """Make our scheme known; must come before the first profile of the process."""
    if bytes(QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name().data()):
        return
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.LocalAccessAllowed | flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)
    if os.name == "posix" and os.geteuid() == 0:
        # Chromium's sandbox refuses to work for the administrator; anybody else keeps it.
        flags = os.environ.get(FLAGS, "")
        if "--no-sandbox" not in flags:
            os.environ[FLAGS] = f"{flags} --no-sandbox".strip()


class Shelf(QWebEngineUrlSchemeHandler):
    """Hands out the map's page and its files, and nothing else."""

    def __init__(self, page: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self.page = page

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer a request for one of our files."""
        name = job.requestUrl().path().removeprefix("/")
        try:
            content = self._content(name)
        except (KeyError, OSError):
            log.warning("the map's page asked for %s, which is not there", name)
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        buffer = QBuffer(job)  # lives as long as the request
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(KINDS[name.rpartition(".")[2]]), buffer)

    def _content(self, name: str) -> bytes:
        if name == "index.html":
            return self.page
        if name == "qwebchannel.js":
            script = QFile(CHANNEL_SCRIPT)
            script.open(QIODevice.OpenModeFlag.ReadOnly)
            return bytes(script.readAll().data())
        return resource(name)


class Gate(QWebEngineUrlRequestInterceptor):
    """Lets only requests inside the program through; the others are kept from leaving, and noted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Look at one request before it leaves."""
        url = info.requestUrl()
        if url.scheme() in INSIDE and (url.scheme() != SCHEME or url.host() == "map"):
            return
        self.blocked.append(url.toDisplayString())
        # Where to is noted, not what for: a query may carry a person's words.
        log.warning("a request of the map was blocked: %s://%s", url.scheme(), url.host())
        info.block(True)


def make_profile(page: bytes, parent: QObject) -> tuple[QWebEngineProfile, Shelf, Gate]:
    """Return a profile of its own that remembers nothing on the disk."""
    profile = QWebEngineProfile(parent)
    shelf, gate = Shelf(page, profile), Gate(profile)
    profile.installUrlSchemeHandler(SCHEME.encode(), shelf)
    profile.setUrlRequestInterceptor(gate)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    return profile, shelf, gate
