from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from twincities.db.part_file import PART
from twincities.domain.errors import NotEmptyError
from twincities.domain.vocabularies import Direction, Grade, LegalStatus, OutcomeKind, Side
from twincities.paths import shipped
from twincities.services.example import example_key
from twincities.services.starting import new_register
from twincities.services.visit_filter import Viewer, VisitQuery
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.wiring import Program, Services

FEW_WORDS = 25
"""Words of the longest phrase that is quoted: single phrases, never the article."""


def test_the_example_holds_the_founding_visit_whole(services: Services, visit_key: Key) -> None:
    visit = services.visits.open(visit_key).record
    assert (visit.start.edtf(), visit.end and visit.end.edtf()) == ("2015-06-08", "2015-06-11")
    assert visit.direction is Direction.OUTGOING
    assert visit.sending == example_key("place/south-kazakhstan")
    assert visit.host == example_key("place/stevenage")
    theirs = [person.name for person in visit.participants if person.side is Side.THEIRS]
    assert theirs == [
        "Шарон Тэйлор",
        "Скотт Крадгингтон",
        "Мэттью Партридж",
        "Йоланда Рагг",
        "Питер Линдсей",
        "Этьенн Стотт",
    ]
    assert [person.name for person in visit.participants if person.side is Side.OURS] == [""]
    days = {item.title: item.day for item in visit.programme}
    assert len(days) == 9
    assert [day.edtf() for day in days.values() if day] == ["2015-06-10"]
    assert visit.programme[-1].day, "what has no day stands on top, as the form keeps it"
    kinds = [outcome.kind for outcome in visit.outcomes]
    assert kinds == [OutcomeKind.AGREEMENT_REACHED, OutcomeKind.AGREEMENT_REACHED, OutcomeKind.INTENTION]


def test_the_anniversary_is_the_citys_and_its_year_is_marked_as_worked_out(services: Services) -> None:
    tie = services.partnerships.open(example_key("partnership/shymkent-stevenage")).record
    assert tie.established is not None
    assert tie.established.edtf() == "1990"
    claim = next(one for one in tie.claims if one.target == "established")
    assert claim.grade is Grade.INFERRED
    assert claim.premises


def test_every_value_of_the_visit_that_the_source_does_not_say_is_inferred(
    services: Services, visit_key: Key
) -> None:
    claims = services.visits.open(visit_key).record.claims
    inferred = {claim.target for claim in claims if claim.grade is Grade.INFERRED}
    assert inferred == {"start", "end", "day", "report_submitted"}
    assert all(claim.premises for claim in claims if claim.grade is Grade.INFERRED)


def test_shymkent_has_its_listed_partners_and_nothing_invented_about_them(services: Services) -> None:
    file = json.loads((shipped("data") / "example_register.json").read_text(encoding="utf-8"))
    ties = [one for one in file["records"] if one["noun"] == "partnership"]
    assert {tie["id"].removeprefix("partnership/shymkent-") for tie in ties} == {
        "stevenage",
        "grosseto",
        "acharnes",
        "baiyin",
        "khujand",
        "pattaya",
        "adana",
        "izmir",
        "mogilev",
    }
    for tie in ties:
        record = services.partnerships.open(example_key(tie["id"])).record
        celebrated = tie["id"].endswith("stevenage")
        assert (record.established is not None) == celebrated
        assert record.legal_status is (LegalStatus.IN_FORCE if celebrated else LegalStatus.UNCONFIRMED)
        inferred = {claim.target for claim in record.claims if claim.grade is Grade.INFERRED}
        assert inferred == ({"established", "legal_status"} if celebrated else set())
        assert all(claim.source for claim in record.claims)


def test_every_place_has_a_name_in_russian_kazakh_and_english() -> None:
    file = json.loads((shipped("data") / "example_register.json").read_text(encoding="utf-8"))
    for place in (one for one in file["records"] if one["noun"] == "place"):
        languages = {name["language"] for name in place["parts"]["names"]}
        assert languages >= {"ru", "kk", "en"}, place["id"]
        assert re.fullmatch("[A-Z]{2}", place["fields"]["country"])


def test_only_single_phrases_of_the_article_are_kept(services: Services, visit_key: Key) -> None:
    visit = services.visits.open(visit_key).record
    quotes = [claim.quote for claim in visit.claims] + [outcome.quote for outcome in visit.outcomes]
    assert all(len(quote.split()) <= FEW_WORDS for quote in quotes)
    source = services.sources.open(visit.sources[0].source).record
    assert source.text == ""


def test_the_founding_visit_owes_no_report(services: Services, viewer: Viewer) -> None:
    rows = services.visits.rows(services.visits.ids(VisitQuery(), viewer), viewer)
    assert [row.status.value for row in rows] == ["held"]


def test_the_register_says_that_it_is_an_example(program: Program, empty: Services) -> None:
    assert program.open_register().is_example
    assert not empty.is_example


def test_an_example_register_passes_the_check(program: Program) -> None:
    assert program.keeping().check() == []


def test_example_data_never_go_beside_a_persons_own(tmp_path: Path, program: Program) -> None:
    with pytest.raises(NotEmptyError) as caught:
        program.open_example()
    assert caught.value.place.endswith("register.sqlite")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotEmptyError) as caught:
        start(folder).open_example()
    assert caught.value.place == str(folder)
    assert [file.name for file in folder.iterdir()] == ["letters.txt"]


def test_the_welcome_pages_settings_do_not_stand_in_the_way(tmp_path: Path) -> None:
    program = start(tmp_path / "new")
    program.change_settings(person="A. Clerk")
    for beside in (f"{program.paths.settings.name}xyz", f"{program.paths.log.name}.1"):
        # Settings that are being written just now, and a log that was full.
        (program.paths.data / beside).touch()
    assert program.open_example().is_example
    program.close()


def test_an_example_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "data_without_the_file"
    broken.mkdir()
    monkeypatch.setattr("twincities.services.example.shipped", lambda _folder: broken)
    program = start(tmp_path / "new")
    with pytest.raises(FileNotFoundError):
        program.open_example()
    assert list(program.paths.data.iterdir()) == []


KILLED = """
import os, sys
from pathlib import Path
from twincities.paths import Paths
from twincities.services.starting import new_register
from twincities.wiring import Program, start

paths = start(Path(sys.argv[1])).paths
with new_register(paths, paths.register) as file:
    Program(paths, start(paths.data).settings, file).open_register(create=True)
    os._exit(9)
"""


def test_what_a_program_left_that_was_killed_while_it_wrote_an_example_is_gone_with_the_next(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "new"
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run([sys.executable, "-c", KILLED, str(folder)], env=paths, check=False)
    program = start(folder)
    assert ended.returncode == 9
    assert {path.name for path in folder.rglob("*-wal")} == {f"{PART}-wal"}
    assert not program.paths.register.exists()
    assert program.open_example().is_example
    program.close()
    assert list(folder.iterdir()) == [program.paths.register]


def test_of_two_examples_at_once_the_first_one_stays(tmp_path: Path) -> None:
    program = start(tmp_path / "new")
    second = ExitStack()
    second.enter_context(new_register(program.paths, program.paths.register)).write_bytes(b"the second")
    program.open_example()
    with pytest.raises(NotEmptyError):
        second.close()
    assert program.open_register().is_example
    program.close()
