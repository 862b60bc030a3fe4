from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

HOST_VISIT = "South Kazakhstan Region → Stevenage"


@pytest.mark.parametrize(
    "text", ["шымкент", "shymkent", "Чимкент", "stevenage", "СТИВЕНЕЙДЖ", "тэйлор", "ТЭЙЛОР"]
)
def test_the_founding_visit_is_found_in_three_scripts(terminal: Terminal, text: str) -> None:
    found = terminal("search", text, "--json")
    assert found.code == 0
    assert (HOST_VISIT, "visit") in {(hit["title"], hit["kind"]) for hit in found.json}


def test_results_for_programs_have_kind_key_title_and_subtitle(terminal: Terminal) -> None:
    (hit,) = [one for one in terminal("search", "biopark", "--json").json if one["kind"] == "visit"]
    assert hit == {
        "kind": "visit",
        "key": terminal.visit,
        "title": HOST_VISIT,
        "subtitle": "8–11 June 2015 · 25-летие побратимских отношений",
    }


def test_titles_speak_the_language_asked_for(terminal: Terminal) -> None:
    assert "Южно-Казахстанская область → Стивенейдж" in terminal("search", "biopark", language="ru").out
    assert "Оңтүстік Қазақстан облысы → Стивенейдж" in terminal("search", "biopark", language="kk").out


def test_people_read_one_record_a_line(terminal: Terminal) -> None:
    lines = terminal("search", "тэйлор").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["visit", "person"]
    assert lines[0].split("\t")[1] == terminal.visit


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_date_in_a_result_has_the_spaces_that_people_type(
    terminal: Terminal, form: tuple[str, ...]
) -> None:
    assert "8–11 июня 2015" in terminal("search", "biopark", *form, language="ru").out


def test_several_words_need_no_quotes(terminal: Terminal) -> None:
    assert terminal("search", "стивенейдж", "biopark").out.count("\n") == 1


def test_nothing_found_is_said_beside_the_results(terminal: Terminal) -> None:
    for_people = terminal("search", "xyzzy")
    assert (for_people.code, for_people.out, for_people.err) == (0, "", "Nothing found.\n")
    for_programs = terminal("search", "xyzzy", "--json")
    assert (for_programs.json, for_programs.err) == ([], "")


def test_the_number_of_results_can_be_limited(terminal: Terminal) -> None:
    hits = terminal("search", "шымкент", "--limit", "2", "--json").json
    assert len([hit for hit in hits if hit["kind"] == "partnership"]) == 2


def test_searching_never_makes_a_register(bare: Terminal) -> None:
    found = bare("search", "шымкент")
    assert found.code == 1
    assert found.out == ""
    assert found.err == f"There is no file {bare.data / 'register.sqlite'}.\n"
    assert not bare.data.exists()
