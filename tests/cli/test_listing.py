from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import TODAY
from twincities.cli.anniversaries import ANNIVERSARY_KEYS
from twincities.cli.listing import ACTIVITY_KEYS, COMMITMENT_KEYS, fitted
from twincities.domain.claim import Claim
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import Activity, LegalStatus, Side
from twincities.i18n import Language
from twincities.services.example import example_key
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.services.visit_filter import Viewer
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

TIE = example_key("partnership/shymkent-stevenage")


def test_an_anniversary_of_a_year_alone_has_no_day(terminal: Terminal) -> None:
    found = terminal("anniversaries", "--every-year", "--months", "24", "--json").json
    assert {one["key"] for one in found} == {TIE}
    assert all(one["observed"] is None and one["precision"] == "year" for one in found)
    assert [one["years"] for one in found] == [int(one["date"]) - 1990 for one in found]
    assert all(one["certainty"] == "inferred" and one["established"] == "1990" for one in found)


def test_only_the_years_that_the_office_marks_are_listed(terminal: Terminal) -> None:
    found = terminal("anniversaries", "--months", "300", "--json").json
    assert found
    assert all(one["years"] % 5 == 0 for one in found)
    assert {one["years"] for one in found if one["jubilee"]} == {40, 50, 60}


def test_nothing_to_list_is_said_beside_the_results(terminal: Terminal) -> None:
    said = terminal("anniversaries", "--months", "1")
    assert (said.code, said.out) == (0, "")
    assert said.err == "Nothing to list.\n"


def test_days_of_congratulation_stand_after_the_anniversaries(terminal: Terminal) -> None:
    found = terminal("anniversaries", "--months", "12", "--congratulations", "--json").json
    kinds = [one["kind"] for one in found]
    assert "national_day" in kinds
    assert "twin_cities_day" in kinds
    days = [one["date"] for one in found if one["kind"] != "anniversary"]
    assert days == sorted(days)


def test_a_calendar_file_is_written_and_never_written_over_unasked(
    terminal: Terminal, tmp_path: Path
) -> None:
    target = tmp_path / "out.ics"
    asked = ("anniversaries", "--ics", target, "--months", "60", "--all-year", "--json")
    first, second = terminal(*asked).json, terminal(*asked).json
    assert (first["path"], second["path"]) == (str(target), str(tmp_path / "out_2.ics"))
    assert terminal(*asked, "--replace", "--remind", "0").json["path"] == str(target)
    assert first["events"] >= 1
    event = vobject.readOne(target.read_text(encoding="utf-8")).vevent
    assert event.summary.value == "Shymkent — Stevenage: 40 years, jubilee (day unknown)"
    assert terminal("anniversaries", "--ics", tmp_path, "--months", "60").out.endswith("_en.ics\n")


def test_what_is_said_of_a_calendar_file_needs_one(terminal: Terminal, tmp_path: Path) -> None:
    for wrong in (
        ["--all-year"],
        ["--remind", "3"],
        ["--replace"],
        ["--ics", tmp_path / "a", "--every-year"],
    ):
        assert terminal("anniversaries", *wrong).code == 2
    missing = terminal("anniversaries", "--ics", tmp_path / "gone" / "a.ics")
    assert missing.code == 1
    assert "gone" in missing.err


def test_activity_lists_every_partnership_with_what_is_measured(terminal: Terminal) -> None:
    found = terminal("activity", "--json").json
    assert len(found) == 9
    first = found[0]
    assert first["key"] == TIE
    assert (first["activity"], first["last_event"], first["open_commitments"]) == ("dormant", "2015-06-11", 2)
    assert first["silent_years"] >= 11
    assert {one["activity"] for one in found[1:]} == {"no_data"}
    assert [one["status_inferred"] for one in found] == [True, *[False] * 8]
    first_line, *others = terminal("activity").out.splitlines()
    assert "in force ≈" in first_line
    assert len(others) == 8
    assert not any("≈" in line for line in others)


def test_an_activity_set_by_the_office_shows_as_one(terminal: Terminal) -> None:
    assert {(one["set"], one["reason"]) for one in terminal("activity", "--json").json} == {(False, "")}
    program = start(terminal.data, language=Language.EN)
    services = program.open_register()
    kept = services.partnerships.open(TIE)
    reason = "They write every week"
    values = replace(kept.record, activity_override=Activity.ACTIVE, activity_reason=reason)
    services.partnerships.correct_partnership(kept, values)
    program.close()
    first = terminal("activity", "--json").json[0]
    assert (first["key"], first["activity"], first["set"], first["reason"]) == (TIE, "active", True, reason)
    assert first["last_event"] == "2015-06-11"
    assert "active, set by the office" in terminal("activity").out


def test_doubt_and_what_the_office_set_itself_are_told_with_the_activity(terminal: Terminal) -> None:
    program = start(terminal.data, language=Language.EN)
    services = program.open_register()
    kept = services.partnerships.open(TIE)
    rival = Claim(target="established", value="1989", preferred=False)
    values = replace(
        kept.record,
        claims=(*kept.record.claims, rival),
        status_override=LegalStatus.SUSPENDED,
        override_reason="Letter of 2024",
    )
    services.partnerships.correct_partnership(kept, values)
    program.close()
    by_key = {one["key"]: one for one in terminal("activity", "--json").json}
    told = by_key.pop(TIE)
    assert (told["established"], told["rivals"]) == ("1990", ["1989"])
    assert (told["legal_status"], told["status_basis"]) == ("suspended", "override")
    assert (told["status_reason"], told["status_inferred"]) == ("Letter of 2024", False)
    assert {(tuple(one["rivals"]), one["status_reason"]) for one in by_key.values()} == {((), "")}
    assert "suspended, set by the office" in terminal("activity").out
    coming = terminal("anniversaries", "--months", "120").out.splitlines()
    assert {tuple(line.split("\t")[4:]) for line in coming} == {("1990", "≈ inferred", "1989")}


def test_open_commitments_leave_out_what_is_done(terminal: Terminal) -> None:
    asked = terminal("commitments", "--open", "--json").json
    assert [one["group"] for one in asked] == ["no_deadline", "no_deadline"]
    assert [one["side_settled"] for one in asked] == [False, True]
    assert asked[0]["made_on"] == "2015-06-08/2015-06-11"
    program = start(terminal.data, language=Language.EN)
    services = program.open_register()
    viewer = Viewer(Language.EN, TODAY, 10)
    (number, _other) = services.ledger.ids(LedgerGroup.NO_DEADLINE, LedgerQuery(), viewer)
    (row,) = services.ledger.rows([number], viewer)
    services.ledger.mark_done([row.key], PartialDate.of(TODAY))
    program.close()
    assert len(terminal("commitments", "--open", "--json").json) == 1
    groups = [one["group"] for one in terminal("commitments", "--json").json]
    assert groups == ["no_deadline", "recently_done"]


@pytest.mark.parametrize("command", ["anniversaries", "activity", "commitments"])
def test_listing_never_makes_a_register(bare: Terminal, command: str) -> None:
    assert bare(command).code == 1
    assert not bare.data.exists()


def test_months_must_be_some(terminal: Terminal) -> None:
    assert terminal("anniversaries", "--months", "0").code == 2


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (("activity",), ACTIVITY_KEYS),
        (("commitments", "--open"), COMMITMENT_KEYS),
        (("anniversaries", "--months", "300"), ANNIVERSARY_KEYS),
    ],
)
def test_the_help_names_every_key_that_a_result_has(
    terminal: Terminal, command: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    found = terminal(*command, "--json").json
    assert found
    assert all(tuple(one) == keys for one in found)
    said = " ".join(terminal(command[0], "--help").out.split())
    assert f"With --json each result has: {', '.join(keys)}." in said


@given(
    widths=st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=6),
    room=st.integers(min_value=60, max_value=200),
)
def test_columns_stand_side_by_side_in_the_room_there_is(widths: list[int], room: int) -> None:
    narrow = fitted(widths, room)
    assert sum(narrow) + 2 * (len(narrow) - 1) <= room
    assert all(now <= before for now, before in zip(narrow, widths, strict=True))
    if sum(widths) + 2 * (len(widths) - 1) <= room:
        assert narrow == widths


def test_a_promise_without_a_visit_is_listed_with_its_jubilee(terminal: Terminal) -> None:
    program = start(terminal.data, language=Language.EN)
    said = Preparation(text="invitation", side=Side.OURS, responsible_there="Mayor", milestone=40)
    program.open_register().ledger.promise(Key(TIE), said)
    program.close()
    listed = terminal("commitments", "--open", "--json").json
    (one,) = (each for each in listed if each["text"] == "invitation")
    assert (one["visit"], one["partnership"], one["milestone"]) == (None, TIE, 40)
    assert one["responsible_there"] == "Mayor"
