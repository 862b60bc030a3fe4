"""The sources of a visit's values: those that are written down with it, and what a person does with a whole one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.names import fold
from twincities.domain.vocabularies import SourceKind
from twincities.i18n import N_, NN_
from twincities.ui.forms.cited import Cited
from twincities.ui.forms.sourcing import Sourcing
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.labels import said
from twincities.ui.theme.tokens import Type
from twincities.ui.visit_editor import form

if TYPE_CHECKING:
    from twincities.domain.state import Row
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.sourcing import ValueSpot

ATTACHED = NN_("{count} value attached to the source", "{count} values attached to the source")
NO_SOURCES = N_("Write down a source first: section Sources, Alt+5")


class VisitCited(Cited):
    """Only the sources of the visit can be named: they are rows of its form."""

    creates = False

    def numbered(self) -> dict[str, tuple[int, str]]:
        """Return number and title of the visit's sources by key."""
        content = self._desk.content
        titles = {row["source"]: row["title"] or "" for row in content["parts"]["sources"]}
        return {key: (number, titles[key]) for key, number in form.source_numbers(content).items()}

    def kind(self, key: str) -> SourceKind | None:
        """Return what kind of source its row says it is."""
        rows = self._desk.content["parts"]["sources"]
        kind = next((row["kind"] for row in rows if row["source"] == key), None)
        return SourceKind(kind) if kind else None

    def offers(self, words: str) -> list[Suggestion]:
        """Suggest the sources of the visit."""
        named = self.numbered().items()
        return [Suggestion(key, title) for key, (_number, title) in named if fold(words) in fold(title)]


class VisitSourcing(Sourcing):
    """A source itself is attached to everything that has none yet."""

    def attach_spot(self, spot: ValueSpot) -> None:
        """Ask from which source a value comes; on a source itself: attach it to everything that has none."""
        if spot.part == "sources":
            self._confirm_all(spot.row)
        elif form.filled(self._desk.content, "sources"):
            super().attach_spot(spot)
        else:
            self._open(spot, said(self._desk.texts, NO_SOURCES, Type.BODY, "text2"))

    def _attached(self, content: Content, spot: ValueSpot, claim: Row) -> Content:
        made = super()._attached(content, spot, claim)
        if spot.part == "outcomes" and claim["quote"]:
            return _quoted(made, spot.row, claim["quote"])
        return made

    def _confirm_all(self, row: str) -> None:
        content = self._desk.content
        source = next((one["source"] for one in content["parts"]["sources"] if one["key"] == row), "")
        if not source:
            return
        before = form.confirmed_by(content, source)
        made = form.confirmed_throughout(content, source)
        self._editor.put_content(made)
        self._desk.context.say(ATTACHED, count=form.confirmed_by(made, source) - before)


def _quoted(content: Content, row: str, words: str) -> Content:
    """Return the content with an outcome's quoted words, where it has none yet."""
    rows = [
        {**one, "quote": words} if one["key"] == row and not one.get("quote") else one
        for one in content["parts"]["outcomes"]
    ]
    return {**content, "parts": {**content["parts"], "outcomes": rows}}
