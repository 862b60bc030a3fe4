"""What the window says of backups: where the register that was there is kept, and which backup was not made."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from tests.db.keep_state import kept_state
from tests.fronts import Running, running
from tests.keeping import damage, lay
from tests.ui.driving import settle, until
from twincities.i18n import Language
from twincities.paths import REGISTER_FILE
from twincities.ui import front
from twincities.ui.furniture.labels import MAY_BREAK
from twincities.ui.opening import OpeningPage, WayOut
from twincities.ui.settings.page import SettingsPage
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files and folders that the system was asked to show."""
    asked: list[str] = []

    def note(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return asked


def plain(text: str) -> str:
    """Return a text without the places where a label may break it."""
    return text.replace(MAY_BREAK, "")


def restore(work: Running) -> None:
    page = work.page("settings")
    assert isinstance(page, SettingsPage)
    page.backups.make.click()
    until(lambda: page.backups.restores)
    page.backups.restores[0].click()
    settle()
    page.backups.question.yes.click()
    until(lambda: work.context.services is not None)


def test_who_stays_at_the_settings_is_told_in_the_status_bar_that_a_backup_is_being_restored(
    program: Running,
) -> None:
    said = program.window.status._message  # noqa: SLF001 - what the status bar says
    backup = program.program.keeping().back_up()
    program.window.open("settings")
    program.front.session.restore(backup)
    assert said.text() == "Restoring the backup; what is there is kept aside"
    until(lambda: program.context.services is not None)
    assert program.window.current == "settings"
    assert said.text() == "Ready"


def test_after_a_restore_the_window_says_where_what_was_there_is_kept(
    program: Running, shown: list[str]
) -> None:
    restore(program)
    keeping = program.program.keeping()
    saved, _restored = keeping.backups()
    toast = program.window.toast
    assert toast.isVisible()
    assert saved.path.name in plain(toast.message.text())
    words = toast.undo.text()
    assert toast.undo.width() > look().metrics(Type.H3).horizontalAdvance(words), words
    toast.undo.click()
    assert shown == [str(keeping.folder)]


def test_what_replaced_a_damaged_register_is_said_with_the_name_of_the_damaged_file(
    qapp: QApplication, data: Path, empty_register: Path, shown: list[str]
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        work.program.keeping().back_up()
    damage(data)
    with running(qapp, data, wait=False) as work:
        page = work.window.page("opening")
        assert isinstance(page, OpeningPage)
        until(lambda: page.error is not None and page.ways[WayOut.RESTORE].isEnabled())
        page.go(WayOut.RESTORE)
        until(lambda: work.context.services is not None)
        (aside,) = data.glob("register-damaged-*.sqlite")
        assert aside.name in plain(work.window.toast.message.text())
        work.window.toast.undo.click()
        assert shown == [str(data)]


def test_where_nothing_was_there_a_restore_says_only_that_it_is_done(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        backup = work.program.keeping().back_up()
    for companion in ("", "-wal", "-shm"):
        (data / f"register.sqlite{companion}").unlink(missing_ok=True)
    with running(qapp, data, data / "register.sqlite", wait=False) as work:
        work.front.session.restore(backup)
        until(lambda: work.context.services is not None)
        assert work.window.toast.message.text() == "The register is restored"
        assert work.window.toast.undo.isHidden()


def test_an_upgrade_says_where_the_older_register_is_kept(
    qapp: QApplication, data: Path, shown: list[str]
) -> None:
    data.mkdir()
    (data / REGISTER_FILE).write_bytes(lzma.decompress(kept_state("0001").read_bytes()))
    with running(qapp, data, wait=False) as work:
        page = work.window.page("opening")
        assert isinstance(page, OpeningPage)
        until(lambda: page.error is not None)
        page.go(WayOut.UPGRADE)
        until(lambda: work.context.services is not None)
        keeping = work.program.keeping()
        assert keeping.backups()[-1].path.name in plain(work.window.toast.message.text())
        work.window.toast.undo.click()
        assert shown == [str(keeping.folder)]


@pytest.fixture
def unwritable(data: Path) -> Path:
    """Return the folder of the backups, where a file lies in its place."""
    data.mkdir(parents=True, exist_ok=True)
    folder = data / "backups"
    folder.write_text("no folder", encoding="utf-8")
    return folder


def test_a_daily_backup_that_fails_is_named_with_its_folder_until_one_is_made(
    qapp: QApplication,
    data: Path,
    empty_register: Path,
    unwritable: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(front, "BACKUP_AFTER", 0)
    with running(qapp, lay(empty_register, data)) as work:
        strip = work.window.trouble
        until(strip.isVisible)
        assert plain(strip.title.text()) == f"The daily backup into {unwritable} was not made"
        assert str(unwritable) in plain(strip.detail.text())
        work.front.session.speak(Language.RU)
        assert str(unwritable) in plain(strip.title.text())
        unwritable.unlink()
        page = work.page("settings")
        assert isinstance(page, SettingsPage)
        page.backups.make.click()
        until(lambda: work.program.keeping().backups())
        until(strip.isHidden)


def test_a_backup_that_is_made_leaves_other_trouble_on_the_page(program: Running) -> None:
    program.context.fail(ValueError("something else"))
    program.front.session.backed_up.emit()
    assert program.window.trouble.isVisible()


def test_trouble_is_told_in_the_language_that_is_chosen_after_it_came(program: Running) -> None:
    program.context.fail(ValueError("something"))
    strip = program.window.trouble
    english = (strip.title.text(), strip.detail.text())
    program.front.session.speak(Language.RU)
    assert strip.title.text() not in english
    assert strip.detail.text() not in english
