"""Places by name, on the command line: one, and a table of them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

HEADER = (
    "query,country,rank,name,found_country,admin1,latitude,longitude,geonames_id,score,accepted,country_known"
)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the gazetteer is unpacked once for all commands."""
    return tmp_path_factory.mktemp("places")


@pytest.fixture
def terminal(bare: Terminal, unpacked: Path) -> Terminal:
    """Give a terminal whose data directory has the gazetteer and no register."""
    bare.data = unpacked
    return bare


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_name_is_answered_with_places_and_the_source_is_named(terminal: Terminal) -> None:
    said = terminal("geocode", "Шымкент", "--country", "KZ")
    assert said.code == 0
    assert said.out.splitlines()[0].split("\t") == ["Shymkent", "Shymkent, KZ", "42.30988", "69.60042", "*"]
    assert "GeoNames" in said.err


def test_programs_are_told_everything(terminal: Terminal) -> None:
    said = terminal("geocode", "Стивенидж", "--json", "--limit", "1")
    (found,) = said.json
    assert (found["name"], found["country"], found["geonames_id"]) == ("Stevenage", "GB", 2636940)
    assert found["accepted"] is True
    assert found["why"]


def test_what_is_not_known_is_said_and_is_no_error(terminal: Terminal) -> None:
    said = terminal("geocode", "Qwzxqwzx")
    assert (said.code, said.out) == (0, "")
    assert said.err.strip()


def test_an_unknown_country_is_said(terminal: Terminal) -> None:
    said = terminal("geocode", "Шымкент", "--country", "Atlantis")
    assert said.code == 0
    assert "Atlantis" in said.err


def test_no_name_and_no_table_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("geocode").code == 2
    assert terminal("geocode", "Шымкент", "-o", tmp_path / "out.csv").code == 2
    assert terminal("geocode", "--batch", tmp_path / "in.csv").code == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_table_is_answered_in_long_form(terminal: Terminal, tmp_path: Path, encoding: str) -> None:
    table = tmp_path / "names.csv"
    table.write_text(
        'query,country\nШымкент,KZ\n"Racine (Wisconsin)",USA\nKostroma,Rußland\nSpringfield,US\nQwzxqwzx,DE\n,\n',
        encoding=encoding,
    )
    said = terminal("geocode", "--batch", table, "-o", tmp_path / "out.csv")
    assert said.code == 0
    assert said.out.strip() == str(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[0] == HEADER
    answers = rows(tmp_path / "out.csv")
    first = {row["query"]: row for row in answers if row["rank"] in {"1", ""}}
    assert first["Шымкент"]["geonames_id"] == "1518980"
    assert first["Шымкент"]["accepted"] == "true"
    assert first["Racine (Wisconsin)"]["admin1"] == "Wisconsin"
    assert first["Kostroma"]["found_country"] == "RU"
    assert first["Springfield"]["accepted"] == "false"
    assert (first["Qwzxqwzx"]["name"], first["Qwzxqwzx"]["accepted"]) == ("", "false")
    assert [row["rank"] for row in answers if row["query"] == "Springfield"] == ["1", "2", "3", "4", "5"]
    assert answers[-1]["query"] == ""


def test_a_country_that_is_not_known_is_said_in_the_answer_and_beside_it(
    terminal: Terminal, tmp_path: Path
) -> None:
    table = tmp_path / "names.csv"
    table.write_text(
        "query,country\nШымкент,Atlantis\nШымкент,Kasachstan\nШымкент, \nQwzxqwzx,Лемурия\n", encoding="utf-8"
    )
    said = terminal("geocode", "--batch", table, "-o", tmp_path / "out.csv")
    assert said.code == 0
    assert "2 rows name a country that is not known" in said.err
    answers = rows(tmp_path / "out.csv")
    assert [(row["country"], row["country_known"]) for row in answers if row["rank"] in {"1", ""}] == [
        ("Atlantis", "false"),
        ("Kasachstan", "true"),
        (" ", ""),
        ("Лемурия", "false"),
    ]
    assert answers[0]["name"] == "Shymkent"
    said = terminal("geocode", "--batch", table, "-o", tmp_path, "--json")
    assert (said.json["unknown_countries"], said.err) == (2, "")


def test_columns_may_stand_in_any_order_and_the_country_may_be_left_out(
    terminal: Terminal, tmp_path: Path
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("n,Query\n1,Шымкент\n2,Стивенидж\n", encoding="utf-8")
    assert terminal("geocode", "--batch", table, "-o", tmp_path / "out.csv").code == 0
    assert {row["name"] for row in rows(tmp_path / "out.csv") if row["rank"] == "1"} == {
        "Shymkent",
        "Stevenage",
    }


def test_a_file_that_is_there_is_never_overwritten(terminal: Terminal, tmp_path: Path) -> None:
    table, out = tmp_path / "names.csv", tmp_path / "out.csv"
    table.write_text("query,country\nШымкент,KZ\n", encoding="utf-8")
    out.write_text("mine")
    said = terminal("geocode", "--batch", table, "-o", out)
    assert out.read_text() == "mine"
    assert said.out.strip() == str(tmp_path / "out_2.csv")


def test_a_folder_gets_a_table_of_the_same_name(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query,country\nШымкент,KZ\nQwzxqwzx,DE\n", encoding="utf-8")
    said = terminal("geocode", "--batch", table, "-o", tmp_path, "--json")
    assert said.json == {
        "path": str(tmp_path / "names_2.csv"),
        "sure": 1,
        "open": 0,
        "none": 1,
        "unknown_countries": 0,
    }


def test_a_table_of_nothing_gives_a_header(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query,country\n", encoding="utf-8")
    assert terminal("geocode", "--batch", table, "-o", tmp_path / "out.csv").code == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines() == [HEADER]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,country\nShymkent,KZ\n",
        "query,country\nШымкент,KZ\n".encode("cp1251"),
        "query,country\nШымкент,KZ\n".encode("utf-16"),
        b"query,country\nShymkent,KZ\n\xff\xfe,KZ\n",
        b"query\n" + b"x" * 2_000_000 + b"\n",
    ],
)
def test_what_is_no_such_table_is_refused_and_leaves_no_file(
    terminal: Terminal, tmp_path: Path, content: bytes
) -> None:
    table = tmp_path / "names.csv"
    table.write_bytes(content)
    said = terminal("geocode", "--batch", table, "-o", tmp_path / "out.csv")
    assert said.code == 1
    assert said.err.strip()
    assert list(tmp_path.glob("out*")) == []


def test_a_table_that_is_not_there_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal("geocode", "--batch", tmp_path / "none.csv", "-o", tmp_path / "out.csv")
    assert (said.code, said.out) == (1, "")


def test_a_folder_or_a_table_that_is_not_there_is_said(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query,country\nШымкент,KZ\n", encoding="utf-8")
    said = terminal("geocode", "--batch", table, "-o", tmp_path / "none" / "out.csv")
    assert (said.code, said.err) == (1, f"There is no folder {tmp_path / 'none'}.\n")
    said = terminal("geocode", "--batch", tmp_path, "-o", tmp_path / "out.csv")
    assert (said.code, said.err) == (1, f"There is no file {tmp_path}.\n")


def test_long_and_hostile_names_are_text(terminal: Terminal, tmp_path: Path) -> None:
    names = [
        "x" * 300,
        "=1+1",
        "<img onerror>",
        '"quoted, name"',
        "Robert'); drop table place;--",
        "line\nbreak",
    ]
    table = tmp_path / "names.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["query", "country"], *([name, ""] for name in names)])
    assert terminal("geocode", "--batch", table, "-o", tmp_path / "out.csv").code == 0
    assert list(dict.fromkeys(row["query"] for row in rows(tmp_path / "out.csv"))) == names


def test_no_register_is_needed_and_none_is_made(terminal: Terminal) -> None:
    assert terminal("geocode", "Шымкент").code == 0
    assert not (terminal.data / "register.sqlite").exists()
