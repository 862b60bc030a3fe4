from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.cli.conftest import TODAY
from twincities.cli.agreements import AGREEMENT_KEYS
from twincities.domain.agreement import Agreement
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Duration, PeriodUnit, RenewalKind, TextState
from twincities.i18n import MINUS
from twincities.services.example import example_key
from twincities.wiring import start

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

TIE = example_key("partnership/shymkent-stevenage")


def _write(terminal: Terminal) -> None:
    """Write a document that ends in forty days, one that ends in four hundred, one that nobody has."""
    program = start(terminal.data)
    services = program.open_register()
    for ahead in (40, 400):
        until = PartialDate.of(TODAY + timedelta(days=ahead))
        record = Agreement(
            partnership=TIE,
            number=str(ahead),
            duration=Duration.FIXED,
            valid_until=until,
            renewal=RenewalKind.NONE,
        )
        services.agreements.record_agreement(record)
    services.agreements.record_agreement(Agreement(partnership=TIE, text_state=TextState.NOT_FOUND))
    program.close()


def test_without_agreements_there_is_nothing_to_list(terminal: Terminal) -> None:
    said = terminal("agreements", "--due")
    assert (said.code, said.out, said.err) == (0, "", "Nothing to list.\n")


def test_what_is_due_comes_by_nearness_and_silent_documents_after_it(terminal: Terminal) -> None:
    _write(terminal)
    found = terminal("agreements", "--due", "--json").json
    assert [(one["number"], one["days_left"], one["urgency"]) for one in found] == [
        ("40", 40, "amber"),
        ("", None, None),
    ]
    assert found[1]["text"] == "not_found"
    assert found[0]["partnership"] == TIE
    further = terminal("agreements", "--due", "--days", "500", "--json").json
    assert [one["number"] for one in further] == ["40", "400", ""]
    assert len(terminal("agreements", "--json").json) == 3


def test_what_is_not_renewed_is_renewed_for_no_time(terminal: Terminal) -> None:
    services = start(terminal.data).open_register()
    for number, renewal in enumerate((None, RenewalKind.NONE, RenewalKind.TACIT, RenewalKind.BY_AGREEMENT)):
        record = Agreement(
            partnership=TIE,
            number=str(number),
            signed=PartialDate(2020),
            duration=Duration.FIXED,
            term=900,
            renewal=renewal,
        )
        services.agreements.record_agreement(record)
    services.close()
    found = {one["number"]: one["renewed_for"] for one in terminal("agreements", "--json").json}
    assert found == {"0": None, "1": None, "2": "900 years", "3": "900 years"}


def test_rows_for_other_programs_are_divided_by_tabs(terminal: Terminal) -> None:
    _write(terminal)
    first = terminal("agreements", "--due").out.splitlines()[0].split("\t")
    assert first[1] == "twinning agreement No. 40"
    assert first[5] == "40"


def test_days_since_a_notice_date_have_the_minus_of_the_window(terminal: Terminal) -> None:
    services = start(terminal.data).open_register()
    until = PartialDate.of(TODAY + timedelta(days=7))
    services.agreements.record_agreement(
        Agreement(
            partnership=TIE,
            duration=Duration.FIXED,
            valid_until=until,
            renewal=RenewalKind.BY_AGREEMENT,
            notice_period=30,
            notice_unit=PeriodUnit.DAYS,
        )
    )
    services.close()
    (line,) = terminal("agreements").out.splitlines()
    assert line.split("\t")[5] == f"{MINUS}23"
    (one,) = terminal("agreements", "--json").json
    assert one["days_left"] == -23


def test_a_deadline_of_which_only_the_year_is_known_says_the_year(terminal: Terminal) -> None:
    _write(terminal)
    services = start(terminal.data).open_register()
    year = Agreement(partnership=TIE, duration=Duration.FIXED, valid_until=PartialDate(9000))
    services.agreements.record_agreement(year)
    services.close()
    cells = [line.split("\t")[5] for line in terminal("agreements").out.splitlines()]
    assert cells == ["40", "400", "in 9000", ""]
    assert terminal("agreements", "--json").json[2]["days_left"] is None


def test_the_help_names_every_key_that_a_result_has(terminal: Terminal) -> None:
    _write(terminal)
    for one in terminal("agreements", "--json").json:
        assert tuple(one) == AGREEMENT_KEYS
    said = terminal("agreements", "--help").out
    assert all(key in said for key in AGREEMENT_KEYS)


def test_days_alone_are_refused_in_words(terminal: Terminal) -> None:
    said = terminal("agreements", "--days", "30")
    assert said.code != 0
    assert "Give --due with --days." in said.err
