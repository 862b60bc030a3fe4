from __future__ import annotations

import json
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twincities.domain.claim import Claim
from twincities.domain.errors import ProblemCode, Severity
from twincities.domain.keys import Key, new_key
from twincities.domain.names import tidy
from twincities.domain.partial_date import PartialDate
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, SourceUse, Stop, Visit
from twincities.domain.vocabularies import (
    CooperationField,
    Direction,
    Grade,
    OutcomeKind,
    Role,
    Side,
    SourceKind,
    VisitKind,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.ui.forms.claims import with_claim
from twincities.ui.visit_editor import form
from twincities.ui.visit_editor.cells import Who, read_number, read_who, say_who
from twincities.ui.visit_editor.reading import Reading, read_form

if TYPE_CHECKING:
    from twincities.ui.forms.content import Content

WORDS = Words(Language.EN, LOCALE)
TODAY = date(2026, 11, 23)
HERE, THERE = new_key(), new_key()
PRESS = new_key()
ARTICLE = Source(title="25 years of twinning", publisher="Zakon.kz")


def read(content: Content) -> Reading:
    return read_form(content, WORDS, TODAY)


def codes(reading: Reading) -> list[tuple[str, str, ProblemCode]]:
    spots = (found.problem for found in reading.problems)
    return [(problem.spot.part, problem.spot.field, problem.code) for problem in spots]


def started(**fields: object) -> Content:
    content = form.blank()
    content["fields"] |= {"sending": HERE, "host": THERE, "start": "2015-06-08", **fields}
    return content


def with_row(content: Content, part: str, **values: object) -> Content:
    content["parts"][part].append({**form.row_after(part, content["parts"][part]), **values})
    return content


texts = st.text(max_size=12).map(tidy)
said = texts.filter(bool)
days = st.dates(date(1950, 1, 1), date(2030, 12, 31)).map(PartialDate.of)
hours = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))


def visits() -> st.SearchStrategy[Visit]:
    people = st.builds(
        Participation,
        side=st.sampled_from(Side),
        name=st.uuids().map(str),
        post=texts,
        organisation_name=texts,
        role=st.none() | st.sampled_from(Role),
        notes=texts,
        headcount=st.none(),
    )
    items = st.builds(
        ProgrammeItem, title=said, starts=hours, place_name=texts, attendees=texts, interpreter=texts
    )
    outcomes = st.builds(
        Outcome,
        text=said,
        kind=st.sampled_from(OutcomeKind),
        side=st.sampled_from(Side),
        side_unsettled=st.booleans(),
        responsible=texts,
        due=st.none() | days,
        quote=texts,
    )
    claims = st.builds(
        Claim, target=st.sampled_from(("start", "aim")), source=st.just(PRESS), preferred=st.just(False)
    )
    return st.builds(
        Visit,
        start=days,
        sending=st.just(HERE),
        host=st.just(THERE),
        direction=st.sampled_from(Direction),
        kind=st.none() | st.sampled_from(VisitKind),
        occasion=texts,
        aim=texts,
        cooperation=st.lists(st.sampled_from(CooperationField), unique=True).map(tuple),
        report_due=st.none() | st.dates(date(2000, 1, 1)),
        stops=st.lists(st.builds(Stop, place=st.just(THERE)), max_size=2).map(tuple),
        participants=st.lists(people, max_size=3).map(tuple),
        programme=st.lists(items, max_size=3).map(tuple),
        outcomes=st.lists(outcomes, max_size=3).map(tuple),
        sources=st.lists(st.builds(SourceUse, source=st.just(PRESS)), max_size=1).map(tuple),
        claims=st.lists(claims, max_size=2).map(tuple),
    )


@given(visits())
@settings(max_examples=60, deadline=None)
def test_a_visit_opened_and_saved_untouched_is_the_same_visit(record: Visit) -> None:
    content = form.from_record(record, {}, {PRESS: ARTICLE})
    kept_as_draft = json.loads(json.dumps(content))

    reading = read(kept_as_draft)

    assert reading.record == record
    assert reading.sources == {}


def test_a_new_form_asks_only_for_who_where_and_when() -> None:
    assert codes(read(form.blank())) == [
        ("", "start", ProblemCode.REQUIRED),
        ("", "sending", ProblemCode.REQUIRED),
        ("", "host", ProblemCode.REQUIRED),
    ]


def test_an_empty_form_has_nothing_that_a_draft_would_keep() -> None:
    content = form.blank()
    content["parts"]["participants"].append(form.row_after("participants", []))
    assert not form.is_touched(content)
    content["parts"]["participants"][0]["name"] = "Sharon Taylor"
    assert form.is_touched(content)


def test_the_line_that_stands_ready_is_no_participant() -> None:
    content = with_row(started(), "participants", name="Sharon Taylor")
    with_row(content, "participants")
    record = read(content).record
    assert record is not None
    assert [person.name for person in record.participants] == ["Sharon Taylor"]


def test_a_new_line_takes_the_side_of_the_line_above_and_its_usual_role() -> None:
    first = form.row_after("participants", [])
    assert (first["side"], first["role"]) == ("ours", "member")
    next_one = form.row_after("participants", [{**first, "side": "theirs"}])
    assert (next_one["side"], next_one["role"]) == ("theirs", "counterpart")


def test_a_day_without_its_year_is_one_of_the_visit() -> None:
    content = started(end="2015-06-11")
    with_row(content, "programme", title="London", day="10.06 14:00–15:30")
    record = read(content).record
    assert record is not None
    (item,) = record.programme
    assert (item.day, item.starts, item.ends) == (PartialDate(2015, 6, 10), time(14), time(15, 30))


def test_a_day_over_the_turn_of_the_year_lies_in_the_year_that_fits() -> None:
    content = started(start="2015-12-30", end="2016-01-02")
    with_row(content, "programme", title="Fireworks", day="31.12")
    with_row(content, "programme", title="Concert", day="1.01")
    record = read(content).record
    assert record is not None
    assert [item.day for item in record.programme] == [PartialDate(2015, 12, 31), PartialDate(2016, 1, 1)]


@pytest.mark.parametrize("day", ["", "—", "-"])
def test_an_unknown_day_may_be_left_empty_or_written_as_a_dash(day: str) -> None:
    record = read(with_row(started(), "programme", title="BioPark", day=day)).record
    assert record is not None
    assert record.programme[0].day is None


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("31.06.2015", ProblemCode.IMPOSSIBLE_DATE),
        ("some day", ProblemCode.UNREADABLE_DATE),
        ("8.06.2015 25:00", ProblemCode.UNREADABLE_DATE),
        ("12.06", ProblemCode.OUTSIDE_VISIT),
    ],
)
def test_a_wrong_day_is_named_once(day: str, code: ProblemCode) -> None:
    content = with_row(started(end="2015-06-11"), "programme", title="Manchester", day=day)
    assert codes(read(content)) == [("programme", "day", code)]


def test_an_end_before_the_start_carries_its_repair() -> None:
    (found,) = read(started(end="2014-06-11")).problems
    assert (found.problem.code, found.problem.repair) == (
        ProblemCode.END_BEFORE_START,
        PartialDate(2015, 6, 11),
    )


def test_a_start_that_cannot_be_read_is_not_also_called_missing() -> None:
    assert codes(read(started(start="31.06.2015"))) == [("", "start", ProblemCode.IMPOSSIBLE_DATE)]


def test_a_start_without_its_year_offers_the_nearest() -> None:
    (found,) = read(started(start="8-11.06")).problems
    assert found.problem.code is ProblemCode.YEAR_MISSING
    assert found.problem.repair is not None


def test_a_name_that_is_no_record_is_asked_about_by_its_text() -> None:
    content = started(host=None)
    content["typed"]["host"] = "Stevenege"
    (found,) = read(content).problems
    assert (found.problem.spot.field, dict(found.problem.facts)) == ("host", {"text": "Stevenege"})


def test_a_commitment_without_deadline_may_be_saved_without_side_not() -> None:
    content = with_row(started(), "outcomes", text="A placement", side="ours")
    reading = read(content)
    assert reading.record is not None
    assert [found.problem.severity for found in reading.problems] == [Severity.WARNING]
    content["parts"]["outcomes"][0]["side"] = None
    assert ("outcomes", "side", ProblemCode.NO_SIDE) in codes(read(content))


def test_problems_come_in_the_order_of_the_form() -> None:
    content = started(end="2014-06-11", host=None)
    with_row(content, "outcomes", text="A placement")
    with_row(content, "participants", name="A")
    with_row(content, "participants", name="A")
    parts = [found.problem.spot.part for found in read(content).problems]
    assert parts == ["", "", "participants", "outcomes", "outcomes"]


def test_a_new_source_is_written_with_the_visit_and_a_changed_one_too() -> None:
    content = with_row(started(), "sources", title="An article", publisher="Zakon.kz")
    known = form.known_source(form.blank_row("sources"), PRESS, ARTICLE)
    content["parts"]["sources"].append({**known, "publisher": "Zakon"})
    reading = read(content)
    first, second = content["parts"]["sources"]
    assert reading.sources == {
        Key(first["source"]): Source(title="An article", publisher="Zakon.kz"),
        Key(second["source"]): Source(title=ARTICLE.title, publisher="Zakon"),
    }
    assert reading.record is not None
    assert [use.source for use in reading.record.sources] == [first["source"], PRESS]


def test_a_row_shows_the_numbers_of_the_sources_it_rests_on() -> None:
    content = with_row(started(), "sources", title="An article")
    with_row(content, "sources", title="A letter")
    with_row(content, "programme", title="BioPark")
    row = content["parts"]["programme"][0]["key"]
    for source in reversed(content["parts"]["sources"]):
        claim = {"target": "title", "target_part": row, "source": source["source"]}
        content = with_claim(content, claim)
    assert form.citation(content, row) == "[1] [2]"
    record = read(content).record
    assert record is not None
    assert [claim.preferred for claim in record.claims] == [True, False]


def test_a_row_that_is_gone_takes_its_claims_along_and_so_does_a_source() -> None:
    content = with_row(started(), "sources", title="An article")
    with_row(content, "programme", title="BioPark")
    row, source = content["parts"]["programme"][0]["key"], content["parts"]["sources"][0]
    content = with_claim(content, {"target": "title", "target_part": row, "source": source["source"]})
    assert form.confirmed_by(content, source["source"]) == 1
    assert form.pruned(content) == content
    for part in ("programme", "sources"):
        without = {**content, "parts": {**content["parts"], part: []}}
        assert form.pruned(without)["parts"]["claims"] == []  # type: ignore[arg-type]


def test_a_source_can_confirm_everything_that_has_no_source_yet() -> None:
    content = with_row(started(occasion="25 years"), "sources", title="An article")
    with_row(content, "programme", title="BioPark")
    with_row(content, "participants")
    source = content["parts"]["sources"][0]["source"]
    content = with_claim(content, {"target": "start", "source": "another"})
    content = form.confirmed_throughout(content, source)
    claimed = {claim["target"] for claim in content["parts"]["claims"] if claim["source"] == source}
    assert claimed == {"sending", "host", "occasion", "title"}


def test_an_inferred_value_keeps_its_certainty_and_words() -> None:
    content = with_row(started(), "sources", title="An article")
    claim = {
        "target": "start",
        "source": content["parts"]["sources"][0]["source"],
        "grade": Grade.INFERRED.value,
        "quote": "on 8–11 June",
    }
    record = read(with_claim(content, claim)).record
    assert record is not None
    assert [(one.target, one.grade, one.quote) for one in record.claims] == [
        ("start", Grade.INFERRED, "on 8–11 June")
    ]


def test_the_next_visit_keeps_the_partnership_and_nothing_else() -> None:
    content = started(partnership="p", occasion="25 years")
    content["names"] = {HERE: "Shymkent", THERE: "Stevenage", "x": "Nobody"}
    following = form.for_next(content)
    assert following["fields"]["partnership"] == "p"
    assert following["fields"]["occasion"] is None
    assert set(following["names"]) == {HERE, THERE}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("both sides ?", Who(Side.BOTH, unsettled=True)),
        ("both?", Who(Side.BOTH, unsettled=True)),
        ("OUR SIDE", Who(Side.OURS)),
        ("our side · city council", Who(Side.OURS, responsible="city council")),
        (
            "both sides · city council / mayor's office",
            Who(Side.BOTH, responsible="city council", responsible_there="mayor's office"),
        ),
        ("their side · / mayor's office", Who(Side.THEIRS, responsible_there="mayor's office")),
        ("AC/DC fan club", Who(None, responsible="AC/DC fan club")),
        ("University of Hertfordshire", Who(None, responsible="University of Hertfordshire")),
        ("—", Who()),
    ],
)
def test_who_carries_something_out_is_read_from_one_cell(text: str, who: Who) -> None:
    assert read_who(text, WORDS) == who
    assert read_who(say_who(who, WORDS), WORDS) == who


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), (" 3 ", 3), ("Louis 14", None), ("123456", None), ("", None)]
)
def test_a_number_instead_of_a_name_is_a_headcount(text: str, number: int | None) -> None:
    assert read_number(text) == number


def test_hostile_text_becomes_tidy_text_or_a_named_problem() -> None:
    content = started(occasion="25\x00 years\u202e \t of\r\ntwinning")
    record = read(content).record
    assert record is not None
    assert record.occasion == "25 years of twinning"
    assert codes(read(started(notes="x" * 10_001))) == [("", "notes", ProblemCode.TOO_LONG)]


def test_source_kinds_have_a_default() -> None:
    assert form.blank_row("sources")["kind"] == SourceKind.ARTICLE.value


def test_a_word_that_names_no_term_is_told_where_it_stands() -> None:
    content = with_row(started(), "participants", name="A", role=None, **{"typed role": "boss"})
    content["typed"]["status"] = "kept"
    reading = read(content)
    assert reading.record is None
    assert codes(reading) == [
        ("", "status", ProblemCode.UNKNOWN_TERM),
        ("participants", "role", ProblemCode.UNKNOWN_TERM),
    ]


def test_a_word_that_names_no_kind_of_a_known_source_is_told_too() -> None:
    source = new_key()
    visit = Visit(start=PartialDate(2015), sending=HERE, host=THERE, sources=(SourceUse(source=source),))
    content = form.from_record(visit, {}, {source: ARTICLE})
    content["parts"]["sources"][0]["typed kind"] = "rumour"
    assert codes(read(content)) == [("sources", "kind", ProblemCode.UNKNOWN_TERM)]
