from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from twincities.domain.visit import Visit
from twincities.services.example import example_key
from twincities.services.national import Scale, write_national
from twincities.services.papers import FULL_LOOK
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def texts(path: Path) -> str:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)


def test_the_papers_are_listed(terminal: Terminal) -> None:
    listed = terminal("report", "--list", "--json")
    assert [paper["id"] for paper in listed.json] == [
        *("register", "visit_journal", "visit_report", "anniversaries"),
        *("agreements", "commitments", "briefing"),
    ]
    assert terminal("report", "--list").out.splitlines()[2] == "visit_report\tVisit report"


def test_the_papers_are_listed_without_a_register(bare: Terminal) -> None:
    assert bare("report", "--list", "--json").code == 0
    assert not bare.data.exists()


@pytest.mark.parametrize(
    ("language", "host"), [("ru", "Стивенейдж"), ("kk", "Стивенейдж"), ("en", "Stevenage")]
)
def test_the_report_of_the_founding_visit_is_read_back(
    terminal: Terminal, tmp_path: Path, language: str, host: str
) -> None:
    target = tmp_path / "out.xlsx"
    done = terminal("report", "visit_report", "--visit", terminal.visit, "-o", target, language=language)
    assert (done.code, done.out, done.err) == (0, f"{target}\n", "")
    said = texts(target)
    assert host in said
    assert "Шарон Тэйлор" in said
    assert "BioPark" in said
    assert "1990" in said
    assert "01.01.1990" not in said


@pytest.mark.parametrize(("language", "host"), [("ru", "Стивенейдж"), ("en", "Stevenage")])
def test_the_briefing_on_a_partner_is_read_back(
    terminal: Terminal, tmp_path: Path, language: str, host: str
) -> None:
    target = tmp_path / "out.xlsx"
    key = example_key("partnership/shymkent-stevenage")
    done = terminal("report", "briefing", "--partnership", key, "-o", target, language=language)
    assert (done.code, done.out, done.err) == (0, f"{target}\n", "")
    said = texts(target)
    assert host in said
    assert "Шарон Тэйлор" in said
    assert "01.01.1990" not in said


def test_a_briefing_wants_one_partnership_that_is_there(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    refused = terminal("report", "briefing", "-o", target)
    assert refused.code == 2
    assert "--partnership KEY" in refused.err
    unknown = terminal("report", "briefing", "--partnership", terminal.visit, "-o", target)
    assert unknown.code == 1
    assert terminal.visit in unknown.err
    assert not target.exists()


def test_the_terms_of_agreements_are_written_also_where_there_are_none(
    terminal: Terminal, tmp_path: Path
) -> None:
    done = terminal("report", "agreements", "-o", tmp_path / "a.xlsx", "--json")
    assert done.json["rows"] == 0
    assert "No data for a chart" in texts(tmp_path / "a.xlsx")


def test_the_language_of_a_paper_may_be_given_after_the_command(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    asked = ("report", "visit_report", "--visit", terminal.visit, "-o", target, "--language", "ru")
    assert terminal(*asked).code == 0
    assert "Великобритания" in texts(target)


def test_a_file_that_is_there_is_never_overwritten(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text("mine", encoding="utf-8")
    done = terminal("report", "visit_report", "--visit", terminal.visit, "-o", target, "--json")
    assert done.json["path"] == str(tmp_path / "out_2.xlsx")
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_folder_gets_the_papers_own_name(terminal: Terminal, tmp_path: Path) -> None:
    asked = ("report", "visit_report", "--visit", terminal.visit, "--review", "-o", tmp_path)
    done = terminal(*asked)
    assert done.out.strip().endswith("V1_en_for-review.xlsx")
    (path,) = tmp_path.glob("*.xlsx")
    assert "_meta" in openpyxl.load_workbook(path).sheetnames


def test_the_journal_of_some_years_is_written(terminal: Terminal, tmp_path: Path) -> None:
    for years, rows in (("2015", 1), ("2014-2016", 1), ("2016", 0)):
        done = terminal("report", "visit_journal", "--year", years, "-o", tmp_path / "j.xlsx", "--json")
        assert done.json["rows"] == rows, years


def test_the_journal_of_one_partnership_is_written(terminal: Terminal, tmp_path: Path) -> None:
    hits = terminal("search", "шымкент", "--json").json
    keys = {hit["title"]: hit["key"] for hit in hits if hit["kind"] == "partnership"}
    for title, rows in (("Shymkent — Stevenage", 1), ("Shymkent — Grosseto", 0)):
        asked = ("report", "visit_journal", "--partnership", keys[title], "-o", tmp_path / "j.xlsx", "--json")
        assert terminal(*asked).json["rows"] == rows


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say which paper to write; --list shows which there are."),
        (("tea",), "There is no paper “tea”; --list shows which there are."),
        (("visit_report",), "Say which visit the report is about: --visit KEY."),
        (("visit_journal", "--year", "last"), "“last” is neither a year nor years like 2015-2020."),
        (("visit_journal", "--year", "2016-2015"), "“2016-2015” is neither a year"),
    ],
)
def test_an_unclear_wish_is_asked_back(terminal: Terminal, arguments: tuple[str, ...], sentence: str) -> None:
    asked = terminal("report", *arguments)
    assert asked.code == 2
    assert asked.err.startswith(sentence)


@pytest.mark.parametrize("key", ["", "123", "0" * 36, "'; drop table visit; --"])
def test_a_visit_that_is_not_there_is_said(terminal: Terminal, tmp_path: Path, key: str) -> None:
    asked = terminal("report", "visit_report", "--visit", key, "-o", tmp_path / "x.xlsx")
    assert asked.code == (1 if key else 2)
    assert not (tmp_path / "x.xlsx").exists()
    if key:
        assert asked.err == f"There is no visit with the key {key}.\n"


def test_a_folder_that_is_not_there_is_said(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "x.xlsx"
    asked = terminal("report", "visit_report", "--visit", terminal.visit, "-o", target)
    assert (asked.code, asked.err) == (1, f"The folder of {target} is not there; choose another place.\n")


def test_text_that_looks_like_a_formula_stays_text(terminal: Terminal, tmp_path: Path) -> None:
    program = start(terminal.data)
    services = program.open_register()
    shymkent = services.places.own()
    assert shymkent is not None
    base = services.visits.open(terminal.visit).record
    record = Visit(start=base.start, sending=shymkent.key, host=base.host, aim="=1+1", summary="=A1\x00\x07")
    key = services.visits.record_visit(record).key
    program.close()
    target = tmp_path / "x.xlsx"
    assert terminal("report", "visit_report", "--visit", key, "-o", target).code == 0
    cells = [cell for row in openpyxl.load_workbook(target).worksheets[0].iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(str(cell.value).endswith("=1+1") for cell in cells)


def test_people_are_told_before_a_journal_becomes_a_plain_sheet(bare: Terminal, tmp_path: Path) -> None:
    program = start(bare.data)
    services = program.open_register(create=True)
    scale = Scale(places=30, partnerships=30, organisations=10, people=30, visits=FULL_LOOK + 1)
    write_national(services.desk.database, scale=scale)
    program.close()
    done = bare("report", "visit_journal", "-o", tmp_path / "j.xlsx", "--json")
    assert done.err.startswith("The list has 5,001 rows: it becomes a plain sheet")
    assert done.json["rows"] == FULL_LOOK + 1


@pytest.mark.parametrize(
    ("paper", "rows", "said"),
    [("register", 9, "Stevenage"), ("anniversaries", 0, "No entries"), ("commitments", 2, "Stevenage")],
)
@pytest.mark.parametrize("copy", [(), ("--review",)])
def test_the_lists_are_written_and_read_back(
    terminal: Terminal, tmp_path: Path, paper: str, rows: int, said: str, copy: tuple[str, ...]
) -> None:
    target = tmp_path / "out.xlsx"
    done = terminal("report", paper, "-o", target, *copy, "--json")
    assert done.json == {"path": str(target), "rows": rows, "beside": []}
    book = openpyxl.load_workbook(target)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert said in cells
    assert ("_meta" in book.sheetnames) == bool(copy)


def test_a_register_may_be_asked_for_some_partnerships(terminal: Terminal, tmp_path: Path) -> None:
    found = terminal("search", "Stevenage", "--json").json
    tie = next(hit["key"] for hit in found if hit["kind"] == "partnership")
    asked = ("report", "register", "--partnership", tie, "--partnership", tie, "-o", tmp_path / "r.xlsx")
    assert terminal(*asked, "--json").json["rows"] == 1
    ledger = ("report", "commitments", "--partnership", tie, "-o", tmp_path / "c.xlsx")
    assert terminal(*ledger, "--json").json["rows"] == 2
    assert terminal(*ledger, "--partnership", tie).code == 2


@pytest.mark.parametrize(
    ("paper", "option", "value"),
    [("register", "--year", "2020"), ("anniversaries", "--partnership", "x"), ("register", "--visit", "x")],
)
def test_an_option_that_says_nothing_about_a_paper_is_refused(
    terminal: Terminal, paper: str, option: str, value: str
) -> None:
    refused = terminal("report", paper, option, value)
    assert refused.code == 2
    assert f"The paper “{paper}” does not ask for {option}." in refused.err


@pytest.mark.parametrize("paper", ["register", "commitments"])
def test_a_partnership_that_is_not_there_is_refused(terminal: Terminal, paper: str) -> None:
    refused = terminal("report", paper, "--partnership", "nothing")
    assert (refused.code, refused.err) == (1, "There is no partnership with the key nothing.\n")
    assert terminal("report", "commitments", "--visit", "nothing").code == 1


def test_a_list_too_long_for_paper_is_followed_by_its_summary(bare: Terminal, tmp_path: Path) -> None:
    program = start(bare.data)
    services = program.open_register(create=True)
    size = FULL_LOOK + 1
    scale = Scale(places=200, partnerships=size, organisations=10, people=30, visits=10)
    write_national(services.desk.database, scale=scale)
    program.close()
    done = bare("report", "register", "-o", tmp_path / "r.xlsx")
    assert done.out.splitlines() == [str(tmp_path / "r.xlsx"), str(tmp_path / "r_summary.xlsx")]
    assert "Links in all" in texts(tmp_path / "r_summary.xlsx")
