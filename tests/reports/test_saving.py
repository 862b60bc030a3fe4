"""A paper on the disk: whole or not there, and never over another file."""

from __future__ import annotations

import errno
import os
import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import pytest

from tests.reports.founding_visit import founding_visit
from tests.reports.small_journal import small_journal
from twincities.reports.errors import (
    DiskFullError,
    FolderMissingError,
    NotAllowedError,
    NotWrittenError,
    PaperError,
    TargetBusyError,
)
from twincities.reports.paper import write_visit_journal, write_visit_report
from twincities.reports.saving import free_name, save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twincities.reports.paper import PaperOptions


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow past `size` bytes, as on a disk with no more room than that."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def hello(file: BinaryIO) -> None:
    file.write(b"hello")


def test_a_taken_name_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"signed")
    assert save(path, hello) == tmp_path / "report_2.xlsx"
    assert save(path, hello) == tmp_path / "report_3.xlsx"
    assert path.read_bytes() == b"signed"


def test_the_next_free_name_is_told_beforehand(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert free_name(path) == path
    path.touch()
    assert free_name(path) == tmp_path / "report_2.xlsx"


def test_an_asked_for_replacement_replaces(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    assert save(path, hello, replace=True) == path
    assert path.read_bytes() == b"hello"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_no_report_behind(tmp_path: Path, final: PaperOptions) -> None:
    path = tmp_path / "report.xlsx"
    with room_for(4096), pytest.raises(DiskFullError) as caught:
        write_visit_report(founding_visit(), final, path)
    assert caught.value.path == path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", [8, 6000])
def test_a_full_disk_leaves_no_journal_behind(tmp_path: Path, final: PaperOptions, count: int) -> None:
    lines = small_journal() * (count // 8)
    with room_for(4096), pytest.raises(DiskFullError):
        write_visit_journal(lines, len(lines), final, tmp_path / "journal.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_keeps_the_file_that_was_to_be_replaced(tmp_path: Path, final: PaperOptions) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"signed")
    with room_for(4096), pytest.raises(DiskFullError):
        write_visit_report(founding_visit(), final, path, replace=True)
    assert path.read_bytes() == b"signed"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_went_away_is_named(tmp_path: Path, final: PaperOptions) -> None:
    path = tmp_path / "stick" / "report.xlsx"
    with pytest.raises(FolderMissingError) as caught:
        write_visit_report(founding_visit(), final, path)
    assert caught.value.path == path


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "stick").touch()
    with pytest.raises(FolderMissingError):
        save(tmp_path / "stick" / "report.xlsx", hello)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, NotAllowedError),
        (errno.EACCES, NotAllowedError),
        (errno.EIO, NotWrittenError),
    ],
)
def test_every_refusal_of_the_system_has_its_own_error(
    tmp_path: Path, number: int, expected: type[PaperError]
) -> None:
    def refused(file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(number, "refused")

    with pytest.raises(expected):
        save(tmp_path / "report.xlsx", refused)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").mkdir()
    with pytest.raises(NotWrittenError):
        save(tmp_path / "report.xlsx", hello, replace=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.xlsx"]


def test_a_file_that_another_program_holds_open_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"open in Excel")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "the file is used by another process")

    monkeypatch.setattr("os.rename", held)
    monkeypatch.setattr("os.replace", held)
    with pytest.raises(TargetBusyError) as caught:
        save(path, hello, replace=True)
    assert caught.value.path == path
    assert path.read_bytes() == b"open in Excel"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_while_writing_is_passed_on_and_leaves_nothing(tmp_path: Path) -> None:
    def broken(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyError

    with pytest.raises(KeyError):
        save(tmp_path / "report.xlsx", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_knows_no_second_names_takes_papers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise OSError(errno.EPERM, "no second names here")

    monkeypatch.setattr(os, "link", refuse)
    names = [save(tmp_path / "paper.xlsx", hello).name for _ in range(2)]
    assert names == ["paper.xlsx", "paper_2.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"hello"}
