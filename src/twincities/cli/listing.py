"""The commands that list what is measured and what is owed: activity, commitments."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from twincities.cli.asking import Asked, common_options, print_json, say, tell
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.partial_date import PartialDate
    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message, Words
    from twincities.services.ledger import LedgerRow
    from twincities.services.ledger_filter import LedgerGroup
    from twincities.services.register import PartnershipRow
    from twincities.services.visit_filter import Viewer

JSON = N_("Print results for programs.")
ACTIVITY = N_("List all partnerships by what was recorded of them, the most active first.")
COMMITMENTS = N_("List what was promised: overdue, without a deadline, ahead, done lately.")
ONLY_OPEN = N_("Leave out what is done.")
NOTHING = N_("Nothing to list.")

PARTNERSHIP = NP_("column of a list", "Partnership")
LEGAL_STATUS = NP_("column of a list", "Legal status")
MEASURED = NP_("column of a list", "Activity")
SET = NP_("activity in a list", "{activity}, set by the office")
STATUS_SET = NP_("legal status in a list", "{status}, set by the office")
STATUS_INFERRED = NP_("legal status in a list", "{status} ≈")
LAST_EVENT = NP_("column of a list", "Last event")
OPEN = NP_("column of a list", "Open commitments")
GROUP = NP_("column of a list", "Group")
PROMISE = NP_("column of a list", "Commitment")
PARTNER = NP_("column of a list", "Partner")
SIDE = NP_("column of a list", "Side")
DUE = NP_("column of a list", "Due")
STATUS = NP_("column of a list", "Status")
GROUPS = {
    "overdue": NP_("group of commitments", "overdue"),
    "no_deadline": NP_("group of commitments", "no deadline"),
    "ahead": NP_("group of commitments", "ahead"),
    "recently_done": NP_("group of commitments", "done lately"),
}
UNSETTLED = NP_("side of a commitment", "not settled")
DASH = " — "
LONGEST_CELL = 60
LEAST_CELL = 6
GAP = 2
KEYS = N_("With --json each result has: {keys}.")
# Programs of others rest on these names: one may be added, none may change or go.
ACTIVITY_KEYS = (
    "key", "ours", "partner", "countries", "type", "established", "certainty", "rivals", "legal_status",
    "status_basis", "status_reason", "status_inferred", "activity", "set", "reason", "last_event", "silent_years",
    "open_commitments",
)  # fmt: skip
COMMITMENT_KEYS = (
    "group", "key", "visit", "partnership", "text", "kind", "partner", "side", "side_settled", "responsible",
    "responsible_there", "due", "days_left", "status", "made_on", "done", "closed_in", "evidence", "milestone",
)  # fmt: skip


def listing_commands(words: Words) -> tuple[click.Command, ...]:
    """Return the commands, their help in the given language."""
    return _activity(words), _commitments(words)


def _activity(words: Words) -> click.Command:
    @click.command("activity", help=words(ACTIVITY), epilog=keys_words(ACTIVITY_KEYS, words))
    @click.option("--json", "as_json", is_flag=True, help=words(JSON))
    @common_options(words)
    @click.pass_obj
    def activity(asked: Asked, *, as_json: bool) -> None:
        from twincities.services.register_filter import (  # noqa: PLC0415 - as above
            PartnershipQuery,
            PartnershipSort,
        )

        services, viewer = asked.services(), viewer_of(asked)
        query = PartnershipQuery(sort=PartnershipSort.ACTIVITY)
        found = services.register.rows(services.register.ids(query, viewer), viewer)
        if as_json:
            rivals = services.register.rival_dates([row.id for row in found])
            print_json([_partnership(row, rivals.get(row.id, ())) for row in found])
            return
        header = (PARTNERSHIP, LEGAL_STATUS, MEASURED, LAST_EVENT, OPEN)
        rows = [
            (
                DASH.join((*row.ours, *row.partner)),
                _status(row, words),
                words(SET, activity=words(row.activity.label))
                if row.activity_set
                else words(row.activity.label),
                date_words(row.last_event, words),
                words.number(row.open_commitments),
            )
            for row in found
        ]
        print_table(header, rows, words)

    return activity


def _commitments(words: Words) -> click.Command:
    @click.command("commitments", help=words(COMMITMENTS), epilog=keys_words(COMMITMENT_KEYS, words))
    @click.option("--open", "only_open", is_flag=True, help=words(ONLY_OPEN))
    @click.option("--json", "as_json", is_flag=True, help=words(JSON))
    @common_options(words)
    @click.pass_obj
    def commitments(asked: Asked, *, only_open: bool, as_json: bool) -> None:
        from twincities.services.ledger_filter import LedgerGroup, LedgerQuery  # noqa: PLC0415 - as above

        services, viewer = asked.services(), viewer_of(asked)
        groups = [group for group in LedgerGroup if group is not LedgerGroup.RECENTLY_DONE or not only_open]
        found = [
            (group, row)
            for group in groups
            for row in services.ledger.rows(services.ledger.ids(group, LedgerQuery(), viewer), viewer)
        ]
        if as_json:
            print_json([_commitment(group, row) for group, row in found])
            return
        header = (GROUP, PROMISE, PARTNER, SIDE, DUE, STATUS)
        rows = [
            (
                words(GROUPS[group.value]),
                row.text,
                DASH.join(row.partner),
                words(UNSETTLED) if row.side_unsettled else term_words(row.side, words),
                date_words(row.due, words),
                words(row.status.label),
            )
            for group, row in found
        ]
        print_table(header, rows, words)

    return commitments


def viewer_of(asked: Asked) -> Viewer:
    """Return who reads a list: today, in the command line's language."""
    from twincities.services.visit_filter import Viewer  # noqa: PLC0415 - as above

    return Viewer(asked.words.language, asked.today(), asked.program.settings.report_days)


def _status(row: PartnershipRow, words: Words) -> str:
    said = words(row.legal_status.label)
    if row.status_set:
        return words(STATUS_SET, status=said)
    return words(STATUS_INFERRED, status=said) if row.status_inferred else said


def _partnership(row: PartnershipRow, rivals: Sequence[PartialDate]) -> dict[str, Any]:
    return {
        "key": row.key,
        "ours": list(row.ours),
        "partner": list(row.partner),
        "countries": list(row.countries),
        "type": row.type.value,
        "established": _edtf(row.established),
        "certainty": row.established_grade.value if row.established_grade else None,
        "rivals": [date.edtf() for date in rivals],
        "legal_status": row.legal_status.value,
        "status_basis": row.status_basis.value,
        "status_reason": row.status_reason if row.status_set else "",
        "status_inferred": row.status_inferred,
        "activity": row.activity.value,
        "set": row.activity_set,
        "reason": row.activity_reason if row.activity_set else "",
        "last_event": _edtf(row.last_event),
        "silent_years": row.silent_years,
        "open_commitments": row.open_commitments,
    }


def _commitment(group: LedgerGroup, row: LedgerRow) -> dict[str, Any]:
    return {
        "group": group.value,
        "key": row.key,
        "visit": row.visit_key,
        "partnership": row.partnership_key,
        "text": row.text,
        "kind": row.kind.value,
        "partner": list(row.partner),
        "side": row.side.value if row.side else None,
        "side_settled": not row.side_unsettled,
        "responsible": row.responsible,
        "responsible_there": row.responsible_there,
        "due": _edtf(row.due),
        "days_left": row.days_left,
        "status": row.status.value,
        "made_on": _edtf(row.made_on),
        "done": _edtf(row.done),
        "closed_in": row.closed_in,
        "evidence": row.evidence,
        "milestone": row.milestone,
    }


def _edtf(date: PartialDate | None) -> str | None:
    return None if date is None else date.edtf()


def date_words(date: PartialDate | None, words: Words) -> str:
    """Say a date, "" for none."""
    from twincities.domain.date_words import short  # noqa: PLC0415 - as above

    return "" if date is None else short(date, words)


def term_words(term: Term | None, words: Words) -> str:
    """Say a term, "" for none."""
    return "" if term is None else words(term.label)


def print_table(header: Sequence[Message], rows: Sequence[Sequence[str]], words: Words) -> None:
    """Print rows: for a person as columns under a header, for other programs divided by tabs."""
    if not rows:
        tell(words(NOTHING))
        return
    if not sys.stdout.isatty():
        for row in rows:
            say("\t".join(" ".join(cell.split()) for cell in row).rstrip())
        return
    lines = [[_cut(cell, LONGEST_CELL) for cell in row] for row in ([words(t) for t in header], *rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(header))]
    widths = fitted(widths, shutil.get_terminal_size().columns)
    for line in lines:
        cells = (_cut(cell, width).ljust(width) for cell, width in zip(line, widths, strict=True))
        say((" " * GAP).join(cells).rstrip())


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns that stand side by side in so many characters: the widest give way first."""
    left = list(widths)
    over = sum(left) + GAP * (len(left) - 1) - room
    while over > 0 and max(left) > LEAST_CELL:
        left[left.index(max(left))] -= 1
        over -= 1
    return left


def keys_words(keys: Sequence[str], words: Words) -> str:
    """Say which keys a result printed for programs has."""
    return words(KEYS, keys=", ".join(keys))


def _cut(cell: str, longest: int) -> str:
    whole = " ".join(cell.split())
    return whole if len(whole) <= longest else f"{whole[: longest - 1]}…"
