from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT
from twincities.cli import main, sayings
from twincities.cli.listing import COMMITMENTS as PROMISES
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.settings import Settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

COMMANDS = ("backup", "check", "example", "report", "restore", "search", "upgrade")


def test_help_names_every_command(bare: Terminal) -> None:
    said = bare("--help")
    assert said.code == 0
    assert all(f"  {command} " in said.out for command in COMMANDS)
    assert not bare.data.exists()


@pytest.mark.parametrize("language", list(Language))
def test_what_stands_for_options_and_values_is_said_in_the_language_asked_for(
    bare: Terminal, language: Language
) -> None:
    words = Words(language, LOCALE)
    said = bare("--help", "--language", language).out
    assert f"twincities {words(sayings.OPTIONS)} {words(sayings.SUBCOMMAND)}" in said
    said = bare("report", "--help", "--language", language).out
    assert f"twincities report {words(sayings.OPTIONS)}" in said
    for option, placeholder in (("--output", "FILE"), ("--visit", "KEY"), ("--data-dir", "DIR")):
        assert f"{option} {words(sayings.PLACEHOLDERS[placeholder])} " in said


@pytest.mark.parametrize("language", list(Language))
def test_help_tells_what_each_command_does_to_the_end(bare: Terminal, language: Language) -> None:
    said = " ".join(bare("--help", "--language", language).out.split())
    for about in (sayings.SEARCH, sayings.CHECK, sayings.RESTORE, PROMISES):
        assert Words(language, LOCALE)(about) in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_takes_the_common_options(bare: Terminal, command: str) -> None:
    said = bare(command, "--help")
    assert said.code == 0
    for option in ("--data-dir", "--database", "--language", "--json"):
        assert option in said.out, option


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nonsense"], "No such command"),
        (["search"], "Missing argument"),
        (["search", "x", "--nonsense"], "No such option"),
        (["search", "x", "--limit", "many"], "Invalid value"),
        (["search", "x", "--language", "xx"], "Invalid value"),
        (["check", "more"], "Got unexpected extra argument"),
    ],
)
def test_a_command_line_that_is_not_understood_is_said_with_where_to_read_on(
    bare: Terminal, arguments: list[str], sentence: str
) -> None:
    said = bare(*arguments)
    assert said.code == 2
    assert said.err.startswith(sentence)
    assert "--help” shows how." in said.err
    assert said.out == ""


@pytest.mark.parametrize("language", list(Language))
def test_what_is_not_understood_is_quoted_as_the_rest(bare: Terminal, language: Language) -> None:
    for arguments in (
        ["nonsense"],
        ["search"],
        ["search", "x", "--nonsense"],
        ["search", "x", "--limit", "many"],
        ["search", "x", "--limit", "it's"],
        ["search", "x", "--language", "xx"],
        ["example", "--scale", "big"],
        ["report", "-o"],
        ["map", "--json=1"],
    ):
        said = bare(*arguments, language=language)
        assert said.code == 2
        assert not re.search("\"|(?<!\\w)'|'(?!\\w)", said.err), said.err


WRITERS = {
    ".xlsx": ("report", "register", "-o"),
    ".html": ("map", "-o"),
    ".ics": ("anniversaries", "--ics"),
    ".csv": ("geocode", "--batch", "names.csv", "-o"),
}


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_file_gets_no_suffix_of_another_kind(terminal: Terminal, tmp_path: Path, suffix: str) -> None:
    for name in ("a.txt", "a.xls", "plan 2026.11"):
        said = terminal(*WRITERS[suffix], tmp_path / name)
        assert said.code == 2
        assert f"The name “{name}” has to end in {suffix}." in said.err
    said = terminal(*WRITERS[suffix], "")
    assert said.code == 2
    assert f"The name “” has to end in {suffix}." in said.err
    said = terminal(*WRITERS[suffix], f"{tmp_path / 'none'}{os.sep}")
    assert said.code == 2
    assert "There is no folder" in said.err
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


@pytest.mark.parametrize("suffix", WRITERS)
def test_what_is_neither_file_nor_folder_is_not_written_to(
    terminal: Terminal, tmp_path: Path, suffix: str
) -> None:
    for name in ("pipe", f"pipe{suffix}"):
        os.mkfifo(tmp_path / name)
        there = set(tmp_path.iterdir())
        said = terminal(*WRITERS[suffix], tmp_path / name)
        assert (said.code, said.out) == (2, "")
        assert (
            f"{tmp_path / name} is neither a file nor a folder. Name a file that ends in {suffix}" in said.err
        )
        assert set(tmp_path.iterdir()) == there


def test_a_file_without_a_suffix_gets_the_one_of_its_kind(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query,country\n", encoding="utf-8")
    for suffix, command in WRITERS.items():
        given = [str(table) if word == table.name else word for word in command]
        assert terminal(*given, tmp_path / "Plan").out.strip() == str(tmp_path / f"Plan{suffix}")
        assert terminal(*given, tmp_path / f"LOUD{suffix.upper()}").code == 0


@pytest.mark.parametrize(
    ("typed", "meant"), [(["serch", "x"], "search"), (["search", "x", "--jsno"], "--json")]
)
def test_a_slip_of_the_fingers_is_guessed(bare: Terminal, typed: list[str], meant: str) -> None:
    assert f"Did you mean {meant}?" in bare(*typed).err


def test_an_option_after_the_command_wins(terminal: Terminal, bare: Terminal) -> None:
    assert bare("search", "biopark", "--data-dir", terminal.data, "--json").json


def test_sentences_come_in_the_language_of_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {}
    for language in Language:
        save_settings(Settings(language=language), tmp_path / "settings.json")
        assert main(["--data-dir", str(tmp_path), "report", "--list"]) == 0
        said[language] = capsys.readouterr().out
    assert "Visit report" in said[Language.EN]


def test_the_program_itself_runs_a_command_with_clean_streams(terminal: Terminal) -> None:
    said = terminal.run("search", "шымкент", "--json")
    assert said.code == 0
    assert said.err == ""
    assert any(hit["title"] == "Shymkent" for hit in json.loads(said.out))


def test_letters_arrive_whole_where_the_console_speaks_another_alphabet(terminal: Terminal) -> None:
    said = terminal.run(
        "search", "biopark", env={"PYTHONIOENCODING": "cp1251", "PYTHONUTF8": "0", "LC_ALL": "C"}
    )
    assert "South Kazakhstan Region → Stevenage" in said.out
    assert "25-летие" in said.out


def test_a_reader_that_has_had_enough_is_no_trouble(terminal: Terminal) -> None:
    with terminal.start("search", "шымкент", "--limit", "10000", "--json") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_program_without_streams_does_its_work(terminal: Terminal, tmp_path: Path, closed: str) -> None:
    target = tmp_path / "paper.xlsx"
    for number, asked in enumerate((("report", "register", "-o", target), ("activity",), ("nonsense",))):
        without = ("sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, ROOT / "main.py")
        command = [*map(str, (*without, "--data-dir", terminal.data, *asked))]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == (2 if number == 2 else 0)
        assert b"Traceback" not in done.stderr
    assert target.exists()


def test_help_loads_neither_window_nor_storage_nor_workbooks(bare: Terminal) -> None:
    code = (
        "import sys; from twincities.cli import main; main(['--help']); "
        "heavy = {'sqlalchemy', 'alembic', 'openpyxl', 'PySide6', 'babel'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert _python(code) == 0


def test_searching_loads_neither_window_nor_migrations_nor_workbooks(terminal: Terminal) -> None:
    code = (
        "import sys; from twincities.cli import main; "
        f"main(['--data-dir', {str(terminal.data)!r}, 'search', 'biopark']); "
        "heavy = {'alembic', 'openpyxl', 'PySide6'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert _python(code) == 0


def _python(code: str) -> int:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode


def test_an_interrupted_writing_leaves_no_register(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def press_control_c(_progress: object, done: int, _of: int) -> None:
        if done:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("twincities.cli.asking.Progress.__call__", press_control_c)
    said = bare("example", "--scale", "national")
    assert (said.code, said.err) == (130, "Interrupted.\n")
    assert list(bare.data.iterdir()) == []


def test_trouble_that_nobody_knows_is_said_in_a_sentence_and_written_to_the_log(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twincities.services.finding.titles_of", lambda *_: 1 / 0)
    said = terminal("search", "biopark")
    assert said.code == 1
    assert said.err.startswith("Something happened that the program does not know: ZeroDivisionError")
    assert "Traceback" not in said.err
    assert "ZeroDivisionError" in (terminal.data / "log.txt").read_text(encoding="utf-8")
