"""A window with some of the program's pages over a register of its own; the others are stood in for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.keeping import lay
from tests.ui.driving import rest, shown
from twincities.i18n import NP_
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program, Services

OTHER = NP_("page", "Another page")
P = TypeVar("P", bound=QWidget)
S = TypeVar("S", bound="Stage")
Written = TypeVar("Written")
Said = ParamSpec("Said")


class Stand(QWidget):
    """Stands where another page of the window would be, and remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.asked: list[Any] = []

    def open_record(self, key: str) -> None:
        self.asked.append(key)

    def show_query(self, query: object) -> None:
        self.asked.append(query)


def stands(names: Iterable[str]) -> list[Page]:
    """Return what stands where other pages of the window would be."""
    return [Page(name, OTHER, Icon.EDIT, lambda _context: Stand(), group="hidden") for name in names]


@dataclass
class Stage:
    """The window, and what can be done with it."""

    window: MainWindow
    services: Services
    program: Program

    def shown_by(self, name: str, kind: type[P]) -> P:
        """Return a page of the window."""
        page = self.window.page(name)
        assert isinstance(page, kind)
        return page

    def stand(self, name: str) -> Stand:
        """Return what stands where another page of the window would be."""
        return self.shown_by(name, Stand)

    def open(self, name: str, key: str = "") -> None:
        self.window.open(name, key)
        self.rest()

    def rest(self) -> None:
        """Let all work under way come to its end, the preview too."""
        rest()


def set_up(
    program: Program, texts: Texts, tasks: Tasks, pages: Sequence[Page], others: Iterable[str]
) -> Stage:
    """Open a window at the first of some pages; `others` are stood in for."""
    services = program.open_register()
    context = Context(services, texts, tasks, program.settings, services.desk)
    window = MainWindow(context, [*pages, *stands(others)])
    window.resize(1440, 900)
    shown(window)
    stage = Stage(window, services, program)
    stage.open(pages[0].id)
    return stage


@dataclass
class Opening:
    """Opens windows for one test, and closes them."""

    program: Program
    texts: Texts
    tasks: Tasks
    stages: list[Stage] = field(default_factory=list)

    def window(
        self,
        open_it: Callable[Concatenate[Program, Texts, Tasks, Said], S],
        *said: Said.args,
        **more: Said.kwargs,
    ) -> S:
        """Open a window over the register that lies where the program looks for it."""
        stage = open_it(self.program, self.texts, self.tasks, *said, **more)
        self.stages.append(stage)
        return stage

    def over(self, kept: tuple[Path, Written], open_it: Callable[[Program, Texts, Tasks, Written], S]) -> S:
        """Open a window over a copy of a register; `kept` is where that lies and what was written into it."""
        register, written = kept
        lay(register, self.program.paths.data)
        return self.window(open_it, written)

    def close(self) -> None:
        for stage in self.stages:
            stage.window.close()
        self.tasks.stop()
