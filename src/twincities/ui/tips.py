"""Text from outside in a tooltip."""

from __future__ import annotations

from html import escape


def plain(text: str) -> str:
    """Return a text for a tooltip, in which Qt takes whatever looks like a tag for markup: a name stays a name."""
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>") if "<" in text else text
