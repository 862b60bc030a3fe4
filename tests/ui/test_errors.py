from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from twincities.db import errors as db_errors
from twincities.domain import errors as domain_errors
from twincities.domain import partial_date
from twincities.domain.date_reading import YearMissing
from twincities.domain.errors import Problem, ProblemCode, Spot
from twincities.domain.partial_date import PartialDate
from twincities.reports import errors as report_errors
from twincities.services.sentences import SENTENCES
from twincities.ui.errors import PROBLEMS, Watch, problem_sentence, report, sentence

if TYPE_CHECKING:
    from types import ModuleType

    from pytestqt.qtbot import QtBot

    from twincities.ui.texts import Texts


def errors_of(module: ModuleType) -> list[type[Exception]]:
    return [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Exception) and thing.__module__ == module.__name__
    ]


@pytest.mark.parametrize("module", [db_errors, domain_errors, report_errors])
def test_every_error_of_every_room_has_its_sentence(module: ModuleType) -> None:
    assert [error for error in errors_of(module) if error not in SENTENCES] == []


def test_every_problem_of_a_record_has_its_sentence() -> None:
    assert set(PROBLEMS) == set(ProblemCode)


def test_a_sentence_names_the_facts(texts: Texts) -> None:
    assert "old.sqlite" in str(sentence(db_errors.NewerRegisterError("old.sqlite", "0007"), texts))


def test_a_date_without_its_year_is_told_so(texts: Texts) -> None:
    assert sentence(YearMissing("8.06", 6, 8, PartialDate(2026, 6, 8)), texts) == "The year is missing"


def test_an_unknown_error_has_no_sentence(texts: Texts) -> None:
    assert sentence(ZeroDivisionError(), texts) is None


def test_a_problem_says_its_repair_as_dates_are_written_here(texts: Texts) -> None:
    problem = Problem(Spot("end"), ProblemCode.END_BEFORE_START, repair=PartialDate(2015, 6, 11))
    assert problem_sentence(problem, texts) == ("Earlier than the beginning", "Change to 11 Jun 2015")


def test_a_report_has_versions_and_no_home_folder(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(partial_date.__file__).rsplit("/", 3)[0])
    try:
        PartialDate.from_edtf("nonsense")
    except partial_date.DateError as error:
        said = report(error)
    assert "Twin Cities" in said
    assert "UnreadableDate" in said
    assert str(partial_date.__file__) not in said


def test_what_nobody_caught_is_told_in_the_window(qtbot: QtBot) -> None:
    watch = Watch()
    watch.install()
    try:
        error = RuntimeError("in a slot")
        with qtbot.waitSignal(watch.failed) as told:
            sys.excepthook(RuntimeError, error, None)
        assert told.args == [error]
    finally:
        watch.restore()
