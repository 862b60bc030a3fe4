"""What the project says of itself, held against the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from twincities.cli.commands import commands
from twincities.i18n import Language, Words

PROJECT = Path(__file__).resolve().parent.parent
DECISIONS = PROJECT / "docs" / "decisions"
DOCUMENTS = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("*/README.md")]
LINK = re.compile(r"\]\((?!\w+:)([^)#]+)")
COMMAND = re.compile(r"`([a-z]+)\b[^`]*`")
NAMED_FILE = re.compile(r"`((?:domain|db|reports|geo|services|cli|ui|bootstrap)/[\w/]*(?:\.py)?)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.relative_to(PROJECT).as_posix())
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (document.parent / link).exists()] == []


def test_every_decision_has_its_own_number_and_stands_in_the_list() -> None:
    records = sorted(one.name for one in DECISIONS.glob("0*.md"))
    numbers = [name.split("-")[0] for name in records]
    assert len(set(numbers)) == len(numbers)
    listed = LINK.findall((DECISIONS / "README.md").read_text(encoding="utf-8"))
    assert listed == records


def test_the_rooms_and_files_that_the_architecture_names_are_there() -> None:
    text = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = NAMED_FILE.findall(text)
    assert named
    assert [one for one in named if not (PROJECT / "src" / "twincities" / one).exists()] == []


def test_the_first_page_names_every_command_and_no_other() -> None:
    rows = [
        line.split("|")[1]
        for line in (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert set(COMMAND.findall(" ".join(rows))) == set(commands(Words(Language.EN, PROJECT)).commands)
