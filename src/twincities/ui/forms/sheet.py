"""What a noun's form has to have so that its record can be opened, typed, kept as a draft and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from twincities.ui.forms.content import Content
    from twincities.ui.furniture.banners import Banner
    from twincities.ui.furniture.buttons import Button


class HoldsContent(Protocol):
    """A form's surroundings; `content` is replaced, never changed, so that earlier states can be kept."""

    content: Content


class Header(Protocol):
    """Says which record it is and how it stands with it."""

    title: Any

    def show_draft(self, *, shown: bool) -> None:
        """Show that what stands here is not written yet."""

    def show_elsewhere(self, *, shown: bool) -> None:
        """Say that another window has a draft of this record."""

    def show_problems(self, errors: int, warnings: int) -> None:
        """Count what forbids saving and what is only remarked."""


class Sheet(Protocol):
    """A noun's form: a widget with header, fields, and a place for banners."""

    header: Header
    discard: Button

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner in place of the one before."""
