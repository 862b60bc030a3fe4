"""From the first paint to a register that is open, and to the end."""

from __future__ import annotations

import inspect
import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.fronts import Running, running
from tests.keeping import damage, lay
from tests.ui.driving import CTRL, cut_texts, press, settle, until
from twincities.app import Starting
from twincities.db import errors
from twincities.db.code_words import codes_meant
from twincities.db.database import Database
from twincities.i18n import Language
from twincities.services.places import named_place
from twincities.ui import front
from twincities.ui.furniture.buttons import ButtonKind
from twincities.ui.opening import OpeningPage, WayOut, new_register, trouble_of
from twincities.ui.pages import FIRST_PAGE
from twincities.ui.theme.appearance import look
from twincities.ui.warming import MODULES
from twincities.wiring import start


def known_errors() -> dict[str, type[errors.RegisterError]]:
    """Return every error of a register by its name."""
    return {
        name: kind
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.RegisterError)
    }


def trouble(work: Running) -> OpeningPage:
    page = work.window.page("opening")
    assert isinstance(page, OpeningPage)
    until(lambda: page.error is not None and work.window.current == "opening")
    return page


def ways(page: OpeningPage) -> list[WayOut]:
    """Return the ways out in their order, each of them on the page."""
    assert page.error is not None
    offered = list(trouble_of(page.error).ways)
    assert {way for way, button in page.ways.items() if not button.isHidden()} == set(offered)
    return offered


def test_the_window_is_painted_first_and_then_shows_the_journal(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    starting = Starting(start(lay(empty_register, data)), qapp)
    starting.show()
    assert starting.front is None, "the window waited for its furniture"
    until(lambda: starting.front and starting.front.context.services)
    assert starting.window.current == FIRST_PAGE
    starting.window.close()
    starting.end()
    starting.window.deleteLater()


def test_whatever_the_front_imports_late_is_imported_while_nobody_waits() -> None:
    late = re.findall(
        r"^ +from (twincities\.ui\.\S+) import .*PLC0415", inspect.getsource(front), re.MULTILINE
    )
    begun_with = {"twincities.ui.today.page", "twincities.ui.welcome.page", "twincities.ui.states.sheet"}
    assert set(late) - begun_with <= set(MODULES)


def test_the_pages_are_imported_soon_after_the_register_is_open(program: Running) -> None:
    until(lambda: set(MODULES) <= set(sys.modules))


def test_the_first_search_finds_the_names_of_countries_read_already(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    codes_meant.cache_clear()
    with running(qapp, lay(empty_register, data)):
        until(lambda: codes_meant.cache_info().currsize == 1)


def test_a_start_leaves_the_log_without_names_or_paths(program: Running) -> None:
    until(program.program.paths.log.exists)
    program.services.places.record_place(named_place("Stevenage", "GB", Language.EN))
    program.context.fail(ValueError("Stevenage"))
    assert program.window.trouble.isVisible()
    text = program.program.paths.log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "Stevenage" not in text
    assert str(program.program.paths.data) not in text


def test_the_window_stands_where_it_stood(qapp: QApplication, data: Path, empty_register: Path) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        work.window.resize(800, 640)  # the screen of the tests is small
        settle()
        stood = work.window.size()
    kept = json.loads((data / "settings.json").read_text(encoding="utf-8"))["window"]
    again = Starting(start(data), qapp)
    again.show()
    assert kept
    assert again.window.size() == stood
    again.window.close()
    again.end()
    again.window.deleteLater()


def test_leaving_stops_every_task_and_lets_go_of_the_register(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        front = work.front
        press(Qt.Key.Key_Q, CTRL, widget=work.window)
    assert front.context.services is None
    assert not front.tasks.busy


def test_settings_of_the_keyboard_outlive_a_restart(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        work.front.session.change(language=Language.KK, scale=150)
        work.window.menu("view").actions()[0].trigger()
        assert look().scale == 1.75
    with running(qapp, data) as work:
        assert work.context.texts.language is Language.KK
        assert look().scale == 1.75


def test_a_missing_register_is_told_and_made_anew(
    qapp: QApplication, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qapp, data, data / "gone.sqlite", wait=False) as work:
        page = trouble(work)
        assert "gone.sqlite" in page.detail.text()
        assert ways(page)[0] in (WayOut.RETRY, WayOut.CHOOSE)
        assert not page.ways[WayOut.RESTORE].isEnabled(), "there is no backup to restore"
        choice = (str(data / "new.sqlite"), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: choice)
        page.go(WayOut.NEW)
        until(lambda: work.context.services is not None and work.window.current == FIRST_PAGE)
    assert (data / "new.sqlite").exists()
    assert json.loads((data / "settings.json").read_text(encoding="utf-8"))["database"].endswith("new.sqlite")


def test_another_file_is_told_from_a_register(qapp: QApplication, data: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleagues", encoding="utf-8")
    with running(qapp, data, letter, wait=False) as work:
        page = trouble(work)
        assert page.error is not None
        assert type(page.error).__name__ == "NotARegisterError"
        assert WayOut.CHOOSE in ways(page)
    assert letter.read_text(encoding="utf-8") == "Dear colleagues"


def test_a_newer_register_is_left_alone(qapp: QApplication, data: Path, empty_register: Path) -> None:
    file = lay(empty_register, data) / "register.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with running(qapp, data, wait=False) as work:
        page = trouble(work)
        assert type(page.error).__name__ == "NewerRegisterError"
        assert WayOut.UPGRADE not in ways(page)


def test_an_older_register_is_offered_an_upgrade_which_begins_with_a_backup(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    file = lay(empty_register, data) / "register.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    with running(qapp, data, wait=False) as work:
        page = trouble(work)
        assert type(page.error).__name__ == "OlderRegisterError"
        assert ways(page)[0] is WayOut.UPGRADE
        page.go(WayOut.UPGRADE)
        # Nothing older was ever released: no way leads from here, and the register is as it was.
        until(lambda: type(page.error).__name__ == "UpgradeError")
        assert work.program.keeping().backups()
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)
    connection.close()


def test_no_page_stands_empty_while_no_register_can_be_opened(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    lay(empty_register, data).joinpath("register.sqlite").write_bytes(b"no register")
    with running(qapp, data, wait=False) as work:
        trouble(work)
        for page in ("partnerships", "map", "today", "visit-editor"):
            work.window.open(page)
            assert work.window.current == "opening"
        work.window.open("settings")
        assert work.window.current == "settings"


@pytest.mark.parametrize("page", ["settings", "about"])
def test_a_register_that_opens_leaves_a_person_who_is_about_something_else_where_he_is(
    qapp: QApplication, data: Path, empty_register: Path, page: str
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        work.window.open(page)
        work.front.session.open_register()
        assert work.window.current == page
        until(lambda: work.context.services is not None)
        assert work.window.current == page
        press(Qt.Key.Key_1, CTRL)
        assert work.window.current == FIRST_PAGE


def test_a_register_chosen_from_the_settings_opens_behind_them(
    qapp: QApplication, data: Path, empty_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        other = data / "other.sqlite"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_options: (str(other), ""))
        new_register(work.page("settings"), work.front.session)
        until(lambda: work.context.services is not None)
        assert work.window.current == "settings"
        assert work.program.register == other


def test_trouble_with_a_register_is_told_on_the_settings_and_shown_where_a_register_is_needed(
    qapp: QApplication, data: Path
) -> None:
    data.mkdir(exist_ok=True)
    broken = data / "broken.sqlite"
    broken.write_text("no register", encoding="utf-8")
    with running(qapp, data, broken, wait=False) as work:
        trouble(work)
        work.window.open("settings")
        work.front.session.open_register()
        until(lambda: not work.front.tasks.busy)
        assert work.window.current == "settings"
        assert work.window.trouble.isVisible()
        assert work.window.trouble.title.text() == "The register could not be opened"
        work.window.open("visits")
        page = trouble(work)
        assert page.ways[ways(page)[0]].hasFocus()
        assert work.window.trouble.isHidden()
        work.window.open("settings")
        work.front.session.open_register()
        until(work.window.trouble.isVisible)
        work.front.session.choose_register(data / "new.sqlite", create=True)
        until(lambda: work.context.services is not None)
        assert work.window.trouble.isHidden()


def test_a_damaged_register_is_restored_from_its_backup(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        work.services.places.record_place(named_place("Shymkent", "KZ", Language.EN, own=True))
        work.program.keeping().back_up()
    damage(data)
    with running(qapp, data, wait=False) as work:
        page = trouble(work)
        assert type(page.error).__name__ == "DamagedRegisterError"
        until(page.ways[WayOut.RESTORE].isEnabled)
        page.go(WayOut.RESTORE)
        until(lambda: work.context.services is not None and work.window.current == FIRST_PAGE)
        own = work.services.places.own()
        assert own is not None
        assert own.record.label("en") == "Shymkent"


def test_a_locked_register_can_be_tried_again(
    qapp: QApplication, data: Path, empty_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Database.__init__.__kwdefaults__ or {}, "patience", 0.05)
    file = lay(empty_register, data) / "register.sqlite"
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    with running(qapp, data, wait=False) as work:
        page = trouble(work)
        assert type(page.error).__name__ == "LockedRegisterError"
        holder.execute("ROLLBACK")
        holder.close()
        page.go(WayOut.RETRY)
        until(lambda: work.context.services is not None)


def test_a_network_share_is_refused_with_the_reason(qapp: QApplication, data: Path) -> None:
    with running(qapp, data, Path("//office/share/register.sqlite"), wait=False) as work:
        page = trouble(work)
        assert type(page.error).__name__ == "NetworkShareError"
        assert "share" in page.detail.text()


@pytest.mark.parametrize("kind", sorted(known_errors()))
def test_every_known_error_is_a_sentence_with_a_way_out(kind: str, program: Running) -> None:
    program.front.session.failed.emit(known_errors()[kind](program.program.paths.register))
    page = trouble(program)
    assert page.title.text()
    assert page.detail.text()
    assert page.report.isHidden(), "a person was shown a report"
    assert ways(page)
    (main,) = (way for way in ways(page) if page.ways[way].kind is ButtonKind.PRIMARY)
    assert page.ways[main].hasFocus()
    assert not cut_texts(page)


def test_a_bug_while_opening_gets_a_report_and_no_traceback_on_the_page(
    qapp: QApplication, data: Path, empty_register: Path
) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        work.front.session.failed.emit(RuntimeError("broken"))
        page = trouble(work)
        assert "Traceback" not in page.detail.text()
        assert "RuntimeError" in page.report.toPlainText()
        page.copy.click()
        assert "RuntimeError" in QApplication.clipboard().text()


def test_the_register_stays_private(qapp: QApplication, data: Path, empty_register: Path) -> None:
    with running(qapp, lay(empty_register, data)) as work:
        path = work.program.paths.register
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_qt_has_no_hand_in_the_imports_of_a_running_program(tmp_path: Path) -> None:
    code = """
import builtins, sys
own = builtins.__import__
from pathlib import Path
import twincities
from PySide6.QtWidgets import QApplication
from twincities.app import Starting
from twincities.wiring import start
application = QApplication([])
starting = Starting(start(Path(sys.argv[1])), application)
assert builtins.__import__ is own
starting.show()
application.processEvents()
starting.end()
"""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=True, timeout=60)
