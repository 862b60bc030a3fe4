"""The ledger as a person reads it, and what the register holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.services.ledger_filter import LedgerQuery
from twincities.ui.commitments.listing import is_heading

if TYPE_CHECKING:
    from tests.ui.today.scenes import Scene
    from twincities.services.ledger import LedgerRow

LIST = "Передать список предприятий"


def lines(scene: Scene) -> list[str]:
    """Return the list as it reads: headings and promises."""
    model = scene.page.table.model_
    return [model.cells(n)[0 if is_heading(model.ids[n]) else 1].text for n in range(len(model.ids))]


def choose(scene: Scene, text: str) -> None:
    number = scene.page.table.model_.ids[lines(scene).index(text)]
    assert scene.page.table.select_id(number)


def listed(scene: Scene, **conditions: object) -> list[LedgerRow]:
    viewer, ledger = scene.page.feed.viewer, scene.services.ledger
    query = LedgerQuery(**conditions)  # type: ignore[arg-type] # the test's own values
    found: list[LedgerRow] = ledger.rows(ledger.ids(None, query, viewer), viewer)
    return found


def promise(scene: Scene, text: str) -> LedgerRow:
    return next(one for one in listed(scene) if one.text == text)
