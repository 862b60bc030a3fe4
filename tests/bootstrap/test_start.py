"""What a start does before the program: window or command, screen, libraries, and the locks it relies on."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from twincities.bootstrap import speech, wants_window
from twincities.bootstrap.environment import DEPENDENCY, LIMIT, numbers
from twincities.bootstrap.system import missing_libraries

if TYPE_CHECKING:
    from tests.bootstrap.conftest import Project

PROJECT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((PROJECT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("", True),
        ("--data-dir office", True),
        ("--data-dir=office --language kk", True),
        ("--help", False),
        ("search x", False),
        ("--data-dir office search x", False),
        ("--data-dir", False),
    ],
)
def test_a_line_without_a_command_opens_the_window(line: str, *, window: bool) -> None:
    assert wants_window(line.split()) is window


def test_without_a_screen_the_window_says_so_and_a_command_does_not_care(project: Project) -> None:
    refused = project.start()
    assert refused.code == 1
    assert speech.NO_SCREEN.text in refused.err
    assert project.start("search").code == 0
    assert project.start(QT_QPA_PLATFORM="offscreen").out == "window\n"


def test_a_missing_library_is_named_with_its_package() -> None:
    wanted = {"libc.so.6": "libc6", "libnobody-made-this.so.1": "libnobody1"}
    assert missing_libraries(wanted) == {"libnobody-made-this.so.1": "libnobody1"}


def test_main_can_be_read_by_pythons_too_old_to_run_it() -> None:
    source = (PROJECT / "main.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert repr(speech.TOO_OLD.text)[1:-1] in source


@pytest.mark.parametrize("lock", ["run", "test"])
def test_a_lock_pins_and_hashes_everything_and_holds_no_address(lock: str) -> None:
    text = (PROJECT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#")]
    assert all("--hash=sha256:" in entry and PIN.match(entry) for entry in entries)
    assert not re.search(r"://|^-|@ ", text, re.MULTILINE)


def test_the_tests_lock_holds_the_programs_at_the_same_versions() -> None:
    assert pins("run").items() <= pins("test").items()


@pytest.mark.parametrize("lock", ["run", "test"])
def test_a_lock_keeps_to_the_ranges_of_the_project(lock: str) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if lock == "test" else [])
    locked = pins(lock)
    for dependency in wanted:
        named = DEPENDENCY.match(dependency)
        assert named
        version = numbers(locked[named[1].lower()])
        for sign, limit in LIMIT.findall(named[2]):
            assert (version >= numbers(limit)) is (sign == ">="), dependency


def test_the_locked_qt_gives_back_its_references_to_none() -> None:
    before = sys.getrefcount(None)
    named = QObject()
    for _ in range(2000):
        named.setObjectName("name")
    assert (
        before - sys.getrefcount(None) < 1000
    )  # PySide6 6.12.0 loses one a call under Python 3.11, then aborts
