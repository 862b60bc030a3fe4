"""What the window understands of a command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.keeping import lay
from twincities.app import UsageError, program_of
from twincities.i18n import Language

SRC = Path(__file__).parents[2] / "src"


def modules_after(code: str, *arguments: object) -> set[str]:
    """Return the modules that a process of its own has imported after some lines."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)", *map(str, arguments)],
        env={"PYTHONPATH": str(SRC), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_a_line_without_options_takes_the_persons_own_places() -> None:
    program = program_of([])
    assert program.where is None
    assert program.language is None


def test_every_option_can_be_given_in_both_ways(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    apart = program_of(["--data-dir", str(tmp_path), "--database", str(file), "--language", "kk"])
    together = program_of([f"--data-dir={tmp_path}", f"--database={file}", "--language=kk"])
    for program in (apart, together):
        assert program.paths.data == tmp_path
        assert program.register == file
        assert program.language is Language.KK


def test_an_address_is_not_taken_for_a_file() -> None:
    assert (
        program_of(["--database", "postgresql://office/register"]).register == "postgresql://office/register"
    )


@pytest.mark.parametrize("line", [["--no-such"], ["--language", "xx"], ["--database"], ["visits"]])
def test_what_is_not_understood_is_said(line: list[str]) -> None:
    with pytest.raises(UsageError, match=line[-1].removeprefix("--")):
        program_of(line)


def test_a_wrong_line_ends_with_a_sentence_and_code_2() -> None:
    code = "import sys; from twincities.app import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "--language", "xx"],
        env={"PYTHONPATH": str(SRC), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "xx" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    imported = modules_after("import twincities.app")
    assert not imported & {"sqlalchemy", "alembic", "openpyxl", "lxml", "babel", "platformdirs"}
    assert "twincities.domain" not in imported
    assert "twincities.ui.furniture" not in imported


def test_the_first_page_waits_for_no_form_and_for_no_description_of_fields() -> None:
    imported = modules_after("import twincities.ui.front as front; front.import_first_page()")
    assert not imported & {"twincities.ui.forms", "twincities.domain.fields", "sqlalchemy"}


def test_the_first_card_of_a_start_waits_for_the_tables_of_its_own_nouns_only(
    data: Path, empty_register: Path
) -> None:
    code = """
import sys
from datetime import date
from pathlib import Path
from twincities.i18n import Language
from twincities.services.visit_filter import Viewer
from twincities.wiring import start

services = start(Path(sys.argv[1])).open_register()
services.agenda.coming_visits(Viewer(Language.EN, date(2026, 11, 23), 0))
"""
    lay(empty_register, data)
    place = "twincities.db.tables."
    tables = {name.removeprefix(place) for name in modules_after(code, data) if name.startswith(place)}
    assert tables == {"columns", "history", "visits", "partnerships", "places"}
