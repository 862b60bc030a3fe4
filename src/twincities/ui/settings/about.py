"""What the program is: its version, its licence, and the work of others that it stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

import twincities
from twincities.i18n import N_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import column, grid
from twincities.ui.navigation import PROGRAM
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from twincities.ui.context import Context

TITLE = N_("About the program")
WHAT = N_("A desktop catalogue in which a municipality keeps its twin-city relationships")
VERSION = N_("Version {version}")
LICENCE = N_("Free software under the MIT licence")
PRIVACY = N_("The program asks nothing of the network and tells nobody anything.")
USED = N_("The work of others")
USED_FOR = {
    "window": NP_("what a library is used for", "window"),
    "data": NP_("what a library is used for", "database"),
    "documents": NP_("what a library is used for", "documents"),
    "words": NP_("what a library is used for", "languages and names"),
    "commands": NP_("what a library is used for", "command line and folders"),
    "type": NP_("what a library is used for", "typeface"),
    "icons": NP_("what a library is used for", "icons"),
}
PACKAGES = (
    ("PySide6", "PySide6 (Qt)", "LGPL-3.0", "window"),
    ("SQLAlchemy", "SQLAlchemy", "MIT", "data"),
    ("alembic", "Alembic", "MIT", "data"),
    ("openpyxl", "openpyxl", "MIT", "documents"),
    ("lxml", "lxml", "BSD-3-Clause", "documents"),
    ("Babel", "Babel (Unicode CLDR)", "BSD-3-Clause, Unicode-3.0", "words"),
    ("anyascii", "anyascii", "ISC", "words"),
    ("click", "Click", "BSD-3-Clause", "commands"),
    ("platformdirs", "platformdirs", "MIT", "commands"),
    ("", "Inter", "OFL-1.1", "type"),
    ("", "Phosphor", "MIT", "icons"),
)
"""Distribution, its name, its licence (SPDX), what it is used for; the licences' texts lie beside the files."""


class AboutPage(QWidget):
    """One card for the program, one for what it is built of."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        texts = context.texts
        outer = column(self, (Space.PAGE, Space.M, 0, 0), Space.M)
        outer.addWidget(PageHeader(texts, TITLE))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("pane", "true")
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        area.setWidget(sheet)
        outer.addWidget(area, 1)
        board = QWidget()
        column(sheet, (0, 0, Space.PAGE, Space.PAGE)).addWidget(board, 0, Qt.AlignmentFlag.AlignTop)
        look().follow(board, lambda: board.setMaximumWidth(look().px(Width.NARROW_BELOW - Width.RAIL)))
        inside = column(board, gap=Space.CARD_GAP)
        program = Card(texts, PROGRAM)
        program.add_action(
            Button(texts, N_("Copy the versions"), ButtonKind.LINK, icon=Icon.DUPLICATE, on_click=self.copy)
        )
        program.body.addWidget(said(texts, VERSION, Type.STRONG, version=twincities.__version__))
        for sentence in (WHAT, LICENCE, PRIVACY):
            program.body.addWidget(said(texts, sentence, Type.BODY, "text2", wrap=True))
        inside.addWidget(program)
        used = Card(texts, USED)
        table = QWidget()
        cells = grid(table, across=Space.L, down=Space.XS)
        for line, (package, name, licence, purpose) in enumerate(PACKAGES):
            cells.addWidget(Label(name, Type.STRONG), line, 0)
            cells.addWidget(Label(version_of(package), tone="text2"), line, 1)
            cells.addWidget(Label(licence, tone="text2"), line, 2)
            cells.addWidget(said(texts, USED_FOR[purpose], Type.BODY, "text2"), line, 3)
        cells.setColumnStretch(3, 1)
        used.body.addWidget(table)
        inside.addWidget(used)
        inside.addStretch(1)
        self.setFocusProxy(area)

    @staticmethod
    def copy() -> None:
        """Put the versions on the clipboard, for whoever looks after the program."""
        lines = [f"Twin Cities {twincities.__version__}", f"Qt {qVersion()}"]
        lines += [f"{name} {version_of(package)}" for package, name, *_rest in PACKAGES if package]
        QGuiApplication.clipboard().setText("\n".join(lines))


def version_of(package: str) -> str:
    """Return the version of a package, "" for one that is bundled or not installed by that name."""
    try:
        return version(package) if package else ""
    except PackageNotFoundError:
        return ""
