from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from twincities.domain.errors import DraftElsewhereError
from twincities.domain.keys import Key, new_key
from twincities.services.drafts import Drafts, new_draft

if TYPE_CHECKING:
    from pathlib import Path


def test_a_draft_is_there_again_as_it_stood(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    draft = replace(
        new_draft("visit", "register"), title="Стивенейдж", content={"aim": "қала", "rows": [1, None]}
    )
    saved = drafts.save(draft)
    assert saved.saved is not None
    assert Drafts(tmp_path / "drafts").open(draft.key) == saved


def test_drafts_are_listed_for_their_register_the_latest_first(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    first, second, other = (new_draft("visit", register) for register in ("a", "a", "b"))
    for draft in (first, other, second):
        drafts.save(draft)
    assert [draft.key for draft in drafts.all("a")] == [second.key, first.key]


def test_the_draft_of_a_record_is_found(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    record = new_key()
    draft = replace(new_draft("visit", "a"), record=record, version=3)
    drafts.save(draft)
    found = drafts.of_record("a", record)
    assert found is not None
    assert (found.key, found.version) == (draft.key, 3)
    assert drafts.of_record("a", new_key()) is None


def test_a_discarded_draft_is_gone_and_may_be_discarded_again(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    draft = drafts.save(new_draft("visit", "a"))
    drafts.discard(draft.key)
    drafts.discard(draft.key)
    assert drafts.open(draft.key) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"form": 99}', '{"form": 1}', "\x00\xff"])
def test_a_damaged_draft_is_left_alone_and_stops_nobody(tmp_path: Path, content: str) -> None:
    drafts = Drafts(tmp_path)
    good = drafts.save(new_draft("visit", "a"))
    damaged = tmp_path / f"{new_key()}.draft.json"
    damaged.write_text(content, encoding="utf-8")
    assert [draft.key for draft in drafts.all("a")] == [good.key]
    assert damaged.exists()


def test_a_key_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="etc"):
        Drafts(tmp_path / "drafts").open(Key("../../etc/passwd"))


def test_nothing_half_written_is_left_when_saving_fails(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    with pytest.raises(TypeError):
        drafts.save(replace(new_draft("visit", "a"), content={"bad": object()}))
    assert list(tmp_path.iterdir()) == []


def test_a_small_forms_draft_is_found_by_its_slot_and_is_none_of_the_records_own_form(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    record = new_key()
    side = replace(new_draft("decision", "a"), record=record, slot=f"{record}:ended", place="there")
    kept = drafts.save(side)
    assert drafts.of_record("a", record) is None
    assert drafts.of_slot("a", side.slot) == kept
    assert drafts.of_slot("b", side.slot) is None
    assert kept.place == "there"


def test_a_draft_that_was_set_aside_is_offered_no_more_and_its_file_stays(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    draft = drafts.save(new_draft("visit", "a"))
    drafts.set_aside(draft.key)
    drafts.set_aside(draft.key)
    assert drafts.all("a") == []
    assert [file.name for file in tmp_path.iterdir()] == [f"{draft.key}.draft.json.unreadable"]


def test_a_draft_that_a_window_types_into_is_no_other_windows(tmp_path: Path) -> None:
    mine, other = Drafts(tmp_path), Drafts(tmp_path)
    record = new_key()
    draft = mine.save(mine.hold(replace(new_draft("visit", "a"), record=record)))
    assert mine.all("a") == [draft]
    assert mine.of_record("a", record) == draft
    assert not mine.elsewhere("a", record)
    assert other.all("a") == []
    assert other.of_record("a", record) is None
    assert other.elsewhere("a", record)
    assert not other.elsewhere("a", new_key())
    with pytest.raises(DraftElsewhereError) as refused:
        other.open(draft.key)
    assert refused.value.record == record
    own = other.hold(draft)
    assert own.key != draft.key
    assert own.saved is None


def test_a_draft_that_no_form_shows_is_any_windows(tmp_path: Path) -> None:
    mine, other = Drafts(tmp_path), Drafts(tmp_path)
    first, second = (mine.save(mine.hold(new_draft("visit", "a"))) for _ in range(2))
    mine.let_go(first.key)
    assert other.hold(first) == first
    assert mine.all("a") == [second]
    mine.close()
    assert other.hold(second) == second


def test_a_discarded_draft_leaves_nothing_behind(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    draft = drafts.save(drafts.hold(new_draft("visit", "a")))
    drafts.discard(draft.key)
    assert list(tmp_path.iterdir()) == []


def test_looking_at_drafts_takes_none_of_them(tmp_path: Path) -> None:
    mine, other, third = (Drafts(tmp_path) for _ in range(3))
    draft = mine.save(mine.hold(new_draft("visit", "a")))
    mine.close()
    assert other.all("a") == third.all("a") == [draft]
    assert third.hold(draft) == draft
