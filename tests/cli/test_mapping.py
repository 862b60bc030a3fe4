from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def test_the_map_is_one_page_with_every_tie_that_has_a_place_on_it(
    terminal: Terminal, tmp_path: Path
) -> None:
    said = terminal("map", "-o", tmp_path / "map.html", "--json", language="ru")
    assert said.code == 0
    assert said.json["path"] == str(tmp_path / "map.html")
    assert said.json["partnerships"] + said.json["unplaced"] == said.json["total"]
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert '<html lang="ru">' in page
    assert "Стивенейдж" in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_a_page_that_is_there_is_kept_unless_it_is_to_be_replaced(terminal: Terminal, tmp_path: Path) -> None:
    there = tmp_path / "map.html"
    there.write_text("kept", encoding="utf-8")
    assert terminal("map", "-o", there).out.strip() == str(tmp_path / "map_2.html")
    assert there.read_text(encoding="utf-8") == "kept"
    assert terminal("map", "-o", there, "--replace").out.strip() == str(there)
    assert there.read_text(encoding="utf-8") != "kept"


def test_a_folder_that_is_not_there_gets_a_sentence(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal("map", "-o", tmp_path / "nowhere" / "map.html")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert said.err.strip()
