"""Every page over a register in which every field is filled: with names of any length, and with hostile ones."""

from __future__ import annotations

import itertools
import socket
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.filled import fill
from tests.fronts import running
from tests.ui.driving import cut_texts, rest
from twincities.i18n import Language
from twincities.settings import Settings, Theme, save_settings
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twincities.domain.keys import Key

HOSTILE = '<img src="http://example.org/x.png" onerror="alert(1)"><b>bold</b></script> "\' =1+1 &amp;'
TEXTS = {
    "ordinary": "Words",
    "long": ("A name of many words " * 15)[:300],
    "hostile": HOSTILE,
}
LOOKS = [
    (Language.RU, Theme.LIGHT, 100, (960, 600)),
    (Language.KK, Theme.DARK, 100, (1440, 900)),
    (Language.EN, Theme.LIGHT, 200, (1440, 900)),
    (Language.KK, Theme.LIGHT, 100, (960, 600)),
]
ROOT = QModelIndex()
TABS = ("", "#agreements", "#visits", "#commitments", "#people", "#history")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return where the program tried to connect to, or whose address it looked up."""
    tried: list[object] = []

    def refuse(*where: object, **_more: object) -> None:
        tried.append(where)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried


def places_to_go(keys: dict[str, Key]) -> Iterator[tuple[str, str]]:
    """Give the name of every page that shows records, and what it is opened for."""
    of_noun = {
        "partnerships": "partnership",
        "visits": "visit",
        "agreements": "agreement",
        "people": "person",
        "places": "place",
        "visit-editor": "visit",
        "agreement": "agreement",
        "place": "place",
        "person": "person",
        "organisation": "organisation",
        "partnership-editor": "partnership",
        "briefing": "partnership",
    }
    yield from ((page, keys[noun]) for page, noun in of_noun.items())
    yield from (("partnership", f"{keys['partnership']}{tab}") for tab in TABS)
    yield from (("history", f"{noun}:{key}") for noun, key in keys.items())
    yield "people", f"organisation:{keys['organisation']}"
    yield from ((page, "") for page in ("today", "commitments", "anniversaries", "bin", "settings"))
    yield from ((page, "") for page in ("place-merge", "place-lookup"))


@pytest.mark.parametrize(
    ("kind", "look"),
    [
        ("ordinary", LOOKS[3]),
        ("ordinary", LOOKS[2]),
        ("long", LOOKS[1]),
        ("hostile", LOOKS[2]),
        *(pytest.param("ordinary", look, marks=pytest.mark.full) for look in LOOKS[:2]),
        pytest.param("long", LOOKS[0], marks=pytest.mark.full),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(map(str, value[:3])),
)
def test_every_page_shows_whatever_a_register_holds(
    qapp: QApplication,
    data: Path,
    asked: list[object],
    kind: str,
    look: tuple[Language, Theme, int, tuple[int, int]],
) -> None:
    language, theme, scale, size = look
    program = start(data)
    services = program.open_register(create=True)
    keys = fill(services.desk, lambda field: f"{TEXTS[kind]} {field.name}" if kind != "long" else TEXTS[kind])
    program.close()
    save_settings(Settings(language=language, theme=theme, scale=scale), program.paths.settings)
    with running(qapp, data) as work:
        work.window.resize(*size)
        trouble: list[object] = []
        work.context.failed.connect(trouble.append)
        for name, key in places_to_go(keys):
            work.window.open(name, key)
            rest()
            page = work.window.page(name)
            where = f"{name} {key}"
            assert (trouble, asked) == ([], []), where
            assert cut_texts(work.window) == [], where
            assert page.minimumSizeHint().width() <= page.width(), where
            assert _sideways(page) == [], where
            assert _nameless(page) == [], where
            assert _read_as_markup(page) == [], where
            _check_models(page)


def _sideways(page: QWidget) -> list[str]:
    """Return what has to be scrolled sideways to be read."""
    return [
        type(area.parent()).__name__
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


def _nameless(page: QWidget) -> list[str]:
    """Return what takes the keyboard and has no name that a screen reader could say."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QScrollArea)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def _read_as_markup(page: QWidget) -> list[str]:
    """Return the labels, tooltips and texts in which a tag of a name was taken for one."""
    found = []
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QLabel) and "<" in widget.text():
            plain = widget.textFormat() == Qt.TextFormat.PlainText
            found += [] if plain else [widget.text()]
        if (
            isinstance(widget, QTextEdit)
            and "<b>" not in widget.toPlainText()
            and "bold" in widget.toPlainText()
        ):
            found.append(widget.toPlainText())
        found += [tip for tip in [widget.toolTip()] if _is_markup(tip)]
    for view in page.findChildren(QTableView):
        model = view.model()
        for row, column in itertools.product(range(model.rowCount(ROOT)), range(model.columnCount(ROOT))):
            tip = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
            found += [tip] if isinstance(tip, str) and _is_markup(tip) else []
    return found


def _is_markup(tip: str) -> bool:
    """Tell whether a tag that stands in a name was handed to Qt as one: a tooltip has no other way to be plain."""
    return "<b>bold</b>" in tip


def _check_models(page: QWidget) -> None:
    """Let Qt itself test what feeds the lists."""
    for view in page.findChildren(QTableView):
        QAbstractItemModelTester(
            view.model(), QAbstractItemModelTester.FailureReportingMode.Warning
        ).deleteLater()
