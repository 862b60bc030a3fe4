from __future__ import annotations

import threading
import weakref
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from twincities.ui.tasks import Job, Tasks


def test_a_result_comes_back_on_the_main_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[object, object]] = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(
            lambda _job: threading.get_ident(),
            lambda worker: seen.append((worker, threading.get_ident())),
            lambda error: seen.append((error, None)),
        )
    ((worker, main),) = seen
    assert main == threading.get_ident()
    assert worker != main


def test_an_error_is_delivered_and_not_lost(qtbot: QtBot, tasks: Tasks) -> None:
    errors: list[Exception] = []

    def fail(_job: Job[None]) -> None:
        raise OSError(28, "No space left on device")

    with qtbot.waitSignal(tasks.idle):
        tasks.run(fail, lambda _result: None, errors.append)
    assert isinstance(errors[0], OSError)


def test_progress_is_told_while_the_work_goes_on(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[int, int]] = []

    def count(job: Job[str]) -> str:
        for done in (1, 2, 3):
            job.report(done, 3)
        return "done"

    with qtbot.waitSignal(tasks.idle):
        tasks.run(count, lambda _r: None, lambda _e: None, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_cancelled_work_stops_at_its_next_report_and_says_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    begun, go_on = threading.Event(), threading.Event()
    reached: list[str] = []

    def work(job: Job[None]) -> None:
        begun.set()
        go_on.wait(5)
        job.report(1)
        reached.append("beyond the report")

    said: list[object] = []
    job = tasks.run(work, said.append, said.append)
    begun.wait(5)
    with qtbot.waitSignal(tasks.idle):
        job.cancel()
        go_on.set()
    assert reached == []
    assert said == []


def test_a_result_for_a_page_that_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    page, go_on = QObject(), threading.Event()
    said: list[object] = []
    tasks.run(lambda _job: go_on.wait(5), said.append, said.append, owner=page)
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    with qtbot.waitSignal(tasks.idle):
        go_on.set()
    assert said == []


def test_a_new_question_replaces_the_one_before_in_its_lane(qtbot: QtBot, tasks: Tasks) -> None:
    page, go_on = QObject(), threading.Event()
    said: list[object] = []

    def first(_job: Job[str]) -> str:
        go_on.wait(5)
        return "first"

    with qtbot.waitSignal(tasks.idle):
        tasks.run(first, said.append, said.append, owner=page, lane="search")
        tasks.run(lambda _job: "second", said.append, said.append, owner=page, lane="search")
        go_on.set()
    assert said == ["second"]


def test_an_answer_from_elsewhere_comes_as_it_is_and_so_does_its_error(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[object] = []

    def fail() -> str:
        raise ConnectionError

    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda job: job.from_elsewhere(lambda: "Stevenage"), answers.append, answers.append)
        tasks.run(lambda job: job.from_elsewhere(fail), answers.append, answers.append)
    assert "Stevenage" in answers
    assert any(isinstance(answer, ConnectionError) for answer in answers)


def test_nobody_waits_for_an_answer_from_elsewhere_that_is_no_longer_wanted(tasks: Tasks) -> None:
    asked, given = threading.Event(), threading.Event()
    late: list[bool] = []
    told: list[object] = []

    def ask() -> str:
        asked.set()
        late.append(given.wait(30))  # the other side is silent until the program has let go
        return "Stevenage"

    tasks.run(lambda job: job.from_elsewhere(ask), told.append, told.append)
    assert asked.wait(30)
    tasks.stop()
    assert late == []
    given.set()
    assert told == []


def _name_of(page: QObject, _job: object) -> str:
    return page.objectName()


def test_what_the_work_held_is_let_go_in_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    page = QObject()
    kept, ends = weakref.ref(page), list[int]()
    weakref.finalize(page, lambda: ends.append(threading.get_ident()))
    with qtbot.waitSignal(tasks.idle):
        job = tasks.run(partial(_name_of, page), lambda _name: None, lambda error: pytest.fail(str(error)))
        del page
    assert kept() is None, "whoever still knows the job, its thread among them, holds the page"
    assert ends == [threading.get_ident()]
    assert job.wanted
