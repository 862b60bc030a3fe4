"""The command that lists what was signed, and by when notice has to be given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from twincities.cli.asking import Asked, common_options, print_json, whole_number
from twincities.cli.listing import (
    DASH,
    JSON,
    PARTNERSHIP,
    date_words,
    keys_words,
    print_table,
    viewer_of,
)
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Words
    from twincities.services.agreement_rows import AgreementRow

AGREEMENTS = N_("List agreements by their notice dates, the nearest first, those without one last.")
DUE = N_("Only those whose notice date is near or has passed, and those without a text and a known term.")
DAYS = N_(
    "With --due: only so many days ahead; if not given, the office's own number and its reminders count."
)
DAYS_ALONE = N_("Give --due with --days.")
MOST_DAYS = 36_525
DOCUMENT = NP_("column of a list", "Document")
SIGNED = NP_("column of a list", "Signed")
UNTIL = NP_("column of a list", "Valid until")
NOTICE = NP_("column of a list", "Notice by")
LEFT = NP_("column of a list", "Days")
STATE = NP_("column of a list", "State")
NUMBERED = NP_("document with its number", "{document} No. {number}")
AGREEMENT_KEYS = (
    "key", "partnership", "ours", "partner", "countries", "kind", "title", "number", "signed", "in_force_from",
    "duration", "valid_until", "renewal", "renewed_for", "notice_by", "deadline", "days_left", "urgency", "state",
    "text", "follows", "effect",
)  # fmt: skip


def agreements_command(words: Words) -> click.Command:
    """Return the command, its help in the given language."""

    @click.command("agreements", help=words(AGREEMENTS), epilog=keys_words(AGREEMENT_KEYS, words))
    @click.option("--due", is_flag=True, help=words(DUE))
    @click.option("--days", type=whole_number(words, 0, MOST_DAYS), help=words(DAYS))
    @click.option("--json", "as_json", is_flag=True, help=words(JSON))
    @common_options(words)
    @click.pass_obj
    def agreements(asked: Asked, *, due: bool, days: int | None, as_json: bool) -> None:
        if days is not None and not due:
            raise click.UsageError(words(DAYS_ALONE))
        found = _found(asked, days, due=due)
        if as_json:
            print_json([_agreement(row) for row in found])
            return
        header = (PARTNERSHIP, DOCUMENT, SIGNED, UNTIL, NOTICE, LEFT, STATE)
        print_table(header, [_cells(row, words) for row in found], words)

    return agreements


def _found(asked: Asked, days: int | None, *, due: bool) -> list[AgreementRow]:
    from twincities.services.agreement_filter import AgreementQuery  # noqa: PLC0415 - not before it is asked

    services, viewer = asked.services(), viewer_of(asked)
    if due:
        near, silent = services.agreements.due(viewer, days)[1], services.agreements.silent(viewer)[1]
        return [*near, *silent]
    return services.agreements.rows(services.agreements.ids(AgreementQuery(), viewer), viewer)


def _cells(row: AgreementRow, words: Words) -> tuple[str, ...]:
    name = row.title or words(row.kind.label)
    return (
        DASH.join(part for part in (row.ours, row.partner) if part),
        words(NUMBERED, document=name, number=row.number) if row.number else name,
        date_words(row.signed, words),
        date_words(row.until, words),
        date_words(row.notice, words),
        _left(row, words),
        words(row.state.label),
    )


def _left(row: AgreementRow, words: Words) -> str:
    """Say how many days are left; of a deadline whose day is not known the month or the year."""
    from twincities.domain.date_words import within  # noqa: PLC0415 - not before it is asked

    if row.days_left is not None:
        return words.number(row.days_left)
    return within(row.deadline, words) if row.deadline else ""


def _agreement(row: AgreementRow) -> dict[str, Any]:
    period = row.renewal_period
    return {
        "key": row.key,
        "partnership": row.partnership,
        "ours": row.ours,
        "partner": row.partner,
        "countries": list(row.countries),
        "kind": row.kind.value,
        "title": row.title,
        "number": row.number,
        "signed": _edtf(row.signed),
        "in_force_from": _edtf(row.begins),
        "duration": row.duration.value,
        "valid_until": _edtf(row.until),
        "renewal": row.renewal.value if row.renewal else None,
        "renewed_for": f"{period.number} {period.unit.value}" if period else None,
        "notice_by": _edtf(row.notice),
        "deadline": _edtf(row.deadline),
        "days_left": row.days_left,
        "urgency": row.urgency.value if row.urgency else None,
        "state": row.state.value,
        "text": row.text_state.value if row.text_state else None,
        "follows": row.follows,
        "effect": row.does.value if row.does else None,
    }


def _edtf(date: PartialDate | None) -> str | None:
    return None if date is None else date.edtf()
