"""The gazetteer's file: unpacked once, looked over, unpacked anew when it is damaged, told when it is missing."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psutil
import pytest

from twincities.geo.errors import GazetteerDamagedError, GazetteerMissingError
from twincities.geo.gazetteer import Gazetteer
from twincities.geo.unpacking import PACKED, Shelf

if TYPE_CHECKING:
    from pathlib import Path


def unpacked(folder: Path) -> Path:
    (path,) = folder.glob("gazetteer-*.sqlite")
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the gazetteer unpacked; to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    Shelf(folder).open().close()
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """Give such a folder of the test's own."""
    return shutil.copytree(filled, tmp_path / "data")


def test_it_ships_small_enough_and_names_its_source() -> None:
    assert PACKED.stat().st_size <= 25_000_000


def test_it_is_unpacked_once(folder: Path) -> None:
    before = unpacked(folder).stat()
    store = Shelf(folder).open()
    assert store.fact("credit") == "GeoNames, CC BY 4.0"
    store.close()
    assert unpacked(folder).stat().st_mtime_ns == before.st_mtime_ns


def test_nothing_is_left_beside_it(folder: Path) -> None:
    assert sorted(path.suffix for path in folder.iterdir()) == [".seen", ".sqlite"]


def test_a_cut_file_is_unpacked_anew(folder: Path) -> None:
    size = unpacked(folder).stat().st_size
    os.truncate(unpacked(folder), size // 2)
    Shelf(folder).open().close()
    assert unpacked(folder).stat().st_size == size


def test_changed_bytes_are_noticed(folder: Path) -> None:
    with unpacked(folder).open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"\0" * 50_000)
    gazetteer = Gazetteer(Shelf(folder))
    assert gazetteer.candidates("Шымкент")[0].geonames_id == 1518980
    gazetteer.close()


def test_damage_that_only_reading_shows_is_mended_while_reading(folder: Path) -> None:
    path = unpacked(folder)
    with path.open("r+b") as file:
        file.write(b"\0" * 8192)
    path.with_suffix(".seen").write_text(str(path.stat().st_mtime_ns), encoding="ascii")
    gazetteer = Gazetteer(Shelf(folder))
    assert gazetteer.candidates("Stevenage", "GB")[0].geonames_id == 2636940
    gazetteer.close()


def test_an_older_gazetteer_is_taken_away(folder: Path) -> None:
    old = folder / "gazetteer-000000000000.sqlite"
    old.touch()
    unpacked_before = [path for path in folder.glob("gazetteer-*.sqlite") if path != old]
    unpacked_before[0].unlink()
    Shelf(folder).open().close()
    assert not old.exists()


def test_a_missing_gazetteer_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissingError) as caught:
        Gazetteer(Shelf(tmp_path, tmp_path / "gazetteer.sqlite.xz")).candidates("Шымкент")
    assert caught.value.place == tmp_path / "gazetteer.json"
    shutil.copy(PACKED.with_name("gazetteer.json"), tmp_path)
    with pytest.raises(GazetteerMissingError):
        Shelf(tmp_path / "data", tmp_path / "gazetteer.sqlite.xz").open()


@pytest.mark.parametrize("how", ["cut", "other", "noise"])
def test_a_damaged_gazetteer_is_told_and_leaves_nothing(tmp_path: Path, how: str) -> None:
    packed = tmp_path / "gazetteer.sqlite.xz"
    shutil.copy(PACKED.with_name("gazetteer.json"), tmp_path)
    whole = PACKED.read_bytes()
    packed.write_bytes({"cut": whole[: len(whole) // 3], "other": b"PK\3\4", "noise": b""}[how])
    with pytest.raises(GazetteerDamagedError) as caught:
        Shelf(tmp_path / "data", packed).open()
    assert caught.value.place == packed
    assert list((tmp_path / "data").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_the_systems_own_refusal(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, no folder")
    with pytest.raises(OSError, match=r"data"):
        Shelf(tmp_path / "data").open()


def test_a_gazetteer_closed_while_others_ask_it_answers_them(folder: Path) -> None:
    gazetteer = Gazetteer(Shelf(folder))
    with ThreadPoolExecutor(4) as askers:
        answers = []
        for _ in range(12):
            answers += [askers.submit(gazetteer.candidates, name) for name in ("Шымкент", "Stevenage")]
            gazetteer.close()
    assert all(answer.result() for answer in answers)
    gazetteer.close()


def test_a_question_that_comes_when_the_gazetteer_is_closed_is_answered_and_leaves_no_file_open(
    folder: Path,
) -> None:
    gazetteer = Gazetteer(Shelf(folder))
    gazetteer.close()
    assert gazetteer.country_of("Қазақстан") == "KZ"
    assert str(unpacked(folder)) not in {file.path for file in psutil.Process().open_files()}
